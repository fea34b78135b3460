package exchange

import (
	"slices"

	"truceboard/store/ceasefire"
)

// A list of somebody's own is known again though it comes with a column more or less than before, with its cells written otherwise, or as a workbook. What it has no column for now stays as it is.

// saysLess reports whether a row says the days that an incident has and only lacks the column of the time of day.
func (o over) saysLess(was, row ceasefire.Moment) bool {
	if o.has(FieldTime) || was.Precision >= ceasefire.PrecisionDay || row.Precision < ceasefire.PrecisionDay {
		return false
	}
	zone := ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: o.zone}}.Agreement.Location()
	return was.Days(zone) == row.Days(zone)
}

// listed lays over what only lists of somebody's own have: the row's origin, a title that is made of the other fields, and the columns that are kept.
func (o over) listed(now *ceasefire.Incident, was, row ceasefire.Incident) {
	now.Origin = row.Origin
	if !o.has(FieldTitle) && was.Title == was.MadeTitle() {
		now.Title = now.MadeTitle()
	}
	if o.has(FieldCoordinates, FieldLatitude) && !o.has(FieldPlacePrecision) {
		now.Place.Precision = row.Place.Precision
	}
	now.Extra = was.Extra
	said := ceasefire.Differences(was, *now, ceasefire.Frame{})
	now.Extra = o.kept(was.Extra, row.Extra, len(said) == 0)
}

// kept gives the columns that are kept with an incident: those of the row, and those that the table has no longer. A cell that a field was read from
// is another only where the fields are not alike.
func (o over) kept(was, row []ceasefire.Column, alike bool) []ceasefire.Column {
	before := map[string]ceasefire.Column{}
	for _, c := range was {
		before[plainNames([]string{c.Name})[0]] = c
	}
	all := slices.Clone(row)
	for n, c := range all {
		old, there := before[plainNames([]string{c.Name})[0]]
		switch {
		case there && (plainText(old.Value) == plainText(c.Value) || alike && o.readWhole(c.Name)):
			all[n] = old
		case there:
			all[n].Name = old.Name
		}
	}
	for _, c := range was {
		if !slices.Contains(o.header, plainNames([]string{c.Name})[0]) {
			all = append(all, c)
		}
	}
	return all
}

// readWhole reports whether a column's field says all that its cell does, however it is written: a date or a number may be written in many ways.
func (o over) readWhole(column string) bool {
	switch o.mapping.FieldOf(column) {
	case FieldDate, FieldDateEnd, FieldTime, FieldZone, FieldLatitude, FieldLongitude, FieldCoordinates, FieldSeverity,
		FieldDeathsBest, FieldDeathsLow, FieldDeathsHigh, FieldDeathsCivil, FieldDeathsA, FieldDeathsB, FieldDeathsUnknown, FieldInjuredBest, FieldInjuredLow, FieldInjuredHigh:
		return true
	case FieldID, FieldTitle, FieldText, FieldSideA, FieldSideB, FieldPlace, FieldDistrict, FieldReportedBy, FieldSource, FieldSourceAddress, FieldLocator:
		return true // space around it is all that the field does not hold
	}
	return false
}
