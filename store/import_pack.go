package store

import (
	"context"
	"database/sql/driver"
	"iter"
	"slices"
	"sync/atomic"

	"truceboard/store/ceasefire"
)

// While one goroutine writes the rows of an import, another reads and judges those that follow, and a third gathers the words of those before. They go over in parcels, few of which are under way, so that the memory is
// bounded: a parcel is full with parcelRows rows, or with parcelText bytes of text.
const (
	parcels    = 6
	parcelRows = 256
	parcelText = 1 << 20
)

// packedRow is a row of an import, judged and ready to be added: the values of its row, and the names and the values of the columns that have no field. err says why it is not taken.
type packedRow struct {
	incident      ceasefire.Incident
	problems      []ceasefire.Problem
	err           error
	key           int64 // once it was added
	args          []driver.NamedValue
	names, values string
	digest        rowDigest
}

// parcel is some rows in their order. It is used again and again.
type parcel struct {
	rows  []packedRow
	text  int
	users atomic.Int32 // who still reads it
}

// done gives the parcel back, once all are done with it.
func (p *parcel) done(empty chan<- *parcel) {
	if p.users.Add(-1) == 0 {
		empty <- p
	}
}

// next gives room for one more row.
func (p *parcel) next() *packedRow {
	if len(p.rows) < cap(p.rows) {
		p.rows = p.rows[:len(p.rows)+1]
	} else {
		p.rows = append(p.rows, packedRow{})
	}
	row := &p.rows[len(p.rows)-1]
	*row = packedRow{args: row.args[:0]}
	return row
}

func (p *parcel) full() bool { return len(p.rows) == parcelRows || p.text >= parcelText }

// packer readies the rows of an import. It has a deriver of its own, since it works beside the importer.
type packer struct {
	*writer
	batch  int64
	named  identities // of incidents that were known by another identifier when they were exported
	values []any
	extra  extraWriter
	seals  digester
	sealed []int // where the values that a digest covers stand among those of the row
}

func (m *importer) packer() *packer {
	own := *m.writer
	own.derive = newDeriver(own.frame)
	return &packer{writer: &own, batch: m.key, named: m.named, sealed: sealedPlaces()}
}

// pack fills empty parcels until the rows end or ctx does.
func (k *packer) pack(ctx context.Context, rows iter.Seq2[ceasefire.Incident, error], empty <-chan *parcel, full chan<- *parcel) {
	p := emptied(ctx, empty)
	for incident, err := range rows {
		if p == nil || ctx.Err() != nil {
			return
		}
		k.add(p, incident, err)
		if p.full() {
			full <- p
			p = emptied(ctx, empty)
		}
	}
	if p != nil {
		full <- p
	}
}

// emptied waits for a parcel; it gives nil when ctx ends first.
func emptied(ctx context.Context, empty <-chan *parcel) *parcel {
	select {
	case p := <-empty:
		p.rows, p.text = p.rows[:0], 0
		return p
	case <-ctx.Done():
		return nil
	}
}

// add puts a row into a parcel.
func (k *packer) add(p *parcel, i ceasefire.Incident, err error) {
	row := p.next()
	i.Citations = k.joined(i.Citations)
	i.ID = k.named.now(i.ID)
	row.incident, row.err = i, err
	if err != nil {
		return
	}
	row.problems = append(i.Problems(k.frame, k.now), i.TooLong(ceasefire.Incident{})...)
	if row.err = valid(row.problems); row.err != nil {
		return
	}
	if len(i.Extra) > 0 {
		if row.names, row.values, row.err = k.extra.encode(i.Extra); row.err != nil {
			return
		}
	}
	k.values = k.appendAdded(k.values[:0], nil, k.fresh(i), k.batch)
	row.args = ordered(row.args, k.values...)
	row.digest = k.digest(row)
	p.text += len(i.Title) + len(i.Text) + 2*len(row.values)
}

// joined leaves out a citation of what an earlier one cites too: sources that are two in the file may be one here.
func (k *packer) joined(cited []ceasefire.Citation) []ceasefire.Citation {
	if len(cited) < 2 {
		return cited
	}
	var kept []ceasefire.Citation
	for _, c := range cited {
		if !slices.ContainsFunc(kept, func(o ceasefire.Citation) bool {
			return o.Locator == c.Locator && k.keys.sources[o.Source] == k.keys.sources[c.Source]
		}) {
			kept = append(kept, c)
		}
	}
	return kept
}

// digest works out what vouches for a row.
func (k *packer) digest(row *packedRow) rowDigest {
	k.seals.begin()
	for _, place := range k.sealed {
		k.seals.value(k.values[place])
	}
	if row.names != "" {
		k.seals.kept(row.names, row.values)
	}
	for _, c := range row.incident.Citations {
		k.seals.cited(keyArg(k.keys.sources, c.Source), c.Locator, int64(c.Credibility))
	}
	return k.seals.end()
}

// fresh gives an incident as it is added.
func (w *writer) fresh(i ceasefire.Incident) ceasefire.Incident {
	i.ID = idOrNew(i.ID)
	i.Recorded = w.stamp(i.Recorded)
	return w.derive.completed(i, false)
}
