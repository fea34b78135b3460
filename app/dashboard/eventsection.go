package dashboard

import (
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// eventInputs are the fields of an entry of the timeline.
type eventInputs struct {
	form          *formBody
	heading, text *formEntry
	when          *widgets.InstantEntry
	source        *choice
}

func newEventSection(leave func()) section {
	form := newFormBody(leave)
	in := &eventInputs{form: form, heading: form.entry("What happened, in one line"), text: form.lines("More, where it is needed"), when: form.instant(), source: form.choice()}
	form.add(form.field("when", "When", in.when))
	form.add(form.field("title", "What", in.heading))
	form.add(form.field("text", "Text", in.text))
	form.add(form.field("source", "Source", in.source))
	return &records[ceasefire.Event]{
		key:  func(r ceasefire.Event) string { return r.ID.String() },
		word: "Timeline", single: "entry", field: "timeline", right: 110,
		list:  func(f *ceasefire.Frame) *[]ceasefire.Event { return &f.Timeline },
		same:  func(a, b ceasefire.Event) bool { return a.ID == b.ID },
		named: func(e ceasefire.Event) string { return e.Title },
		line: func(shot *Snapshot, e ceasefire.Event) widgets.LedgerRow {
			return widgets.LedgerRow{Cells: []string{e.Title, e.When.FormatAsOf(shot.View.AsOf.At, shot.Zone)}, Under: sourceTitle(shot.Whole, e.Source)}
		},
		fill: in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable { return in.when.Entry() },
		repeat: func(e ceasefire.Event) ceasefire.Event { return ceasefire.Event{Source: e.Source} },
	}
}

func (in *eventInputs) fill(frame ceasefire.Frame, zone *time.Location, e ceasefire.Event) {
	in.when.SetZone(zone)
	in.when.SetMoment(e.When)
	in.heading.SetText(e.Title)
	in.text.SetText(e.Text)
	ids, names := sourceChoices(frame)
	in.source.offer("none", ids, names, e.Source)
}

func (in *eventInputs) take(e ceasefire.Event) (ceasefire.Event, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	when, err := in.when.Value()
	if err != nil {
		problems = append(problems, ceasefire.Problem{Field: "when", Message: sentence(err)})
	}
	e.When, e.Title, e.Text, e.Source = when, typed(in.heading), typed(in.text), in.source.chosen()
	return e, problems
}

// sourceTitle gives a source's title, nothing for none.
func sourceTitle(frame ceasefire.Frame, id ceasefire.ID) string {
	source, _ := frame.Source(id)
	return source.Title
}
