package exchange

import (
	"cmp"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// acledRow reads one row.
type acledRow struct {
	cells
	file *acledFile
}

// of gives a column's text without space around it; NA, which older files have for nothing, is nothing.
func (r *acledRow) of(name string) string {
	text := r.trimmed(name)
	if text == "NA" {
		return ""
	}
	return text
}

func (r *acledRow) incident() ceasefire.Incident {
	i := ceasefire.Incident{
		When: r.when(), Place: r.place(), Type: r.kind(), Text: clip(r.of("notes"), longestStory),
		SideA: r.file.seen.side(r.of("actor1")), SideB: r.file.seen.side(r.of("actor2")), Verification: ceasefire.Unverified,
		ReportedBy: r.of("source"), Origin: ceasefire.Origin{Dataset: acledDataset, Key: r.of(r.file.key), Digest: meaningDigest(r.file.meant, r.fields), Line: r.line},
	}
	i.Deaths.Best = r.people("fatalities")
	what := oneLine(clip(r.of("sub_event_type"), longestName))
	if what == "" {
		what = i.Type.Name()
	}
	i.Title = ceasefire.TitleOf(what, i.SideA.Actor, i.SideB.Actor, i.Place.Name)
	i.Extra, i.ID = r.extra(&i), ownID(i.Origin.Key)
	if i.Origin.Key == "" {
		r.wrongIn(r.file.key, "its %s is missing: without one it cannot be told from others", r.file.key)
	}
	return i
}

// when gives the days on which the event may have been (ACLED Codebook, "Time precision codes"): with 1 the date is the day, with 2 it is the
// middle of a week, with 3 it lies in the month that is known. A row without a code is of its day.
func (r *acledRow) when() ceasefire.Moment {
	date, ok := r.file.dates.date(r.of("event_date"))
	if !ok || date.precision != ceasefire.PrecisionDay || date.from <= ceasefire.Day(daysAWeek) {
		r.wrongText("event_date", "a date that can be read"+r.file.dates.order.hint())
		return ceasefire.Moment{}
	}
	switch code := r.of("time_precision"); code {
	case "", "1":
		return r.file.moments.of(date.from, date.from, ceasefire.PrecisionDay)
	case "2":
		return r.file.moments.of(date.from-daysAWeek/2, date.from+daysAWeek/2, ceasefire.PrecisionWeek)
	case "3":
		first, last := monthOf(date.from)
		return r.file.moments.of(first, last, ceasefire.PrecisionMonth)
	}
	r.wrongText("time_precision", "one of 1 to 3")
	return ceasefire.Moment{}
}

const daysAWeek = 7

// monthOf gives the first and the last day of the month in which a day lies.
func monthOf(day ceasefire.Day) (first, last ceasefire.Day) {
	at := day.Midnight()
	first = ceasefire.DayFrom(at.Year(), at.Month(), 1)
	return first, ceasefire.DayFrom(at.Year(), at.Month()+time.Month(1), 1) - 1
}

// kind gives the type. Battles between groups of which none is a state's are what UCDP calls non-state violence.
func (r *acledRow) kind() ceasefire.Type {
	event, sub := r.of("event_type"), r.of("sub_event_type")
	kind, known := acledType(event, sub)
	if kind == ceasefire.ArmedClash {
		a, _ := acledInter(r.of("inter1"))
		b, _ := acledInter(r.of("inter2"))
		if armedGroup(a) && armedGroup(b) {
			kind = ceasefire.CommunalClash
		}
	}
	word := cmp.Or(sub, event)
	if means, mapped := r.file.seen.mapped[newWordKey(TypeWord, word)]; mapped {
		kind, known = ceasefire.Type(means), true
	}
	r.file.seen.count(TypeWord, word, string(kind), known)
	return kind
}

// place gives where it was. A point needs both its numbers; a row without either has none.
func (r *acledRow) place() ceasefire.Place {
	p := ceasefire.Place{
		Name: r.of("location"), District: r.of("admin2"), Area: r.file.seen.area(r.of("admin1")), Precision: acledPlacePrecision(r.of("geo_precision")),
	}
	lat, lon := r.of("latitude"), r.of("longitude")
	if lat == "" && lon == "" {
		return p
	}
	p.Point, p.HasPoint = ceasefire.Point{Lat: r.degrees("latitude"), Lon: r.degrees("longitude")}, true
	r.within(p.Point)
	return p
}

func (r *acledRow) degrees(name string) float64 {
	n, ok := degrees(strings.Replace(r.of(name), ",", ".", 1)) // a desk that writes 36,2 saves it so
	if !ok {
		r.wrongText(name, "a number of degrees")
	}
	return n
}

// acledPlacePrecision gives the precision of a place (ACLED Codebook, "Spatial precision codes"): 1 is the town, 2 a part of a region, for
// which a town in it stands, 3 a larger region. A code that there is not leaves it unknown.
func acledPlacePrecision(code string) ceasefire.PlacePrecision {
	switch code {
	case "1":
		return ceasefire.PlaceExact
	case "2":
		return ceasefire.PlaceNear
	case "3":
		return ceasefire.PlaceArea
	}
	return ceasefire.PlaceUnknown
}

// people reads a number of dead; an empty column is unknown. Where a comma stands before decimals in the row, it may do so in the number too.
func (r *acledRow) people(name string) ceasefire.Count {
	text := strings.TrimSuffix(r.of(name), ".0")
	if !strings.Contains(r.of("latitude")+r.of("longitude"), ",") {
		text = ungrouped(text)
	}
	n, ok := people(text)
	if !ok {
		r.wrongText(name, "a number of people")
	}
	return n
}
