package store

import (
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// derivedSince is the layout from which on every incident says what follows for it by the rules of this version: a file is brought to it with all of it worked out anew. What an older file says may follow from older rules.
const derivedSince = 16

// derivedAtOnce is of how many incidents at once it is worked out anew what follows for them: what is worked out for one serves those after it that are like it.
const derivedAtOnce = 32768

// restsOn names the records from which the day, the parties and the scope of incidents follow.
func restsOn() []string {
	return []string{"agreement", "party", "actor_name", "area", "scope_rule", "attribution", "scope_override"}
}

// derived works out anew what every figure is counted by, the day, the parties and the scope of each incident, and tells how many do not say what follows from the records and rules that there are. Where one of these was itself changed
// past the trail nothing can be said of that; and an incident that is named for something else is not named again.
func (v *voucher) derived() error {
	if v.more > 0 || slices.ContainsFunc(v.faults, func(f RecordFault) bool { return slices.Contains(restsOn(), f.Record) }) {
		return nil
	}
	if layout, err := layoutOf(v.ctx, v.q); err != nil || layout < derivedSince {
		return err
	}
	frame, err := readFrame(v.ctx, v.q)
	if err != nil {
		return err
	}
	keys, err := readKeys(v.ctx, v.q)
	if err != nil {
		return err
	}
	named, err := v.namedIncidents()
	if err != nil {
		return err
	}
	f := RecordFault{Record: "incident", Fault: FaultDerived}
	var first int64
	tell := func(key int64, was, now derivation) {
		if named[key] {
			return
		}
		if f.Count++; first == 0 {
			first = key
		}
		for _, column := range was.unlike(now) {
			if !slices.Contains(f.Columns, column) {
				f.Columns = append(f.Columns, column)
			}
		}
	}
	greatest, err := v.lastIncident()
	if err != nil {
		return err
	}
	derive := newDeriver(frame)
	for from := int64(1); from <= greatest; from += derivedAtOnce {
		if err := errors.Join(v.pause(), eachOutdated(v.ctx, v.q, derive, keys, tell, "i.id BETWEEN ? AND ?", from, from+derivedAtOnce-1)); err != nil {
			return err
		}
	}
	if f.Count == 0 {
		return nil
	}
	slices.Sort(f.Columns)
	if err := v.q.QueryRowContext(v.ctx, "SELECT uuid, title FROM incident WHERE id = ?", first).Scan(into(&f.ID), &f.Name); err != nil {
		return fmt.Errorf("reading an incident: %w", err)
	}
	v.fault(f)
	return nil
}

// namedIncidents gives the keys of the incidents that are named as faults.
func (v *voucher) namedIncidents() (map[int64]bool, error) {
	var ids []string
	for _, f := range v.faults {
		if f.Record == "incident" && f.ID != (ceasefire.ID{}) {
			ids = append(ids, hexOf(f.ID))
		}
	}
	h := &incidentVoucher{voucher: v}
	return h.keys("SELECT id FROM incident WHERE uuid IN (SELECT unhex(value) FROM json_each('" + string(jsonOf(append([]string{}, ids...))) + "'))")
}

// unlike names the columns that two derivations do not have alike.
func (d derivation) unlike(o derivation) (columns []string) {
	for _, c := range []struct {
		name string
		same bool
	}{
		{"day", d.day == o.day}, {"party_a_id", d.partyA == o.partyA}, {"party_b_id", d.partyB == o.partyB}, {"scope", d.scope == o.scope},
		{"scope_rule_id", d.rule == o.rule}, {"scope_overridden", d.overridden == o.overridden}, {"scope_why", d.why == o.why},
	} {
		if !c.same {
			columns = append(columns, c.name)
		}
	}
	return columns
}
