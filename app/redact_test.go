package main

import (
	"path/filepath"
	"strings"
	"testing"
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
	if status, _, _ := call(t, "redact", dossier, out+"2", "--coarsen", "0"); status != exitUsage {
		t.Error("nothing was coarsened")
	}
}
