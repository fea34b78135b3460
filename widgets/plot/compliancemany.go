package plot

import (
	"cmp"
	"fmt"
	"slices"
)

// fade takes the colour from parties beyond those that can be told apart: those keep it of which most commitments were scored at the end.
func (t *compliance) fade() {
	var places []int
	for i, l := range t.lines {
		if l.scored() {
			places = append(places, i)
		}
	}
	if len(places) <= mostSeries+1 {
		return
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(t.lines[b].end.Assessed, t.lines[a].end.Assessed) })
	for _, i := range places[mostSeries:] {
		t.lines[i].grey, t.lines[i].tint = true, neutralTint
	}
}

// divided gives the drawn lines that have their colour and name, and the grey ones.
func (t *compliance) divided() (named, grey []scoreLine) {
	for _, l := range t.drawn() {
		if l.grey {
			grey = append(grey, l)
			continue
		}
		named = append(named, l)
	}
	return named, grey
}

// others counts the grey lines for the legend.
func (t *compliance) others() []key {
	_, grey := t.divided()
	if len(grey) == 0 {
		return nil
	}
	return []key{{name: fmt.Sprintf("and %d others", len(grey)), tint: neutralTint}}
}

// greyWords says which parties have no colour of their own.
func (t *compliance) greyWords() string {
	named, grey := t.divided()
	if len(grey) == 0 {
		return ""
	}
	return fmt.Sprintf("Named: the %d parties with most commitments scored; grey: the %d others.", len(named), len(grey))
}
