package windowtest

import (
	"bytes"
	"context"
	"image"
	"os"
	"path/filepath"
	"testing"

	"truceboard/store"
)

// What another program altered past the audit trail is said by the window itself, once the file was looked over and backed up: beneath the header, with a list that Escape closes.
func TestTheWindowSaysWhatAnotherProgramAltered(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	path := filepath.Join(t.TempDir(), "watch.truce")
	if err := opened(d.sample(), store.Options{ReadOnly: true}, func(ctx context.Context, o *store.Dossier) error { return o.Backup(ctx, path) }); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	is, other := []byte("SY-DIDamascus"), []byte("SY-DIDimashqa") // the area's row: the trail has its name as JSON
	if bytes.Count(content, is) != 1 {
		t.Fatalf("it stands there %d times", bytes.Count(content, is))
	}
	if err := os.WriteFile(path, bytes.Replace(content, is, other, 1), 0o600); err != nil {
		t.Fatal(err)
	}
	d.openOn(1024, 700, path)
	bar := image.Rect(96, 107, 100, 158)
	d.await("the bar that says what was altered", func() bool { return strained(d.shot("altered"), bar) })
	d.settled()
	before := d.shot("before the list")
	d.click(886, 132) // See what was changed…
	list := image.Rect(480, 540, 960, 650)
	d.await("the list of what was altered", func() bool { return differing(before, d.shot("list"), list) > 3000 })
	d.settled()
	d.keys("Escape")
	d.await("the list to close", func() bool { return differing(before, d.shot("closed"), list) < 300 })
	d.click(993, 132) // Close
	d.await("the bar to close", func() bool { return !strained(d.shot("put away"), bar) })
}

// strained reports whether a part of the screen has the colour of what is strained.
func strained(screen image.Image, part image.Rectangle) bool {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if r, g, b, _ := screen.At(x, y).RGBA(); r > b+b/2 && r > g && g > b {
				n++
			}
		}
	}
	return n > part.Dx()*part.Dy()/2
}
