package dashboard

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// sourceInputs are the fields of a source.
type sourceInputs struct {
	form                        *formBody
	heading, publisher, address *formEntry
	published                   *widgets.InstantEntry
	reliability                 *pick
	confidential                *tick
	attribution, licence        *formEntry
}

// reliabilities lists the grades of a source in words (STANAG 2511), none first.
func reliabilities() []string {
	return []string{"Not graded", "A completely reliable", "B usually reliable", "C fairly reliable", "D not usually reliable", "E unreliable", "F cannot be judged"}
}

func newSourceSection(leave func()) section {
	form := newFormBody(leave)
	in := &sourceInputs{form: form, heading: form.entry("What it is called"), publisher: form.entry("Who published it"), address: form.entry("https://…"), published: form.instant()}
	in.reliability, in.confidential = form.pick(reliabilities()), form.tick("Confidential")
	in.attribution, in.licence = form.entry("The wording that its licence asks for"), form.entry("Such as CC BY 4.0")
	form.add(form.field("title", "Title", in.heading))
	form.add(form.field("publisher", "Publisher", in.publisher))
	form.add(form.field("address", "Address", in.address))
	form.add(form.field("published", "Published", in.published))
	form.add(form.field("reliability", "Reliability", in.reliability), form.field("confidential", "Handling", in.confidential))
	form.add(form.field("attribution", "Attribution", in.attribution), form.field("licence", "Licence", in.licence))
	return &records[ceasefire.Source]{
		key:  func(r ceasefire.Source) string { return r.ID.String() },
		word: "Sources", single: "source", field: "sources", right: 84,
		list:  func(f *ceasefire.Frame) *[]ceasefire.Source { return &f.Sources },
		shown: func(s ceasefire.Source, at time.Time) bool { return s.PublishedBy(at) },
		same:  func(a, b ceasefire.Source) bool { return a.ID == b.ID }, identifier: func(s *ceasefire.Source) *ceasefire.ID { return &s.ID },
		named: func(s ceasefire.Source) string { return s.Title },
		line:  sourceLine, fill: in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable { return in.heading },
		repeat: func(s ceasefire.Source) ceasefire.Source {
			return ceasefire.Source{Publisher: s.Publisher, Reliability: s.Reliability, Licence: s.Licence}
		},
	}
}

func sourceLine(shot *Snapshot, s ceasefire.Source) widgets.LedgerRow {
	var parts []string
	if s.Publisher != "" {
		parts = append(parts, s.Publisher)
	}
	if s.Reliability != "" {
		parts = append(parts, "reliability "+string(s.Reliability))
	}
	if s.Confidential {
		parts = append(parts, "confidential")
	}
	published := ceasefire.FormatInstant(s.Published, ceasefire.PrecisionDay, shot.Zone)
	return widgets.LedgerRow{Cells: []string{s.Title, published}, Under: strings.Join(parts, " · ")}
}

func (in *sourceInputs) fill(_ ceasefire.Frame, zone *time.Location, s ceasefire.Source) {
	in.heading.SetText(s.Title)
	in.publisher.SetText(s.Publisher)
	in.address.SetText(s.Address)
	setDay(in.published, s.Published, zone)
	in.reliability.SetSelectedIndex(max(strings.Index(" ABCDEF", string(s.Reliability)), 0))
	in.confidential.SetChecked(s.Confidential)
	in.attribution.SetText(s.Attribution)
	in.licence.SetText(s.Licence)
}

func (in *sourceInputs) take(s ceasefire.Source) (ceasefire.Source, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	s.Title, s.Publisher, s.Address = typed(in.heading), typed(in.publisher), typed(in.address)
	s.Published = in.form.readInstant("published", in.published, &problems)
	s.Reliability = ceasefire.Reliability(strings.TrimSpace(" ABCDEF"[max(in.reliability.SelectedIndex(), 0):][:1]))
	s.Confidential, s.Attribution, s.Licence = in.confidential.Checked, typed(in.attribution), typed(in.licence)
	return s, problems
}
