package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// importBound is how much longer than sqlite3's .import an import may take (the design's table of speeds).
const importBound = 1.5

// importing measures an import in each layout against sqlite3's own of the same file, into a plain table with as many indexes as the dossier has on its
// incidents. What is measured later reads the dossier of the incidents in ACLED's layout.
func (m measuring) importing(ctx context.Context) (lines []line, err error) {
	for _, i := range []struct {
		layout        layout
		file, dossier string
	}{{gedLayout(), gedFile, gedDossier}, {acledLayout(), acledFile, dossierFile}} {
		l, err := m.importingOne(ctx, i.layout, m.path(i.file), m.path(i.dossier))
		if err != nil {
			return lines, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func (m measuring) importingOne(ctx context.Context, l layout, file, dossier string) (line, error) {
	if _, _, err := m.timed(ctx, "making a dossier", []string{m.binary, "new", dossier, "--template", "syria-2016"}); err != nil {
		return line{}, err
	}
	took, printed, err := m.timed(ctx, "importing", []string{m.binary, "import", dossier, file, "--format", strings.ToLower(l.name), "--json"})
	if err != nil {
		return line{}, err
	}
	if err := allAdded(printed, m.incidents); err != nil {
		return line{}, err
	}
	yardstick, err := m.plainImport(ctx, l, file, dossier)
	return against(fmt.Sprintf("import of %d incidents, %s", m.incidents, l.name), took, yardstick, importBound), err
}

// plainImport measures sqlite3's own import of a file.
func (m measuring) plainImport(ctx context.Context, l layout, file, dossier string) (time.Duration, error) {
	indexes, err := m.indexes(ctx, dossier)
	if err != nil {
		return 0, err
	}
	plain := m.path(plainFile + "." + l.name)
	if _, _, err := m.timed(ctx, "making a plain table", []string{"sqlite3", plain, plainTable(l, indexes)}); err != nil {
		return 0, err
	}
	// A path in sqlite3's own commands is quoted as in C.
	load := ".import --csv --skip 1 " + strconv.Quote(file) + " event"
	took, _, err := m.timed(ctx, "importing with sqlite3", []string{"sqlite3", plain, load})
	return took, err
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
func (m measuring) indexes(ctx context.Context, dossier string) (int, error) {
	_, printed, err := m.timed(ctx, "counting indexes", []string{"sqlite3", "-readonly", dossier, "SELECT count(*) FROM pragma_index_list('incident')"})
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(printed)))
	if err != nil {
		return 0, fmt.Errorf("counting the dossier's indexes: %w", err)
	}
	return n, nil
}

// plainTable gives the SQL of a table of text with a layout's columns and so many indexes, at most as many as it has keys.
func plainTable(l layout, indexes int) string {
	var sql strings.Builder
	say(&sql, "CREATE TABLE event (%s);", strings.Join(l.header, ", "))
	for i, key := range l.keys[:min(indexes, len(l.keys))] {
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

// exporting measures the export of every incident as CSV against sqlite3's own of the same rows; both write a file.
func (m measuring) exporting(ctx context.Context) ([]line, error) {
	took, _, err := m.timed(ctx, "exporting", []string{m.binary, "export", m.path(dossierFile), m.path("export.csv")})
	if err != nil {
		return nil, err
	}
	plain := []string{"sqlite3", "-readonly", "-csv", "-header", m.path(dossierFile), ".once " + m.path("plain.csv"), "SELECT * FROM incident ORDER BY starts_at, id"}
	yardstick, _, err := m.timed(ctx, "exporting with sqlite3", plain)
	if err != nil {
		return nil, err
	}
	return []line{against(fmt.Sprintf("CSV export of %d incidents", m.incidents), took, yardstick, exportBound)}, nil
}

// exportBound is how much longer than sqlite3's an export may take.
const exportBound = 1.5
