package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// effect is when the truce of the tests takes effect: 12 September 2016, 19:00 in Damascus. Wall is the computer's clock.
var (
	effect = time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC)
	wall   = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
)

func wallClock() time.Time { return wall }

func testID(n byte) ceasefire.ID { return ceasefire.ID{0: 1, 6: 0x70, 8: 0x80, 15: n} }

// testFrame is a truce of two parties, with a deadline, a streak and two areas.
func testFrame() ceasefire.Frame {
	gov, opp := testID(2), testID(3)
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{ID: testID(9), Title: "A truce", Effect: effect, Zone: "Asia/Damascus"},
		Parties: []ceasefire.Party{
			{ID: gov, Name: "Government of Syria", Short: "Government", Role: ceasefire.RoleSignatory},
			{ID: opp, Name: "Armed opposition", Short: "Opposition", Role: ceasefire.RoleSignatory, Colour: 1},
		},
		Actors: []ceasefire.ActorName{{Name: "Syrian army", Party: gov}},
		Areas: []ceasefire.Area{
			{Code: "SY-HL", Name: "Aleppo", NameArabic: "حلب", Label: ceasefire.Point{Lat: 36.1, Lon: 37.6}},
			{Code: "SY-DR", Name: "Daraa", Label: ceasefire.Point{Lat: 32.6, Lon: 36.1}},
		},
		Clocks: []ceasefire.Clock{
			{ID: testID(10), Kind: ceasefire.Deadline, Name: "Ceasefire starts", Short: "Ceasefire starts", Ends: effect},
			{ID: testID(11), Kind: ceasefire.Streak, Name: "Seven days", Short: "7 days held", Starts: effect, Days: 7, BreakRule: ceasefire.BreakRule{MinSeverity: 3}},
		},
		ScopeRules: []ceasefire.ScopeRule{{ID: testID(50), Name: "Between the parties", Match: ceasefire.BothOf, Parties: []ceasefire.ID{gov, opp},
			Civilians: true, Verdict: ceasefire.InScope}},
	}
}

// testIncident happened on 14 September 2016 at 10:30 in Damascus.
func testIncident() ceasefire.Incident {
	return ceasefire.Incident{
		When:  ceasefire.MinuteMoment(time.Date(2016, 9, 14, 7, 30, 0, 0, time.UTC), "Asia/Damascus"),
		Place: ceasefire.Place{Name: "Castello Road", Area: "SY-HL", Point: ceasefire.Point{Lat: 36.25, Lon: 37.13}, HasPoint: true, Precision: ceasefire.PlaceNear},
		Type:  ceasefire.Shelling, Title: "Shells on the road", Text: "Three shells fell.",
		SideA: ceasefire.Side{Actor: "Syrian army", Party: testID(2)}, SideB: ceasefire.Side{Actor: "Armed opposition", Party: testID(3)},
		Deaths:       ceasefire.Deaths{Estimate: ceasefire.Estimate{Low: ceasefire.People(1), Best: ceasefire.People(2), High: ceasefire.People(5)}, Civilians: ceasefire.People(2)},
		Injured:      ceasefire.Estimate{Best: ceasefire.People(4)},
		Verification: ceasefire.Unverified,
	}
}

// masters are the contents of the dossiers that many tests begin with: each is made once, and then copied.
var masters sync.Map

// copiedMaster puts a copy of a dossier in its place, which is made first where it is the first that is asked for.
func copiedMaster(t *testing.T, path, name string, prepare func(path string) error) {
	t.Helper()
	once, _ := masters.LoadOrStore(name, sync.OnceValues(func() ([]byte, error) {
		master := filepath.Join(t.TempDir(), "master.truce")
		if err := prepare(master); err != nil {
			return nil, err
		}
		return os.ReadFile(master)
	}))
	content, err := once.(func() ([]byte, error))()
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// testSession opens a dossier of the test frame as of an instant; what it loads comes through the channel.
func testSession(t *testing.T, at time.Time) (*session, chan *Snapshot) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "test.truce")
	copiedMaster(t, path, "test frame", func(path string) error {
		d, err := store.Create(ctx, path, testFrame(), store.Options{Who: "Tester", Now: wallClock})
		if err != nil {
			return err
		}
		return d.Close()
	})
	d, err := store.Open(ctx, path, store.Options{Who: "Tester", Now: wallClock})
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSession(ctx, d, wallClock)
	if err != nil {
		t.Fatal(err)
	}
	shots := make(chan *Snapshot, 16)
	s.asOf = asOf{mode: modePaused, base: at}
	s.deliver = func(shot *Snapshot) { shots <- shot }
	s.fail = func(err error) { t.Error(err) }
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return s, shots
}

// awaited gives the snapshot that comes next.
func awaited(t *testing.T, shots <-chan *Snapshot) *Snapshot {
	t.Helper()
	select {
	case shot := <-shots:
		return shot
	case <-time.After(time.Minute):
		t.Fatal("nothing was read anew")
		return nil
	}
}

// add puts incidents into a session's dossier.
func add(t *testing.T, s *session, incidents ...ceasefire.Incident) {
	t.Helper()
	for _, i := range incidents {
		if _, err := s.dossier.AddIncident(context.Background(), i); err != nil {
			t.Fatal(err)
		}
	}
}

// bareWindow is a window that is not shown, with preferences of its own.
func bareWindow(t *testing.T) *Window {
	t.Helper()
	app := testApp(t)
	w := &Window{app: app, prefs: preferences{app.Preferences()}, options: Options{Who: "computer", Now: wallClock}, notice: newNotice(), typed: map[string]string{}, beside: inline, aside: inline, draw: undrawn}
	w.win, w.queue, w.owing, w.entering, w.vouch = app.NewWindow(""), newDraftQueue(w), newOwing(w), &entries{window: w}, newVouching(w)
	return w
}

// inline does work at once, in the place of beside: the test driver draws wherever it is asked to, so that nothing may run beside it.
func inline(work func()) { work() }

// undrawn draws nothing, in the place of draw: what a goroutine of its own has drawn would be drawn beside the test.
func undrawn(func()) {}
