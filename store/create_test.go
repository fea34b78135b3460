package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestFrameComesBackAsItWasWritten(t *testing.T) {
	d := testDossier(t)
	got, err := d.Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(testFrame(), got); diff != "" {
		t.Error(diff)
	}
	sound(t, d)
}

func TestUnstampedRecordsAreStamped(t *testing.T) {
	frame := testFrame()
	frame.Assessments[0].Recorded = ceasefire.Stamp{}
	d, err := Create(context.Background(), filepath.Join(t.TempDir(), "a.truce"), frame, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	got, err := d.Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want := (ceasefire.Stamp{By: "Tester", At: recorded}); got.Assessments[0].Recorded != want {
		t.Errorf("stamp %+v, want %+v", got.Assessments[0].Recorded, want)
	}
}

func TestCreateRefuses(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken.truce")
	if err := os.WriteFile(taken, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	loop := testFrame()
	loop.Commitments[1].Condition = ceasefire.Condition{Kind: ceasefire.ConditionCommitment, Commitment: loop.Commitments[0].ID, MinScore: 1}
	for name, c := range map[string]struct {
		path  string
		frame ceasefire.Frame
		says  string
	}{
		"a file that exists":       {taken, testFrame(), "is there already"},
		"a folder that is missing": {filepath.Join(folder, "no", "x.truce"), testFrame(), "there is no folder"},
		"a loop of conditions":     {filepath.Join(folder, "loop.truce"), loop, "break the loop"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Create(context.Background(), c.path, c.frame, Options{Who: "Tester"})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
		})
	}
	names, err := os.ReadDir(folder)
	if err != nil || len(names) != 1 {
		t.Errorf("left behind: %v, %v", names, err)
	}
	if text, err := os.ReadFile(taken); err != nil || string(text) != "mine" {
		t.Errorf("the file that was there now holds %q, %v", text, err)
	}
}

func TestOpenRefusesWhatIsNoDossier(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := header(t)
	foreign, newer := append([]byte(nil), whole...), append([]byte(nil), whole...)
	copy(foreign[headerApplicationID:], []byte{1, 2, 3, 4})
	newer[headerUserVersion+3] = 99
	for name, c := range map[string]struct{ path, says string }{
		"missing":            {filepath.Join(folder, "none.truce"), "is not there"},
		"a folder":           {folder, "is a folder"},
		"empty":              {write("empty.truce", nil), "is empty"},
		"a picture":          {write("png.truce", []byte("\x89PNG\r\n\x1a\n and so on")), "a picture (PNG)"},
		"text":               {write("text.truce", []byte(strings.Repeat("hello ", 40))), "is not a dossier"},
		"another's database": {write("foreign.truce", foreign), "another program"},
		"newer":              {write("newer.truce", newer), "newer version"},
		"cut short":          {write("short.truce", whole[:len(whole)/2]), "is damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			_, err := Open(context.Background(), c.path, Options{})
			var refused *OpenError
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("error %v, want an OpenError that says %q", err, c.says)
			}
			if after, _ := os.ReadFile(c.path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

// header gives the bytes of a sound dossier.
func header(t *testing.T) []byte {
	t.Helper()
	d := testDossier(t)
	path := filepath.Join(t.TempDir(), "copy.truce")
	if err := d.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

func TestAnOlderLayoutIsCopiedAndBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	first, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	d := testDossier(t)
	path := d.Path()
	add(t, d, testIncident())
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	steps := append(first, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
	newer, err := open(ctx, path, Options{Who: "Tester", Now: fixedNow}, steps)
	if err != nil {
		t.Fatal(err)
	}
	if version, err := layoutOf(ctx, newer.read); err != nil || version != len(steps) {
		t.Errorf("layout %d, %v", version, err)
	}
	if err := newer.Close(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(filepath.Dir(path), fmt.Sprintf("test (layout %d, 2026-01-02 030405).truce", len(first)))
	old, err := Open(ctx, copied, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if found := sound(t, old); found.Incidents != 1 {
		t.Errorf("the copy has %d incidents", found.Incidents)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	var refused *OpenError
	if _, err := Open(ctx, path, Options{}); !errors.As(err, &refused) || !refused.Newer {
		t.Errorf("opening the newer layout with this program: %v", err)
	}
}

func TestAFailedMigrationLeavesTheLayoutAsItWas(t *testing.T) {
	ctx := context.Background()
	d := testDossier(t)
	whole, err := layoutOf(ctx, d.writer)
	if err != nil {
		t.Fatal(err)
	}
	steps := append(make([]string, whole), "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; nonsense")
	err = migrate(ctx, d.writer, whole, steps)
	if err == nil {
		t.Fatal("no error")
	}
	if version, err := layoutOf(ctx, d.writer); err != nil || version != whole {
		t.Errorf("layout %d, %v", version, err)
	}
	if _, err := d.writer.ExecContext(ctx, "SELECT * FROM half"); err == nil {
		t.Error("half of the step was kept")
	}
}

func TestMigrationsRunInTheOrderOfTheirNames(t *testing.T) {
	got, err := migrations(fstest.MapFS{
		"migrations/0002_b.sql": {Data: []byte("b")}, "migrations/0001_a.sql": {Data: []byte("a")}, "migrations/notes.txt": {Data: []byte("n")},
	})
	if diff := cmp.Diff([]string{"a", "b"}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

// firstLayout makes a dossier of the first layout.
func firstLayout(t *testing.T) (path string) {
	t.Helper()
	ctx := context.Background()
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "first.truce")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	pool := connect(path, accessWrite)
	if err := migrate(ctx, pool, 0, steps[:1]); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		`INSERT INTO agreement (uuid, title, effect_at, zone) VALUES (randomblob(16), 'An old truce', 1473696000, 'Asia/Damascus')`,
		`INSERT INTO party (id, uuid, position, name, short, role, colour) VALUES (1, randomblob(16), 0, 'Government', 'Gov.', 'signatory', 0)`,
		`INSERT INTO commitment (uuid, party_id, position, title, condition_kind, condition_text, condition_met_at)
			VALUES (randomblob(16), 1, 0, 'Pull back', 'statement', 'They mean it', 1473700000)`,
	} {
		if _, err := pool.ExecContext(ctx, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheFirstLayoutComesForwardWithAllItHolds(t *testing.T) {
	ctx, path := context.Background(), firstLayout(t)
	d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	f, err := d.Frame(ctx)
	if err != nil || f.Agreement.Title != "An old truce" || len(f.Commitments) != 1 {
		t.Fatalf("%+v, %v", f, err)
	}
	if c := f.Commitments[0].Condition; c.MetAt.IsZero() || c.Recorded != (ceasefire.Stamp{}) {
		t.Errorf("the condition came forward as %+v", c)
	}
	sound(t, d)
}

// A dossier of an older layout that is only read is read from a copy: the file stays as it was, and nothing is left beside it. What is sealed or redacted of it is of the newest layout.
func TestAnOlderLayoutIsReadWithoutBeingChanged(t *testing.T) {
	ctx, path := context.Background(), firstLayout(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(ctx, path, Options{ReadOnly: true, Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	if f, err := d.Frame(ctx); err != nil || f.Agreement.Title != "An old truce" || !d.ReadOnly() || d.Path() != path {
		t.Errorf("%+v, %v", f, err)
	}
	shared := filepath.Join(t.TempDir(), "shared.truce")
	if _, err := d.Redacted(ctx, shared, RedactedOptions{}); err != nil {
		t.Error(err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed", err)
	}
	if left := lies(t, filepath.Dir(path)); len(left) != 1 {
		t.Error("left behind:", left)
	}
	if opened, err := Open(ctx, shared, Options{ReadOnly: true}); err != nil {
		t.Error(err)
	} else if err := opened.Close(); err != nil {
		t.Error(err)
	}
}
