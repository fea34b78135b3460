package dashboard

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// incidentForm logs a new incident or changes one, by keyboard alone if wanted: Tab in reading order, Ctrl+Enter saves and offers
// the next, with the fields that repeat filled in; Escape leaves.
type incidentForm struct {
	window  *Window
	content fyne.CanvasObject
	heading *widgets.Text
	inputs  *incidentInputs
	scope   *widgets.Text
	open    bool
	// before is the incident being changed; its zero ID means a new one.
	before ceasefire.Incident
	// kept is the draft that was last written, so that nothing is written twice.
	kept   string
	closed func()
}

func newIncidentForm(w *Window) *incidentForm {
	f := &incidentForm{window: w, heading: widgets.NewText("", widgets.RoleSection), inputs: newIncidentInputs()}
	f.scope = widgets.NewText("", widgets.RoleCaption)
	f.inputs.changed = f.check
	f.inputs.escaped = f.leave
	save := widget.NewButtonWithIcon("Save and next", fynetheme.DocumentSaveIcon(), f.save)
	save.Importance = widget.HighImportance
	leave := widget.NewButton("Close", f.leave)
	actions := container.NewVBox(f.scope, container.NewHBox(save, leave, widgets.NewText("Ctrl+Enter saves, Esc closes", widgets.RoleCaption)))
	f.content = container.NewBorder(f.heading, actions, nil, nil, container.NewVScroll(f.inputs.content))
	return f
}

// show keeps the choices of parties and areas in step with the dossier.
func (f *incidentForm) show(shot *Snapshot) { f.inputs.setFrame(shot.Whole, shot.Zone) }

// begin offers an empty form, or the draft that was left.
func (f *incidentForm) begin() {
	f.before = ceasefire.Incident{}
	f.heading.SetText("New incident")
	f.inputs.clear(f.window.session.at())
	f.open = true
	f.offerDraft()
	f.check()
}

// change fills the form with an incident.
func (f *incidentForm) change(i ceasefire.Incident) {
	f.before = i
	f.heading.SetText("Change incident")
	f.inputs.fill(i, f.window.session.frame)
	f.open = true
	f.check()
}

// focus puts the cursor in the first field.
func (f *incidentForm) focus() { f.window.win.Canvas().Focus(f.inputs.first()) }

// leave closes the form; what was typed for a new incident stays as a draft.
func (f *incidentForm) leave() {
	f.keep()
	f.open = false
	f.closed()
}

// check shows beside each field what is wrong with it, and the scope that the incident would have.
func (f *incidentForm) check() {
	session := f.window.session
	if !f.open || session == nil {
		return
	}
	incident, problems := f.inputs.incident(f.before)
	if len(problems) == 0 {
		problems = incident.Problems(session.frame, session.at())
	}
	f.inputs.tellSoFar(problems)
	reading := session.frame.ScopeOf(incident.SideA, incident.SideB, incident.Place.Area, incident.When)
	f.scope.SetText("Would be " + strings.ToLower(reading.Scope.Words()) + ": " + reading.Why)
}

// save writes the incident beside the window; the form says what is wrong, or offers the next.
func (f *incidentForm) save() {
	session := f.window.session
	incident, problems := f.inputs.incident(f.before)
	if len(problems) > 0 {
		f.inputs.tell(problems)
		return
	}
	source := f.inputs.source()
	changing := !f.before.ID.IsZero()
	f.window.background("saving the incident", func(ctx context.Context) (func(), error) {
		saved, err := writeIncident(ctx, session.dossier, incident, source, changing)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			return func() { f.inputs.tell(invalid.Problems) }, nil
		}
		if err != nil {
			return nil, err
		}
		return func() { f.saved(saved, changing) }, nil
	})
}

// writeIncident adds or changes an incident, with its source where one was named.
func writeIncident(ctx context.Context, d *store.Dossier, i ceasefire.Incident, source ceasefire.Source, changing bool) (ceasefire.Incident, error) {
	if source.Title != "" {
		added, err := d.AddSource(ctx, source)
		if err != nil {
			return i, err
		}
		i.Citations = append(i.Citations, ceasefire.Citation{Source: added.ID})
	}
	if changing {
		return d.UpdateIncident(ctx, i)
	}
	return d.AddIncident(ctx, i)
}

// saved says what was saved, and offers the next incident or closes the form.
func (f *incidentForm) saved(i ceasefire.Incident, changed bool) {
	f.window.notice.say("Saved: "+incidentTitle(i)+", "+i.When.Format(f.window.session.zone)+".", "", nil)
	f.window.reload()
	f.dropDraft()
	if changed {
		f.open = false
		f.closed()
		f.window.incidents.detail.show(i)
		return
	}
	f.inputs.next()
	f.check()
	f.focus()
}
