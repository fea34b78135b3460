package dashboard

import (
	"strings"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// sideOffers gives what a side can be that suits what was typed: the dossier's parties, civilians, and the names that stand for a party. Where nothing does, it gives what was meant, but for a slip or two.
func sideOffers(frame ceasefire.Frame, typed string) []offered {
	if strings.TrimSpace(typed) == "" {
		return sidesThat(frame, func(...string) bool { return true })
	}
	if suiting := sidesThat(frame, func(spellings ...string) bool { return store.Suits(typed, spellings...) }); len(suiting) > 0 {
		return suiting
	}
	return sidesThat(frame, func(spellings ...string) bool { return store.Near(typed, spellings...) })
}

// sidesThat gives what a side can be of which one of the spellings suits.
func sidesThat(frame ceasefire.Frame, suits func(spellings ...string) bool) []offered {
	var offers []offered
	for _, p := range frame.Parties {
		if suits(p.Name, p.Short) {
			offers = append(offers, offered{words: p.Name + " · " + string(p.Role), text: p.Name})
		}
	}
	if suits(civilians) {
		offers = append(offers, offered{words: civilians + " · of no side", text: civilians})
	}
	for _, a := range frame.Actors {
		if party, ok := frame.Party(a.Party); ok && suits(a.Name) {
			offers = append(offers, offered{words: a.Name + " · " + party.Short, text: a.Name})
		}
	}
	return offers
}

// partyWords says which party a side stands for.
func partyWords(s ceasefire.Side, frame ceasefire.Frame) string {
	party, ok := frame.Party(s.Party)
	switch {
	case s.Actor == "" && !ok:
		return ""
	case s.IsCivilians():
		return "Of no side"
	case !ok:
		return "No party: kept as it is written"
	case strings.EqualFold(party.Name, s.Actor):
		return "Party: " + string(party.Role)
	}
	return "Counts as " + party.Name
}

// saySides says beneath each side which party it stands for.
func (in *incidentInputs) saySides(i ceasefire.Incident) {
	sayBeneath(in.saidA, partyWords(i.SideA, in.frame))
	sayBeneath(in.saidB, partyWords(i.SideB, in.frame))
}

// sayBeneath shows a line beneath a field, which takes no room where it says nothing.
func sayBeneath(line *widgets.Text, words string) {
	line.SetText(words)
	if line.Hidden != (words == "") {
		line.Hidden = words == ""
		line.Refresh()
	}
}

// sourceOffers gives the dossier's sources that suit what was typed.
func sourceOffers(frame ceasefire.Frame, typed string) []offered {
	var offers []offered
	for _, s := range frame.Sources {
		if strings.TrimSpace(typed) != "" && !store.Suits(typed, s.Title, s.Publisher) {
			continue
		}
		words := s.Title
		if s.Publisher != "" && !strings.Contains(s.Title, s.Publisher) {
			words += " · " + s.Publisher
		}
		if s.Reliability != "" {
			words += " · " + string(s.Reliability)
		}
		offers = append(offers, offered{words: words, text: s.Title})
	}
	return offers
}
