package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// ShownColumn is a column of a file's first rows, as it is shown before they are imported.
type ShownColumn struct {
	Name    string // as the file spells it; of the format json, what stands in the column
	Field   Field  // into which it is read, empty for none
	Left    bool   // nothing is made of it: what it says is worked out here
	Numbers bool   // most of its cells in the sample are numbers
}

// ShownColumns gives the columns that the rows of the sample have, in their order.
func (r Reading) ShownColumns() []ShownColumn {
	if r.Format == FormatJSON {
		return shownIncident()
	}
	columns, left := make([]ShownColumn, len(r.Header)), r.WorkedOut()
	for n, name := range r.Header {
		columns[n] = ShownColumn{Name: name, Field: r.fieldOf(name), Left: slices.Contains(left, name), Numbers: r.numbersIn(n)}
	}
	return columns
}

// fieldOf gives the field into which a column is read, by the mapping or by the layout.
func (r Reading) fieldOf(column string) Field {
	name := plainNames([]string{column})[0]
	switch r.Format {
	case FormatGED:
		return gedFields()[name]
	case FormatACLED:
		if name == "data_id" && slices.Contains(plainNames(r.Header), "event_id_cnty") { // which is the better identifier
			return ""
		}
		return acledFields()[name]
	}
	return r.Mapping.FieldOf(column)
}

// gedFields gives the fields into which the columns of GED are read; the others are kept beside them.
func gedFields() map[string]Field {
	return map[string]Field{
		"id": FieldID, "type_of_violence": FieldType, "side_a": FieldSideA, "side_b": FieldSideB, "source_article": FieldText, "source_headline": FieldText, "source_office": FieldReportedBy,
		"where_prec": FieldPlacePrecision, "where_coordinates": FieldPlace, "adm_1": FieldArea, "adm_2": FieldDistrict, "latitude": FieldLatitude, "longitude": FieldLongitude,
		"date_prec": FieldDatePrecision, "date_start": FieldDate, "date_end": FieldDateEnd, "best": FieldDeathsBest, "low": FieldDeathsLow, "high": FieldDeathsHigh,
		"deaths_a": FieldDeathsA, "deaths_b": FieldDeathsB, "deaths_civilians": FieldDeathsCivil, "deaths_unknown": FieldDeathsUnknown,
	}
}

// acledFields gives the fields into which the columns of ACLED are read; the others are kept beside them. What kinds of actors fought tells two types of clashes apart.
func acledFields() map[string]Field {
	return map[string]Field{
		"event_id_cnty": FieldID, "data_id": FieldID, "event_date": FieldDate, "time_precision": FieldDatePrecision, "event_type": FieldType, "sub_event_type": FieldType,
		"inter1": FieldType, "inter2": FieldType, "actor1": FieldSideA, "actor2": FieldSideB, "admin1": FieldArea, "admin2": FieldDistrict, "location": FieldPlace,
		"latitude": FieldLatitude, "longitude": FieldLongitude, "geo_precision": FieldPlacePrecision, "source": FieldReportedBy, "notes": FieldText, "fatalities": FieldDeathsBest,
	}
}

// numbersIn reports whether most cells of a column that say anything are numbers. Years are, which a column of a table is not known by.
func (r Reading) numbersIn(column int) bool {
	said, numbers := 0, 0
	for _, row := range r.Sample {
		if column >= len(row.Cells) || saysNothing(strings.TrimSpace(row.Cells[column])) {
			continue
		}
		said++
		if _, ok := degrees(strings.Replace(plainDigits(strings.TrimSpace(row.Cells[column])), ",", ".", 1)); ok {
			numbers++
		}
	}
	return 2*numbers > said
}

// shownIncident gives the columns of incidents of this program's own export; shown gives the cells.
func shownIncident() []ShownColumn {
	return []ShownColumn{
		{Name: FieldDate.Name()}, {Name: FieldType.Name()}, {Name: FieldPlace.Name()}, {Name: FieldDeathsBest.Name(), Numbers: true}, {Name: FieldTitle.Name()}, {Name: "Sources"},
	}
}

// shown gives an incident of this program's own export as a row of those columns, its time as the file itself has it.
func (f *incidentsFile) shown(i ceasefire.Incident) Row {
	zone := f.zone
	if f.whole != nil {
		zone = f.whole.Agreement.Location()
	}
	var cited []string
	for _, c := range i.Citations {
		at := slices.IndexFunc(f.sources, func(s ceasefire.Source) bool { return s.ID == c.Source })
		if at >= 0 && !slices.Contains(cited, f.sources[at].Title) {
			cited = append(cited, f.sources[at].Title)
		}
	}
	cells := []string{i.When.Format(zone), i.Type.Name(), i.Place.Name, countSaid(i.Deaths.Best), i.Title, strings.Join(cited, "; ")}
	return Row{Line: i.Origin.Line, Cells: cells}
}
