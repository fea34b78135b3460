package store

import (
	"fmt"
	"slices"
	"strings"
)

// strikeAll strikes what must not be shared out of every text of every table but that of the incidents.
func (r *redactor) strikeAll() error {
	columns, err := r.texts(textColumns + " AND m.name NOT IN ('outline_text', 'incident')")
	if err != nil {
		return fmt.Errorf("looking for texts: %w", err)
	}
	for _, column := range columns {
		table, name, _ := strings.Cut(column, ".")
		if slices.Contains(codedColumns(), name) {
			continue
		}
		function := "strike"
		if name == "recorded_by" || name == "condition_recorded_by" {
			function = "analyst"
		}
		for _, statement := range striking(table, name, function) {
			done, err := r.tx.ExecContext(r.ctx, statement)
			if err != nil {
				return fmt.Errorf("striking out of %s: %w", column, err)
			}
			if n, err := done.RowsAffected(); err == nil && function == "strike" {
				r.report.Struck += int(n)
			}
		}
	}
	return nil
}

// striking gives the statements that strike out of a column. Names that differed and were struck out whole are the same then: citations and actors become one, and what has a name of its own gets a number.
func striking(table, name, function string) []string {
	const update = "UPDATE OR %[4]s %[1]s SET %[2]s = %[3]s(%[2]s) WHERE %[2]s <> '' AND %[2]s <> %[3]s(%[2]s)"
	switch table + "." + name {
	case "incident_source.locator", "actor_name.name":
		return []string{fmt.Sprintf(update, table, name, function, "REPLACE")}
	case "saved_filter.name", "party.name":
		numbered := fmt.Sprintf("UPDATE %[1]s SET %[2]s = %[3]s(%[2]s) || ' ' || id WHERE %[2]s <> %[3]s(%[2]s)", table, name, function)
		return []string{fmt.Sprintf(update, table, name, function, "IGNORE"), numbered}
	}
	return []string{fmt.Sprintf(update, table, name, function, "ABORT")}
}

// codedColumns are the columns that hold words of the program's own, or keys of data sets, and nothing that was typed.
func codedColumns() []string {
	return strings.Fields(`zone role code kind due_kind condition_kind match verdict type verification scope dataset dataset_key dataset_digest digest format judgement ruling stance
		reliability break_types break_daily_of record action`)
}
