package windowtest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The table of the wizard's test: none of its headings is one that the program knows for the type, the side and the title, and two of its rows cannot be taken.
const (
	oddHead  = "Ref;Jour;Lieu;Genre;Camp;Morts;Note\n"
	oddRows  = "w1;2016-09-01;Aleppo;cañonazo;Los Rojos;2;windowtestodd one\nw2;2016-09-02;Idlib;cañonazo;Los Rojos;1;windowtestodd two\n"
	oddAlso  = "w3;2016-09-03;Homs;cañonazo;Los Rojos;3;windowtestodd three\n"
	oddWrong = "w4;the ides;Homs;cañonazo;Los Rojos;1;windowtestodd four\nw5;2016-09-05;Homs;cañonazo;Los Rojos;many;windowtestodd five\n"
)

// A table with odd headings goes through the whole wizard: its columns and words are mapped and the mapping is saved, the rows that cannot be taken are saved, the rest is imported.
// The same file with two rows changed is read as before and updates them; a large one is cancelled half-way and leaves nothing; then both imports are undone from the page that lists them.
func TestTheWholeWizard(t *testing.T) {
	d := ready(t, 1024, 700)
	folder := filepath.Dir(d.sample())
	plain := d.betweenRail()
	dialog := func(open bool) { // waits until a dialog lies over the window, or none does: what lies under one is darker
		d.await(map[bool]string{true: "a dialog", false: "a window without a dialog"}[open], func() bool { return (d.betweenRail() != plain) == open })
		d.settled()
	}
	file := filepath.Join(folder, "odd.csv")
	d.drop(file, oddHead+oddRows+oddAlso+oddWrong)
	dialog(true)
	d.mapColumns()
	d.mapWords()
	d.saveRefused(filepath.Join(folder, "not taken.csv"))
	d.saveMapping(filepath.Join(folder, "odd mapping.json"))
	take := func() {
		d.insist("an import that is begun", "ctrl+Return", func() bool { return d.betweenRail() == plain })
	} // it waits for the dry run
	take()
	d.deaths("w1 2, w2 1, w3 3")
	d.checkMapped()

	d.drop(file, oddHead+strings.NewReplacer(";2;", ";7;", ";1;", ";8;").Replace(oddRows)+oddAlso)
	dialog(true)
	d.applyChanges()
	take()
	d.deaths("w1 7, w2 8, w3 3")

	d.dropLarge(filepath.Join(folder, "large.csv"))
	dialog(true)
	d.takeTried(func() bool { return d.betweenRail() == plain })
	d.cancelHalfWay()

	d.changedBy("ctrl+9")
	for row, want := range []string{"w1 2, w2 1, w3 3", ""} { // the newest import is the first
		d.keys("ctrl+t")
		d.keys(slices.Repeat([]string{"Down"}, row)...)
		d.insist("the question whether to undo it", "Return", func() bool { return d.betweenRail() != plain })
		d.settled()
		d.shot(fmt.Sprintf("undoing import %d", row))
		d.keys("Tab", "space")
		dialog(false)
		d.deaths(want)
	}
	if large := d.incidents("windowtestlarge"); len(large) > 0 {
		t.Errorf("%d incidents of a cancelled import are there", len(large))
	}
}

// drop writes a file and drops it on the window.
func (d *desk) drop(path, content string) {
	d.t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	if err := dropFiles(d.display, d.windowNumber(), 500, 400, path); err != nil {
		d.giveUp("%v", err)
	}
}

// The parts of the wizard in a window of 1024 by 700: what is said of the file, and the page beneath the names of the pages.
var (
	wizardGap  = image.Rect(40, 191, 980, 195) // between the names of the pages and the page, beneath the four lines of this file
	wizardPage = image.Rect(40, 185, 980, 560)
)

// mapColumns says which field three columns are read into, from the names of the pages on, and waits for what would come of it.
func (d *desk) mapColumns() {
	d.t.Helper()
	d.shot("columns guessed")
	d.steps("Tab", "Tab", "Tab", "Tab")
	d.jump("ty")
	d.steps("Tab")
	d.jump("sid")
	d.steps("Tab", "Tab")
	d.settled()
	d.shot("columns all but one")
	d.jumpSeen("tit")
	d.shot("columns mapped")
}

// mapWords says on the next page which party and which type two words stand for.
func (d *desk) mapWords() {
	d.t.Helper()
	d.steps(slices.Repeat([]string{"shift+Tab"}, 7)...)
	d.changedBy("Right")
	d.steps("Tab", "Tab")
	d.jump("arm") // Armed opposition
	d.settled()
	d.steps("Down")
	d.jump("sh") // Shelling
	d.settled()
	d.await("a page that lies over nothing, whatever was said above it", func() bool { return shades(d.shot("words mapped"), wizardGap) == 1 })
}

// saveRefused saves the rows that would not be taken, and holds the file against them.
func (d *desk) saveRefused(path string) {
	d.t.Helper()
	d.steps("shift+Tab", "shift+Tab")
	d.changedBy("Right")
	d.await("the rows not taken", func() bool { return shades(d.shot("not taken"), wizardPage) > 10 })
	d.steps("Tab", "Tab") // past the list
	saved := d.saveAs(path, func() { d.keys("space") })
	for _, want := range []string{"Jour", "the ides", "windowtestodd four", "Morts", "many", "windowtestodd five", "Ref"} {
		if !strings.Contains(saved, want) {
			d.t.Errorf("of the rows not taken, %q is not in %q", want, saved)
		}
	}
	if strings.Contains(saved, "windowtestodd three") || strings.Count(saved, "\n") != 3 {
		d.t.Errorf("rows that are taken are among those not taken: %q", saved)
	}
}

// saveMapping saves how the file is read, under a name of its own.
func (d *desk) saveMapping(path string) {
	d.t.Helper()
	saved := d.saveAs(path, func() { d.click(771, 632) })
	for _, want := range []string{"Genre", "Camp", "Note", "Los Rojos", "Armed opposition", "cañonazo", string(ceasefire.Shelling)} {
		if !strings.Contains(saved, want) {
			d.t.Errorf("%q is not in the mapping %s", want, saved)
		}
	}
}

// saveAs presses a button, types the path into the dialog that asks for it then, and reads what was written there once that dialog is gone.
func (d *desk) saveAs(path string, press func()) string {
	d.t.Helper()
	before := d.betweenRail()
	press()
	d.await("a dialog over the dialog", func() bool { return d.betweenRail() != before })
	d.settled()
	d.keys("ctrl+a")
	d.write(path)
	d.keys("Return")
	var content []byte
	d.await(filepath.Base(path), func() bool {
		var err error
		content, err = os.ReadFile(path)
		return err == nil && d.betweenRail() == before
	})
	d.settled()
	return string(content)
}

// deaths waits until the incidents of the table, known by their identifiers, are there with these deaths and no others.
func (d *desk) deaths(want string) {
	d.t.Helper()
	d.await("deaths of "+want, func() bool {
		var said []string
		for _, i := range d.incidents("windowtestodd") {
			said = append(said, fmt.Sprintf("%s %d", i.Origin.Key, i.Deaths.Best.Or(-1)))
		}
		slices.Sort(said)
		return strings.Join(said, ", ") == want
	})
}

// checkMapped holds the incidents against what their words were said to stand for.
func (d *desk) checkMapped() {
	d.t.Helper()
	var opposition ceasefire.ID
	if err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
		frame, err := opened.Frame(ctx)
		for _, p := range frame.Parties {
			if p.Name == "Armed opposition" {
				opposition = p.ID
			}
		}
		return err
	}); err != nil {
		d.t.Fatal(err)
	}
	for _, i := range d.incidents("windowtestodd") {
		if i.Type != ceasefire.Shelling || i.SideA.Actor != "Los Rojos" || i.SideA.Party != opposition || opposition.IsZero() {
			d.t.Errorf("%s: type %q, side %+v", i.Title, i.Type, i.SideA)
		}
	}
}

// applyChanges looks at the rows that changed and has them replace what they were. Nothing is mapped again: the mapping is remembered.
func (d *desk) applyChanges() {
	d.t.Helper()
	d.shot("remembered")
	d.steps("Right", "Right", "Right")
	d.await("the rows that changed", func() bool { return shades(d.shot("changed"), wizardPage) > 10 })
	d.deaths("w1 2, w2 1, w3 3")
	d.settled() // what is still being laid out would be clicked beside
	before := d.shot("changes not wanted")
	d.click(70, 597)
	d.await("the tick", func() bool { return differing(before, d.shot("changes wanted"), image.Rect(55, 585, 85, 610)) > 20 })
	d.settled()
}

// dropLarge drops a file of many rows, none of which is in doubt.
func (d *desk) dropLarge(path string) {
	d.t.Helper()
	var large bytes.Buffer
	large.WriteString("id,date,type,title,deaths\n")
	for n := range 120_000 {
		fmt.Fprintf(&large, "l%d,2016-09-%02d,shelling,windowtestlarge %d,1\n", n, 1+n%28, n)
	}
	d.drop(path, large.String())
}

// takeTried has a file imported once its dry run is over, which may take as long as the window says that it goes on; nothing comes of the key before.
func (d *desk) takeTried(begun func() bool) {
	d.t.Helper()
	told := image.Rect(40, 85, 980, 140) // how far the dry run is
	for before := d.shot("trying"); !begun(); {
		d.keys("ctrl+Return")
		d.await("an import, or a dry run that goes on", func() bool {
			time.Sleep(2 * time.Second) // taking pictures and drawing for them takes its time from the dry run
			now := d.shot("trying")
			on := differing(before, now, told) > 0
			if on {
				d.within(limit)
			}
			before = now
			return on || begun()
		})
	}
}

// cancelHalfWay waits until the foot of the window tells twice how far an import is, and cancels it by the menu's key.
func (d *desk) cancelHalfWay() {
	d.t.Helper()
	foot := image.Rect(110, 664, 930, 698)
	before, told := d.shot("half-way"), 0
	d.await("how far it is", func() bool {
		now := d.shot("further")
		if differing(before, now, foot) > 0 {
			before, told = now, told+1
		}
		return told == 3
	})
	d.keys("ctrl+period")
	d.settled()
	d.shot("cancelled")
}

// insist presses a key until something has come about, now and then: what it asks for may have to wait until something is worked out.
func (d *desk) insist(what, key string, come func() bool) {
	d.t.Helper()
	var pressed time.Time
	d.await(what, func() bool {
		if !come() && time.Since(pressed) > 5*time.Second {
			d.keys(key)
			pressed = time.Now()
		}
		return come()
	})
}

// steps presses keys one at a time, each once the screen shows that the one before was heeded.
func (d *desk) steps(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		before := d.belowTheHeader()
		d.keys(key)
		d.await("a screen that is another after "+key, func() bool { return !bytes.Equal(before, d.belowTheHeader()) })
	}
}

// betweenRail gives the colour of the window between two items of the rail, where nothing stands.
func (d *desk) betweenRail() [3]byte {
	d.t.Helper()
	const x, y = 20, 169
	return [3]byte(d.belowTheHeader()[((y-headerHeight)*d.width+x)*3:])
}
