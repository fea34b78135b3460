package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// The records of an open dossier are held against its trail while it is in use, with rests that may call it off.
func TestAnOpenDossierIsHeldAgainstItsTrail(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	if found, err := d.Altered(ctx, nil); err != nil || found.Count() != 0 {
		t.Errorf("%+v, %v", found, err)
	}
	altered := reopenedAt(t, tampered(t, d, "UPDATE incident SET deaths_best = 9 WHERE dataset = ''", "UPDATE party SET note = 'forged' WHERE name = 'Opposition'"))
	rests := 0
	found, err := altered.Altered(ctx, func(ctx context.Context) error {
		rests++
		if _, err := altered.AddIncident(ctx, testIncident()); rests == 1 && err != nil { // it waits for nothing
			t.Error(err)
		}
		return nil
	})
	if err != nil || found.Count() != 2 || rests < 3 {
		t.Errorf("%+v, %v, %d rests", found, err, rests)
	}
	called := errors.New("called off")
	if _, err := altered.Altered(ctx, func(context.Context) error { return called }); !errors.Is(err, called) {
		t.Error(err)
	}
}

// The newest backup in which nothing is altered is found behind those that were made of what was, and stays on the shelf where it is said to be needed.
func TestTheNewestUnalteredBackupIsFoundAndKept(t *testing.T) {
	made, ctx := fullDossier(t), context.Background()
	now := recorded.AddDate(1, 0, 0)
	clock := func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
	open := func(path string) *Dossier {
		t.Helper()
		d, err := Open(ctx, path, Options{Who: "Tester", Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := d.Close(); err != nil {
				t.Error(err)
			}
		})
		return d
	}
	shelf := Shelf{Folder: filepath.Join(t.TempDir(), "shelf"), Now: clock}
	back := func(d *Dossier) Saved {
		t.Helper()
		add(t, d, testIncident())
		saved, is, err := d.BackUp(ctx, shelf, Regularly)
		if err != nil || !is {
			t.Fatal(saved, is, err)
		}
		return saved
	}
	good := back(open(made.Path()))
	altered := open(tampered(t, made, "UPDATE party SET note = 'forged' WHERE name = 'Opposition'"))
	if found, is, err := shelf.NewestUnaltered(ctx, nil); err != nil || !is || found.Path != good.Path {
		t.Errorf("%+v, %v, %v", found, is, err)
	}
	shelf.Needed = []string{good.Path}
	for range 3 { // by the usual rule one of an hour stays
		back(altered)
	}
	if err := os.WriteFile(filepath.Join(shelf.Folder, "2030-01-01 000000Z asked.truce"), []byte("no dossier"), 0o600); err != nil {
		t.Fatal(err)
	}
	if found, is, err := shelf.NewestUnaltered(ctx, nil); err != nil || !is || found.Path != good.Path {
		t.Errorf("%+v, %v, %v", found, is, err)
	}
	shelf.Needed, shelf.NeedAll = nil, true
	back(altered)
	if _, is, err := shelf.NewestUnaltered(ctx, nil); err != nil || !is {
		t.Error(is, err)
	}
	shelf.NeedAll = false
	back(altered)
	if found, is, err := shelf.NewestUnaltered(ctx, nil); err != nil || is {
		t.Errorf("%+v, %v, %v", found, is, err)
	}
}
