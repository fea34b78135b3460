package store

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	flags "flag"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// copyOf copies a dossier and opens the copy as somebody else's, whose clock goes on by a second with every look at it.
func copyOf(t testing.TB, d *Dossier, who string, now func() time.Time) *Dossier {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(t.TempDir(), who+".truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	copied, err := Open(ctx, path, Options{Who: who, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := copied.Close(); err != nil {
			t.Error(err)
		}
	})
	return copied
}

// ticking gives a clock that goes on by a second with every look at it.
func ticking(from time.Time) func() time.Time {
	return func() time.Time {
		from = from.Add(time.Second)
		return from
	}
}

// everything reads all records of a dossier as they read in any copy, by table and name.
func everything(t testing.TB, d *Dossier) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := d.write(context.Background(), func(c *change) error {
		m := &merger{change: c}
		if err := m.readTables(); err != nil {
			return err
		}
		m.ours = newMergeSide(m, "main")
		if err := m.ours.read(); err != nil {
			return err
		}
		for _, table := range mergedTables() {
			names, err := objects(c.ctx, c.tx, "SELECT "+keyColumn(table)+" AS name FROM "+table)
			if err != nil {
				return err
			}
			for _, n := range names {
				k := recordKey{table, fmt.Sprint(n["name"])}
				row, err := m.ours.row(k)
				if err != nil {
					return err
				}
				delete(row.fields, "changed_at")
				if table == "saved_filter" {
					row.fields["filter"] = readFilter(t, c, row.fields["filter"])
				}
				all[table+" "+k.ident] = string(jsonOf(row.fields)) + string(jsonOf(row.parts))
			}
		}
		brought, err := objects(c.ctx, c.tx, `SELECT i.uuid, (SELECT group_concat(uuid) FROM (SELECT hex(b.uuid) AS uuid FROM import_batch AS b WHERE b.id = i.batch_id OR b.id IN (
			SELECT batch_id FROM incident_removal WHERE incident_id = i.id) ORDER BY 1)) AS by, EXISTS (SELECT 1 FROM incident_removal WHERE incident_id = i.id AND restored_at IS NULL) AS removed FROM incident AS i`)
		if err != nil {
			return err
		}
		for _, one := range brought {
			all[fmt.Sprint("brought ", one["uuid"])] = fmt.Sprint("by ", one["by"], ", removed ", one["removed"])
		}
		contents, err := objects(c.ctx, c.tx, "SELECT uuid, content FROM attachment")
		for _, one := range contents {
			all[fmt.Sprint("content ", one["uuid"])] = fmt.Sprint(one["content"])
		}
		return errors.Join(err, errNothing)
	})
	if !errors.Is(err, errNothing) {
		t.Fatal(err)
	}
	return all
}

// brought merges a copy, and fails the test unless that leaves a sound dossier.
func brought(t testing.TB, d, other *Dossier, prefer Side) MergeResult {
	t.Helper()
	result, err := d.Merge(context.Background(), other.Path(), MergeOptions{Prefer: prefer})
	if err != nil {
		t.Fatalf("merging: %v, %+v", err, result)
	}
	sound(t, d)
	return result
}

// origins gives who wrote first what merges brought into a dossier, oldest first.
func origins(t testing.TB, d *Dossier) (who []string) {
	t.Helper()
	lines, err := d.Audit(context.Background(), anyTime, 10000)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(lines)
	for _, l := range lines {
		o, _, err := ParseOrigin(l.Origin)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range o.Lines {
			if _, err := hex.DecodeString(line.Hash); err != nil || line.At == 0 {
				t.Errorf("%+v, %v", line, err)
			}
			who = append(who, line.Who+" "+line.Action+" "+l.Record)
		}
	}
	return who
}

// readFilter reads a saved filter, whose parties may be known by something else since.
func readFilter(t testing.TB, c *change, text any) ceasefire.Filter {
	t.Helper()
	parties, err := readIdentities(c.ctx, c.tx, "party")
	if err != nil {
		t.Fatal(err)
	}
	var f ceasefire.Filter
	if err := json.Unmarshal([]byte(fmt.Sprint(text)), &f); err != nil {
		t.Fatal(err)
	}
	for n, party := range f.Parties {
		f.Parties[n] = parties.now(party)
	}
	return f
}

// fewChecks has properties checked a few times rather than a hundred where each time makes files; -rapid.checks asks for more, as the proof does.
func fewChecks(t *testing.T, n int) {
	t.Helper()
	checks := flags.Lookup("rapid.checks")
	if checks == nil || checks.Value.String() != checks.DefValue {
		return
	}
	was := checks.Value.String()
	if err := flags.Set(checks.Name, strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flags.Set(checks.Name, was); err != nil {
			t.Error(err)
		}
	})
}
