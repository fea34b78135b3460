package windowtest

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// strayLog puts the log of another file beside a dossier: that of a copy of it, to which more was added.
func strayLog(t *testing.T, path string) {
	t.Helper()
	earlier := filepath.Join(t.TempDir(), "earlier.truce")
	var log []byte
	for n, at := range []string{earlier, path} {
		if n == 0 {
			if err := opened(path, store.Options{ReadOnly: true}, func(ctx context.Context, o *store.Dossier) error { return o.Backup(ctx, earlier) }); err != nil {
				t.Fatal(err)
			}
		}
		err := opened(at, store.Options{Who: "Ben", Now: time.Now}, func(ctx context.Context, o *store.Dossier) (err error) {
			for range 3 - n {
				incident := ceasefire.Incident{When: ceasefire.MinuteMoment(time.Now(), "UTC"), Type: ceasefire.Shelling, Title: "Shells on the road"}
				if _, err := o.AddIncident(ctx, incident); err != nil {
					return err
				}
			}
			if at == earlier {
				log, err = os.ReadFile(at + "-wal")
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A dossier beside which the log of another file lies is not opened until that is asked for; Escape leaves a window that says what to do, and Enter opens it without the log, which is kept.
func TestADossierIsOpenedWithoutTheLogOfAnother(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	path := filepath.Join(t.TempDir(), "watch.truce")
	if err := opened(d.sample(), store.Options{ReadOnly: true}, func(ctx context.Context, o *store.Dossier) error { return o.Backup(ctx, path) }); err != nil {
		t.Fatal(err)
	}
	strayLog(t, path)
	for _, key := range []string{"Escape", "Return"} {
		d.openOn(1024, 700, path)
		d.await("what is asked about the log", func() bool { return accented(d.shot("asked"), image.Rect(680, 412, 816, 446)) })
		d.settled()
		d.keys(key)
		if key == "Escape" {
			d.await("a window that says that nothing is open", func() bool { return accented(d.shot("nothing open"), image.Rect(370, 365, 432, 402)) })
			if kept := keptLogs(t, path); len(kept) > 0 {
				t.Errorf("kept %v though it was closed", kept)
			}
		}
	}
	d.await("the log's new name", func() bool { return len(keptLogs(t, path)) == 1 })
	d.await("the dossier's page", func() bool { return inSight(d.shot("opened"), 0) })
}

// keptLogs gives the logs that were moved aside beside a dossier.
func keptLogs(t *testing.T, path string) []string {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*log of another file*"))
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// accented reports whether a part of the screen is filled by a button that is the one to press.
func accented(screen image.Image, part image.Rectangle) bool {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if r, g, b, _ := screen.At(x, y).RGBA(); b > r+r/3 && b > g+g/4 {
				n++
			}
		}
	}
	return n > part.Dx()*part.Dy()/2
}
