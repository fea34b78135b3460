package windowtest

import (
	"bytes"
	"context"
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

// The part of a window 1280 wide in which the large clock stands, and the part below the header.
var (
	clockPart = image.Rect(0, 20, 420, 130)
	pagePart  = image.Rect(100, 150, 1270, 790)
)

// ready opens the window on the sample and waits until it shows it.
func ready(t *testing.T, width, height int, env ...string) *desk {
	t.Helper()
	d := newDesk(t, width, height, env...)
	d.await("the sample's incidents", func() bool {
		var n store.Counts
		err := d.dossier(func(ctx context.Context, opened *store.Dossier) (err error) {
			n, err = opened.Count(ctx, store.View{})
			return err
		})
		return err == nil && n.Total == 1466
	})
	d.await("a page", func() bool { return shades(d.shot("opening"), pagePart) > 40 })
	d.settled()
	return d
}

func TestTheWholeWayThrough(t *testing.T) {
	t.Parallel()
	d := ready(t, 1280, 800)
	d.shot("overview")
	t.Run("the countdown ticks", func(t *testing.T) {
		before := d.shot("tick")
		d.await("another second", func() bool { return differing(before, d.shot("tock"), clockPart) >= 20 })
	})
	t.Run("an incident is logged", func(t *testing.T) { logIncident(t, d) })
	t.Run("a commitment is scored", func(t *testing.T) { scoreCommitment(t, d) })
	t.Run("a chart is saved", func(t *testing.T) { saveChart(t, d) })
	t.Run("a deletion is undone", func(t *testing.T) { deleteAndUndo(t, d) })
}

// logIncident types an incident by keyboard alone: Tab goes on, Ctrl+Enter saves.
func logIncident(t *testing.T, d *desk) {
	d.changedBy("ctrl+n")
	d.keys("ctrl+a")
	d.write("2016-09-10 11:15")
	d.keys("Tab")
	d.write("Castello Road")
	d.keys("Tab", "Down", "Tab", "Down", "Tab")
	d.write("Government of Syria")
	d.keys("Tab")
	d.write("Civilians")
	d.keys("Tab")
	d.write("1")
	d.keys("Tab")
	d.write("2")
	d.keys("Tab")
	d.write("3")
	d.keys("Tab", "Tab", "Tab", "Tab", "Tab")
	d.write("Windowtest shells on the road")
	d.shot("form")
	d.keys("ctrl+Return")
	var found []ceasefire.Incident
	d.await("the incident in the file", func() bool {
		found = d.incidents("windowtest")
		return len(found) == 1
	})
	d.settled()
	d.shot("saved")
	i := found[0]
	at := time.Date(2016, 9, 10, 8, 15, 0, 0, time.UTC)
	if !i.When.From.Equal(at) || i.When.Precision != ceasefire.PrecisionMinute || i.Place.Name != "Castello Road" || i.Place.Area == "" || i.Type == "" {
		t.Errorf("when %+v, place %+v, type %q", i.When, i.Place, i.Type)
	}
	want := ceasefire.Estimate{Low: ceasefire.People(1), Best: ceasefire.People(2), High: ceasefire.People(3)}
	if i.Deaths.Estimate != want || i.SideA.Party.IsZero() || i.Scope.Scope != ceasefire.InScope || i.Recorded.By != "Window Tester" {
		t.Errorf("deaths %+v, side %+v, scope %+v, recorded %+v", i.Deaths.Estimate, i.SideA, i.Scope, i.Recorded)
	}
	d.keys("Escape")
}

// scoreCommitment records an assessment of a commitment by keyboard.
func scoreCommitment(t *testing.T, d *desk) {
	var before int
	count := func() (n int, last ceasefire.Assessment) {
		err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
			frame, err := opened.Frame(ctx)
			for _, a := range frame.Assessments {
				if a.Rationale == "Windowtest: it was seen." {
					last = a
				}
			}
			n = len(frame.Assessments)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n, last
	}
	before, _ = count()
	d.click(46, 332) // the rail: Compliance
	d.settled()
	d.shot("compliance")
	d.keys("Down", "Down")
	d.settled()
	d.changedBy("ctrl+r")
	d.keys("2", "Tab", "Tab")
	d.write("Windowtest: it was seen.")
	d.shot("assessment")
	d.keys("ctrl+Return")
	d.await("the assessment in the file", func() bool {
		n, _ := count()
		return n == before+1
	})
	if _, a := count(); a.Judgement != ceasefire.Scored || a.Score != 2 || a.Recorded.By != "Window Tester" {
		t.Errorf("%+v", a)
	}
	d.settled()
	d.shot("assessed")
}

// saveChart saves the large chart as PNG and as SVG, where the dialog is told to.
func saveChart(t *testing.T, d *desk) {
	d.changedBy("ctrl+5")
	d.shot("charts")
	for _, name := range []string{"chart.png", "chart.svg"} {
		target := filepath.Join(t.TempDir(), name)
		d.changedBy("ctrl+e")
		d.keys("ctrl+a")
		d.write(target)
		d.shot("save " + name)
		d.keys("Return")
		d.await("the picture", func() bool {
			info, err := os.Stat(target)
			return err == nil && info.Size() > 0
		})
		content, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".svg") {
			if !bytes.Contains(content, []byte("</svg>")) {
				t.Error("the SVG has no end")
			}
			continue
		}
		picture, err := png.Decode(bytes.NewReader(content))
		if err != nil || picture.Bounds() != image.Rect(0, 0, 2400, 1500) { // the preset for reports
			t.Errorf("the picture: %v, %v", picture.Bounds(), err)
		}
	}
}

// deleteAndUndo deletes the incident that was logged, by the table's keys, and takes it back by the notice's button.
func deleteAndUndo(t *testing.T, d *desk) {
	d.keys("ctrl+3")
	d.keys("ctrl+f")
	d.write("windowtest")
	d.settled()
	d.keys("ctrl+t")
	d.keys("Home", "Delete")
	d.await("the deletion", func() bool { return len(d.incidents("windowtest")) == 0 })
	d.settled()
	d.shot("deleted")
	d.keys("ctrl+z")
	d.await("the undoing", func() bool { return len(d.incidents("windowtest")) == 1 })
}

// TestEveryPageFits looks at every page, small and large, light and dark: none may be empty. The pictures are for a person to look at.
func TestEveryPageFits(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		theme         string
	}{{"small light", 1024, 700, "light"}, {"small dark", 1024, 700, "dark"}, {"large light", 1920, 1080, "light"}, {"large dark", 1920, 1080, "dark"}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := ready(t, c.width, c.height, "FYNE_THEME="+c.theme)
			for n, page := range []string{"overview", "clocks", "incidents", "compliance", "charts", "map", "timeline", "agreement", "sources"} {
				d.keys("ctrl+" + string(rune('1'+n)))
				d.await("the page of "+page+" in the rail", func() bool { return inSight(d.shot(page), n) }) // the one before has shades enough to pass for it
				part := image.Rect(100, 150, c.width-10, c.height-10)
				switch page {
				case "incidents": // below the table's header, so that its rows are waited for
					part = image.Rect(120, 300, c.width*2/5, c.height-60)
				case "charts": // below the bars, so that the picture is waited for, which is drawn beside the window; with its title and notes, since columns alone have too few shades
					part = image.Rect(c.width*3/10, 262, c.width-60, c.height-20)
				case "map":
					d.await("the map with the circles of its places", func() bool { return circled(d.shot(page)) })
				}
				d.await("the page of "+page, func() bool { return shades(d.shot(page), part) >= 10 })
				d.settled()
				d.shot(page)
				if size := d.size(); size != image.Pt(c.width, c.height) {
					t.Errorf("%s: the window is not of the size it was given: %v", page, size)
				}
			}
		})
	}
}

// inSight reports whether the rail marks a page, by its place there, as the one in sight.
func inSight(screen image.Image, n int) bool {
	const first, apart = 140, 64 // where the first stands, and how far on the next
	mark, marked := screen.At(1, first+n*apart), screen.At(8, first+n*apart)
	return mark != marked
}

// circled reports whether a map stands on the screen: its places lie as circles of a warm colour on areas that are shaded blue, right of the key, which has both. Nothing else that is shown there has both.
func circled(screen image.Image) bool {
	size := screen.Bounds().Size()
	warm, blue := 0, 0
	for y := 280; y < size.Y-150; y++ {
		for x := size.X * 3 / 10; x < size.X-100; x++ {
			switch r, g, b, _ := screen.At(x, y).RGBA(); {
			case r > g+g/3 && r > b+b/2:
				warm++
			case b > r+r/3 && b > g+g/10:
				blue++
			}
		}
	}
	return warm > 100 && blue > 1000
}
