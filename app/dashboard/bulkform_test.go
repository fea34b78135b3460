package dashboard

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// bulkWindow is a window on two incidents: one that was shelling by the government, of which one source tells, and one on which little is known.
func bulkWindow(t *testing.T) (*Window, []int64) {
	t.Helper()
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	vague := testIncident()
	vague.Title, vague.Type, vague.Place, vague.Severity, vague.Verification = "Vague", ceasefire.AirStrike, ceasefire.Place{Name: "Nowhere"}, ceasefire.SeverityMass, ceasefire.Verified
	vague.SideA, vague.SideB = ceasefire.Side{Actor: "Somebody"}, ceasefire.Side{}
	add(t, w.session, testIncident(), vague)
	facts, err := w.session.dossier.Facts(t.Context(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	keys := []int64{facts.Key(0), facts.Key(1)}
	if _, err := w.session.dossier.ChangeIncidents(t.Context(), keys[:1], store.BulkChange{Source: &ceasefire.Source{Title: "First wire"}}); err != nil {
		t.Fatal(err)
	}
	if w.session.frame, err = w.session.dossier.Frame(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w, keys
}

// Before many incidents are changed it is said how many would be, how many are so already, and of each what it is and what it would be; nothing is changed by that. One undo takes
// all of a change back.
func TestAChangeOfManyIsPreviewedAndUndone(t *testing.T) {
	for name, test := range map[string]struct {
		choose func(*bulkForm)
		want   []string
	}{
		"type":         {func(f *bulkForm) { f.kind.SetSelected("Shelling") }, []string{"1 of 2 incidents change, 1 is so already", "Nowhere: Air strike → Shelling"}},
		"severity":     {func(f *bulkForm) { f.severity.SetSelectedIndex(1 + int(ceasefire.SeverityMass)) }, []string{"1 of 2", "severity 2: one to four killed → severity " + ceasefire.SeverityMass.Words()}},
		"verification": {func(f *bulkForm) { f.verified.SetSelected("contested") }, []string{"2 of 2 incidents change.", "unverified → contested", "verified → contested"}},
		"area":         {func(f *bulkForm) { f.area.SetSelected("Daraa") }, []string{"2 of 2", "Castello Road: Aleppo → Daraa", "Nowhere: no area → Daraa"}},
		"no area":      {func(f *bulkForm) { f.area.SetSelected("no area") }, []string{"1 of 2 incidents change, 1 is so already", "Aleppo → no area"}},
		"scope": {func(f *bulkForm) { f.scope.SetSelected(ceasefire.Disputed.Words()); f.reason.SetText("Under review") },
			[]string{"2 of 2", ceasefire.InScope.Words() + " → " + ceasefire.Disputed.Words()}},
		"attribution": {func(f *bulkForm) {
			f.attribute.SetChecked(true)
			f.a.SetSelected("Armed opposition")
			f.reason.SetText("Seen")
		}, []string{"2 of 2", "by Government against Opposition → by Opposition against no party", "by no party against no party → by Opposition against no party"}},
		"source": {func(f *bulkForm) { f.source.SetSelectedIndex(1) }, []string{"1 of 2 incidents change, 1 is so already", "Nowhere: 0 sources → 1 source"}},
		"delete": {func(f *bulkForm) { f.remove.SetChecked(true) }, []string{"2 of 2", "Castello Road: deleted", "Nowhere: deleted"}},
		"two at once": {func(f *bulkForm) { f.kind.SetSelected("Shelling"); f.area.SetSelected("Daraa") },
			[]string{"2 of 2", "Castello Road: Aleppo → Daraa", "Nowhere: Air strike → Shelling; no area → Daraa"}},
	} {
		t.Run(name, func(t *testing.T) {
			w, keys := bulkWindow(t)
			before := incidentsOf(t, w, keys)
			f := &bulkForm{modal: w.newModal(), keys: keys}
			f.lay(w.session.frame)
			f.form.fill(func() { f.begin(w.session.frame) })
			test.choose(f)
			seeChange(f)
			for _, want := range test.want {
				if !strings.Contains(f.what.Text, want) {
					t.Errorf("%q is not in %q", want, f.what.Text)
				}
			}
			if diff := cmp.Diff(before, incidentsOf(t, w, keys)); diff != "" {
				t.Errorf("looking at a change changed (-before +after):\n%s", diff)
			}
			change, _ := f.asked()
			if _, err := w.session.dossier.ChangeIncidents(t.Context(), keys, change); err != nil {
				t.Fatal(err)
			}
			if cmp.Equal(before, incidentsOf(t, w, keys)) {
				t.Error("nothing was changed")
			}
			undoLast(t, w)
			if diff := cmp.Diff(before, incidentsOf(t, w, keys)); diff != "" {
				t.Errorf("one undo left (-before +after):\n%s", diff)
			}
		})
	}
}

// A reason that was typed stays when the form is put away, is offered in the next one, whichever incidents that is for, and is forgotten once a change is carried out.
func TestWhatIsTypedOfAChangeOfManyIsADraft(t *testing.T) {
	w, keys := bulkWindow(t)
	p := w.incidents
	open := func(of []int64) *bulkForm {
		w.sight = pageIncidents
		p.changeKeys(of)
		f, ok := p.manyDrafts.form.(*bulkForm)
		if !ok {
			t.Fatalf("%T is kept", p.manyDrafts.form)
		}
		return f
	}
	f := open(keys)
	f.scope.SetSelected(ceasefire.Disputed.Words())
	f.reason.SetText("Under review by both")
	f.close()
	if !draftIn(t, w, draftMany) {
		t.Fatal("what was typed is lost")
	}
	f = open(keys[:1])
	if !f.form.offer.content.Visible() || f.reason.Text != "" {
		t.Fatalf("it is not offered, or forced: %q", f.reason.Text)
	}
	w.goOnWithDraft()
	if f.reason.Text != "Under review by both" || f.scope.Selected != ceasefire.Disputed.Words() || !f.reason.Visible() || len(f.keys) != 1 {
		t.Errorf("went on with %q, %q for %d", f.reason.Text, f.scope.Selected, len(f.keys))
	}
	seeChange(f)
	f.save()
	if draftIn(t, w, draftMany) {
		t.Error("it waits though it is saved")
	}
	if got := incidentsOf(t, w, keys); got[0].Scope.Scope != ceasefire.Disputed || got[1].Scope.Scope == ceasefire.Disputed {
		t.Errorf("%+v", got)
	}
}

// seeChange waits for no rest, and has the preview of what is asked for worked out at once.
func seeChange(f *bulkForm) {
	change, _ := f.asked()
	f.previewOf(change)()
}

// incidentsOf reads incidents of some keys as they stand.
func incidentsOf(t *testing.T, w *Window, keys []int64) []ceasefire.Incident {
	t.Helper()
	var all []ceasefire.Incident
	for _, key := range keys {
		i, err := w.session.dossier.IncidentByKey(t.Context(), key, ceasefire.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, i)
	}
	return all
}

// undoLast takes the last change back.
func undoLast(t *testing.T, w *Window) {
	t.Helper()
	turns, err := w.session.dossier.Turns(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.session.dossier.UndoChange(t.Context(), turns.Undo.First); err != nil {
		t.Fatal(err)
	}
}

// Nothing is changed before the preview of exactly that is shown, by the button nor by its key; what it waits for stands beside the button.
func TestAChangeOfManyWaitsForItsPreview(t *testing.T) {
	w, keys := bulkWindow(t)
	before := incidentsOf(t, w, keys)
	w.sight = pageIncidents
	w.incidents.changeKeys(keys)
	f := w.incidents.manyDrafts.form.(*bulkForm)
	held := func(when, words string, importance widget.Importance) {
		t.Helper()
		f.do.Button.Tapped(nil)
		f.submit()
		if w.modal == nil || !f.do.Disabled() || f.do.words.Text != words || f.do.words.Importance != importance {
			t.Fatalf("%s: open %v, disabled %v, %q", when, w.modal != nil, f.do.Disabled(), f.do.words.Text)
		}
		if diff := cmp.Diff(before, incidentsOf(t, w, keys)); diff != "" {
			t.Fatalf("%s it changed (-before +after):\n%s", when, diff)
		}
	}
	held("with nothing chosen", "Nothing is chosen yet", widget.MediumImportance)
	f.kind.SetSelected("Shelling")
	held("before the preview", "Change waits until it is seen what it changes", widget.WarningImportance)
	stale, _ := f.asked()
	f.previewOf(stale)()
	if f.do.Disabled() || f.do.words.Text != "Ctrl+Enter changes 1 incident" {
		t.Fatalf("disabled %v, %q", f.do.Disabled(), f.do.words.Text)
	}
	late := f.previewOf(stale)
	f.area.SetSelected("Daraa")
	held("with something more chosen since", "Change waits until it is seen what it changes", widget.WarningImportance)
	late()
	held("with a preview of something else that is begun late", "Change waits until it is seen what it changes", widget.WarningImportance)
	w.beside = func(work func()) { // the preview of what was asked before comes late
		f.heed()
		work()
	}
	f.previewOf(stale)()
	w.beside = inline
	held("with a preview of something else", "Change waits until it is seen what it changes", widget.WarningImportance)
	f.area.SetSelected(asItIs)
	f.kind.SetSelected(asItIs)
	f.scope.SetSelected(ceasefire.Disputed.Words())
	held("without a reason", "Change waits for the reason", widget.MediumImportance)
	f.scope.SetSelected(asItIs)
	f.verified.SetSelected("contested")
	seeChange(f)
	f.submit()
	if got := incidentsOf(t, w, keys); w.modal != nil || got[0].Verification != ceasefire.Contested || got[1].Verification != ceasefire.Contested {
		t.Errorf("%+v", got)
	}
}

// What somebody else changed since the preview is not in it: nothing is changed then, and the reason is said.
func TestAChangeOfManyIsThatOfItsPreview(t *testing.T) {
	w, keys := bulkWindow(t)
	w.sight = pageIncidents
	w.incidents.changeKeys(keys)
	f := w.incidents.manyDrafts.form.(*bulkForm)
	f.verified.SetSelected("contested")
	seeChange(f)
	if _, err := w.session.dossier.ChangeIncidents(t.Context(), keys[:1], store.BulkChange{Type: ceasefire.AirStrike}); err != nil {
		t.Fatal(err)
	}
	before := incidentsOf(t, w, keys)
	f.submit()
	if diff := cmp.Diff(before, incidentsOf(t, w, keys)); diff != "" || !strings.Contains(w.notice.text.Text, "changed since the preview") || !draftIn(t, w, draftMany) {
		t.Errorf("%q (-before +after):\n%s", w.notice.text.Text, diff)
	}
}

// What does not go with the area that incidents are put into is told before and after: points far from its middle, and districts of the area before.
func TestAChangeOfTheAreaTellsWhatDoesNotGoWithIt(t *testing.T) {
	w, _ := bulkWindow(t)
	far, near := testIncident(), testIncident()
	far.Place = ceasefire.Place{Name: "Tall Hamriya", Area: "SY-DR", District: "Markaz al Quneitra district", Point: ceasefire.Point{Lat: 33.26, Lon: 35.82}, HasPoint: true, Precision: ceasefire.PlaceExact}
	near.Place = ceasefire.Place{Name: "Azaz", Point: ceasefire.Point{Lat: 36.59, Lon: 37.05}, HasPoint: true, Precision: ceasefire.PlaceExact, District: "Azaz"}
	add(t, w.session, far, near)
	facts, err := w.session.dossier.Facts(t.Context(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	w.sight = pageIncidents
	w.incidents.changeKeys(facts.Keys())
	f := w.incidents.manyDrafts.form.(*bulkForm)
	f.area.SetSelected("Aleppo")
	seeChange(f)
	const want = "1 has a point far from the middle of that area: check the positions or the area. 1 keeps its district of the area before: check them, for they go out in exports."
	if !strings.Contains(f.what.Text, "\n! "+want) {
		t.Errorf("the preview says %q", f.what.Text)
	}
	if f.submit(); !strings.Contains(w.notice.text.Text, "changed. "+want) {
		t.Errorf("then it says %q", w.notice.text.Text)
	}
}

// Where nothing is to be changed, no change before it is offered to be undone.
func TestNothingToChangeIsNotUndone(t *testing.T) {
	w, keys := bulkWindow(t)
	w.sight = pageIncidents
	w.incidents.changeKeys(keys[:1])
	f := w.incidents.manyDrafts.form.(*bulkForm)
	f.kind.SetSelected("Shelling") // as it is already
	seeChange(f)
	if f.submit(); w.modal == nil || !f.do.Disabled() || f.do.words.Text != "There is nothing to change" {
		t.Errorf("%q", f.do.words.Text)
	}
	f.close()
	w.changeMany(keys[:1], store.BulkChange{Type: ceasefire.Shelling}, "", func() {})
	if w.notice.offered() != "" || !strings.Contains(w.notice.text.Text, "No incident was changed") {
		t.Errorf("%q offers %q", w.notice.text.Text, w.notice.offered())
	}
}

// However long the names are of what would change, the preview takes no more room than is kept for it: of what does not fit it is said how many there are.
func TestAPreviewKeepsToItsRoom(t *testing.T) {
	w, keys := bulkWindow(t)
	for range 4 {
		i := testIncident()
		i.Place.Name = strings.Repeat("Beside the old glass factory on the road to the border ", 4)
		add(t, w.session, i)
	}
	facts, err := w.session.dossier.Facts(t.Context(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	keys = keys[:0]
	for n := range facts.Len() {
		keys = append(keys, facts.Key(n))
	}
	w.win.Resize(fyne.NewSize(1024, 700))
	w.sight = pageIncidents
	w.incidents.changeKeys(keys)
	f := w.incidents.manyDrafts.form.(*bulkForm)
	f.kind.SetSelected("Air strike")
	f.verified.SetSelected("contested")
	f.scope.SetSelected(ceasefire.Disputed.Words())
	f.attribute.SetChecked(true)
	f.a.SetSelected("Armed opposition")
	f.reason.SetText("Under review by all who were asked")
	before := f.form.scroll.Size()
	seeChange(f)
	if f.what.Size().Width == 0 || f.form.scroll.Size() != before || f.what.MinSize().Height > previewRoom {
		t.Errorf("the form of %v is %v beside a preview of %v", before, f.form.scroll.Size(), f.what.MinSize())
	}
	if said := f.what.Text; !strings.HasPrefix(said, "→ 6 of 6 incidents change") || !strings.Contains(said, "Beside the old glass factory on the roa…: ") || !strings.HasSuffix(said, " more") {
		t.Errorf("%q", said)
	}
}
