package dashboard

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// meddler is a change that another program makes of the first record of a section: of one field, while another is typed in.
type meddler struct {
	section, theirs, mine string
	change                func(*ceasefire.Frame)
	remove                func(*ceasefire.Frame)
}

func meddlers() []meddler {
	const word = "Changed elsewhere"
	return []meddler{
		{"Agreement", "agreement.summary", "agreement.title", func(f *ceasefire.Frame) { f.Agreement.Summary = word }, nil},
		{"Parties", "note", "name", func(f *ceasefire.Frame) { f.Parties[0].Note = word }, nil},
		{"Commitments", "text", "clause", func(f *ceasefire.Frame) { f.Commitments[0].Text = word }, nil},
		{"Scope rules", "name", "days", func(f *ceasefire.Frame) { f.ScopeRules[0].Name = word }, func(f *ceasefire.Frame) { f.ScopeRules = f.ScopeRules[1:] }},
		{"Names", "note", "party", func(f *ceasefire.Frame) { f.Actors[0].Note = word }, func(f *ceasefire.Frame) { f.Actors = f.Actors[1:] }},
		{"Areas", "name_arabic", "aliases", func(f *ceasefire.Frame) { f.Areas[0].NameArabic = word }, nil},
		{"Tallies", "basis", "accused", func(f *ceasefire.Frame) { f.Tallies[0].Basis = word }, func(f *ceasefire.Frame) { f.Tallies = f.Tallies[1:] }},
		{"Timeline", "text", "title", func(f *ceasefire.Frame) { f.Timeline[0].Text = word }, func(f *ceasefire.Frame) { f.Timeline = f.Timeline[1:] }},
		{"Sources", "attribution", "publisher", func(f *ceasefire.Frame) { f.Sources[0].Attribution = word }, nil},
		{"Clocks", "note", "name", func(f *ceasefire.Frame) { f.Clocks[0].Note = word }, nil},
	}
}

// opened opens a record of a meddler's section in its form, the first one where no key names another, and gives the section, what saves it, and the record's key.
func (m meddler) opened(t *testing.T, w *Window, key string) (s section, save func(), of string) {
	t.Helper()
	shot, n := shotOf(t, w), 0
	page, begin := w.agreement.section(m.section), w.agreement.change
	if page < 0 {
		w.showPage(pageClocks)
		w.clocks.Show(shot)
		s, save, begin = w.clocks.editor.records, w.clocks.editor.save, w.clocks.editor.begin
	} else {
		w.showPage(pageAgreement)
		w.agreement.Show(shot)
		w.agreement.goTo(page)
		s, save = w.agreement.sections[page], w.agreement.save
	}
	if key != "" {
		n, _ = s.placeOf(shot, key)
	}
	begin(n)
	return s, save, strings.TrimPrefix(s.draft(), s.one()+" ")
}

// typedMine gives what is typed into a field as another would not have it.
func typedMine(s section, field string) string {
	switch in := s.body().inputs[field].(type) {
	case *choice:
		return in.Options[len(in.Options)-1]
	default:
		if field == "days" {
			return "2016-09-01"
		}
		return "Typed here"
	}
}

// elsewhere has another handle on a window's dossier change its frame.
func elsewhere(t *testing.T, w *Window, change func(*ceasefire.Frame)) {
	t.Helper()
	other, err := store.Open(context.Background(), w.session.dossier.Path(), store.Options{Who: "Amal", Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Revise(context.Background(), change); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
}

// standing gives what a record says, by its fields.
func (m meddler) standing(t *testing.T, w *Window, of string) map[string]string {
	t.Helper()
	s, _, _ := m.opened(t, w, of)
	return s.body().typed()
}

func TestWhatWasChangedOfARecordMeanwhileIsNotWrittenOver(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	for _, m := range meddlers() {
		s, save, of := m.opened(t, w, "")
		mine := typedMine(s, m.mine)
		s.body().inputs[m.mine].putBack(mine)
		elsewhere(t, w, m.change)
		save()
		said, now := w.notice.text.Text, s.body().typed()
		if !strings.Contains(said, "Somebody else changed this "+s.one()+" meanwhile: "+s.body().word(m.theirs)+".") || now[m.theirs] != "Changed elsewhere" || now[m.mine] != mine {
			t.Fatalf("%s: %q, %v", m.section, said, now)
		}
		save()
		if now := m.standing(t, w, of); now[m.theirs] != "Changed elsewhere" || now[m.mine] != mine {
			t.Errorf("%s: %v; %q", m.section, now, w.notice.text.Text)
		}
	}
}

// What both changed differently is asked beside its field. Nothing is written before it is decided, also where the form was left and its draft came back meanwhile.
func TestWhatBothChangedOfARecordIsDecidedBesideItsField(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	for n, m := range meddlers() {
		word, want := "Keep mine", "Typed here"
		if n%2 == 1 {
			word, want = "Take theirs", "Changed elsewhere"
		}
		s, save, of := m.opened(t, w, "")
		s.body().inputs[m.theirs].putBack("Typed here")
		elsewhere(t, w, m.change)
		save()
		save()
		if !strings.Contains(w.notice.text.Text, "decide first") || w.win.Canvas().Focused() != s.body().base.open.next() {
			t.Fatalf("%s: %q", m.section, w.notice.text.Text)
		}
		draft := s.body().kept()
		if now := m.standing(t, w, of); now[m.theirs] != "Changed elsewhere" {
			t.Fatalf("%s was saved undecided: %v", m.section, now)
		}
		s.body().putBack(draft)
		words, buttons := visible(s.body().fields[m.theirs])
		if !strings.Contains(words, "“Changed elsewhere”") || buttons[word] == nil {
			t.Fatalf("%s: %q", m.section, words)
		}
		buttons[word].OnTapped()
		save()
		if now := m.standing(t, w, of); now[m.theirs] != want {
			t.Errorf("%s: %s gives %v; %q", m.section, word, now, w.notice.text.Text)
		}
	}
}

// A record that somebody else removed is not added again unless that is asked for.
func TestWhatWasRemovedMeanwhileIsNotAddedAgainUnasked(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	for _, m := range meddlers() {
		if m.remove == nil {
			continue
		}
		s, save, _ := m.opened(t, w, "")
		before := len(s.rows(shotOf(t, w)))
		s.body().inputs[m.mine].putBack(typedMine(s, m.mine))
		elsewhere(t, w, m.remove)
		save()
		if n := len(s.rows(shotOf(t, w))); n != before-1 || !strings.Contains(w.notice.text.Text, "removed by somebody else meanwhile") {
			t.Fatalf("%s: %d of %d, %q", m.section, n, before, w.notice.text.Text)
		}
		if w.agreement.Show(shotOf(t, w)); w.agreement.section(m.section) >= 0 && w.agreement.row != -1 {
			t.Errorf("%s: the list marks row %d though the record in the form stands nowhere", m.section, w.agreement.row)
		}
		if w.notice.action.Text != "Add it again" || !w.notice.action.Visible() {
			t.Fatalf("%s: offered is %q", m.section, w.notice.action.Text)
		}
		w.notice.action.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if n := len(s.rows(shotOf(t, w))); n != before {
			t.Errorf("%s: %d of %d, %q", m.section, n, before, w.notice.text.Text)
		}
	}
}
