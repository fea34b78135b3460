package plot

import (
	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// mostSeries is how many series a picture tells apart; what is beyond goes into one that is called Other.
const mostSeries = 8

// folded keeps the greatest series and adds the rest up.
func folded(series []ceasefire.Series) []ceasefire.Series {
	if len(series) <= mostSeries {
		return series
	}
	least := append([]ceasefire.Series(nil), series...)
	totals := map[string]float64{}
	for _, s := range series {
		for _, v := range s.Values {
			totals[s.Key] += v
		}
	}
	rank := func(s ceasefire.Series) int {
		greater := 0
		for _, other := range series {
			if totals[other.Key] > totals[s.Key] || totals[other.Key] == totals[s.Key] && other.Key < s.Key {
				greater++
			}
		}
		return greater
	}
	other := ceasefire.Series{Key: "other", Name: "Other", Party: -1, Values: make([]float64, len(series[0].Values))}
	var kept []ceasefire.Series
	for _, s := range least {
		if rank(s) < mostSeries-1 {
			kept = append(kept, s)
			continue
		}
		for i, v := range s.Values {
			other.Values[i] += v
		}
	}
	return append(kept, other)
}

// colouring gives each series its colour: a party its own, a severity or a scope that of its degree, a type the next of the palette.
func colouring(by ceasefire.Grouping, series ceasefire.Series, n int) func(palette) drawing.Color {
	return func(p palette) drawing.Color {
		switch {
		case series.Key == "other":
			return p.none
		case by == ceasefire.ByParty:
			return p.party(series.Party)
		case by == ceasefire.BySeverity && len(series.Key) == 1:
			return p.severities[min(int(series.Key[0]-'0'), len(p.severities)-1)]
		case by == ceasefire.ByScope:
			return p.scopes[series.Key]
		case by == ceasefire.ByType:
			return p.party(n)
		}
		return p.accent
	}
}

func legendOf(by ceasefire.Grouping, series []ceasefire.Series) []entry {
	var list []entry
	for i, s := range series {
		list = append(list, entry{s.Name, colouring(by, s, i)})
	}
	return list
}

// seriesTable gives a table of one column a series.
func seriesTable(head string, labels []string, series []ceasefire.Series) [][]string {
	header := []string{head}
	for _, s := range series {
		header = append(header, s.Name)
	}
	table := [][]string{header}
	for i, label := range labels {
		row := []string{label}
		for _, s := range series {
			row = append(row, plain(s.Values[i]))
		}
		table = append(table, row)
	}
	return table
}
