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

// What is typed without a headline and without counts is told by who did what to whom, where and when.
func TestTheSameDeedIsALikelyDuplicate(t *testing.T) {
	typed := roadShelled()
	typed.Title, typed.Deaths = "", ceasefire.Deaths{}
	typed.Type, typed.SideA, typed.SideB = ceasefire.Shelling, ceasefire.Side{Actor: "Syrian army", Party: recordID(2)}, ceasefire.Side{Actor: "Civilians"}
	logged := typed
	logged.Title = typed.MadeTitle()
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Incident)
		why    string
	}{
		{"half an hour later", func(i *ceasefire.Incident) {}, "Same place, within a day, the same type and sides"},
		{"coded under another name of the party", func(i *ceasefire.Incident) { i.SideA.Actor = "Government forces" }, "Same place, within a day, the same type and sides"},
		{"known to the day", func(i *ceasefire.Incident) {
			i.When = ceasefire.DayMoment(date("2016-09-14"), mustZone("Asia/Damascus"))
		}, "Same place, within a day, the same type and sides"},
		{"seven hours later", func(i *ceasefire.Incident) {
			i.When = ceasefire.MinuteMoment(i.When.From.Add(7*time.Hour), "Asia/Damascus")
		}, ""},
		{"of another type", func(i *ceasefire.Incident) { i.Type = ceasefire.AirStrike }, ""},
		{"the other way round", func(i *ceasefire.Incident) { i.SideA, i.SideB = i.SideB, i.SideA }, ""},
		{"by another party", func(i *ceasefire.Incident) { i.SideA.Party = recordID(3) }, ""},
		{"elsewhere", func(i *ceasefire.Incident) { i.Place = ceasefire.Place{Name: "Idlib"} }, ""},
	} {
		other := logged
		other.When = ceasefire.MinuteMoment(logged.When.From.Add(30*time.Minute), "Asia/Damascus")
		c.change(&other)
		if why, likely := ceasefire.LikelyDuplicate(typed, other); why != c.why || likely != (c.why != "") {
			t.Errorf("%s: %q, %v", c.name, why, likely)
		}
	}
	nobody := typed
	nobody.SideA, nobody.SideB = ceasefire.Side{}, ceasefire.Side{}
	if why, likely := ceasefire.LikelyDuplicate(nobody, nobody); likely {
		t.Errorf("where nothing is known of the sides: %q", why)
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
