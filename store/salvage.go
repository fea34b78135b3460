package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"truceboard/store/keepopen"
)

// Loss is what could not be brought over from a damaged dossier, or not as it was: of which table, how many rows where that is known, and what and why, in words. Mended is set where it was put right from the audit trail.
type Loss struct {
	Table  string
	Rows   int
	What   string
	Mended bool `json:",omitempty"`
}

// Salvaged is what came of a salvage. Rows are those brought over, in all; Rebuilt are records that were written again from the audit trail.
type Salvaged struct {
	Incidents, Rows, Rebuilt int
	Losses                   []Loss
}

// Salvage reads what can be read of a damaged dossier into a new one, which is sound, and lists what could not be read. The damaged file is copied first
// and never touched itself; a target that exists is refused. Where nothing can be read, or no dossier comes of it, there is an error and no new file.
func Salvage(ctx context.Context, path, out string, o Options) (s Salvaged, err error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return Salvaged{}, &OpenError{Path: path, Reason: "is not there or no file: check its name and folder", cause: err}
	}
	making, err := besides(out)
	if err != nil {
		return Salvaged{}, err
	}
	defer removeDatabase(making)
	aside := making + "-damaged"
	defer removeDatabase(aside)
	if err := copyDatabase(path, aside); err != nil {
		if full := noRoom(filepath.Dir(out), err); full != nil {
			return Salvaged{}, full
		}
		return Salvaged{}, fmt.Errorf("copying the damaged dossier: %w", err)
	}
	left, err := leaveStrayLog(ctx, aside)
	if err != nil {
		return Salvaged{}, err
	}
	if s, err = salvageInto(ctx, aside, making, path, o, left); err != nil {
		if full := noRoom(filepath.Dir(out), err); full != nil {
			return Salvaged{}, full
		}
		return Salvaged{}, fmt.Errorf("salvaging %s: %w", path, bare(err))
	}
	found, err := checkStructure(ctx, making)
	if err != nil {
		return Salvaged{}, fmt.Errorf("checking what was salvaged: %w", err)
	}
	if !found.OK {
		return Salvaged{}, fmt.Errorf("no sound dossier comes of what is left of %s (%s): open a backup", path, found.Problems()[0])
	}
	s.Incidents = found.Incidents
	return s, placeNew(making, out)
}

// copyDatabase copies a file and what its write-ahead log still holds.
func copyDatabase(from, to string) error {
	from = behind(from)
	for _, ending := range []string{"", logEnding} {
		if info, err := os.Stat(from + ending); ending != "" && err == nil && !info.Mode().IsRegular() {
			continue // no log of the database's
		}
		err := copyPrivately(from+ending, to+ending)
		if err != nil && (ending == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	return nil
}

// copyPrivately copies a file into one that only its owner may read.
func copyPrivately(from, to string) (err error) {
	source, err := keepopen.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	return copyOut(source, to, os.O_EXCL)
}

// copyOut copies what is open into a file that only its owner may read, which must not exist yet (os.O_EXCL) or is written anew (os.O_TRUNC).
func copyOut(source io.Reader, to string, how int) error {
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|how, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// salvager brings rows from one file into another. The sound file has no triggers, keys to keep or index of words while it is filled.
type salvager struct {
	ctx      context.Context
	from, to *sql.Conn
	damaged  string   // the copy that from reads
	triggers []string // what makes the triggers of the new file again
	sealed   bool     // whether the damaged file has what its records are held by
	misnamed bool     // by what else records were known is not as the trail says
	trail    salvagedTrail
	done     Salvaged
}

// salvageInto fills a new file from a copy of a damaged one.
func salvageInto(ctx context.Context, damaged, making, named string, o Options, left bool) (_ Salvaged, err error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return Salvaged{}, err
	}
	d := &Dossier{path: making, who: o.Who, now: clockOf(o), writer: connect(making, accessExport)}
	d.writer.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, d.Close()) }()
	if err := migrate(ctx, d.writer, 0, steps); err != nil {
		return Salvaged{}, err
	}
	s, finish, err := newSalvager(ctx, damaged, d)
	if err != nil {
		return Salvaged{}, err
	}
	if left {
		s.lose(strayLogLoss, 0, "log: %s beside the file was left out, for it is another file's; what stands in it is not in the salvaged dossier", filepath.Base(named)+logEnding)
	}
	if err := s.holdLog(filepath.Base(named)); err != nil {
		return Salvaged{}, errors.Join(err, finish())
	}
	err = s.fill()
	if err = errors.Join(err, finish()); err != nil {
		return Salvaged{}, err
	}
	return s.done, d.write(ctx, func(c *change) error {
		frame, err := readFrame(ctx, c.tx)
		if err != nil {
			return err
		}
		if err := c.deriveAll(frame); err != nil { // it may have been damaged, or follow from what was
			return err
		}
		return c.tellSalvaged(named, s.done)
	})
}

// newSalvager opens both files; finish lets go of them.
func newSalvager(ctx context.Context, damaged string, d *Dossier) (s *salvager, finish func() error, err error) {
	pool := sql.OpenDB(telling{path: damaged, source: ":memory:"})
	from, err := openDamaged(ctx, pool, damaged)
	if err != nil {
		return nil, nil, errors.Join(err, pool.Close())
	}
	to, err := d.writer.Conn(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, from.Close(), pool.Close())
	}
	return &salvager{ctx: ctx, from: from, to: to, damaged: damaged}, func() error { return errors.Join(to.Close(), ended(from.Close()), ended(pool.Close())) }, nil
}

// ended forgets what letting go of a damaged file says: it is thrown away.
func ended(error) error { return nil }

// openDamaged opens a damaged file with what of its schema can be read. It is attached to an empty database that was told before to overlook damage, for a connection
// of its own would already stumble.
func openDamaged(ctx context.Context, pool *sql.DB, path string) (*sql.Conn, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	for _, query := range []string{"PRAGMA writable_schema = ON", "PRAGMA cell_size_check = ON", "ATTACH ? AS damaged"} {
		var args []any
		if strings.Contains(query, "?") {
			args = append(args, path)
		}
		if _, err := conn.ExecContext(ctx, query, args...); err != nil {
			return nil, errors.Join(fmt.Errorf("nothing of it can be read (%w): open a backup", bare(err)), ended(conn.Close()))
		}
	}
	return conn, nil
}

// fill brings everything over.
func (s *salvager) fill() error {
	if err := s.withoutTriggers(); err != nil {
		return err
	}
	if err := s.findSeals(); err != nil {
		return err
	}
	tables, err := s.tables()
	if err != nil {
		return err
	}
	if _, err := s.to.ExecContext(s.ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	for _, t := range tables {
		if err := s.bring(t); err != nil {
			return err
		}
	}
	if err := s.findLeaves(tables); err != nil {
		return err
	}
	if s.done.Rows == 0 {
		return errors.New("nothing of it can be read: open a backup")
	}
	for _, mend := range []func([]salvageTable) error{s.rebuild, s.hold, s.mendAgreement, s.mendReferences, s.mendTrail, s.settleVouching} {
		if err := mend(tables); err != nil {
			return err
		}
	}
	for _, query := range slices.Concat(s.triggers, []string{"INSERT INTO incident_text (incident_text) VALUES ('rebuild')", "COMMIT", "PRAGMA foreign_keys = ON"}) {
		if _, err := s.to.ExecContext(s.ctx, query); err != nil {
			return fmt.Errorf("finishing what was salvaged: %w", err)
		}
	}
	return nil
}

// withoutTriggers takes the triggers out of the new file and keeps what makes them again.
func (s *salvager) withoutTriggers() error {
	type trigger struct{ name, sql string }
	all, err := collect(s.ctx, s.to, func(rows *sql.Rows) (t trigger, err error) {
		err = rows.Scan(&t.name, &t.sql)
		return t, err
	}, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return err
	}
	if _, err := s.to.ExecContext(s.ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	for _, t := range all {
		if _, err := s.to.ExecContext(s.ctx, "DROP TRIGGER "+t.name); err != nil {
			return err
		}
		s.triggers = append(s.triggers, t.sql)
	}
	return nil
}

// lose notes a loss.
func (s *salvager) lose(table string, rows int, format string, args ...any) {
	s.done.Losses = append(s.done.Losses, Loss{Table: table, Rows: rows, What: fmt.Sprintf(format, args...)})
}

// FreeName gives a name beside a dossier that no file has yet, with a word that says what it is: "Syria (salvaged).truce".
func FreeName(path, word string) string {
	bare := filepath.Join(filepath.Dir(path), bareName(path))
	name := bare + " (" + word + ").truce"
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s (%s %d).truce", bare, word, n)
	}
}
