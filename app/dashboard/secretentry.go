package dashboard

// secretFields are a form's fields for a passphrase: what is typed in them is shown on demand only, and never kept as a draft.
type secretFields struct {
	entries []*formEntry
	show    *tick
}

// secrets makes so many fields for a passphrase, and the tick that shows what is typed in them.
func (b *formBody) secrets(n int) *secretFields {
	s := &secretFields{}
	for range n {
		e := b.entry("")
		e.Password = true
		s.entries = append(s.entries, e)
	}
	s.show = newTick("Show what is typed", s.turn, b.leave)
	return s
}

// turn shows what is typed, or hides it.
func (s *secretFields) turn() {
	for _, e := range s.entries {
		e.Password = !s.show.Checked
		e.Refresh()
	}
}

// empty forgets what was typed.
func (s *secretFields) empty() {
	for _, e := range s.entries {
		e.SetText("")
	}
}
