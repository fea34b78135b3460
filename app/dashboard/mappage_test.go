package dashboard

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// mapOf opens a map page over two incidents in Aleppo, one of them known to the governorate alone, as it was three days after the truce began.
func mapOf(t *testing.T) (*mapPage, chan *Snapshot) {
	t.Helper()
	w, shots := openWindow(t, effect.AddDate(0, 0, 3))
	w.session.filter.Scope = ceasefire.ViewAll
	vague := testIncident()
	vague.Place = ceasefire.Place{Name: "Aleppo", Area: "SY-HL", Precision: ceasefire.PlaceArea}
	add(t, w.session, testIncident(), vague)
	w.maps.view.Resize(fyne.NewSize(900, 500))
	w.session.reload()
	w.maps.Show(awaited(t, shots))
	return w.maps, shots
}

func TestTheMapNarrowsAndGoesBack(t *testing.T) {
	p, shots := mapOf(t)
	if got := p.placed.Text(); got != "1 to a place, 1 to an area" || p.empty.content.Visible() {
		t.Errorf("placed %q", got)
	}
	p.view.Zoom(2)
	near := p.view.Sight()
	p.view.OnTapped(plot.Narrowing{Area: "SY-HL", Words: "Aleppo"})
	shot := awaited(t, shots)
	if words := shot.View.Filter.Words(shot.Frame); shot.Facts.Len() != 2 || !strings.HasSuffix(words, "Aleppo") {
		t.Errorf("%d incidents, %q", shot.Facts.Len(), words)
	}
	p.Show(shot)
	p.view.OnTapped(plot.Narrowing{Within: ceasefire.Within{Box: ceasefire.GeoBox{South: 36, West: 37, North: 37, East: 38}, Name: "Castello Road"}, Words: "Castello Road"})
	shot = awaited(t, shots)
	if words := shot.View.Filter.Words(shot.Frame); shot.Facts.Len() != 1 || !strings.Contains(words, "Castello Road (36.00–37.00° N") {
		t.Errorf("%d incidents, %q", shot.Facts.Len(), words)
	}
	p.Show(shot)
	p.view.Fit()
	p.goBack()
	p.Show(awaited(t, shots))
	p.goBack()
	if shot := awaited(t, shots); !shot.View.Filter.IsZero() || p.view.Sight() != near {
		t.Errorf("back at %v, filter %+v", p.view.Sight(), shot.View.Filter)
	}
	p.goBack() // there is nothing to go back to but the whole
	if p.view.Sight() == near {
		t.Error("Escape does not show all there is")
	}
}

func TestTheStripOfTheMap(t *testing.T) {
	p, shots := mapOf(t)
	day := ceasefire.DayFrom(2016, 9, 14)
	if p.strip.counts.Span != (ceasefire.Span{From: day, To: day}) || !p.strip.widget.Visible() || p.view.Foot == 0 {
		t.Fatalf("the strip covers %v", p.strip.counts.Span)
	}
	p.strip.widget.OnPeriod(ceasefire.Span{From: day, To: day})
	shot := awaited(t, shots)
	if shot.View.Filter.Days.From != day || shot.Facts.Len() != 2 {
		t.Errorf("narrowed to %v", shot.View.Filter.Days)
	}
	p.strip.widget.OnAsOf(effect.Add(5 * time.Hour))
	if shot = awaited(t, shots); shot.Facts.Len() != 0 || !shot.View.AsOf.At.Equal(effect.Add(5*time.Hour)) {
		t.Errorf("read at %v: %d", shot.View.AsOf.At, shot.Facts.Len())
	}
	p.strip.widget.OnDays(1)
	if shot = awaited(t, shots); !shot.View.AsOf.At.Equal(effect.Add(29 * time.Hour)) {
		t.Errorf("a day on: %v", shot.View.AsOf.At)
	}
	p.strip.widget.OnPlay()
	awaited(t, shots)
	if !p.window.session.asOf.playing() {
		t.Error("the past is not played")
	}
	p.strip.widget.OnPlay()
	awaited(t, shots)
	if p.window.session.asOf.playing() {
		t.Error("the past is played on")
	}
}

// Of a day that is not over only what has happened is counted, and the days after it are the strip's own to hide.
func TestTheStripCountsTheDayThatIsNotOver(t *testing.T) {
	day := ceasefire.DayFrom(2016, 9, 14)
	zone := testFrame().Agreement.Location()
	all := ceasefire.Days{Span: ceasefire.Span{From: day - 1, To: day + 1}, Series: []ceasefire.Series{{Values: []float64{3, 7, 5}}}}
	shot := &Snapshot{Frame: testFrame(), Zone: zone}
	shot.View.AsOf.At = day.Start(zone).Add(6 * time.Hour)
	got := stripDays(shot, all, ceasefire.IncidentsMeasure)
	if got.Counts[0] != 3 || got.Counts[1] != 0 || all.Series[0].Values[1] != 7 {
		t.Errorf("counted %v", got.Counts)
	}
}

func TestAnEmptyMapSaysWhatToDo(t *testing.T) {
	w, shots := openWindow(t, effect)
	w.maps.view.Resize(fyne.NewSize(900, 500))
	w.session.reload()
	w.maps.Show(awaited(t, shots))
	if got := w.maps.empty.title.Text(); got != "No incidents yet" || !w.maps.empty.content.Visible() || w.maps.strip.widget.Visible() {
		t.Errorf("an empty map says %q", got)
	}
	if w.maps.picture() == nil {
		t.Error("outlines alone cannot be saved")
	}
}

// How a map is looked at comes back with its dossier.
func TestTheMapIsTakenUpAsItWasLeft(t *testing.T) {
	p, _ := mapOf(t)
	path := p.window.session.dossier.Path()
	p.view.Zoom(3)
	p.measure.SetSelectedIndex(1)
	p.rate.SetSelectedIndex(1)
	near := p.sight
	p.leave(path)
	p.takeUp("another.truce")
	if !p.sight.IsZero() || p.measure.SelectedIndex() != 0 || len(p.back) != 0 {
		t.Errorf("another map is looked at from %v", p.sight)
	}
	p.takeUp(path)
	if p.sight != near || p.measure.SelectedIndex() != 1 || p.rate.SelectedIndex() != 1 || p.arabic.Checked {
		t.Errorf("left at %v, taken up at %v", near, p.sight)
	}
}
