package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// importBound is how much longer than sqlite3's .import an import may take (the design's table of speeds).
const importBound = 1.5

// importing measures an import against sqlite3's own of the same file, into a plain table with as many indexes as the dossier has on its
// incidents.
func (m measuring) importing(ctx context.Context) ([]line, error) {
	if _, _, err := m.timed(ctx, "making a dossier", []string{m.binary, "new", m.path(dossierFile), "--template", "syria-2016"}); err != nil {
		return nil, err
	}
	took, printed, err := m.timed(ctx, "importing", []string{m.binary, "import", m.path(dossierFile), m.path(gedFile), "--format", "ged", "--json"})
	if err != nil {
		return nil, err
	}
	if err := allAdded(printed, m.incidents); err != nil {
		return nil, err
	}
	indexes, err := m.indexes(ctx)
	if err != nil {
		return nil, err
	}
	if _, _, err := m.timed(ctx, "making a plain table", []string{"sqlite3", m.path(plainFile), plainTable(indexes)}); err != nil {
		return nil, err
	}
	// A path in sqlite3's own commands is quoted as in C.
	load := ".import --csv --skip 1 " + strconv.Quote(m.path(gedFile)) + " event"
	yardstick, _, err := m.timed(ctx, "importing with sqlite3", []string{"sqlite3", m.path(plainFile), load})
	if err != nil {
		return nil, err
	}
	return []line{against(fmt.Sprintf("import of %d incidents", m.incidents), took, yardstick, importBound)}, nil
}

// allAdded fails where an import did not add all of its rows, because what was then measured is not an import of so many.
func allAdded(printed []byte, rows int) error {
	var result struct{ Added int }
	if err := json.Unmarshal(printed, &result); err != nil {
		return fmt.Errorf("reading what the import printed: %w", err)
	}
	if result.Added != rows {
		return fmt.Errorf("the import added %d of %d incidents", result.Added, rows)
	}
	return nil
}

// indexes counts the dossier's indexes on incidents.
func (m measuring) indexes(ctx context.Context) (int, error) {
	_, printed, err := m.timed(ctx, "counting indexes", []string{"sqlite3", "-readonly", m.path(dossierFile), "SELECT count(*) FROM pragma_index_list('incident')"})
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(printed)))
	if err != nil {
		return 0, fmt.Errorf("counting the dossier's indexes: %w", err)
	}
	return n, nil
}

// plainTable gives the SQL of a table of text with GED's columns and so many indexes, at most eight.
func plainTable(indexes int) string {
	keys := []string{"id", "date_start, id", "date_start, type_of_violence", "id, dyad_name", "conflict_new_id", "adm_1", "side_a", "side_b"}
	var sql strings.Builder
	say(&sql, "CREATE TABLE event (%s);", strings.Join(gedLayout().header, ", "))
	for i, key := range keys[:min(indexes, len(keys))] {
		say(&sql, "CREATE INDEX event_%d ON event (%s);", i, key)
	}
	return sql.String()
}

// checking measures the check of a dossier, which fails where anything is wrong with it, against SQLite's own two checks.
func (m measuring) checking(ctx context.Context) ([]line, error) {
	took, _, err := m.timed(ctx, "checking", []string{m.binary, "check", m.path(dossierFile)})
	if err != nil {
		return nil, err
	}
	pragmas := "PRAGMA integrity_check; PRAGMA foreign_key_check;"
	yardstick, _, err := m.timed(ctx, "checking with sqlite3", []string{"sqlite3", "-readonly", m.path(dossierFile), pragmas})
	if err != nil {
		return nil, err
	}
	return []line{against(fmt.Sprintf("check of %d incidents", m.incidents), took, yardstick, 0)}, nil
}
