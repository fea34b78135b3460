package dashboard

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// session is one open dossier and how it is being read. Its loads run beside the window; only the newest one is delivered.
type session struct {
	dossier *store.Dossier
	memory  *store.Memory
	shapes  outlineShelf
	now     func() time.Time
	deliver func(*Snapshot)
	// early takes what can be shown while the incidents are read for the first time.
	early func(*Snapshot)
	// drawn gives what is closed once what was handed over stands on the screen; it is nil where nothing is drawn. It is waited for before long work on drawFirst incidents or more.
	drawn     func() <-chan struct{}
	drawFirst int64
	fail      func(error)
	// waits is what was handed over early, nil until something was.
	waits *Snapshot

	// passing says that the dossier is looked at in passing, and delivered that its first snapshot was shown.
	passing, delivered bool
	// goOn names the draft that is gone on with once the dossier is shown, empty where none is.
	goOn string
	// ahead says that the computer's clock stands before the last entry, empty where it does not.
	ahead string
	// life ends when the session is closed.
	life context.Context
	end  context.CancelFunc
	// watched is closed when nobody watches the dossier any more, nil where nobody did.
	watched chan struct{}

	// frame is all that the dossier knows now, then what of it was known at the known-at, as it was last read.
	frame, then ceasefire.Frame

	zone   *time.Location
	asOf   asOf
	filter ceasefire.Filter
	// known is the instant up to which records are shown, whatever they speak of; zero shows all that was recorded since.
	known time.Time
	// left is the as-of at which the dossier was left the last time; zero where it was not yet opened.
	left time.Time
	// ticked is the minute of the as-of for which a load was last asked, so that a running clock reloads once a minute.
	ticked time.Time

	mu      sync.Mutex
	cancel  context.CancelFunc
	turn    int
	waiting int // loads that have not come to an end
	loads   sync.WaitGroup
	ranking atomic.Bool
}

// newSession reads the frame of an open dossier.
func newSession(ctx context.Context, d *store.Dossier, now func() time.Time) (*session, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return nil, err
	}
	life, end := context.WithCancel(context.Background())
	return &session{life: life, end: end, dossier: d, memory: store.NewMemory(d), now: now, frame: frame, then: frame, zone: frame.Agreement.Location(), drawFirst: fewToRead}, nil
}

// at gives the instant at which the dossier is read right now.
func (s *session) at() time.Time { return s.asOf.at(s.now()) }

// view gives what the pages show: the filter at the present as-of.
func (s *session) view() store.View {
	return store.View{Filter: s.filter, AsOf: ceasefire.AsOf{At: s.at(), KnownAt: s.known}}
}

// visible gives the frame as it reads at an instant, as it was known.
func (s *session) visible(at time.Time) ceasefire.Frame {
	frame := s.frame
	if !s.known.IsZero() {
		frame = s.then
	}
	return frame.At(ceasefire.AsOf{At: at, KnownAt: s.known})
}

// reload asks for a new snapshot of the present view; one that is still being made is cancelled.
func (s *session) reload() {
	ctx, turn := s.begin()
	view := s.view()
	s.ticked = view.AsOf.At.Truncate(time.Minute)
	s.loads.Go(func() {
		defer s.finish()
		s.announce(ctx, view)
		shot, err := takeSnapshot(ctx, s.dossier, s.memory, view)
		if ctx.Err() != nil || !s.newest(turn) {
			return
		}
		if err != nil {
			s.fail(err)
			return
		}
		if shot.Outlines, err = s.shapes.of(ctx, s.dossier, shot.Frame, view.AsOf); err != nil && ctx.Err() == nil {
			s.fail(err) // everything but the map can be shown
		}
		s.deliver(shot)
		s.loads.Go(s.rank)
	})
}

// rank reads what the incidents can be put in order by, once they are shown, so that no order is waited for. What goes wrong here goes wrong again when an order is asked for, which tells.
func (s *session) rank() {
	if !s.ranking.CompareAndSwap(false, true) {
		return
	}
	defer s.ranking.Store(false)
	s.awaitDrawn(s.life)
	if err := s.memory.Rank(s.life); err != nil {
		return
	}
}

// announce hands over what can be shown before the incidents are read. What goes wrong here goes wrong again in the snapshot itself, which tells.
func (s *session) announce(ctx context.Context, view store.View) {
	if s.early == nil || s.memory.Ready() {
		return
	}
	shot, err := takeFrame(ctx, s.dossier, view)
	if err != nil {
		return
	}
	if shot.Most, err = s.memory.About(ctx); err == nil && ctx.Err() == nil {
		s.early(shot)
		s.awaitDrawn(ctx)
	}
}

// awaitDrawn waits, where the incidents are many, until what was handed over is drawn.
func (s *session) awaitDrawn(ctx context.Context) {
	if s.drawn == nil {
		return
	}
	if most, err := s.memory.About(ctx); err != nil || most < s.drawFirst {
		return
	}
	select {
	case <-s.drawn():
	case <-ctx.Done():
	}
}

// fewToRead is how many incidents are read in less time than the window needs to be drawn, some 30 ms. More of them take a core, and the memory's speed, from the drawing.
const fewToRead = 20_000

// tick reloads when the as-of has come into another minute than that of the last load, and that load is done: a past that is played must not
// cut every load short.
func (s *session) tick() {
	s.stopAtTheEnd()
	if !s.busy() && !s.at().Truncate(time.Minute).Equal(s.ticked) {
		s.reload()
	}
}

// stopAtTheEnd pauses a past that is played when there is nothing more to see.
func (s *session) stopAtTheEnd() {
	_, end := s.span()
	if s.asOf.playing() && s.asOf.base.Before(end) && !s.at().Before(end) {
		s.asOf = asOf{mode: modePaused, base: end, anchor: s.now()}
	}
}

func (s *session) begin() (context.Context, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil {
		s.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.turn++
	s.waiting++
	return ctx, s.turn
}

// finish counts a load that has come to an end.
func (s *session) finish() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting--
}

// busy reports whether a load is still running.
func (s *session) busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.waiting > 0
}

func (s *session) newest(turn int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return turn == s.turn
}

// close stops what is being loaded and closes the dossier.
func (s *session) close() error {
	s.begin()
	s.end()
	s.memory.Stop()
	s.loads.Wait()
	s.awaitWatch()
	return s.dossier.Close()
}

// awaitWatch waits until the watch has let go of the file: whoever closes last takes the write-ahead log away, and the watch only reads. A share that answers no more is not
// waited for.
func (s *session) awaitWatch() {
	if s.watched == nil {
		return
	}
	select {
	case <-s.watched:
	case <-time.After(watchEnds):
	}
}

// watchEnds is how long the end of a watch is waited for.
const watchEnds = 2 * time.Second
