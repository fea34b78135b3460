package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// provenance tells by which import an incident came, who recorded it and when, and since when it is marked as deleted: what an import, its undoing and a merge change without a line of each. The table together has what stood there before such
// a change and what stands since, and incident_removal which incidents the undoing of imports marked.
type provenance struct{ batch, by, at, deleted any }

// provenanceColumns are the columns of an incident that hold it.
func provenanceColumns() []string {
	return []string{"batch_id", "recorded_by", "recorded_at", "deleted_at"}
}

// provenanceIn reads it out of a row.
func provenanceIn(r row) provenance {
	return provenance{r["batch_id"], r["recorded_by"], r["recorded_at"], r["deleted_at"]}
}

// row gives it as a row has it.
func (p provenance) row() row {
	return row{"batch_id": p.batch, "recorded_by": p.by, "recorded_at": p.at, "deleted_at": p.deleted}
}

// targets are what a row with the columns is read into.
func (p *provenance) targets() []any { return []any{&p.batch, &p.by, &p.at, &p.deleted} }

// keepTogether is the SQL that keeps what stood in the rows of some incidents, as the table stood has it, and what stands there now, with the change that ?1 names.
const keepTogether = `INSERT INTO main.together (change, incident_id, batch_id, recorded_by, recorded_at, deleted_at, now_batch_id, now_recorded_by, now_recorded_at, now_deleted_at)
	SELECT ?1, s.id, s.batch_id, s.recorded_by, s.recorded_at, s.deleted_at, i.batch_id, i.recorded_by, i.recorded_at, i.deleted_at FROM stood AS s JOIN main.incident AS i ON i.id = s.id`

// removalMark tells that the undoing of an import marked an incident as deleted, and that this was taken back, where restored is set.
type removalMark struct {
	batch        int64
	at, restored any
}

// covers reports whether an instant (Unix seconds) lies in the time for which the incident was removed. It has none where the clock was put back meanwhile: then it may be any.
func (r removalMark) covers(instant any) bool {
	at, _ := r.at.(int64)
	moment, known := instant.(int64)
	until, ended := r.restored.(int64)
	return known && (at <= moment && (!ended || moment <= until) || ended && until == at)
}

// unlinedChange is a change of an incident's provenance by a change that wrote no line of it. Of changes before an older layout it is not known what stands since.
type unlinedChange struct {
	change      int64
	before, now provenance
	known       bool
}

// unlinedChanges is what is kept of some incidents' provenance, by their keys, each in order.
type unlinedChanges struct {
	removals map[int64][]removalMark
	together map[int64][]unlinedChange
}

// readUnlined reads it of some incidents.
func readUnlined(ctx context.Context, q querier, keys someKeys) (u unlinedChanges, err error) {
	u = unlinedChanges{removals: map[int64][]removalMark{}, together: map[int64][]unlinedChange{}}
	_, err = collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		var r removalMark
		err = rows.Scan(&key, &r.batch, &r.at, &r.restored)
		u.removals[key] = append(u.removals[key], r)
		return none, err
	}, "SELECT incident_id, batch_id, removed_at, restored_at FROM incident_removal WHERE incident_id"+keys.text, keys.args...)
	if err != nil {
		return u, fmt.Errorf("reading which incidents were removed: %w", err)
	}
	now, err := togetherNow(ctx, q)
	if err != nil {
		return u, err
	}
	_, err = collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		var c unlinedChange
		err = rows.Scan(slices.Concat([]any{&key, &c.change}, c.before.targets(), c.now.targets())...)
		c.known = c.now.by != nil
		u.together[key] = append(u.together[key], c)
		return none, err
	}, "SELECT incident_id, change, "+strings.Join(provenanceColumns(), ", ")+", "+now+" FROM together WHERE incident_id"+keys.text+" ORDER BY incident_id, change", keys.args...)
	if err != nil {
		return u, fmt.Errorf("reading what a merge brought together: %w", err)
	}
	return u, nil
}

// without leaves out what changes kept that nothing vouches for.
func (u unlinedChanges) without(changes map[int64]togetherLine) {
	if len(changes) == 0 {
		return
	}
	for key, all := range u.together {
		u.together[key] = slices.DeleteFunc(all, func(c unlinedChange) bool {
			_, is := changes[c.change]
			return is
		})
	}
}

// togetherNow gives the columns that have what stands since a change: a file of an older layout has none.
func togetherNow(ctx context.Context, q querier) (string, error) {
	var there bool
	if err := q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pragma_table_info('together') WHERE name = 'now_recorded_by')").Scan(&there); err != nil {
		return "", fmt.Errorf("looking at the layout: %w", err)
	}
	if !there {
		return "NULL, NULL, NULL, NULL", nil
	}
	return "now_" + strings.Join(provenanceColumns(), ", now_"), nil
}

// deletedRight reports whether the mark of an incident is as a line, or what stands since a change without one, has it, or as the undoing of an import left it since: undone tells whether an import that brought the incident is undone.
func (u unlinedChanges) deletedRight(key int64, is, said any, undone func(batch int64) bool) bool {
	open, closed, marked := false, false, false
	for _, r := range u.removals[key] {
		open, closed = open || r.restored == nil, closed || r.restored != nil
		marked = marked || r.restored == nil && alike(is, r.at) && undone(r.batch)
	}
	if is == nil {
		return !open && (said == nil || closed)
	}
	return alike(is, said) || marked
}
