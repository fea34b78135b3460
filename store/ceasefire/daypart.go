package ceasefire

import (
	"slices"
	"strings"
	"time"
)

// DayPart is a part of the day that people name in place of a time: the hour at which it begins by the clocks of the place, and how many hours it is long. The hours are this
// program's own, for want of a standard; a night is that which begins on the day.
type DayPart struct {
	Name        string
	Hour, Hours int
	// words are its names in English, French, Spanish and Arabic, in lower case and without accents.
	words []string
}

// DayParts lists the parts of the day, earliest first.
func DayParts() []DayPart {
	part := func(name string, hour, hours int, others string) DayPart {
		return DayPart{name, hour, hours, append(strings.Split(others, "|"), name)}
	}
	return []DayPart{
		part("morning", 6, 6, "am|matin|matinee|manana|صباح|صباحا|الصباح"),
		part("afternoon", 12, 6, "pm|apres midi|tarde|ظهر|ظهرا|الظهر|بعد الظهر"),
		part("evening", 18, 6, "soir|soiree|مساء|المساء"),
		part("night", 18, 12, "overnight|nuit|noche|ليل|ليلا|الليل"),
	}
}

// PartOfDay gives the part of the day that a time is, by the clocks of a zone, where it is known to one that has a name.
func (m Moment) PartOfDay(zone *time.Location) (DayPart, bool) {
	at := m.From.In(zone)
	for _, part := range DayParts() {
		end := time.Date(at.Year(), at.Month(), at.Day(), part.Hour+part.Hours, 0, 0, 0, zone)
		if m.Precision == PrecisionPartOfDay && at.Hour() == part.Hour && at.Minute() == 0 && (m.Until.Equal(end) || m.Until.Sub(m.From) == time.Duration(part.Hours)*time.Hour) {
			return part, true
		}
	}
	return DayPart{}, false
}

// DayPartNamed finds a part of the day by one of its names, whatever its case and accents.
func DayPartNamed(text string) (DayPart, bool) {
	bare := strings.NewReplacer("é", "e", "è", "e", "ñ", "n", "-", " ", "’", " ", "أ", "ا", "إ", "ا", "\u064B", "", "\u0640", "").Replace(strings.ToLower(strings.TrimSpace(text)))
	for _, part := range DayParts() {
		if slices.Contains(part.words, bare) {
			return part, true
		}
	}
	return DayPart{}, false
}
