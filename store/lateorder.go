package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// fewIncidents is how many incidents a dossier may hold so that its indexes are made anew after an import: it takes less than keeping them for each row, and a small
// import loses nothing by it.
const fewIncidents = 5000

// lateOrder makes the indexes that order incidents once, after many were added to few. Those by which a row is found again stay, and that of the batch, to whose end each row is added. All of it is undone with the change.
type lateOrder struct {
	change *change
	make   []string
}

// beginLateOrder lays the indexes aside.
func beginLateOrder(c *change) (*lateOrder, error) {
	o := &lateOrder{change: c}
	var many bool
	err := c.tx.QueryRowContext(c.ctx, "SELECT EXISTS (SELECT 1 FROM incident LIMIT 1 OFFSET ?)", fewIncidents).Scan(&many)
	if err == nil && !many {
		o.make, err = collect(c.ctx, c.tx, func(rows *sql.Rows) (text string, err error) {
			err = rows.Scan(&text)
			return text, err
		}, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name IN ('incident_when', 'incident_day')")
	}
	if err != nil {
		return nil, fmt.Errorf("looking at the indexes: %w", err)
	}
	for _, text := range o.make {
		if _, err := c.tx.ExecContext(c.ctx, "DROP INDEX "+strings.Fields(text)[2]); err != nil {
			return nil, fmt.Errorf("laying an index aside: %w", err)
		}
	}
	return o, nil
}

// finish makes the indexes; a cancelled ctx stops it, after which the change has to be given up.
func (o *lateOrder) finish(ctx context.Context) error {
	for _, text := range o.make {
		if _, err := o.change.tx.ExecContext(ctx, text); err != nil {
			return fmt.Errorf("making an index anew: %w", err)
		}
	}
	return nil
}
