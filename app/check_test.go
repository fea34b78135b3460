package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// checked calls check --json, which is to fail, and gives what it found.
func checked(t *testing.T, dossier string) (found checkDocument) {
	t.Helper()
	status, out, said := call(t, "check", dossier, "--json")
	if status != exitFailed || !strings.Contains(said, "past its audit trail") {
		t.Errorf("status %d, said %q", status, said)
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatal(err)
	}
	if found.OK {
		t.Error("found nothing")
	}
	return found
}

// A record that another program changed in the file is named, with the entry of the trail that has it otherwise, and the dossier can still be backed up.
func TestCheckNamesARecordChangedByAnotherProgram(t *testing.T) {
	t.Setenv("TRUCEBOARD_DATA", t.TempDir())
	dossier, _ := story(t)
	content, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	is, other := []byte("The plan is announced in Geneva"), "The plan is announced in Moscow"
	changed := 0
	for at := bytes.Index(content, is); at >= 0 && at < len(content); at++ {
		if bytes.HasPrefix(content[at:], is) && !bytes.HasSuffix(content[:at], []byte(`"title":"`)) { // the trail has it as JSON
			copy(content[at:], other)
			changed++
		}
	}
	if changed != 1 {
		t.Fatalf("%d rows were changed", changed)
	}
	if err := os.WriteFile(dossier, content, 0o600); err != nil {
		t.Fatal(err)
	}
	found := checked(t, dossier)
	want := faultDocument{Record: "event", Name: other, Fault: "altered", Columns: []string{"title"}}
	if len(found.Records) != 1 || found.Records[0].AuditEntry == 0 || !sameFault(found.Records[0], want) {
		t.Errorf("%+v", found.Records)
	}
	if _, out, _ := call(t, "check", dossier); !strings.Contains(out, "was altered past the audit trail in") {
		t.Errorf("said %q", out)
	}
	done(t, "backup", dossier)
}

// A dossier in whose place an older copy was put ends before its newest backup does.
func TestCheckHoldsTheTrailAgainstTheNewestBackup(t *testing.T) {
	t.Setenv("TRUCEBOARD_DATA", t.TempDir())
	dossier, data := story(t)
	older, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	row := strings.SplitAfterN(readText(t, data), "\n", 3)
	if err := os.WriteFile(data, []byte(row[0]+strings.Replace(row[1], row[1][:strings.Index(row[1], ",")], "99999999", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	done(t, "import", dossier, data)
	done(t, "backup", dossier)
	done(t, "check", dossier)
	if err := os.WriteFile(dossier, older, 0o600); err != nil {
		t.Fatal(err)
	}
	if found := checked(t, dossier); found.Backup == nil || found.Backup.Entries < 1 || len(found.Records) > 0 {
		t.Errorf("%+v", found)
	}
	done(t, "backup", dossier, "--restore", "newest")
	done(t, "check", dossier)
}

// sameFault compares what a script goes by.
func sameFault(got, want faultDocument) bool {
	return got.Record == want.Record && got.Name == want.Name && got.Fault == want.Fault && slices.Equal(got.Columns, want.Columns) && got.ID != "" && strings.Contains(got.Sentence, want.Name)
}

func readText(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
