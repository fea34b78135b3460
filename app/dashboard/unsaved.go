package dashboard

import (
	"context"
	"slices"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// keepDrafts writes what was typed since the last time, in whatever page's form.
func (w *Window) keepDrafts() {
	for _, d := range w.drafts {
		d.keep()
	}
}

// keepTypedAgain has all that stands unsaved in forms kept once more, though it was before: what was kept while a backup was being put back may have been kept in what that replaced.
func (w *Window) keepTypedAgain(s *session) {
	w.keepDrafts()
	for slot, text := range w.typed {
		w.owing.owe(s.dossier, slot, text)
	}
}

// formOpen reports whether a form is open into which somebody may be typing.
func (w *Window) formOpen() bool {
	return slices.ContainsFunc(w.drafts, func(d *formDraft) bool { return d.form != nil })
}

// keepTyping keeps what was typed since the last beat, and looks after what the dossier does not hold yet.
func (w *Window) keepTyping() {
	if w.session != nil && w.shot != nil {
		w.keepDrafts()
		w.owing.beat(time.Now())
	}
}

// waitingDrafts reads the drafts of a form, those included that are still to be written. A dossier that is being written to is not waited for longer than somebody waits for a form.
func (w *Window) waitingDrafts(ctx context.Context, d *store.Dossier, form string) ([]store.Draft, error) {
	w.queue.finishWithin(formWithin)
	saving := w.entering.drafts(d) // before what may be saved by the time that the drafts are read
	list, err := d.Drafts(ctx, form)
	list = slices.DeleteFunc(w.owing.over(list, form), func(draft store.Draft) bool { return slices.Contains(saving, draft.Form) })
	return list, err
}

// formWithin is how long a form waits for the drafts of others to be written.
const formWithin = 300 * time.Millisecond

// openSlots gives the names under which the forms that are open are kept.
func (w *Window) openSlots() (slots []string) {
	for _, d := range w.drafts {
		if d.form != nil {
			slots = append(slots, d.slot)
		}
	}
	return slots
}

// goOnWithDraft goes on with the draft that the form in sight offers.
func (w *Window) goOnWithDraft() {
	d := w.draftInSight()
	if d == nil || len(d.waiting) == 0 {
		w.notice.say("The form in sight has no draft to go on with.", "", nil)
		return
	}
	d.goOn()
}

// draftInSight gives the draft of the form in sight, nil where there is none.
func (w *Window) draftInSight() (last *formDraft) {
	for _, d := range w.drafts {
		if d.form != nil && d.page == w.sight && (last == nil || d.nth > last.nth) {
			last = d
		}
	}
	return last
}

// notSaved begins what is said of drafts when a dossier is opened.
const notSaved = "Not saved yet: "

// forgetOffer takes that away once one of them is gone on with.
func (w *Window) forgetOffer() {
	if strings.HasPrefix(w.notice.text.Text, notSaved) {
		w.notice.hide()
	}
}

// offerDrafts says what was left unsaved in a dossier that was opened, and offers to go on with the newest.
func (w *Window) offerDrafts() {
	dossier := w.session.dossier
	if dossier.ReadOnly() {
		return
	}
	w.background("reading the drafts", func(ctx context.Context) (func(), error) {
		list, err := w.waitingDrafts(ctx, dossier, "")
		list = withoutMerge(list)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		return func() {
			if w.notice.offersOwnUndo() { // that is offered nowhere else; each form offers its drafts by itself
				return
			}
			said := notSaved + draftWords(list[0].Form)
			if more := len(list) - 1; more > 0 {
				said += ", and " + counted(more, "more draft", "more drafts") + ", offered where each was typed"
			}
			w.notice.say(said+".", "Continue", func() { w.openDraft(list[0].Form) })
		}, nil
	})
}

// draftWords says of what kind of record a draft is: "a new incident", "a change of a party".
func draftWords(slot string) string {
	kind, of, _ := strings.Cut(formOf(slot), " ")
	if kind == "scope" && strings.HasPrefix(of, "rule") {
		kind, of = "scope rule", strings.TrimSpace(strings.TrimPrefix(of, "rule"))
	}
	switch kind {
	case "ruling", draftAssessment, "annulment", "attribution":
		return article(kind)
	case "scope":
		return "a ruling on the scope of an incident"
	case "agreement":
		return "a change of the agreement"
	case draftMany:
		return "a change of many incidents"
	}
	if of == "" {
		return "a new " + kind
	}
	return "a change of " + article(kind)
}

func article(word string) string {
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// formOf gives the name of the form whose draft this is: "incident" of "incident#2".
func formOf(slot string) string {
	form, _, _ := strings.Cut(slot, "#")
	return form
}

// openDraft opens the form in which a draft was typed and goes on with it there.
func (w *Window) openDraft(slot string) {
	if w.shot == nil { // it is still being read
		return
	}
	w.wantedDraft = slot
	kind, of, _ := strings.Cut(formOf(slot), " ")
	first, _, _ := strings.Cut(of, " ")
	id, err := ceasefire.ParseID(first)
	known := err == nil
	switch {
	case kind == draftIncident && !known:
		if w.incidents.form.open {
			w.incidents.form.leave()
		}
		w.incidents.enter()
	case known && (kind == draftIncident || kind == "attribution" || kind == "scope"):
		w.openIncidentDraft(kind, id)
	case kind == draftMany:
		w.openManyDraft(slot)
	case kind == draftAssessment && known:
		w.openAssessment(id)
	case known && (kind == "ruling" || kind == "annulment"):
		w.openClockDraft(kind, id, strings.TrimSpace(strings.TrimPrefix(of, first)))
	case kind == "clock":
		w.showPage(pageClocks)
		w.clocks.editor.begin(clockPlace(w.clocks.shot.Frame, id))
	default:
		w.openRecordDraft(formOf(slot))
	}
}

// openIncidentDraft shows an incident and opens a form over it.
func (w *Window) openIncidentDraft(kind string, id ceasefire.ID) {
	session, detail := w.session, w.incidents.detail
	w.background("reading the incident", func(ctx context.Context) (func(), error) {
		incident, err := session.dossier.Incident(ctx, id)
		return func() {
			w.showPage(pageIncidents)
			if w.incidents.form.open {
				w.incidents.form.leave()
			}
			detail.show(incident)
			switch kind {
			case "scope":
				detail.beginOverride()
			case "attribution":
				detail.beginAttribution()
			default:
				w.incidents.edit()
			}
		}, err
	})
}

// openAssessment opens the form of a commitment's assessment.
func (w *Window) openAssessment(id ceasefire.ID) {
	w.showPage(pageCompliance)
	if w.compliance.form.open {
		w.compliance.form.leave()
	}
	if _, party, ok := w.compliance.shot.commitment(id); ok {
		w.compliance.list.Select(widgets.MatrixPlace{Party: party.ID, Commitment: id})
	}
	w.compliance.enter()
}

// openClockDraft opens the form of a ruling on a clock, more closely on one of its legs or on a proposed break, or that of an annulment.
func (w *Window) openClockDraft(kind string, clock ceasefire.ID, on string) {
	w.showPage(pageClocks)
	p := w.clocks
	if p.form != nil {
		p.leave()
	}
	p.choose(clock)
	if kind == "annulment" {
		p.annulRuling(ceasefire.ID{})
		return
	}
	first, ruling, _ := strings.Cut(on, " ")
	if leg, err := ceasefire.ParseID(first); err == nil {
		p.ruleLeg(leg, ceasefire.Ruling(ruling))
		return
	}
	for n, proposal := range proposalsOf(p.shot, clock) {
		if ruling, found := strings.CutPrefix(on, proposal.Day.String()+" "+proposal.Why+" "); found {
			p.ruleOn(n, ceasefire.Ruling(ruling))
			return
		}
	}
	p.rule()
}

// openRecordDraft opens the form of a record of the agreement's page: that of the section whose word the name begins with.
func (w *Window) openRecordDraft(form string) {
	w.showPage(pageAgreement)
	p := w.agreement
	for at, s := range p.sections {
		if of, found := strings.CutPrefix(form, s.one()); found && (of == "" || of[0] == ' ') {
			p.goTo(at)
			if n, ok := s.placeOf(p.shot, strings.TrimSpace(of)); ok {
				p.begin(n)
			}
			return
		}
	}
}
