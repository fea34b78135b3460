package widgets

import (
	"slices"

	"truceboard/store/ceasefire"
)

// filterEcho remembers the filters that the bar sent and that did not come back yet, the one before them first. What was sent
// takes a while to be read and shown; a filter that comes back when a newer one is under way must not undo the newer.
type filterEcho struct{ sent []ceasefire.Filter }

func (e *filterEcho) send(before, now ceasefire.Filter) {
	if len(e.sent) == 0 {
		e.sent = append(e.sent, before)
	}
	e.sent = append(e.sent, now)
}

// underWay reports whether a filter was sent that did not come back yet.
func (e *filterEcho) underWay() bool { return len(e.sent) > 0 }

// overtaken reports whether a filter is one that a newer one, still under way, replaces.
func (e *filterEcho) overtaken(filter ceasefire.Filter) bool {
	if len(e.sent) == 0 {
		return false
	}
	newest := len(e.sent) - 1
	if !sameFilter(filter, e.sent[newest]) && slices.ContainsFunc(e.sent[:newest], func(f ceasefire.Filter) bool { return sameFilter(f, filter) }) {
		return true
	}
	e.sent = nil
	return false
}

// sameFilter reports whether two filters show the same.
func sameFilter(a, b ceasefire.Filter) bool {
	return a.Days == b.Days && slices.Equal(a.Parties, b.Parties) && slices.Equal(a.Types, b.Types) && a.MinSeverity == b.MinSeverity &&
		a.Scope == b.Scope && slices.Equal(a.Areas, b.Areas) && slices.Equal(a.Verifications, b.Verifications) &&
		a.Place == b.Place && a.Text == b.Text && slices.Equal(a.Terms, b.Terms) && a.Within == b.Within
}
