package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// shelfFor gives a dossier whose clock the test sets, and its shelf.
func shelfFor(t *testing.T) (d *Dossier, s Shelf, clock *time.Time) {
	t.Helper()
	at := recorded
	d = testDossier(t)
	d.now = func() time.Time { return at }
	return d, Shelf{Folder: ShelfWithin(t.TempDir(), d.Path()), Rule: ceasefire.UsualKeeping()}, &at
}

func backUp(t *testing.T, d *Dossier, s Shelf, why Occasion) Saved {
	t.Helper()
	saved, made, err := d.BackUp(context.Background(), s, why)
	if err != nil || !made {
		t.Fatal(made, err)
	}
	return saved
}

func TestABackupIsMadeWhereSomethingChangedAndTheRuleKeepsIt(t *testing.T) {
	d, s, clock := shelfFor(t)
	ctx := context.Background()
	first := backUp(t, d, s, Regularly)
	if _, made, err := d.BackUp(ctx, s, Regularly); made || err != nil {
		t.Errorf("nothing changed: %v, %v", made, err)
	}
	if err := d.SaveDraft(ctx, "incident", `"half a sentence"`); err != nil {
		t.Fatal(err)
	}
	if _, made, err := d.BackUp(ctx, s, Regularly); made || err != nil {
		t.Errorf("only a draft changed: %v, %v", made, err)
	}
	s.Rule = ceasefire.Keeping{Hours: 2}
	for range 3 {
		*clock = clock.Add(time.Hour)
		add(t, d, testIncident())
		backUp(t, d, s, Regularly)
	}
	list, err := s.List()
	if err != nil || len(list) != 2 || !list[0].At.Equal(clock.UTC()) || list[0].Why != Regularly {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := os.Stat(first.Path); err == nil {
		t.Error("the first is still there")
	}
	if info, err := os.Stat(list[0].Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("who may read it: %v, %v", info.Mode(), err)
	}
}

// A clock that was set back makes backups that seem older than those there are: they stay all the same, and so does the newest of before.
func TestAClockThatJumpsBackLosesNoBackup(t *testing.T) {
	d, s, clock := shelfFor(t)
	s.Rule = ceasefire.Keeping{Hours: 1, Most: 1}
	ahead := backUp(t, d, s, OnOpening)
	*clock = clock.AddDate(-1, 0, 0)
	add(t, d, testIncident())
	back := backUp(t, d, s, Regularly)
	list, err := s.List()
	if err != nil || len(list) != 2 || list[0].Path != ahead.Path || list[1].Path != back.Path {
		t.Errorf("%+v, %v", list, err)
	}
}

// A backup of before the clock jumped back is the newest only until another has more of the trail; from then on nothing that changed since that one asks for another.
func TestABackupInTheFutureDoesNotStayTheNewest(t *testing.T) {
	d, s, clock := shelfFor(t)
	s.Now = func() time.Time { return *clock }
	ahead := backUp(t, d, s, OnOpening)
	*clock = clock.AddDate(-1, 0, 0)
	if list, err := s.List(); err != nil || len(list) != 1 || list[0].Path != ahead.Path {
		t.Fatalf("%+v, %v", list, err)
	}
	if _, made, err := d.BackUp(context.Background(), s, Regularly); err != nil || made {
		t.Fatal(made, err)
	}
	add(t, d, testIncident())
	back := backUp(t, d, s, Regularly)
	for range 2 {
		list, err := s.List()
		if err != nil || len(list) != 2 || list[0].Path != back.Path || list[1].Path != ahead.Path {
			t.Fatalf("%+v, %v", list, err)
		}
		if _, made, err := d.BackUp(context.Background(), s, Regularly); err != nil || made {
			t.Errorf("another of the same: %v, %v", made, err)
		}
	}
	if good, found, err := s.NewestGood(context.Background()); err != nil || !found || good.Path != back.Path {
		t.Errorf("%+v, %v, %v", good, found, err)
	}
}

// A dossier that was moved or renamed finds its backups again, with and without the mark on the shelf; a copy does not take those of the one that it was copied from, nor does another dossier.
func TestAMovedDossierFindsItsBackups(t *testing.T) {
	d, _, _ := shelfFor(t)
	ctx, root := context.Background(), t.TempDir()
	s := Shelf{Folder: ShelfWithin(root, d.Path()), Rule: ceasefire.UsualKeeping()}
	made := backUp(t, d, s, WhenAsked)
	frame := testFrame()
	frame.Sources[0].Title = "The text of another"
	other, err := Create(ctx, filepath.Join(t.TempDir(), "other.truce"), frame, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(t.TempDir(), "moved.truce")
	if err := d.Backup(ctx, moved); err != nil {
		t.Fatal(err)
	}
	listed := func(path string) []Saved {
		t.Helper()
		list, err := Shelf{Folder: ShelfWithin(root, path)}.WithMoved(ctx, path).List()
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if list := listed(moved); len(list) != 0 {
		t.Errorf("a copy took %+v", list)
	}
	if err := os.Rename(d.Path(), d.Path()+".away"); err != nil {
		t.Fatal(err)
	}
	if list := listed(moved); len(list) != 1 || list[0].Path != made.Path {
		t.Errorf("with a mark: %+v", list)
	}
	if list := listed(other.Path()); len(list) != 0 {
		t.Errorf("another dossier took %+v", list)
	}
	if err := os.Remove(filepath.Join(s.Folder, shelfMark)); err != nil {
		t.Fatal(err)
	}
	if list := listed(moved); len(list) != 1 {
		t.Errorf("without a mark: %+v", list)
	}
	if err := os.Rename(d.Path()+".away", d.Path()); err != nil {
		t.Fatal(err)
	}
}

func TestTwoDossiersOfOneNameHaveShelvesOfTheirOwn(t *testing.T) {
	a, b := ShelfWithin("/root", "/a/Syria.truce"), ShelfWithin("/root", "/b/Syria.truce")
	if a == b || !strings.HasPrefix(filepath.Base(a), "Syria ") {
		t.Errorf("%s, %s", a, b)
	}
}

func TestCompareTellsWhatChangedSinceABackup(t *testing.T) {
	d, s, _ := shelfFor(t)
	ctx := context.Background()
	add(t, d, testIncident()) // stays as it is
	gone, changed := add(t, d, testIncident()), add(t, d, testIncident())
	saved := backUp(t, d, s, WhenAsked)
	if c, err := d.Compare(ctx, saved.Path); err != nil || !c.Same() {
		t.Errorf("at once: %+v, %v", c, err)
	}
	changed.Title = "Another title"
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	added := add(t, d, testIncident())
	passing := add(t, d, testIncident())
	for _, id := range []ceasefire.ID{gone.ID, passing.ID} {
		if err := d.DeleteIncident(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	c, err := d.Compare(ctx, saved.Path)
	if err != nil {
		t.Fatal(err)
	}
	for name, part := range map[string]struct {
		got  []RecordChange
		want ceasefire.ID
	}{"added": {c.Added, added.ID}, "changed": {c.Changed, changed.ID}, "removed": {c.Removed, gone.ID}} {
		if len(part.got) != 1 || part.got[0].ID != part.want || part.got[0].Record != "incident" {
			t.Errorf("%s: %+v", name, part.got)
		}
	}
	if !strings.Contains(c.Changed[0].After, "Another title") || strings.Contains(c.Changed[0].Before, "Another title") {
		t.Errorf("%+v", c.Changed[0])
	}
	stranger, err := Create(ctx, filepath.Join(t.TempDir(), "stranger.truce"), testFrame(), Options{Who: "Stranger", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	if _, err := stranger.Compare(ctx, saved.Path); err == nil || !strings.Contains(err.Error(), "another dossier") {
		t.Errorf("a stranger's backup: %v", err)
	}
}

// A backup of another dossier is not put back unasked, though both were made of one template; nothing is changed, and asked for explicitly it is.
func TestABackupOfAnotherDossierIsNotPutBackUnasked(t *testing.T) {
	d, s, _ := shelfFor(t)
	ctx := context.Background()
	saved := backUp(t, d, s, OnOpening)
	stranger, err := Create(ctx, filepath.Join(t.TempDir(), "stranger.truce"), testFrame(), Options{Who: "Stranger", Now: func() time.Time { return recorded.Add(time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	mine, theirs := add(t, stranger, testIncident()), Shelf{Folder: t.TempDir(), Rule: s.Rule}
	var other *OtherDossierError
	if _, err := stranger.Restore(ctx, theirs, saved.Path); !errors.As(err, &other) {
		t.Errorf("unasked: %v", err)
	}
	if list, err := theirs.List(); err != nil || len(list) != 0 {
		t.Errorf("it was kept before: %v, %v", list, err)
	}
	if _, err := stranger.Incident(ctx, mine.ID); err != nil {
		t.Error(err)
	}
	if _, err := stranger.RestoreOther(ctx, theirs, saved.Path); err != nil {
		t.Fatal(err)
	}
	if _, err := stranger.Incident(ctx, mine.ID); err == nil {
		t.Error("asked for, it was not put back")
	}
}

func TestRestoringKeepsThePresentAndWhatIsBeingTyped(t *testing.T) {
	d, s, _ := shelfFor(t)
	ctx := context.Background()
	old := add(t, d, testIncident())
	saved := backUp(t, d, s, OnOpening)
	young := add(t, d, testIncident())
	if err := d.SaveDraft(ctx, "incident", `"half a sentence"`); err != nil {
		t.Fatal(err)
	}
	beside, err := Open(ctx, d.Path(), Options{ReadOnly: true}) // somebody reads meanwhile
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	restored, err := d.Restore(ctx, s, saved.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, reader := range []*Dossier{d, beside} {
		if _, err := reader.Incident(ctx, old.ID); err != nil {
			t.Error(err)
		}
		if _, err := reader.Incident(ctx, young.ID); err == nil {
			t.Error("what came after the backup is still there")
		}
	}
	sound(t, d)
	if text, found, err := d.Draft(ctx, "incident"); text != `"half a sentence"` || !found || err != nil {
		t.Errorf("the draft: %q, %v, %v", text, found, err)
	}
	if lines, err := d.Audit(ctx, ceasefire.AsOf{}, 1); err != nil || lines[0].Action != "restore backup" || !strings.Contains(lines[0].After, filepath.Base(restored.Kept.Path)) {
		t.Errorf("%+v, %v", lines, err)
	}
	if c, err := d.Compare(ctx, restored.Kept.Path); err != nil || c.Beyond == 0 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := d.Restore(ctx, s, restored.Kept.Path); err != nil { // and back again
		t.Fatal(err)
	}
	if _, err := d.Incident(ctx, young.ID); err != nil {
		t.Error(err)
	}
	add(t, d, testIncident())
	sound(t, d)
	names, err := os.ReadDir(filepath.Dir(d.Path()))
	if err != nil || slices.ContainsFunc(names, func(e os.DirEntry) bool { return strings.Contains(e.Name(), "restoring") }) {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

func TestADamagedBackupIsNotRestoredAndNotTheNewestGood(t *testing.T) {
	d, s, clock := shelfFor(t)
	ctx := context.Background()
	good := backUp(t, d, s, OnOpening)
	*clock = clock.Add(time.Hour)
	add(t, d, testIncident())
	bad := backUp(t, d, s, Regularly)
	content, err := os.ReadFile(bad.Path)
	if err != nil {
		t.Fatal(err)
	}
	copy(content[8192:], bytes.Repeat([]byte{0xAA}, 4096))
	if err := os.WriteFile(bad.Path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if found, ok, err := s.NewestGood(ctx); err != nil || !ok || found.Path != good.Path {
		t.Errorf("%+v, %v, %v", found, ok, err)
	}
	before := sound(t, d)
	if _, err := d.Restore(ctx, s, bad.Path); err == nil || !strings.Contains(err.Error(), "nothing was changed") {
		t.Errorf("restoring damage: %v", err)
	}
	if after := sound(t, d); before.AuditRows != after.AuditRows {
		t.Error("something was changed")
	}
}
