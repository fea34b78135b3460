package dashboard

import (
	"context"
	"time"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// keeper has the open dossier backed up: when it is opened, and at intervals where something changed. All of it happens beside the window.
type keeper struct {
	window *Window
	// last is when the last backup was begun; its monotonic reading tells the time since, whatever becomes of the computer's clock.
	last time.Time
	// pause is how long to wait after it.
	pause time.Duration
	// stop ends the backup that is being made, nil where there is none.
	stop context.CancelFunc
	// failing says that the last one failed, which is said once.
	failing bool
}

// restAfter is how many times as long as a backup took the keeper rests at least, so that a large dossier is not read without end.
const restAfter = 20

// begin has a dossier that was just opened backed up, unless it is only being read: whoever writes to it sees to that.
func (k *keeper) begin() {
	k.end()
	k.failing = false
	if s := k.window.session; s != nil && !s.dossier.ReadOnly() {
		k.back(s, store.OnOpening)
	}
}

// end gives up the backup that is being made; of one that is not whole nothing stays.
func (k *keeper) end() {
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
	k.last = time.Time{}
}

// tick begins the next backup when it is time.
func (k *keeper) tick(s *session) {
	now := k.window.options.Now()
	if k.stop == nil && !k.last.IsZero() && now.Sub(k.last) >= k.pause {
		k.back(s, store.Regularly)
	}
}

// back makes one backup beside the window.
func (k *keeper) back(s *session, why store.Occasion) {
	w := k.window
	settings, err := safekeeping.Read(w.options.DataDir)
	if err != nil {
		w.notice.fail("reading how backups are kept", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	k.stop, k.last, k.pause = stop, w.options.Now(), settings.Every()
	shelf := settings.Shelf(w.options.DataDir, s.dossier.Path())
	shelf.Needed, shelf.NeedAll = w.vouch.needed()
	w.beside(func() {
		begun := time.Now()
		_, _, err := s.dossier.BackUp(ctx, shelf, why)
		took, given := time.Since(begun), ctx.Err() != nil // given up; asked now, for it is as if it were once stop is called
		w.do(func() {
			if !given && w.session == s && k.stop != nil {
				k.done(took, err)
			}
		})
		stop()
	})
}

// done says that backups fail, once until one does not.
func (k *keeper) done(took time.Duration, err error) {
	k.stop = nil
	k.pause = max(k.pause, restAfter*took)
	if err != nil && !k.failing {
		k.window.notice.fail("backing up", err)
	}
	k.failing = err != nil
}
