package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"

	"truceboard/store/ceasefire"
)

// current gives what the memory holds, in step with the file. What is being read is read to its end though nobody may wait for this answer any
// more: the next one needs it too.
func (m *Memory) current(ctx context.Context) (*held, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	seq, err := lastLine(ctx, m.dossier.read)
	if err != nil {
		return nil, err
	}
	if m.held != nil && m.held.seq == seq {
		return m.held, nil
	}
	next, err := m.step(m.ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the incidents into memory: %w", err)
	}
	m.held = next
	m.ready.Store(true)
	return next, nil
}

// lastLine gives the number of the last line of the audit trail.
func lastLine(ctx context.Context, q querier) (seq int64, err error) {
	if err := q.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM audit").Scan(&seq); err != nil {
		return 0, fmt.Errorf("reading the audit trail: %w", err)
	}
	return seq, nil
}

// step reads what changed since, or everything where much may have.
func (m *Memory) step(ctx context.Context) (*held, error) {
	if m.held != nil {
		next, few, err := m.held.followed(ctx, m.dossier)
		if err != nil || few {
			return next, err
		}
	}
	h, err := readAll(ctx, m.dossier)
	if err == nil && h.facts.Len() >= manyFacts {
		debug.FreeOSMemory() // reading a million rows leaves twice as much behind as is kept
	}
	return h, err
}

// About gives how many incidents there are at most, those that were deleted counted too. It takes no time, however many they are.
func (m *Memory) About(ctx context.Context) (most int64, err error) {
	if err := m.dossier.read.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM incident").Scan(&most); err != nil {
		return 0, fmt.Errorf("looking how many incidents there are: %w", err)
	}
	return most, nil
}

// manyFacts is from how many on what their reading left behind is given back to the system at once.
const manyFacts = 100_000

// mostChanged is how many incidents can have changed for them to be read one by one.
const mostChanged = 1000

// changedAfter gives the keys of the incidents that changed after a line of the trail; few is false where it does not tell which, for what follows from rules and
// names has no lines of its own, or where there are many.
func changedAfter(ctx context.Context, q querier, after int64) (keys []int64, few bool, err error) {
	records, err := collect(ctx, q, func(rows *sql.Rows) (record string, err error) {
		err = rows.Scan(&record)
		return record, err
	}, "SELECT DISTINCT record FROM audit WHERE seq > ?", after)
	if err != nil {
		return nil, false, fmt.Errorf("reading the audit trail: %w", err)
	}
	for _, record := range records {
		if !slices.Contains(besideFacts(), record) {
			return nil, false, nil
		}
	}
	keys, err = keysFrom(ctx, q, fmt.Sprintf(`SELECT i.id AS id FROM audit AS a JOIN incident AS i ON i.uuid = `+nowKnown("incident", "a.uuid")+`
		WHERE a.seq > ? AND a.record = 'incident' GROUP BY i.id LIMIT %d`, mostChanged+1), after)
	if err != nil {
		return nil, false, fmt.Errorf("reading the audit trail: %w", err)
	}
	return keys, len(keys) <= mostChanged, nil
}

// besideFacts names the records of which a line changes no incident but those that have lines themselves.
func besideFacts() []string {
	return []string{recordChange, "incident", "attribution", "scope_override", "attachment", "assessment", "determination", "annulment", "source", "clock",
		"commitment", "event", "tally"}
}

// reader reads facts off one connection, within one transaction.
type reader struct {
	ctx     context.Context
	conn    *sql.Conn
	parties places
	ids     []ceasefire.ID // of the parties, by their places
	areas   map[int64]string
	facts   *ceasefire.FactsBuilder
}

// factColumns are what reader.take takes a row's columns from, in their order.
const factColumns = `i.id, i.starts_at, i.ends_at, coalesce(i.deaths_low, -1), coalesce(i.deaths_best, -1), coalesce(i.deaths_high, -1),
	coalesce(i.party_a_id, 0), coalesce(i.party_b_id, 0), i.precision, i.severity, coalesce(i.area_id, 0),
	CASE WHEN i.lat IS NULL AND i.place_precision < %s THEN 0 ELSE i.place_precision END, i.day,
	coalesce(i.lat, 0.0), coalesce(i.lon, 0.0), i.type, i.scope, i.place, i.verification`

// wholes is how many of the columns are whole numbers; they come first.
const wholes = 13

// inTransaction reads within one transaction, so that what is read belongs together, and gives the line of the trail that it stands at.
func inTransaction(ctx context.Context, d *Dossier, read func(*reader) error) (r *reader, seq int64, err error) {
	conn, err := d.read.Conn(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("beginning to read %s: %w", d.path, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return nil, 0, fmt.Errorf("beginning to read %s: %w", d.path, err)
	}
	defer func() {
		_, end := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		err = errors.Join(err, end)
	}()
	r = &reader{ctx: ctx, conn: conn, facts: ceasefire.NewFactsBuilder(0)}
	if seq, err = lastLine(ctx, conn); err != nil {
		return nil, 0, err
	}
	if r.parties, err = partyPlaces(ctx, conn); err != nil {
		return nil, 0, err
	}
	if r.ids, err = partyIDs(ctx, conn); err != nil {
		return nil, 0, err
	}
	codes, err := keysOf[string](ctx, conn, "SELECT code, id FROM area")
	if err != nil {
		return nil, 0, fmt.Errorf("reading the areas: %w", err)
	}
	r.areas = map[int64]string{}
	for code, key := range codes {
		r.areas[key] = code
	}
	return r, seq, read(r)
}

// read takes the facts of the incidents that a condition leaves.
func (r *reader) read(condition string, args ...driver.NamedValue) error {
	return r.rows("SELECT "+fmt.Sprintf(factColumns, areaPrecision)+" FROM incident AS i WHERE i.deleted_at IS NULL AND "+condition, args, r.take)
}

// rows hands on the rows of a query. It goes past database/sql, which takes longer over a row than the file.
func (r *reader) rows(query string, args []driver.NamedValue, take func([]driver.Value) error) error {
	return r.conn.Raw(func(raw any) error {
		conn, ok := raw.(driver.QueryerContext)
		if !ok {
			return fmt.Errorf("reading many rows: the database gave a %T", raw)
		}
		rows, err := conn.QueryContext(context.Background(), query, args) // one that can be cancelled costs a goroutine a row
		if err != nil {
			return err
		}
		return errors.Join(r.each(rows, take), rows.Close())
	})
}

func (r *reader) each(rows driver.Rows, take func([]driver.Value) error) error {
	values := make([]driver.Value, len(rows.Columns()))
	for n := 0; ; n++ {
		if n%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		err := rows.Next(values)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = take(values)
		}
		if err != nil {
			return err
		}
	}
}

// take takes one row.
func (r *reader) take(values []driver.Value) error {
	var n [wholes]int64
	for i := range n {
		whole, ok := values[i].(int64)
		if !ok {
			return oddValue("a whole number", values[i])
		}
		n[i] = whole
	}
	lat, _ := values[wholes].(float64)
	lon, _ := values[wholes+1].(float64)
	var texts [4]string
	for i := range texts {
		text, ok := values[wholes+2+i].(string)
		if !ok {
			return oddValue("a text", values[wholes+2+i])
		}
		texts[i] = text
	}
	r.facts.Add(ceasefire.Fact{
		Key: n[0], From: n[1], Until: n[2], Low: int32(n[3]), Best: int32(n[4]), High: int32(n[5]), PartyA: r.parties.place(n[6]), PartyB: r.parties.place(n[7]),
		Precision: ceasefire.Precision(n[8]), Severity: ceasefire.Severity(n[9]), Area: r.areas[n[10]], Placed: ceasefire.PlacePrecision(n[11]),
		Lat: float32(lat), Lon: float32(lon), Type: ceasefire.Type(texts[0]), Scope: ceasefire.Scope(texts[1]), Place: texts[2], Verification: ceasefire.Verification(texts[3]), Day: ceasefire.Day(n[12]),
	})
	return nil
}

// readAll reads every incident.
func readAll(ctx context.Context, d *Dossier) (*held, error) {
	r, seq, err := throughAll(ctx, d, func(r *reader) error {
		var n int
		if err := r.conn.QueryRowContext(ctx, "SELECT count(*) FROM incident").Scan(&n); err != nil {
			return err
		}
		r.facts = ceasefire.NewFactsBuilder(n)
		return r.read("1")
	})
	if err != nil {
		return nil, err
	}
	return r.held(seq), nil
}

// partyIDs lists the parties by their places.
func partyIDs(ctx context.Context, q querier) ([]ceasefire.ID, error) {
	ids, err := collect(ctx, q, func(rows *sql.Rows) (id ceasefire.ID, err error) {
		err = rows.Scan(into(&id))
		return id, err
	}, "SELECT uuid FROM party WHERE removed_at IS NULL ORDER BY position, uuid")
	if err != nil {
		return nil, fmt.Errorf("reading the parties: %w", err)
	}
	return ids, nil
}

// followed reads the few incidents anew that changed since; few is false where many may have, or it is not told which. What was handed out of h stays as it is.
func (h *held) followed(ctx context.Context, d *Dossier) (next *held, few bool, err error) {
	var keys []int64
	r, seq, err := inTransaction(ctx, d, func(r *reader) error {
		if keys, few, err = changedAfter(ctx, r.conn, h.seq); err != nil || !few || len(keys) == 0 {
			return err
		}
		list, err := json.Marshal(keys)
		if err != nil {
			return fmt.Errorf("listing incidents: %w", err)
		}
		return r.read("i.id IN (SELECT value FROM json_each(?))", driver.NamedValue{Ordinal: 1, Value: string(list)})
	})
	if err != nil || !few {
		return nil, false, err
	}
	next = &held{seq: seq, facts: h.facts, parties: r.ids, orders: h.copied()}
	if len(keys) > 0 {
		next.facts = h.facts.Replace(newKeySet(keys).has, r.facts.Facts().List())
		next.orders = map[Sort][]int32{}
	}
	return next, true, nil
}

// held puts what was read in order.
func (r *reader) held(seq int64) *held {
	return &held{seq: seq, facts: r.facts.Facts().InTime(), parties: r.ids, orders: map[Sort][]int32{}}
}
