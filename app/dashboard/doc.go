// Package dashboard is the window: its pages, dialogs and menu, and what is selected in them. It holds no SQL and draws
// nothing itself: dossiers come from store, rules from store/ceasefire, looks from widgets.
//
// Everything here runs on the main goroutine, but for loads and saves, which run beside it and come back through fyne.Do.
package dashboard
