package dashboard

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
)

// labelled gives the menu's item whose words begin so, nil where there is none.
func labelled(w *Window, begins string) *fyne.MenuItem {
	for _, menu := range w.win.MainMenu().Items {
		for _, item := range menu.Items {
			if strings.HasPrefix(item.Label, begins) {
				return item
			}
		}
	}
	return nil
}

// The menu names what would be taken back as soon as it is recorded, and the shortcuts take it back and carry it out again.
func TestTheMenuNamesWhatCanBeUndone(t *testing.T) {
	w, shots := openWindow(t, effect.AddDate(0, 0, 3))
	frame, err := w.session.dossier.Revise(t.Context(), func(f *ceasefire.Frame) {
		f.Commitments = append(f.Commitments, ceasefire.Commitment{Party: f.Parties[0].ID, Title: "Pull back"})
	})
	if err != nil {
		t.Fatal(err)
	}
	commitment := frame.Commitments[0]
	scores := len(frame.Assessments)
	if _, err := w.session.dossier.Assess(t.Context(), ceasefire.Assessment{Commitment: commitment.ID, At: effect, Judgement: ceasefire.Scored, Score: 2, Rationale: "Half of it"}); err != nil {
		t.Fatal(err)
	}
	w.followTurns()
	undo := labelled(w, "Undo: score of ")
	if undo == nil || !strings.Contains(undo.Label, "'s commitment ") {
		t.Fatalf("the menu says %+v", undo)
	}
	if redo := labelled(w, "Redo"); redo == nil || redo.Label != "Redo" {
		t.Errorf("the menu says %+v", redo)
	}
	undo.Action()
	if got := awaited(t, shots); len(got.Present.Assessments) != scores {
		t.Errorf("%d scores are left, %d there were", len(got.Present.Assessments), scores)
	}
	if !strings.HasPrefix(w.notice.text.Text, "Undone: score of ") || w.notice.action.Text != "Redo" {
		t.Errorf("said %q with %q", w.notice.text.Text, w.notice.action.Text)
	}
	w.followTurns()
	redo := labelled(w, "Redo: score of ")
	if redo == nil {
		t.Fatal("the menu does not name what can be done again")
	}
	redo.Action()
	if got := awaited(t, shots); len(got.Present.Assessments) != scores+1 {
		t.Errorf("%d scores after carrying it out again", len(got.Present.Assessments))
	}
	w.followTurns()
	if labelled(w, "Undo: score of ") == nil {
		t.Error("the score that was carried out again cannot be taken back")
	}
}

// What a notice offers to take back that is no record comes first, and the menu does not name another change then.
func TestUndoTakesBackWhatANoticeOffers(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	back := 0
	w.notice.say("Shown is now only: Aleppo.", "Undo", func() { back++ })
	if item := labelled(w, "Undo"); item == nil || item.Label != "Undo" {
		t.Errorf("the menu says %+v", item)
	}
	w.undo()
	if back != 1 || w.notice.offersOwnUndo() {
		t.Errorf("taken back %d times", back)
	}
}

// A ruling on an incident and an assessment can be taken back from the notice that tells of them, as all other changes.
func TestRulingsAndAssessmentsOfferToBeTakenBack(t *testing.T) {
	w := pagesOver(t, copyOfSample(t))
	frame := w.session.frame
	for _, name := range formsOf(t, w) {
		if kind, of, _ := strings.Cut(name, " "); kind != "scope" && kind != "attribution" && kind != draftAssessment || strings.HasPrefix(of, "rule") {
			continue
		}
		w.openDraft(name)
		d := w.draftInSight()
		if d == nil {
			t.Fatalf("%s: no form is open; said %q", name, w.notice.text.Text)
		}
		switch form := d.form.(type) {
		case *assessmentForm:
			form.verdict.choose(0)
			form.rationale.SetText("Seen")
			form.save()
		case *formBody:
			form.inputs["reason"].putBack("Under review")
			w.incidents.detail.save()
		}
		if w.notice.offered() != "Undo" || !w.notice.records {
			t.Errorf("%s: %q offers %q", name, w.notice.text.Text, w.notice.offered())
			continue
		}
		if w.notice.act(); !strings.HasPrefix(w.notice.text.Text, "Undone: ") {
			t.Errorf("%s: %q", name, w.notice.text.Text)
		}
	}
	if now, err := w.session.dossier.Frame(t.Context()); err != nil || len(now.Assessments) != len(frame.Assessments) {
		t.Errorf("%d assessments, %d before, %v", len(now.Assessments), len(frame.Assessments), err)
	}
}
