package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// refuseForeign refuses a file whose tables, indexes, views and triggers are not exactly those that this program makes for its layout. Nothing of such a file is read: a trigger or a view
// of a stranger's would be run with what is read or written, by whoever opens it.
func refuseForeign(ctx context.Context, q querier, path string, version int, steps []string) error {
	want, err := shapeAt(ctx, steps[:min(max(version, 0), len(steps))])
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

// shape gives what a database consists of, as the text that makes each thing, by its name. What the database keeps for itself alone is left out.
func shape(ctx context.Context, q querier) (map[string]string, error) {
	type part struct{ name, text string }
	parts, err := collect(ctx, q, func(rows *sql.Rows) (p part, err error) {
		var kind, table string
		err = rows.Scan(&kind, &p.name, &table, &p.text)
		p.name = kind + " " + p.name
		p.text = table + " " + p.text
		return p, err
	}, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'")
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
