package dashboard

import (
	"testing"
	"time"

	"truceboard/widgets"
)

func TestAsOfAt(t *testing.T) {
	for _, tt := range []struct {
		name string
		asOf asOf
		want time.Time
	}{
		{"live is the computer's clock", asOf{}, wall},
		{"live forgets what it was before", asOf{mode: modeLive, base: effect, anchor: effect}, wall},
		{"paused stands still", asOf{mode: modePaused, base: effect, anchor: wall.Add(-time.Hour)}, effect},
		{"running goes on as the clock does", asOf{mode: modeRunning, base: effect, anchor: wall.Add(-time.Hour)}, effect.Add(time.Hour)},
		{"running follows a clock set back", asOf{mode: modeRunning, base: effect, anchor: wall.Add(time.Minute)}, effect.Add(-time.Minute)},
		{"running over a long sleep", asOf{mode: modeRunning, base: effect, anchor: wall.AddDate(0, 0, -30)}, effect.AddDate(0, 0, 30)},
	} {
		if got := tt.asOf.at(wall); !got.Equal(tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestAsOfMovesAndPauses(t *testing.T) {
	later := wall.Add(10 * time.Minute)
	running := asOf{mode: modeRunning, base: effect, anchor: wall}
	paused := asOf{mode: modePaused, base: effect, anchor: wall}
	for _, tt := range []struct {
		name string
		got  asOf
		mode readMode
		at   time.Time // ten minutes later
	}{
		{"live moved into the past ticks on", asOf{}.moved(effect, wall), modeRunning, effect.Add(10 * time.Minute)},
		{"running moved ticks on", running.moved(effect.Add(time.Hour), wall), modeRunning, effect.Add(70 * time.Minute)},
		{"paused moved stands still", paused.moved(effect.Add(time.Hour), wall), modePaused, effect.Add(time.Hour)},
		{"live paused", asOf{}.toggled(wall), modePaused, wall},
		{"running paused", running.toggled(wall.Add(time.Minute)), modePaused, effect.Add(time.Minute)},
		{"paused let run", paused.toggled(wall), modeRunning, effect.Add(10 * time.Minute)},
		{"paused and let run", running.toggled(wall).toggled(wall.Add(time.Minute)), modeRunning, effect.Add(9 * time.Minute)},
	} {
		if got := tt.got.at(later); tt.got.mode != tt.mode || !got.Equal(tt.at) {
			t.Errorf("%s: mode %v, %v; want %v, %v", tt.name, tt.got.mode, got, tt.mode, tt.at)
		}
	}
}

func TestAsOfInTheWidgetsWords(t *testing.T) {
	for mode, want := range map[readMode]widgets.ReadMode{modeLive: widgets.Live, modeRunning: widgets.Running, modePaused: widgets.Paused} {
		if got := (&session{asOf: asOf{mode: mode}}).widgetMode(); got != want {
			t.Errorf("%v is %v, want %v", mode, got, want)
		}
	}
}

func TestAsOfScrubsOverTheWholeTruce(t *testing.T) {
	s := &session{frame: testFrame()}
	from, until := s.span()
	if !from.Equal(effect.Add(-beforeEffect)) || !until.Equal(effect.Add(afterLast)) {
		t.Errorf("from %v until %v", from, until)
	}
	s.frame.Clocks[0].Ends = effect.AddDate(0, 1, 0)
	if _, until := s.span(); !until.Equal(effect.AddDate(0, 1, 0).Add(afterLast)) {
		t.Errorf("with a later clock, until %v", until)
	}
}
