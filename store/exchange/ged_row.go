package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"truceboard/store/ceasefire"
)

// longestTitle is how many letters of a headline make a title.
const longestTitle = 140

// gedRow reads one row; the first thing that is wrong with it stands in err.
type gedRow struct {
	file   *gedFile
	fields []string
	line   int
	err    error
}

func (r *gedRow) wrong(format string, args ...any) {
	if r.err == nil {
		r.err = &RowError{LineNo: r.line, Reason: fmt.Sprintf(format, args...)}
	}
}

// text gives a column's text, empty where the file does not have the column.
func (r *gedRow) text(name string) string {
	if place := r.file.columns[name]; place > 0 {
		return r.fields[place-1]
	}
	return ""
}

func (r *gedRow) incident() ceasefire.Incident {
	i := ceasefire.Incident{
		When: r.when(), Place: r.place(), Type: r.kind(), Title: r.title(), Text: r.text("source_article"),
		SideA: r.side("side_a"), SideB: r.side("side_b"), Deaths: r.deaths(), Verification: ceasefire.Unverified,
		ReportedBy: r.text("source_office"), Extra: r.extra(),
		Origin: ceasefire.Origin{Dataset: gedDataset, Key: strings.TrimSpace(r.text("id")), Digest: r.digest(), Line: r.line},
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
	precisions := map[string]ceasefire.Precision{
		"1": ceasefire.PrecisionDay, "2": ceasefire.PrecisionWeek, "3": ceasefire.PrecisionWeek, "4": ceasefire.PrecisionMonth, "5": ceasefire.PrecisionYear,
	}
	precision, known := precisions[strings.TrimSpace(r.text("date_prec"))]
	if !known {
		r.wrong("date_prec %q is not one of 1 to 5", r.text("date_prec"))
	}
	return ceasefire.NewMoment(from, to, precision, r.file.frame.Agreement.Location())
}

// day reads a date with or without a time part, which GED has but never fills in.
func (r *gedRow) day(name string) ceasefire.Day {
	date, _, _ := strings.Cut(strings.TrimSpace(r.text(name)), " ")
	date, _, _ = strings.Cut(date, "T")
	day, err := ceasefire.ParseDay(date)
	if err != nil {
		r.wrong("%s: %v", name, err)
	}
	return day
}

// kind gives the type (UCDP GED Codebook, "type_of_violence").
func (r *gedRow) kind() ceasefire.Type {
	kinds := map[string]ceasefire.Type{"1": ceasefire.ArmedClash, "2": ceasefire.CommunalClash, "3": ceasefire.OneSided}
	kind, known := kinds[strings.TrimSpace(r.text("type_of_violence"))]
	if !known {
		r.wrong("type_of_violence %q is not one of 1 to 3", r.text("type_of_violence"))
	}
	return kind
}

// place gives where it was (UCDP GED Codebook, "where_prec").
func (r *gedRow) place() ceasefire.Place {
	precisions := map[string]ceasefire.PlacePrecision{
		"1": ceasefire.PlaceExact, "2": ceasefire.PlaceNear, "3": ceasefire.PlaceDistrict, "4": ceasefire.PlaceArea,
		"5": ceasefire.PlaceArea, "6": ceasefire.PlaceCountry, "7": ceasefire.PlaceCountry,
	}
	p := ceasefire.Place{Name: r.text("where_coordinates"), District: r.text("adm_2"), Precision: precisions[strings.TrimSpace(r.text("where_prec"))]}
	if area, known := r.file.frame.AreaByName(r.text("adm_1")); known {
		p.Area = area.Code
	}
	if r.text("latitude") == "" && r.text("longitude") == "" {
		return p
	}
	p.Point, p.HasPoint = ceasefire.Point{Lat: r.degrees("latitude"), Lon: r.degrees("longitude")}, true
	if !p.Point.Valid() {
		r.wrong("%g, %g lies off the globe: latitudes run from -90 to 90, longitudes from -180 to 180", p.Point.Lat, p.Point.Lon)
	}
	return p
}

func (r *gedRow) degrees(name string) float64 {
	degrees, err := strconv.ParseFloat(strings.TrimSpace(r.text(name)), 64)
	if err != nil || math.IsNaN(degrees) || math.IsInf(degrees, 0) {
		r.wrong("%s %q is not a number of degrees", name, r.text(name))
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
	text := strings.TrimSpace(r.text(name))
	if text == "" {
		return ceasefire.Count{}
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 0 {
		r.wrong("%s %q is not a number of people", name, text)
		return ceasefire.Count{}
	}
	return ceasefire.People(int(n))
}

// title gives the source's headline, cut between two words where it is long, or else who fought and where.
func (r *gedRow) title() string {
	headline := strings.Join(strings.Fields(r.text("source_headline")), " ")
	if headline == "" {
		return strings.Trim(r.text("side_a")+" – "+r.text("side_b")+", "+r.text("where_coordinates"), " –,")
	}
	if utf8.RuneCountInString(headline) <= longestTitle {
		return headline
	}
	short := string([]rune(headline)[:longestTitle])
	if space := strings.LastIndex(short, " "); space > longestTitle/2 {
		short = short[:space]
	}
	return short + "…"
}

// extra keeps, as they were, the columns that have no field or that their field does not hold to the letter.
func (r *gedRow) extra() []ceasefire.Column {
	held := []string{"id", "source_article", "source_office", "where_coordinates", "adm_2", "side_a", "side_b"}
	columns := make([]ceasefire.Column, 0, len(r.fields))
	for i, name := range r.file.header {
		if !slices.Contains(held, strings.ToLower(strings.TrimSpace(name))) {
			columns = append(columns, ceasefire.Column{Name: name, Value: r.fields[i]})
		}
	}
	return columns
}

// digest gives the SHA-256 of the row's columns in the order of their names, so that a file whose columns stand in another order has the
// same rows.
func (r *gedRow) digest() string {
	sum := sha256.New()
	for _, i := range r.file.sorted {
		fmt.Fprintf(sum, "%s=%d:%s\n", r.file.header[i], len(r.fields[i]), r.fields[i])
	}
	return hex.EncodeToString(sum.Sum(nil))
}
