package dashboard

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// emptyDossier makes a dossier of a frame.
func emptyDossier(t *testing.T, frame ceasefire.Frame) *store.Dossier {
	t.Helper()
	d, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "a.truce"), frame, store.Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// typedClock is what is typed into the form of a clock.
type typedClock struct {
	kind                            int
	name, starts, ends, days, share string
	legs                            []string
	severity                        int
	wantField, wantSaying           string
}

// saveClock types a clock, saves it as the page does, and gives what was wrong.
func saveClock(t *testing.T, p *clocksPage, c typedClock) []ceasefire.Problem {
	t.Helper()
	p.drafts.stop() // what was typed before is no draft
	p.editor.begin(-1)
	in := p.editor.inputs
	in.kind.SetSelectedIndex(c.kind)
	in.name.SetText(c.name)
	in.short.SetText(c.name)
	in.starts.SetText(c.starts)
	in.ends.SetText(c.ends)
	in.days.SetText(c.days)
	in.share.SetText(c.share)
	in.severity.SetSelectedIndex(c.severity)
	for i, leg := range c.legs {
		if i > 0 {
			in.legs.append(ceasefire.Leg{})
		}
		in.legs.rows[i].name.SetText(leg)
	}
	return saveRecord(t, p)
}

func saveRecord(t *testing.T, p *clocksPage) []ceasefire.Problem {
	t.Helper()
	change, problems := p.editor.records.read()
	if len(problems) > 0 {
		p.editor.records.body().tell("", problems)
		return problems
	}
	prefix := ""
	_, err := p.window.session.dossier.TryRevise(context.Background(), func(f *ceasefire.Frame) (err error) {
		prefix, err = change(f)
		return err
	})
	var invalid *store.InvalidError
	if errors.As(err, &invalid) {
		p.editor.records.body().tell(prefix, besideClock(p.shot.Present, prefix, invalid.Problems))
		return invalid.Problems
	}
	if err != nil {
		t.Fatal(err)
	}
	return nil
}

func TestBadClocksAreNotSaved(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-10 12:00"))
	before := len(p.shot.Whole.Clocks)
	for _, c := range []typedClock{
		{kind: 1, name: "Term", starts: "2016-09-12 19:00", ends: "2016-09-11 19:00", wantField: "ends", wantSaying: "before it starts"},
		{kind: 1, name: "Term", starts: "2016-03-25 00:30", ends: "2016-09-11 19:00", wantField: "starts", wantSaying: "did not exist"},
		{kind: 0, name: "Deadline", ends: "2016-10-27 23:30", wantField: "ends", wantSaying: "came twice"},
		{kind: 0, name: "Deadline", wantField: "ends", wantSaying: "needs its instant"},
		{kind: 2, name: "Streak", starts: "2016-09-12 19:00", days: "0", wantField: "days", wantSaying: "1 or more"},
		{kind: 2, name: "Streak", starts: "2016-09-12 19:00", days: "seven", wantField: "days", wantSaying: "whole number"},
		{kind: 2, name: "Streak", starts: "2016-09-12 19:00", days: "7", share: "half", wantField: "share", wantSaying: "per cent"},
		{kind: 3, name: "Trigger", legs: []string{"Access", ""}, wantField: "legs", wantSaying: "needs a name"},
		{kind: 3, name: "", legs: []string{"Access"}, wantField: "name", wantSaying: "needs a name"},
		{kind: -1, name: "None", wantField: "kind", wantSaying: "Choose what kind"},
	} {
		saveClock(t, p, c)
		if got := p.editor.records.body().fields[c.wantField].Problem(); !strings.Contains(got, c.wantSaying) {
			t.Errorf("%+v: beside the field stands %q, want %q", c, got, c.wantSaying)
		}
	}
	frame, err := p.window.session.dossier.Frame(context.Background())
	if err != nil || len(frame.Clocks) != before {
		t.Errorf("%d clocks were saved, %v", len(frame.Clocks)-before, err)
	}
}

// In Damascus the clocks went forward on 25 March 2016 from 00:00 to 01:00: what is due a day after 00:30 of the 24th has no such time.
func TestADueDateThatAClockWouldSkipIsToldBesideTheEnd(t *testing.T) {
	start := damascus(t, "2016-03-01 12:00")
	frame := ceasefire.Frame{
		Agreement:   ceasefire.Agreement{ID: ceasefire.ID{9}, Title: "A truce", Effect: start, Zone: "Asia/Damascus"},
		Parties:     []ceasefire.Party{{ID: ceasefire.ID{1}, Name: "One", Short: "One", Role: ceasefire.RoleSignatory}},
		Clocks:      []ceasefire.Clock{{ID: ceasefire.ID{2}, Kind: ceasefire.FixedTerm, Name: "Withdrawal", Short: "Withdrawal", Starts: start, Ends: start.AddDate(0, 0, 5)}},
		Commitments: []ceasefire.Commitment{{ID: ceasefire.ID{3}, Party: ceasefire.ID{1}, Title: "Release all", Due: ceasefire.Due{Kind: ceasefire.DueClockEnds, Clock: ceasefire.ID{2}, Days: 1}}},
	}
	p := clocksAt(t, emptyDossier(t, frame), damascus(t, "2016-03-10 12:00"))
	p.editor.begin(0)
	p.editor.inputs.ends.SetText("2016-03-24 00:30")
	if problems := saveRecord(t, p); len(problems) != 1 {
		t.Errorf("%v", problems)
	}
	body := p.editor.records.body()
	if got := body.fields["ends"].Problem(); !strings.Contains(got, `"Release all"`) || !strings.Contains(got, "skips") {
		t.Errorf("beside the end stands %q", got)
	}
	if !body.elsewhere.Hidden {
		t.Errorf("at the foot stands %q", body.elsewhere.Text)
	}
}

// Each kind of clock, with what was typed for others left out.
func TestAClockOfEachKindIsAdded(t *testing.T) {
	frame := ceasefire.Frame{Agreement: ceasefire.Agreement{ID: ceasefire.ID{9}, Title: "A truce", Effect: damascus(t, "2016-09-12 19:00"), Zone: "Asia/Damascus"}}
	p := clocksAt(t, emptyDossier(t, frame), damascus(t, "2016-09-10 12:00"))
	for _, c := range []typedClock{
		{kind: 0, name: "هدنة حلب", starts: "2016-09-12 19:00", ends: "2016-09-14 19:00", days: "7"},
		{kind: 1, name: "Term", starts: "2016-09-12 19:00", ends: "2016-09-14 19:00", days: "0"},
		{kind: 2, name: "Streak", starts: "2016-09-12 19:00", days: "7", share: "50 %", severity: 3},
		{kind: 3, name: "Trigger", starts: "nonsense", legs: []string{"Access", "Pull-back"}},
	} {
		if problems := saveClock(t, p, c); len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
		}
		takeClocks(t, p)
	}
	clocks := p.shot.Whole.Clocks
	if len(clocks) != 4 || !clocks[0].Starts.IsZero() || clocks[0].Days != 0 || !reflect.DeepEqual(clocks[2].BreakRule, ceasefire.BreakRule{MinSeverity: 3, DailyShare: 0.5}) || len(clocks[3].Legs) != 2 {
		t.Errorf("saved: %+v", clocks)
	}
}

// The rule is filled in as it was saved, and read back with what is ticked by Space.
func TestARulesTypesAreTicked(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-10 12:00"))
	p.editor.begin(slices.IndexFunc(p.shot.Whole.Clocks, func(c ceasefire.Clock) bool { return c.Kind == ceasefire.Streak }))
	in := p.editor.inputs
	in.types.ticks[3].TypedRune(' ')
	in.types.ticks[4].TypedRune(' ')
	in.daily.SetSelectedIndex(1)
	if problems := saveRecord(t, p); len(problems) > 0 {
		t.Fatal(problems)
	}
	takeClocks(t, p)
	r, _ := readingOf(p.shot.Readings, p.chosen)
	for _, reading := range p.shot.Readings {
		if reading.Clock.Kind == ceasefire.Streak {
			r = reading
		}
	}
	want := []ceasefire.Type{ceasefire.AirStrike, ceasefire.Shelling}
	if rule := r.Clock.BreakRule; !reflect.DeepEqual(rule.Types, want) || rule.DailyOf != ceasefire.IncidentsMeasure {
		t.Errorf("saved: %+v", rule)
	}
	words := breakRuleWords(p.shot, r)
	if !strings.Contains(words, "of the type air strike or shelling") || !strings.Contains(words, "with incidents above 50 %") {
		t.Errorf("the rule in words: %s", words)
	}
}

func TestOnlyTheFieldsOfTheClocksKindAreShown(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-10 12:00"))
	p.editor.begin(-1)
	in := p.editor.inputs
	for kind, want := range []string{"ends", "ends starts", "days severity share starts types", "legs"} {
		in.kind.SetSelectedIndex(kind)
		var shown []string
		for _, name := range []string{"days", "ends", "legs", "severity", "share", "starts", "types"} {
			if in.rows[name].Visible() {
				shown = append(shown, name)
			}
		}
		if got := strings.Join(shown, " "); got != want {
			t.Errorf("kind %d shows %q, want %q", kind, got, want)
		}
	}
}

func TestAClockWithRulingsKeepsItsKind(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-20 12:00"))
	p.editor.begin(1)
	p.editor.inputs.kind.SetSelectedIndex(0)
	problems := saveRecord(t, p)
	if len(problems) != 1 || problems[0].Field != "kind" {
		t.Errorf("a term with rulings became a deadline: %v", problems)
	}
}
