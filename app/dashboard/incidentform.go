package dashboard

import (
	"context"
	"errors"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	scroll  *container.Scroll
	heading *widgets.Text
	// keep is what is pressed to save: what it does next depends on whether the incident is new.
	keep   *button
	inputs *incidentInputs
	scope  *widgets.Prose
	likely *likelyDuplicates
	files  *filesInput
	// gazetteer are the places that areas and outlines name.
	gazetteer []ceasefire.NamedPlace
	// sought is what places are being looked for by, empty once those found were offered.
	sought string
	open   bool
	// follows says that the form was offered after one that was saved: pressed twice, Ctrl+Enter does not save what nobody typed.
	follows bool
	// before is the incident being changed; its zero ID means a new one.
	before ceasefire.Incident
	// titled is the incident that the headline stands for, which follows it where the program made it.
	titled ceasefire.Incident
	// base is what stood in the form when it was filled with that.
	base   base
	drafts *formDraft
	offer  *draftOffer
	// altered tells of an incident that another program changed past the trail.
	altered *alteredOffer
	closed  func()
}

func newIncidentForm(w *Window) *incidentForm {
	f := &incidentForm{window: w, drafts: newFormDraft(w), offer: newDraftOffer(), heading: widgets.NewText("", widgets.RoleSection), inputs: newIncidentInputs()}
	f.altered = newAlteredOffer(f)
	f.scope = widgets.NewProse("")
	f.scope.SizeName = theme.SizeNameCaption
	f.likely = newLikelyDuplicates(f)
	f.files = newFilesInput(f)
	f.inputs.files.Add(f.files.content)
	f.base.governs, f.base.open.fields = incidentGoverns(), f.inputs.fields
	f.inputs.changed = f.check
	f.inputs.escaped = f.leave
	f.inputs.typedPlace = f.suggestPlaces
	f.inputs.unfolded = w.followAgain
	f.inputs.when.ReadTyped(w.readAt, w.prefs.dateOrder())
	f.inputs.when.CountedFrom = f.readAs
	f.inputs.when.OnOrder = w.setDateOrder
	f.keep = saveButton(saveAndNext, f.save)
	leave := newButton("Close", f.leave)
	actions := container.NewVBox(f.likely.content, f.scope, container.NewHBox(f.keep, leave, widgets.NewText("Ctrl+Enter saves, Esc closes", widgets.RoleCaption)))
	f.drafts.took, f.drafts.failed = f.takeFiles, f.leave
	f.scroll = w.formScroll(f.inputs.content)
	f.content = container.NewBorder(container.NewVBox(f.heading, f.altered.content, f.offer.content), actions, nil, nil, f.scroll)
	return f
}

// saveAndNext is what saving a new incident is called: the form goes on to the next.
const saveAndNext = "Save and next"

// head says what is in the form, and what saving it does.
func (f *incidentForm) head(words, save string) {
	f.heading.SetText(words)
	f.keep.SetText(save)
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

// begin empties the form. It can be typed in at once; what was being typed the last time is offered as soon as it is read.
func (f *incidentForm) begin() {
	f.drafts.close()
	f.empty()
	f.opened(nil)
	f.drafts.open(draftOf(draftIncident, ceasefire.ID{}), f, f.inputs.first(), f.offer)
	f.check()
}

// empty makes the form that of a new incident.
func (f *incidentForm) empty() {
	f.before = ceasefire.Incident{}
	f.head("New incident", saveAndNext)
	f.inputs.clear(f.window.session.at())
}

// change fills the form with an incident, and offers what was being changed in it the last time.
func (f *incidentForm) change(i ceasefire.Incident, left leftover) {
	f.drafts.close()
	f.before = i
	f.head("Change incident", "Save")
	f.inputs.fill(i, f.window.session.frame)
	f.begun(left)
}

// begun begins to keep what is typed, with what was left by others and is known already.
func (f *incidentForm) begun(left leftover) {
	f.opened(left.kept)
	f.altered.tell(left.altered)
	f.drafts.begin(draftOf(draftIncident, f.before.ID), f, f.inputs.first(), f.offer, left.waiting, f.kept())
	f.check()
}

// opened says that the form is open with what stands in it now; files are the names of those that the incident has.
func (f *incidentForm) opened(files []string) {
	f.open, f.follows, f.titled = true, false, f.before
	f.base.begins(f.inputs, f.before.ID.IsZero())
	f.files.set(nil, files)
	f.altered.tell(nil)
	f.readGazetteer()
}

// kept gives what stands in the form as one text, with the files that were added.
func (f *incidentForm) kept() string {
	content := keptIncident{incidentDraft: f.inputs.draft()}
	if !f.before.ID.IsZero() {
		began := draftOfFields(f.base.began)
		content.Began = &began
	}
	for _, file := range f.files.files {
		content.Files = append(content.Files, file.ID.String())
	}
	return encoded(content)
}

// putBack puts back what was typed.
func (f *incidentForm) putBack(text string) {
	kept := decoded[keptIncident](text)
	if kept.Began == nil || f.base.began == nil {
		f.inputs.putDraft(kept.incidentDraft)
		f.check()
		return
	}
	if maps.Equal(kept.Began.fields(), f.base.began) {
		f.inputs.putDraft(kept.incidentDraft)
		f.check()
		return
	}
	f.over(*kept.Began, kept.incidentDraft, nil)
}

// takeFiles lists the files of the draft that is gone on with.
func (f *incidentForm) takeFiles(slot string) {
	session, kept := f.window.session, f.files.kept
	f.window.background("reading the files of the draft", func(ctx context.Context) (func(), error) {
		files, err := f.window.draftFiles(ctx, session.dossier, slot)
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
	f.retitle(&incident)
	if len(problems) == 0 {
		problems = append(incident.Problems(session.frame, session.at()), incident.TooLong(f.before)...)
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

// retitle has a headline that was made of the type, the sides and the place follow them.
func (f *incidentForm) retitle(i *ceasefire.Incident) {
	if title := i.TitleFollowing(f.titled); title != i.Title {
		i.Title = title
		f.inputs.setting(func() { f.inputs.title.SetText(title) })
	}
	f.titled = *i
}

// save writes the incident beside the window; the form says what is wrong, or goes on to the next.
func (f *incidentForm) save() {
	if f.drafts.wait(f.save) || f.window.isSaving() || f.follows && f.kept() == f.drafts.blank || f.window.decideFirst(&f.base.open) || f.files.wait(f.save) {
		return
	}
	f.inputs.place.settle()
	entry, problems := f.entry()
	if len(ceasefire.Errors(problems)) > 0 {
		f.refuse(problems)
		return
	}
	if f.before.ID.IsZero() {
		f.enter(entry)
		return
	}
	f.rewrite(entry)
}

// refuse says why what stands in the form is not saved, and puts the keyboard where that is to be mended.
func (f *incidentForm) refuse(problems []ceasefire.Problem) {
	beside, others := f.inputs.tell(problems)
	f.inputs.lay()
	if !goToProblem(f.scroll, beside) && len(others) > 0 {
		f.window.notice.say(others[0].Message, "", nil)
	}
	f.window.followAgain() // what is said takes a line, and moves the field
}

// entry gives what is to be saved, and what is wrong with it: what the rules refuse is said before the form goes on to the next.
func (f *incidentForm) entry() (store.Entry, []ceasefire.Problem) {
	session := f.window.session
	incident, problems := f.inputs.incident(f.before)
	if len(problems) == 0 {
		problems = append(incident.Problems(session.frame, session.at()), incident.TooLong(f.before)...)
	}
	entry := store.Entry{Incident: incident, Began: f.before, Form: f.drafts.slot, Files: f.files.ids()}
	_, entry.Reports = f.inputs.reports.read()
	return entry, problems
}

// enter has a new incident written, and goes on to the next at once: whatever is typed from now on is the next one's.
func (f *incidentForm) enter(entry store.Entry) {
	draft, meant := f.drafts.handOver(), f.placeMeant()
	one := f.window.entering.begin(f.window.session, draft.Form)
	f.next()
	f.window.entering.write(one, entry, meant, func(saved ceasefire.Incident, err error) {
		if err != nil {
			f.refused(draft, err)
			return
		}
		delete(f.window.typed, draft.Form)
		f.saved(saved)
	})
}

// next empties the form for the next incident, with the fields that repeat filled in.
func (f *incidentForm) next() {
	f.before = ceasefire.Incident{}
	f.head("New incident", saveAndNext)
	f.inputs.next()
	f.files.set(nil, nil)
	f.altered.tell(nil)
	f.base.begins(f.inputs, true)
	f.follows = true
	f.drafts.next(draftOf(draftIncident, ceasefire.ID{}), f, f.inputs.first(), f.offer)
	f.check()
	f.focus()
}

// refused says why a new incident could not be saved. It comes back: into the form where nothing was typed there since, else it is offered as a draft.
func (f *incidentForm) refused(draft store.Draft, err error) {
	if errors.Is(err, context.Canceled) {
		f.window.notice.say("Cancelled: nothing was saved, and what was typed stays in the form.", "", nil)
	} else {
		f.window.notice.fail("saving the incident", err)
	}
	if f.open && f.before.ID.IsZero() {
		f.drafts.comesBack(draft)
		return
	}
	f.window.notice.offer("Continue", func() { f.window.openDraft(draft.Form) })
}

// rewrite has a change of an incident written, and then closes the form.
func (f *incidentForm) rewrite(entry store.Entry) {
	session, forget, meant := f.window.session, f.drafts.saves(), f.placeMeant()
	f.window.saving("saving the incident", func(ctx context.Context) (func(), error) {
		saved, err := enterIn(ctx, session.dossier, entry, meant)
		var invalid *store.InvalidError
		var stale *store.StaleError
		var altered *store.AlteredRecordError
		switch {
		case errors.As(err, &invalid):
			return f.window.declines(func() { f.refuse(invalid.Problems) }), nil
		case errors.As(err, &stale):
			return f.window.declines(func() { f.rebase(stale) }), nil
		case errors.As(err, &altered):
			return f.window.declines(func() { f.holdsAltered(altered) }), nil
		case err != nil:
			return nil, err
		}
		return func() {
			f.saved(saved)
			if !forget() { // the form was left meanwhile, and may have another incident in it
				return
			}
			f.open = false
			f.closed()
			f.window.incidents.detail.show(saved)
		}, nil
	})
}

// saved says what was saved. It can be taken back.
func (f *incidentForm) saved(i ceasefire.Incident) {
	f.window.reload()
	f.window.sayDone("Saved: " + incidentTitle(i, f.window.session.frame) + ", " + i.When.Format(f.window.session.zone) + ".")
}

// drop closes the form because its dossier is left; what was typed is in the draft.
func (f *incidentForm) drop() {
	f.files.keeping = 0
	if f.open {
		f.open = false
		f.closed()
	}
}
