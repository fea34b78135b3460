package windowtest

import (
	"image"
	"strings"
	"testing"
)

// A chart is narrowed by a click on a bar, by a drag over its days and with the wheel; Escape leads back from each, and what is saved says what was seen. The
// gallery is gone through by keyboard.
func TestAChartIsNarrowedAndSaved(t *testing.T) {
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	d.changedBy("ctrl+5")
	d.await("the chart", func() bool { return shades(d.shot("chart"), image.Rect(310, 262, 964, 680)) >= 10 }) // below the bars, where columns alone have too few shades
	d.settled()
	const whole = "Incidents a day, by party · In scope · 1 Aug–10 Sep 2016"
	d.chartSays("whole", whole)
	d.click(632, 560)
	d.settled()
	d.shot("one day")
	d.chartSays("clicked", "Incidents a day, by party · In scope · 20 Aug 2016")
	d.click(850, 290) // beside the title, for the keyboard
	d.keys("Escape")
	d.settled()
	d.chartSays("back", whole)
	d.press(400, 500, 520, 500)
	d.settled()
	d.shot("days")
	if days := d.savedMap("dragged.svg"); strings.Contains(days, whole) || !strings.Contains(days, "In scope · ") || !strings.Contains(days, " Aug 2016 · as of") {
		t.Errorf("of some days it says %q", days)
	}
	d.click(850, 290) // beside the title, for the keyboard
	d.keys("Escape")
	d.settled()
	d.wheel(632, 500)
	d.settled()
	if closer := d.savedMap("closer.svg"); strings.Contains(closer, whole) || !strings.Contains(closer, "Incidents a day, by party · In scope · ") {
		t.Errorf("closer it says %q", closer)
	}
	d.click(850, 290)
	d.keys("Escape")
	d.settled()
	d.changedBy("alt+Up")
	d.shot("timeline")
	d.chartSays("timeline", "5 clocks and ")
}

// chartSays saves the chart in sight and asks that it says something.
func (d *desk) chartSays(name, words string) {
	d.t.Helper()
	if said := d.savedMap(name + ".svg"); !strings.Contains(said, words) {
		d.t.Errorf("%s: it says %q and not %q", name, said, words)
	}
}
