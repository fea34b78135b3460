package windowtest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// patience is how long the window is given to do what it was asked.
const patience = 60 * time.Second

// desk is a screen with a window manager, and the program on it.
type desk struct {
	t       *testing.T
	display string
	data    string
	window  string
	program *exec.Cmd
	shots   string
	width   int
	pings   *pinger // asks the window whether it has heeded what was pressed
	screen  *exec.Cmd

	late  func()      // ends the limit of the test's time
	over  atomic.Bool // whether that time is over
	mu    sync.Mutex
	begun []begun // programs, in the order in which they were started
}

// needWindow readies a desk without anything on it, with a limit to the test's time, where the real window is to be driven.
func needWindow(t *testing.T) *desk {
	t.Helper()
	if os.Getenv("TRUCEBOARD_WINDOW") == "" || os.Getenv("TRUCEBOARD_BINARY") == "" {
		t.Skip("the real window is driven where TRUCEBOARD_WINDOW and TRUCEBOARD_BINARY are set")
	}
	d := &desk{t: t, data: t.TempDir(), shots: os.Getenv("TRUCEBOARD_SHOTS")}
	if d.shots == "" {
		d.shots = t.TempDir()
	}
	d.within(limit)
	t.Cleanup(func() { d.late() })
	return d
}

// newDesk starts a screen of a size, a window manager, and the program with a data folder of its own.
func newDesk(t *testing.T, width, height int, env ...string) *desk {
	t.Helper()
	d := needWindow(t)
	d.width = width
	d.withoutAnimations()
	d.startScreen(width, height)
	d.start("openbox")
	d.await("a window manager", func() bool {
		out, err := d.output("xdotool", "get_num_desktops")
		return err == nil && strings.TrimSpace(string(out)) != "0"
	})
	d.openWindow(width, height, env...)
	d.onAPage()
	return d
}

// killed ends the program without a word, as a power cut would, and starts it anew.
func (d *desk) killed(width, height int) {
	d.t.Helper()
	if err := d.program.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	if err := d.program.Wait(); err == nil {
		d.t.Fatal("the program ended by itself")
	}
	d.openWindow(width, height)
	d.onAPage()
}

// openWindow starts the program and gives its window a size.
func (d *desk) openWindow(width, height int, env ...string) {
	d.t.Helper()
	d.program = d.start(os.Getenv("TRUCEBOARD_BINARY"), env...)
	d.placeWindow(width, height)
}

// openOn ends the program without a word and starts it anew on a file.
func (d *desk) openOn(width, height int, file string) {
	d.t.Helper()
	if err := d.program.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	if err := d.program.Wait(); err == nil {
		d.t.Fatal("the program ended by itself")
	}
	d.program = d.begin(d.command(os.Getenv("TRUCEBOARD_BINARY"), file))
	d.placeWindow(width, height)
}

// startScreen starts a screen under a number that is free, which the screen itself chooses. It does not begin anew where the last program on it leaves: one that comes just then would be turned away.
func (d *desk) startScreen(width, height int) {
	d.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	screen := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp", "-r", "-noreset")
	screen.ExtraFiles = []*os.File{write}
	if err := screen.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.mu.Lock()
	d.screen = screen
	d.mu.Unlock()
	d.endAfterwards(screen)
	if err := write.Close(); err != nil {
		d.t.Fatal(err)
	}
	number, err := bufio.NewReader(read).ReadString('\n') // the end of the line is written apart, by a screen that dies where nobody reads it
	if err = errors.Join(err, read.Close()); err != nil {
		d.t.Fatal("the screen did not start:", err)
	}
	d.display = ":" + strings.TrimSpace(number)
}

// start starts a program that is ended with the test.
func (d *desk) start(name string, env ...string) *exec.Cmd {
	d.t.Helper()
	c := d.command(name)
	c.Env = append(c.Env, env...)
	return d.begin(c)
}

// begin begins a program that is ended with the test.
func (d *desk) begin(c *exec.Cmd) *exec.Cmd {
	d.t.Helper()
	said, err := os.CreateTemp(d.t.TempDir(), "said-") // a file, and no pipe: what the program started may live on and hold that, and its end would be waited for
	if err != nil {
		d.t.Fatal(err)
	}
	c.Stdout, c.Stderr = said, said
	if err := errors.Join(c.Start(), said.Close()); err != nil {
		d.t.Fatal(err)
	}
	program := begun{c, said.Name()}
	d.mu.Lock()
	d.begun = append(d.begun, program)
	d.mu.Unlock()
	d.t.Cleanup(func() {
		if d.t.Failed() {
			said, _, _ := strings.Cut(program.said(), asked) // where it stood was told in short
			d.t.Logf("%s said: %s", filepath.Base(c.Path), said)
		}
	})
	d.endAfterwards(c)
	return c
}

// endAfterwards ends a program that this test started.
func (d *desk) endAfterwards(c *exec.Cmd) {
	d.t.Cleanup(func() {
		if err := c.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			d.t.Log(err)
		}
		if err := c.Wait(); err != nil && d.t.Failed() {
			d.t.Log(filepath.Base(c.Path), err)
		}
	})
}

// await waits until something has come about.
func (d *desk) await(what string, come func() bool) {
	d.t.Helper()
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(100 * time.Millisecond) {
		if d.over.Load() {
			d.t.FailNow()
		}
		if come() {
			return
		}
	}
	d.giveUp("%s did not come about within %v", what, patience)
}

// keys presses keys or chords one after another, such as ctrl+n or Tab, each once the one before was heeded.
func (d *desk) keys(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.run("xdotool", "key", "--clearmodifiers", key)
		d.drawn()
	}
}

// write types a text as a person would.
func (d *desk) write(text string) {
	d.t.Helper()
	d.run("xdotool", "type", "--clearmodifiers", "--delay", "20", text)
	d.drawn()
}

// click presses the mouse at a place of the window.
func (d *desk) click(x, y int) {
	d.t.Helper()
	d.run("xdotool", "mousemove", "--window", d.window, strconv.Itoa(x), strconv.Itoa(y))
	d.drawn()
	d.run("xdotool", "click", "1")
	d.drawn()
}

// kept is where something that a person may look at later is kept under a name.
func (d *desk) kept(name string) string {
	return filepath.Join(d.shots, strings.ReplaceAll(d.t.Name()+" "+name, "/", "-"))
}

// shot takes a picture of the screen and keeps it under a name.
func (d *desk) shot(name string) image.Image {
	d.t.Helper()
	path := d.kept(name + ".png")
	d.run("scrot", "--overwrite", "--silent", path)
	file, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		d.t.Fatal(err)
	}
	return picture
}

// settled waits until the part of the screen below the header has stood still for a moment and the program rests, once all that was pressed was heeded. The moment is as many times longer as the
// machine takes longer to draw: what is read beside the window takes longer there too. One line may change all the same, for the page of clocks has one that counts seconds.
func (d *desk) settled() {
	d.t.Helper()
	d.drawn()
	before := d.belowTheHeader()
	d.await("a screen that stands still", func() bool {
		time.Sleep(400*time.Millisecond + min(10*d.drawn(), 4*time.Second))
		d.restful()
		now := d.belowTheHeader()
		changed := apart(before, now, d.width)
		before = now
		return changed.Dy() <= tickHeight
	})
}

// changedBy presses keys, and waits until the screen below the header is another and stands still.
func (d *desk) changedBy(keys ...string) {
	d.t.Helper()
	before := d.belowTheHeader()
	d.keys(keys...)
	d.await("a screen that is another", func() bool { return !bytes.Equal(before, d.belowTheHeader()) })
	d.settled()
}

// shown types a text, and waits until it is seen: on a busy machine a window stands still because it has not drawn yet.
func (d *desk) shown(text string) {
	d.t.Helper()
	before := d.belowTheHeader()
	d.write(text)
	d.await("a text that is seen", func() bool { return !bytes.Equal(before, d.belowTheHeader()) })
	d.settled()
}

// headerHeight is how much of the screen ticks, in pixels.
const headerHeight = 120

// belowTheHeader takes a picture of what does not tick, as the rows of its pixels: a format without compression, for it is taken often.
func (d *desk) belowTheHeader() []byte {
	d.t.Helper()
	path := filepath.Join(d.data, "settling.ppm")
	d.run("scrot", "--overwrite", "--silent", path)
	picture, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	_, pixels, found := bytes.Cut(picture, []byte("\n255\n"))
	if !found || len(pixels) < headerHeight*d.width*3 {
		d.t.Fatalf("a picture of the screen is not what it should be: it begins with %q", picture[:min(40, len(picture))])
	}
	return pixels[headerHeight*d.width*3:]
}

// withoutAnimations lets nothing blink or fade, as people can choose: a text cursor that blinks never stands still.
func (d *desk) withoutAnimations() {
	d.t.Helper()
	folder := filepath.Join(d.data, "fyne")
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, "settings.json"), []byte(`{"no_animations": true}`), 0o600)); err != nil {
		d.t.Fatal(err)
	}
}

// differing counts the pixels of a part in which two pictures differ.
func differing(a, b image.Image, part image.Rectangle) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// shades counts the different colours of a part of a picture: an empty screen has one.
func shades(a image.Image, part image.Rectangle) int {
	seen := map[any]bool{}
	for y := part.Min.Y; y < part.Max.Y; y += 2 {
		for x := part.Min.X; x < part.Max.X; x += 2 {
			seen[a.At(x, y)] = true
		}
	}
	return len(seen)
}

// sample gives the path of the sample dossier that the window made.
func (d *desk) sample() string {
	d.t.Helper()
	var found []string
	d.await("the sample dossier", func() bool {
		var err error
		found, err = filepath.Glob(filepath.Join(d.data, "truceboard", "*.truce"))
		return err == nil && len(found) == 1
	})
	return found[0]
}

// dossier reads the sample beside the window.
func (d *desk) dossier(do func(context.Context, *store.Dossier) error) error {
	ctx := context.Background()
	opened, err := store.Open(ctx, d.sample(), store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, opened), opened.Close())
}

// incidents gives the incidents of the dossier that have words in their text.
func (d *desk) incidents(words string) []ceasefire.Incident {
	d.t.Helper()
	return d.incidentsIn(d.sample(), words)
}

// incidentsIn gives the incidents of a dossier beside the window that have words in their text.
func (d *desk) incidentsIn(path, words string) []ceasefire.Incident {
	d.t.Helper()
	var found []ceasefire.Incident
	err := opened(path, store.Options{ReadOnly: true}, func(ctx context.Context, opened *store.Dossier) error {
		facts, err := opened.Facts(ctx, store.View{Filter: ceasefire.Filter{Text: words}})
		for f := range facts.All() {
			incident, err := opened.IncidentByKey(ctx, f.Key, ceasefire.AsOf{})
			if err != nil {
				return err
			}
			found = append(found, incident)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return found
}
