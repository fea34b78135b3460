package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// secretEntry is a field for a passphrase: what is typed is shown on demand only. It is never kept as a draft.
type secretEntry struct {
	content *fyne.Container
	entry   *formEntry
	show    *tick
	shown   func(bool)
}

func newSecretEntry(f *formBody) *secretEntry {
	s := &secretEntry{entry: f.entry("")}
	s.entry.Password = true
	s.show = newTick("Show", s.turn, f.leave)
	s.content = container.NewBorder(nil, nil, nil, s.show, s.entry)
	return s
}

// turn shows what is typed, or hides it.
func (s *secretEntry) turn() {
	s.entry.Password = !s.show.Checked
	s.entry.Refresh()
	if s.shown != nil {
		s.shown(s.show.Checked)
	}
}
