package dashboard

import (
	"testing"
	"time"
)

// A word goes on as long as each letter soon follows the one before, however long the whole of it takes; what a choice sets off takes nothing from that time.
func TestLettersThatFollowEachOtherAreOneWord(t *testing.T) {
	slow := 0 * time.Second
	p := newPick([]string{"Armed clash", "Armed opposition", "Opposition", "Position"}, nil, func() {})
	p.OnChanged = func(string) { time.Sleep(slow) }
	for _, letter := range "armed o" {
		p.TypedRune(letter)
		p.last = p.last.Add(-jumpTime / 2)
	}
	if p.Selected != "Armed opposition" {
		t.Errorf("%q is chosen by letters half a second apart", p.Selected)
	}
	p.last = p.last.Add(-jumpTime)
	p.TypedRune('p')
	if p.Selected != "Position" {
		t.Errorf("%q is chosen by another word", p.Selected)
	}
	slow = jumpTime + jumpTime/10
	p.last = p.last.Add(-2 * jumpTime)
	p.TypedRune('o')
	p.TypedRune('p')
	if p.Selected != "Opposition" {
		t.Errorf("%q is chosen where a choice takes its time", p.Selected)
	}
}
