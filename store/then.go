package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"sync"

	"truceboard/store/ceasefire"
)

// then reads the dossier's tables as they were known at an instant. Each query is given the tables that changed since, as they were, under their own
// names in a WITH clause, where SQLite looks for a table first; the queries themselves are those of today.
type then struct {
	q    querier
	said saidThen
	at   int64 // Unix seconds
	with string
	args []any
}

// QueryContext runs a query over the tables as they were.
func (t *then) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.q.QueryContext(ctx, t.with+query, append(slices.Clone(t.args), args...)...)
}

// QueryRowContext runs a query of one row over the tables as they were.
func (t *then) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return t.q.QueryRowContext(ctx, t.with+query, append(slices.Clone(t.args), args...)...)
}

// thens keeps the tables as they were last asked for: a past that is read as it was known is asked for again and again.
type thens struct {
	mu   sync.Mutex
	at   int64 // Unix seconds
	seq  int64 // the last line of the trail when they were put together
	made *then
}

// as gives what reads the dossier as it was known: today's tables where no known-at is set.
func (d *Dossier) as(ctx context.Context, asOf ceasefire.AsOf) (querier, error) {
	if asOf.KnownAt.IsZero() {
		return d.read, nil
	}
	at := asOf.KnownAt.Unix()
	var seq int64
	if err := d.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM audit").Scan(&seq); err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	d.then.mu.Lock()
	defer d.then.mu.Unlock()
	if d.then.made != nil && d.then.at == at && d.then.seq == seq {
		return d.then.made, nil
	}
	made, err := d.putTogether(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("reading the dossier as it was known: %w", err)
	}
	d.then.at, d.then.seq, d.then.made = at, seq, made
	return made, nil
}

// beforeAll is an instant at which nothing was known, in Unix seconds.
const beforeAll = math.MinInt64

// putTogether finds the tables that changed after an instant, and how they were. Before the first line of the trail nothing was known, whatever stamps came
// along with what was brought in later.
func (d *Dossier) putTogether(ctx context.Context, at int64) (*then, error) {
	var made bool
	if err := d.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM audit WHERE at <= ?)", at).Scan(&made); err != nil {
		return nil, err
	}
	if !made {
		at = beforeAll
	}
	records, err := collect(ctx, d.read, func(rows *sql.Rows) (record string, err error) {
		err = rows.Scan(&record)
		return record, err
	}, "SELECT DISTINCT record FROM audit WHERE at > ? AND record <> 'incident'", at)
	if err != nil {
		return nil, err
	}
	t := &shadows{ctx: ctx, q: d.read, at: at}
	for _, record := range records {
		if err := t.shadow(record); err != nil {
			return nil, err
		}
	}
	t.incidents()
	if !slices.ContainsFunc(records, decidesScope) {
		return t.then(), nil
	}
	derived, err := t.then().derivations(ctx)
	if err != nil {
		return nil, err
	}
	return t.derived(derived), nil
}

// decidesScope reports whether the parties and scopes of incidents follow from a kind of record.
func decidesScope(record string) bool {
	return slices.Contains([]string{"agreement", "party", "actor_name", "area", "scope_rule"}, record)
}

// FrameKnown reads all that the dossier knew but its incidents at the known-at of an instant; without one, all that it knows. Of an instant before the
// dossier was made it gives an agreement alone of which nothing was recorded but its ID and its zone: see ceasefire.Agreement.Recorded.
func (d *Dossier) FrameKnown(ctx context.Context, asOf ceasefire.AsOf) (ceasefire.Frame, error) {
	q, err := d.as(ctx, asOf)
	if err != nil {
		return ceasefire.Frame{}, err
	}
	frame, err := readFrame(ctx, q)
	t, past := q.(*then)
	if err != nil || frame.Agreement.Recorded() && !(past && t.at == beforeAll) {
		return frame, err
	}
	return ceasefire.Frame{Agreement: ceasefire.Agreement{ID: frame.Agreement.ID, Zone: frame.Agreement.Zone}}, nil
}

// knownUntil gives the last instant, in Unix seconds, of which records are known: the end of time where no known-at is set.
func knownUntil(asOf ceasefire.AsOf) int64 {
	if asOf.KnownAt.IsZero() {
		return math.MaxInt64
	}
	return asOf.KnownAt.Unix()
}
