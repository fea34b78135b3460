package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// A copy for sharing is made by a command, is sound, and has the incidents.
func TestACopyForSharingIsMadeFromTheCommandLine(t *testing.T) {
	dossier, _ := story(t)
	out := filepath.Join(t.TempDir(), "shared.truce")
	done(t, "redact", dossier, out, "--name", "Reuters")
	if said := done(t, "check", out); !strings.HasPrefix(said, "ok: ") {
		t.Error(said)
	}
	if !strings.Contains(textOf(t, dossier), "Reuters") {
		t.Fatal("the sample does not name whom this test strikes out")
	}
	if strings.Contains(textOf(t, out), "Reuters") {
		t.Error("a name that was to be struck out is there")
	}
	if status, _, _ := call(t, "redact", dossier, out); status != exitFailed {
		t.Error("a file was overwritten")
	}
	if status, _, _ := call(t, "redact", dossier, out+"2", "--keep", "everything"); status != exitUsage {
		t.Error("a word that is none of those to keep was taken")
	}
	for _, degrees := range []string{"0", "NaN", "Inf", "1e-9", "0.0009", "500"} {
		if status, _, said := call(t, "redact", dossier, out+"2", "--coarsen", degrees); status != exitUsage || !strings.Contains(said, "from 0.001") {
			t.Errorf("%s: status %d, %s", degrees, status, said)
		}
	}
	if _, err := os.Stat(out + "2"); err == nil {
		t.Error("nothing was coarsened")
	}
}

// A copy in which a recorded name is known to stand still does not end well: what shares it by itself is to stop there. It is kept, to be read.
func TestACopyThatNamesSomebodyStillFails(t *testing.T) {
	d := blank(t)
	frame, err := d.Revise(t.Context(), func(f *ceasefire.Frame) {
		f.Areas = append(f.Areas, ceasefire.Area{Code: "Yusuf al-Khatib", Name: "North"})
	})
	if err != nil {
		t.Fatal(err)
	}
	i, err := d.AddIncident(t.Context(), ceasefire.Incident{
		When: ceasefire.MinuteMoment(frame.Agreement.Effect, frame.Agreement.Zone), Type: ceasefire.Shelling, Title: "Shells", ReportedBy: "Yusuf al-Khatib", Verification: ceasefire.Unverified,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Attribute(t.Context(), ceasefire.Attribution{Incident: i.ID, Confidence: "told by Yusuf al-Khatib", Reason: "told"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	if status, _, said := call(t, "redact", d.Path(), out); status != exitFailed || !strings.Contains(said, `"Yusuf al-Khatib" is still in it`) {
		t.Error(status, said)
	}
	raw, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(raw), "told by ") || strings.Contains(string(raw), "told by Yusuf") {
		t.Error("how sure an attribution is names somebody", err)
	}
	if status, _, said := call(t, "redact", d.Path(), out+"2", "--keep", "people"); status != exitDone {
		t.Error(status, said)
	}
}
