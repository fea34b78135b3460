package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

// longReadings is how many readings of a whole file run at once. Each has a connection to itself for as long as it takes, which of a million incidents is seconds, and on a busy computer a minute. There are
// as many connections more than readers, so that whoever only wants a row, such as the table, never waits for one of them to come to its end.
const longReadings = 3

// lane lets few long readings run at once. The zero lane is empty.
type lane struct {
	made   sync.Once
	places chan struct{}
}

// enter waits for a place, which is left by what it gives.
func (l *lane) enter(ctx context.Context) (leave func(), err error) {
	l.made.Do(func() { l.places = make(chan struct{}, longReadings) })
	select {
	case l.places <- struct{}{}:
		return func() { <-l.places }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// throughAll reads incidents from one end of the file to the other, within one transaction: see inTransaction.
func throughAll(ctx context.Context, d *Dossier, read func(*reader) error) (*reader, int64, error) {
	leave, err := d.long.enter(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer leave()
	return inTransaction(ctx, d, read)
}

// longConn takes a connection for a long reading; letGo gives it back.
func (d *Dossier) longConn(ctx context.Context) (conn *sql.Conn, letGo func() error, err error) {
	leave, err := d.long.enter(ctx)
	if err != nil {
		return nil, nil, err
	}
	if conn, err = d.read.Conn(ctx); err != nil {
		leave()
		return nil, nil, fmt.Errorf("beginning to read %s: %w", d.path, err)
	}
	return conn, func() error {
		defer leave()
		return conn.Close()
	}, nil
}
