package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
)

// How many letters of a name go into a title, and of a report into an incident's text; the whole of both is kept beside them.
const (
	longestName  = 60
	longestStory = 2000
)

// title says in a short sentence who fought whom and where. The headline will not do: a source's headline often tells of several events, of
// which the row is but one.
func (r *gedRow) title() string {
	a, b := sideName(r.text("side_a")), sideName(r.text("side_b"))
	what := "Fighting between " + a + " and " + b
	if r.trimmed("type_of_violence") == "3" {
		what = "Attack on " + b + " by " + a
	}
	if place := clip(oneLine(r.text("where_coordinates")), longestName); place != "" {
		what += ", " + place
	}
	return what
}

// sideName gives a side as a sentence has it.
func sideName(actor string) string {
	switch {
	case ceasefire.Side{Actor: actor}.IsCivilians():
		return "civilians"
	case strings.TrimSpace(actor) == "":
		return "an unknown side"
	}
	return clip(oneLine(actor), longestName)
}

// story gives what the sources report: their headlines, or else what is said of the articles.
func (r *gedRow) story() string {
	headline := oneLine(r.text("source_headline"))
	if headline == "" {
		headline = oneLine(r.text("source_article"))
	}
	return clip(headline, longestStory)
}
