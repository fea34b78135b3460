// Package widgets holds the window's own widgets: clocks, the as-of control, the incident table, the filter, the compliance matrix, charts.
//
// They know the words of the ceasefire and nothing of how a dossier is kept. No widget has a goroutine of its own: setters and Tick move
// them, on the main goroutine.
package widgets
