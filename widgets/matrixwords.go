package widgets

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// matrixWords is what stands in a row of the matrix beside its cells.
type matrixWords struct {
	title, caption  string
	trend           string
	trendTone       fyne.ThemeColorName
	due, late       string
	evidence, count string
}

// words writes a row.
func (r matrixRow) words(frame ceasefire.Frame, zone *time.Location) matrixWords {
	if r.item == nil {
		return r.partyWords(frame)
	}
	w := matrixWords{title: r.item.Commitment.Title, caption: r.item.Commitment.Clause, evidence: strconv.Itoa(r.item.Evidence)}
	if r.item.WaitsFor != "" {
		w.caption = "waits for " + r.item.WaitsFor
	}
	w.trend, w.trendTone = trendWords(r.item.Trend())
	if r.item.Evidence == 0 {
		w.evidence = ""
	}
	if !r.item.Due.IsZero() {
		w.due = ceasefire.DayOf(r.item.Due, zone).Format()
	}
	if r.item.Overdue {
		w.late = "overdue"
	}
	return w
}

// partyWords writes a party's own row: who it is, for whom it answers, and how many of its commitments were assessed.
func (r matrixRow) partyWords(frame ceasefire.Frame) matrixWords {
	p := r.party
	w := matrixWords{title: p.Party.Name, caption: string(p.Party.Role), count: fmt.Sprintf("%d of %d assessed", p.Assessed, p.Commitments)}
	var others []string
	for _, other := range frame.AnsweredFor(p.Party) {
		others = append(others, other.Short)
	}
	if len(others) > 0 {
		w.caption += ", answers for " + strings.Join(others, " and ")
	}
	return w
}

// trendWords gives a trend as a sign and a word, and its tone.
func trendWords(t ceasefire.Trend) (string, fyne.ThemeColorName) {
	switch t {
	case ceasefire.Rising:
		return "↑ up", theme.ColorNameHolding
	case ceasefire.Falling:
		return "↓ down", theme.ColorNameBroken
	case ceasefire.Unchanged:
		return "→ same", theme.ColorNameQuiet
	}
	return "", theme.ColorNameQuiet
}

// cell gives the row's cell as it stands now.
func (r matrixRow) cell() scoreCell {
	if r.item == nil {
		return scoreCell{party: true, share: r.party.Score, known: r.party.Known}
	}
	return scoreCell{state: r.item.State, score: r.item.Current.Score}
}

// cellOn gives the row's cell on one of the days of change.
func (r matrixRow) cellOn(changes ceasefire.ScoreChanges, day int) scoreCell {
	if r.item == nil {
		step := changes.Figures[r.party.Party.ID][day]
		return scoreCell{party: true, share: step.Score, known: step.Known}
	}
	s := changes.Standings[r.item.Commitment.ID][day]
	return scoreCell{state: s.State, score: s.Score, changed: s.Changed}
}
