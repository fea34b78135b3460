package widgets

import (
	"slices"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
)

// FocusGained shows where the keyboard is.
func (m *ComplianceMatrix) FocusGained() {
	m.focused = true
	m.repaint()
}

// FocusLost takes the sign of the keyboard back.
func (m *ComplianceMatrix) FocusLost() {
	m.focused = false
	m.repaint()
}

// TypedRune does nothing; the matrix is moved through by keys.
func (m *ComplianceMatrix) TypedRune(rune) {}

// TypedKey moves from row to row and from day to day, or opens.
func (m *ComplianceMatrix) TypedKey(key *fyne.KeyEvent) {
	page := max(int(m.scroll.Size().Height/matrixRowHeight)-1, 1)
	rows := map[fyne.KeyName]int{
		fyne.KeyUp: m.at - 1, fyne.KeyDown: m.at + 1, fyne.KeyPageUp: m.at - page, fyne.KeyPageDown: m.at + page,
		fyne.KeyHome: 0, fyne.KeyEnd: len(m.rows) - 1, fyne.KeySpace: m.at,
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		m.open()
	case fyne.KeyEscape:
		if m.OnEscape != nil {
			m.OnEscape()
		}
	case fyne.KeyLeft:
		m.choose(m.at, m.dayBeside(-1))
	case fyne.KeyRight:
		m.choose(m.at, m.dayBeside(1))
	default:
		if at, ok := rows[key.Name]; ok {
			m.choose(at, m.selected.Day)
		}
	}
}

// dayBeside gives the day a step to the left or to the right of the one selected. Left of the oldest is the row as a whole, zero; from there
// a step to the right goes to the first day in sight.
func (m *ComplianceMatrix) dayBeside(step int) ceasefire.Day {
	days := m.view.Changes.Days
	at := slices.Index(days, m.selected.Day)
	switch {
	case len(days) == 0 || at < 0 && step < 0 || at+step < 0 && at >= 0:
		return 0
	case at < 0:
		return days[min(m.columns.from, len(days)-1)]
	}
	return days[min(at+step, len(days)-1)]
}
