package store

import (
	"cmp"

	"truceboard/store/ceasefire"
)

// MergeComing is a record that the other copy brings: What is added, changed or removed, and By who did that there last, and when.
type MergeComing struct {
	What, Record, ID, Name string
	By                     ceasefire.Stamp
}

// mostComing bounds how many of the records that come in are named.
const mostComing = 2000

// named keeps what a record goes by, before anything is done to it.
func (m *merger) named(p *mergePlan, ours, theirs *portable) {
	if row := cmp.Or(theirs, ours); row != nil {
		p.name = m.nameOf(p.key, row)
	}
}

// listComing names what was brought, in the order of the other copy's trail.
func (m *merger) listComing() {
	for _, p := range m.plans {
		if p.did == "" || len(m.result.Coming) == mostComing {
			continue
		}
		m.result.Coming = append(m.result.Coming, MergeComing{What: p.did, Record: p.key.table, ID: p.key.ident, Name: p.name, By: lastStamp(p.lines)})
	}
}
