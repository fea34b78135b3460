package exchange

import "strings"

// dayPart is a part of the day that people name in place of a time.
type dayPart struct {
	clock string // HH:MM at which it begins
	hours int    // how long it is
	words string // in English, French, Spanish and Arabic, set apart by bars
}

// dayParts lists the parts of the day. The hours are this program's own, for want of a standard; a night is that which begins on the day.
func dayParts() []dayPart {
	return []dayPart{
		{"06:00", 6, "morning|am|matin|matinee|mañana|صباحا|الصباح|صباح"},
		{"12:00", 6, "afternoon|pm|apres midi|tarde|بعد الظهر|ظهرا"},
		{"18:00", 6, "evening|soir|soiree|مساء|المساء"},
		{"18:00", 12, "night|overnight|nuit|noche|ليلا|الليل|ليل"},
	}
}

// dayPartNamed finds a part of the day by its name.
func dayPartNamed(text string) (dayPart, bool) {
	plain := plainWords(text)
	for _, part := range dayParts() {
		for word := range strings.SplitSeq(part.words, "|") {
			if plain == plainWords(word) {
				return part, true
			}
		}
	}
	return dayPart{}, false
}
