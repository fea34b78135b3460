package dashboard

import (
	"reflect"
	"slices"
	"time"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// beforeEffect is how far before the first clock the as-of slider begins.
const beforeEffect = 4 * 24 * time.Hour

// afterLast is how far behind the last event it ends.
const afterLast = 24 * time.Hour

// widgetMode gives the as-of's mode in the widget's words.
func (s *session) widgetMode() widgets.ReadMode {
	switch s.asOf.mode {
	case modeRunning:
		return widgets.Running
	case modePaused:
		return widgets.Paused
	default:
		return widgets.Live
	}
}

// span gives the instants between which the as-of slider scrubs: from a few days before the agreement takes effect to the last
// that its clocks, rulings and timeline speak of.
func (s *session) span() (from, to time.Time) {
	from, to = s.frame.Agreement.Effect.Add(-beforeEffect), s.frame.Agreement.Effect
	for _, at := range s.marks() {
		if at.After(to) {
			to = at
		}
	}
	return from, to.Add(afterLast)
}

// marks lists the instants that the dossier's frame speaks of.
func (s *session) marks() []time.Time {
	var marks []time.Time
	for _, c := range s.frame.Clocks {
		marks = append(marks, c.Starts, c.Ends)
	}
	for _, d := range s.frame.Determinations {
		if d.Counts() {
			marks = append(marks, d.At, d.Until)
		}
	}
	for _, e := range s.frame.Timeline {
		marks = append(marks, e.When.From)
	}
	return marks
}

// moved shows the as-of at once in the header and asks for what the pages show at it.
func (w *Window) moved() {
	w.header.tick(w.session.at())
	w.leave(w.session)
	w.session.reload()
}

// setScope narrows every page to a scope.
func (w *Window) setScope(view ceasefire.ScopeView) {
	filter := w.session.filter
	filter.Scope = view
	w.setFilter(filter)
}

// setFilter narrows every page.
func (w *Window) setFilter(filter ceasefire.Filter) {
	if w.session == nil {
		return
	}
	if w.notice.filtered && !reflect.DeepEqual(w.session.filter, filter) {
		w.notice.hide()
	}
	w.session.filter = filter
	w.leave(w.session)
	w.session.reload()
}

// narrowTo narrows every page to what was tapped in a chart, and offers to take that back.
func (w *Window) narrowTo(what plot.Narrowing) {
	s := w.session
	if s == nil {
		return
	}
	before, after := s.filter, narrowed(s.filter, what)
	w.setFilter(after)
	words := "Shown is now: " + after.Words(s.frame) + "."
	if !what.Party.IsZero() {
		words += " The party is on either side."
	}
	w.notice.say(words, "Undo", func() {
		if w.session == s {
			w.setFilter(before)
		}
	})
	w.notice.filtered = true
}

// narrowed gives a filter with what was tapped in the place of its own days, areas, types, parties, scope, field or stretch of the map.
func narrowed(filter ceasefire.Filter, to plot.Narrowing) ceasefire.Filter {
	if to.Days != (ceasefire.Span{}) {
		filter.Days = to.Days
	}
	if to.Area != "" {
		filter.Areas = []string{to.Area}
	}
	if to.Type != "" {
		filter.Types = []ceasefire.Type{to.Type}
	}
	if !to.Party.IsZero() {
		filter.Parties = []ceasefire.ID{to.Party}
	}
	if to.Scope != ceasefire.ViewAll {
		filter.Scope = to.Scope
	}
	if to.Term != (ceasefire.Term{}) {
		filter.Terms = append(slices.DeleteFunc(slices.Clone(filter.Terms), func(t ceasefire.Term) bool { return t.Field == to.Term.Field }), to.Term)
	}
	if !to.Within.IsZero() {
		filter.Within = to.Within
	}
	return filter
}

// settle is how long a filter that is being typed must rest before the pages are read anew.
const settle = 250 * time.Millisecond

// narrowSoon waits until the filter rests, then narrows every page.
func (w *Window) narrowSoon(filter ceasefire.Filter) {
	if w.narrowing != nil {
		w.narrowing.Stop()
	}
	w.calm.stir(awakeAfter)
	w.narrowing = time.AfterFunc(settle, func() { w.draw(func() { w.setFilter(filter) }) })
}
