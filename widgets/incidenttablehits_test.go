package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// foundRows are three rows: one that shows twice what is searched for, one that does not, and one like the first.
type foundRows struct{}

func (foundRows) Len() int { return 3 }

func (foundRows) Page(from, n int, done func([]TableRow)) {
	all := []TableRow{{Key: 1, Where: "Aleppo town, Aleppo", Who: "A"}, {Key: 2, Where: "Kafr Zayta town with a name that is far too long for its column", Who: "B"},
		{Key: 3, Where: "Hama", Who: "Aleppo council"}}
	done(all[from:min(from+n, len(all))])
}

// findAleppo finds a word wherever it stands.
func findAleppo(text string) (hits [][2]int) {
	for at := 0; ; {
		n := strings.Index(text[at:], "Aleppo")
		if n < 0 {
			return hits
		}
		hits = append(hits, [2]int{at + n, at + n + len("Aleppo")})
		at += n + 1
	}
}

func TestAllThatWasSearchedForIsMarked(t *testing.T) {
	table, _ := showTable(t, 900)
	table.Hits = findAleppo
	table.SetSource(foundRows{})
	rows := func(place int) *tableHits { return table.body.views[place%len(table.body.views)].paint.hits }
	for place, want := range map[int]struct {
		marks     int
		elsewhere bool
	}{0: {2, false}, 1: {1, true}, 2: {1, false}} {
		hits := rows(place)
		if hits.used != want.marks || hits.elsewhere.Visible() != want.elsewhere {
			t.Errorf("row %d: %d marks, said to be elsewhere: %v", place, hits.used, hits.elsewhere.Visible())
		}
	}
	first, second := rows(0).marks[0], rows(0).marks[1]
	if second.Position().X <= first.Position().X+first.Size().Width {
		t.Errorf("the marks lie over each other: %v, %v", first.Position(), second.Position())
	}
	chip, cell := rows(1).elsewhere, table.body.views[1].paint.cells[ColumnWhere]
	wide := fyne.MeasureText(cell.Text, cell.TextSize, cell.TextStyle).Width
	if strings.HasSuffix(cell.Text, "column") || chip.Position().X < cell.Position().X+wide && chip.Position().X > cell.Position().X {
		t.Errorf("%q reaches into what is said behind it", cell.Text)
	}
	table.Hits = nil
	table.SetSource(foundRows{})
	if hits := rows(1); hits.used != 0 || hits.elsewhere.Visible() {
		t.Error("marks stay where nothing is searched for")
	}
}

func TestAColumnIsSizedByKeys(t *testing.T) {
	table, _ := showTable(t, 900)
	width := func(c TableColumn) float32 {
		for _, s := range table.Layout() {
			if s.Column == c {
				return s.Width
			}
		}
		return -1
	}
	table.Widen(ColumnWhen, 16)
	before := width(ColumnWhen)
	if slots := table.Widen(ColumnWhen, 16); width(ColumnWhen) != before+16 || len(slots) != len(table.Layout()) {
		t.Errorf("wider: %v after %v", width(ColumnWhen), before)
	}
	if table.Widen(ColumnWhen, -1000); width(ColumnWhen) != tableColumnLeast {
		t.Errorf("narrower than it can be read: %v", width(ColumnWhen))
	}
	if table.Widen(ColumnDistrict, 16); width(ColumnDistrict) != -1 {
		t.Error("a column that is hidden was shown")
	}
}
