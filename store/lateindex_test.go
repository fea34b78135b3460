package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// titled gives an imported incident with a title of its own.
func titled(key, digest, title string) ceasefire.Incident {
	i := imported(key, digest, 2)
	i.Title, i.Text = title, ""
	return i
}

// found counts the incidents that a word finds.
func found(t *testing.T, d *Dossier, word string) int {
	t.Helper()
	n, err := d.Count(context.Background(), View{Filter: ceasefire.Filter{Text: word}})
	if err != nil {
		t.Fatal(err)
	}
	return n.Total
}

// schema lists the dossier's tables, indexes and triggers with what makes them.
func schema(t *testing.T, d *Dossier) []string {
	t.Helper()
	list, err := collect(context.Background(), d.read, func(rows *sql.Rows) (text string, err error) {
		err = rows.Scan(&text)
		return text, err
	}, "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestEveryImportedRowIsFoundByItsWords(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	before := schema(t, d)
	batch := testBatch()
	batch.ApplyUpdates = true
	rows := []any{titled("a", "1", "Mortar"), titled("b", "1", "Convoy"), titled("a", "2", "Airstrike"), titled("c", "1", "Mortar")}
	for n := range 300 {
		rows = append(rows, titled(fmt.Sprint(n), "1", fmt.Sprintf("Common word%d", n)))
	}
	if result, err := d.Import(ctx, batch, stream(rows...), false); err != nil || result.Added != 303 || len(result.Rejected) != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if diff := cmp.Diff(before, schema(t, d)); diff != "" {
		t.Error(diff)
	}
	again := []any{titled("a", "2", "Airstrike"), titled("b", "2", "Sniper"), titled("d", "1", "Convoy")}
	if result, err := d.Import(ctx, batch, stream(again...), false); err != nil || result.Added != 1 || result.Updated != 2 {
		t.Fatalf("%+v, %v", result, err)
	}
	single := testIncident()
	single.Title = "Checkpoint"
	add(t, d, single)
	for word, want := range map[string]int{
		"mortar": 1, "airstrike": 1, "convoy": 1, "sniper": 1, "common": 300, "word7": 1 + 10, "word299": 1, "checkpoint": 1,
	} {
		if n := found(t, d, word); n != want {
			t.Errorf("%q finds %d incidents, want %d", word, n, want)
		}
	}
	if _, err := d.writer.ExecContext(ctx, "INSERT INTO incident_text (incident_text) VALUES ('integrity-check')"); err != nil {
		t.Error("the search index is not what the incidents say:", err)
	}
	sound(t, d)
}

func TestAnImportThatIsGivenUpLeavesTheSearchIndexAsItWas(t *testing.T) {
	d := testDossier(t)
	before := schema(t, d)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := d.Import(ctx, testBatch(), func(yield func(ceasefire.Incident, error) bool) {
		for n := range 50 {
			if n == 20 {
				cancel()
			}
			if !yield(titled(fmt.Sprint(n), "1", "Mortar"), nil) {
				return
			}
		}
	}, false)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := d.Import(context.Background(), testBatch(), stream(titled("a", "1", "Mortar")), true); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, schema(t, d)); diff != "" {
		t.Error(diff)
	}
	single := testIncident()
	single.Title = "Checkpoint"
	add(t, d, single)
	if m, c := found(t, d, "mortar"), found(t, d, "checkpoint"); m != 0 || c != 1 {
		t.Errorf("mortar finds %d incidents, checkpoint %d", m, c)
	}
}
