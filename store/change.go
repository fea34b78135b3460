package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// change is one transaction that writes, and its lines of the audit trail.
type change struct {
	ctx   context.Context
	conn  *sql.Conn // that tx is on
	tx    *sql.Tx
	now   time.Time // whole seconds, UTC
	who   string
	trail *trail
	// holder holds what is written to against the trail, nil until something is.
	holder *editHolder
}

// clockOf gives the clock of a dossier's options.
func clockOf(o Options) func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

// write runs one transaction: all of it is on the disk when write returns, or nothing of it is anywhere.
func (d *Dossier) write(ctx context.Context, do func(*change) error) (err error) {
	return d.writeWithin(ctx, ctx, do)
}

// writeWithin runs one transaction that lives as long as within does; ctx is for waiting until it is its turn. What writes past database/sql needs a transaction that is
// not rolled back behind its back when ctx is cancelled: what it wrote after that would be kept.
func (d *Dossier) writeWithin(ctx, within context.Context, do func(*change) error) (err error) {
	conn, err := d.writing(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return d.writeOn(within, conn, do)
}

// writing gives the connection that writes, once it is its turn, where the file is sound and still in its place. It is opened by this alone: even that may write to the file.
func (d *Dossier) writing(ctx context.Context) (*sql.Conn, error) {
	if d.writer == nil {
		return nil, readOnlyError(d.path)
	}
	if err := d.there(); err != nil {
		return nil, err
	}
	if err := d.trusted(ctx, false); err != nil {
		return nil, err
	}
	conn, err := d.writer.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("beginning to write to %s: %w", d.path, err)
	}
	return conn, nil
}

// writeOn runs one transaction on a connection.
func (d *Dossier) writeOn(within context.Context, conn *sql.Conn, do func(*change) error) error {
	tx, err := conn.BeginTx(within, nil)
	if err != nil {
		return fmt.Errorf("beginning to write to %s: %w", d.path, err)
	}
	c := &change{ctx: within, conn: conn, tx: tx, now: d.now().UTC().Truncate(time.Second), who: d.who}
	if c.trail, err = openTrail(within, tx); err == nil {
		c.now = noEarlier(c.now, time.Unix(c.trail.at, 0).UTC())
		err = d.asItLies(c)
	}
	if err == nil {
		err = do(c)
	}
	if err == nil {
		err = c.keepHead()
	}
	if err == nil {
		err = d.there() // long work is not kept where nobody finds it
	}
	if err != nil {
		over := c.over()
		if undo := tx.Rollback(); !over && !errors.Is(undo, sql.ErrTxDone) {
			err = errors.Join(err, undo)
		}
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("writing to %s: %w", d.path, err)
	}
	d.wrote.Store(c.trail.seq)
	if d.written != nil && c.trail.seq >= c.trail.first {
		d.written()
	}
	return nil
}

// noEarlier gives the later of two instants. Nothing is stamped as written before what was written before it, though the computer's clock may have been set back: what was known
// when could not be told any more.
func noEarlier(one, other time.Time) time.Time {
	if one.Before(other) {
		return other
	}
	return one
}

// over reports whether the database has rolled the transaction back by itself, as it does when the disk is full (SQLite, "Response To Errors Within A Transaction").
func (c *change) over() (is bool) {
	err := c.conn.Raw(func(raw any) error {
		conn, ok := raw.(interface{ AutoCommit() bool })
		is = ok && conn.AutoCommit()
		return nil
	})
	return is && err == nil
}

// field is a column and the value it gets.
type field struct {
	column string
	value  any
}

// insert adds a row and gives its key.
func (c *change) insert(table string, fields ...field) (int64, error) {
	columns, values := make([]string, len(fields)), make([]any, len(fields))
	for i, f := range fields {
		columns[i], values[i] = f.column, f.value
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(fields)), ", ")
	done, err := c.tx.ExecContext(c.ctx, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+marks+")", values...)
	if err != nil {
		return 0, fmt.Errorf("adding a row to %s: %w", table, err)
	}
	key, err := done.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("adding a row to %s: %w", table, err)
	}
	return key, nil
}

// set changes columns of a row.
func (c *change) set(table string, key int64, fields ...field) error {
	columns, values := make([]string, len(fields)), make([]any, len(fields), len(fields)+1)
	for i, f := range fields {
		columns[i], values[i] = f.column+" = ?", f.value
	}
	if _, err := c.tx.ExecContext(c.ctx, "UPDATE "+table+" SET "+strings.Join(columns, ", ")+" WHERE id = ?", append(values, key)...); err != nil {
		return fmt.Errorf("changing a row of %s: %w", table, err)
	}
	return nil
}

// add adds a row that is a record of its own, with its line of the audit trail.
func (c *change) add(table string, id ceasefire.ID, fields ...field) (int64, error) {
	key, err := c.insert(table, append([]field{{"uuid", id[:]}}, fields...)...)
	if err != nil {
		return 0, err
	}
	return key, c.record("add", table, id, key, nil)
}

// stamp gives a record's stamp, made now by the analyst at work where it has none.
func (c *change) stamp(s ceasefire.Stamp) ceasefire.Stamp {
	if s.By == "" {
		s.By = c.who
	}
	if s.At.IsZero() {
		s.At = c.now
	}
	return s
}

// stamped gives a stamp's columns.
func (c *change) stamped(s ceasefire.Stamp) []field {
	s = c.stamp(s)
	return []field{{"recorded_by", s.By}, {"recorded_at", s.At.Unix()}}
}
