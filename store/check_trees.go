package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// treeOf is a table or an index, what made it, and whether it is a table without row numbers.
type treeOf struct {
	name, table, text string
	keyed             bool
}

// through writes the query that begins to go through a tree, and no other.
func (t treeOf) through() string {
	by := " NOT INDEXED"
	switch {
	case t.name != t.table:
		by = ` INDEXED BY "` + t.name + `"`
		if at := strings.Index(t.text, " WHERE "); at >= 0 { // an index of some rows serves only who asks for those
			by += t.text[at:]
		}
	case t.keyed:
		by = ""
	}
	return `SELECT EXISTS (SELECT 1 FROM "` + t.table + `"` + by + " LIMIT 1)"
}

// wrongTrees names the tables and indexes that cannot be gone through though the database finds nothing wrong with the file's structure: of one without rows it looks at no more than whether its page is one, and not whether that is of its kind.
func wrongTrees(ctx context.Context, q querier) (found []string, err error) {
	all, err := collect(ctx, q, func(rows *sql.Rows) (t treeOf, err error) {
		err = rows.Scan(&t.name, &t.table, &t.text, &t.keyed)
		return t, err
	}, `SELECT s.name, s.tbl_name, coalesce(s.sql, ''), coalesce(l.wr, 0) FROM sqlite_schema AS s LEFT JOIN pragma_table_list AS l ON l.schema = 'main' AND l.name = s.name WHERE s.rootpage > 0`)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		var there bool
		err := q.QueryRowContext(ctx, t.through()).Scan(&there)
		var fault *FileError
		switch {
		case errors.As(err, &fault) && fault.Damaged:
			found = append(found, fmt.Sprintf("%s cannot be read: %v", t.name, fault.cause))
		case err != nil:
			return found, err
		}
	}
	return found, nil
}
