package exchange

import (
	"math"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// gedRow reads one row; the first thing that is wrong with it stands in err.
type gedRow struct {
	file   *gedFile
	fields []string
	line   int
	err    error
}

func (r *gedRow) wrong(format string, args ...any) {
	if r.err == nil {
		r.err = rowError(r.line, format, args...)
	}
}

// wrongText notes a column whose text cannot be read; what says what belongs there.
func (r *gedRow) wrongText(name, what string) {
	r.wrong("%s %q is not %s", name, clip(r.text(name), longestQuoted), what)
}

// trimmed gives a column's text without space around it.
func (r *gedRow) trimmed(name string) string { return strings.TrimSpace(r.text(name)) }

// text gives a column's text, empty where the file does not have the column.
func (r *gedRow) text(name string) string {
	if place := r.file.columns[name]; place > 0 {
		return r.fields[place-1]
	}
	return ""
}

func (r *gedRow) incident() ceasefire.Incident {
	i := ceasefire.Incident{
		When: r.when(), Place: r.place(), Type: r.kind(), Title: r.title(), Text: r.story(),
		SideA: r.side("side_a"), SideB: r.side("side_b"), Deaths: r.deaths(), Verification: ceasefire.Unverified,
		ReportedBy: r.text("source_office"), Extra: r.extra(),
		Origin: ceasefire.Origin{Dataset: gedDataset, Key: r.trimmed("id"), Digest: r.digest(), Line: r.line},
	}
	if i.Origin.Key == "" {
		r.wrong("its id is missing: without one it cannot be told from others")
	}
	return i
}

// when gives the days that the row covers and how closely they are known (UCDP GED Codebook, "date_prec").
func (r *gedRow) when() ceasefire.Moment {
	from, to := r.day("date_start"), r.day("date_end")
	if to < from {
		r.wrong("date_end %s lies before date_start %s", to, from)
		return ceasefire.Moment{}
	}
	precision := gedPrecision(r.trimmed("date_prec"))
	if precision == 0 {
		r.wrongText("date_prec", "one of 1 to 5")
	}
	return ceasefire.NewMoment(from, to, precision, r.file.zone)
}

// gedPrecision gives the precision of a date, or 0 for a code that there is not (UCDP GED Codebook, "date_prec").
func gedPrecision(code string) ceasefire.Precision {
	switch code {
	case "1":
		return ceasefire.PrecisionDay
	case "2", "3":
		return ceasefire.PrecisionWeek
	case "4":
		return ceasefire.PrecisionMonth
	case "5":
		return ceasefire.PrecisionYear
	}
	return 0
}

// day reads a date with or without a time part, which GED has but never fills in.
func (r *gedRow) day(name string) ceasefire.Day {
	date, _, _ := strings.Cut(r.trimmed(name), " ")
	date, _, _ = strings.Cut(date, "T")
	day, err := ceasefire.ParseDay(date)
	if err != nil || day <= 0 {
		r.wrongText(name, "a date of the form YYYY-MM-DD")
	}
	return day
}

// kind gives the type (UCDP GED Codebook, "type_of_violence").
func (r *gedRow) kind() ceasefire.Type {
	switch r.trimmed("type_of_violence") {
	case "1":
		return ceasefire.ArmedClash
	case "2":
		return ceasefire.CommunalClash
	case "3":
		return ceasefire.OneSided
	}
	r.wrongText("type_of_violence", "one of 1 to 3")
	return ""
}

// place gives where it was. A point needs both its numbers; a row without either has none.
func (r *gedRow) place() ceasefire.Place {
	p := ceasefire.Place{Name: r.text("where_coordinates"), District: r.text("adm_2"), Precision: gedPlacePrecision(r.trimmed("where_prec"))}
	if area, known := r.file.frame.AreaByName(r.text("adm_1")); known {
		p.Area = area.Code
	}
	if r.trimmed("latitude") == "" && r.trimmed("longitude") == "" {
		return p
	}
	p.Point, p.HasPoint = ceasefire.Point{Lat: r.degrees("latitude"), Lon: r.degrees("longitude")}, true
	if !p.Point.Valid() {
		r.wrong("%g, %g lies off the globe: latitudes run from -90 to 90, longitudes from -180 to 180", p.Point.Lat, p.Point.Lon)
	}
	return p
}

// gedPlacePrecision gives the precision of a place; a code that there is not leaves it unknown (UCDP GED Codebook, "where_prec").
func gedPlacePrecision(code string) ceasefire.PlacePrecision {
	switch code {
	case "1":
		return ceasefire.PlaceExact
	case "2":
		return ceasefire.PlaceNear
	case "3":
		return ceasefire.PlaceDistrict
	case "4", "5":
		return ceasefire.PlaceArea
	case "6", "7":
		return ceasefire.PlaceCountry
	}
	return ceasefire.PlaceUnknown
}

func (r *gedRow) degrees(name string) float64 {
	degrees, err := strconv.ParseFloat(r.trimmed(name), 64)
	if err != nil || math.IsNaN(degrees) || math.IsInf(degrees, 0) {
		r.wrongText(name, "a number of degrees")
		return 0
	}
	return degrees
}

func (r *gedRow) side(name string) ceasefire.Side {
	side := ceasefire.Side{Actor: r.text(name)}
	side.Party, _ = r.file.frame.PartyOfActor(side.Actor)
	return side
}

func (r *gedRow) deaths() ceasefire.Deaths {
	return ceasefire.Deaths{
		Estimate:  ceasefire.Estimate{Low: r.people("low"), Best: r.people("best"), High: r.people("high")},
		Civilians: r.people("deaths_civilians"), SideA: r.people("deaths_a"), SideB: r.people("deaths_b"), Unknown: r.people("deaths_unknown"),
	}
}

// people reads a number of dead; an empty column is unknown.
func (r *gedRow) people(name string) ceasefire.Count {
	text := r.trimmed(name)
	if text == "" {
		return ceasefire.Count{}
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 0 {
		r.wrongText(name, "a number of people")
		return ceasefire.Count{}
	}
	return ceasefire.People(int(n))
}
