package windowtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// An incident is typed in by keyboard alone: its time as people say it, its place from those offered, and two sources with their grades. A picture
// is attached, the program is killed, and all of it comes back and is saved.
func TestEnteringAsPeopleDo(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	d.changedBy("ctrl+n")
	d.keys("ctrl+a")
	d.shown("9/8 19:27")
	d.shot("which comes first")
	d.changedBy("Tab", "space") // the day
	d.keys("ctrl+a")
	d.shown("yesterday evening")
	d.changedBy("Tab")
	d.shown("alep")
	d.shot("places")
	d.keys("Down", "Return", "Tab", "Tab")
	d.jump("shell")
	d.keys("Tab")
	d.shown("gov syr")
	d.shot("sides")
	d.keys("Return", "Tab")
	d.write("civ")
	d.keys("Down", "Tab", "Tab")
	d.write("2")
	d.keys("Tab", "Tab")
	d.write("1")
	d.keys("Tab", "Tab", "Tab")
	d.write("1")
	d.keys("Tab")
	d.write("Windowtest shells at dusk")
	d.keys("Tab", "Tab")
	d.write("First wire")
	d.keys("Tab", "Tab", "Tab")
	d.write("post 7")
	d.keys("Tab", "Down", "Down", "Tab", "Down", "Tab", "Tab", "space") // fairly sure of both, and another source
	d.write("Second wire")
	attachPicture(d)
	d.killed(1024, 700)
	d.settled()
	d.shot("said after the kill")
	d.changedBy("ctrl+n") // what was typed and attached is offered
	d.shot("offered")
	d.changedBy("ctrl+j")
	d.shot("come back")
	d.keys("ctrl+Return")
	var found []ceasefire.Incident
	d.await("the incident in the file", func() bool {
		found = d.incidents("windowtest dusk")
		return len(found) == 1
	})
	checkEntered(t, d, found[0])
	checkPicture(t, d, found[0])
}

// attachPicture chooses a picture that lies beside the dossier, and waits until the draft is safe.
func attachPicture(d *desk) {
	d.t.Helper()
	content := pictureOf(d.t)
	if err := os.WriteFile(filepath.Join(filepath.Dir(d.sample()), "bomb crater.png"), content, 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.await("the folder of backups", func() bool { // it stands before the file
		_, err := os.Stat(filepath.Join(filepath.Dir(d.sample()), "backups"))
		return err == nil
	})
	d.changedBy("ctrl+shift+h")
	d.click(463, 190) // the first file, behind the way up and the folder of backups
	d.click(891, 610)
	d.await("the draft with its picture in the file", func() bool {
		var files []store.Attachment
		var draft string
		err := d.dossier(func(ctx context.Context, opened *store.Dossier) (err error) {
			if files, err = opened.DraftFiles(ctx, "incident"); err == nil {
				draft, _, err = opened.Draft(ctx, "incident")
			}
			return err
		})
		return err == nil && len(files) == 1 && strings.Contains(draft, "Second wire")
	})
	d.settled()
	d.shot("form")
}

func pictureOf(t *testing.T) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 320, 200))
	for n := range picture.Pix {
		picture.Pix[n] = uint8(n)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// checkPicture holds the one attachment of an incident against what was chosen.
func checkPicture(t *testing.T, d *desk, i ceasefire.Incident) {
	t.Helper()
	var list []store.Attachment
	var content []byte
	if err := d.dossier(func(ctx context.Context, opened *store.Dossier) (err error) {
		if list, err = opened.Attachments(ctx, i.ID); err == nil && len(list) == 1 {
			content, err = opened.AttachmentContent(ctx, list[0].ID)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if want := pictureOf(t); len(list) != 1 || list[0].Name != "bomb crater.png" || list[0].SHA256 != sha256.Sum256(want) || !bytes.Equal(content, want) {
		t.Errorf("attached %+v", list)
	}
}

func checkEntered(t *testing.T, d *desk, i ceasefire.Incident) {
	t.Helper()
	// The sample is first read as of 10 September 2016; the evening before began at 18:00 in Damascus, three hours ahead of UTC.
	if at := time.Date(2016, 9, 9, 15, 0, 0, 0, time.UTC); !i.When.From.Equal(at) || i.When.Precision != ceasefire.PrecisionPartOfDay {
		t.Errorf("when %+v", i.When)
	}
	if p := i.Place; p.Name != "Aleppo town" || p.Area != "SY-HL" || !p.HasPoint {
		t.Errorf("place %+v", p)
	}
	if n := i.Deaths; n.Best != ceasefire.People(2) || n.Civilians != ceasefire.People(1) || n.Unknown != ceasefire.People(1) || i.Type != ceasefire.Shelling {
		t.Errorf("type %q, dead %+v", i.Type, n)
	}
	var frame ceasefire.Frame
	if err := d.dossier(func(ctx context.Context, opened *store.Dossier) (err error) {
		frame, err = opened.Frame(ctx)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(i.Citations) != 2 {
		t.Fatalf("cited %+v", i.Citations)
	}
	if party, ok := frame.Party(i.SideA.Party); !ok || party.Name != "Government of Syria and allies" || i.SideB.Actor != "Civilians" {
		t.Errorf("by %+v against %+v", i.SideA, i.SideB)
	}
	first, second := i.Citations[0], i.Citations[1]
	source, _ := frame.Source(first.Source)
	other, _ := frame.Source(second.Source)
	if source.Title != "First wire" || source.Reliability != "B" || first.Credibility != 1 || first.Locator != "post 7" || other.Title != "Second wire" {
		t.Errorf("cited %+v of %+v, and %+v", first, source, other)
	}
}
