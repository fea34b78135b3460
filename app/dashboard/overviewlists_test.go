package dashboard

import (
	"fmt"
	"testing"

	"truceboard/app/intake"
	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// Where nothing was ever logged, no later moment is worth choosing and no filter is to blame; where something was logged later, a later moment is.
func TestWhatIsSaidOfNothingIsTrue(t *testing.T) {
	for _, c := range []struct {
		sample bool
		bare   plot.Bareness
		says   string
	}{
		{false, plot.BareAlways, "None so far. Log one with Ctrl+N, or import a file with Ctrl+I."},
		{true, plot.BareThen, "None up to this instant. Log one with Ctrl+N, or choose a later moment."},
	} {
		w := testWindow(t, intake.Making{Template: "syria-2016", Sample: c.sample})
		w.session.asOf = asOf{mode: modePaused, base: effect.AddDate(-1, 0, 0)}
		shot := snapshotOf(t, w.session)
		if shot.Bare != c.bare || shot.subject(ceasefire.Ungrouped, ceasefire.DeathsMeasure).Bare != c.bare {
			t.Errorf("sample %v: bare is %d", c.sample, shot.Bare)
		}
		l := newLatestList(w)
		if l.show(shot); l.empty.Text != c.says || !l.empty.Visible() {
			t.Errorf("sample %v: it says %q", c.sample, l.empty.Text)
		}
	}
}

// What is due and what is to be decided is not pushed out of sight by many parties.
func TestOfManyPartiesTheOverviewShowsTheFirst(t *testing.T) {
	w, _ := openWindow(t, effect)
	one := newComplianceSummary(w)
	one.show(&Snapshot{Compliance: make([]ceasefire.PartyCompliance, 1)})
	for n, want := range map[int]int{7: 7, 8: 7, 40: 7} {
		shot := &Snapshot{}
		for i := range n {
			shot.Compliance = append(shot.Compliance, ceasefire.PartyCompliance{Party: ceasefire.Party{Short: fmt.Sprint("party ", i)}})
		}
		s := newComplianceSummary(w)
		s.show(shot)
		if got := s.content.MinSize().Height / one.content.MinSize().Height; int(got+0.5) != want {
			t.Errorf("%d parties have %v rows", n, got)
		}
		if n == 40 {
			s.content.OnTapped(6)
		}
	}
	if w.sight != pageCompliance {
		t.Error("the row of all others does not lead to them")
	}
}

// A dossier without parties says where they are entered, and leads there; of a moment before it was made it says nothing.
func TestADossierWithoutPartiesSaysWhatToDo(t *testing.T) {
	w, _ := openWindow(t, effect)
	s := newComplianceSummary(w)
	s.show(&Snapshot{})
	empty := s.content.MinSize().Height
	s.show(&Snapshot{Whole: ceasefire.Frame{Agreement: ceasefire.Agreement{Title: "Mine", Effect: effect}}})
	if s.content.MinSize().Height <= empty {
		t.Fatal("nothing is said")
	}
	if s.content.OnTapped(0); w.sight != pageAgreement {
		t.Error("it leads elsewhere")
	}
}
