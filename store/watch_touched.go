package store

import (
	"context"
	"errors"
	"time"
)

// writerSeen is what the connection that writes here was last told about the file by what others wrote to it: what it writes itself does not change its version (SQLite, "PRAGMA data_version").
type writerSeen struct {
	conn    any // nil where it was not asked yet
	version int64
}

// writerWaits is how long a look waits for the connection that writes; where that is at work, the next look asks.
const writerWaits = 20 * time.Millisecond

// touched reports whether it was another program that wrote to the file since the last look, where the trail tells of nothing new. Only the dossier that is held can tell: whoever reads beside it sees the drafts of the
// one that writes too.
func (w *watcher) touched(ctx context.Context) Sight {
	if w.dossier.hold == nil || w.dossier.writer == nil {
		return 0
	}
	if w.dossier.writer.Stats().OpenConnections == 0 { // nothing was written here
		return SightTouched
	}
	now, err := w.askWriter(ctx)
	if err != nil {
		w.version-- // it is another than the file's, so that the next look asks again
		return 0
	}
	before := w.writes
	if w.writes = now; before.conn != nil && before.conn == now.conn && before.version != now.version {
		return SightTouched
	}
	return 0
}

// beginAsking asks the connection that writes for the first time, where something was written here before the watch began.
func (w *watcher) beginAsking(ctx context.Context) (err error) {
	if w.dossier.hold == nil || w.dossier.writer == nil || w.dossier.writer.Stats().OpenConnections == 0 {
		return nil
	}
	w.writes, err = w.askWriter(ctx)
	if errors.Is(err, context.DeadlineExceeded) { // it is at work, and is asked at the first look that sees something new
		return ctx.Err()
	}
	return err
}

// askWriter asks the connection that writes.
func (w *watcher) askWriter(ctx context.Context) (now writerSeen, err error) {
	ctx, end := context.WithTimeout(ctx, writerWaits)
	defer end()
	conn, err := w.dossier.writer.Conn(ctx)
	if err != nil {
		return now, err
	}
	defer conn.Close() // gives it back
	if err := conn.Raw(func(raw any) error {
		if is, ok := raw.(tellingConn); ok {
			now.conn = is.SQLiteConn
		}
		return nil
	}); err != nil {
		return now, err
	}
	err = conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now.version)
	return now, err
}
