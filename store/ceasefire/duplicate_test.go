package ceasefire_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// roadShelled is an incident against which others are held.
func roadShelled() ceasefire.Incident {
	return ceasefire.Incident{
		When:  ceasefire.MinuteMoment(instant("2016-09-14T07:30:00Z"), "Asia/Damascus"),
		Place: ceasefire.Place{Name: "Castello Road", Area: "SY-HL", HasPoint: true, Point: ceasefire.Point{Lat: 36.25, Lon: 37.13}, Precision: ceasefire.PlaceExact},
		Title: "Shells fell on the northern road", Deaths: ceasefire.Deaths{Estimate: ceasefire.Estimate{Best: ceasefire.People(2)}},
	}
}

func TestLikelyDuplicates(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Incident)
		why    string
	}{
		{"itself", func(*ceasefire.Incident) {}, "Same place, within a day, similar words and the same counts"},
		{"other words", func(i *ceasefire.Incident) { i.Title = "Mortar attack" }, "Same place, within a day, the same counts"},
		{"other counts", func(i *ceasefire.Incident) { i.Deaths.Best = ceasefire.People(3) }, "Same place, within a day, similar words"},
		{"unknown counts and other words", func(i *ceasefire.Incident) { i.Title, i.Deaths.Best = "Mortar attack", ceasefire.Count{} }, ""},
		{"nobody dead is no likeness", func(i *ceasefire.Incident) { i.Title, i.Deaths.Best = "Mortar attack", ceasefire.People(0) }, ""},
		{"two days on", func(i *ceasefire.Incident) {
			i.When = ceasefire.MinuteMoment(i.When.From.Add(48*time.Hour), "Asia/Damascus")
		}, ""},
		{"the day after the next, both known to the day", func(i *ceasefire.Incident) {
			i.When = ceasefire.DayMoment(date("2016-09-16"), mustZone("Asia/Damascus"))
		}, ""},
		{"a place of which it is not known how closely", func(i *ceasefire.Incident) {
			i.Place.Name, i.Place.Precision = "Handarat", ceasefire.PlaceUnknown
		}, ""},
		{"a day on", func(i *ceasefire.Incident) {
			i.When = ceasefire.MinuteMoment(i.When.From.Add(24*time.Hour), "Asia/Damascus")
		}, "Same place, within a day, similar words and the same counts"},
		{"six kilometres off under another name", func(i *ceasefire.Incident) { i.Place.Name, i.Place.Point.Lat = "Handarat", 36.30 }, "Within 10 km, within a day, similar words and the same counts"},
		{"eleven kilometres off", func(i *ceasefire.Incident) { i.Place.Name, i.Place.Point.Lat = "Handarat", 36.35 }, ""},
		{"the same name elsewhere", func(i *ceasefire.Incident) { i.Place.Area, i.Place.HasPoint = "SY-DR", false }, ""},
		{"no place", func(i *ceasefire.Incident) { i.Place = ceasefire.Place{} }, ""},
		{"no time", func(i *ceasefire.Incident) { i.When = ceasefire.Moment{} }, ""},
	} {
		other := roadShelled()
		c.change(&other)
		if why, likely := ceasefire.LikelyDuplicate(roadShelled(), other); why != c.why || likely != (c.why != "") {
			t.Errorf("%s: %q, %v", c.name, why, likely)
		}
	}
}

func TestLikelinessHasNoDirection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) ceasefire.Incident {
			i := roadShelled()
			i.When = ceasefire.MinuteMoment(i.When.From.Add(time.Duration(rapid.IntRange(-60, 60).Draw(t, label+" hours"))*time.Hour), "Asia/Damascus")
			i.Place.Name = rapid.SampledFrom([]string{"", "Castello Road", "castello road ", "Idlib"}).Draw(t, label+" place")
			i.Title = rapid.SampledFrom([]string{"", "Shells fell", "Shells fell on the northern road", "Aid convoy"}).Draw(t, label+" title")
			return i
		}
		a, b := draw("a"), draw("b")
		one, first := ceasefire.LikelyDuplicate(a, b)
		other, second := ceasefire.LikelyDuplicate(b, a)
		if one != other || first != second {
			t.Errorf("%q one way, %q the other", one, other)
		}
	})
}
