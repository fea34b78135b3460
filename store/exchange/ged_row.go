package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
)

// gedRow reads one row.
type gedRow struct {
	cells
	file *gedFile
}

func (r *gedRow) incident() ceasefire.Incident {
	i := ceasefire.Incident{
		When: r.when(), Place: r.place(), Type: r.kind(), Title: r.title(), Text: r.story(),
		SideA: r.side("side_a"), SideB: r.side("side_b"), Deaths: r.deaths(), Verification: ceasefire.Unverified,
		ReportedBy: r.text("source_office"),
		Origin:     ceasefire.Origin{Dataset: gedDataset, Key: r.trimmed("id"), Digest: r.digest(), Line: r.line},
	}
	i.Extra, i.ID = r.extra(i), ownID(i.Origin.Key)
	if i.Origin.Key == "" {
		r.wrongIn("id", "its id is missing: without one it cannot be told from others")
	}
	return i
}

// when gives the days that the row covers and how closely they are known (UCDP GED Codebook, "date_prec").
func (r *gedRow) when() ceasefire.Moment {
	from, to := r.day("date_start"), r.day("date_end")
	if to < from {
		r.wrongIn("date_end", "date_end %s lies before date_start %s", to, from)
		return ceasefire.Moment{}
	}
	precision := gedPrecision(r.trimmed("date_prec"))
	if precision == 0 {
		r.wrongText("date_prec", "one of 1 to 5")
	}
	return r.file.moments.of(from, to, precision)
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

// kind gives the type.
func (r *gedRow) kind() ceasefire.Type {
	code := r.trimmed("type_of_violence")
	kind, known := gedType(code)
	if !known {
		r.wrongText("type_of_violence", "one of 1 to 3")
	}
	return r.file.seen.kind(code, kind, known)
}

// gedType gives the type that a code stands for (UCDP GED Codebook, "type_of_violence").
func gedType(code string) (ceasefire.Type, bool) {
	switch code {
	case "1":
		return ceasefire.ArmedClash, true
	case "2":
		return ceasefire.CommunalClash, true
	case "3":
		return ceasefire.OneSided, true
	}
	return "", false
}

// place gives where it was. A point needs both its numbers; a row without either has none.
func (r *gedRow) place() ceasefire.Place {
	p := ceasefire.Place{Name: r.text("where_coordinates"), District: r.text("adm_2"), Precision: gedPlacePrecision(r.trimmed("where_prec"))}
	p.Area = r.file.seen.area(r.text("adm_1"))
	if r.trimmed("latitude") == "" && r.trimmed("longitude") == "" {
		return p
	}
	p.Point, p.HasPoint = ceasefire.Point{Lat: r.degrees("latitude"), Lon: r.degrees("longitude")}, true
	r.within(p.Point)
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
	n, ok := degrees(r.trimmed(name))
	if !ok {
		r.wrongText(name, "a number of degrees")
		return 0
	}
	return n
}

func (r *gedRow) side(name string) ceasefire.Side { return r.file.seen.side(r.text(name)) }

func (r *gedRow) deaths() ceasefire.Deaths {
	return ceasefire.Deaths{
		Estimate:  ceasefire.Estimate{Low: r.people("low"), Best: r.people("best"), High: r.people("high")},
		Civilians: r.people("deaths_civilians"), SideA: r.people("deaths_a"), SideB: r.people("deaths_b"), Unknown: r.people("deaths_unknown"),
	}
}

// people reads a number of dead; an empty column is unknown.
func (r *gedRow) people(name string) ceasefire.Count {
	n, ok := people(ungrouped(r.trimmed(name)))
	if !ok {
		r.wrongText(name, "a number of people")
	}
	return n
}
