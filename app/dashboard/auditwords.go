package dashboard

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// changeWords says what a line of the audit trail records, and of a judgement why: "Score of Russia's commitment 2: it was seen".
func changeWords(line store.HistoryLine) string {
	words := capital(line.What)
	if why := rowNamed(cmp.Or(line.After, line.Before)).why(); why != "" {
		words += ": " + oneLine(why)
	}
	return words + broughtWords(line.Origin)
}

// namedRow is what a row of the audit trail may go by.
type namedRow struct {
	Title, Name, Place, Metric string
	Reason, Rationale          string
	CountedBy                  string `json:"counted_by"`
}

// rowNamed reads what a row goes by; a line without a row has nothing to name.
func rowNamed(row string) (named namedRow) {
	if err := json.Unmarshal([]byte(row), &named); err != nil {
		return namedRow{}
	}
	return named
}

// why gives the reason of a judgement or a ruling.
func (r namedRow) why() string { return cmp.Or(r.Reason, r.Rationale) }

// name gives what the row goes by, nothing where it has no name of its own.
func (r namedRow) name() string {
	return cmp.Or(r.Title, r.Name, r.why(), r.Place, strings.TrimSpace(r.CountedBy+" "+r.Metric))
}

// broughtWords says who recorded first what a merge brought over.
func broughtWords(text string) string {
	origin, merged, err := store.ParseOrigin(text)
	if err != nil || !merged || len(origin.Lines) == 0 {
		return ""
	}
	last := origin.Lines[len(origin.Lines)-1]
	return " (merged; recorded by " + last.Who + " on " + ceasefire.FormatInstant(time.Unix(last.At, 0), ceasefire.PrecisionDay, time.UTC) + ")"
}
