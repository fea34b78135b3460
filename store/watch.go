package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"
)

// Sight is what a look at an open dossier from outside finds.
type Sight int

// What a look can find. Changed: another program changed records. Rewound: the dossier was put back to an earlier state, so that what was read of it no longer holds. Gone: the
// file is not where it was, or another lies there. Back: a file lies there again. Free: whoever had it open for writing has closed it, or was ended. Anew: it was written to while a copy of it is read, so that it has to be opened anew to be read as it is.
// Touched: another program wrote to a dossier that is held here, and the audit trail does not tell of it: a setting, or a record that was altered past the trail.
const (
	SightChanged Sight = iota + 1
	SightRewound
	SightGone
	SightBack
	SightFree
	SightAnew
	SightTouched
)

// Watch looks at the dossier at intervals until ctx ends, and tells of what others did to it; what this dossier itself writes is not told. A look costs one question that
// SQLite answers from memory that it shares with the other programs (SQLite, "PRAGMA data_version"), and one or two that the system answers.
func (d *Dossier) Watch(ctx context.Context, every time.Duration, tell func(Sight)) (err error) {
	w, err := d.watcher(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(every):
			for _, sight := range w.look(ctx) {
				tell(sight)
			}
		}
	}
}

// watcher is what Watch knows of the last look. It has a connection of its own: versions of the data can be told apart on one and the same only.
type watcher struct {
	dossier *Dossier
	pool    *sql.DB
	conn    *sql.Conn // nil where the file cannot be asked: it is on a medium that cannot be written to, its disk is full, or a copy is read
	version int64
	writes  writerSeen
	end     trail
	stamps  stamps // of the file, where it cannot be asked
	gone    bool
	free    bool
}

// watcher begins with the dossier as it is.
func (d *Dossier) watcher(ctx context.Context) (w *watcher, err error) {
	w = &watcher{dossier: d}
	if d.local != nil {
		w.stamps = d.local.taken
		return w, nil
	}
	how := reading(d.path)
	if how == accessImmutable {
		w.stamps, err = stampsOf(d.path)
		return w, err
	}
	w.pool = connect(d.path, how)
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("watching %s: %w", d.path, err), w.close())
		}
	}()
	if w.conn, err = w.pool.Conn(ctx); err != nil {
		return w, err
	}
	if w.version, err = w.dataVersion(ctx); err != nil {
		return w, err
	}
	if err = w.beginAsking(ctx); err != nil {
		return w, err
	}
	end, err := openTrail(ctx, w.conn)
	if err == nil {
		w.end = *end
	}
	return w, err
}

func (w *watcher) close() (err error) {
	if w.conn != nil {
		err = w.conn.Close()
	}
	if w.pool != nil {
		err = errors.Join(err, w.pool.Close())
	}
	return err
}

func (w *watcher) dataVersion(ctx context.Context) (version int64, err error) {
	err = w.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}

// look looks once.
func (w *watcher) look(ctx context.Context) (seen []Sight) {
	if gone := w.dossier.there() != nil; gone || w.gone {
		return w.lookFor(gone)
	}
	if sight := w.changed(ctx); sight != 0 {
		seen = append(seen, sight)
	}
	if w.dossier.held != nil {
		_, held := heldBy(w.dossier.path)
		if !held && !w.free {
			seen = append(seen, SightFree)
		}
		w.free = !held
	}
	return seen
}

// lookFor looks whether a file that was gone, or is now, lies in its place. One that is there again, or another in its place, has to be opened anew.
func (w *watcher) lookFor(gone bool) []Sight {
	_, err := os.Stat(w.dossier.path)
	switch {
	case gone && !w.gone:
		w.gone = true
		return []Sight{SightGone}
	case w.gone && err == nil && !w.dossier.LogGone():
		w.gone = false
		return []Sight{SightBack}
	}
	return nil
}

// changed reports whether another program changed records since the last look. What cannot be asked now is asked at the next.
func (w *watcher) changed(ctx context.Context) Sight {
	if w.conn == nil {
		return w.changedAfar()
	}
	version, err := w.dataVersion(ctx)
	if err != nil || version == w.version {
		return 0
	}
	end, err := openTrail(ctx, w.conn)
	if err != nil {
		return 0
	}
	before := w.end
	w.version, w.end = version, *end
	if end.seq == before.seq && bytes.Equal(end.hash, before.hash) || end.seq == w.dossier.wrote.Load() {
		return w.touched(ctx) // a draft or a setting, or what was written here
	}
	var hash []byte
	err = w.conn.QueryRowContext(ctx, "SELECT hash FROM audit WHERE seq = ?", before.seq).Scan(&hash)
	if before.seq > 0 && (errors.Is(err, sql.ErrNoRows) || err == nil && !bytes.Equal(hash, before.hash)) {
		return SightRewound
	}
	if w.putBack(ctx, before.seq) {
		return SightRewound
	}
	if w.dossier.copied != nil { // in the newest layout, which has to be made anew
		return SightAnew
	}
	return SightChanged
}

// putBack reports whether the trail tells, after a line, that the dossier was put back to a backup: one that ended with that very line goes on from there, and other records may be in it all the same. What cannot be asked is told as any change.
func (w *watcher) putBack(ctx context.Context, after int64) (is bool) {
	err := w.conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM audit WHERE seq > ? AND record = ? AND action = ?)", after, recordDossier, actionPutBack).Scan(&is)
	return err == nil && is
}

// changedAfar reports whether anybody wrote to the file since the last look.
func (w *watcher) changedAfar() Sight {
	now, err := stampsOf(w.dossier.path)
	if err != nil || now == w.stamps {
		return 0
	}
	w.stamps = now
	return SightAnew
}
