package dashboard

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// damascus gives an instant written as a time of Damascus.
func damascus(t *testing.T, text string) time.Time {
	t.Helper()
	zone, err := ceasefire.LoadZone("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	at, err := ceasefire.ParseInstant(text, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// clocksAt shows the page of a dossier's clocks as of an instant, in a window that is not shown and whose work is not begun.
func clocksAt(t *testing.T, d *store.Dossier, at time.Time) *clocksPage {
	t.Helper()
	app := test.NewTempApp(t)
	w := New(app, Options{Who: "Tester", Now: func() time.Time { return wallAt(0) }})
	w.beside, w.draw = inline, undrawn
	s, err := newSession(context.Background(), d, w.options.Now)
	if err != nil {
		t.Fatal(err)
	}
	s.asOf = asOf{mode: modePaused, base: at}
	s.deliver, s.fail = func(*Snapshot) {}, func(err error) { t.Error(err) } // the page is given its snapshots by takeClocks
	t.Cleanup(s.loads.Wait)
	w.session, w.sight, w.clocks.zones.of = s, pageClocks, s
	takeClocks(t, w.clocks)
	return w.clocks
}

// takeClocks reads the dossier anew into the page.
func takeClocks(t *testing.T, p *clocksPage) {
	t.Helper()
	shot, err := takeSnapshot(context.Background(), p.window.session.dossier, p.window.session.memory, p.window.session.view())
	if err != nil {
		t.Fatal(err)
	}
	p.window.shot, p.window.session.frame = shot, shot.Whole
	p.shot = shot
	if _, ok := readingOf(shot.Readings, p.chosen); !ok {
		p.chosen = firstClock(shot.Readings)
	}
	p.showAll()
}

// chooseClock selects a clock by its short name and tells its story.
func chooseClock(t *testing.T, p *clocksPage, short string) clockStory {
	t.Helper()
	for _, r := range p.shot.Readings {
		if r.Clock.Short != short {
			continue
		}
		p.chosen = r.Clock.ID
		found, err := readClockIncidents(context.Background(), p.window.session.dossier, p.shot, p.chosen, p.times())
		if err != nil {
			t.Fatal(err)
		}
		p.found, p.foundFor = found, p.chosen
		p.showAll()
		return newClockStory(p.shot, r, p.times(), found)
	}
	t.Fatalf("there is no clock %q", short)
	return clockStory{}
}

func TestAStreaksStoryShowsTheWorkingOfItsRule(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	story := chooseClock(t, p, "7 days held")
	rule := "Proposed for an incident in scope, with a signatory on a side, of severity 3 or more, and for a day with deaths above 50 % of the baseline, which is 44.1 a day: above 22.1."
	if story.rule != rule {
		t.Errorf("the rule reads %q, want %q", story.rule, rule)
	}
	var why []string
	for _, line := range story.proposals {
		why = append(why, line.why)
		if len(line.incidents) == 0 {
			t.Errorf("%q names no incident", line.why)
		}
	}
	if n := len(why); n < 2 || !strings.Contains(why[0], "severity 3, and the rule is 3 or more") || !strings.Contains(why[n-1], "above 50 % of the 44.1 a day") {
		t.Errorf("proposed: %q", why)
	}
	if got := p.detail.stands.Text(); got != "Holding, day 6 of 7 ends in 07:00:00" {
		t.Errorf("it stands at %q", got)
	}
}

// A streak's days leave no gap where a term is shown after it.
func TestATermHasNoRoomForDays(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	height := func(short string) float32 {
		chooseClock(t, p, short)
		r, _ := p.current()
		p.detail.tick(r, p.times())
		return p.detail.scroll.Content.(*fyne.Container).Objects[1].MinSize().Height // of the head
	}
	before := height("First 48 h")
	if streak := height("7 days held"); streak <= before {
		t.Errorf("a streak's head is %v high, a term's %v", streak, before)
	}
	if after := height("First 48 h"); after != before {
		t.Errorf("a term's head is %v high, and %v after a streak was shown", before, after)
	}
}

func TestATermsStoryHasItsRenewalAndItsOffer(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	story := chooseClock(t, p, "First 48 h")
	var heads []string
	for _, line := range story.rulings {
		heads = append(heads, line.head)
	}
	want := []string{"16 Sep 2016: offered until 19 Sep 2016, 19:00", "14 Sep 2016: extended to 16 Sep 2016, 19:00"}
	if diff := cmp.Diff(want, heads); diff != "" {
		t.Errorf("rulings (-want +got):\n%s", diff)
	}
	facts := []fact{{"Kind", "Fixed term"}, {"Declared by", ""}, {"Starts", "12 Sep 2016, 19:00"}, {"Ends", "16 Sep 2016, 19:00"},
		{"First end", "14 Sep 2016, 19:00"}, {"Ended by ruling", ""}}
	if diff := cmp.Diff(facts, story.facts, cmp.AllowUnexported(fact{})); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

// In UTC the ruling of 19 September, known to the day, stays one of 19 September, though that day began on the 18th in UTC.
func TestTimesFollowTheZoneAndDaysDoNot(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-20 12:00"))
	p.zones.choose(zoneUTC)
	p.zones.choice.Select(zoneUTC)
	story := chooseClock(t, p, "Army truce")
	want := []fact{{"Starts", "12 Sep 2016, 16:00"}, {"Ends", "18 Sep 2016, 20:59"}, {"Ended by ruling", "19 Sep 2016"}}
	if diff := cmp.Diff(want, story.facts[2:], cmp.AllowUnexported(fact{})); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	if got := p.window.prefs.clockZone(); got != zoneUTC {
		t.Errorf("the preferences remember zone %d", got)
	}
}

func TestALegSaysWhatWouldMeetIt(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-15 12:00"))
	story := chooseClock(t, p, "JIC")
	want := []legLine{
		{head: "○ Seven consecutive days of reduced violence: open", why: "Met when Seven consecutive days of reduced violence is complete: 2 of 7 days held"},
		{head: "○ Aid access unimpeded: open", why: "No determination has met it yet", byRules: true},
	}
	for i := range story.legs {
		want[i].leg = story.legs[i].leg
	}
	if diff := cmp.Diff(want, story.legs, cmp.AllowUnexported(legLine{})); diff != "" {
		t.Errorf("legs (-want +got):\n%s", diff)
	}
}

func TestTheKeyboardMovesThroughTheClocks(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-10 12:00"))
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyHome, "Cessation of hostilities starts"}, {fyne.KeyDown, "First 48 hours"}, {fyne.KeyEnd, "Joint Implementation Centre"},
	} {
		p.list.TypedKey(&fyne.KeyEvent{Name: step.key})
		if got := p.detail.title.Text; got != step.want {
			t.Errorf("%s goes to %q, want %q", step.key, got, step.want)
		}
	}
}

func TestAnEmptyPageSaysWhatToDo(t *testing.T) {
	frame := ceasefire.Frame{Agreement: ceasefire.Agreement{ID: ceasefire.ID{9}, Title: "A truce", Effect: damascus(t, "2016-09-12 19:00"), Zone: "Asia/Damascus"}}
	p := clocksAt(t, emptyDossier(t, frame), damascus(t, "2016-09-10 12:00"))
	if p.left.Objects[0] == fyne.CanvasObject(p.panel) || len(p.side.Objects) != 0 {
		t.Error("a dossier without clocks shows a list")
	}
	p.rule() // says that there is none to rule on
	if p.form != nil || !p.notice().Visible() {
		t.Error("a ruling on no clock was begun")
	}
}

func (p *clocksPage) notice() fyne.CanvasObject { return p.window.notice.content }

func TestReadCities(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " Europe/London,America/New York ; Europe/London": "Europe/London, America/New_York", "Nowhere/Land": "is not a time zone",
		"Local": "is missing", strings.Join(ceasefireZones(), ","): "9 cities are more than fit",
	} {
		cities, err := readCities(text)
		if err != nil && !strings.Contains(err.Error(), want) || err == nil && citiesWords(cities) != want {
			t.Errorf("%q gives %q, %v; want %q", text, citiesWords(cities), err, want)
		}
	}
}

func ceasefireZones() []string {
	return []string{"Europe/London", "Europe/Paris", "Europe/Rome", "Europe/Berlin", "Europe/Kyiv", "Asia/Tokyo", "Asia/Dubai", "Asia/Tehran", "Africa/Cairo"}
}
