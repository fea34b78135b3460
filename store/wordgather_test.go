package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// indexSound fails the test unless the search index is what the database would make of the incidents' texts.
func indexSound(t rapid.TB, d *Dossier) {
	t.Helper()
	if _, err := d.writer.ExecContext(context.Background(), "INSERT INTO incident_text (incident_text) VALUES ('integrity-check')"); err != nil {
		t.Fatal("the search index is not what the incidents say:", err)
	}
}

// totals gives what the index holds of how many words there are.
func totals(t rapid.TB, d *Dossier) (sums, sizes string) {
	t.Helper()
	err := d.read.QueryRow(`SELECT (SELECT hex(value) FROM incident_text_stat WHERE id = 0),
		(SELECT group_concat(docid || ':' || hex(size)) FROM (SELECT docid, size FROM incident_text_docsize ORDER BY docid))`).Scan(&sums, &sizes)
	if err != nil {
		t.Fatal(err)
	}
	return sums, sizes
}

func TestWordsGatheredByAnImportAreThoseThatTheDatabaseCuts(t *testing.T) {
	pieces := strings.Fields("Aleppo al-Bab 12 2016 1st O'Neil a B zz Z9 x.y حلب الْقَصْف Железо café Ḥalab ёлка")
	pieces = append(pieces, "", " ", "\n", "\t", "a\x00b", "@[`{~\x7f", "ẞ", "e\u0301", strings.Repeat("long", 90))
	d, ctx, number := testDossier(t), context.Background(), 0
	batch := testBatch()
	batch.ApplyUpdates = true
	rapid.Check(t, func(rt *rapid.T) {
		text := func(what string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 5).Draw(rt, what), rapid.SampledFrom([]string{" ", "", "-"}).Draw(rt, "between"))
		}
		var rows []any
		for range rapid.IntRange(1, 6).Draw(rt, "rows") {
			key := number
			if again := rapid.Bool().Draw(rt, "again"); !again {
				number++
				key = number
			}
			i := imported(fmt.Sprint(key), fmt.Sprint(number, len(rows)), len(rows)+2)
			i.Title, i.Text, i.Place.Name, i.Place.District, i.SideA.Actor = text("title"), text("text"), text("place"), text("district"), text("actor")
			rows = append(rows, i)
		}
		if _, err := d.Import(ctx, batch, stream(rows...), false); err != nil {
			rt.Fatal(err)
		}
		indexSound(rt, d)
	})
	sums, sizes := totals(t, d)
	if _, err := d.writer.ExecContext(ctx, "INSERT INTO incident_text (incident_text) VALUES ('rebuild')"); err != nil {
		t.Fatal(err)
	}
	if s, z := totals(t, d); s != sums || z != sizes {
		t.Errorf("the numbers of words are %s, of the rebuilt index %s", sums, s)
	}
}

func TestManyImportsLeaveRoomInTheDirectoryOfTheIndex(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for n := range 3*segmentsALevel + 2 {
		if _, err := d.Import(ctx, testBatch(), stream(titled(fmt.Sprint(n), "1", "Mortar "+fmt.Sprint(n))), false); err != nil {
			t.Fatal(err)
		}
	}
	indexSound(t, d)
	single := testIncident()
	single.Title = "Mortar"
	for range segmentsALevel + 2 { // enough for the database to merge
		single.ID = ceasefire.ID{}
		add(t, d, single)
	}
	indexSound(t, d)
	if n, want := found(t, d, "mortar"), 4*segmentsALevel+4; n != want {
		t.Errorf("%d are found, want %d", n, want)
	}
	saysAsMatch(t, d, "mortar", "mortar 1", "4")
}
