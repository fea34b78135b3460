package store

import (
	"context"
	"strings"
	"testing"
)

// A value that an incident cannot have is refused by the database itself, and the table's checks need no table of their own.
func TestTheDatabaseRefusesWhatAnIncidentCannotBe(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident())
	for column, c := range map[string]struct{ wrong, right string }{
		"scope": {"elsewhere", "disputed"}, "verification": {"rumoured", "contested"},
	} {
		if _, err := d.writer.ExecContext(ctx, "UPDATE incident SET "+column+" = ?", c.wrong); err == nil || !strings.Contains(err.Error(), "CHECK") {
			t.Errorf("%s %s: %v", column, c.wrong, err)
		}
		if _, err := d.writer.ExecContext(ctx, "UPDATE incident SET "+column+" = ?", c.right); err != nil {
			t.Errorf("%s %s: %v", column, c.right, err)
		}
	}
	rows, err := objects(ctx, d.writer, "EXPLAIN "+insertIncident(), make([]any, strings.Count(insertIncident(), "?"))...)
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row["opcode"] == "OpenEphemeral" {
			t.Error("adding an incident makes a table for a check")
		}
	}
	if found, err := check(ctx, d.read); err != nil || !found.OK {
		t.Errorf("check: %v, %+v", err, found)
	}
}
