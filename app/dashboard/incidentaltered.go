package dashboard

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// alteredOffer is the line at the head of the form of an incident that another program changed past the audit trail: what was changed, and what is to be decided before anything else of it is saved, since saving one field
// has the trail tell of all.
type alteredOffer struct {
	content    *fyne.Container
	words      *widgets.Prose
	back, take *button
	see        *leaveButton
	fault      store.RecordFault
}

func newAlteredOffer(f *incidentForm) *alteredOffer {
	o := &alteredOffer{words: widgets.NewProse("")}
	o.back = newButton("Put back", f.putBackAltered)
	o.take = newButton("Take it as it stands", f.takeAltered)
	o.see = newLeaveButton("See what was changed…", f.window.seeAltered, f.leave)
	mark := newBackdrop(theme.ColorNameStrained, fyne.NewSize(4, 0))
	o.content = container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.Size{}), container.NewBorder(nil, nil, mark, nil, container.NewVBox(o.words, container.NewHBox(o.back, o.take, o.see))))
	o.content.Hide()
	return o
}

// tell says how the incident is altered, nothing where it is not.
func (o *alteredOffer) tell(f *store.RecordFault) {
	if f == nil {
		o.content.Hide()
		return
	}
	o.fault = *f
	o.words.SetText(alteredIncidentWords(*f))
	o.back.SetText("Put back entry " + grouped(int(f.Line)))
	o.back.Hidden, o.take.Hidden = !f.HasState(), !f.Takeable()
	o.content.Show()
	o.content.Refresh()
}

// alteredIncidentWords says how an incident is altered, and what is to be decided.
func alteredIncidentWords(f store.RecordFault) string {
	const decide = " Saving is held until you decide: it would vouch for that."
	switch f.Fault {
	case store.FaultAdded:
		return "Another program added this incident: nobody entered it here." + decide
	case store.FaultSeal:
		return "What vouches for this incident is gone or was changed, so that nobody can tell whether it is as it came." + decide
	}
	in := ""
	if len(f.Columns) > 0 {
		in = " (" + strings.ReplaceAll(strings.Join(f.Columns, ", "), "_", " ") + ")"
	}
	return "Another program changed this incident past the audit trail" + in + ": entry " + grouped(int(f.Line)) + " has it otherwise." + decide
}

// holdsAltered says that the incident was not saved, and gives the keyboard to what shows why: not to what decides, where the next key would.
func (f *incidentForm) holdsAltered(altered *store.AlteredRecordError) {
	f.altered.tell(&altered.Faults[0])
	f.window.notice.say("Not saved: decide first about what another program changed, at the head of the form.", "", nil)
	f.window.win.Canvas().Focus(f.altered.see)
}

// putBackAltered puts the incident back as the trail has it; what was typed stays over that.
func (f *incidentForm) putBackAltered() {
	line := f.altered.fault.Line
	f.decideAltered(store.ChangeRestore, func(ctx context.Context, d *store.Dossier) (store.Change, error) { return d.RestoreRecord(ctx, line) })
}

// takeAltered has the trail tell of the incident as it stands, in the analyst's name.
func (f *incidentForm) takeAltered() {
	fault := f.altered.fault
	f.decideAltered(store.ChangeOwn, func(ctx context.Context, d *store.Dossier) (store.Change, error) { return d.TakeOver(ctx, fault) })
}

// decideAltered does what was decided about what was altered, and has the form go on from what the incident is then.
func (f *incidentForm) decideAltered(kind store.ChangeKind, do func(context.Context, *store.Dossier) (store.Change, error)) {
	w, session, id := f.window, f.window.session, f.before.ID
	w.background("deciding about what was altered", func(ctx context.Context) (func(), error) {
		done, err := do(ctx, session.dossier)
		if err != nil {
			return nil, err
		}
		now, err := session.dossier.Incident(ctx, id)
		if err != nil {
			return nil, err
		}
		return func() {
			w.decided(session, kind, done)
			if w.session != session || !f.open || f.before.ID != id {
				return
			}
			typed, began := f.inputs.draft(), draftOfFields(f.base.began)
			f.before = now
			f.inputs.fill(now, session.frame)
			f.base.over(f.inputs, began.fields(), typed.fields())
			f.check()
			f.altered.tell(nil)
			f.focus()
		}, nil
	})
}

// decided says what was decided about what was altered, and has the records held anew.
func (w *Window) decided(session *session, kind store.ChangeKind, done store.Change) {
	if w.session != session {
		return
	}
	w.vouch.again()
	if kind == store.ChangeRestore {
		w.turned(session, kind, done)
		return
	}
	w.sayDone("Taken as it stands: the audit trail tells of it now, in your name.")
	w.readAnew()
}

// wayOfAltered leads from a change that was refused, since another program had altered what it would have changed, to what that is.
func (w *Window) wayOfAltered(err error) (string, func()) {
	var altered *store.AlteredRecordError
	if !errors.As(err, &altered) || w.session == nil {
		return "", nil
	}
	return "See what was changed…", w.seeAltered
}

// seeAltered lists what is known to be altered, or looks first where that is not known yet.
func (w *Window) seeAltered() {
	if w.vouch.found.Count() == 0 {
		w.check()
		return
	}
	w.askAltered()
}
