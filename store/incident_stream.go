package store

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"truceboard/store/ceasefire"
)

// streamColumns are the columns of an incident as streamer.take takes them, in their order; what it refers to is given by its key, which is looked up once for all incidents.
const streamColumns = `i.id, i.uuid, i.starts_at, i.ends_at, i.precision, i.zone,
	i.place, i.area_id, i.district, i.lat, i.lon, i.place_precision,
	i.type, i.severity, i.title, i.text, i.actor_a, i.party_a_id, i.actor_b, i.party_b_id,
	i.deaths_low, i.deaths_best, i.deaths_high, i.deaths_civilians, i.deaths_side_a, i.deaths_side_b, i.deaths_unknown,
	i.injured_low, i.injured_best, i.injured_high, i.verification, i.reported_by,
	i.dataset, i.dataset_key, i.dataset_digest, i.batch_id, i.recorded_by, i.recorded_at, i.deleted_at,
	i.scope, i.scope_rule_id, i.scope_overridden, i.scope_why`

// Whole incidents are handed over in parcels, few of which are under way, while one goroutine reads those that follow.
const (
	streamParcels = 4
	streamRows    = 256
)

// streamParcel is some incidents in their order, and their keys.
type streamParcel struct {
	incidents []ceasefire.Incident
	keys      []int64
}

// streamer reads many incidents whole, off one connection and past database/sql, which takes longer over a row than the file.
type streamer struct {
	ctx         context.Context
	conn        driver.QueryerContext
	names       streamNames
	extra       bool // the columns that have no field are read too
	sets        map[int64][]string
	cited       bool // there are sources
	full, empty chan *streamParcel
}

// streamNames are what incidents refer to, by its key.
type streamNames struct {
	parties, sources, rules, batches map[int64]ceasefire.ID
	areas                            map[int64]string
}

// stream gives the incidents of a view in order, as they are now.
func (d *Dossier) stream(ctx context.Context, v View, s Sort, extra bool, yield func(ceasefire.Incident, error) bool) {
	ctx, stop := context.WithCancel(ctx)
	x := &streamer{ctx: ctx, extra: extra, sets: map[int64][]string{}, full: make(chan *streamParcel, streamParcels), empty: make(chan *streamParcel, streamParcels)}
	for range streamParcels {
		x.empty <- &streamParcel{}
	}
	var reading sync.WaitGroup
	var failed error
	reading.Go(func() {
		defer close(x.full)
		failed = x.run(d, v, s)
	})
	defer reading.Wait()
	defer stop()
	for p := range x.full {
		if err := ctx.Err(); err != nil { // what was read ahead is not given once nobody waits for it
			yield(ceasefire.Incident{}, err)
			return
		}
		for _, i := range p.incidents {
			if !yield(i, nil) {
				return
			}
		}
		x.empty <- p
	}
	if failed != nil {
		yield(ceasefire.Incident{}, failed)
	}
}

// run reads on the goroutine that reads.
func (x *streamer) run(d *Dossier, v View, s Sort) (err error) {
	query, args, keys, err := d.streamed(x.ctx, v, s)
	if err != nil {
		return err
	}
	conn, letGo, err := d.longConn(x.ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, letGo()) }()
	if err := x.lookUp(conn); err != nil {
		return err
	}
	return conn.Raw(func(raw any) error {
		var ok bool
		if x.conn, ok = raw.(driver.QueryerContext); !ok {
			return fmt.Errorf("reading incidents: the database gave a %T", raw)
		}
		if query != "" {
			return x.read("SELECT "+streamColumns+" "+query, args)
		}
		return x.readKeys(keys)
	})
}

// streamed gives what reads the incidents of a view in order: a query from its FROM on where the file has them in that order, their keys otherwise, since it would have to put whole incidents in order.
func (d *Dossier) streamed(ctx context.Context, v View, s Sort) (query string, args []any, keys []int64, err error) {
	if s.By != SortWhen && s.By != SortAdded && s.By != "" {
		list, err := d.List(ctx, v, s)
		if err != nil {
			return "", nil, nil, err
		}
		return "", nil, list.keys, nil
	}
	where, err := v.condition(ctx, d.read)
	if err != nil {
		return "", nil, nil, err
	}
	order, err := s.order()
	if err != nil {
		return "", nil, nil, err
	}
	return where.sql() + " ORDER BY " + order, where.args, nil, nil
}

// lookUp reads what incidents refer to.
func (x *streamer) lookUp(q querier) (err error) {
	for _, of := range []struct {
		to    *map[int64]ceasefire.ID
		table string
	}{{&x.names.parties, "party"}, {&x.names.sources, "source"}, {&x.names.rules, "scope_rule"}, {&x.names.batches, "import_batch"}} {
		if *of.to, err = namesOf[ceasefire.ID](x.ctx, q, "SELECT uuid, id FROM "+of.table); err != nil {
			return fmt.Errorf("reading what incidents refer to: %w", err)
		}
	}
	if x.names.areas, err = namesOf[string](x.ctx, q, "SELECT code, id FROM area"); err != nil {
		return fmt.Errorf("reading what incidents refer to: %w", err)
	}
	if err := q.QueryRowContext(x.ctx, "SELECT EXISTS (SELECT 1 FROM incident_source)").Scan(&x.cited); err != nil {
		return fmt.Errorf("looking for sources: %w", err)
	}
	if !x.extra {
		return nil
	}
	sets, err := namesOf[string](x.ctx, q, "SELECT names, id FROM column_set")
	if err != nil {
		return fmt.Errorf("reading the names of columns: %w", err)
	}
	for key, list := range sets {
		var names []string
		if err := json.Unmarshal([]byte(list), &names); err != nil {
			return fmt.Errorf("reading the names of columns: %w", err)
		}
		x.sets[key] = names
	}
	return nil
}

// namesOf turns keysOf round.
func namesOf[K ceasefire.ID | string](ctx context.Context, q querier, query string) (map[int64]K, error) {
	keys, err := keysOf[K](ctx, q, query)
	names := make(map[int64]K, len(keys))
	for name, key := range keys {
		names[key] = name
	}
	return names, err
}

// readKeys reads incidents by their keys, in the keys' order.
func (x *streamer) readKeys(keys []int64) error {
	for some := range slices.Chunk(keys, streamRows) {
		list, err := json.Marshal(some)
		if err != nil {
			return fmt.Errorf("asking for incidents: %w", err)
		}
		err = x.read("SELECT "+streamColumns+" FROM json_each(?) AS w CROSS JOIN incident AS i ON i.id = w.value WHERE i.deleted_at IS NULL ORDER BY w.key", []any{string(list)})
		if err != nil {
			return err
		}
	}
	return nil
}

// read reads the incidents that a query gives.
func (x *streamer) read(query string, args []any) error {
	p := x.next()
	err := x.each(query, args, func(values []driver.Value) error {
		if p == nil {
			return x.ctx.Err()
		}
		key, i, err := x.take(values)
		if err != nil {
			return err
		}
		p.keys, p.incidents = append(p.keys, key), append(p.incidents, i)
		if len(p.keys) < streamRows {
			return nil
		}
		if err := x.hand(p); err != nil {
			return err
		}
		p = x.next()
		return nil
	})
	if err != nil {
		return err
	}
	if p == nil {
		return x.ctx.Err()
	}
	return x.hand(p)
}

// next waits for an empty parcel; it gives nil when ctx ends first.
func (x *streamer) next() *streamParcel {
	select {
	case p := <-x.empty:
		p.incidents, p.keys = p.incidents[:0], p.keys[:0]
		return p
	case <-x.ctx.Done():
		return nil
	}
}

// hand fills in what belongs to the incidents of a parcel, and hands it over.
func (x *streamer) hand(p *streamParcel) error {
	list, err := json.Marshal(p.keys)
	if err != nil {
		return fmt.Errorf("asking for incidents: %w", err)
	}
	places := make(map[int64]int, len(p.keys))
	for n, key := range p.keys {
		places[key] = n
	}
	if x.cited {
		err = x.readCitations(string(list), func(key int64, c ceasefire.Citation) {
			i := &p.incidents[places[key]]
			i.Citations = append(i.Citations, c)
		})
	}
	if err == nil && x.extra {
		err = x.readExtra(string(list), func(key int64, columns []ceasefire.Column) { p.incidents[places[key]].Extra = columns })
	}
	if err != nil {
		return err
	}
	x.full <- p
	return nil
}

// each hands over row after row of a query.
func (x *streamer) each(query string, args []any, take func([]driver.Value) error) error {
	rows, err := x.conn.QueryContext(context.Background(), query, ordered(nil, args...)) // one that can be cancelled costs a goroutine a row
	if err != nil {
		return fmt.Errorf("reading incidents: %w", err)
	}
	values := make([]driver.Value, len(rows.Columns()))
	for err == nil {
		if err = x.ctx.Err(); err == nil {
			err = rows.Next(values)
		}
		if err == nil {
			err = take(values)
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, rows.Close())
}

// readCitations reads the sources of incidents.
func (x *streamer) readCitations(list string, cite func(key int64, c ceasefire.Citation)) error {
	return x.each("SELECT incident_id, source_id, locator, credibility FROM incident_source WHERE incident_id"+amongKeys+" ORDER BY source_id, locator", []any{list}, func(values []driver.Value) error {
		row := cells{values: values}
		key := row.whole()
		c := ceasefire.Citation{Source: x.names.sources[row.whole()], Locator: row.text(), Credibility: ceasefire.Credibility(row.whole())}
		if row.err == nil {
			cite(key, c)
		}
		return row.err
	})
}

// readExtra reads the columns of incidents that have no field.
func (x *streamer) readExtra(list string, keep func(key int64, columns []ceasefire.Column)) error {
	return x.each("SELECT incident_id, coalesce(column_set_id, 0), columns FROM incident_extra WHERE incident_id"+amongKeys, []any{list}, func(values []driver.Value) error {
		row := cells{values: values}
		key, set, text := row.whole(), row.whole(), row.text()
		if row.err != nil {
			return row.err
		}
		columns, err := x.columnsOf(set, text)
		if err == nil {
			keep(key, columns)
		}
		return err
	})
}

// columnsOf reads the columns that have no field, whose names are those of a set.
func (x *streamer) columnsOf(set int64, text string) ([]ceasefire.Column, error) {
	names, there := x.sets[set]
	if !there {
		return decodeExtra("", text)
	}
	values, err := decodeTexts(text)
	if err == nil && len(values) != len(names) {
		err = fmt.Errorf("there are %d names and %d values", len(names), len(values))
	}
	if err != nil {
		return nil, fmt.Errorf("reading the other columns: %w", err)
	}
	columns := make([]ceasefire.Column, len(names))
	for n, name := range names {
		columns[n] = ceasefire.Column{Name: name, Value: values[n]}
	}
	return columns, nil
}
