package dashboard

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// What is exported from the window stands in the order of the table, and in its columns where that is wanted, which it is at first once somebody chose the table's.
func TestAnExportFollowsTheTable(t *testing.T) {
	w := importWindow(t, true)
	shot, err := takeSnapshot(t.Context(), w.session.dossier, w.session.memory, store.View{Filter: ceasefire.Filter{Scope: ceasefire.ViewIn}, AsOf: ceasefire.AsOf{At: testNow()}})
	if err != nil {
		t.Fatal(err)
	}
	w.shot = shot
	if x := newExportDialog(w); x.ofTable.Checked || !x.all.Checked {
		t.Error("nobody chose columns, and not all are exported")
	}
	slots := []widgets.TableSlot{{Column: widgets.ColumnDead}, {Column: widgets.ColumnWhere}, {Column: widgets.ColumnArea}}
	w.incidents.table.SetLayout(slots)
	w.incidents.keepLayout(slots)
	w.incidents.sort = store.Sort{By: store.SortDeaths, Descending: true}
	x := newExportDialog(w)
	if !x.ofTable.Checked || !strings.Contains(x.what.Text, "by deaths, most first") {
		t.Fatalf("%v, %s", x.ofTable.Checked, x.what.Text)
	}
	x.kind.SetSelected(exchange.KindGED.Name())
	if _, o, _ := x.read(); o.Sort.By != store.SortAdded || !strings.Contains(x.what.Text, "as they came in") {
		t.Errorf("GED: %+v, %s", o.Sort, x.what.Text)
	}
	x.kind.SetSelected(exchange.KindCSV.Name())
	path := filepath.Join(t.TempDir(), "table.csv")
	x.path.SetText(path)
	x.export()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || !slices.Equal(rows[0], []string{"id", "deaths_low", "deaths_best", "deaths_high", "place", "area"}) {
		t.Fatalf("%v, %q", err, rows[0])
	}
	list, err := w.session.dossier.List(t.Context(), shot.View, w.incidents.sort)
	if err != nil || list.Len() != len(rows)-1 {
		t.Fatalf("%d rows, %v", len(rows)-1, err)
	}
	shown, err := list.Page(t.Context(), 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	for n, row := range shown {
		if rows[n+1][0] != row.ID.String() {
			t.Fatalf("row %d is %s, in the table %s", n, rows[n+1][0], row.ID)
		}
	}
	if x = newExportDialog(w); !x.ofTable.Checked || x.all.Visible() {
		t.Error("the choice was not kept")
	}
}

// Every column of the table says what columns of an export say.
func TestEveryColumnOfTheTableCanBeExported(t *testing.T) {
	var slots []widgets.TableSlot
	for _, c := range widgets.TableColumns() {
		slots = append(slots, widgets.TableSlot{Column: c})
	}
	if _, err := exchange.ChosenColumns(tableCodes(slots), nil); err != nil {
		t.Error(err)
	}
}
