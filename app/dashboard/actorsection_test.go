package dashboard

import (
	"fmt"
	"testing"

	"truceboard/store/ceasefire"
)

// Every name that stands for no party can be seen, however many there are.
func TestEveryNameWithoutAPartyCanBeSeen(t *testing.T) {
	w := New(testApp(t), Options{})
	newNames := func(n int) *nameInputs {
		in := &nameInputs{window: w, form: newFormBody(func() {})}
		in.layOpen()
		var all []ceasefire.ActorCount
		for i := range n {
			all = append(all, ceasefire.ActorCount{Name: fmt.Sprintf("Name %03d", i), Incidents: n - i})
		}
		in.show(ceasefire.Frame{}, all)
		return in
	}
	few := newNames(unmappedShown)
	if !few.more.Hidden || few.heading.Text() != "Stand for no party yet, with their incidents" {
		t.Errorf("of a few: %v, %q", few.more.Hidden, few.heading.Text())
	}
	many := newNames(70)
	for _, want := range []struct{ heading, more string }{
		{"Stand for no party: the 8 most frequent of 70", "Show 50 more"},
		{"Stand for no party: the 58 most frequent of 70", "Show 12 more"},
	} {
		if many.heading.Text() != want.heading || many.more.Text != want.more || many.more.Hidden {
			t.Errorf("%q, %q; want %+v", many.heading.Text(), many.more.Text, want)
		}
		many.more.OnTapped()
	}
	if !many.more.Hidden || many.heading.Text() != "Stand for no party yet, with their incidents" {
		t.Errorf("all of them: %q", many.heading.Text())
	}
}
