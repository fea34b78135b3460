package ceasefire

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// farFromArea is how many kilometres from its area's label a position is worth a warning: Syria's largest governorates reach about
// 200 km from theirs.
const farFromArea = 300

// farBack is how many years before the as-of instant a time is worth a warning: what is logged of a ceasefire is of a living memory, and a slip of the year is not.
const farBack = 50

// Problems gives what is wrong with an incident as it would be saved, hard errors and warnings, at an as-of instant. What a data set has
// coded in a strange order of low, best and high is kept as it was, and only warned of.
func (i Incident) Problems(f Frame, asOf time.Time) []Problem {
	var p problems
	i.When.check(&p, asOf)
	p.add(i.Type == "", "type", "Choose what kind of incident it was.")
	p.add(i.Severity > SeverityMass, "type", "Severity %d is not known: severities run from 1 to %d.", i.Severity, SeverityMass)
	p.add(!slices.Contains(Verifications(), i.Verification) && i.Verification != "", "verification", "%q is no degree of verification: choose one of the list.", i.Verification)
	i.Place.check(&p, f)
	imported := i.Origin.Dataset != ""
	i.Deaths.Estimate.check(&p, "deaths", "dead", imported)
	i.Injured.check(&p, "injured", "injured", imported)
	i.Deaths.checkParts(&p)
	return p.list
}

func (m Moment) check(p *problems, asOf time.Time) {
	if m.From.IsZero() {
		p.add(true, "when", "Say when it happened: write YYYY-MM-DD, or YYYY-MM-DD HH:MM.")
		return
	}
	_, err := LoadZone(m.Zone)
	p.add(err != nil, "when", "The time zone %q is not known: choose one such as Asia/Damascus.", m.Zone)
	p.add(m.Until.Before(m.From), "when", "It ends before it begins: check both times.")
	p.add(m.Precision < PrecisionMinute || m.Precision > PrecisionYear, "when", "Say how closely the time is known.")
	p.warn(m.From.Before(asOf.AddDate(-farBack, 0, 0)), "when", "This lies %d years back: check the year.", asOf.Year()-m.From.Year())
	p.warn(m.From.After(asOf), "when", "This is later than the moment at which the dashboard is being read, so it will not be seen there.")
}

func (place Place) check(p *problems, f Frame) {
	area, known := f.Area(place.Area)
	p.add(place.Area != "" && !known, "area", "The area %q is not one of the dossier's: choose one of the list.", place.Area)
	p.warn(place.Area == "" && place.Name == "", "place", "Without a place, charts by place leave it out.")
	if !place.HasPoint {
		return
	}
	if !place.Point.Valid() {
		p.add(true, "point", "%g, %g lies off the globe: latitudes run from -90 to 90 and longitudes from -180 to 180.", place.Point.Lat, place.Point.Lon)
		return
	}
	if known {
		p.warn(!area.Near(place.Point), "point", "This is %.0f km from the middle of %s: check the position or the area.", kilometres(place.Point, area.Label), area.Name)
	}
}

// Near reports whether a point lies where one of the area can lie, going by the area's label alone.
func (a Area) Near(p Point) bool { return kilometres(p, a.Label) <= farFromArea }

// check holds low, best and high against each other; what is unknown stands in nobody's way.
func (e Estimate) check(p *problems, field, whom string, imported bool) {
	for _, n := range []Count{e.Low, e.Best, e.High} {
		p.add(n.Known && n.N < 0, field, "%d %s is not a number of people: give 0 or more, or nothing where it is unknown.", n.N, whom)
	}
	report := p.add
	if imported {
		report = p.warn
	}
	switch {
	case above(e.Low, e.Best):
		report(true, field, "The low estimate (%d) is above the best (%d): check both.", e.Low.N, e.Best.N)
	case above(e.Best, e.High):
		report(true, field, "The best estimate (%d) is above the high (%d): check both.", e.Best.N, e.High.N)
	case above(e.Low, e.High):
		report(true, field, "The low estimate (%d) is above the high (%d): check both.", e.Low.N, e.High.N)
	}
}

func above(a, b Count) bool { return a.Known && b.Known && a.N > b.N }

func (d Deaths) checkParts(p *problems) {
	parts := 0
	for _, n := range []Count{d.Civilians, d.SideA, d.SideB, d.Unknown} {
		p.add(n.Known && n.N < 0, "deaths", "%d dead is not a number of people: give 0 or more, or nothing where it is unknown.", n.N)
		parts += n.Or(0)
	}
	p.warn(d.High.Known && parts > d.High.N, "deaths", "The dead of each side add up to %d, more than the high estimate of %d.", parts, d.High.N)
}

// kilometres gives the great-circle distance between two points on a sphere of the Earth's mean radius (haversine).
func kilometres(a, b Point) float64 {
	const earth, degree = 6371.0, math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*degree, (b.Lon-a.Lon)*degree
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(a.Lat*degree)*math.Cos(b.Lat*degree)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * earth * math.Asin(min(1, math.Sqrt(h)))
}

// Said gives what an incident says in the field that a problem is about, in words.
func (i Incident) Said(field string, zone *time.Location) string {
	switch field {
	case "when":
		return i.When.Format(zone)
	case "type":
		return string(i.Type)
	case "verification":
		return string(i.Verification)
	case "area":
		return i.Place.Area
	case "place":
		return i.Place.Name
	case "point":
		return fmt.Sprintf("%g, %g", i.Place.Point.Lat, i.Place.Point.Lon)
	case "deaths":
		return i.Deaths.Estimate.said()
	case "injured":
		return i.Injured.said()
	}
	return ""
}

// said gives the low, the best and the high number.
func (e Estimate) said() string {
	return e.Low.words() + "–" + e.Best.words() + "–" + e.High.words()
}
