package dashboard

import (
	"context"
	"strings"
	"testing"
	"time"

	"truceboard/store"
)

// partyForm opens the form of a new party.
func partyForm(p *agreementPage) *formBody {
	p.goTo(p.section("Parties"))
	p.begin(newRecord)
	return p.sections[p.at].body()
}

// A draft is offered and not forced: the form is empty beneath it, and what is typed there has a draft of its own.
func TestADraftIsOfferedAndNotForced(t *testing.T) {
	p := agreementAt(t)
	w := p.window
	at := time.Date(2026, 11, 26, 11, 20, 0, 0, time.UTC)
	w.options.Now = func() time.Time { return at }
	name := func(body *formBody) *formEntry { return body.inputs["name"].(*formEntry) }
	form := partyForm(p)
	name(form).SetText("First")
	p.leave()
	form = partyForm(p)
	if name(form).Text != "" || !form.offer.content.Visible() || !strings.Contains(form.offer.words.Text, "not saved") {
		t.Fatalf("%q, offered %v: %q", name(form).Text, form.offer.content.Visible(), form.offer.words.Text)
	}
	form.offer.putOff.OnTapped()
	if form.offer.content.Visible() {
		t.Error("it is offered still")
	}
	name(form).SetText("Second")
	p.leave()
	if !draftIn(t, w, "party") || !draftIn(t, w, "party#2") {
		t.Fatal("one draft took the place of the other")
	}
	form = partyForm(p)
	name(form).SetText("Third")
	form.offer.goOn.OnTapped()
	if got := name(form).Text; got != "First" && got != "Second" {
		t.Errorf("went on with %q", got)
	}
	if len(p.drafts.waiting) != 2 {
		t.Errorf("%+v wait", p.drafts.waiting)
	}
	seen := map[string]bool{name(form).Text: true}
	for range 2 {
		w.goOnWithDraft()
		seen[name(form).Text] = true
	}
	if len(seen) != 3 {
		t.Errorf("seen %v", seen)
	}
}

// The last letters before a dossier is closed are kept too, though no second went by.
func TestTheLastLettersBeforeClosingAreKept(t *testing.T) {
	w, _, _ := backedUp(t)
	path := w.session.dossier.Path()
	w.incidents.form.show(&Snapshot{Present: w.session.frame, Zone: w.session.zone})
	w.incidents.enter()
	w.incidents.form.inputs.title.SetText("The last letters")
	w.closeSession()
	d, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if text, found, err := d.Draft(context.Background(), "incident"); err != nil || !found || !strings.Contains(text, "The last letters") {
		t.Errorf("%q, %v, %v", text, found, err)
	}
}

// What is typed is written at every beat of the window, not only when a second has gone by.
func TestWhatIsTypedIsKeptAtEveryBeat(t *testing.T) {
	p := agreementAt(t)
	form := partyForm(p)
	p.window.ticked = p.window.options.Now().Truncate(time.Second)
	form.inputs["name"].putBack("First")
	p.window.tickOnce()
	if !draftIn(t, p.window, "party") {
		t.Error("it waits for the next second")
	}
	p.window.calm.wait = func(time.Duration) {}
	if !p.window.calm.typing.Load() || p.window.calm.step() != beat {
		t.Error("the window rests while a form is open")
	}
	p.leave()
	if p.window.tickOnce(); p.window.calm.typing.Load() {
		t.Error("it is kept awake by a form that was closed")
	}
}

// A discarded draft can be taken back.
func TestADiscardedDraftIsTakenBack(t *testing.T) {
	p := agreementAt(t)
	form := partyForm(p)
	form.inputs["name"].putBack("First")
	p.leave()
	form = partyForm(p)
	form.offer.discard.OnTapped()
	if form.offer.content.Visible() || draftIn(t, p.window, "party") {
		t.Error("it is there still")
	}
	p.window.notice.act()
	if !form.offer.content.Visible() || !draftIn(t, p.window, "party") {
		t.Error("it is not there again")
	}
	p.window.goOnWithDraft()
	if got := form.typed()["name"]; got != "First" {
		t.Errorf("went on with %q", got)
	}
}

// Nothing is said to be discarded before it is.
func TestADraftIsDiscardedBeforeThatIsSaid(t *testing.T) {
	p := agreementAt(t)
	form := partyForm(p)
	form.inputs["name"].putBack("First")
	p.leave()
	form = partyForm(p)
	var later []func()
	p.window.beside = func(work func()) { later = append(later, work) }
	form.offer.discard.OnTapped()
	if p.window.notice.content.Visible() {
		t.Errorf("said %q before it was done", p.window.notice.text.Text)
	}
	for _, work := range later {
		work()
	}
	if !strings.HasPrefix(p.window.notice.text.Text, "Discarded: ") {
		t.Errorf("said %q", p.window.notice.text.Text)
	}
}

// What is left unsaved is said when the dossier is opened, and the newest is gone on with in its form.
func TestDraftsAreOfferedWhenADossierIsOpened(t *testing.T) {
	p := agreementAt(t)
	w := p.window
	w.shot = p.shot
	form := partyForm(p)
	form.inputs["name"].putBack("First")
	p.leave()
	w.showPage(pageOverview)
	w.notice.say("The dossier is as it was.", "Undo", func() {})
	w.offerDrafts()
	if w.notice.text.Text != "The dossier is as it was." {
		t.Errorf("the way back from a backup gave way to %q", w.notice.text.Text)
	}
	w.notice.hide()
	w.offerDrafts()
	if !strings.Contains(w.notice.text.Text, "Not saved yet: a new party") {
		t.Fatalf("said %q", w.notice.text.Text)
	}
	w.notice.act()
	if got := form.typed()["name"]; got != "First" || w.sight != pageAgreement {
		t.Errorf("page %d, %q", w.sight, got)
	}
}

func TestDraftsInWords(t *testing.T) {
	for slot, want := range map[string]string{"incident": "a new incident", "incident#2": "a new incident", "incident 0190": "a change of an incident", "scope rule": "a new scope rule",
		"scope rule 0190": "a change of a scope rule", "scope 0190": "a ruling on the scope of an incident", "assessment 0190#3": "an assessment", "agreement": "a change of the agreement",
		"area SY-ALE": "a change of an area", "ruling 0190 why": "a ruling",
		"many": "a change of many incidents", "many#2": "a change of many incidents"} {
		if got := draftWords(slot); got != want {
			t.Errorf("%s: %q, want %q", slot, got, want)
		}
	}
}
