package ceasefire

import "unicode/utf8"

// How long the texts of an incident may be, in characters. An account of some fifteen pages can be read and edited beside a table; more is a document, which can be attached. Names are read in one line.
const (
	MostText = 50_000
	MostName = 5_000
)

// TooLong gives the hard errors of texts that are longer than a window can show and edit, but for those that stood so before: what is there already is not refused. A new incident was nothing before.
func (i Incident) TooLong(before Incident) []Problem {
	var p problems
	for _, text := range []struct {
		field, now, before, name string
		most                     int
	}{
		{"text", i.Text, before.Text, "details are", MostText},
		{"title", i.Title, before.Title, "headline is", MostName},
		{"place", i.Place.Name, before.Place.Name, "place is", MostName},
		{"place", i.Place.District, before.Place.District, "district is", MostName},
		{"side_a", i.SideA.Actor, before.SideA.Actor, "name of who acted is", MostName},
		{"side_b", i.SideB.Actor, before.SideB.Actor, "name of whom it was against is", MostName},
		{"source", i.ReportedBy, before.ReportedBy, "name of who reported it is", MostName},
	} {
		if len(text.now) > text.most && text.now != text.before {
			n := utf8.RuneCountInString(text.now)
			p.add(n > text.most, text.field, "The %s %d characters long, and %d are the most: keep what matters, and attach the rest as a file.", text.name, n, text.most)
		}
	}
	return p.list
}
