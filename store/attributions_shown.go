package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/bits"

	"truceboard/store/ceasefire"
)

// AttributionsOf gives what Attributions gives of a view, where its incidents have been chosen already: those are looked for in each import and in what cites each source, and not read one by one.
// A view as known at an instant is looked for in the file.
func (d *Dossier) AttributionsOf(ctx context.Context, v View, shown ceasefire.Facts) ([]string, error) {
	if !v.AsOf.KnownAt.IsZero() {
		return d.Attributions(ctx, v)
	}
	of, err := d.creditedOf(ctx, newKeySet(shown.Keys()))
	if err != nil {
		return nil, fmt.Errorf("reading the attributions: %w", err)
	}
	list, err := of.wordings(ctx, d.read)
	if err != nil {
		return nil, fmt.Errorf("reading the attributions: %w", err)
	}
	return list, nil
}

// creditedOf finds where incidents come from.
func (d *Dossier) creditedOf(ctx context.Context, keys keySet) (credits, error) {
	of := credits{sources: map[int64]bool{}}
	type brought struct{ batch, source int64 }
	batches, err := collect(ctx, d.read, func(rows *sql.Rows) (b brought, err error) {
		err = rows.Scan(&b.batch, &b.source)
		return b, err
	}, "SELECT id, coalesce(source_id, 0) FROM import_batch")
	if err != nil {
		return of, err
	}
	for _, b := range batches {
		here, err := d.meets(ctx, keys, "SELECT min(id) FROM incident WHERE batch_id = ? AND id >= ?", b.batch)
		if err != nil {
			return of, err
		}
		if !here {
			continue
		}
		of.sources[b.source] = true
		datasets, err := d.datasetsOf(ctx, d.read, b.batch, b.source)
		if err != nil {
			return of, err
		}
		for _, dataset := range datasets {
			if here, err = d.meets(ctx, keys, "SELECT min(id) FROM incident WHERE batch_id = ? AND dataset = ? AND id >= ?", b.batch, dataset); err != nil {
				return of, err
			}
			if here {
				of.datasets = append(of.datasets, dataset)
			}
		}
	}
	return of, d.creditCited(ctx, of, keys)
}

// creditCited adds the sources that incidents cite. A source without a wording asks for nothing, so that it is not looked for.
func (d *Dossier) creditCited(ctx context.Context, of credits, keys keySet) error {
	sources, err := collect(ctx, d.read, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, "SELECT id FROM source WHERE attribution <> '' AND removed_at IS NULL")
	if err != nil {
		return err
	}
	for _, source := range sources {
		if of.sources[source] {
			continue
		}
		here, err := d.meets(ctx, keys, "SELECT min(incident_id) FROM incident_source WHERE source_id = ? AND incident_id >= ?", source)
		if err != nil {
			return err
		}
		if here {
			of.sources[source] = true
		}
	}
	return nil
}

// mostLeaps is after how many steps two sets of keys are taken to meet: rather too many sources are named than one too few.
const mostLeaps = 2000

// meets reports whether a query, which gives the least key of its own that is not less than its last argument, has a key in common with a set. From a key of one the other is asked for its next, so that what neither
// of them has takes no time; keys of one import lie together, as a rule.
func (d *Dossier) meets(ctx context.Context, keys keySet, query string, args ...any) (bool, error) {
	args = append(args, int64(0))
	for range mostLeaps {
		next, ok := keys.from(args[len(args)-1].(int64))
		if !ok {
			return false, nil
		}
		args[len(args)-1] = next
		var found sql.NullInt64
		if err := d.read.QueryRowContext(ctx, query, args...).Scan(&found); err != nil {
			return false, err
		}
		if !found.Valid {
			return false, nil
		}
		if keys.has(found.Int64) {
			return true, nil
		}
		args[len(args)-1] = found.Int64
	}
	return true, nil
}

// from gives the least key of the set that is not less than one.
func (s keySet) from(key int64) (int64, bool) {
	for at := key >> 6; at < int64(len(s)); at++ {
		word := s[at]
		if at == key>>6 {
			word &= ^uint64(0) << (key & 63)
		}
		if word != 0 {
			return at<<6 + int64(bits.TrailingZeros64(word)), true
		}
	}
	return 0, false
}
