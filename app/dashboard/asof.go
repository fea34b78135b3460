package dashboard

import "time"

// readMode says how the as-of instant moves.
type readMode int

const (
	modeLive    readMode = iota // the present
	modeRunning                 // a moment of the past, ticking on as the present does
	modePaused                  // a moment of the past, standing still
)

// asOf is the instant at which the dossier is being read. In modeRunning it is base plus the wall time since anchor, taken speed times, so
// that nothing is ever decremented and sleep or a changed computer clock cannot make it drift. The zero speed is 1.
type asOf struct {
	mode   readMode
	base   time.Time
	anchor time.Time
	speed  int
}

// at gives the instant for a wall time.
func (a asOf) at(wall time.Time) time.Time {
	switch a.mode {
	case modeRunning:
		return a.base.Add(wall.Sub(a.anchor) * time.Duration(max(a.speed, 1)))
	case modePaused:
		return a.base
	default:
		return wall
	}
}

// moved gives the as-of set to an instant, ticking on from there unless it stood still before.
func (a asOf) moved(to, wall time.Time) asOf {
	mode := modeRunning
	if a.mode == modePaused {
		mode = modePaused
	}
	return asOf{mode: mode, base: to, anchor: wall, speed: a.speed}
}

// toggled pauses what moves and lets run what stands still.
func (a asOf) toggled(wall time.Time) asOf {
	next := asOf{mode: modePaused, base: a.at(wall), anchor: wall, speed: a.speed}
	if a.mode == modePaused {
		next.mode = modeRunning
	}
	return next
}

// played gives the same instant going on at a speed.
func (a asOf) played(speed int, wall time.Time) asOf {
	return asOf{mode: modeRunning, base: a.at(wall), anchor: wall, speed: speed}
}

// playing reports whether the past goes by faster than the present.
func (a asOf) playing() bool { return a.mode == modeRunning && a.speed > 1 }
