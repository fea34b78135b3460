package windowtest

import (
	"context"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// An incident is typed in by keyboard alone: its time as people say it, its place from those offered, and two sources with their grades.
func TestEnteringAsPeopleDo(t *testing.T) {
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	d.keys("ctrl+n")
	d.settled()
	d.keys("ctrl+a")
	d.write("9/8 19:27")
	d.shot("which comes first")
	d.keys("Tab", "space") // the day
	d.keys("ctrl+a")
	d.write("yesterday evening")
	d.keys("Tab")
	d.write("alep")
	d.settled()
	d.shot("places")
	d.keys("Down", "Return", "Tab", "Tab")
	d.write("shell")
	d.keys("Tab")
	d.write("Government of Syria")
	d.keys("Tab")
	d.write("Civilians")
	d.keys("Tab", "Tab")
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
	d.settled()
	d.shot("form")
	d.keys("ctrl+Return")
	var found []ceasefire.Incident
	d.await("the incident in the file", func() bool {
		found = d.incidents("windowtest dusk")
		return len(found) == 1
	})
	checkEntered(t, d, found[0])
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
	first, second := i.Citations[0], i.Citations[1]
	source, _ := frame.Source(first.Source)
	other, _ := frame.Source(second.Source)
	if source.Title != "First wire" || source.Reliability != "B" || first.Credibility != 1 || first.Locator != "post 7" || other.Title != "Second wire" {
		t.Errorf("cited %+v of %+v, and %+v", first, source, other)
	}
}
