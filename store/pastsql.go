package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	sqlite "github.com/mattn/go-sqlite3"
)

// pastSQL hands over the connection of a change's transaction itself. database/sql takes longer over each of a million rows than the database does.
func (c *change) pastSQL(do func(driver.ConnPrepareContext) error) error {
	return c.conn.Raw(func(raw any) error {
		conn, ok := raw.(driver.ConnPrepareContext)
		if !ok {
			return fmt.Errorf("writing many rows: the database gave a %T", raw)
		}
		return do(conn)
	})
}

// fastStmt is a statement that is run past database/sql.
type fastStmt struct {
	driver.Stmt
	query driver.StmtQueryContext
}

func (c *change) prepareFast(text string) (s fastStmt, err error) {
	err = c.pastSQL(func(conn driver.ConnPrepareContext) (err error) {
		s.Stmt, err = conn.PrepareContext(context.Background(), text)
		return err
	})
	if err != nil {
		return s, err
	}
	query, ok := s.Stmt.(driver.StmtQueryContext)
	if !ok {
		return s, errors.Join(fmt.Errorf("the database gave a %T", s.Stmt), s.Close())
	}
	s.query = query
	return s, nil
}

// run runs the statement, which gives no rows. As a query it is bound and run in one call into C; as what it is, it would take a call for each argument.
func (s fastStmt) run(args []driver.NamedValue) error {
	rows, err := s.query.QueryContext(context.Background(), args)
	if err != nil {
		return err
	}
	return rows.Close()
}

// ordered puts values where a statement takes them from, in their order.
func ordered(to []driver.NamedValue, values ...any) []driver.NamedValue {
	to = to[:0]
	for n, value := range values {
		to = append(to, driver.NamedValue{Ordinal: n + 1, Value: value})
	}
	return to
}

// isUnique reports whether a row was refused because another has what only one may have.
func isUnique(err error) bool {
	if err == nil {
		return false // as nearly always; what follows makes a target on the heap
	}
	var refused sqlite.Error
	return errors.As(err, &refused) && refused.ExtendedCode == sqlite.ErrConstraintUnique
}
