package ceasefire

import (
	"strings"
	"time"
)

// Typed writes a moment in a zone so that ReadTyped reads it as it is: "2016-09-15 14:20", "2016-09-15", "15 Sep 2016, morning". Moments of
// several days that are no week, month or year come out as Format writes them, which ReadTyped does not read.
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
	case m.Precision == PrecisionPartOfDay:
		return strings.TrimSuffix(m.From.In(zone).Format(dayLayout)+", "+m.partWord(zone), ", ")
	}
	return m.Format(zone)
}

// Understood says in words what a moment is, with its precision and the place whose clocks it is read by: "Thu 15 Sep 2016, morning (part of day) ·
// Damascus".
func (m Moment) Understood(zone *time.Location) string {
	if m.From.IsZero() {
		return ""
	}
	words := m.Format(zone)
	if m.Precision == PrecisionPartOfDay {
		words = m.Typed(zone)
	}
	if m.Precision.OnOneDay() && m.Days(zone).Len() <= 2 {
		words = m.From.In(zone).Format("Mon ") + words
	}
	return words + " (" + m.Precision.String() + ") · " + zoneCity(zone)
}

// partWord names the part of the day that a moment is, nothing where it is another run of hours.
func (m Moment) partWord(zone *time.Location) string {
	day := DayOf(m.From, zone)
	for _, part := range dayParts() {
		t := timeOfDay{PrecisionPartOfDay, part.hour, 0, part.hours}
		if same, err := t.on(day, zone); err == nil && same.From.Equal(m.From) && same.Until.Equal(m.Until) {
			return part.word
		}
	}
	return ""
}

// zoneCity gives the city by which a zone is named, such as Damascus of Asia/Damascus.
func zoneCity(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndex(name, "/")+1:], "_", " ")
}
