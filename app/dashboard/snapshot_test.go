package dashboard

import (
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// grave is an incident that argues for a break, some time after the truce's start.
func grave(after time.Duration) ceasefire.Incident {
	i := testIncident()
	i.When = ceasefire.MinuteMoment(effect.Add(after), "Asia/Damascus")
	i.Deaths.Estimate = ceasefire.Estimate{Low: ceasefire.People(30), Best: ceasefire.People(30), High: ceasefire.People(30)}
	return i
}

func TestSnapshotPhase(t *testing.T) {
	s, _ := testSession(t, effect)
	add(t, s, grave(50*time.Hour), grave(51*time.Hour))
	for _, tt := range []struct {
		after time.Duration
		want  string
	}{
		{-55 * time.Hour, "Ceasefire starts in 2 days 7 hours."},
		{time.Hour, "Day 1 of 7. Holding."},
		{50*time.Hour + 30*time.Minute, "Day 3 of 7. Holding; one incident argues for a break."},
		{52 * time.Hour, "Day 3 of 7. Holding; two incidents argue for a break."},
		{8 * 24 * time.Hour, "7 of 7 days held: complete since 19 Sep 2016, 19:00."},
	} {
		shot, err := takeSnapshot(t.Context(), s.dossier, s.memory, store.View{AsOf: ceasefire.AsOf{At: effect.Add(tt.after)}})
		if err != nil {
			t.Fatal(err)
		}
		if shot.Phase != tt.want {
			t.Errorf("%v after the start: %q, want %q", tt.after, shot.Phase, tt.want)
		}
	}
}

func TestSnapshotShowsWhatIsFilteredOfWhatHadHappened(t *testing.T) {
	s, _ := testSession(t, effect)
	for n := range 10 {
		add(t, s, grave(time.Duration(n)*time.Hour))
	}
	other := grave(30 * time.Minute)
	other.Type = ceasefire.AirStrike
	add(t, s, other)
	for _, tt := range []struct {
		name                  string
		filter                ceasefire.Filter
		at                    time.Time
		latest, facts, wholes int
	}{
		{"before anything", ceasefire.Filter{}, effect.Add(-time.Minute), 0, 0, 0},
		{"three hours in", ceasefire.Filter{}, effect.Add(3 * time.Hour), 5, 5, 5},
		{"all", ceasefire.Filter{}, wall, latestRows, 11, 11},
		{"air strikes", ceasefire.Filter{Types: []ceasefire.Type{ceasefire.AirStrike}}, wall, 1, 1, 11},
		{"nowhere", ceasefire.Filter{Place: "Nowhere"}, wall, 0, 0, 11},
	} {
		shot, err := takeSnapshot(t.Context(), s.dossier, s.memory, store.View{Filter: tt.filter, AsOf: ceasefire.AsOf{At: tt.at}})
		if err != nil {
			t.Fatal(err)
		}
		if len(shot.Latest) != tt.latest || shot.Facts.Len() != tt.facts || shot.Total != tt.wholes {
			t.Errorf("%s: %d latest, %d of %d; want %d, %d of %d", tt.name, len(shot.Latest), shot.Facts.Len(), shot.Total, tt.latest, tt.facts, tt.wholes)
		}
	}
}

func TestSessionReloadsOnceAMinute(t *testing.T) {
	s, shots := testSession(t, effect)
	now := wall.Truncate(time.Minute)
	s.now = func() time.Time { return now }
	s.asOf = asOf{mode: modeRunning, base: effect, anchor: now}
	loads := func(move time.Duration) int {
		now = now.Add(move)
		s.tick()
		s.loads.Wait()
		n := len(shots)
		for range n {
			awaited(t, shots)
		}
		return n
	}
	for _, tt := range []struct {
		move time.Duration
		want int
	}{{0, 1}, {30 * time.Second, 0}, {29 * time.Second, 0}, {time.Second, 1}, {time.Hour, 1}, {-time.Hour, 1}} {
		if got := loads(tt.move); got != tt.want {
			t.Errorf("%v on: %d loads, want %d", tt.move, got, tt.want)
		}
	}
	s.asOf = asOf{mode: modePaused, base: effect.Add(5 * time.Hour)}
	loads(0) // the moment that it was moved to
	if got := loads(time.Hour); got != 0 {
		t.Errorf("standing still: %d loads", got)
	}
}

func TestSessionDeliversTheNewestAlone(t *testing.T) {
	s, shots := testSession(t, effect)
	for n := range 5 {
		s.filter.Place = string(rune('a' + n))
		s.reload()
	}
	s.loads.Wait()
	var last *Snapshot
	for range len(shots) {
		last = awaited(t, shots)
	}
	if last == nil || last.View.Place != "e" {
		t.Errorf("delivered last: %+v", last)
	}
	if _, turn := s.begin(); s.newest(turn-1) || !s.newest(turn) {
		t.Error("an older load still counts as the newest")
	}
}

func TestManyIncidentsAreReadOnceTheFrameIsDrawn(t *testing.T) {
	s, shots := testSession(t, effect)
	add(t, s, grave(-time.Hour))
	asked := make(chan chan struct{}, 2)
	s.drawFirst, s.early = 1, func(*Snapshot) {}
	s.drawn = func() <-chan struct{} {
		drawn := make(chan struct{})
		asked <- drawn
		return drawn
	}
	s.reload()
	select {
	case drawn := <-asked:
		if s.memory.Ready() {
			t.Error("the incidents were read before the frame was drawn")
		}
		close(drawn)
	case <-shots:
		t.Fatal("nobody waited for the frame to be drawn")
	}
	if shot := awaited(t, shots); shot.Total != 1 {
		t.Errorf("%d incidents", shot.Total)
	}
	<-asked // before they are ranked; it is never drawn, and closing the session does not wait for it
}

func TestSessionAnnouncesTheFrameUntilTheIncidentsAreRead(t *testing.T) {
	s, shots := testSession(t, effect)
	add(t, s, grave(-time.Hour))
	var early []*Snapshot
	s.early = func(shot *Snapshot) { early = append(early, shot) }
	for range 2 {
		s.reload()
		s.loads.Wait()
		if shot := awaited(t, shots); shot.Total != 1 {
			t.Errorf("%d incidents", shot.Total)
		}
	}
	if len(early) != 1 || len(early[0].Readings) == 0 || early[0].All.Len() != 0 {
		t.Errorf("announced %d times", len(early))
	}
}
