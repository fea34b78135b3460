package dashboard

import (
	"testing"
	"time"
)

// restful is a window that waits on a clock of its own, and to which something happens after some time of a rest, where that is not 0.
type restful struct {
	calm
	at      time.Time
	happens time.Duration
	rests   []time.Duration
}

func newRestful() *restful {
	r := &restful{at: time.Date(2016, 9, 12, 19, 0, 0, int(400*time.Millisecond), time.UTC)}
	r.now = func() time.Time { return r.at }
	r.wait = func(most time.Duration) {
		if r.happens > 0 {
			most = min(most, r.happens)
		}
		r.rests = append(r.rests, most)
		r.at = r.at.Add(most)
	}
	return r
}

// A window to which nothing happens waits until the next second, and looks once in between; whatever happens wakes it.
func TestAWindowRestsUntilTheNextSecond(t *testing.T) {
	r := newRestful()
	for _, want := range []time.Duration{longestRest, 100 * time.Millisecond} {
		if pause := r.rest(false); pause != drawnAfter || r.rests[len(r.rests)-1] != want {
			t.Fatalf("it rested %v, and pauses for %v", r.rests, pause)
		}
	}
	r.rests = r.rests[1:]
	r.stir(drawnAfter) // it ticks
	if pause := r.rest(false); pause != drawnAfter || len(r.rests) != 1 {
		t.Fatalf("it did not wait until the tick is drawn: %v", r.rests)
	}
	r.at, r.happens = r.at.Add(drawnAfter), 200*time.Millisecond
	r.rest(false)
	if len(r.rests) != 2 || r.rests[1] != r.happens || r.left() != awakeAfter || r.step() != beat {
		t.Fatalf("what happened after %v did not wake it: %v, awake for %v", r.happens, r.rests, r.left())
	}
}

// Nothing keeps the window from showing what comes: it does not rest while there is work, while the incidents are read, nor before what came of it is drawn.
func TestAWindowDoesNotRestWhileItWorks(t *testing.T) {
	r, done := newRestful(), make(chan struct{})
	working := make(chan struct{})
	r.beside(func() { close(working); <-done })
	<-working
	if pause := r.rest(false); pause != awakeAfter || len(r.rests) != 0 || r.step() != beat {
		t.Fatalf("it rested %v during work", r.rests)
	}
	close(done)
	for r.works.Load() > 0 {
		time.Sleep(time.Millisecond)
	}
	if r.rest(false); len(r.rests) != 0 {
		t.Fatalf("it rested %v before what came of the work was drawn", r.rests)
	}
	r.at = r.at.Add(awakeAfter)
	if r.rest(true); len(r.rests) != 0 {
		t.Fatalf("it rested %v while the incidents were read", r.rests)
	}
	r.at = r.at.Add(awakeAfter)
	if r.rest(false); len(r.rests) != 1 {
		t.Fatal("it does not rest any more")
	}
}

// A past that is played goes by at every beat.
func TestAPastThatIsPlayedTicksAtEveryBeat(t *testing.T) {
	r := newRestful()
	r.playing.Store(true)
	if r.rest(false); r.rests[0] != 100*time.Millisecond {
		t.Errorf("it rested %v, with a beat 100 ms away", r.rests[0])
	}
	if r.playing.Store(false); r.toNext() != 500*time.Millisecond {
		t.Errorf("the next tick is %v away", r.toNext())
	}
	r.wait = nil
	if r.toNext() != beat {
		t.Errorf("without rests it ticks every %v", r.toNext())
	}
}
