package dashboard

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// The words of the scope switch, in the order shown, and what each shows.
var scopeWords = [...]struct {
	word string
	view ceasefire.ScopeView
}{
	{"In scope", ceasefire.ViewIn},
	{"All", ceasefire.ViewAll},
	{"Out of scope", ceasefire.ViewOut},
	{"Disputed", ceasefire.ViewDisputed},
}

// headerHeight is the header's height on every page.
const headerHeight = 72

// header stands above every page: the clock that matters next, large; the dossier's name, the scope and the as-of beside
// it; the other clocks beneath those.
type header struct {
	window  *Window
	content *fyne.Container
	clock   *widgets.Countdown
	title   *widgets.Text
	scope   *widget.Select
	asOf    *widgets.AsOfControl
	strip   *widgets.ClockStrip
	showing bool
}

func newHeader(w *Window) *header {
	h := &header{window: w, clock: widgets.NewCountdown(), strip: widgets.NewClockStrip()}
	h.title = widgets.NewText("", widgets.RoleSection)
	h.title.Least = 90
	h.scope = widget.NewSelect(scopeNames(), h.chooseScope)
	h.asOf = widgets.NewAsOfControl(time.UTC)
	h.asOf.OnStep = h.step
	h.asOf.OnStepDays = h.stepDays
	h.asOf.OnSet = h.set
	h.asOf.OnLive = h.live
	h.asOf.OnPause = h.pause
	h.asOf.OnSpeed = h.play
	h.asOf.OnKnown = h.setKnown
	top := container.NewBorder(nil, nil, nil, container.NewHBox(h.scope, h.asOf), h.title)
	right := container.NewBorder(top, nil, nil, h.asOf.Past(), h.strip)
	row := container.NewBorder(nil, nil, container.New(inset{12, 2}, h.clock), nil, container.New(inset{8, 0}, right))
	rule := newBackdrop(theme.ColorNameFaint, fyne.NewSize(0, 1))
	h.content = container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.NewSize(0, headerHeight)), container.NewBorder(nil, rule, nil, nil, row))
	return h
}

func scopeNames() []string {
	names := make([]string, len(scopeWords))
	for i, s := range scopeWords {
		names[i] = s.word
	}
	return names
}

// show takes what does not tick from a new snapshot.
func (h *header) show(shot *Snapshot) {
	h.showing = true
	defer func() { h.showing = false }()
	h.title.SetText(shot.Frame.Agreement.Name())
	for _, s := range scopeWords {
		if s.view == shot.View.Scope {
			h.scope.SetSelected(s.word)
		}
	}
	h.asOf.SetZone(shot.Zone)
	h.asOf.SetRange(h.window.session.span())
	h.tick(h.window.session.at())
}

// tick reads the clocks anew.
func (h *header) tick(at time.Time) {
	s := h.window.session
	readings := s.visible(at).Readings(at)
	if next, ok := ceasefire.NextClock(readings); ok {
		h.clock.Set(next, s.zone)
		readings = slices.DeleteFunc(readings, func(r ceasefire.Reading) bool {
			return r.Clock.ID == next.Clock.ID && r.Clock.Kind != ceasefire.Streak // a streak's days are seen in the strip alone
		})
	} else if agreement := s.visible(at).Agreement; agreement.Recorded() {
		h.clock.Set(effectReading(agreement, at), s.zone)
	} else {
		h.clock.SetNone("NO CLOCK RECORDED YET")
	}
	h.strip.Set(readings, s.zone)
	h.asOf.Set(at, s.widgetMode())
	h.asOf.SetSpeed(max(s.asOf.speed, 1))
	h.asOf.SetKnown(s.known)
}

func (h *header) chooseScope(word string) {
	if h.showing || h.window.session == nil {
		return
	}
	for _, s := range scopeWords {
		if s.word == word {
			h.window.setScope(s.view)
		}
	}
}

func (h *header) step(delta time.Duration) {
	if s := h.window.session; s != nil {
		h.set(s.at().Add(delta))
	}
}

// stepDays moves the as-of by calendar days of the dossier's zone, which are not always 24 hours long.
func (h *header) stepDays(days int) {
	if s := h.window.session; s != nil {
		h.set(s.at().In(s.zone).AddDate(0, 0, days))
	}
}

func (h *header) set(to time.Time) {
	if s := h.window.session; s != nil {
		s.asOf = s.asOf.moved(to, s.now())
		h.window.remind.moved(to)
		h.window.moved()
	}
}

func (h *header) live() {
	if s := h.window.session; s != nil {
		s.asOf = asOf{mode: modeLive}
		h.window.remind.live(s.at())
		h.window.moved()
	}
}

func (h *header) pause() {
	if s := h.window.session; s != nil {
		s.asOf = s.asOf.toggled(s.now())
		h.window.moved()
	}
}

// play lets the past go by at a speed; where there is nothing ahead, from its beginning.
func (h *header) play(speed int) {
	s := h.window.session
	if s == nil {
		return
	}
	if from, until := s.span(); speed > 1 && !s.at().Before(until) {
		s.asOf = asOf{mode: modeRunning, base: from, anchor: s.now()}
		h.window.remind.moved(from)
	}
	s.asOf = s.asOf.played(speed, s.now())
	h.window.moved()
}

// playFaster goes up or down one speed.
func (h *header) playFaster(by int) {
	if s := h.window.session; s != nil {
		h.play(widgets.FasterAsOf(max(s.asOf.speed, 1), by))
	}
}

// setKnown reads the dossier as it was known at an instant, or, at the zero time, with all that is recorded.
func (h *header) setKnown(at time.Time) {
	if s := h.window.session; s != nil {
		s.known = at
		h.window.moved()
	}
}
