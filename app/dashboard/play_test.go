package dashboard

import (
	"testing"
	"time"
)

// wall gives an instant some seconds after noon of the day on which these tests are read.
func wallAt(seconds float64) time.Time {
	return time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC).Add(time.Duration(seconds * float64(time.Second)))
}

func TestThePastGoesByAtItsSpeed(t *testing.T) {
	then := time.Date(2016, 9, 10, 9, 0, 0, 0, time.UTC)
	a := asOf{mode: modeRunning, base: then, anchor: wallAt(0)}
	if got := a.at(wallAt(10)); !got.Equal(then.Add(10 * time.Second)) {
		t.Errorf("as it was, 10 s later it is %v", got)
	}
	a = a.played(3600, wallAt(10)) // from 09:00:10 on, an hour a second
	if got := a.at(wallAt(12.5)); !got.Equal(then.Add(10*time.Second + 2*time.Hour + 30*time.Minute)) {
		t.Errorf("at an hour a second, 2.5 s later it is %v", got)
	}
	if !a.playing() {
		t.Error("it does not play")
	}
	paused := a.toggled(wallAt(12.5))
	if got := paused.at(wallAt(1000)); !got.Equal(a.at(wallAt(12.5))) || paused.playing() {
		t.Errorf("paused, it went on to %v", got)
	}
	again := paused.toggled(wallAt(1000))
	if got := again.at(wallAt(1001)); !got.Equal(paused.base.Add(time.Hour)) {
		t.Errorf("it goes on at another speed: %v", got)
	}
	moved := again.moved(then, wallAt(2000))
	if got := moved.at(wallAt(2001)); !got.Equal(then.Add(time.Hour)) {
		t.Errorf("moved, it goes on at another speed: %v", got)
	}
}

// A computer that slept for a night, or whose clock was set back, reads the right instant: nothing is counted.
func TestAsOfIsRightAfterSleepAndAChangedClock(t *testing.T) {
	then := time.Date(2016, 9, 10, 9, 0, 0, 0, time.UTC)
	a := asOf{mode: modeRunning, base: then, anchor: wallAt(0)}
	if got := a.at(wallAt(8 * 3600)); !got.Equal(then.Add(8 * time.Hour)) {
		t.Errorf("after a night: %v", got)
	}
	if got := a.at(wallAt(-3600)); !got.Equal(then.Add(-time.Hour)) {
		t.Errorf("after the clock was set back: %v", got)
	}
	if got := (asOf{}).at(wallAt(42)); !got.Equal(wallAt(42)) {
		t.Errorf("live, it is %v", got)
	}
	zone := time.FixedZone("elsewhere", 5*3600)
	if got := a.at(wallAt(60).In(zone)); !got.Equal(then.Add(time.Minute)) {
		t.Errorf("in another zone: %v", got)
	}
}
