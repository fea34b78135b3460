package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// ColumnKind is what a column of an export holds.
type ColumnKind string

// The kinds of column.
const (
	TextColumn    ColumnKind = "text"
	WholeColumn   ColumnKind = "whole number"
	DegreesColumn ColumnKind = "degrees"
	DateColumn    ColumnKind = "date"
	InstantColumn ColumnKind = "instant"
	FlagColumn    ColumnKind = "yes or no"
)

// ExportColumn is a column that an export can have. Its value is a string, an int64, a float64, a ceasefire.Day, a time.Time (UTC) or a bool, or nil where there is none.
type ExportColumn struct {
	Code, Name string
	Kind       ColumnKind
	value      func(e *Export, i *ceasefire.Incident) any
}

// Value gives an incident's value, without contact details where those are left out.
func (c ExportColumn) Value(e *Export, i *ceasefire.Incident) any {
	value := c.value(e, i)
	if text, ok := value.(string); ok && e.Redaction.Contacts && c.Code != "id" && c.Code != "dataset_id" { // the identifiers were looked at whole
		return WithoutContacts(text)
	}
	return value
}

// ExportColumns lists every column in the usual order. The codes are those by which a table is read in again.
func ExportColumns() []ExportColumn {
	columns := []ExportColumn{
		{"id", "ID", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.ID.String() }},
		{"date", "Date", DateColumn, func(e *Export, i *ceasefire.Incident) any { return ceasefire.DayOf(i.When.From, e.zone()) }},
		{"time", "Time", TextColumn, clockTime},
		{"date_end", "Last date", DateColumn, func(e *Export, i *ceasefire.Incident) any { return i.When.Days(e.zone()).To }},
		{"date_precision", "Precision of the date", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.When.Precision.String() }},
		{"zone", "Zone", TextColumn, func(e *Export, _ *ceasefire.Incident) any { return e.zone().String() }},
		{"type", "Type", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return string(i.Type) }},
		{"type_name", "Type in words", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Type.Name() }},
		{"severity", "Severity", WholeColumn, severityOf},
		{"title", "Title", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Title }},
		{"text", "Text", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Text }},
		{"place", "Place", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Place.Name }},
		{"area", "Area", TextColumn, areaName},
		{"area_code", "Area's code", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Place.Area }},
		{"district", "District", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Place.District }},
		{"latitude", "Latitude", DegreesColumn, degreesOf(func(p ceasefire.Point) float64 { return p.Lat })},
		{"longitude", "Longitude", DegreesColumn, degreesOf(func(p ceasefire.Point) float64 { return p.Lon })},
		{"place_precision", "Precision of the place", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Place.Precision.Words() }},
		{"side_a", "Side A, as coded", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.SideA.Actor }},
		{"party_a", "Party of side A", TextColumn, partyOf(func(i *ceasefire.Incident) ceasefire.ID { return i.SideA.Party })},
		{"side_b", "Side B, as coded", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.SideB.Actor }},
		{"party_b", "Party of side B", TextColumn, partyOf(func(i *ceasefire.Incident) ceasefire.ID { return i.SideB.Party })},
	}
	columns = append(columns, peopleColumns()...)
	return append(columns,
		ExportColumn{"verification", "Verification", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return string(i.Verification) }},
		ExportColumn{"scope", "Scope", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return string(i.Scope.Scope) }},
		ExportColumn{"scope_why", "What decided the scope", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Scope.Why }},
		ExportColumn{"scope_overridden", "Scope ruled by an analyst", FlagColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Scope.Overridden }},
		ExportColumn{"sources", "Sources", TextColumn, sourcesOf},
		ExportColumn{"reported_by", "Reported by", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.ReportedBy }},
		ExportColumn{"dataset", "Data set", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Origin.Dataset }},
		ExportColumn{"dataset_id", "ID in the data set", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Origin.Key }},
		ExportColumn{"recorded_by", "Recorded by", TextColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Recorded.By }},
		ExportColumn{"recorded_at", "Recorded at", InstantColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Recorded.At }},
	)
}

// peopleColumns are the numbers of people; an unknown one is empty, and never 0.
func peopleColumns() []ExportColumn {
	count := func(code, name string, of func(*ceasefire.Incident) ceasefire.Count) ExportColumn {
		return ExportColumn{code, name, WholeColumn, func(_ *Export, i *ceasefire.Incident) any {
			if c := of(i); c.Known {
				return int64(c.N)
			}
			return nil
		}}
	}
	return []ExportColumn{
		count("deaths_low", "Deaths, low", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.Low }),
		count("deaths_best", "Deaths, best", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.Best }),
		count("deaths_high", "Deaths, high", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.High }),
		count("deaths_civilians", "Deaths of civilians", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.Civilians }),
		count("deaths_side_a", "Deaths of side A", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.SideA }),
		count("deaths_side_b", "Deaths of side B", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.SideB }),
		count("deaths_unknown", "Deaths of unknown people", func(i *ceasefire.Incident) ceasefire.Count { return i.Deaths.Unknown }),
		count("injured_low", "Injured, low", func(i *ceasefire.Incident) ceasefire.Count { return i.Injured.Low }),
		count("injured_best", "Injured, best", func(i *ceasefire.Incident) ceasefire.Count { return i.Injured.Best }),
		count("injured_high", "Injured, high", func(i *ceasefire.Incident) ceasefire.Count { return i.Injured.High }),
	}
}

// ChosenColumns gives the columns of some codes, in that order, or all where there are none. A code that there is not is an error that lists them.
func ChosenColumns(codes []string) ([]ExportColumn, error) {
	all := ExportColumns()
	if len(codes) == 0 {
		return all, nil
	}
	known := make(map[string]ExportColumn, len(all))
	names := make([]string, len(all))
	for n, c := range all {
		known[c.Code], names[n] = c, c.Code
	}
	var chosen []ExportColumn
	named := map[string]bool{}
	for _, code := range codes {
		c, ok := known[strings.ToLower(strings.TrimSpace(code))]
		if !ok {
			return nil, fmt.Errorf("there is no column %q: the columns are %s", code, strings.Join(names, ", "))
		}
		if named[c.Code] {
			return nil, fmt.Errorf("the column %q is named twice: name it once", c.Code)
		}
		chosen, named[c.Code] = append(chosen, c), true
	}
	return chosen, nil
}

// clockTime gives the time of day where it is known: a date that is known to the day has none.
func clockTime(e *Export, i *ceasefire.Incident) any {
	switch at := i.When.From.In(e.zone()); i.When.Precision {
	case ceasefire.PrecisionMinute:
		return at.Format("15:04")
	case ceasefire.PrecisionHour:
		return at.Format("15:00")
	}
	return nil
}

func severityOf(_ *Export, i *ceasefire.Incident) any {
	if i.Severity == ceasefire.SeverityUnknown {
		return nil
	}
	return int64(i.Severity)
}

func areaName(e *Export, i *ceasefire.Incident) any {
	if area, ok := e.Frame.Area(i.Place.Area); ok {
		return area.Name
	}
	return i.Place.Area
}

func degreesOf(of func(ceasefire.Point) float64) func(*Export, *ceasefire.Incident) any {
	return func(_ *Export, i *ceasefire.Incident) any {
		if !i.Place.HasPoint {
			return nil
		}
		return of(i.Place.Point)
	}
}

func partyOf(of func(*ceasefire.Incident) ceasefire.ID) func(*Export, *ceasefire.Incident) any {
	return func(e *Export, i *ceasefire.Incident) any {
		party, _ := e.Frame.Party(of(i))
		return party.Name
	}
}

// sourcesOf names the sources with their grades, one after another.
func sourcesOf(e *Export, i *ceasefire.Incident) any {
	var said []string
	for _, c := range i.Citations {
		source, ok := e.Frame.Source(c.Source)
		if !ok {
			continue
		}
		name := source.Title
		if c.Locator != "" {
			name += ", " + c.Locator
		}
		if grade := string(source.Reliability) + digit(c.Credibility); grade != "" {
			name += " (" + grade + ")"
		}
		said = append(said, name)
	}
	return strings.Join(said, "; ")
}

func digit(c ceasefire.Credibility) string {
	if c == 0 {
		return ""
	}
	return fmt.Sprint(int(c))
}

// plainValue writes a value as text: dates as YYYY-MM-DD, instants as RFC 3339 in UTC, yes and no.
func plainValue(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	return string(appendPlain(nil, value))
}

// appendPlain puts a value behind others as plainValue writes it.
func appendPlain(to []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return to
	case string:
		return append(to, v...)
	case int64:
		return strconv.AppendInt(to, v, 10)
	case float64:
		return strconv.AppendFloat(to, v, 'f', -1, 64)
	case ceasefire.Day:
		return append(to, v.String()...)
	case time.Time:
		if v.IsZero() {
			return to
		}
		return v.UTC().AppendFormat(to, time.RFC3339)
	case bool:
		if v {
			return append(to, "yes"...)
		}
		return append(to, "no"...)
	}
	return fmt.Append(to, value)
}
