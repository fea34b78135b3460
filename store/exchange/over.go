package exchange

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// Over gives what an incident would be by a row of a table: what the table has no column for stays as it is. It is nil where rows say all there is to say.
func (r Reading) Over(frame ceasefire.Frame) func(was, row ceasefire.Incident) ceasefire.Incident {
	if r.Format != FormatCSV {
		return nil
	}
	o := over{mapping: r.Mapping, zone: cmp.Or(r.Mapping.Zone, frame.Agreement.Zone), workbook: r.Container == Workbook, keeps: anyKept(r.Header), header: plainNames(withNames(r.Header))}
	return o.laid
}

// over lays the columns of a table over an incident.
type over struct {
	mapping  Mapping
	zone     string
	workbook bool     // in which a text may be cut off
	keeps    bool     // it has columns that came in and have no field
	header   []string // the names of the table's columns, as they are compared
}

// has reports whether the table says any of some fields.
func (o over) has(fields ...Field) bool {
	return slices.ContainsFunc(fields, func(f Field) bool {
		return f != "" && (slices.ContainsFunc(o.mapping.Columns, func(c ColumnField) bool { return c.Field == f }) || o.mapping.constant(f) != "")
	})
}

func (o over) laid(was, row ceasefire.Incident) ceasefire.Incident {
	now := was
	own := row.ID != ceasefire.ID{}
	switch {
	case own && o.has(FieldDate, FieldDateEnd, FieldTime, FieldDatePrecision) && !o.sameTime(was.When, row.When):
		now.When = row.When
	case !own && !o.saysLess(was.When, row.When):
		now.When = row.When
	}
	o.words(&now, row)
	o.place(&now, was, row)
	o.people(&now, row)
	if o.keeps {
		now.Extra = laidKept(was.Extra, row.Extra, o.workbook)
	}
	if o.has(FieldType) {
		now.Type = row.Type
	}
	if o.has(FieldVerification) {
		now.Verification = row.Verification
	}
	if o.has(FieldSeverity) {
		now.Severity = row.Severity
	}
	if !own {
		o.listed(&now, was, row)
	}
	if was.Deaths.Best != now.Deaths.Best && was.Severity == now.Severity && was.Severity == ceasefire.SeverityOf(was.Deaths.Best) {
		now.Severity = ceasefire.SeverityUnknown // it follows from the deaths
	}
	return now
}

// sameTime reports whether a table says the time that an incident has, as closely as a table can: it knows no span of hours.
func (o over) sameTime(was, row ceasefire.Moment) bool {
	zone := ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: o.zone}}.Agreement.Location()
	if o.has(FieldZone) {
		zone = ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: cmp.Or(row.Zone, o.zone)}}.Agreement.Location()
	}
	if was.Precision == ceasefire.PrecisionPartOfDay && row.Precision == was.Precision && o.has(FieldTime) {
		_, named := was.PartOfDay(zone)
		return was.From.Equal(row.From) && (!named || was.Until.Equal(row.Until))
	}
	then, now := was.Days(zone), row.Days(zone)
	if was.Precision >= ceasefire.PrecisionDay && o.has(FieldZone) {
		then = was.Days(reportedIn(was, zone)) // a day is written by the clocks of where it was reported, and read as a day here
	}
	if then.From != now.From || o.has(FieldDateEnd) && then.To != now.To {
		return false
	}
	if !o.has(FieldTime) {
		return !o.has(FieldDatePrecision) || was.Precision == row.Precision || was.Precision < ceasefire.PrecisionDay && row.Precision <= ceasefire.PrecisionDay
	}
	if was.Precision != row.Precision && o.has(FieldDatePrecision) {
		return false
	}
	return was.Precision > ceasefire.PrecisionHour || was.From.In(zone).Format("15:04") == row.From.In(zone).Format("15:04")
}

// words lays the texts over; space around one makes no difference.
func (o over) words(now *ceasefire.Incident, row ceasefire.Incident) {
	for _, text := range []struct {
		field Field
		to    *string
		from  string
	}{
		{FieldTitle, &now.Title, row.Title}, {FieldText, &now.Text, row.Text}, {FieldSideA, &now.SideA.Actor, row.SideA.Actor}, {FieldSideB, &now.SideB.Actor, row.SideB.Actor},
		{FieldPlace, &now.Place.Name, row.Place.Name}, {FieldDistrict, &now.Place.District, row.Place.District}, {FieldReportedBy, &now.ReportedBy, row.ReportedBy},
	} {
		if o.has(text.field) && strings.TrimSpace(*text.to) != strings.TrimSpace(text.from) && !(o.workbook && heldBySheet(*text.to, text.from)) {
			*text.to = text.from
		}
	}
}

func (o over) place(now *ceasefire.Incident, was, row ceasefire.Incident) {
	if now.Place.Name != was.Place.Name && row.Place.Area != "" && !o.has(FieldCoordinates, FieldLatitude) { // it lies where another place does
		name := now.Place.Name
		now.Place = row.Place
		now.Place.Name = name
	}
	if o.has(FieldArea) {
		now.Place.Area = row.Place.Area
	}
	if o.has(FieldCoordinates, FieldLatitude) && !samePoint(now.Place, row.Place) {
		now.Place.Point, now.Place.HasPoint = row.Place.Point, row.Place.HasPoint
		if now.Place.Precision == ceasefire.PlaceUnknown {
			now.Place.Precision = row.Place.Precision // a place that is known no closer would not be shown
		}
	}
	if o.has(FieldPlacePrecision) {
		now.Place.Precision = row.Place.Precision
	}
}

// samePoint reports whether two places are at the same point, as closely as a workbook keeps degrees.
func samePoint(a, b ceasefire.Place) bool {
	const close = 1e-9
	return a.HasPoint == b.HasPoint && math.Abs(a.Point.Lat-b.Point.Lat) < close && math.Abs(a.Point.Lon-b.Point.Lon) < close
}

func (o over) people(now *ceasefire.Incident, row ceasefire.Incident) {
	for _, count := range []struct {
		field Field
		to    *ceasefire.Count
		from  ceasefire.Count
	}{
		{FieldDeathsLow, &now.Deaths.Low, row.Deaths.Low}, {FieldDeathsBest, &now.Deaths.Best, row.Deaths.Best}, {FieldDeathsHigh, &now.Deaths.High, row.Deaths.High},
		{FieldDeathsCivil, &now.Deaths.Civilians, row.Deaths.Civilians}, {FieldDeathsA, &now.Deaths.SideA, row.Deaths.SideA}, {FieldDeathsB, &now.Deaths.SideB, row.Deaths.SideB},
		{FieldDeathsUnknown, &now.Deaths.Unknown, row.Deaths.Unknown},
		{FieldInjuredLow, &now.Injured.Low, row.Injured.Low}, {FieldInjuredBest, &now.Injured.Best, row.Injured.Best}, {FieldInjuredHigh, &now.Injured.High, row.Injured.High},
	} {
		if o.has(count.field) {
			*count.to = count.from
		}
	}
}

// ownID gives the ID of an incident of this program's own that was written in the layout of a data set, by which it is known again; the zero ID where a key is none.
func ownID(key string) ceasefire.ID {
	id, err := ceasefire.ParseID(key)
	if err != nil {
		return ceasefire.ID{}
	}
	return id
}
