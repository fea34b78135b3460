package dashboard

import (
	"context"
	"sync"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// session is one open dossier and how it is being read. Its loads run beside the window; only the newest one is delivered.
type session struct {
	dossier *store.Dossier
	now     func() time.Time
	deliver func(*Snapshot)
	fail    func(error)

	frame  ceasefire.Frame
	zone   *time.Location
	asOf   asOf
	filter ceasefire.Filter
	// known is the instant up to which records are shown, whatever they speak of; zero shows all that was recorded since.
	known time.Time
	// ticked is the minute of the as-of for which a load was last asked, so that a running clock reloads once a minute.
	ticked time.Time

	mu     sync.Mutex
	cancel context.CancelFunc
	turn   int
	loads  sync.WaitGroup
}

// newSession reads the frame of an open dossier.
func newSession(ctx context.Context, d *store.Dossier, now func() time.Time) (*session, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return nil, err
	}
	return &session{dossier: d, now: now, frame: frame, zone: frame.Agreement.Location()}, nil
}

// at gives the instant at which the dossier is read right now.
func (s *session) at() time.Time { return s.asOf.at(s.now()) }

// view gives what the pages show: the filter at the present as-of.
func (s *session) view() store.View {
	return store.View{Filter: s.filter, AsOf: ceasefire.AsOf{At: s.at(), KnownAt: s.known}}
}

// reload asks for a new snapshot of the present view; one that is still being made is cancelled.
func (s *session) reload() {
	ctx, turn := s.begin()
	view := s.view()
	s.ticked = view.AsOf.At.Truncate(time.Minute)
	s.loads.Go(func() {
		shot, err := takeSnapshot(ctx, s.dossier, view)
		if ctx.Err() != nil || !s.newest(turn) {
			return
		}
		if err != nil {
			s.fail(err)
			return
		}
		s.deliver(shot)
	})
}

// tick reloads when the as-of has come into another minute than that of the last load.
func (s *session) tick() {
	if s.asOf.mode != modePaused && !s.at().Truncate(time.Minute).Equal(s.ticked) {
		s.reload()
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
	return ctx, s.turn
}

func (s *session) newest(turn int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return turn == s.turn
}

// close stops what is being loaded and closes the dossier.
func (s *session) close() error {
	s.begin()
	s.loads.Wait()
	return s.dossier.Close()
}
