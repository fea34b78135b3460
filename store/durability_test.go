package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
	"truceboard/store/testfolders"
)

// envWriter names the dossier into which this test binary, started anew, writes until it is killed.
const envWriter = "TRUCEBOARD_TEST_WRITER"

func TestMain(m *testing.M) {
	if path := os.Getenv(envWriter); path != "" {
		writeUntilKilled(path)
	}
	if path, beside := strings.CutPrefix(os.Getenv(envKilled), "beside "); beside {
		fmt.Println("begun")
		fmt.Fprintln(os.Stderr, saveBesideOthers(path))
		os.Exit(1)
	}
	if what := os.Getenv(envKilled); what != "" {
		workUntilKilled(what)
	}
	if path := os.Getenv(envImporter); path != "" {
		importUntilKilled(path)
	}
	os.Exit(testfolders.Run(m))
}

// writeUntilKilled adds incidents and drafts, and says each one's ID once it is saved.
func writeUntilKilled(path string) {
	ctx := context.Background()
	d, err := Open(ctx, path, Options{Who: "Writer"})
	for err == nil {
		var saved ceasefire.Incident
		var file Attachment
		if file, err = d.KeepDraftFile(ctx, "entered", "statement.txt", []byte("what a witness wrote")); err != nil {
			break
		}
		if saved, err = d.Enter(ctx, Entry{Incident: testIncident(), Form: "entered", Files: []ceasefire.ID{file.ID}}); err == nil {
			err = d.SaveDraft(ctx, "incident", fmt.Sprintf("%q", saved.ID))
			fmt.Println(saved.ID)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestWhatWasSavedSurvivesAKill(t *testing.T) {
	d := testDossier(t)
	path := d.Path()
	for round := range 5 {
		saved := killAfter(t, path, 10+7*round)
		again, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, again)
		for _, id := range saved {
			if _, err := again.Incident(context.Background(), id); err != nil {
				t.Errorf("round %d: %v was said to be saved: %v", round, id, err)
			}
			list, err := again.Attachments(context.Background(), id)
			if err != nil || len(list) != 1 {
				t.Fatalf("round %d: %v has the attachments %v, %v", round, id, list, err)
			}
			if _, err := again.AttachmentContent(context.Background(), list[0].ID); err != nil {
				t.Errorf("round %d: the attachment of %v: %v", round, id, err)
			}
		}
		draft, found, err := again.Draft(context.Background(), "incident")
		if err != nil || !found || !strings.Contains(draft, "-") {
			t.Errorf("draft %q, %v, %v", draft, found, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killAfter starts a writer, kills it after it has said a number of saves, and gives what it said.
func killAfter(t *testing.T, path string, saves int) []ceasefire.ID {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), envWriter+"="+path)
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	var saved []ceasefire.ID
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		id, err := ceasefire.ParseID(lines.Text())
		if err != nil {
			break // the line that the kill cut short
		}
		if saved = append(saved, id); len(saved) == saves {
			if err := writer.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := writer.Wait(); err == nil {
		t.Fatal("the writer ended by itself")
	}
	if len(saved) < saves {
		t.Fatalf("%d of %d saves", len(saved), saves)
	}
	return saved
}

func TestBackupIsWholeAndOverwritesNothing(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	copied := filepath.Join(t.TempDir(), "copy.truce")
	if err := d.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	other, err := Open(ctx, copied, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Incident(ctx, saved.ID); err != nil {
		t.Error(err)
	}
	sound(t, other)
	if err := d.Backup(ctx, copied); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("backing up over a file: %v", err)
	}
	if names, err := os.ReadDir(filepath.Dir(copied)); err != nil || len(names) > 3 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

func TestATamperedTrailIsNamed(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident())
	entries := sound(t, d).AuditRows
	for _, query := range []string{"DROP TRIGGER audit_kept_update", fmt.Sprintf("UPDATE audit SET who = 'Nobody' WHERE seq = %d", entries)} {
		if _, err := d.writer.ExecContext(ctx, query); err != nil {
			t.Fatal(err)
		}
	}
	found, err := d.Check(ctx)
	if err != nil || found.OK || len(found.Audit) != 1 || !strings.Contains(found.Audit[0], fmt.Sprintf("entry %d", entries)) {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestCheckFileFindsDamageAndLeavesItAsItWas(t *testing.T) {
	whole := header(t)
	for at := 8192; at < 12288; at++ {
		whole[at] = 0xAA
	}
	path := filepath.Join(t.TempDir(), "damaged.truce")
	if err := os.WriteFile(path, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := CheckFile(context.Background(), path)
	if err != nil || found.OK || len(found.Problems()) == 0 {
		t.Errorf("%+v, %v", found, err)
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(whole) {
		t.Error("the damaged file was changed", err)
	}
	if names, err := os.ReadDir(filepath.Dir(path)); err != nil || len(names) != 1 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

func TestReadOnlyNeverWrites(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	reader, err := Open(ctx, d.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if _, err := reader.AddIncident(ctx, testIncident()); err == nil || !strings.Contains(err.Error(), "reading only") {
		t.Errorf("writing: %v", err)
	}
	if err := reader.SetSetting(ctx, "a", "b"); err == nil {
		t.Error("a setting was written")
	}
}

func TestSettingsAndDrafts(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for _, value := range []string{"one", "two"} {
		if err := d.SetSetting(ctx, "key", value); err != nil {
			t.Fatal(err)
		}
	}
	if value, found, err := d.Setting(ctx, "key"); value != "two" || !found || err != nil {
		t.Errorf("%q, %v, %v", value, found, err)
	}
	if err := d.SaveDraft(ctx, "incident", `{"a": 1}`); err != nil {
		t.Fatal(err)
	}
	if err := d.DropDraft(ctx, "incident"); err != nil {
		t.Fatal(err)
	}
	if _, found, err := d.Draft(ctx, "incident"); found || err != nil {
		t.Errorf("%v, %v", found, err)
	}
}

func TestWriteWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.svg")
	for _, content := range []string{"first", "second"} {
		if err := WriteWhole(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "second" {
		t.Errorf("%q, %v", text, err)
	}
	for name, target := range map[string]string{"a folder": folder, "no such folder": filepath.Join(folder, "no", "a.svg")} {
		if err := WriteWhole(target, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if names, err := os.ReadDir(folder); err != nil || len(names) != 1 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}
