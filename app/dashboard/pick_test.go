package dashboard

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"
)

// A word goes on as long as each letter soon follows the one before, however long the whole of it takes; what a choice sets off takes nothing from that time.
func TestLettersThatFollowEachOtherAreOneWord(t *testing.T) {
	at, slow := wall, 0*time.Second
	p := newPick([]string{"Armed clash", "Armed opposition", "Opposition", "Position"}, nil, func() {})
	p.now = func() time.Time { return at }
	p.OnChanged = func(string) { at = at.Add(slow) }
	for _, letter := range "armed o" {
		p.TypedRune(letter)
		at = at.Add(jumpTime)
	}
	if p.Selected != "Armed opposition" {
		t.Errorf("%q is chosen by letters a second apart", p.Selected)
	}
	at = at.Add(jumpTime / 2)
	p.TypedRune('p')
	if p.Selected != "Position" {
		t.Errorf("%q is chosen by another word", p.Selected)
	}
	at, slow = at.Add(2*jumpTime), 2*jumpTime
	p.TypedRune('o')
	p.TypedRune('p')
	if p.Selected != "Opposition" {
		t.Errorf("%q is chosen where a choice takes its time", p.Selected)
	}
}

// Where a choice costs something, what letters choose is shown at once and counts once they rest, or another key or the cursor's leaving ends them.
func TestWhatIsTypedCountsOnceItRests(t *testing.T) {
	var counted []string
	var rested func()
	at := wall
	begin := func(letters string) *pick {
		p := newPick([]string{"Date", "Title", "Deaths, best", "Deaths, low"}, func(name string) { counted = append(counted, name) }, func() { counted = append(counted, "left") })
		p.now, p.rests = func() time.Time { return at }, func(then func()) { rested = then }
		p.Selected = "Title"
		counted = nil
		for _, letter := range letters { // a window tells of a letter as a key first
			press(p, desktop.KeyShiftLeft)
			press(p, fyne.KeyName(strings.ToUpper(string(letter))))
			p.TypedRune(letter)
		}
		return p
	}
	p := begin("de")
	if rested(); p.Selected != "Deaths, best" || len(counted) > 0 {
		t.Errorf("%q is shown and %q counts while it is typed", p.Selected, counted)
	}
	at = at.Add(2 * jumpTime)
	if p.TypedRune('a'); p.typed != "dea" {
		t.Errorf("a letter that is heeded late begins the word %q", p.typed)
	}
	at = at.Add(jumpTime)
	rested()
	if rested(); !cmp.Equal([]string{"Deaths, best"}, counted) {
		t.Errorf("it rests: %q", counted)
	}
	for name, end := range map[string]func(*pick){
		"Enter": func(p *pick) { press(p, fyne.KeyReturn) }, "Tab": (*pick).FocusLost,
		"Space": func(p *pick) { press(p, fyne.KeySpace); p.TypedRune(' ') },
	} {
		if end(begin("date")); !cmp.Equal([]string{"Date"}, counted) {
			t.Errorf("%s: %q", name, counted)
		}
	}
	if press(begin("de"), fyne.KeyDown); !cmp.Equal([]string{"Deaths, best", "Deaths, low"}, counted) {
		t.Errorf("an arrow: %q", counted)
	}
	p = begin("deaths")
	press(p, fyne.KeySpace) // comes before the letter of it
	for _, letter := range " l" {
		p.TypedRune(letter)
	}
	if p.FocusLost(); !cmp.Equal([]string{"Deaths, low"}, counted) {
		t.Errorf("a space in the middle: %q", counted)
	}
	p = begin("de")
	if press(p, fyne.KeyEscape); p.Selected != "Title" || len(counted) > 0 {
		t.Errorf("Escape: %q is shown, %q counts", p.Selected, counted)
	}
	if press(p, fyne.KeyEscape); !cmp.Equal([]string{"left"}, counted) {
		t.Errorf("Escape again: %q", counted)
	}
}
