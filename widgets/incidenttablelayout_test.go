package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"truceboard/store/ceasefire"
)

// Columns are chosen, made wider by their edge, and moved; more than there is room for make the table scroll.
func TestTableColumnsAreChosenSizedAndMoved(t *testing.T) {
	table, _ := showTable(t, 900)
	var told [][]TableSlot
	table.OnLayout = func(slots []TableSlot) { told = append(told, slots) }
	table.SetLayout([]TableSlot{{Column: ColumnTitle}, {Column: ColumnWhen, Width: 100}, {Column: ColumnReportedBy}})
	order := func() (columns []TableColumn) {
		for _, s := range table.Layout() {
			columns = append(columns, s.Column)
		}
		return columns
	}
	edge := func(column TableColumn) *tableHeading { return table.header.headings[column] }
	when := edge(ColumnWhen)
	when.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(98, 10)}})
	when.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(180, 10)}})
	when.DragEnd()
	if got := table.Layout()[1].Width; got != 180 {
		t.Errorf("the column is %v wide", got)
	}
	when.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 10)}})
	when.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-400, 10)}})
	when.DragEnd()
	if diff := cmp.Diff([]TableColumn{ColumnWhen, ColumnTitle, ColumnReportedBy}, order()); diff != "" || len(told) != 2 {
		t.Errorf("%d told; columns %s", len(told), diff)
	}
	var all []TableSlot
	for _, c := range TableColumns() {
		all = append(all, TableSlot{Column: c})
	}
	table.SetLayout(all)
	if table.body.MinSize().Width <= 900 {
		t.Errorf("all columns take %v", table.body.MinSize().Width)
	}
	table.scroll.ScrollToOffset(fyne.NewPos(300, 0))
	table.scroll.OnScrolled(table.scroll.Offset)
	if table.top.Offset.X != 300 {
		t.Errorf("the headings stand at %v", table.top.Offset.X)
	}
}

// allKeys is a source whose rows have the keys 100, 101 and so on.
type allKeys struct{ slowRows }

func (allKeys) Keys(from, to int) []int64 {
	var keys []int64
	for n := from; n <= to; n++ {
		keys = append(keys, 100+int64(n))
	}
	return keys
}

func (allKeys) Page(from, n int, done func([]TableRow)) {
	var rows []TableRow
	for place := from; place < from+n; place++ {
		rows = append(rows, TableRow{Key: 100 + int64(place)})
	}
	done(rows)
}

// Rows are picked one by one, by the stretch, and all.
func TestTableRowsArePicked(t *testing.T) {
	table, _ := showTable(t, 900)
	table.SetSource(&allKeys{slowRows{n: 40}})
	var told []int64
	table.OnPicked = func(keys []int64) { told = keys }
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for _, step := range []struct {
		place int
		held  fyne.KeyModifier
		want  []int64
	}{
		{3, 0, nil}, {5, ctrl, []int64{103, 105}}, {7, ctrl, []int64{103, 105, 107}}, {5, ctrl, []int64{103, 107}}, {8, shift, []int64{105, 106, 107, 108}},
		{4, shift, []int64{104, 105}}, {9, 0, nil},
	} {
		table.point(step.place, step.held)
		if diff := cmp.Diff(step.want, told, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("at %d with %v: %s", step.place, step.held, diff)
		}
	}
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(told) != 40 {
		t.Errorf("%d of 40 are picked", len(told))
	}
	table.Unpick()
	if told != nil {
		t.Errorf("still picked: %v", told)
	}
}

// What is typed in a box narrows its field; what cannot be read is said, and narrows nothing.
func TestTableBoxes(t *testing.T) {
	table, _ := showTable(t, 900)
	table.ShowBoxes(true)
	var told []ceasefire.Term
	table.OnTerm = func(term ceasefire.Term) { told = append(told, term) }
	box := table.boxes.boxes[ColumnDead]
	box.SetText(">5")
	rows, hint := table.scroll.Position(), table.boxes.line.Text()
	box.SetText("many")
	if diff := cmp.Diff([]ceasefire.Term{{Field: ceasefire.TermDeaths, Text: ">5"}}, told); diff != "" || !strings.Contains(table.boxes.line.Text(), "is no number") {
		t.Errorf("said %q; %s", table.boxes.line.Text(), diff)
	}
	if table.scroll.Position() != rows || hint != boxesHint {
		t.Errorf("the rows moved from %v to %v; before, %q was said", rows, table.scroll.Position(), hint)
	}
	table.SetTerms([]ceasefire.Term{{Field: ceasefire.TermWho, Text: "army"}}, false)
	if table.boxes.line.Text() != boxesHint {
		t.Errorf("of a box that was emptied it says %q still", table.boxes.line.Text())
	}
	if box.Text != "" || table.boxes.boxes[ColumnWho].Text != "army" || len(told) != 1 {
		t.Errorf("the boxes say %q and %q, told %d", box.Text, table.boxes.boxes[ColumnWho].Text, len(told))
	}
	if table.FirstBox() != fyne.Focusable(table.boxes.boxes[ColumnWhen]) {
		t.Error("the first box is another")
	}
	table.ShowBoxes(false)
	if table.FirstBox() != nil {
		t.Error("a hidden box can be given the keyboard")
	}
}

// A date is read as people type it and kept as it is on every day; what is not in use is shown as that, with what is, and a date of numbers asks once which of them is the day.
func TestTableBoxesReadTypedDates(t *testing.T) {
	table, w := showTable(t, 900)
	table.ShowBoxes(true)
	var told []ceasefire.Term
	table.OnTerm = func(term ceasefire.Term) {
		told = append(told, term)
		table.SetTerms([]ceasefire.Term{term}, true) // as the filter does
	}
	var order ceasefire.DateOrder
	table.ReadDays(TypedDays{
		Today: func() ceasefire.Day { return ceasefire.DayFrom(2016, 9, 15) },
		Order: func() ceasefire.DateOrder { return order }, OnOrder: func(said ceasefire.DateOrder) { order = said },
	})
	box, line := table.boxes.boxes[ColumnWhen], table.boxes.line
	w.Canvas().Focus(box)
	test.Type(box, "> yesterday")
	if box.Text != "> yesterday" || line.Text() != "→ from 15 Sep 2016" || told[len(told)-1].Text != ">2016-09-14" {
		t.Errorf("typed %q, told %v, said %q", box.Text, told, line.Text())
	}
	w.Canvas().Focus(table.boxes.boxes[ColumnWho])
	if box.Text != ">2016-09-14" || line.Text() != boxesHint {
		t.Errorf("left, the box says %q, and the line %q", box.Text, line.Text())
	}
	told = nil
	box.SetText("soon")
	table.SetTerms([]ceasefire.Term{{Field: ceasefire.TermWhen, Text: ">2016-09-14"}}, false) // as the pages do when they are read anew
	if said := line.Text(); !strings.HasPrefix(said, "✕ Not in use, when >2016-09-14 still is: ") || !box.edge.Visible() || box.Text != "soon" || told != nil {
		t.Errorf("said %q of %q, told %v", said, box.Text, told)
	}
	table.EmptyBoxes()
	if box.Text != "" || box.edge.Visible() || line.Text() != boxesHint {
		t.Errorf("emptied, the box says %q, and the line %q", box.Text, line.Text())
	}
	w.Canvas().Focus(box)
	test.Type(box, "1")
	if box.edge.Visible() || !strings.Contains(line.Text(), "not in use yet") {
		t.Errorf("of the beginning of a date it says %q", line.Text())
	}
	test.Type(box, "2/9..14/9")
	if !line.asks() || line.dayFirst.Text() != "the day: 12 Sep 2016" || !box.edge.Visible() {
		t.Fatalf("asks %q, %q", line.Text(), line.dayFirst.Text())
	}
	test.Tap(line.dayFirst)
	if line.asks() || len(told) != 1 || told[0].Text != "2016-09-12..2016-09-14" || w.Canvas().Focused() != fyne.Focusable(box) {
		t.Errorf("answered, it told %v", told)
	}
	table.SetTerms(nil, true) // the chip was taken away
	if box.Text != "" {
		t.Errorf("the box says %q of a filter that asks for nothing", box.Text)
	}
}
