package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// recognise gives the layout of a file, and refuses one that is of a newer layout or foreign. The layout and the shape are those of one moment: another program may be bringing the file up to date.
func recognise(ctx context.Context, pool *sql.DB, path string, steps []string) (version int, err error) {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }() // nothing was written
	if version, err = layoutOf(ctx, tx); err != nil {
		return 0, err
	}
	if err := refuseNewer(path, version, len(steps)); err != nil {
		return 0, err
	}
	return version, refuseForeign(ctx, tx, path, version, steps)
}

// refuseForeign refuses a file whose tables, indexes, views and triggers are not exactly those that this program makes for its layout. Nothing of such a file is read: a trigger or a view
// of a stranger's would be run with what is read or written, by whoever opens it.
func refuseForeign(ctx context.Context, q querier, path string, version int, steps []string) error {
	want, err := shapeAfter(ctx, steps[:min(max(version, 0), len(steps))])
	if err != nil {
		return err
	}
	got, err := shape(ctx, q)
	if err != nil {
		return err
	}
	for name, text := range got {
		if want[name] != text {
			return foreignShape(path, name)
		}
	}
	for name := range want {
		if _, there := got[name]; !there {
			return foreignShape(path, name)
		}
	}
	return nil
}

func foreignShape(path, name string) error {
	return &OpenError{Path: path, Damaged: true, Reason: fmt.Sprintf(
		"does not have the tables of a dossier (%s is not as this program makes it): it was damaged or changed by somebody; leave it alone, and open a good copy of it", name)}
}

// statistics is the condition of the tables in which the database keeps how its indexes are filled, as it makes them itself: they may be there or not.
const statistics = "type = 'table' AND tbl_name = name AND (name = 'sqlite_stat1' AND sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat)' OR name = 'sqlite_stat4' AND sql = 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')"

// shape gives what a database consists of, as the text that makes each thing, by its name. Its own statistics are left out, and nothing else that merely goes by such a name.
func shape(ctx context.Context, q querier) (map[string]string, error) {
	type part struct{ name, text string }
	parts, err := collect(ctx, q, func(rows *sql.Rows) (p part, err error) {
		var kind, table string
		err = rows.Scan(&kind, &p.name, &table, &p.text)
		p.name = kind + " " + p.name
		p.text = table + " " + p.text
		return p, err
	}, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE NOT coalesce("+statistics+", FALSE)")
	if err != nil {
		return nil, fmt.Errorf("looking at the tables: %w", err)
	}
	all := make(map[string]string, len(parts))
	for _, p := range parts {
		if _, twice := all[p.name]; twice {
			p.name += " again"
		}
		all[p.name] = p.text
	}
	return all, nil
}

// newestShape is the shape of a dossier of the newest layout, which every opening compares with: it is made once.
var newestShape = sync.OnceValues(func() (map[string]string, error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return nil, err
	}
	return shapeAt(context.Background(), steps)
})

// shapeAfter gives the shape of a new dossier after some steps. It is not to be changed.
func shapeAfter(ctx context.Context, steps []string) (map[string]string, error) {
	all, err := migrations(migrationFiles)
	if err != nil {
		return nil, err
	}
	if slices.Equal(steps, all) {
		return newestShape()
	}
	return shapeAt(ctx, steps)
}

// shapeAt gives the shape of a new dossier after some steps, made in memory.
func shapeAt(ctx context.Context, steps []string) (_ map[string]string, err error) {
	pool := sql.OpenDB(telling{path: "memory", source: ":memory:"})
	pool.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, pool.Close()) }()
	if err := migrate(ctx, pool, 0, steps); err != nil {
		return nil, err
	}
	return shape(ctx, pool)
}

// defensive are the statements that every connection begins with: no function or virtual table with side effects can be reached from a file's own schema, a page is looked over when it is read, and
// no file is mapped into memory (SQLite, "Defense Against The Dark Arts").
func defensive() string {
	return strings.Join([]string{"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0"}, "; ")
}

// largestValue bounds one text or blob, in bytes: a file of a stranger's is not to take all memory.
const largestValue = 512 << 20
