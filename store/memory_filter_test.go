package store

import (
	"context"
	"testing"

	"truceboard/store/ceasefire"
)

// What was chosen by a filter is chosen once for all that is asked of it, and let go of with the filter.
func TestWhatAFilterChoosesIsChosenOnce(t *testing.T) {
	ctx, d := context.Background(), logged(t)
	m := NewMemory(d)
	view := View{Filter: ceasefire.Filter{Text: "a", Terms: []ceasefire.Term{{Field: ceasefire.TermTitle, Text: "e"}}}}
	if _, err := m.Facts(ctx, view); err != nil {
		t.Fatal(err)
	}
	h, err := m.current(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, known := m.chosen.known(h, view); !known {
		t.Error("the table has to look again for what the numbers were made of")
	}
	other := view
	other.Terms = []ceasefire.Term{{Field: ceasefire.TermTitle, Text: "s"}}
	if _, known := m.chosen.known(h, other); known {
		t.Error("another filter is answered with what this one chose")
	}
	if _, err := m.Facts(ctx, View{}); err != nil {
		t.Fatal(err)
	}
	if m.chosen.of != nil {
		t.Error("what is held is kept, though nothing is narrowed any more")
	}
}
