package dashboard

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/app/intake"
	"truceboard/store/ceasefire"
)

// openNew opens the dialog in which a dossier is made.
func openNew(t *testing.T) *newDossier {
	t.Helper()
	w := New(testApp(t), Options{Who: "Tester", DataDir: t.TempDir(), Now: testNow})
	w.askNew()
	if w.making == nil {
		t.Fatal("no dialog is open")
	}
	return w.making
}

func TestABlankAgreementIsAskedForInTheDialog(t *testing.T) {
	n := openNew(t)
	n.zone.SetText("Asia/Adenn")
	n.effect.SetText("2018-12-18")
	_, problems := n.read()
	n.form.tell("", problems)
	for field, says := range map[string]string{"agreement.title": "needs a title", "agreement.zone": "not known"} {
		if got := n.form.fields[field].Problem(); !strings.Contains(got, says) {
			t.Errorf("beside %s stands %q", field, got)
		}
	}
	n.heading.SetText("Hudaydah")
	n.zone.SetText("Asia/Aden")
	making, problems := n.read()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	path := filepath.Join(t.TempDir(), "made.truce")
	if err := intake.New(t.Context(), path, making); err != nil {
		t.Fatal(err)
	}
	if got := making.Blank.Agreement.Effect.Format("2006-01-02 15:04"); got != "2018-12-17 21:00" {
		t.Errorf("takes effect %s UTC", got)
	}
}

func TestTheMistakesOfATemplateFileAreListedAndNothingIsMade(t *testing.T) {
	n := openNew(t)
	n.begin.SetSelected(templateFile)
	file := filepath.Join(t.TempDir(), "wrong.json")
	text := "{\n\"version\": 1,\n\"agreement\": {\"title\": \"\", \"zone\": \"Mars\", \"effect\": \"soon\"}\n}"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	n.template.SetText(file)
	making, problems := n.read()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	path := filepath.Join(t.TempDir(), "made.truce")
	err := intake.New(t.Context(), path, making)
	if err == nil {
		t.Fatal("it was made")
	}
	n.form.tell("", mistakesIn(err))
	lines := strings.Split(n.form.elsewhere.Text, "\n")
	if len(lines) < 2 || !strings.HasPrefix(lines[0], "✕ Line 3, agreement.") {
		t.Errorf("told: %q", lines)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was left: %v", err)
	}
}

func TestAFileThatIsThereIsRefusedBesideItsField(t *testing.T) {
	n := openNew(t)
	n.begin.SetSelected(templateFile)
	n.template.SetText("a.txt")
	path := filepath.Join(t.TempDir(), "there.truce")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	n.path.SetText(path)
	_, problems := n.read()
	fields := map[string]bool{}
	for _, p := range problems {
		fields[p.Field] = true
	}
	if !fields["file"] || !fields["template"] {
		t.Errorf("%v", problems)
	}
	n.close()
	if n.window.making != nil {
		t.Error("the dialog counts as open still")
	}
}

func TestWhatDecidedTheScopeIsSaid(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: true})
	rows, err := w.session.dossier.Facts(t.Context(), w.session.view())
	if err != nil {
		t.Fatal(err)
	}
	ruled, byRule, attributed := "", "", ""
	for f := range rows.All() {
		i, err := w.session.dossier.IncidentByKey(t.Context(), f.Key, ceasefire.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := w.session.dossier.RulingsOn(t.Context(), i.ID, ceasefire.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		why := scopeWhy(i, w.session.frame, r, w.session.zone)
		if i.Scope.Overridden {
			ruled = why
		} else {
			byRule = why
		}
		if words := attributionWords(i, w.session.frame, r, w.session.zone); words != "" {
			attributed = words
		}
	}
	for got, parts := range map[string][]string{
		byRule: {"scope: rule "}, ruled: {"ruled so by ", "The rules alone: "}, attributed: {"coded as ", " → ", "; attributed to ", "confidence high"},
	} {
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%q does not say %q", got, part)
			}
		}
	}
}
