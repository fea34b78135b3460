package store

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"truceboard/store/ceasefire"
)

// takeAll takes the rows: one goroutine reads and judges them, this one writes them, and a third gathers the words of those that were added.
func (m *importer) takeAll(ctx context.Context, rows iter.Seq2[ceasefire.Incident, error]) error {
	empty, full := make(chan *parcel, parcels), make(chan *parcel, parcels)
	for range parcels {
		empty <- &parcel{rows: make([]packedRow, 0, parcelRows)}
	}
	ctx, stop := context.WithCancel(ctx)
	packer := m.packer()
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(full)
		packer.pack(ctx, rows, empty, full)
	})
	written := make(chan *parcel, parcels)
	reading.Go(func() { m.gatherAll(written, empty) })
	defer reading.Wait()
	defer close(written)
	defer stop()
	for p := range full {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := m.takeParcel(p, written); err != nil {
			return err
		}
		p.done(empty)
	}
	m.inOrder()
	return ctx.Err()
}

// gatherAll gathers the words of the incidents that were added.
func (m *importer) gatherAll(written <-chan *parcel, empty chan<- *parcel) {
	g := m.words.gathered
	for p := range written {
		for n := range p.rows {
			if row := &p.rows[n]; row.key > 0 && !m.dry {
				g.take(row.key, &row.incident)
			}
		}
		g.ripen()
		p.done(empty)
		g.waiting.Done()
	}
}

// takeParcel adds the rows that are new, whose words are gathered while it looks at those that were there.
func (m *importer) takeParcel(p *parcel, written chan<- *parcel) error {
	m.result.Read += len(p.rows)
	if m.batch.Progress != nil {
		m.batch.Progress(m.result.Read)
	}
	there, err := m.addParcel(p)
	if err != nil {
		return err
	}
	p.users.Store(2)
	m.words.gathered.waiting.Add(1)
	written <- p
	known, err := m.findKnown(p, there)
	if err != nil {
		return err
	}
	for n := range p.rows {
		row := &p.rows[n]
		err := row.err
		if there[n] {
			err = m.take(known[n], row.incident, row.problems)
		}
		if err := m.reject(row.incident, err); err != nil {
			return err
		}
	}
	if m.dry || !m.words.gathered.ripe.Load() {
		return nil
	}
	return m.words.add(m.ctx)
}

// findKnown finds the incidents that rows are which are there already, by the rows' places, and holds those against the trail that no row was before.
func (m *importer) findKnown(p *parcel, there map[int]bool) (map[int]knownRow, error) {
	known := make(map[int]knownRow, len(there))
	var unmet []knownRow
	for n := range there {
		row := &p.rows[n]
		if row.err != nil {
			continue
		}
		k, err := m.knownAs(&row.incident)
		if err != nil {
			return nil, err
		}
		if known[n] = k; !m.met.has(k.key) {
			unmet = append(unmet, k)
		}
	}
	return known, m.held.hold(unmet)
}

// addParcel adds the rows of a parcel that are new and gives the places of those that are not.
func (m *importer) addParcel(p *parcel) (there map[int]bool, err error) {
	for n := range p.rows {
		if names := p.rows[n].names; names != "" {
			if _, err := m.columnSet(names); err != nil {
				return nil, err
			}
		}
	}
	there = map[int]bool{}
	err = m.pastSQL(func(driver.ConnPrepareContext) error {
		for n := range p.rows {
			row := &p.rows[n]
			if row.err != nil {
				continue
			}
			err := m.addPacked(row)
			if isUnique(err) {
				there[n] = true
				continue
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return there, err
}

// addPacked adds a row and what belongs to it.
func (m *importer) addPacked(row *packedRow) error {
	key := m.last + 1
	row.args[m.fast.keyPlace].Value = key
	if err := m.fast.incident.run(row.args); err != nil {
		return fmt.Errorf("adding an incident: %w", err)
	}
	m.last, row.key = key, key
	m.seal.add(row.digest)
	m.met.meet(key, row.incident.Origin.Line)
	m.result.Added++
	m.warn(&row.incident, row.problems)
	return m.fast.addParts(m, key, row)
}

// inOrder puts what is said of rows into the order of the file.
func (m *importer) inOrder() {
	slices.SortStableFunc(m.result.Rejected, func(a, b Rejection) int { return cmp.Compare(a.Line, b.Line) })
	slices.SortStableFunc(m.result.Warnings, func(a, b Warning) int { return cmp.Compare(a.Line, b.Line) })
}

// fastRows are the statements that add the rows of an import.
type fastRows struct {
	incident, extra, source fastStmt
	args                    []driver.NamedValue
	keyPlace                int // of the key among an incident's values
}

func (m *importer) readyFast() (f fastRows, err error) {
	f.keyPlace = len(enteredColumns()) + len(derivedColumns())
	for _, s := range []struct {
		to   *fastStmt
		text string
	}{
		{&f.incident, insertIncident()}, {&f.extra, insertExtra},
		{&f.source, "INSERT INTO incident_source (incident_id, source_id, locator, credibility) VALUES (?, ?, ?, ?)"},
	} {
		if *s.to, err = m.prepareFast(s.text); err != nil {
			return f, fmt.Errorf("readying to add incidents: %w", err)
		}
	}
	return f, nil
}

// addParts adds the columns of a row that have no field, and the sources that it cites.
func (f *fastRows) addParts(m *importer, key int64, row *packedRow) error {
	if row.names != "" {
		f.args = ordered(f.args, key, m.sets[row.names], row.values)
		if err := f.extra.run(f.args); err != nil {
			return fmt.Errorf("keeping an incident's columns: %w", err)
		}
	}
	for _, c := range row.incident.Citations {
		f.args = ordered(f.args, key, keyArg(m.keys.sources, c.Source), c.Locator, int64(c.Credibility))
		if err := f.source.run(f.args); err != nil {
			return fmt.Errorf("keeping an incident's sources: %w", err)
		}
	}
	return nil
}

func (f *fastRows) close() (err error) {
	for _, s := range []fastStmt{f.incident, f.extra, f.source} {
		if s.Stmt != nil {
			err = errors.Join(err, s.Close())
		}
	}
	return err
}
