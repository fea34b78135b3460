package store

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// keyIn gives the key that a row of the trail has in the file.
func keyIn(r row) (int64, error) {
	number, ok := r["id"].(json.Number)
	if !ok {
		return 0, fmt.Errorf("a row of the audit trail has no key")
	}
	return number.Int64()
}

// free refuses to give a record back a key that another has been given since.
func (r *reverser) free(t written, key int64) error {
	where := "TRUE"
	if hasMark(t.record) {
		where = "removed_at IS NULL"
	}
	var taken bool
	if err := r.tx.QueryRowContext(r.ctx, "SELECT EXISTS (SELECT 1 FROM "+t.record+" WHERE id = ? AND "+where+")", key).Scan(&taken); err != nil {
		return fmt.Errorf("looking for a row of %s: %w", t.record, err)
	}
	if !taken {
		return nil
	}
	var line int64
	err := r.tx.QueryRowContext(r.ctx, `SELECT coalesce(max(seq), 0) FROM audit WHERE record = ? AND before_row IS NULL
		AND json_extract(after_row, '$.id') = ?`, t.record, key).Scan(&line)
	if err != nil {
		return fmt.Errorf("looking for what stands in the way: %w", err)
	}
	return r.standsInTheWay(line)
}

// unmark forgets that a record was to leave the file.
func (r *reverser) unmark(table string, key int64) {
	r.marked = slices.DeleteFunc(r.marked, func(m markedRecord) bool { return m == markedRecord{table, key} })
}

// putRow writes the columns of a table that a row of the trail has: over the row of its key, or as a new one. Columns of a later layout keep what is usual.
func (r *reverser) putRow(table string, key int64, want row) error {
	columns, err := columnsOf(r.ctx, r.tx, table)
	if err != nil {
		return err
	}
	fields, sets := []string{"id"}, []string{"id = excluded.id"}
	values := []any{key}
	for _, c := range columns {
		value, there := want[c.name]
		if c.name == "removed_at" {
			there = true // what is put back is there again
		}
		if c.name == "id" || !there {
			continue
		}
		arg, err := c.arg(value)
		if err != nil {
			return err
		}
		fields, values, sets = append(fields, c.name), append(values, arg), append(sets, c.name+" = excluded."+c.name)
	}
	query := "INSERT INTO " + table + " (" + strings.Join(fields, ", ") + ") VALUES (" + strings.TrimSuffix(strings.Repeat("?, ", len(fields)), ", ") +
		") ON CONFLICT (id) DO UPDATE SET " + strings.Join(sets, ", ")
	if table == "attachment" { // whose content is not in the trail
		query, values = "UPDATE attachment SET removed_at = ? WHERE id = ?", []any{wholeArg(want["removed_at"]), key}
	}
	if _, err := r.tx.ExecContext(r.ctx, query, values...); err != nil {
		return fmt.Errorf("putting a row of %s back: %w", table, err)
	}
	return nil
}

// putParts writes the rows that belong to a record as its row of the trail has them.
func (r *reverser) putParts(table string, key int64, want row) error {
	for child, column := range belongings(table) {
		if err := r.putPart(child, column, key, nested(want, child)); err != nil {
			return err
		}
	}
	return nil
}

func (r *reverser) putPart(child, column string, key int64, rows []row) error {
	if hasMark(child) {
		if err := r.markAll(child, column, key); err != nil {
			return err
		}
		for _, one := range rows {
			id, err := keyIn(one)
			if err != nil {
				return err
			}
			if err := r.putRow(child, id, one); err != nil {
				return err
			}
			r.unmark(child, id)
		}
		return nil
	}
	if err := r.frames.replace(child, column, key); err != nil {
		return err
	}
	columns, err := columnsOf(r.ctx, r.tx, child)
	if err != nil {
		return err
	}
	for _, one := range rows {
		var fields []field
		for _, c := range columns {
			value, err := c.arg(one[c.name])
			if err != nil {
				return err
			}
			fields = append(fields, field{c.name, value})
		}
		if _, err := r.insert(child, fields...); err != nil {
			return err
		}
	}
	return nil
}

// arg gives a value of the trail as a parameter for the column.
func (c tableColumn) arg(value any) (any, error) {
	switch v := value.(type) {
	case string:
		if !c.blob {
			return v, nil
		}
		raw, err := hex.DecodeString(v)
		if err != nil {
			return nil, fmt.Errorf("reading %s out of the audit trail: %w", c.name, err)
		}
		return raw, nil
	case json.Number:
		if whole, err := v.Int64(); err == nil {
			return whole, nil
		}
		return v.Float64()
	}
	return value, nil
}

// wholeArg gives a whole number of the trail as a parameter, NULL where there is none.
func wholeArg(value any) any {
	if number, ok := value.(json.Number); ok {
		if whole, err := number.Int64(); err == nil {
			return whole
		}
	}
	return value
}

// actorIn reads what a name stood for out of a row of the trail.
func actorIn(r row) ceasefire.ActorName {
	if r == nil {
		return ceasefire.ActorName{}
	}
	a := ceasefire.ActorName{Name: text(r, "name"), Note: text(r, "note")}
	if raw, err := hex.DecodeString(strings.ReplaceAll(text(r, "party"), "-", "")); err == nil {
		copy(a.Party[:], raw)
	}
	return a
}

// putName has a name stand for what it shall stand for, nothing where that is the zero name.
func (r *reverser) putName(now, shall ceasefire.ActorName) error {
	if now == shall {
		return nil
	}
	if shall.Name == "" {
		return r.frames.dropActors(map[string]ceasefire.ActorName{now.Name: now})
	}
	party, err := r.keyOf("party", shall.Party)
	if err != nil {
		return err
	}
	_, err = r.tx.ExecContext(r.ctx, `INSERT INTO actor_name (name, party_id, note) VALUES (?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET party_id = excluded.party_id, note = excluded.note`, shall.Name, party, shall.Note)
	if err != nil {
		return fmt.Errorf("tying the name %q to a party: %w", shall.Name, err)
	}
	return r.frames.recordActor(now, shall)
}
