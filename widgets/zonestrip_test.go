package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func zonesNamed(t *testing.T, names ...string) []*time.Location {
	t.Helper()
	var zones []*time.Location
	for _, name := range names {
		zone, err := ceasefire.LoadZone(name)
		if err != nil {
			t.Fatal(err)
		}
		zones = append(zones, zone)
	}
	return zones
}

func TestZoneStripSaysTimeDateAndOffset(t *testing.T) {
	test.NewTempApp(t)
	strip := NewZoneStrip()
	strip.Set(time.Date(2016, 9, 12, 21, 30, 0, 0, time.UTC), zonesNamed(t, "Asia/Damascus", "America/New_York", "Asia/Kolkata", "America/St_Johns", "UTC"))
	want := []string{"Damascus · UTC+3: 00:30  Tue 13 Sep", "New York · UTC−4: 17:30  Mon 12 Sep", "Kolkata · UTC+5:30: 03:00  Tue 13 Sep",
		"St Johns · UTC−2:30: 19:00  Mon 12 Sep", "UTC: 21:30  Mon 12 Sep"}
	if diff := cmp.Diff(want, strip.Words()); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

func TestZoneStripGoesOnInASecondRow(t *testing.T) {
	test.NewTempApp(t)
	strip := NewZoneStrip()
	strip.Set(time.Date(2016, 9, 12, 21, 30, 0, 0, time.UTC), zonesNamed(t, "Asia/Damascus", "America/New_York", "UTC"))
	test.NewTempWindow(t, strip)
	strip.Resize(fyne.NewSize(2000, 40))
	one := strip.MinSize().Height
	strip.Resize(fyne.NewSize(260, 40))
	if two := strip.MinSize().Height; two != 2*one || strip.cities[2].content.Position().Y == 0 {
		t.Errorf("one row is %v high, two are %v", one, two)
	}
}

func TestWordSwitch(t *testing.T) {
	test.NewTempApp(t)
	s, told := NewWordSwitch("Damascus", "UTC", "This computer"), []int{}
	s.OnChanged = func(n int) { told = append(told, n) }
	w := test.NewTempWindow(t, s)
	w.Canvas().Focus(s)
	press(s, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, 4)})
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5000, 4)})
	s.Select(2)
	if diff := cmp.Diff([]int{1, 2, 1, 0}, told); diff != "" || s.Selected() != 2 {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}
