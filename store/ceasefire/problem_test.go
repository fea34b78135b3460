package ceasefire_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// said gives problems as "field: message" with "warning" before those that do not stop a save.
func said(list []ceasefire.Problem) []string {
	var lines []string
	for _, p := range list {
		line := p.Field + ": " + p.Message
		if p.Warning {
			line = "warning, " + line
		}
		lines = append(lines, line)
	}
	return lines
}

// only checks that a list has one problem, which begins and goes on as told, or none where it is told nothing.
func only(t *testing.T, name string, list []ceasefire.Problem, field, part string) {
	t.Helper()
	got := said(list)
	if field == "" {
		if len(got) > 0 {
			t.Errorf("%s: nothing is wrong, and it says %q", name, got)
		}
		return
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], field+": ") || !strings.Contains(got[0], part) {
		t.Errorf("%s: it says %q, not %s: …%s…", name, got, field, part)
	}
}

// wellFormed is an incident with which nothing is wrong.
func wellFormed() ceasefire.Incident {
	return ceasefire.Incident{
		When:  ceasefire.DayMoment(date("2016-09-14"), mustZone("Asia/Damascus")),
		Place: ceasefire.Place{Name: "Aleppo", Area: "SY-HL", Point: ceasefire.Point{Lat: 36.2, Lon: 37.2}, HasPoint: true},
		Type:  ceasefire.Shelling, Severity: ceasefire.SeverityDeadly, Verification: ceasefire.Unverified,
		Deaths: ceasefire.Deaths{Estimate: estimate(1, 2, 3), Civilians: ceasefire.People(2), SideA: ceasefire.People(1)},
	}
}

// estimate makes an estimate; -1 is unknown.
func estimate(low, best, high int) ceasefire.Estimate {
	count := func(n int) ceasefire.Count {
		if n == -1 {
			return ceasefire.Count{}
		}
		return ceasefire.People(n)
	}
	return ceasefire.Estimate{Low: count(low), Best: count(best), High: count(high)}
}

func TestProblemsOfIncidents(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Incident)
		field  string
		part   string
	}{
		{"nothing wrong", func(i *ceasefire.Incident) {}, "", ""},
		{"no time", func(i *ceasefire.Incident) { i.When = ceasefire.Moment{} }, "when", "Say when it happened"},
		{"unknown zone", func(i *ceasefire.Incident) { i.When.Zone = "Asia/Damaskus" }, "when", `"Asia/Damaskus" is not known`},
		{"end before start", func(i *ceasefire.Incident) { i.When.Until = i.When.From.Add(-1) }, "when", "ends before it begins"},
		{"end at the start", func(i *ceasefire.Incident) { i.When.Until = i.When.From }, "", ""},
		{"no precision", func(i *ceasefire.Incident) { i.When.Precision = 0 }, "when", "how closely"},
		{"unknown precision", func(i *ceasefire.Incident) { i.When.Precision = 8 }, "when", "how closely"},
		{"after the as-of", func(i *ceasefire.Incident) {
			i.When = ceasefire.DayMoment(date("2016-09-17"), mustZone("Asia/Damascus"))
		}, "warning, when", "later than the moment"},
		{"of another century", func(i *ceasefire.Incident) {
			i.When = ceasefire.DayMoment(date("1930-09-15"), mustZone("Asia/Damascus"))
		}, "warning, when", "This lies 86 years back: check the year."},
		{"no type", func(i *ceasefire.Incident) { i.Type = "" }, "type", "Choose"},
		{"unknown severity", func(i *ceasefire.Incident) { i.Severity = 5 }, "type", "Severity 5"},
		{"unknown verification", func(i *ceasefire.Incident) { i.Verification = "sure" }, "verification", `"sure"`},
		{"no verification", func(i *ceasefire.Incident) { i.Verification = "" }, "", ""},
		{"unknown area", func(i *ceasefire.Incident) { i.Place.Area = "SY-XX" }, "area", `"SY-XX"`},
		{"no place", func(i *ceasefire.Incident) { i.Place = ceasefire.Place{} }, "warning, place", "Without a place"},
		{"latitude 91", func(i *ceasefire.Incident) { i.Place.Point.Lat = 91 }, "point", "91, 37.2 lies off the globe"},
		{"latitude -90.1", func(i *ceasefire.Incident) { i.Place.Point.Lat = -90.1 }, "point", "off the globe"},
		{"longitude 180.5", func(i *ceasefire.Incident) { i.Place.Point.Lon = 180.5 }, "point", "off the globe"},
		{"no number", func(i *ceasefire.Incident) { i.Place.Point.Lat = math.NaN() }, "point", "off the globe"},
		{"a point that means nothing", func(i *ceasefire.Incident) { i.Place.Point.Lat, i.Place.HasPoint = 91, false }, "", ""},
		// A degree of latitude is 6371·π/180 = 111.19 km: 2.6 of them are 289 km, and 2.8 are 311 km.
		{"289 km off", func(i *ceasefire.Incident) { i.Place.Point.Lat -= 2.6 }, "", ""},
		{"311 km off", func(i *ceasefire.Incident) { i.Place.Point.Lat -= 2.8 }, "warning, point", "This is 311 km from the middle of Aleppo"},
		{"more civilians than the high", func(i *ceasefire.Incident) { i.Deaths.Civilians = ceasefire.People(3) }, "warning, deaths", "add up to 4, more than the high estimate of 3"},
		{"civilians below none", func(i *ceasefire.Incident) { i.Deaths.Civilians = ceasefire.People(-1) }, "deaths", "-1 dead"},
	} {
		i := wellFormed()
		c.change(&i)
		only(t, c.name, i.Problems(countsFrame(), instant("2016-09-16T12:00:00Z")), c.field, c.part)
	}
}

// What is typed in must be in order; what another data set coded out of order is kept, and warned of.
func TestLowBestAndHighAreInOrder(t *testing.T) {
	for _, c := range []struct {
		low, best, high int
		part            string
	}{
		{0, 0, 0, ""},
		{2, 2, 2, ""},
		{-1, -1, -1, ""}, // -1 is unknown, which stands in nobody's way
		{-1, 5, -1, ""},
		{5, -1, 9, ""},
		{3, 2, 9, "The low estimate (3) is above the best (2)"},
		{1, 9, 8, "The best estimate (9) is above the high (8)"},
		{9, -1, 8, "The low estimate (9) is above the high (8)"},
		{-1, -2, -1, "-2"},
	} {
		name := fmt.Sprintf("%d, %d, %d", c.low, c.best, c.high)
		for _, field := range []string{"deaths", "injured"} {
			typed := wellFormed()
			typed.Deaths = ceasefire.Deaths{}
			if field == "deaths" {
				typed.Deaths.Estimate = estimate(c.low, c.best, c.high)
			} else {
				typed.Injured = estimate(c.low, c.best, c.high)
			}
			imported := typed
			imported.Origin.Dataset = "GED"
			wrong, warned := field, "warning, "+field
			switch {
			case c.part == "":
				wrong, warned = "", ""
			case c.best < -1:
				warned = field // no data set has fewer than none
			}
			at := instant("2016-09-16T12:00:00Z")
			only(t, name+" typed", typed.Problems(countsFrame(), at), wrong, c.part)
			only(t, name+" imported", imported.Problems(countsFrame(), at), warned, c.part)
		}
	}
}

func TestOnlyErrorsStopASave(t *testing.T) {
	list := []ceasefire.Problem{{Field: "when", Warning: true}, {Field: "type"}, {Field: "place", Warning: true}, {Field: "deaths"}}
	diff(t, "errors", []ceasefire.Problem{{Field: "type"}, {Field: "deaths"}}, ceasefire.Errors(list))
}
