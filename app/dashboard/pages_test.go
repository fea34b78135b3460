package dashboard

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// openWindow is a window that is not shown, over a session as of an instant.
func openWindow(t *testing.T, at time.Time) (*Window, chan *Snapshot) {
	t.Helper()
	w := New(testApp(t), Options{Who: "computer", Now: wallClock})
	w.beside, w.aside, w.draw = inline, inline, undrawn
	s, shots := testSession(t, at)
	s.filter = ceasefire.Filter{Scope: ceasefire.ViewIn}
	w.session = s
	return w, shots
}

// snapshotOf reads a session's dossier.
func snapshotOf(t *testing.T, s *session) *Snapshot {
	t.Helper()
	shot, err := takeSnapshot(t.Context(), s.dossier, s.memory, s.view())
	if err != nil {
		t.Fatal(err)
	}
	return shot
}

// renamed gives every name of a frame behind another one.
func renamed(f ceasefire.Frame, name string) ceasefire.Frame {
	f.Agreement.Title += name
	f.Parties, f.Clocks, f.Areas = slices.Clone(f.Parties), slices.Clone(f.Clocks), slices.Clone(f.Areas)
	for i := range f.Parties {
		f.Parties[i].Name += name
		f.Parties[i].Short += name
	}
	for i := range f.Clocks {
		f.Clocks[i].Name += name
		f.Clocks[i].Short += name
	}
	for i := range f.Areas {
		f.Areas[i].Name += name
	}
	return f
}

func TestEveryPageFitsTheSmallestWindow(t *testing.T) {
	for what, name := range map[string]string{"short": "", "long": strings.Repeat(" and its allies of the north", 9), "arabic": strings.Repeat(" الجمهورية العربية السورية", 6)} {
		w, _ := openWindow(t, effect.AddDate(0, 0, 3))
		add(t, w.session, testIncident(), grave(30*time.Hour))
		for _, at := range []time.Time{effect.AddDate(0, 0, -3), effect.AddDate(0, 0, 3)} {
			w.session.asOf.base = at
			shot := snapshotOf(t, w.session)
			shot.Frame, shot.Whole = renamed(shot.Frame, name), renamed(shot.Whole, name)
			shot.conclude()
			w.session.frame = shot.Whole
			w.header.show(shot)
			for n, p := range w.pages {
				if n != pageIncidents { // its rows are read beside the window
					p.Show(shot)
					p.Tick(at)
				}
				w.body.Objects = []fyne.CanvasObject{container.New(inset{gap, 12}, p.Content())}
				if size := w.win.Content().MinSize(); size.Width > 1024 || size.Height > 700-24 { // the menu takes the rest
					t.Errorf("%s names: %s needs %v", what, p.Name(), size)
				}
			}
		}
	}
}

func TestHeaderShowsTheClockThatMattersNext(t *testing.T) {
	for _, tt := range []struct {
		after   time.Duration
		figures string
	}{{-55 * time.Hour, "2 d 07:00:00"}, {time.Hour, "23:00:00"}, {8 * 24 * time.Hour, "1 d 00:00:00"}} {
		w, _ := openWindow(t, effect.Add(tt.after))
		w.header.show(snapshotOf(t, w.session))
		if got := w.header.clock.Figures(); got != tt.figures {
			t.Errorf("%v after the start: %q, want %q", tt.after, got, tt.figures)
		}
		if got := w.header.title.Text(); got != "A truce" {
			t.Errorf("titled %q", got)
		}
		if got := w.header.scope.Selected; got != "In scope" {
			t.Errorf("scope %q", got)
		}
	}
}

func TestHeaderMovesTheAsOf(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*header)
		mode readMode
		at   time.Time
	}{
		{"an hour back", func(h *header) { h.step(-time.Hour) }, modePaused, effect.Add(-time.Hour)},
		{"a day on", func(h *header) { h.stepDays(1) }, modePaused, effect.Add(24 * time.Hour)},
		{"over the change of the clocks", func(h *header) { h.stepDays(60) }, modePaused, effect.Add(60*24*time.Hour + time.Hour)},
		{"to an instant", func(h *header) { h.set(effect.AddDate(0, 0, 5)) }, modePaused, effect.AddDate(0, 0, 5)},
		{"to the present", func(h *header) { h.live() }, modeLive, wall},
		{"let run", func(h *header) { h.pause() }, modeRunning, effect},
	} {
		w, shots := openWindow(t, effect)
		tt.do(w.header)
		shot := awaited(t, shots)
		if w.session.asOf.mode != tt.mode || !w.session.at().Equal(tt.at) || !shot.View.AsOf.At.Equal(tt.at) {
			t.Errorf("%s: mode %v at %v, read at %v; want %v at %v", tt.name, w.session.asOf.mode, w.session.at(), shot.View.AsOf.At, tt.mode, tt.at)
		}
		if w.prefs.view(w.session.dossier.Path()) == "" {
			t.Errorf("%s: the view is not remembered", tt.name)
		}
	}
}

func TestHeaderWithoutADossier(t *testing.T) {
	w := New(testApp(t), Options{Now: wallClock})
	w.header.step(time.Hour)
	w.header.stepDays(1)
	w.header.live()
	w.header.pause()
	w.header.chooseScope("All")
	w.tick()
	if w.session != nil || w.header.clock.Figures() != "" {
		t.Errorf("without a dossier: %q", w.header.clock.Figures())
	}
}

func TestHeaderScope(t *testing.T) {
	w, shots := openWindow(t, effect)
	w.header.show(snapshotOf(t, w.session))
	for _, s := range scopeWords[1:] {
		w.header.scope.SetSelected(s.word)
		if shot := awaited(t, shots); shot.View.Scope != s.view || w.session.filter.Scope != s.view {
			t.Errorf("%s narrows to %v", s.word, shot.View.Scope)
		}
	}
	w.header.show(snapshotOf(t, w.session))
	if len(shots) != 0 {
		t.Error("showing a snapshot asked for another")
	}
}

func TestOverviewWords(t *testing.T) {
	w, shots := openWindow(t, effect.Add(52*time.Hour))
	p := w.pages[pageOverview].(*overviewPage)
	p.Show(snapshotOf(t, w.session))
	if !p.latest.empty.Visible() || len(p.latest.keys) != 0 || len(p.decide.asked) != 0 {
		t.Errorf("of no incidents: %d are listed, %d to decide", len(p.latest.keys), len(p.decide.asked))
	}
	add(t, w.session, grave(50*time.Hour))
	p.Show(snapshotOf(t, w.session))
	if got := p.phase.Text(); got != "Day 3 of 7. Holding; one incident argues for a break." {
		t.Errorf("phase %q", got)
	}
	day := ceasefire.DayFrom(2016, 9, 14)
	if p.latest.empty.Visible() || len(p.latest.keys) != 1 || len(p.decide.asked) != 1 || p.decide.asked[0].Day != day {
		t.Errorf("%d incidents are listed, to decide: %v", len(p.latest.keys), p.decide.asked)
	}
	w.setFilter(ceasefire.Filter{Days: ceasefire.Span{From: day, To: day}})
	if shot := awaited(t, shots); shot.View.Days.From != day || shot.Facts.Len() != 1 {
		t.Errorf("narrowed to %v", shot.View.Days)
	}
}

func TestTimelineIsNewestFirst(t *testing.T) {
	frame := testFrame()
	zone := frame.Agreement.Location()
	frame.Timeline = []ceasefire.Event{
		{When: ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 10), zone), Title: "Agreed"},
		{When: ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 14), zone), Title: "Extended"},
	}
	frame.Determinations = []ceasefire.Determination{{Clock: testID(11), Ruling: ceasefire.Broken, At: effect.Add(24 * time.Hour), Precision: ceasefire.PrecisionMinute}}
	var got []string
	for _, e := range timelineOf(&Snapshot{Frame: frame, Zone: zone}) {
		got = append(got, e.when+" "+e.what)
	}
	want := []string{"14 Sep 2016 Extended", "13 Sep 2016, 19:00 Seven days: ruled broken", "10 Sep 2016 Agreed"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("timeline (-want +got):\n%s", diff)
	}
}

func TestVerdictPicker(t *testing.T) {
	testApp(t)
	left := 0
	p := newVerdictPicker(func() { left++ })
	if _, ok := p.verdict(); ok {
		t.Error("something is chosen at first")
	}
	for _, v := range verdicts() {
		p.TypedRune(v.key)
		if got, ok := p.verdict(); !ok || got != v {
			t.Errorf("%q chose %v", v.key, got)
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyEscape} {
		p.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if p.chosen != 3 || left != 1 {
		t.Errorf("the arrows chose %d, Escape left %d times", p.chosen, left)
	}
	test.TapAt(p, fyne.NewPos(20, verdictHeight*1.5))
	if p.chosen != 1 {
		t.Errorf("a tap on the second row chose %d", p.chosen)
	}
	p.clear()
	if _, ok := p.verdict(); ok {
		t.Error("what was taken back is still chosen")
	}
}

func TestRailMarksThePageInSight(t *testing.T) {
	w := New(testApp(t), Options{Now: wallClock})
	for n, item := range w.rail.items {
		test.Tap(item)
		for i, other := range w.rail.items {
			if other.selected != (i == n) {
				t.Errorf("in sight is %d, %s is marked: %v", n, w.pages[i].Name(), other.selected)
			}
		}
		if w.prefs.page() != n {
			t.Errorf("page %d is remembered as %d", n, w.prefs.page())
		}
	}
	w.showPage(99)
	if w.sight != pageOverview {
		t.Errorf("a page that is not there brought %d into sight", w.sight)
	}
}

func TestNotice(t *testing.T) {
	testApp(t)
	n, done := newNotice(), 0
	n.say("Saved.", "", nil)
	n.tick(time.Now().Add(noticeStays / 2))
	if !n.content.Visible() || n.action.Visible() {
		t.Error("a notice that was just given is gone, or offers something")
	}
	n.tick(time.Now().Add(noticeStays + time.Minute))
	if n.content.Visible() {
		t.Error("a notice that was read stays")
	}
	n.say("Deleted.", "Undo", func() { done++ })
	n.tick(time.Now().Add(undoStays / 2))
	n.act()
	n.act()
	if done != 1 || n.content.Visible() {
		t.Errorf("what was offered was done %d times", done)
	}
	n.say("Deleted.", "Undo", func() { done++ })
	n.tick(time.Now().Add(undoStays + time.Minute))
	if n.content.Visible() {
		t.Error("an offer that the menu has too stays")
	}
}

// The timeline's picture stands on its page at the as-of, is saved and copied from there, and narrows every page.
func TestTimelinePageShowsItsPicture(t *testing.T) {
	w, shots := openWindow(t, effect.AddDate(0, 0, 3))
	add(t, w.session, testIncident())
	w.timeline.chart.Resize(fyne.NewSize(900, 500))
	w.session.reload()
	w.timeline.Show(awaited(t, shots))
	if w.timeline.picture == nil || !slices.Contains(numbersHead(t, w.timeline.picture), "value") {
		t.Fatal("there is no picture of clocks, events and incidents")
	}
	w.sight = pageTimeline
	w.copyShownNumbers()
	if text := w.app.Clipboard().Content(); !strings.HasPrefix(text, "row,name,what") {
		t.Errorf("the numbers on the clipboard begin %.40q", text)
	}
	days := ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 13), To: ceasefire.DayFrom(2016, 9, 14)}
	before := w.session.filter
	w.timeline.steps.keep()
	w.setFilter(ceasefire.Filter{Days: days})
	w.timeline.Show(awaited(t, shots))
	w.timeline.chart.OnBack()
	if shot := awaited(t, shots); shot.View.Days != before.Days {
		t.Errorf("Escape goes back to %v", shot.View.Days)
	}
}
