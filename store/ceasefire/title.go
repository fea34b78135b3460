package ceasefire

import "strings"

// longestName is how many letters of a name stand in a title that is made.
const longestName = 60

// TitleOf says in a short sentence what happened, between whom and where; what is not known is left out.
func TitleOf(what, a, b, place string) string {
	a, b, place = Clip(OneLine(a), longestName), Clip(OneLine(b), longestName), Clip(OneLine(place), longestName)
	switch {
	case a != "" && b != "":
		what += ": " + a + " and " + b
	case a+b != "":
		what += ": " + a + b
	}
	if place != "" {
		what += ", " + place
	}
	return what
}

// MadeTitle gives the title that an incident has whose source gives it none.
func (i Incident) MadeTitle() string {
	return TitleOf(i.Type.Name(), i.SideA.Actor, i.SideB.Actor, i.Place.Name)
}

// TitleFollowing gives the title of an incident that was changed from another one: where it was made of what happened, between whom and where, it is made anew; what was typed stays.
func (i Incident) TitleFollowing(was Incident) string {
	if was.Title == "" || i.Title != was.Title {
		return i.Title
	}
	for _, what := range []string{was.Type.Name(), subEvent(was)} {
		if was.Title != TitleOf(what, was.SideA.Actor, was.SideB.Actor, was.Place.Name) {
			continue
		}
		if i.Type != was.Type {
			what = i.Type.Name()
		}
		return TitleOf(what, i.SideA.Actor, i.SideB.Actor, i.Place.Name)
	}
	return i.Title
}

// subEvent gives the word of an ACLED row for what happened, of which its title is made.
func subEvent(i Incident) string {
	for _, c := range i.Extra {
		if strings.EqualFold(c.Name, "sub_event_type") {
			return OneLine(Clip(strings.TrimSpace(c.Value), longestName))
		}
	}
	return ""
}

// OneLine gives a text with one space between its words.
func OneLine(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] >= 0x80 || text[i] == ' ' && (i == 0 || i+1 == len(text) || text[i+1] == ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
	}
	return text
}

// Clip shortens a text to a number of letters, between two words where that loses less than half of it, and marks the cut.
func Clip(text string, letters int) string {
	if len(text) <= letters {
		return text // there are no more letters than bytes
	}
	n := 0
	for at := range text {
		if n == letters {
			short := text[:at]
			if space := strings.LastIndexByte(short, ' '); space > at/2 {
				short = short[:space]
			}
			return short + "…"
		}
		n++
	}
	return text
}
