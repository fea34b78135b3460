package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// askedPage is a page that a table asked for and that waits for its answer.
type askedPage struct {
	from, n int
	done    func([]TableRow)
}

// slowRows is a source of rows with the keys first, first+1 and so on that answers when told to.
type slowRows struct {
	first int64
	n     int
	asked []askedPage
	count int
}

func (s *slowRows) Len() int { return s.n }

func (s *slowRows) Page(from, n int, done func([]TableRow)) {
	s.count++
	s.asked = append(s.asked, askedPage{from, n, done})
}

// answer answers all that was asked, and what is asked meanwhile.
func (s *slowRows) answer() {
	for len(s.asked) > 0 {
		page := s.asked[0]
		s.asked = s.asked[1:]
		page.done(s.rows(page))
	}
}

func (s *slowRows) rows(page askedPage) []TableRow {
	rows := make([]TableRow, page.n)
	for i := range rows {
		key := s.first + int64(page.from+i)
		rows[i] = TableRow{Key: key, When: fmt.Sprint("row ", key), Where: "Aleppo", Dead: "2", Scope: "in", Severity: 2}
	}
	return rows
}

func (s *slowRows) froms() []int {
	var froms []int
	for _, page := range s.asked {
		froms = append(froms, page.from)
	}
	return froms
}

// knowingRows is a source that also knows where a key stands.
type knowingRows struct{ slowRows }

func (s *knowingRows) Index(key int64) int {
	if at := int(key - s.first); at >= 0 && at < s.n {
		return at
	}
	return -1
}

// showTable shows a table of ten rows' height in a window.
func showTable(t *testing.T, width float32) (*IncidentTable, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	table := NewIncidentTable()
	w := test.NewTempWindow(t, table)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, tableHeaderHeight+10*tableRowHeight))
	return table, w
}

// press types keys at a table.
func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// inSight lists what stands in the first cell of the rows in sight, from the top; bars stand as "…".
func inSight(table *IncidentTable) []string {
	var texts []string
	for place := table.body.first; place <= table.body.last; place++ {
		view := table.body.views[place%len(table.body.views)]
		text := view.paint.cells[ColumnWhen].Text
		if text == "" && view.paint.skeleton[0].FillColor != nil {
			text = "…"
		}
		texts = append(texts, text)
	}
	return texts
}

func TestIncidentTableReadsOnlyWhatIsInSight(t *testing.T) {
	table, _ := showTable(t, 900)
	source := &slowRows{first: 1, n: 100_000}
	table.SetSource(source)
	if diff := cmp.Diff([]int{0, 100}, source.froms()); diff != "" {
		t.Errorf("pages asked for at the top (-want +got):\n%s", diff)
	}
	if got := inSight(table)[0]; got != "…" {
		t.Errorf("a row that is not read shows %q, want bars", got)
	}
	source.answer()
	if got := inSight(table); got[0] != "row 1" || got[9] != "row 10" {
		t.Errorf("rows in sight = %q", got)
	}
	source.count = 0
	press(table, fyne.KeyEnd)
	source.answer()
	if got := inSight(table); got[len(got)-1] != "row 100000" {
		t.Errorf("last row in sight = %q, want row 100000", got[len(got)-1])
	}
	if source.count > 3 {
		t.Errorf("jumping to the end asked for %d pages, want at most 3", source.count)
	}
	if n := len(table.body.views); n > 13 {
		t.Errorf("%d row objects for 10 rows in sight", n)
	}
}

func TestIncidentTableKeepsFewPages(t *testing.T) {
	table, _ := showTable(t, 900)
	source := &slowRows{first: 1, n: 100_000}
	table.SetSource(source)
	for place := 0; place < 100_000; place += 900 {
		table.choose(place)
		source.answer()
	}
	if n := len(table.pages.pages); n > tablePagesKept {
		t.Errorf("%d pages are kept, want at most %d", n, tablePagesKept)
	}
	if got := inSight(table); slices.Contains(got, "…") {
		t.Errorf("rows in sight were let go: %q", got)
	}
}

func TestIncidentTableDropsStaleAnswers(t *testing.T) {
	table, _ := showTable(t, 900)
	old, now := &slowRows{first: 1, n: 500}, &slowRows{first: 1001, n: 500}
	table.SetSource(old)
	table.SetSource(now)
	old.answer()
	if got := inSight(table)[0]; got != "…" {
		t.Errorf("an answer of an earlier source is shown: %q", got)
	}
	now.answer()
	old.answer()
	if got := inSight(table)[0]; got != "row 1001" {
		t.Errorf("first row = %q, want row 1001", got)
	}
}

func TestIncidentTableShowsTheOldRowsUntilTheNewOnesCome(t *testing.T) {
	table, _ := showTable(t, 900)
	old, now := &slowRows{first: 1, n: 500}, &slowRows{first: 1001, n: 5}
	table.SetSource(old)
	old.answer()
	table.SetSource(now)
	if got := inSight(table); len(got) != 5 || got[0] != "row 1" {
		t.Errorf("rows while reading = %q, want five of the old ones", got)
	}
	now.answer()
	if got := inSight(table); got[0] != "row 1001" {
		t.Errorf("rows = %q, want the new ones", got)
	}
}

func TestIncidentTableKeyboard(t *testing.T) {
	table, w := showTable(t, 900)
	var selected, opened, deleted []int64
	table.OnSelected = func(key int64) { selected = append(selected, key) }
	table.OnOpen = func(key int64) { opened = append(opened, key) }
	table.OnDelete = func(key int64) { deleted = append(deleted, key) }
	source := &slowRows{first: 1, n: 1000}
	table.SetSource(source)
	source.answer()
	w.Canvas().Focus(table)
	press(table, fyne.KeyReturn, fyne.KeyDelete)
	if opened != nil || deleted != nil {
		t.Errorf("opened %v and deleted %v with nothing selected", opened, deleted)
	}
	press(table, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome)
	if diff := cmp.Diff([]int64{1, 2, 3, 2, 11, 2, 1}, selected); diff != "" {
		t.Errorf("keys selected (-want +got):\n%s", diff)
	}
	press(table, fyne.KeyReturn, fyne.KeyDelete)
	if !slices.Equal(opened, []int64{1}) || !slices.Equal(deleted, []int64{1}) {
		t.Errorf("opened %v, deleted %v, want the first row both times", opened, deleted)
	}
}

func TestIncidentTableSelectsWhatIsReadLater(t *testing.T) {
	table, _ := showTable(t, 900)
	var selected, deleted []int64
	table.OnSelected = func(key int64) { selected = append(selected, key) }
	table.OnDelete = func(key int64) { deleted = append(deleted, key) }
	source := &slowRows{first: 1, n: 1000}
	table.SetSource(source)
	source.answer()
	press(table, fyne.KeyDown, fyne.KeyEnd, fyne.KeyDelete)
	if deleted != nil {
		t.Errorf("deleted %v while the row moved to was not read", deleted)
	}
	source.answer()
	press(table, fyne.KeyDelete)
	if !slices.Equal(selected, []int64{1, 1000}) || !slices.Equal(deleted, []int64{1000}) {
		t.Errorf("selected %v, deleted %v", selected, deleted)
	}
}

func TestIncidentTableMouse(t *testing.T) {
	table, w := showTable(t, 900)
	var selected, opened []int64
	table.OnSelected = func(key int64) { selected = append(selected, key) }
	table.OnOpen = func(key int64) { opened = append(opened, key) }
	source := &slowRows{first: 1, n: 1000}
	table.SetSource(source)
	source.answer()
	third := table.body.views[2]
	third.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if w.Canvas().Focused() != table {
		t.Error("a press on a row does not give the table the keyboard")
	}
	third.DoubleTapped(nil)
	if !slices.Equal(selected, []int64{3}) || !slices.Equal(opened, []int64{3}) {
		t.Errorf("selected %v, opened %v, want the third row once each", selected, opened)
	}
	table.Unselect() // as when the incident was deleted, and that was taken back
	third.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if !slices.Equal(selected, []int64{3, 3}) {
		t.Errorf("selected %v, want the third row again", selected)
	}
}

func TestIncidentTableKeepsItsSelection(t *testing.T) {
	table, _ := showTable(t, 900)
	told := 0
	table.OnSelected = func(int64) { told++ }
	before, after := &slowRows{first: 1, n: 50}, &slowRows{first: -2, n: 50}
	table.SetSource(before)
	before.answer()
	table.Select(5)
	if row, ok := table.chosen(); !ok || row.Key != 5 || told != 0 {
		t.Fatalf("selected %d, %t, told %d times; want 5 untold", row.Key, ok, told)
	}
	table.SetSource(after)
	after.answer()
	if row, ok := table.chosen(); !ok || row.Key != 5 || table.choice.place != 7 {
		t.Errorf("after the reload %d is selected at %d, want 5 at 7", row.Key, table.choice.place)
	}
	gone := &slowRows{first: 100, n: 50}
	table.SetSource(gone)
	gone.answer()
	if row, ok := table.chosen(); ok {
		t.Errorf("row %d is selected though the selection is gone", row.Key)
	}
	press(table, fyne.KeyDown)
	if row, _ := table.chosen(); row.Key != 108 {
		t.Errorf("the keyboard goes on at %d, want 108, beneath where it stood", row.Key)
	}
}

func TestIncidentTableFindsASelectionFarDown(t *testing.T) {
	table, _ := showTable(t, 900)
	source := &knowingRows{slowRows{first: 1, n: 100_000}}
	table.SetSource(source)
	source.answer()
	table.Select(70_000)
	source.answer()
	if !slices.Contains(inSight(table), "row 70000") {
		t.Errorf("rows in sight = %q, want row 70000 among them", inSight(table))
	}
	if row, ok := table.chosen(); !ok || row.Key != 70_000 {
		t.Errorf("selected %d, %t", row.Key, ok)
	}
}

func TestIncidentTableSorts(t *testing.T) {
	type order struct {
		Column     TableColumn
		Descending bool
	}
	table, _ := showTable(t, 900)
	var got []order
	table.OnSort = func(column TableColumn, descending bool) { got = append(got, order{column, descending}) }
	for _, column := range []TableColumn{ColumnWhen, ColumnWhen, ColumnWhere, ColumnWhere, ColumnDead} {
		test.Tap(table.header.headings[column])
	}
	table.TypedRune('7')
	table.TypedRune('8')
	table.TypedRune('x')
	want := []order{
		{ColumnWhen, false}, {ColumnWhen, true}, {ColumnWhere, false}, {ColumnWhere, true}, {ColumnDead, true}, {ColumnSeverity, true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("orders (-want +got):\n%s", diff)
	}
}

func TestIncidentTableEmpty(t *testing.T) {
	table, _ := showTable(t, 900)
	if table.empty.Visible() {
		t.Error("a table that waits for its source says that there is nothing")
	}
	table.SetSource(&slowRows{})
	press(table, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	if !table.empty.Visible() || table.scroll.Visible() {
		t.Error("an empty source does not show the words for it")
	}
	table.SetSource(&slowRows{n: 1})
	if table.empty.Visible() || !table.scroll.Visible() {
		t.Error("the words for an empty source stay when rows come")
	}
}

func TestTableWidths(t *testing.T) {
	for _, c := range []struct {
		width           float32
		scope, severity bool
	}{{400, false, false}, {560, false, false}, {619, false, false}, {620, true, false}, {759, true, false}, {760, true, true}, {1400, true, true}} {
		sum, widths := float32(0), map[TableColumn]float32{}
		for _, p := range (tableLayout{}).places(c.width) {
			widths[p.column] = p.w
			sum += p.w
		}
		if sum < c.width-0.5 || sum > c.width+0.5 {
			t.Errorf("at %v the columns take %v", c.width, sum)
		}
		if scope, severity := widths[ColumnScope] > 0, widths[ColumnSeverity] > 0; scope != c.scope || severity != c.severity {
			t.Errorf("at %v scope %t severity %t, want %t %t", c.width, scope, severity, c.scope, c.severity)
		}
		if least := min(widths[ColumnWhere], widths[ColumnWhat], widths[ColumnWho]); least < 40 {
			t.Errorf("at %v a column of words has only %v", c.width, least)
		}
	}
}

// Rows of another filter than the one that is shown are dimmed, and stand in for no others; those that are awaited have no words.
func TestIncidentTableShowsWhichRowsAreStale(t *testing.T) {
	table, _ := showTable(t, 900)
	first := func() *tableRowRenderer { return table.body.views[0].paint }
	table.Await()
	if got := inSight(table)[0]; got != "…" || !table.scroll.Visible() {
		t.Errorf("rows that are awaited say %q", got)
	}
	source := &slowRows{first: 1, n: 50}
	table.SetSource(source)
	source.answer()
	plain := first().cells[ColumnWhen].Color
	table.SetStale(true)
	if got := inSight(table)[0]; got != "row 1" || first().cells[ColumnWhen].Color == plain {
		t.Errorf("a stale row says %q, as dark as before: %v", got, first().cells[ColumnWhen].Color == plain)
	}
	next := &slowRows{first: 1001, n: 50}
	table.SetSource(next)
	if got := inSight(table)[0]; got != "…" {
		t.Errorf("%q stands in for a row of another filter", got)
	}
	next.answer()
	if got := inSight(table)[0]; got != "row 1001" || first().cells[ColumnWhen].Color != plain {
		t.Errorf("the new row says %q, dimmed: %v", got, first().cells[ColumnWhen].Color != plain)
	}
}
