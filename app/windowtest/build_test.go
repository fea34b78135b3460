package windowtest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// TestASecondAgreementIsBuiltByKeyboard builds an agreement from nothing: a blank dossier, its parties and who answers for whom, a
// commitment, a scope rule, a streak, a term with a renewal that came too late, and a commitment that is due after the term and waits for the streak. The mouse
// is not touched.
func TestASecondAgreementIsBuiltByKeyboard(t *testing.T) {
	d := ready(t, 1280, 800)
	path := filepath.Join(t.TempDir(), "donbas.truce")
	makeBlank(d, path)
	buildParties(d)
	buildCommitment(d)
	buildScopeRule(d)
	buildClock(d)
	buildTerm(d)
	renewTerm(d)
	buildConditional(d)
	d.shot("built")
	frame := awaitFrame(t, d, path, func(f ceasefire.Frame) bool {
		return len(f.Parties) == 3 && len(f.Commitments) == 2 && len(f.ScopeRules) == 1 && len(f.Clocks) == 2 && len(f.Determinations) == 1
	})
	checkBuilt(t, frame)
	checkTerm(t, frame)
}

// makeBlank makes a blank dossier in the dialog for a new one.
func makeBlank(d *desk, path string) {
	d.changedBy("ctrl+shift+n")
	d.keys("Tab")
	d.write("Full ceasefire of July 2020")
	d.keys("Tab", "ctrl+a")
	d.write("Europe/Kyiv")
	d.keys("Tab", "ctrl+a")
	d.write("2020-07-27 00:01")
	d.keys("Tab", "ctrl+a")
	d.write(path)
	d.shot("new dossier")
	d.keys("Return")
	d.await("the new dossier", func() bool {
		_, err := readFrame(path)
		return err == nil
	})
	d.settled()
}

// section brings the nth section of the agreement's page into sight and begins a record in it.
func section(d *desk, n int) {
	d.keys("ctrl+8")
	d.settled()
	d.keys("ctrl+t", "Home")
	for range n {
		d.keys("Down")
	}
	d.keys("Return")
	d.changedBy("ctrl+shift+a")
}

func buildParties(d *desk) {
	section(d, 1)
	for n, p := range []struct {
		name, short string
		role        int
	}{{"Ukraine", "Ukraine", 2}, {"Armed formations of certain areas", "Formations", 2}, {"A state that vouches", "Voucher", 1}} {
		d.write(p.name)
		d.keys("Tab")
		d.write(p.short)
		d.keys("Tab")
		for range p.role {
			d.keys("Down")
		}
		if n == 2 {
			d.keys("Tab", "space") // it answers for the first signatory
		}
		d.shot("party")
		d.keys("ctrl+Return")
		d.settled()
	}
	d.keys("Escape")
}

func buildCommitment(d *desk) {
	section(d, 2)
	d.write("Cease fire in full")
	d.keys("Tab", "Down", "Tab")
	d.write("1")
	d.keys("Tab")
	d.write("No offensive, reconnaissance or sabotage operations.")
	d.shot("commitment")
	d.keys("ctrl+Return")
	d.settled()
	d.keys("Escape")
}

func buildScopeRule(d *desk) {
	section(d, 3)
	d.write("Between the two sides")
	d.keys("Tab", "Tab", "Up", "Up", "Up", "Tab", "space", "Tab", "space") // in scope, where both sides are the two
	d.shot("scope rule")
	d.keys("ctrl+Return")
	d.settled()
	d.keys("Escape")
}

func buildClock(d *desk) {
	d.keys("ctrl+2")
	d.settled()
	d.changedBy("ctrl+shift+a")
	d.keys("Down", "Down", "Down", "Tab") // a streak
	d.write("Thirty days of full ceasefire")
	d.keys("Tab")
	d.write("30 days held")
	d.keys("Tab")
	d.write("2020-07-27 00:01")
	d.keys("Tab")
	d.write("30")
	d.shot("clock")
	d.keys("ctrl+Return")
	d.settled()
	d.keys("Escape")
	d.settled()
}

func buildTerm(d *desk) {
	d.changedBy("ctrl+shift+a")
	d.keys("Down", "Down", "Tab") // a fixed term
	d.write("Pull-back of forces")
	d.keys("Tab")
	d.write("Pull-back")
	d.keys("Tab")
	d.write("2020-07-28")
	d.keys("Tab")
	d.write("2020-08-04 12:00")
	d.shot("term")
	d.keys("ctrl+Return")
	d.settled()
	d.keys("Escape")
	d.settled()
}

// renewTerm rules the second clock extended, two days after it had run out.
func renewTerm(d *desk) {
	d.keys("ctrl+t", "Home", "Down", "Return")
	d.changedBy("ctrl+shift+r")
	d.keys("Down", "Tab", "ctrl+a") // extended
	d.write("2020-08-06 18:00")
	d.keys("Tab", "ctrl+a")
	d.write("2020-08-20")
	d.keys("Tab")
	d.write("The contact group agreed on two weeks more.")
	d.shot("renewal")
	d.keys("ctrl+Return")
	d.settled()
	d.keys("Escape")
	d.settled()
	d.shot("renewed")
}

// buildConditional builds a commitment that is due five days after the term and waits for the streak.
func buildConditional(d *desk) {
	section(d, 2)
	d.write("Open a crossing point")
	d.keys("Tab", "Down", "Tab")
	d.write("4")
	d.keys("Tab", "Tab", "Down", "Down", "Down", "Tab", "Down", "Down", "Tab") // after a clock ends: the second
	d.write("5")
	d.keys("Tab", "Tab", "Down", "Tab", "Down") // waits for a clock: the first
	d.shot("conditional")
	d.keys("ctrl+Return")
	d.settled()
	d.keys("Escape")
}

// readFrame reads the frame of a dossier that the program may have open.
func readFrame(path string) (frame ceasefire.Frame, err error) {
	ctx := context.Background()
	opened, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return frame, err
	}
	frame, err = opened.Frame(ctx)
	if closed := opened.Close(); err == nil {
		err = closed
	}
	return frame, err
}

// awaitFrame reads a dossier until what is wanted has come.
func awaitFrame(t *testing.T, d *desk, path string, come func(ceasefire.Frame) bool) ceasefire.Frame {
	t.Helper()
	var frame ceasefire.Frame
	d.await("what was built", func() bool {
		var err error
		frame, err = readFrame(path)
		return err == nil && come(frame)
	})
	return frame
}

func checkBuilt(t *testing.T, f ceasefire.Frame) {
	t.Helper()
	// Kyiv was three hours ahead of UTC in July 2020.
	effect := time.Date(2020, 7, 26, 21, 1, 0, 0, time.UTC)
	if a := f.Agreement; a.Title != "Full ceasefire of July 2020" || a.Zone != "Europe/Kyiv" || !a.Effect.Equal(effect) {
		t.Errorf("agreement %+v", a)
	}
	if p := f.Parties[0]; p.Name != "Ukraine" || p.Role != ceasefire.RoleSignatory {
		t.Errorf("first party %+v", p)
	}
	if p := f.Parties[2]; p.Role != ceasefire.RoleGuarantor || len(p.AnswersFor) != 1 || p.AnswersFor[0] != f.Parties[0].ID {
		t.Errorf("guarantor %+v", p)
	}
	if c := f.Commitments[0]; c.Title != "Cease fire in full" || c.Party != f.Parties[0].ID || c.Clause != "1" {
		t.Errorf("commitment %+v", c)
	}
	if r := f.ScopeRules[0]; r.Verdict != ceasefire.InScope || r.Match != ceasefire.BothOf || len(r.Parties) != 2 {
		t.Errorf("scope rule %+v", r)
	}
	if c := f.Clocks[0]; c.Kind != ceasefire.Streak || c.Days != 30 || !c.Starts.Equal(effect) {
		t.Errorf("clock %+v", c)
	}
	held := f.Read(f.Clocks[0], effect.AddDate(0, 0, 12))
	if held.State != ceasefire.StateHolding || held.DaysHeld != 12 {
		t.Errorf("twelve days on, the clock is %s with %d days held", held.State, held.DaysHeld)
	}
}

// checkTerm holds the term, its renewal and what is due after it against what was typed. The last day of the renewal, 20 August, belongs to the term; the
// commitment is due five calendar days after its end.
func checkTerm(t *testing.T, f ceasefire.Frame) {
	t.Helper()
	at := time.Date(2020, 8, 10, 9, 0, 0, 0, time.UTC)
	term := f.Read(f.Clocks[1], at)
	if term.State != ceasefire.StateRenewed || !term.Ends.Equal(time.Date(2020, 8, 20, 21, 0, 0, 0, time.UTC)) {
		t.Errorf("the term is %s until %v", term.State, term.Ends)
	}
	var lapses []string
	for _, l := range term.Lapses() {
		lapses = append(lapses, l.Words(f.Agreement.Location()))
	}
	if len(lapses) != 1 || lapses[0] != "4 Aug 2020, 12:00 until renewed 6 Aug 2020, 18:00" {
		t.Errorf("the term lapsed %q", lapses)
	}
	c := f.Commitments[1]
	if c.Due.Kind != ceasefire.DueClockEnds || c.Due.Clock != f.Clocks[1].ID || c.Due.Days != 5 || c.Condition.Kind != ceasefire.ConditionClock || c.Condition.Clock != f.Clocks[0].ID {
		t.Errorf("commitment %+v", c)
	}
	for _, party := range f.Compliance(at) {
		for _, item := range party.Items {
			if item.Commitment.ID == c.ID && !item.Due.Equal(time.Date(2020, 8, 25, 21, 0, 0, 0, time.UTC)) {
				t.Errorf("due %v", item.Due)
			}
		}
	}
}
