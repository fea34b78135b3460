package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// damaged gives a dossier in the middle of which bytes were overwritten, with its sample in it and its beginning whole.
func damaged(t *testing.T) (dossier, data string) {
	t.Helper()
	dossier, data = story(t)
	content, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	middle := content[len(content)*3/10 : len(content)*7/10]
	copy(middle, bytes.Repeat([]byte{0xAA}, len(middle)))
	if err := os.WriteFile(dossier, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return dossier, data
}

func TestADossierDamagedInTheMiddleGetsASentence(t *testing.T) {
	dossier, data := damaged(t)
	out := t.TempDir()
	before, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"info", dossier},
		{"info", dossier, "--json"},
		{"chart", dossier, "daily", filepath.Join(out, "x.png")},
		{"report", dossier, filepath.Join(out, "x.md")},
		{"import", dossier, data},
		{"import", dossier, data, "--dry-run"},
		{"backup", dossier, filepath.Join(out, "copy.truce")},
	} {
		status, printed, said := call(t, args...)
		if status != exitFailed || printed != "" || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: status %d, printed %q, said %q", args, status, printed, said)
		}
		for _, part := range []string{"is damaged and cannot be read", "keep the file as it is", "truceboard check " + dossier, "backup"} {
			if !strings.Contains(said, part) {
				t.Errorf("%v said %q, without %q", args, said, part)
			}
		}
	}
	if status, _, said := call(t, "check", dossier); status != exitFailed || !strings.Contains(said, "the dossier is damaged") {
		t.Errorf("check: status %d, said %q", status, said)
	}
	if after, err := os.ReadFile(dossier); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed", err)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestADamagedDossierIsSalvaged(t *testing.T) {
	dossier, _ := damaged(t)
	before, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "saved.truce")
	status, printed, said := call(t, "salvage", dossier, out)
	if status != exitDone || !strings.Contains(printed, "salvaged into "+out) || !strings.Contains(printed, "lost: ") {
		t.Fatalf("status %d, printed %q, said %q", status, printed, said)
	}
	if status, printed, said := call(t, "check", out); status != exitFailed || !strings.Contains(printed, "since the dossier was salvaged") || !strings.Contains(said, "is not all that it was") {
		t.Errorf("check: status %d, printed %q, said %q", status, printed, said)
	}
	if list, err := os.ReadFile(strings.TrimSuffix(out, ".truce") + " lost.txt"); err != nil || !strings.Contains(string(list), "incident") {
		t.Errorf("the list: %q, %v", list, err)
	}
	if status, _, said := call(t, "salvage", dossier, out); status != exitFailed || !strings.Contains(said, "is there already") {
		t.Errorf("again: status %d, said %q", status, said)
	}
	if _, _, said := call(t, "check", dossier); !strings.Contains(said, "truceboard salvage") {
		t.Errorf("check does not say what to do: %q", said)
	}
	if after, err := os.ReadFile(dossier); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed", err)
	}
}
