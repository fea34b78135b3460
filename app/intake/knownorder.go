package intake

import (
	"context"
	"slices"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// mostCompared is how many rows of a file are compared with what the dossier has of them.
const mostCompared = 500

// knownOrder settles in which order the dates of a file stand by rows that the dossier has already: a row whose digest is, in one order alone, the one that it was imported under, stood in that
// order. Where such rows speak for one order it is settled, and said so; else the doubt stays.
func knownOrder(ctx context.Context, d *store.Dossier, file *exchange.DataFile, frame ceasefire.Frame, reading exchange.Reading) (exchange.Reading, error) {
	at := slices.IndexFunc(reading.Doubts, func(doubt exchange.Doubt) bool { return doubt.About == exchange.AboutDates })
	if at < 0 || len(reading.Doubts) > 1 || len(reading.Problems(frame)) > 0 {
		return reading, nil
	}
	same := map[exchange.DateOrder]map[string]bool{}
	orders := []exchange.DateOrder{exchange.DayFirst, exchange.MonthFirst}
	for _, order := range orders {
		read := reading
		read.DateOrder = order
		known, err := rowsKnown(ctx, d, file, frame, read)
		if err != nil {
			return reading, err
		}
		same[order] = known
	}
	for n, order := range orders {
		if other := orders[1-n]; len(same[order]) > len(same[other]) && within(same[other], same[order]) {
			reading.DateOrder, reading.Doubts = order, slices.Delete(slices.Clone(reading.Doubts), at, at+1)
			reading.Notes = append(reading.Notes, "Dates are read with the "+order.Words()+", as in the rows of this file that are here already.")
		}
	}
	return reading, nil
}

// within reports whether all of some keys are among others.
func within(some, all map[string]bool) bool {
	for key := range some {
		if !all[key] {
			return false
		}
	}
	return true
}

// rowsKnown gives the keys of those of a file's first rows that are here, imported from a row that said just what a reading makes of them. Rows that cannot be read say nothing.
func rowsKnown(ctx context.Context, d *store.Dossier, file *exchange.DataFile, frame ceasefire.Frame, reading exchange.Reading) (map[string]bool, error) {
	var lists []string
	if reading.Format == exchange.FormatCSV && reading.Mapping.Dataset == "" { // which list it is is found once its dates are read
		here, err := tables(ctx, d)
		if err != nil {
			return nil, err
		}
		lists = append(lists, here...)
	}
	same, n := map[string]bool{}, 0
	for i, err := range reading.Incidents(ctx, file, frame) {
		if n++; n > mostCompared {
			break
		}
		if err != nil {
			continue // it is told of when the rows are imported
		}
		origins := []ceasefire.Origin{i.Origin}
		for _, list := range lists {
			origins = append(origins, ceasefire.Origin{Dataset: list, Key: i.Origin.Key, Digest: i.Origin.Digest})
		}
		for _, origin := range origins {
			known, err := d.ImportedAs(ctx, origin)
			if err != nil {
				return nil, err
			}
			if known {
				same[i.Origin.Key] = true
				break
			}
		}
	}
	return same, ctx.Err()
}
