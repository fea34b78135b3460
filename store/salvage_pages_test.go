package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// manyRows gives the closed file of a dossier with enough imported incidents for two layers of index pages over them, and the roots of its tables.
func manyRows(t *testing.T, n int) (content []byte, roots map[string]int) {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	var rows []any
	for i := range n {
		row := imported(fmt.Sprint(i), "a", i+2)
		row.Text = strings.Repeat("long ", 500) // two to a page
		if i%100 == 0 {
			row.Text = strings.Repeat("اسم ", 2000) // goes on to other pages
		}
		rows = append(rows, row)
	}
	if _, err := d.Import(ctx, testBatch(), stream(rows...), false); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "closed.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	closed := connect(path, accessRead)
	defer closed.Close()
	roots = map[string]int{}
	for _, name := range []string{"incident", "incident_extra"} {
		var root int
		if err := closed.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE name = ?", name).Scan(&root); err != nil {
			t.Fatal(err)
		}
		roots[name] = root
	}
	return slurp(t, path), roots
}

func zeroed(content []byte, pages ...int) []byte {
	hurt := slices.Clone(content)
	for _, n := range pages {
		clear(hurt[(n-1)*usualPage : n*usualPage])
	}
	return hurt
}

// salvagedFrom salvages a damaged file, which stays as it is, into a dossier that is sound.
func salvagedFrom(t *testing.T, hurt []byte) (Salvaged, *Dossier) {
	t.Helper()
	path, out := filepath.Join(t.TempDir(), "hurt.truce"), filepath.Join(t.TempDir(), "out.truce")
	if err := os.WriteFile(path, hurt, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := Salvage(context.Background(), path, out, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(slurp(t, path), hurt) {
		t.Error("the damaged file was changed")
	}
	d, err := Open(context.Background(), out, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return saved, d
}

func tells(s Salvaged, words string) bool {
	return slices.ContainsFunc(s.Losses, func(l Loss) bool { return strings.Contains(l.What, words) })
}

func TestSalvageFindsRowsWhoseIndexPagesAreLost(t *testing.T) {
	const n = 1500
	content, roots := manyRows(t, n)
	root := content[(roots["incident"]-1)*usualPage:]
	under, ok := children(root[:usualPage], root[:usualPage])
	if !ok || content[(int(under[0])-1)*usualPage] != pageInterior {
		t.Fatalf("the index has one layer: %v", under)
	}
	for name, c := range map[string]struct {
		pages []int
		words string
	}{
		"the root":           {[]int{roots["incident"]}, "incident: 1500 of 1500 rows read, of which 1500 from pages without their index"},
		"an interior page":   {[]int{int(under[0])}, "incident: 1500 of 1500 rows read, of which "},
		"both tables' roots": {[]int{roots["incident"], roots["incident_extra"]}, "incident_extra: 1500 rows read, of which 1500 from pages without their index, and how many more there were is not known"},
	} {
		t.Run(name, func(t *testing.T) {
			saved, d := salvagedFrom(t, zeroed(content, c.pages...))
			if saved.Incidents != n || !tells(saved, c.words) {
				t.Errorf("%d incidents, %+v", saved.Incidents, saved.Losses)
			}
			listed, err := d.Count(context.Background(), View{Filter: ceasefire.Filter{Text: "اسم"}})
			if err != nil || listed.Total != n/100 {
				t.Errorf("those that go on to other pages: %+v, %v", listed, err)
			}
			var extras int
			if err := d.read.QueryRow("SELECT count(*) FROM incident_extra").Scan(&extras); err != nil || extras != n {
				t.Errorf("%d with columns of their own, %v", extras, err)
			}
		})
	}
}

func TestSalvageFindsRowsInAFileThatIsCutOff(t *testing.T) {
	const n = 1500
	content, _ := manyRows(t, n)
	saved, _ := salvagedFrom(t, content[:len(content)/2/usualPage*usualPage+100])
	if saved.Incidents < n/4 || !tells(saved, "of about 1500 rows read") {
		t.Errorf("%d incidents, %+v", saved.Incidents, saved.Losses)
	}
}

// What was removed stays so: its row is still on a page that is free.
// Rows of a table without row numbers are found though its root is lost, or several of its pages in the middle.
func TestSalvageFindsRowsOfATableWithoutRowNumbers(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	const n = 2000
	var rows []any
	for i := range n {
		row := imported(fmt.Sprint(i), "a", i+2)
		row.Citations = []ceasefire.Citation{{Source: testID(1), Locator: fmt.Sprintf("p. %d %s", i, strings.Repeat("long ", 30)), Credibility: 2}}
		if i%200 == 0 {
			row.Citations[0].Locator += strings.Repeat("longer ", 1000) // goes on to other pages
		}
		rows = append(rows, row)
	}
	if _, err := d.Import(ctx, testBatch(), stream(rows...), false); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "closed.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	content := slurp(t, path)
	closed := connect(path, accessRead)
	defer closed.Close()
	var root uint32
	if err := closed.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE name = 'incident_source'").Scan(&root); err != nil {
		t.Fatal(err)
	}
	pages, err := openPages(path)
	if err != nil {
		t.Fatal(err)
	}
	defer pages.file.Close()
	reached, whole := pages.tree(root)
	if !whole || len(reached) < 40 {
		t.Fatal(len(reached), whole)
	}
	inner := reached[1:]
	for name, hurt := range map[string][]int{"its root": {int(root)}, "two in the middle": {int(inner[len(inner)/4]), int(inner[3*len(inner)/4])}} {
		saved, out := salvagedFrom(t, zeroed(content, hurt...))
		var read int
		if err := out.read.QueryRowContext(ctx, "SELECT count(*) FROM incident_source").Scan(&read); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d of %d rows: %+v", name, read, n, saved.Losses)
		if read < n*9/10 || read == n || !tells(saved, "incident_source: ") || !tells(saved, "from pages without their index") {
			t.Errorf("%s: %d of %d rows, %+v", name, read, n, saved.Losses)
		}
		if found, err := out.Check(ctx); err != nil || !found.Whole() || len(found.Records) != n-read {
			t.Errorf("%s: the incidents whose source is lost are not named: %+v, %v", name, found, err)
		}
	}
}

func TestSalvageTakesNothingFromFreePages(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for i := range 400 {
		if _, err := d.writer.ExecContext(ctx, "INSERT INTO source (uuid, title, publisher) VALUES (randomblob(16), ?, ?)",
			fmt.Sprint("source ", i), strings.Repeat("note ", 100)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.writer.ExecContext(ctx, "DELETE FROM source WHERE title > 'source 2' AND title LIKE 'source %'"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	var root, left int
	if err := d.read.QueryRowContext(ctx, "SELECT rootpage, (SELECT count(*) FROM source) FROM sqlite_schema WHERE name = 'source'").Scan(&root, &left); err != nil {
		t.Fatal(err)
	}
	content := slurp(t, d.Path())
	if binary.BigEndian.Uint32(content[36:]) < 5 {
		t.Fatal("no pages are free")
	}
	saved, again := salvagedFrom(t, zeroed(content, root))
	var got int
	if err := again.read.QueryRow("SELECT count(*) FROM source").Scan(&got); err != nil || got != left {
		t.Errorf("%d sources of %d, %v, %+v", got, left, err, saved.Losses)
	}
	hurt := zeroed(content, root)
	hurt[36]++ // the list of free pages is not whole
	saved, again = salvagedFrom(t, hurt)
	if err := again.read.QueryRow("SELECT count(*) FROM source").Scan(&got); err != nil || got > left {
		t.Errorf("without the list: %d sources of %d, %v, %+v", got, left, err, saved.Losses)
	}
}

// Bytes of any kind are gone through to an end.
func FuzzPages(f *testing.F) {
	f.Add([]byte{pageLeaf, 0, 0, 0, 1, 0, 20, 0, 0, 10, 3, 1, 2, 8})
	f.Add([]byte{pageInterior, 0, 0, 0, 1, 0, 20, 0, 0, 0, 0, 2, 0, 14, 0, 0, 0, 1, 1})
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "pages")
		if err := os.WriteFile(path, slices.Concat(content, make([]byte, 2*usualPage)), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := openPages(path)
		if err != nil {
			t.Fatal(err)
		}
		defer p.file.Close()
		p.free()
		for n := uint32(1); n <= p.count; n++ {
			p.tree(n)
			for _, c := range p.cells(p.page(n)) {
				if values, ok := p.values(c); ok && len(values) != len(c.kinds) {
					t.Errorf("%d values of %d", len(values), len(c.kinds))
				}
			}
		}
	})
}
