package dashboard

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// rulingForm records a determination: what is ruled on a clock, when it takes effect, why, after which source and on which incidents.
type rulingForm struct {
	page      *clocksPage
	content   fyne.CanvasObject
	heading   *widgets.Prose
	why       *widgets.Prose
	form      *formBody
	ruling    *pick
	leg       *choice
	at, until *widgets.InstantEntry
	reason    *formEntry
	source    *choice
	evidence  *evidencePicker
	legRow    fyne.CanvasObject
	untilRow  fyne.CanvasObject
	on        ceasefire.Reading
	turn      int
}

func newRulingForm(p *clocksPage) *rulingForm {
	f := &rulingForm{page: p, heading: wrapped("", true), why: wrapped("", false), form: newFormBody(p.leave)}
	f.ruling = f.form.pick(nil)
	f.ruling.OnChanged = func(string) { f.showRows() }
	f.leg, f.source = f.form.choice(), f.form.choice()
	f.at, f.until = f.form.instant(), f.form.instant()
	f.reason = f.form.lines("Why: what was done or said, and how it is known")
	f.evidence = newEvidencePicker(p.window, p.leave)
	f.lay()
	return f
}

func (f *rulingForm) lay() {
	form := f.form
	form.add(form.field("ruling", "Ruling", f.ruling))
	form.fields["clock"] = form.fields["ruling"] // what is wrong with ruling on this clock at all
	form.add(form.field("leg", "Leg", f.leg))
	f.legRow = form.fields["leg"]
	form.add(form.field("at", "Takes effect: a day, or a day and a time", f.at))
	form.add(form.field("until", "New end: a day, which belongs to the term, or a day and a time", f.until))
	f.untilRow = form.fields["until"]
	form.add(form.field("reason", "Reason", f.reason))
	form.add(form.field("source", "Source", f.source))
	form.lists[f.evidence.content] = f.evidence
	form.add(form.field("evidence", "Incidents it rests on", f.evidence.content))
	actions := container.NewHBox(saveButton("Save ruling", f.save), newButton("Close", f.page.leave))
	about := container.NewVBox(f.heading, f.why)
	f.content = widgets.NewPanel("Record ruling", "Ctrl+Enter saves, Esc closes", container.NewBorder(about, actions, nil, nil, form.scroll))
}

// showRows shows the leg and the new end only where the ruling needs them.
func (f *rulingForm) showRows() {
	f.legRow.Hide()
	f.untilRow.Hide()
	switch f.chosen() {
	case ceasefire.LegMet, ceasefire.LegOpen:
		f.legRow.Show()
	case ceasefire.Extended, ceasefire.Offered:
		f.untilRow.Show()
	}
	f.form.content.Refresh()
}

// chosen gives the ruling that is chosen, if any.
func (f *rulingForm) chosen() ceasefire.Ruling {
	choices := rulingsFor(f.on.Clock)
	if i := f.ruling.SelectedIndex(); i >= 0 && i < len(choices) {
		return choices[i].ruling
	}
	return ""
}

// begin empties the form for a clock, at the instant of the reading.
func (f *rulingForm) begin(r ceasefire.Reading) {
	f.fill(r)
	f.page.open(f, f.content, f.ruling)
	f.takeUp(f.ruling)
}

// beginLeg begins a ruling on a leg.
func (f *rulingForm) beginLeg(r ceasefire.Reading, leg ceasefire.ID, ruling ceasefire.Ruling) {
	f.fill(r)
	f.choose(ruling)
	ids, names := ruledLegs(r.Clock)
	f.leg.offer("choose a leg", ids, names, leg)
	f.page.open(f, f.content, f.reason)
	f.takeUp(f.reason, leg.String(), string(ruling))
}

// beginProposal begins a ruling on a proposed break, with its incidents as evidence.
func (f *rulingForm) beginProposal(r ceasefire.Reading, p ceasefire.Proposal, ruling ceasefire.Ruling) {
	f.fillProposal(r, p, ruling)
	f.page.open(f, f.content, f.reason)
	f.takeEvidence(p.Keys, func() { f.takeUp(f.reason, p.Day.String(), p.Why, string(ruling)) })
}

// takeUp takes up what was being typed of a ruling on the clock, and more closely on what: it stands in the same words in the draft's name.
func (f *rulingForm) takeUp(first fyne.Focusable, on ...string) {
	f.page.drafts.open(strings.Join(append([]string{"ruling", f.on.Clock.ID.String()}, on...), " "), f.form, first, f.form.offer)
}

func (f *rulingForm) fillProposal(r ceasefire.Reading, p ceasefire.Proposal, ruling ceasefire.Ruling) {
	f.fill(r)
	f.choose(ruling)
	f.why.SetText(p.Day.Format() + ": " + p.Why)
	f.why.Show()
	f.at.SetText(p.Day.String())
}

func (f *rulingForm) fill(r ceasefire.Reading) {
	f.page.drafts.close()
	session := f.page.window.session
	f.turn++
	f.on = r
	f.heading.SetText(r.Clock.Name)
	f.why.Hide()
	f.ruling.SetOptions(nil)
	f.ruling.ClearSelected()
	for _, c := range rulingsFor(r.Clock) {
		f.ruling.Options = append(f.ruling.Options, c.words)
	}
	ids, names := ruledLegs(r.Clock)
	f.leg.offer("choose a leg", ids, names, ceasefire.ID{})
	setInstant(f.at, session.at(), session.zone)
	setInstant(f.until, time.Time{}, session.zone)
	f.reason.SetText("")
	ids, names = sourceChoices(session.frame)
	f.source.offer("none", ids, names, ceasefire.ID{})
	f.evidence.begin(session, r.Clock.Party)
	f.form.tell("", nil)
	f.showRows()
}

func (f *rulingForm) choose(ruling ceasefire.Ruling) {
	for i, c := range rulingsFor(f.on.Clock) {
		if c.ruling == ruling {
			f.ruling.SetSelectedIndex(i)
		}
	}
}

// ruledLegs offers the legs that are met by ruling.
func ruledLegs(c ceasefire.Clock) (ids []ceasefire.ID, names []string) {
	for _, l := range c.Legs {
		if l.Clock.IsZero() {
			ids, names = append(ids, l.ID), append(names, l.Name)
		}
	}
	return ids, names
}

// takeEvidence reads a proposal's incidents beside the window, ties them to the ruling, and then does what waits for that.
func (f *rulingForm) takeEvidence(keys []int64, tied func()) {
	dossier, asOf, turn := f.page.window.session.dossier, f.page.shot.View.AsOf, f.turn
	f.page.window.background("reading the incidents of a proposal", func(ctx context.Context) (func(), error) {
		incidents, err := readIncidents(ctx, dossier, keys, asOf)
		return func() {
			if turn == f.turn {
				f.tie(keys, incidents)
				tied()
			}
		}, err
	})
}

// readIncidents reads incidents by their keys.
func readIncidents(ctx context.Context, d *store.Dossier, keys []int64, asOf ceasefire.AsOf) ([]ceasefire.Incident, error) {
	var incidents []ceasefire.Incident
	for _, key := range keys {
		incident, err := d.IncidentByKey(ctx, key, asOf)
		if err != nil {
			return nil, err
		}
		incidents = append(incidents, incident)
	}
	return incidents, nil
}

// tie ties incidents to the ruling, and dates it as closely as they are known.
func (f *rulingForm) tie(keys []int64, incidents []ceasefire.Incident) {
	zones := f.page.times()
	for i, incident := range incidents {
		one := pickedIncident{ceasefire.Evidence{Incident: incident.ID}, newClockIncident(keys[i], incident, f.page.shot, zones).words}
		f.evidence.take(one, ceasefire.StanceFor)
	}
	f.date(incidents)
}

// date puts the ruling at the minute of the only incident, where that is known, else leaves it to the day. A day that began before the count
// did is not one on which anything was held, so that the last incident's instant stands for it.
func (f *rulingForm) date(incidents []ceasefire.Incident) {
	if len(incidents) == 0 {
		return
	}
	last := incidents[0].When
	for _, i := range incidents {
		if i.When.From.After(last.From) {
			last = i.When
		}
	}
	day := ceasefire.DayOf(last.From, f.page.shot.Zone).Start(f.page.shot.Zone)
	exact := len(incidents) == 1 && last.Precision == ceasefire.PrecisionMinute
	if exact || last.Precision == ceasefire.PrecisionMinute && !day.After(f.on.HeldSince) {
		setInstant(f.at, last.From, f.page.shot.Zone)
	}
}

// determination reads the form, and gives what is wrong with it beside what the rules will say.
func (f *rulingForm) determination() (ceasefire.Determination, []ceasefire.Problem) {
	d := ceasefire.Determination{Clock: f.on.Clock.ID, Ruling: f.chosen(), Reason: typed(f.reason), Source: f.source.chosen(), Evidence: f.evidence.chosen()}
	var problems []ceasefire.Problem
	if d.Ruling == "" {
		problems = append(problems, ceasefire.Problem{Field: "ruling", Message: "Choose what is ruled."})
	}
	when, err := f.at.Value()
	if err != nil {
		problems = append(problems, ceasefire.Problem{Field: "at", Message: sentence(err)})
	}
	d.At, d.Precision = when.From, when.Precision
	switch d.Ruling {
	case ceasefire.LegMet, ceasefire.LegOpen:
		d.Leg = f.leg.chosen()
	case ceasefire.Extended, ceasefire.Offered:
		until, err := f.until.Value()
		if err != nil {
			problems = append(problems, ceasefire.Problem{Field: "until", Message: sentence(err)})
		}
		// A last day belongs to its term.
		if d.Until = until.From; !until.Precision.HasTime() {
			d.Until = until.Until
		}
	}
	if len(problems) == 0 {
		problems = f.idle(d)
	}
	return d, problems
}

// idle says why a ruling would change nothing.
func (f *rulingForm) idle(d ceasefire.Determination) []ceasefire.Problem {
	before := f.page.window.session.frame.Read(f.on.Clock, d.At)
	zones := f.page.zones.zones(f.page.shot.Zone)
	minute := ceasefire.PrecisionMinute
	switch {
	case d.Ruling == ceasefire.Broken && !d.KnownUntil(f.page.shot.Zone).After(before.HeldSince):
		return []ceasefire.Problem{{Field: "at", Message: "Nothing had been held by then: the count began " + zones.Format(before.HeldSince, minute) + "."}}
	case d.Ruling == ceasefire.Extended && d.Until.After(d.At) && !d.Until.After(before.Ends):
		return []ceasefire.Problem{{Field: "until", Message: "The term ran to " + zones.Format(before.Ends, minute) + " already: give a later end."}}
	}
	return nil
}

// save records the ruling beside the window.
func (f *rulingForm) save() {
	d, problems := f.determination()
	if len(problems) > 0 {
		f.form.tell("", together(problems, d.Problems(f.page.window.session.frame)))
		return
	}
	window := f.page.window
	session, clock, zones, forget := window.session, f.on.Clock, f.page.times(), f.page.drafts.saves()
	window.saving("saving the ruling", func(ctx context.Context) (func(), error) {
		_, err := session.dossier.Determine(ctx, d)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			return window.declines(func() { f.form.tell("", invalid.Problems) }), nil
		}
		if err != nil {
			return nil, err
		}
		return func() {
			said := "Recorded: " + clock.Name + ", " + ruledWords(session.frame, d, zones) + ", " + zones.Format(d.At, d.Precision) + "."
			if d.At.After(session.at()) {
				said += " It takes effect after the instant on screen, so that it is not shown yet."
			}
			window.sayDone(said + f.page.unseen())
			window.reload()
			if forget() {
				f.page.leave()
			}
		}, nil
	})
}
