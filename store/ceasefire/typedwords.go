package ceasefire

import (
	"cmp"
	"strings"
	"time"
)

// Typed writes a moment in a zone so that ReadTyped reads it as it is: "2016-09-15 14:20", "2016-09-15", "15 Sep 2016, morning", "15 Sep 2016, 14:00–16:00", "12–15 Sep 2016".
func (m Moment) Typed(zone *time.Location) string {
	switch {
	case m.From.IsZero():
		return ""
	case m.Precision == PrecisionMinute:
		local := m.From.In(zone).Format("2006-01-02 15:04")
		if at, err := ParseInstant(local, zone); err != nil || !at.Equal(m.From) {
			return m.From.In(zone).Format(time.RFC3339)
		}
		return local
	case m.Precision == PrecisionDay && m.Days(zone).Len() == 1:
		return m.From.In(zone).Format(time.DateOnly)
	case m.Precision == PrecisionYear && timeNotYear(m.Format(zone), firstYear+mostAhead/2):
		return "year " + m.Format(zone) // without which it would be a time of day
	}
	return m.Format(zone)
}

// partOfDay writes a day and which part of it, by its name or its hours.
func (m Moment) partOfDay(zone *time.Location) string {
	from, until := m.From.In(zone), m.Until.In(zone)
	return from.Format(dayLayout) + ", " + cmp.Or(m.partWord(zone), from.Format("15:04")+"–"+until.Format("15:04"))
}

// Understood says in words what a moment is, with its precision and the place whose clocks it is read by: "Thu 15 Sep 2016, morning (part of day) ·
// Damascus".
func (m Moment) Understood(zone *time.Location) string {
	if m.From.IsZero() {
		return ""
	}
	words, known := m.Format(zone), m.Precision.String()
	days := m.Days(zone)
	if m.Precision.OnOneDay() && days.Len() <= 2 {
		words = m.From.In(zone).Format("Mon ") + words
	}
	if !m.Precision.OnOneDay() && !m.Precision.names(days) {
		known = plural(days.Len(), "day") + ": known to the " + known
	}
	return words + " (" + known + ") · " + zoneCity(zone)
}

// partWord names the part of the day that a moment is, nothing where it is another run of hours.
func (m Moment) partWord(zone *time.Location) string {
	day := DayOf(m.From, zone)
	for _, part := range DayParts() {
		t := timeOfDay{PrecisionPartOfDay, part.Hour, 0, part.Hours}
		if same, err := t.on(day, zone); err == nil && same.From.Equal(m.From) && same.Until.Equal(m.Until) {
			return part.Name
		}
	}
	return ""
}

// zoneCity gives the city by which a zone is named, such as Damascus of Asia/Damascus.
func zoneCity(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndex(name, "/")+1:], "_", " ")
}
