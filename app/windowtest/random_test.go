package windowtest

import (
	"context"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"truceboard/store"
)

// envRandomFor says for how long keys and clicks are tried at random, and envRandomSeed which; 25 s and the seed 1 where they are not set.
const envRandomFor, envRandomSeed = "TRUCEBOARD_PROVE_RANDOM", "TRUCEBOARD_PROVE_SEED"

// actionsARound is how many keys and clicks are sent before it is seen whether the window still answers.
const actionsARound = 60

// The sizes between which the window goes: what it does not paint after it has grown shows that it hangs.
var randomSizes = [2][2]int{{1024, 700}, {1280, 800}}

// randomEdge is a part of the larger window that the smaller one has not.
var randomEdge = image.Rect(1040, 60, 1270, 690)

// painted reports whether a part is not the black of an empty screen alone.
func painted(a image.Image, part image.Rectangle) bool {
	for y := part.Min.Y; y < part.Max.Y; y += 3 {
		for x := part.Min.X; x < part.Max.X; x += 3 {
			if r, g, b, _ := a.At(x, y).RGBA(); r|g|b != 0 {
				return true
			}
		}
	}
	return false
}

// hammer sends keys and clicks at random, and keeps what it sent.
type hammer struct {
	*desk
	random *rand.Rand
	sent   []string
	rounds int
	ended  chan error
	starts int
}

// Keys and clicks at random neither end the window nor make it hang, and the dossiers are sound afterwards.
func TestRandomKeysAndClicks(t *testing.T) {
	long, seed := 25*time.Second, uint64(1)
	if text := os.Getenv(envRandomFor); text != "" {
		var err error
		if long, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	if text := os.Getenv(envRandomSeed); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", t.TempDir()) // where the dialogs of files begin
	d := ready(t, randomSizes[1][0], randomSizes[1][1])
	d.within(limit + long)
	h := &hammer{desk: d, random: rand.New(rand.NewPCG(seed, 0))}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed %d; the last that was sent:\n%s", seed, strings.Join(h.sent[max(0, len(h.sent)-3*actionsARound):], "\n"))
		}
	})
	h.watch()
	for begun := time.Now(); time.Since(begun) < long; h.rounds++ {
		h.round()
	}
	d.shot("left at last")
	h.sound()
	t.Logf("%d keys and clicks at random (seed %d) in %v: no crash, %d times it was asked to quit", len(h.sent), seed, long, h.starts)
}

// watch waits for the end of the program.
func (h *hammer) watch() {
	h.ended = make(chan error, 1)
	go func(ended chan<- error) { ended <- h.program.Wait() }(h.ended)
}

// round sends some keys and clicks, and sees whether the window is there and paints.
func (h *hammer) round() {
	h.t.Helper()
	script := slices.Repeat([]string{"key Escape"}, 4) // out of what dialogs the last round left
	for range actionsARound {
		script = append(script, h.action())
	}
	h.sent = append(h.sent, script...)
	c := h.command("xdotool", "-")
	c.Stdin = strings.NewReader(strings.Join(script, "\n") + "\n")
	_, failed := c.CombinedOutput() // fails where the window is gone, which shows below
	select {
	case err := <-h.ended:
		h.again(err)
		return
	default:
	}
	if failed != nil {
		time.Sleep(time.Second)
	}
	h.answers()
}

// again starts the window anew where it was asked to quit. An end that nobody asked for is a crash.
func (h *hammer) again(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatalf("the window ended after %d keys and clicks: %v", len(h.sent), err)
	}
	h.starts++
	h.openWindow(randomSizes[1][0], randomSizes[1][1])
	h.watch()
}

// answers makes the window smaller and larger again, and waits until the part that came to it is painted.
func (h *hammer) answers() {
	h.t.Helper()
	for _, size := range randomSizes {
		resize := h.command("xdotool", "windowsize", h.window, strconv.Itoa(size[0]), strconv.Itoa(size[1]))
		_ = resize.Run() // fails where the window is just going, which shows below
		time.Sleep(150 * time.Millisecond)
	}
	h.await("an answer of the window", func() bool {
		select {
		case err := <-h.ended:
			h.again(err)
		default:
		}
		return painted(h.shot(fmt.Sprintf("round %d", h.rounds)), randomEdge)
	})
}

// sound checks every dossier that the window made or opened.
func (h *hammer) sound() {
	h.t.Helper()
	paths, err := filepath.Glob(filepath.Join(h.data, "truceboard", "*.truce"))
	if err != nil || len(paths) == 0 {
		h.t.Fatal("no dossier is there", err)
	}
	for _, path := range paths {
		if found, err := store.CheckFile(context.Background(), path); err != nil || !found.OK {
			h.t.Errorf("%s: %v %v", path, found.Problems(), err)
		}
	}
}

// The keys that are pressed, those that do much more often than once.
var (
	plainKeys = strings.Fields("Tab Tab Tab Tab Return Return Return space space Escape Escape Down Down Down Up Up Left Right Home End Prior Next BackSpace Delete F1 F5 F10 Menu")
	letters   = strings.Fields("a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 minus comma period slash colon plus greater Arabic_meem Cyrillic_zhe")
	modifiers = strings.Fields("ctrl ctrl ctrl ctrl+shift ctrl+shift alt shift")
	// chords are those with the other keys; what the window manager takes for itself, such as Alt+Space, is left out
	chords = strings.Fields("ctrl+Return ctrl+Return ctrl+Home ctrl+End ctrl+BackSpace ctrl+space ctrl+Tab shift+Tab shift+Tab shift+Down shift+Up shift+End shift+F10 alt+Left alt+Right alt+Prior alt+Next alt+Down alt+Up")
)

// action makes one thing that a hand may do, in the words of xdotool.
func (h *hammer) action() string {
	r := h.random
	any := func(of []string) string { return of[r.IntN(len(of))] }
	switch n := r.IntN(100); {
	case n < 28:
		return "key " + any(plainKeys)
	case n < 46:
		return "key " + any(letters)
	case n < 68:
		return unlessQuit("key " + any(modifiers) + "+" + any(letters))
	case n < 74:
		return "key " + any(chords)
	case n < 92:
		return h.at() + " click " + any([]string{"1", "1", "1", "1", "3"})
	case n < 94:
		return h.at() + " click --repeat 2 1"
	case n < 97:
		return h.at() + fmt.Sprintf(" click --repeat %d %d", 1+r.IntN(6), 4+r.IntN(2))
	default:
		return h.at() + " mousedown 1 " + h.at() + " mouseup 1"
	}
}

// unlessQuit takes another key than that which quits: the menu is used often enough for that.
func unlessQuit(action string) string { return strings.Replace(action, "key ctrl+q", "key ctrl+n", 1) }

// at moves the mouse to a place of the window.
func (h *hammer) at() string {
	return fmt.Sprintf("mousemove --window %s %d %d", h.window, h.random.IntN(randomSizes[0][0]), h.random.IntN(randomSizes[0][1]))
}
