package exchange

import (
	"errors"
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
	text       func(e *Export, i *ceasefire.Incident) string // nil where a value may be none or something else
	value      func(e *Export, i *ceasefire.Incident) any    // where text is nil
}

// textColumn is a column whose values all are texts.
func textColumn(code, name string, text func(e *Export, i *ceasefire.Incident) string) ExportColumn {
	return ExportColumn{Code: code, Name: name, Kind: TextColumn, text: text}
}

// valueColumn is a column of values of a kind, some of which may be missing.
func valueColumn(code, name string, kind ColumnKind, value func(e *Export, i *ceasefire.Incident) any) ExportColumn {
	return ExportColumn{Code: code, Name: name, Kind: kind, value: value}
}

// Value gives an incident's value, without contact details where those are left out.
func (c ExportColumn) Value(e *Export, i *ceasefire.Incident) any {
	text, is, other := c.valueOf(e, i)
	if is {
		return text
	}
	return other
}

// valueOf gives an incident's value as Value does, a text apart from the others: to hand on a text as any value takes a piece of memory for each.
func (c *ExportColumn) valueOf(e *Export, i *ceasefire.Incident) (text string, is bool, other any) {
	if is = c.text != nil; is {
		text = c.text(e, i)
	} else {
		other = c.value(e, i)
		text, is = other.(string)
	}
	if is && e.Redaction.Contacts && c.Code != "id" && c.Code != "dataset_id" { // the identifiers were looked at whole
		text = WithoutContacts(text)
	}
	if is && e.Redaction.coarsens() && e.Redactor != nil && c.Code != "id" && c.Code != "dataset_id" {
		e.Redactor.look(text, LeftIn{i.ID, i.Title})
	}
	return text, is, other
}

// ExportColumns lists every column in the usual order. The codes are those by which a table is read in again.
func ExportColumns() []ExportColumn {
	columns := []ExportColumn{
		textColumn("id", "ID", func(_ *Export, i *ceasefire.Incident) string { return i.ID.String() }),
		valueColumn("date", "Date", DateColumn, func(e *Export, i *ceasefire.Incident) any { return ceasefire.DayOf(i.When.From, e.zoneOf(i)) }),
		valueColumn("time", "Time", TextColumn, clockTime),
		valueColumn("date_end", "Last date", DateColumn, func(e *Export, i *ceasefire.Incident) any { return i.When.Days(e.zoneOf(i)).To }),
		textColumn("date_precision", "Precision of the date", func(_ *Export, i *ceasefire.Incident) string { return i.When.Precision.String() }),
		textColumn("zone", "Zone", func(e *Export, i *ceasefire.Incident) string { return e.zoneOf(i).String() }),
		textColumn("type", "Type", func(_ *Export, i *ceasefire.Incident) string { return string(i.Type) }),
		textColumn("type_name", "Type in words", func(_ *Export, i *ceasefire.Incident) string { return i.Type.Name() }),
		valueColumn("severity", "Severity", WholeColumn, severityOf),
		textColumn("title", "Title", func(_ *Export, i *ceasefire.Incident) string { return i.Title }),
		textColumn("text", "Text", func(_ *Export, i *ceasefire.Incident) string { return i.Text }),
		textColumn("place", "Place", func(_ *Export, i *ceasefire.Incident) string { return i.Place.Name }),
		textColumn("area", "Area", areaName),
		textColumn("area_code", "Area's code", func(_ *Export, i *ceasefire.Incident) string { return i.Place.Area }),
		textColumn("district", "District", func(_ *Export, i *ceasefire.Incident) string { return i.Place.District }),
		valueColumn("latitude", "Latitude", DegreesColumn, degreesOf(func(p ceasefire.Point) float64 { return p.Lat })),
		valueColumn("longitude", "Longitude", DegreesColumn, degreesOf(func(p ceasefire.Point) float64 { return p.Lon })),
		textColumn("place_precision", "Precision of the place", func(_ *Export, i *ceasefire.Incident) string { return i.Place.Precision.Words() }),
		textColumn("side_a", "Side A, as coded", func(_ *Export, i *ceasefire.Incident) string { return i.SideA.Actor }),
		textColumn("party_a", "Party of side A", partyOf(func(i *ceasefire.Incident) ceasefire.ID { return i.SideA.Party })),
		textColumn("side_b", "Side B, as coded", func(_ *Export, i *ceasefire.Incident) string { return i.SideB.Actor }),
		textColumn("party_b", "Party of side B", partyOf(func(i *ceasefire.Incident) ceasefire.ID { return i.SideB.Party })),
	}
	columns = append(columns, peopleColumns()...)
	return append(columns,
		textColumn("verification", "Verification", func(_ *Export, i *ceasefire.Incident) string { return string(i.Verification) }),
		textColumn("scope", "Scope", func(_ *Export, i *ceasefire.Incident) string { return string(i.Scope.Scope) }),
		textColumn("scope_why", "What decided the scope", func(_ *Export, i *ceasefire.Incident) string { return i.Scope.Why }),
		valueColumn("scope_overridden", "Scope ruled by an analyst", FlagColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Scope.Overridden }),
		textColumn("sources", "Sources", sourcesOf),
		textColumn("reported_by", "Reported by", func(_ *Export, i *ceasefire.Incident) string { return i.ReportedBy }),
		textColumn("dataset", "Data set", func(_ *Export, i *ceasefire.Incident) string { return i.Origin.Dataset }),
		textColumn("dataset_id", "ID in the data set", func(_ *Export, i *ceasefire.Incident) string { return i.Origin.Key }),
		textColumn("recorded_by", "Recorded by", func(_ *Export, i *ceasefire.Incident) string { return i.Recorded.By }),
		valueColumn("recorded_at", "Recorded at", InstantColumn, func(_ *Export, i *ceasefire.Incident) any { return i.Recorded.At }),
	)
}

// peopleColumns are the numbers of people; an unknown one is empty, and never 0.
func peopleColumns() []ExportColumn {
	count := func(code, name string, of func(*ceasefire.Incident) ceasefire.Count) ExportColumn {
		return valueColumn(code, name, WholeColumn, func(_ *Export, i *ceasefire.Incident) any {
			if c := of(i); c.Known {
				return int64(c.N)
			}
			return nil
		})
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

// The words that stand for several columns: all that every export has, and all that came in with incidents and have no field.
const (
	AllColumns  = "all"
	KeptColumns = "kept"
)

// ChosenColumns gives the columns of some codes, in that order, or all where there are none. Kept are the names of those that came in with incidents and have no field: they are asked for by their name, or
// by KeptColumns together. A code that there is not is an error that lists them.
func ChosenColumns(codes, kept []string) ([]ExportColumn, error) {
	all := ExportColumns()
	if len(codes) == 0 {
		return all, nil
	}
	var chosen []ExportColumn
	named := map[string]bool{}
	for _, code := range codes {
		found := columnsNamed(strings.TrimSpace(code), all, kept)
		if len(found) == 0 && !strings.EqualFold(strings.TrimSpace(code), KeptColumns) {
			return nil, fmt.Errorf("there is no column %q: the columns are %s", code, columnsThere(all, kept))
		}
		for _, c := range found {
			if named[c.Code] {
				return nil, fmt.Errorf("the column %q is named twice: name it once", c.Code)
			}
			chosen, named[c.Code] = append(chosen, c), true
		}
	}
	if len(chosen) == 0 {
		return nil, errors.New("no column came in that has no field: name other columns")
	}
	return chosen, nil
}

// columnsNamed gives the columns that a code stands for.
func columnsNamed(code string, all []ExportColumn, kept []string) (found []ExportColumn) {
	if strings.EqualFold(code, AllColumns) {
		return all
	}
	for _, c := range all {
		if strings.EqualFold(c.Code, code) {
			return []ExportColumn{c}
		}
	}
	for _, name := range kept {
		if strings.EqualFold(code, KeptColumns) || strings.EqualFold(code, name) || strings.EqualFold(code, keptPrefix+name) {
			found = append(found, keptColumn(name))
		}
	}
	return found
}

func columnsThere(all []ExportColumn, kept []string) string {
	var names []string
	for _, c := range all {
		names = append(names, c.Code)
	}
	said := strings.Join(names, ", ")
	if len(kept) > 0 {
		said += "; and, of what came in, " + strings.Join(kept, ", ")
	}
	return said
}

func severityOf(_ *Export, i *ceasefire.Incident) any {
	if i.Severity == ceasefire.SeverityUnknown {
		return nil
	}
	return int64(i.Severity)
}

func areaName(e *Export, i *ceasefire.Incident) string {
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

func partyOf(of func(*ceasefire.Incident) ceasefire.ID) func(*Export, *ceasefire.Incident) string {
	return func(e *Export, i *ceasefire.Incident) string {
		party, _ := e.Frame.Party(of(i))
		return party.Name
	}
}

// sourcesOf names the sources with their grades, one after another.
func sourcesOf(e *Export, i *ceasefire.Incident) string {
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
		if v.IsZero() {
			return to
		}
		return v.Midnight().AppendFormat(to, time.DateOnly) // as it writes itself
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
