package store

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// Nothing that must not be shared is anywhere in the bytes of a redacted copy: not in a text, not in the trail, not in the search index, not in what was deleted or changed since.
func TestARedactedCopyHoldsNoSecrets(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	secrets := []string{"Colonel Mustard", "Mustard Press", "mustard.example", "Rania Qasim", "Tester", "OLDSECRET", "GONESECRET", "DRAFTSECRET", "ATTACHEDSECRET", "EXTRASECRET", "Peacock", "555 0199", "TAKENBACK", "36.2512345"}
	i := testIncident()
	i.Title, i.Text = "OLDSECRET at the gate", "Colonel Mustard said that \"Rania Qasim\" and Mrs Peacock saw it; call 555 0199."
	i.ReportedBy, i.Place.Point.Lat, i.Extra = "Rania Qasim", 36.2512345, []ceasefire.Column{{Name: "note", Value: "EXTRASECRET"}}
	saved, err := d.AddIncident(ctx, i, Report{Source: ceasefire.Source{Title: "Colonel Mustard", Publisher: "Mustard Press", Address: "https://mustard.example", Confidential: true}, Locator: "by Colonel Mustard"})
	if err != nil {
		t.Fatal(err)
	}
	saved.Title = "At the gate"
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	gone := testIncident()
	gone.Text = "GONESECRET"
	if err := d.DeleteIncident(ctx, add(t, d, gone).ID); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveDraft(ctx, "incident", `"DRAFTSECRET"`); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Attach(ctx, saved.ID, "a.txt", []byte("ATTACHEDSECRET")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Assess(ctx, ceasefire.Assessment{Commitment: testID(20), At: effect.Add(30 * time.Hour), Judgement: ceasefire.Scored, Score: 1, Rationale: "TAKENBACK"}); err != nil {
		t.Fatal(err)
	}
	turns, err := d.Turns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.UndoChange(ctx, turns.Undo.First); err != nil {
		t.Fatal(err)
	}
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: saved.ID, Scope: ceasefire.Disputed, Reason: "Denied by Rania Qasim"}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	report, err := d.Redacted(ctx, out, RedactedOptions{Names: []string{"Peacock"}, Strike: func(text string) string { return strings.ReplaceAll(text, "555 0199", "[telephone removed]") },
		Coarse: func(lat, lon float64, p int64) (float64, float64, int64) {
			return math.Round(lat), math.Round(lon), max(p, 3)
		}})
	if err != nil {
		t.Fatal(err)
	}
	if report.Struck == 0 || len(report.Remaining) != 0 {
		t.Errorf("%+v", report)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if bytes.Contains(bytes.ToLower(raw), bytes.ToLower([]byte(secret))) {
			t.Errorf("%q is in the file", secret)
		}
	}
	for _, word := range []string{"mustard", "rania", "qasim", "peacock", "oldsecret", "gonesecret"} { // the search index keeps words apart
		if bytes.Contains(bytes.ToLower(raw), []byte(word)) {
			t.Errorf("%q is in the file", word)
		}
	}
	shared, err := Open(ctx, out, Options{Who: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	sound(t, shared)
	back, err := shared.Incident(ctx, saved.ID)
	if err != nil || back.Title != "At the gate" || back.Place.Point.Lat != 36 || back.Scope.Scope != ceasefire.Disputed || len(back.Citations) != 1 || back.Recorded.By != "Analyst 1" && back.Recorded.By != "Analyst 2" {
		t.Errorf("%+v, %v", back, err)
	}
	if n := found(t, shared, "gate"); n != 1 {
		t.Errorf("%d incidents are found", n)
	}
	if _, err := shared.AddIncident(ctx, testIncident()); err != nil {
		t.Error("a redacted copy cannot be worked on:", err)
	}
	if left := lies(t, filepath.Dir(d.Path())); len(left) > 3 {
		t.Error("left behind:", left)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	other := t.TempDir()
	if _, err := d.Redacted(cancelled, filepath.Join(other, "x.truce"), RedactedOptions{}); err == nil || len(lies(t, other)) != 0 || len(lies(t, filepath.Dir(d.Path()))) > 3 {
		t.Errorf("cancelled: %v, %v", err, lies(t, filepath.Dir(d.Path())))
	}
}

// What is to stay in a copy for sharing stays, and nothing else does.
func TestWhatIsToStayInARedactedCopyStays(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := testIncident()
	i.Text, i.ReportedBy = "Colonel Mustard told Rania Qasim.", "Rania Qasim"
	saved, err := d.AddIncident(ctx, i, Report{Source: ceasefire.Source{Title: "Colonel Mustard", Confidential: true}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Attach(ctx, saved.ID, "a.txt", []byte("ATTACHEDSECRET")); err != nil {
		t.Fatal(err)
	}
	gone, err := d.Attach(ctx, saved.ID, "b.txt", []byte("REMOVEDSECRET"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.RemoveAttachment(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	n, err := d.RedactionCounts(ctx)
	if err != nil || n.Sources != 1 || n.People != 2 || n.Attachments != 1 || n.Bytes != 14 || n.Points != 1 || n.Lines == 0 || n.Deleted != 0 {
		t.Errorf("%+v, %v", n, err)
	}
	for name, c := range map[string]struct {
		o          RedactedOptions
		stay, gone []string
	}{
		"confidential sources": {RedactedOptions{KeepConfidential: true}, []string{"Colonel Mustard told"}, []string{"Rania Qasim", "ATTACHEDSECRET", "Tester"}},
		"people":               {RedactedOptions{KeepPeople: true}, []string{"Tester"}, []string{"Colonel Mustard", "ATTACHEDSECRET", "Rania Qasim"}},
		"attachments":          {RedactedOptions{KeepAttachments: true}, []string{"ATTACHEDSECRET"}, []string{"Colonel Mustard", "Rania Qasim", "Tester"}},
		"all of it":            {RedactedOptions{KeepConfidential: true, KeepPeople: true, KeepAttachments: true}, []string{"Colonel Mustard told Rania Qasim", "ATTACHEDSECRET"}, nil},
	} {
		out := filepath.Join(t.TempDir(), "shared.truce")
		if _, err := d.Redacted(ctx, out, c.o); err != nil {
			t.Fatal(name, err)
		}
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range c.stay {
			if !bytes.Contains(raw, []byte(word)) {
				t.Errorf("%s: %q is gone", name, word)
			}
		}
		for _, word := range append(c.gone, "REMOVEDSECRET") {
			if bytes.Contains(raw, []byte(word)) {
				t.Errorf("%s: %q is there", name, word)
			}
		}
	}
}

// A word is found wherever it stands in a file, over the ends of what is read at once too.
func TestWordsAreFoundInTheBytesOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	raw := bytes.Repeat([]byte{0}, 3<<20)
	copy(raw[1<<20-3:], "Mustard")
	copy(raw[len(raw)-7:], "Peacock")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := standsIn(context.Background(), path, []string{"Mustard", "Scarlett", "Peacock"})
	if err != nil || strings.Join(found, " ") != "Mustard Peacock" {
		t.Errorf("%v, %v", found, err)
	}
}

// A redaction tells what it is at, stage after stage, and how many incidents it went over; a cancel at each of them leaves nothing.
func TestARedactionTellsHowFarItIs(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for range 3 {
		add(t, d, testIncident())
	}
	var stages []RedactionStage
	gone := 0
	_, err := d.Redacted(ctx, filepath.Join(t.TempDir(), "shared.truce"), RedactedOptions{Progress: func(doing RedactionStage, done, of int) {
		if len(stages) == 0 || stages[len(stages)-1] != doing {
			stages = append(stages, doing)
		}
		if of > 0 && (of != 3 || done > of) {
			t.Errorf("%d of %d", done, of)
		}
		gone = max(gone, done)
	}})
	want := []RedactionStage{RedactionCopies, RedactionStrikes, RedactionIndexes, RedactionClears, RedactionChecks, RedactionLooksOver}
	if err != nil || gone != 3 || !slices.Equal(stages, want) {
		t.Errorf("%d gone over, %v, %v", gone, stages, err)
	}
	for _, at := range want[:5] {
		cancelled, cancel := context.WithCancel(ctx)
		other := t.TempDir()
		_, err := d.Redacted(cancelled, filepath.Join(other, "x.truce"), RedactedOptions{Progress: func(doing RedactionStage, _, _ int) {
			if doing == at {
				cancel()
			}
		}})
		cancel()
		if left := lies(t, filepath.Dir(d.Path())); err == nil || len(lies(t, other)) > 0 || len(left) > 3 {
			t.Errorf("cancelled at %v: %v; %v", at, err, left)
		}
	}
}
