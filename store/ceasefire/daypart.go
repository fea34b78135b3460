package ceasefire

import (
	"slices"
	"strings"
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
