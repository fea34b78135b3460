package dashboard

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// incidentForm logs a new incident or changes one, by keyboard alone if wanted: Tab in reading order, Ctrl+Enter saves and offers
// the next, with the fields that repeat filled in; Escape leaves.
type incidentForm struct {
	window  *Window
	content fyne.CanvasObject
	heading *widgets.Text
	inputs  *incidentInputs
	scope   *widget.Label
	likely  *likelyDuplicates
	files   *filesInput
	// gazetteer are the places that areas and outlines name.
	gazetteer []ceasefire.NamedPlace
	open      bool
	// saving says that the incident is being written, which is done once however often it is asked for.
	saving bool
	// before is the incident being changed; its zero ID means a new one.
	before ceasefire.Incident
	drafts *formDraft
	offer  *draftOffer
	closed func()
}

func newIncidentForm(w *Window) *incidentForm {
	f := &incidentForm{window: w, drafts: newFormDraft(w), offer: newDraftOffer(), heading: widgets.NewText("", widgets.RoleSection), inputs: newIncidentInputs()}
	f.scope = widget.NewLabel("")
	f.scope.Wrapping, f.scope.SizeName = fyne.TextWrapWord, theme.SizeNameCaption
	f.likely = newLikelyDuplicates(f)
	f.files = newFilesInput(f)
	f.inputs.files.Add(f.files.content)
	f.inputs.changed = f.check
	f.inputs.escaped = f.leave
	f.inputs.typedPlace = f.suggestPlaces
	f.inputs.unfolded = w.followAgain
	f.inputs.when.ReadTyped(f.now, w.prefs.dateOrder())
	f.inputs.when.CountedFrom = f.readAs
	f.inputs.when.OnOrder = w.prefs.setDateOrder
	save := widget.NewButtonWithIcon("Save and next", fynetheme.DocumentSaveIcon(), f.save)
	save.Importance = widget.HighImportance
	leave := widget.NewButton("Close", f.leave)
	actions := container.NewVBox(f.likely.content, f.scope, container.NewHBox(save, leave, widgets.NewText("Ctrl+Enter saves, Esc closes", widgets.RoleCaption)))
	f.drafts.took = f.takeFiles
	f.content = container.NewBorder(container.NewVBox(f.heading, f.offer.content), actions, nil, nil, w.formScroll(f.inputs.content))
	return f
}

// now is the instant to which "yesterday" and the like are relative: the as-of.
func (f *incidentForm) now() time.Time {
	if f.window.session == nil {
		return f.window.options.Now()
	}
	return f.window.session.at()
}

// readAs names the instant that times are counted from while the past is being read, since "yesterday" is then another day than by the calendar on the wall; nothing in the present.
func (f *incidentForm) readAs() string {
	if f.window.session == nil || f.window.session.asOf.mode == modeLive {
		return ""
	}
	return "the as-of"
}

// show keeps the choices of parties and areas in step with the dossier.
func (f *incidentForm) show(shot *Snapshot) { f.inputs.setFrame(shot.Present, shot.Zone) }

// begin empties the form, and offers what was being typed the last time.
func (f *incidentForm) begin(left leftover) {
	f.drafts.close()
	f.before = ceasefire.Incident{}
	f.heading.SetText("New incident")
	f.inputs.clear(f.window.session.at())
	f.begun(left)
}

// change fills the form with an incident, and offers what was being changed in it the last time.
func (f *incidentForm) change(i ceasefire.Incident, left leftover) {
	f.drafts.close()
	f.before = i
	f.heading.SetText("Change incident")
	f.inputs.fill(i, f.window.session.frame)
	f.begun(left)
}

// begun begins to keep what is typed.
func (f *incidentForm) begun(left leftover) {
	f.open = true
	f.files.set(nil, left.kept)
	f.readGazetteer()
	f.drafts.begin(draftOf(draftIncident, f.before.ID), f, f.offer, left.waiting, f.kept())
	f.check()
}

// kept gives what stands in the form as one text, with the files that were added.
func (f *incidentForm) kept() string {
	content := keptIncident{incidentDraft: f.inputs.draft()}
	for _, file := range f.files.files {
		content.Files = append(content.Files, file.ID.String())
	}
	return encoded(content)
}

// putBack puts back what was typed.
func (f *incidentForm) putBack(text string) {
	f.inputs.restore(decoded[keptIncident](text).incidentDraft)
	f.check()
}

// takeFiles lists the files of the draft that is gone on with.
func (f *incidentForm) takeFiles(slot string) {
	session, kept := f.window.session, f.files.kept
	f.window.background("reading the files of the draft", func(ctx context.Context) (func(), error) {
		files, err := draftFiles(ctx, session.dossier, slot)
		return func() {
			if f.open && f.drafts.slot == slot {
				f.files.set(files, kept)
				f.drafts.last = f.kept()
			}
		}, err
	})
}

// focus puts the cursor in the first field.
func (f *incidentForm) focus() {
	f.window.win.Canvas().Focus(f.inputs.first())
	f.inputs.when.CursorToEnd()
}

// leave closes the form; what was typed stays as a draft.
func (f *incidentForm) leave() {
	f.drafts.close()
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
	f.likely.typed(incident)
	f.inputs.saySides(incident)
	f.inputs.sayPlace(incident.Place)
	f.inputs.tellSoFar(problems)
	reading := session.frame.ScopeOf(incident.SideA, incident.SideB, incident.Place.Area, incident.When)
	if incident.SideA.Actor == "" && incident.SideB.Actor == "" {
		f.scope.SetText("In or out of scope: say by whom and against whom.")
		return
	}
	f.scope.SetText("Would be " + strings.ToLower(reading.Scope.Words()) + ": " + reading.Why)
}

// save writes the incident beside the window; the form says what is wrong, or offers the next.
func (f *incidentForm) save() {
	session := f.window.session
	if f.saving || f.files.wait(f.save) {
		return
	}
	incident, problems := f.inputs.incident(f.before)
	if len(problems) > 0 {
		f.inputs.tell(problems)
		return
	}
	entry := store.Entry{Incident: incident, Form: f.drafts.slot, Files: f.files.ids()}
	_, entry.Reports = f.inputs.reports.read()
	f.saving = true
	f.window.background("saving the incident", func(ctx context.Context) (func(), error) {
		saved, err := session.dossier.Enter(ctx, entry)
		return func() {
			f.saving = false
			var invalid *store.InvalidError
			switch {
			case errors.As(err, &invalid):
				f.inputs.tell(invalid.Problems)
			case err != nil:
				f.window.notice.fail("saving the incident", err)
			default:
				f.files.saved(entry.Files)
				f.saved(saved, !entry.Incident.ID.IsZero())
			}
		}, nil
	})
}

// saved says what was saved, and offers the next incident or closes the form. A change can be taken back.
func (f *incidentForm) saved(i ceasefire.Incident, changed bool) {
	said := "Saved: " + incidentTitle(i) + ", " + i.When.Format(f.window.session.zone) + "."
	f.window.reload()
	if changed {
		f.drafts.saved()
		f.window.sayDone(said)
		f.open = false
		f.closed()
		f.window.incidents.detail.show(i)
		return
	}
	f.window.sayDone(said)
	f.before = ceasefire.Incident{}
	f.inputs.next()
	f.drafts.saved()
	f.drafts.next(draftOf(draftIncident, ceasefire.ID{}), f, f.offer)
	f.check()
	f.focus()
}

// drop closes the form because its dossier is left; what was typed is in the draft.
func (f *incidentForm) drop() {
	f.saving, f.files.keeping = false, 0
	if f.open {
		f.open = false
		f.closed()
	}
}
