package exchange

import (
	"cmp"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// LeftPosition is what may be a position and may be something else, and was left in an export whose coordinates are coarse: in how many texts, and of which incidents, of which the first are named; of none where it stands in the agreement alone.
type LeftPosition struct {
	Text      string
	Texts     int
	Incidents []LeftIn
}

// LeftIn is an incident in which something was left, with its title as it was written.
type LeftIn struct {
	ID    ceasefire.ID
	Title string
}

// How many of what was left are told apart, and how many incidents of each are named.
const mostLeft, mostLeftIn = 10_000, 20

// leftPositions gathers what was left, by how it is written.
type leftPositions map[string]*LeftPosition

// look notes what in a text that is written may be a position, where those are to be coarse. in is the incident that the text tells of, its zero ID where it tells of none.
func (a *Redactor) look(text string, in LeftIn) {
	if !a.redaction.coarsens() {
		return
	}
	found := DoubtfulPositions(strings.ReplaceAll(text, positionRemoved, "|")) // which parts what stood beside
	slices.Sort(found)
	for _, one := range slices.Compact(found) {
		left := a.left[one]
		if left == nil && len(a.left) < mostLeft {
			left = &LeftPosition{Text: one}
			a.left[one] = left
		}
		if left == nil {
			continue
		}
		left.Texts++
		if len(left.Incidents) < mostLeftIn && !in.ID.IsZero() && !slices.ContainsFunc(left.Incidents, func(other LeftIn) bool { return other.ID == in.ID }) {
			left.Incidents = append(left.Incidents, in)
		}
	}
}

// lookIn notes what in the texts of an incident may be a position, which is written whole.
func (a *Redactor) lookIn(i ceasefire.Incident) {
	if !a.redaction.coarsens() {
		return
	}
	note := func(text string) string {
		a.look(text, LeftIn{i.ID, i.Title})
		return text
	}
	eachText(i, note, func(c ceasefire.Column) ceasefire.Column {
		note(c.Value)
		return c
	})
}

// Left gives what may be a position and was left in what was written, what is in the most texts first.
func (a *Redactor) Left() (all []LeftPosition) {
	for _, left := range a.left {
		all = append(all, *left)
	}
	slices.SortFunc(all, func(a, b LeftPosition) int { return cmp.Or(b.Texts-a.Texts, strings.Compare(a.Text, b.Text)) })
	return all
}
