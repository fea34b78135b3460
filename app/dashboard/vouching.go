package dashboard

import (
	"context"
	"time"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// vouching has the records of the open dossier held against its audit trail: once after it was opened, and when another program wrote to it. That takes seconds of a million incidents, so that it is begun when nothing else
// is going on, and rests while something is. What was altered past the trail is said once, in a bar under the header that leads to what can be done.
type vouching struct {
	*bar
	window *Window
	// due says that the records are to be held, and next the instant of the computer's clock before which they are not again.
	due  bool
	next time.Time
	// stop calls off what is being done, nil where nothing is; turn counts what was begun and called off.
	stop  context.CancelFunc
	turn  int
	found store.Altered
	// held says that the records were held since the dossier was opened.
	held bool
	// good is the newest backup in which nothing is altered, sought once something is found; looked says that it was sought.
	good   *store.Saved
	looked bool
	// changed, where it is set, is told of what else is known.
	changed func()
}

func newVouching(w *Window) *vouching {
	v := &vouching{window: w}
	see := newButton("See what was changed…", func() { w.askAltered() })
	v.bar = newBar(see, newButton("Close", v.shut))
	return v
}

// ask has the records held as soon as that is in nobody's way.
func (v *vouching) ask() { v.due = true }

// again has them held at once where something is known to be altered, since that may have been put right; wrote does not hurry.
func (v *vouching) again() {
	v.next = time.Time{}
	v.wrote()
}

func (v *vouching) wrote() { v.due = v.due || v.found.Count() > 0 }

// end forgets the dossier that was open.
func (v *vouching) end() {
	v.halt()
	*v = vouching{bar: v.bar, window: v.window, turn: v.turn}
	v.content.Hide()
}

// needed gives the backups that must not be removed, whatever becomes older: one that puts right what was altered, and all as long as it is not known which that is.
func (v *vouching) needed() (some []string, all bool) {
	switch {
	case !v.held || v.found.Count() > 0 && !v.looked:
		return nil, true
	case v.good == nil || v.found.Count() == 0:
		return nil, false
	}
	return []string{v.good.Path}, false
}

// tick begins when it is due and nothing else is going on.
func (v *vouching) tick(s *session) {
	w := v.window
	if !v.due || v.stop != nil || w.options.Now().Before(v.next) || w.keep.stop != nil || s.busy() || w.calm.left() > drawnAfter {
		return
	}
	v.hold(s)
}

// hold holds the records.
func (v *vouching) hold(s *session) {
	v.due = false
	v.run(s, func(ctx context.Context) (func(), error) {
		begun := time.Now()
		found, err := s.dossier.Altered(ctx, v.yield)
		took := time.Since(begun)
		return func() {
			v.next = v.window.options.Now().Add(restAfter * took)
			v.tell(s, found)
		}, err
	})
}

// halt calls off what is being done.
func (v *vouching) halt() {
	if v.stop != nil {
		v.stop()
	}
	v.stop = nil
	v.turn++
}

// run does work aside, for which stop is there meanwhile.
func (v *vouching) run(s *session, work func(context.Context) (func(), error)) {
	ctx, stop := context.WithCancel(s.life)
	v.turn++
	v.stop = stop
	turn := v.turn
	v.window.aside(func() {
		defer stop()
		done, err := work(ctx)
		v.window.do(func() {
			if turn != v.turn || v.window.session != s {
				return
			}
			v.stop = nil
			if err != nil {
				v.window.failed(s, err)
				return
			}
			done()
		})
	})
}

// How long the work lets the window have its turn between two pieces, at most, and in what steps it looks whether that is over.
const (
	longestYield = 300 * time.Millisecond
	yieldStep    = 10 * time.Millisecond
)

// yield waits while something is going on in the window.
func (v *vouching) yield(ctx context.Context) error {
	for waited := time.Duration(0); v.window.calm.left() > 0 && waited < longestYield && ctx.Err() == nil; waited += yieldStep {
		time.Sleep(yieldStep)
	}
	return ctx.Err()
}

// tell says what was found, where that is news.
func (v *vouching) tell(s *session, found store.Altered) {
	before := v.found
	v.found, v.held = found, true
	switch {
	case found.Count() == 0 && before.Count() > 0:
		v.good, v.looked = nil, false
		v.shut()
		v.window.notice.add("Nothing is altered any more: each record is as the audit trail tells of it.")
	case found.Count() > 0 && !sameFaults(before, found):
		v.text.SetText(alteredWords(found))
		v.content.Show()
		v.window.win.Content().Refresh()
	}
	if found.Count() > 0 && !v.looked {
		v.seek(s)
	}
	v.say()
}

// learn takes what somebody asked for, and reports whether anything is altered: then the bar says so also where it was put away.
func (v *vouching) learn(s *session, found store.Altered) bool {
	if v.window.session != s {
		return false
	}
	v.halt() // it would say the same
	v.due = false
	if v.tell(s, found); found.Count() == 0 {
		return false
	}
	v.content.Show()
	v.window.win.Content().Refresh()
	return true
}

// seek looks for the newest backup in which nothing is altered.
func (v *vouching) seek(s *session) {
	options := v.window.options
	v.run(s, func(ctx context.Context) (func(), error) {
		settings, err := safekeeping.Read(options.DataDir)
		if err != nil {
			return nil, err
		}
		good, is, err := settings.ShelfOf(ctx, options.DataDir, s.dossier.Path()).NewestUnaltered(ctx, v.yield)
		return func() {
			if v.looked = true; is {
				v.good = &good
			}
			v.say()
		}, err
	})
}

func (v *vouching) say() {
	if v.changed != nil {
		v.changed()
	}
}

// shut puts the bar away: what it says was read.
func (v *vouching) shut() {
	v.content.Hide()
	v.window.win.Content().Refresh()
}
