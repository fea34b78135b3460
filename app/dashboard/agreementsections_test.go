package dashboard

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/app/intake"
	"truceboard/assets"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

func testNow() time.Time { return time.Date(2016, 9, 20, 9, 0, 0, 0, time.UTC) }

// testApp is an app of the test driver with the program's own theme.
func testApp(t *testing.T) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.NewFixed(fyneLight))
	return app
}

// testWindow makes a window with a dossier of a template, without its goroutines.
func testWindow(t *testing.T, m intake.Making) *Window {
	t.Helper()
	w := New(testApp(t), Options{Who: "Tester", DataDir: t.TempDir(), Now: testNow})
	w.beside, w.aside, w.draw = inline, inline, undrawn
	path := filepath.Join(t.TempDir(), "test.truce")
	m.Who, m.Now = "Tester", testNow
	prepare := func(path string) error { return intake.New(context.Background(), path, m) }
	if m.Template == "" {
		if err := prepare(path); err != nil {
			t.Fatal(err)
		}
	} else {
		copiedMaster(t, path, fmt.Sprint(m.Template, m.Sample), prepare)
	}
	d, err := store.Open(context.Background(), path, store.Options{Who: "Tester", Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSession(context.Background(), d, testNow)
	if err != nil {
		t.Fatal(err)
	}
	s.early, s.deliver = func(*Snapshot) {}, func(*Snapshot) {} // a page that is shown is given its snapshot by its test
	w.session = s
	w.owing.begin(s)
	t.Cleanup(func() {
		for _, section := range w.agreement.sections {
			if still := section.body().still; still != nil {
				still()
			}
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func shotOf(t *testing.T, w *Window) *Snapshot {
	t.Helper()
	shot, err := takeSnapshot(context.Background(), w.session.dossier, w.session.memory, store.View{AsOf: ceasefire.AsOf{At: testNow().AddDate(0, 1, 0)}})
	if err != nil {
		t.Fatal(err)
	}
	return shot
}

// sectionOf finds a section of the agreement's page.
func sectionOf(t *testing.T, w *Window, name string) section {
	t.Helper()
	n := w.agreement.section(name)
	if n < 0 {
		t.Fatalf("there is no section %s", name)
	}
	return w.agreement.sections[n]
}

// A form that is opened and saved as it stands changes nothing, whatever the record.
func TestEveryRecordIsGivenBackAsItWas(t *testing.T) {
	for _, template := range assets.Templates() {
		w := testWindow(t, intake.Making{Template: template.Name})
		shot := shotOf(t, w)
		for _, s := range w.agreement.sections {
			for n := range s.rows(shot) {
				s.begin(shot, n)
				change, problems := s.read()
				if len(problems) > 0 {
					t.Errorf("%s: %s %q: %v", template.Name, s.one(), s.title(), problems)
					continue
				}
				after := shotOf(t, w).Whole
				if _, err := change(&after); err != nil {
					t.Errorf("%s: %s %q: %v", template.Name, s.one(), s.title(), err)
				}
				if diff := cmp.Diff(shot.Whole, after); diff != "" {
					t.Errorf("%s: %s %q: %s", template.Name, s.one(), s.title(), diff)
				}
			}
		}
	}
}

// saveInto saves what stands in a form and tells what is wrong.
func saveInto(t *testing.T, w *Window, s section) {
	t.Helper()
	change, problems := s.read()
	prefix := ""
	if len(problems) == 0 {
		_, err := w.session.dossier.TryRevise(context.Background(), func(f *ceasefire.Frame) (err error) {
			prefix, err = change(f)
			return err
		})
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			problems = invalid.Problems
		} else if err != nil {
			t.Fatal(err)
		}
	}
	s.body().tell(prefix, problems)
}

// told lists the sentences that stand in a form.
func told(s section) string {
	var all []string
	for _, f := range s.body().fields {
		if f.Problem() != "" {
			all = append(all, f.Problem())
		}
	}
	if s.body().elsewhere.Visible() {
		all = append(all, "elsewhere "+s.body().elsewhere.Text)
	}
	return strings.Join(all, "\n")
}

func TestBadInputIsASentenceBesideItsField(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	shot := shotOf(t, w)
	for name, c := range map[string]struct {
		section string
		at      int
		fill    func(*ceasefire.Frame)
		field   string
		says    string
	}{
		"answers for itself": {"Parties", 0, func(f *ceasefire.Frame) { f.Parties[0].AnswersFor = []ceasefire.ID{f.Parties[0].ID} }, "answers_for", "itself"},
		"a loop of conditions": {"Commitments", 0, func(f *ceasefire.Frame) {
			f.Commitments[0].Condition = ceasefire.Condition{Kind: ceasefire.ConditionCommitment, Commitment: f.Commitments[0].ID}
		}, "condition", "break the loop"},
		"ends before it starts": {"Tallies", 0, func(f *ceasefire.Frame) {
			f.Tallies[0].From, f.Tallies[0].Until = testNow(), testNow().Add(-time.Hour)
		}, "until", "ends before it starts"},
		"no verdict's parties": {"Scope rules", 1, func(f *ceasefire.Frame) { f.ScopeRules[1].Parties, f.ScopeRules[1].Civilians = nil, false }, "parties", "Choose the parties"},
		"no party":             {"Names", 0, func(f *ceasefire.Frame) { f.Actors[0].Party = ceasefire.ID{} }, "party", "stands for"},
	} {
		t.Run(name, func(t *testing.T) {
			s := sectionOf(t, w, c.section)
			before := auditRows(t, w)
			s.begin(shot, c.at)
			change, problems := s.read()
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			prefix := ""
			_, err := w.session.dossier.TryRevise(context.Background(), func(f *ceasefire.Frame) (err error) {
				prefix, err = change(f)
				c.fill(f)
				return err
			})
			var invalid *store.InvalidError
			if !errors.As(err, &invalid) {
				t.Fatalf("it was saved, or failed: %v", err)
			}
			s.body().tell(prefix, invalid.Problems)
			if got := s.body().fields[c.field].Problem(); !strings.Contains(got, c.says) {
				t.Errorf("beside %s stands %q; told: %s", c.field, got, told(s))
			}
			if after := auditRows(t, w); after != before {
				t.Errorf("something was saved")
			}
		})
	}
}

func auditRows(t *testing.T, w *Window) int {
	t.Helper()
	found, err := w.session.dossier.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return found.AuditRows
}

func TestADueDateInASkippedHourIsRefused(t *testing.T) {
	zone, err := ceasefire.LoadZone("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	testApp(t)
	in := &commitmentInputs{form: newFormBody(func() {}), now: testNow}
	in.lay()
	in.form.live = in.heed
	frame := ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: "Asia/Damascus"}}
	in.form.fill(func() { in.fill(frame, zone, ceasefire.Commitment{Due: ceasefire.Due{Kind: ceasefire.DueAt}}) })
	in.dueAt.SetText("2016-03-25 00:30") // Damascus put its clocks forward at midnight
	_, problems := in.take(ceasefire.Commitment{})
	in.form.tell("", problems)
	if got := in.form.fields["due_at"].Problem(); !strings.Contains(got, "did not exist") {
		t.Errorf("beside the date stands %q", got)
	}
}

func TestOnlyTheFieldsOfTheKindAreShown(t *testing.T) {
	testApp(t)
	in := &commitmentInputs{form: newFormBody(func() {}), now: testNow}
	in.lay()
	in.form.live = in.heed
	frame := ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: "UTC"}, Clocks: []ceasefire.Clock{{ID: store.NewID(), Kind: ceasefire.FixedTerm, Name: "Two days", Starts: testNow(), Ends: testNow().Add(48 * time.Hour)}}}
	in.form.fill(func() { in.fill(frame, time.UTC, ceasefire.Commitment{}) })
	shown := func(name string) bool { return in.form.rows[name].Visible() }
	if shown("due_at") || shown("due_clock") || shown("condition_text") {
		t.Error("fields of kinds that are not chosen are shown")
	}
	in.dueKind.SetSelectedIndex(3)
	in.dueClock.SetSelectedIndex(1)
	in.days.SetText("1")
	in.hours.SetText("1:30")
	in.party.offer("Choose", []ceasefire.ID{store.NewID()}, []string{"A party"}, ceasefire.ID{})
	in.party.SetSelectedIndex(1)
	if !shown("due_clock") || !shown("due_days") || shown("due_at") {
		t.Error("the fields of the kind that is chosen are not shown")
	}
	if want := "→ due 1 day 1 hour 30 minutes after the end of Two days: 23 Sep 2016, 10:30"; in.dueWords.Text != want {
		t.Errorf("got %q, want %q", in.dueWords.Text, want)
	}
}

func TestABreakdownThatDoesNotAddUpIsAWarning(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	shot := shotOf(t, w)
	s := sectionOf(t, w, "Tallies")
	flagged := 0
	for n, row := range s.rows(shot) {
		s.begin(shot, n)
		if got := s.body().fields["breakdown"].Problem(); (got != "") != (row.Warn != "") || strings.HasPrefix(got, "✕") {
			t.Errorf("the list says %q, the form %q", row.Warn, got)
		}
		if row.Warn != "" {
			flagged++
			saveInto(t, w, s)
			if strings.Contains(told(s), "✕") {
				t.Errorf("the warning stops the save: %s", told(s))
			}
		}
	}
	if flagged != 2 {
		t.Errorf("%d tallies are flagged", flagged)
	}
}

func TestAnotherZoneIsWarnedOf(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	s := sectionOf(t, w, "Agreement").(*agreementSection)
	s.begin(shotOf(t, w), 0)
	if got := told(s); got != "" {
		t.Fatalf("told at once: %s", got)
	}
	s.zone.SetText("Europe/Kyiv")
	if got := s.form.fields["agreement.zone"].Problem(); !strings.Contains(got, "counted anew") {
		t.Errorf("got %q", got)
	}
}

func TestTheOrderOfScopeRulesIsSaid(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	s := sectionOf(t, w, "Scope rules")
	if how := s.manner(); !how.ordered || !strings.Contains(how.note, "first rule") {
		t.Errorf("%+v", how)
	}
	shot := shotOf(t, w)
	s.begin(shot, 1)
	after, err := w.session.dossier.Revise(context.Background(), s.move(-1))
	if err != nil {
		t.Fatal(err)
	}
	if after.ScopeRules[0].ID != shot.Whole.ScopeRules[1].ID {
		t.Error("the rule was not moved")
	}
}

func TestTheNextRecordBeginsWithWhatRepeats(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	shot := shotOf(t, w)
	s := sectionOf(t, w, "Commitments").(*records[ceasefire.Commitment])
	s.begin(shot, 2)
	if _, problems := s.read(); len(problems) > 0 {
		t.Fatal(problems)
	}
	s.begin(shot, nextRecord)
	want := shot.Whole.Commitments[2]
	if s.current.Party != want.Party || s.current.Source != want.Source || s.current.Title != "" || !s.current.ID.IsZero() {
		t.Errorf("%+v", s.current)
	}
}

func TestARemovalThatIsRefusedSaysWhyOnceEach(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	s := sectionOf(t, w, "Parties")
	s.begin(shotOf(t, w), 2)
	_, err := w.session.dossier.Revise(context.Background(), s.remove())
	var invalid *store.InvalidError
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	s.body().tell("", resting(s.one(), invalid.Problems))
	lines := strings.Split(s.body().elsewhere.Text, "\n")
	if len(lines) > mostResting+2 || !strings.Contains(lines[0], "cannot be removed") || !strings.Contains(s.body().elsewhere.Text, " times)") {
		t.Errorf("%q", lines)
	}
}
