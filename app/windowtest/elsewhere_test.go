package windowtest

import (
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// holder reads who has the sample open for writing.
func (d *desk) holder() string {
	d.t.Helper()
	path := d.sample()
	content, err := os.ReadFile(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".open"))
	var by struct {
		Who string `json:"who"`
	}
	if err != nil || json.Unmarshal(content, &by) != nil {
		return ""
	}
	return by.Who
}

// secondWindow opens one more window, of another analyst, over the first, and gives it the keyboard.
func (d *desk) secondWindow(width, height int) (first string) {
	d.t.Helper()
	first = d.window
	d.start(os.Getenv("TRUCEBOARD_BINARY"), "TRUCEBOARD_ANALYST=Second Tester")
	d.await("the second window", func() bool {
		out, err := d.output("xdotool", "search", "--onlyvisible", "--name", "Truceboard")
		for _, id := range strings.Fields(string(out)) {
			if id != first {
				d.window = id
			}
		}
		return err == nil && d.window != first
	})
	d.place(width, height)
	return first
}

// raise brings a window to the front and gives it the keyboard.
func (d *desk) raise(window string) {
	d.t.Helper()
	d.window = window
	d.run("xdotool", "windowactivate", "--sync", window)
	d.settled()
}

// Two windows have one dossier: the second only reads it and takes no entries, shows what the first adds, and can write once the first is closed and that is wanted.
func TestTwoWindowsOnOneDossier(t *testing.T) {
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	first := d.secondWindow(1024, 700)
	second := d.window
	d.settled()
	if by := d.holder(); by != "Window Tester" {
		t.Fatalf("held by %q", by)
	}
	d.changedBy("ctrl+n") // which only says why not
	before, latest := d.shot("read only"), image.Rect(112, 570, 640, 625)

	d.raise(first)
	d.addIncident("Windowtest seen at once")
	d.raise(second)
	d.await("what the first added", func() bool { return differing(before, d.shot("seen at once"), latest) > 100 })

	d.raise(first)
	d.keys("ctrl+q")
	d.await("the first to let go", func() bool { return d.holder() == "" })
	d.raise(second)
	d.await("the way to edit", func() bool { return accented(d.shot("free"), image.Rect(856, 116, 914, 134)) }) // which the second offers once it has seen that the first let go
	d.click(880, 125)                                                                                           // Edit here
	d.await("the second to take over", func() bool { return d.holder() == "Second Tester" })
	d.settled()
	d.addIncident("Windowtest taken over")
}

// addIncident types an incident in and waits until it is on the disk.
func (d *desk) addIncident(title string) {
	d.t.Helper()
	d.changedBy("ctrl+n")
	d.keys("ctrl+a")
	d.write("10 Sep 2016 9:00")
	d.keys("Tab", "Tab", "Tab")
	d.jump("shell")
	d.keys("Tab")
	d.write("gov syr")
	d.settled()
	d.keys("Return", "Tab")
	d.write("civ")
	d.settled()
	d.keys("Down", "Tab", "Tab")
	d.write("2")
	d.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
	d.write(title)
	d.keys("ctrl+Return")
	d.await("the incident", func() bool { return len(d.incidents(title)) == 1 })
	d.keys("Escape")
	d.settled()
}
