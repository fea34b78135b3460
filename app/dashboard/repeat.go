package dashboard

import (
	"context"

	"truceboard/store/ceasefire"
)

// duplicate begins a new incident with all that is known of the one that is shown.
func (p *incidentsPage) duplicate() {
	incident, ok := p.detail.incident()
	if !ok || p.form.open {
		return
	}
	session := p.window.session
	p.window.background("reading the incident", func(ctx context.Context) (func(), error) {
		newest, err := session.dossier.Incident(ctx, incident.ID)
		if err != nil {
			return nil, err
		}
		left, err := p.window.readLeftover(ctx, session.dossier, ceasefire.ID{})
		return func() {
			p.window.showPage(pageIncidents)
			p.form.beginWith(copied(newest), left)
			p.form.heading.SetText("Copy of an incident, not saved yet")
			p.showForm()
		}, err
	})
}

// copied gives what of an incident goes into a new one: not its identity, nor where it came from, nor what was ruled on it.
func copied(i ceasefire.Incident) ceasefire.Incident {
	i.ID, i.Origin, i.Extra, i.Batch = ceasefire.ID{}, ceasefire.Origin{}, nil, ceasefire.ID{}
	i.Recorded, i.Scope, i.ReportedBy = ceasefire.Stamp{}, ceasefire.ScopeReading{}, ""
	return i
}

// repeatLast begins a new incident with the day, the place, the sides and the sources of the one that was typed in last.
func (p *incidentsPage) repeatLast() {
	session := p.window.session
	if session == nil || p.form.open && !p.form.before.ID.IsZero() {
		return
	}
	p.form.drafts.close() // what is half typed waits
	p.window.background("reading the last incident", func(ctx context.Context) (func(), error) {
		last, found, err := session.dossier.LastEntered(ctx)
		if err != nil {
			return nil, err
		}
		left, err := p.window.readLeftover(ctx, session.dossier, ceasefire.ID{})
		return func() {
			if !found {
				p.window.notice.say("No incident was typed in yet: there is nothing to repeat.", "", nil)
				return
			}
			p.window.showPage(pageIncidents)
			p.form.beginWith(copied(last), left)
			p.form.inputs.chosen = last.Place
			p.form.inputs.next()
			p.form.before = ceasefire.Incident{}
			p.form.check()
			p.showForm()
		}, err
	})
}

// beginWith begins a new incident that is filled in already.
func (f *incidentForm) beginWith(i ceasefire.Incident, left leftover) {
	f.drafts.close()
	f.empty()
	f.begun(left)
	f.before, f.titled = i, i
	f.inputs.fill(i, f.window.session.frame)
	f.check()
}

// askOrderAgain forgets whether the day or the month comes first, so that the next date in numbers asks.
func (w *Window) askOrderAgain() {
	w.setDateOrder("")
	w.notice.say("The next date such as 12/9 asks whether the day or the month comes first.", "", nil)
}
