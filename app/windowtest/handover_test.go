package windowtest

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// An incident whose headline was changed here and in another copy is decided by a key and merged, and that taken back by one undo; then the dossier is sealed, and opened again with its passphrase.
func TestACopyIsMergedAndTheDossierSealed(t *testing.T) {
	d := newDesk(t, 1024, 700)
	path := d.sample()
	d.settled()
	other := filepath.Join(filepath.Dir(path), "A copy.truce") // it stands first in its folder
	if err := opened(path, store.Options{ReadOnly: true}, func(ctx context.Context, o *store.Dossier) error { return o.Backup(ctx, other) }); err != nil {
		t.Fatal(err)
	}
	d.keys("ctrl+3", "ctrl+t", "Down")
	d.settled()
	d.changedBy("ctrl+shift+e")
	d.keys(toHeadline()...)
	d.keys("ctrl+a")
	d.write("Windowtest ours")
	d.keys("ctrl+Return")
	var shared ceasefire.Incident
	d.await("the headline in the file", func() bool {
		found := d.incidentsIn(path, "windowtest")
		if len(found) == 1 {
			shared = found[0]
		}
		return len(found) == 1
	})
	shared.Title = "Windowtest theirs"
	if err := opened(other, store.Options{Who: "Ben", Now: time.Now}, func(ctx context.Context, o *store.Dossier) error {
		_, err := o.UpdateIncident(ctx, shared)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	d.keys("Escape")
	d.settled()
	d.changedBy("alt+m")
	d.shot("which copy")
	d.click(379, 190)
	d.click(891, 610)
	d.await("what is to be decided", func() bool { // the window stands still while the copy is looked at
		screen := d.shot("to decide")
		return screen.At(880, 187) != screen.At(880, 330) // the row in the list, and what lies beneath it
	})
	d.keys("t")
	d.await("the way to merge", func() bool { return accented(d.shot("decided"), image.Rect(908, 620, 970, 646)) })
	d.keys("ctrl+Return")
	d.headline(path, shared.ID, "Windowtest theirs")
	d.settled()
	d.keys("ctrl+z")
	d.headline(path, shared.ID, "Windowtest ours")
	d.settled()
	d.shot("taken back")
	d.sealedAndOpened(path, shared.ID)
}

// sealedAndOpened seals the dossier under its own name, and opens that in a new window with a wrong passphrase first.
func (d *desk) sealedAndOpened(path string, id ceasefire.ID) {
	d.t.Helper()
	const passphrase = "lighthouse marmalade seventeen"
	d.changedBy("alt+s")
	d.keys("Tab")
	d.write(passphrase)
	d.keys("Tab", "Tab")
	d.write(passphrase)
	d.keys("ctrl+Return")
	d.await("the sealed file", func() bool { return store.IsSealed(path + ".age") })
	sealed := filepath.Join(filepath.Dir(path), "travel.age")
	if err := os.Rename(path+".age", sealed); err != nil {
		d.t.Fatal(err)
	}
	d.openOn(1024, 700, sealed)
	ready := func() bool { return accented(d.shot("sealed"), image.Rect(764, 512, 804, 538)) } // Open can be pressed
	d.await("what asks for the passphrase", ready)
	d.write("nonsense")
	d.keys("Return")
	d.settled()
	d.await("the end of the first try", ready)
	d.shot("a wrong passphrase")
	out := filepath.Join(filepath.Dir(path), "travel.truce")
	if _, err := os.Stat(out); err == nil {
		d.t.Error("a wrong passphrase opened it")
	}
	d.keys("ctrl+a")
	d.write(passphrase)
	d.keys("Return")
	d.await("the opened dossier", func() bool {
		_, err := os.Stat(out)
		return err == nil
	})
	d.headline(out, id, "Windowtest ours")
}

// headline waits for what an incident of a dossier is called.
func (d *desk) headline(path string, id ceasefire.ID, want string) {
	d.t.Helper()
	d.await(want, func() bool {
		var got string
		err := opened(path, store.Options{ReadOnly: true}, func(ctx context.Context, o *store.Dossier) error {
			i, err := o.Incident(ctx, id)
			got = i.Title
			return err
		})
		return err == nil && got == want
	})
}

// opened does something with a dossier beside the window.
func opened(path string, o store.Options, do func(context.Context, *store.Dossier) error) error {
	ctx := context.Background()
	d, err := store.Open(ctx, path, o)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, d), d.Close())
}
