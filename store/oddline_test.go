package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// forged adds a line to the trail as this program would, whatever it says, and gives its number.
func forged(t testing.TB, d *Dossier, e AuditEntry) int64 {
	t.Helper()
	err := d.write(context.Background(), func(c *change) error {
		e.At, e.Who, e.ID = c.now, c.who, testID(77)
		return c.trail.add(c, e)
	})
	if err != nil {
		t.Fatal(err)
	}
	var line int64
	if err := d.read.QueryRow("SELECT max(seq) FROM audit").Scan(&line); err != nil {
		t.Fatal(err)
	}
	return line
}

// What a stranger's trail calls a record is not run as SQL, and is found.
func TestARecordsNameIsNeverRun(t *testing.T) {
	for _, name := range []string{"incident; PRAGMA query_only = ON --", "incident; COMMIT --", "sqlite_schema", "setting"} {
		d, ctx := testDossier(t), context.Background()
		line := forged(t, d, AuditEntry{Action: "change", Record: name, Before: "{}", After: `{"id": 1}`})
		before, err := d.Check(ctx)
		if err != nil || strings.ContainsAny(name, " ;") == before.OK {
			t.Errorf("%q: the check says %v, %v", name, before.Problems(), err)
		}
		var invalid *InvalidError
		if _, err := d.RestoreRecord(ctx, line); !errors.As(err, &invalid) {
			t.Errorf("%q was put back: %v", name, err)
		}
		add(t, d, testIncident()) // which can still be written
		var lines int
		if err := d.read.QueryRow("SELECT count(*) FROM audit").Scan(&lines); err != nil || int64(lines) != line+1 {
			t.Errorf("%q: %d lines after %d, %v", name, lines, line, err)
		}
	}
}

// A line that holds no row is damage, in a sentence, and the check finds it.
func TestALineWithoutARowIsDamage(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	line := forged(t, d, AuditEntry{Action: "change", Record: "party", After: "[]"})
	found, err := d.Check(ctx)
	if err != nil || found.OK || !strings.Contains(found.Problems()[0], "holds no row") {
		t.Errorf("%v, %v", found.Problems(), err)
	}
	_, err = d.FrameKnown(ctx, ceasefire.AsOf{At: time.Unix(0, 0), KnownAt: time.Unix(0, 0)})
	var damage *FileError
	if !errors.As(err, &damage) || !damage.Damaged || !strings.Contains(err.Error(), "truceboard check") {
		t.Errorf("line %d as known before: %v", line, err)
	}
}
