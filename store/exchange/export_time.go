package exchange

import (
	"time"

	"truceboard/store/ceasefire"
)

// clockTime gives the time of day where it is known, the part of the day by its name, or the hours from its beginning to its end: a date that is known to the day has none.
func clockTime(e *Export, i *ceasefire.Incident) any {
	zone := e.zoneOf(i)
	switch at := i.When.From.In(zone); i.When.Precision {
	case ceasefire.PrecisionMinute:
		return at.Format("15:04")
	case ceasefire.PrecisionHour:
		if span, odd := spanOf(i.When, zone); odd {
			return span
		}
		return at.Format("15:00")
	case ceasefire.PrecisionPartOfDay:
		if part, named := i.When.PartOfDay(zone); named {
			return part.Name
		}
		if span, odd := spanOf(i.When, zone); odd {
			return span
		}
		return at.Format("15:04") // when it began
	}
	return nil
}

// spanOf writes the hours between which a moment lies, 14:30-16:00. odd is false for an hour from its first minute on, whose beginning says all, and where the clocks changed so that it would be read as another moment.
func spanOf(m ceasefire.Moment, zone *time.Location) (span string, odd bool) {
	from := m.From.In(zone)
	if m.Precision == ceasefire.PrecisionHour && from.Minute() == 0 && m.Until.Sub(m.From) == time.Hour {
		return "", false
	}
	span = from.Format("15:04") + "-" + m.Until.In(zone).Format("15:04")
	read, ok, err := ceasefire.ReadHours(span, ceasefire.DayOf(m.From, zone), zone)
	return span, ok && err == nil && read.From.Equal(m.From) && read.Until.Equal(m.Until) && read.Precision == m.Precision
}
