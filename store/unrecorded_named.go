package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// named holds the names of actors and the areas, which are known by what they are called.
func (v *voucher) named() error {
	for table, rowsNow := range map[string]func() ([]row, error){
		"area":       func() ([]row, error) { return v.rowsOf("area", "") },
		"actor_name": v.actorNames,
	} {
		rows, err := rowsNow()
		if err != nil {
			return err
		}
		if err := v.byName(table, keyColumn(table), rows); err != nil {
			return err
		}
	}
	return nil
}

// actorNames reads what names of actors stand for, as the trail tells of it.
func (v *voucher) actorNames() ([]row, error) {
	return collect(v.ctx, v.q, func(rows *sql.Rows) (r row, err error) {
		var name, note string
		var party ceasefire.ID
		err = rows.Scan(&name, into(&party), &note)
		return row{"name": name, "party": party.String(), "note": note}, err
	}, "SELECT n.name, p.uuid, n.note FROM actor_name AS n JOIN party AS p ON p.id = n.party_id")
}

// partyNow has a line tell of a party by what that is known by now.
func (v *voucher) partyNow(said row) error {
	party, err := knownWith(v.ctx, v.q, "party", actorIn(said).Party, v.fresh)
	said["party"] = party.String()
	return err
}

// namedLine is the last line about a record that is known by its name.
type namedLine struct {
	seq int64
	was row
}

// lastNamed gives the last line about each record of a kind that is known by its name.
func (v *voucher) lastNamed(table, column string) (map[string]namedLine, error) {
	last := map[string]namedLine{}
	_, err := collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var seq int64
		var before, after string
		if err = rows.Scan(&seq, &before, &after); err != nil {
			return none, err
		}
		was, err := parsed(before)
		if err != nil {
			return none, err
		}
		is, err := parsed(after)
		if err == nil && table == "actor_name" && is != nil {
			err = v.partyNow(is)
		}
		if name := text(was, column); name != "" {
			last[name] = namedLine{seq: seq}
		}
		if name := text(is, column); name != "" {
			last[name] = namedLine{seq, is}
		}
		return none, err
	}, "SELECT seq, coalesce(before_row, ''), coalesce(after_row, '') FROM audit WHERE record = ? ORDER BY seq", table)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return last, nil
}

func (v *voucher) byName(table, column string, rows []row) error {
	last, err := v.lastNamed(table, column)
	if err != nil {
		return err
	}
	for _, now := range rows {
		name := text(now, column)
		v.holdNamed(table, name, now, last)
		delete(last, name)
	}
	for _, name := range slices.Sorted(maps.Keys(last)) {
		if l := last[name]; l.was != nil && l.seq > v.after["audit"] {
			v.fault(RecordFault{Record: table, Name: name, Fault: FaultRemoved, Line: l.seq})
		}
	}
	return nil
}

// lastAbout gives the last line about a record that is known by its name. One that is marked as removed has given its name away, since another may have it.
func lastAbout(name string, now row, last map[string]namedLine) (l namedLine, told bool) {
	if l, told = last[name]; told {
		return l, true
	}
	key, _ := now["id"].(int64)
	l, told = last[strings.TrimSuffix(name, nameAway(key))]
	return namedLine{seq: l.seq}, told
}

func (v *voucher) holdNamed(table, name string, now row, last map[string]namedLine) {
	l, told := lastAbout(name, now, last)
	f := RecordFault{Record: table, Name: name, Fault: FaultAltered, Line: l.seq}
	key, hasKey := now["id"].(int64)
	switch {
	case !told && (hasKey && key > v.after[table] || !hasKey && v.after[table] == 0):
		f.Fault = FaultAdded
	case l.seq <= v.after["audit"]:
		return
	case l.was == nil && !hasKey: // names of actors are not marked
		f.Fault = FaultAdded
	case l.was == nil:
		if now["removed_at"] != nil {
			return
		}
		f.Columns = []string{"removed_at"}
	default:
		if f.Columns = unlike(table, now, l.was); len(f.Columns) == 0 {
			return
		}
	}
	v.fault(f)
}
