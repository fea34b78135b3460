package store

import (
	"fmt"
	"slices"
)

// freeNames takes from the records of a table whose names are put back those that they have, so that names which were swapped can be put back one after another. What the records were is kept.
func (r *reverser) freeNames(table string, all []written) error {
	if !slices.Contains([]string{"party", "saved_filter"}, table) { // whose names the database holds to be unique
		return nil
	}
	for _, t := range all {
		if t.record != table {
			continue
		}
		was, became, err := r.rows(t)
		if err != nil {
			return err
		}
		if was == nil || became == nil || alike(was["name"], became["name"]) {
			continue
		}
		key, text, now, err := r.present(t)
		if err != nil {
			return err
		}
		if now == nil || !alike(now["name"], became["name"]) { // it is put back no further
			continue
		}
		r.held[markedRecord{table, key}] = text
		if _, err := r.tx.ExecContext(r.ctx, "UPDATE "+table+" SET name = ? WHERE id = ?", fmt.Sprintf("named later %d", key), key); err != nil {
			return fmt.Errorf("freeing a name: %w", err)
		}
	}
	return nil
}
