package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// spoiled gives a dossier that a backup wrote, so that it has no write-ahead log, with a leaf of a table overwritten.
func spoiled(t *testing.T, table string) (path string, content []byte) {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	for range 60 {
		add(t, d, testIncident())
	}
	path = filepath.Join(t.TempDir(), "spoiled.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	pages, err := openPages(path)
	if err != nil {
		t.Fatal(err)
	}
	defer pages.file.Close()
	var root uint32
	copied := connect(path, accessImmutable)
	if err := copied.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE name = ?", table).Scan(&root); err != nil {
		t.Fatal(err)
	}
	if err := copied.Close(); err != nil {
		t.Fatal(err)
	}
	reached, _ := pages.tree(root)
	content = slurp(t, path)
	hurt := 0
	for _, page := range slices.Backward(reached[1:]) { // the oldest rows first: the newest of the trail are looked at on opening
		if at := int(page-1) * pages.size; content[at] == pageLeaf && hurt == 0 {
			binary.BigEndian.PutUint16(content[at+3:], 0xffff) // more cells than there are
			copy(content[at+8:at+40], bytes.Repeat([]byte{0xff}, 32))
			hurt++
		}
	}
	if hurt == 0 {
		t.Fatalf("%s has no leaf of its own", table)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, content
}

// Nothing is written to a damaged dossier that a window holds, be it no record, and be the window quicker than the look over the file.
func TestADamagedDossierIsNotChangedByWhoeverHoldsIt(t *testing.T) {
	ctx := context.Background()
	for _, table := range []string{"incident", "audit"} {
		for _, checked := range []bool{false, true} {
			t.Run(fmt.Sprint(table, checked), func(t *testing.T) {
				path, content := spoiled(t, table)
				d, err := Open(ctx, path, Options{Who: "Tester", Hold: true})
				if err != nil {
					t.Fatal(err)
				}
				if checked {
					if found, err := d.QuickCheck(ctx); err != nil || len(found) == 0 {
						t.Fatal(found, err)
					}
				}
				_, added := d.AddIncident(ctx, testIncident())
				_, taken := d.TakeBack(ctx, "party")
				_, file := d.KeepDraftFile(ctx, "incident", "a.txt", []byte("x"))
				_, restored := d.Restore(ctx, Shelf{Folder: t.TempDir()}, path)
				for what, err := range map[string]error{"forgetting drafts": d.ForgetAside(ctx), "a draft": d.SaveDraft(ctx, "incident", "{}"), "a setting": d.SetSetting(ctx, "a", "b"), "a record": added,
					"taking back": taken, "a file": file, "restoring": restored, "dropping": d.DropDraft(ctx, "incident"), "discarding": d.SetAside(ctx, "party")} {
					var fault *FileError
					if !errors.As(err, &fault) || !fault.Damaged {
						t.Errorf("%s: %v", what, err)
					}
				}
				if d.Damage() == nil || !d.ReadOnly() {
					t.Error("it is not told")
				}
				if err := d.Close(); err != nil {
					t.Error(err)
				}
				if now := slurp(t, path); !bytes.Equal(now, content) {
					t.Error("the damaged file was changed")
				}
			})
		}
	}
}
