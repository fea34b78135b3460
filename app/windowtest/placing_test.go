package windowtest

import (
	"image"
	"slices"
	"strconv"
	"strings"
)

// placeWindow waits for the program's window and gives it a size.
func (d *desk) placeWindow(width, height int) {
	d.t.Helper()
	d.await("the window", func() bool {
		out, err := d.output("xdotool", "search", "--onlyvisible", "--name", "Truceboard")
		d.window, _, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
		return err == nil && d.window != ""
	})
	d.place(width, height)
}

// place gives the window a size and a place, and the keyboard. The program gives its window a size of its own as it opens,
// which can come after ours, so that ours is asked for again until it has held for a while.
func (d *desk) place(width, height int) {
	d.t.Helper()
	held := 0
	d.await("the window's size", func() bool {
		if d.size() == image.Pt(width, height) {
			held++
			return held > 2
		}
		held = 0
		d.run("xdotool", "windowsize", d.window, strconv.Itoa(width), strconv.Itoa(height))
		return false
	})
	d.run("xdotool", "windowmove", d.window, "0", "0")
	d.run("xdotool", "windowfocus", "--sync", d.window)
}

// onAPage waits until the window shows a page of a dossier: what is pressed before is of no use.
func (d *desk) onAPage() {
	d.t.Helper()
	d.await("a page in the rail", func() bool {
		screen := d.shot("opening")
		return slices.ContainsFunc([]int{0, 1, 2, 3, 4, 5, 6, 7, 8}, func(n int) bool { return inSight(screen, n) })
	})
}

// windowNumber is the number by which the screen knows the window.
func (d *desk) windowNumber() uint32 {
	d.t.Helper()
	number, err := strconv.ParseUint(d.window, 10, 32)
	if err != nil {
		d.t.Fatal("the window's number:", err)
	}
	return uint32(number)
}

// size is the window's own width and height in pixels, whatever the screen's are.
func (d *desk) size() image.Point {
	d.t.Helper()
	out, err := d.output("xdotool", "getwindowgeometry", "--shell", d.window)
	if err != nil {
		d.t.Fatal("the window's size:", err)
	}
	var size image.Point
	for line := range strings.Lines(string(out)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		switch name {
		case "WIDTH":
			size.X, err = strconv.Atoi(value)
		case "HEIGHT":
			size.Y, err = strconv.Atoi(value)
		}
		if err != nil {
			d.t.Fatalf("the window's size: %q: %v", line, err)
		}
	}
	return size
}
