package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	sqlite "github.com/mattn/go-sqlite3"

	"truceboard/store/keepopen"
)

// telling connects to one dossier's file. Whatever the database says of a file that cannot be read or written goes on as a *FileError, so that
// every reader and writer of the dossier tells of it in the same sentence; there is nothing else to these types.
type telling struct{ path, file, source string }

// Connect opens a connection.
func (t telling) Connect(ctx context.Context) (driver.Conn, error) {
	closed := keepopen.Connecting(t.file)
	opened, err := t.Driver().Open(t.source)
	if err != nil {
		return nil, errors.Join(fileFault(t.path, err), closed())
	}
	conn, ok := opened.(*sqlite.SQLiteConn)
	if !ok {
		return nil, fmt.Errorf("connecting to %s: the database gave a %T", t.path, opened)
	}
	conn.SetLimit(sqlite.SQLITE_LIMIT_LENGTH, largestValue)
	if _, err := conn.ExecContext(ctx, defensive()+"; "+scratching(), nil); err != nil {
		return nil, errors.Join(fileFault(t.path, err), conn.Close(), closed())
	}
	return tellingConn{conn, t.path, closed}, nil
}

// Driver gives the database's own.
func (t telling) Driver() driver.Driver { return &sqlite.SQLiteDriver{} }

type tellingConn struct {
	*sqlite.SQLiteConn
	path   string
	closed func() error
}

// Close closes the connection, and then what waited for it to be closed.
func (c tellingConn) Close() error { return errors.Join(c.SQLiteConn.Close(), c.closed()) }

func (c tellingConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	prepared, err := c.SQLiteConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, fileFault(c.path, err)
	}
	if stmt, ok := prepared.(*sqlite.SQLiteStmt); ok {
		return tellingStmt{stmt, c.path}, nil
	}
	return prepared, nil
}

func (c tellingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	done, err := c.SQLiteConn.ExecContext(ctx, query, args)
	return done, fileFault(c.path, err)
}

func (c tellingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	rows, err := c.SQLiteConn.QueryContext(ctx, query, args)
	return toldRows(rows, c.path, err)
}

func (c tellingConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	tx, err := c.SQLiteConn.BeginTx(ctx, o)
	if err != nil {
		return nil, fileFault(c.path, err)
	}
	return tellingTx{tx, c.path}, nil
}

type tellingStmt struct {
	*sqlite.SQLiteStmt
	path string
}

func (s tellingStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	done, err := s.SQLiteStmt.ExecContext(ctx, args)
	return done, fileFault(s.path, err)
}

func (s tellingStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	rows, err := s.SQLiteStmt.QueryContext(ctx, args)
	return toldRows(rows, s.path, err)
}

type tellingRows struct {
	*sqlite.SQLiteRows
	path string
}

func toldRows(rows driver.Rows, path string, err error) (driver.Rows, error) {
	if err != nil {
		return nil, fileFault(path, err)
	}
	if own, ok := rows.(*sqlite.SQLiteRows); ok {
		return tellingRows{own, path}, nil
	}
	return rows, nil
}

func (r tellingRows) Next(row []driver.Value) error { return fileFault(r.path, r.SQLiteRows.Next(row)) }

type tellingTx struct {
	driver.Tx
	path string
}

func (t tellingTx) Commit() error { return fileFault(t.path, t.Tx.Commit()) }

func (t tellingTx) Rollback() error { return fileFault(t.path, t.Tx.Rollback()) }
