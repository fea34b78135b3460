package exchange

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// Headers gathers the columns of incidents that are to be written in the layout of a data set. What came in with other columns widens the header.
type Headers struct {
	layout *layoutColumns
	names  []string
	seen   map[string]bool
	votes  map[DateOrder]int // how many rows have their date in an order, of those whose date would be another in the other
}

// Layout is the table that incidents are written to: the names of its columns, and the order in which the numbers of its dates stand, so that whoever reads it again needs one order for all of them.
type Layout struct {
	Names []string
	Order DateOrder
}

// NewHeaders begins to gather the columns of a layout, KindGED or KindACLED.
func NewHeaders(kind Kind, e Export) *Headers {
	e.Redactor = e.redactor()
	return &Headers{layout: newLayoutColumns(kind, e), seen: map[string]bool{}, votes: map[DateOrder]int{}}
}

// Add takes the columns of an incident in. New ones stand behind the one that they stand behind in it.
func (h *Headers) Add(i ceasefire.Incident) {
	if !h.layout.holds(i) {
		return // it is written into whatever columns there are
	}
	after, kept := -1, h.layout.kept(i)
	if order := h.layout.orderOf(kept, i); order != "" {
		h.votes[order]++
	}
	for _, c := range kept {
		name := strings.ToLower(c.Name)
		if h.seen[name] {
			if at := slices.IndexFunc(h.names, func(other string) bool { return strings.EqualFold(other, name) }); at >= 0 { // one that is left out has no place
				after = at
			}
			continue
		}
		h.seen[name] = true
		if h.layout.export.Redactor.names(c.Name) {
			continue
		}
		after++
		h.names = slices.Insert(h.names, after, c.Name)
	}
}

// Layout gives the header, which is that of the newest layout where no incident came from the data set, and the order of most of the dates.
func (h *Headers) Layout() Layout {
	l := Layout{Names: h.names, Order: h.layout.orders[0]}
	if len(h.names) == 0 {
		l.Names = h.layout.usual
	}
	for _, order := range h.layout.orders {
		if h.votes[order] > h.votes[l.Order] {
			l.Order = order
		}
	}
	return l
}

// layoutColumns gives incidents as the columns of a data set's layout.
type layoutColumns struct {
	export  Export
	dataset string
	usual   []string
	kept    func(ceasefire.Incident) []ceasefire.Column
	reader  func(header []string, order DateOrder) (layout, error)
	orders  []DateOrder // in which dates may have stood in the file, the likeliest first
	dated   string      // the column of the date whose numbers may stand in either order, empty where there is none
	order   DateOrder   // in which the table's dates are to stand
	fresh   func(Export, ceasefire.Incident) map[string]string
	readers map[string]layout // by header
	dates   map[DateOrder]*dateReader
}

func newLayoutColumns(kind Kind, e Export) *layoutColumns {
	seen := newValues(e.Frame, Mapping{})
	if kind == KindGED {
		return &layoutColumns{
			export: e, dataset: gedDataset, usual: gedOrders()[0], kept: GEDColumns, fresh: freshGED, readers: map[string]layout{},
			reader: func(header []string, _ DateOrder) (layout, error) { return newGEDFile(e.Frame, header, seen) },
			orders: []DateOrder{YearFirst},
		}
	}
	return &layoutColumns{
		export: e, dataset: acledDataset, usual: acledHeader(), kept: ACLEDColumns, fresh: freshACLED, readers: map[string]layout{},
		reader: func(header []string, order DateOrder) (layout, error) {
			return newACLEDFile(e.Frame, header, order, seen)
		},
		orders: []DateOrder{DayFirst, MonthFirst}, dated: "event_date", order: DayFirst,
		dates: map[DateOrder]*dateReader{DayFirst: newDateReader(DayFirst), MonthFirst: newDateReader(MonthFirst)},
	}
}

// of gives an incident's columns by their names in lower case. What came from the data set is as it was, but for what was changed since.
func (l *layoutColumns) of(i ceasefire.Incident) map[string]string {
	fresh := l.fresh(l.export, i)
	if !l.holds(i) {
		for name, text := range fresh {
			fresh[name] = guardedIn(name, text)
		}
		return fresh
	}
	kept := l.kept(i)
	columns := make(map[string]string, len(kept))
	for _, c := range kept {
		columns[strings.ToLower(strings.TrimSpace(c.Name))] = c.Value
	}
	l.settleOrder(columns, kept, i)
	was, ok := l.original(kept, i)
	if !ok || was.Origin.Digest != i.Origin.Digest {
		guardHeld(columns, kept, i)
		settleSides(columns, i)
	}
	if !ok {
		return columns
	}
	before := l.fresh(l.export, was)
	for name, now := range fresh {
		if _, has := columns[name]; has && now != before[name] {
			columns[name] = guardedIn(name, now)
		}
	}
	return columns
}

// holds reports whether an incident has the columns of the data set's own file. One that came by way of a table of this program's has not, though it is of the data set.
func (l *layoutColumns) holds(i ceasefire.Incident) bool {
	if i.Origin.Dataset != l.dataset {
		return false
	}
	var header []string
	for _, c := range l.kept(i) {
		header = append(header, c.Name)
	}
	return l.readerOf(header, l.orders[0]) != nil
}

// original reads the row that an incident came from again; it is not ok where it cannot be read any more. In which order the numbers of its date stood is not
// kept: the order that gives the incident's own date was it.
func (l *layoutColumns) original(kept []ceasefire.Column, i ceasefire.Incident) (was ceasefire.Incident, ok bool) {
	for _, order := range l.orders {
		read, readable := l.readIn(order, kept)
		switch {
		case readable && l.sameDay(read, i):
			return read, true
		case readable && !ok:
			was, ok = read, true
		}
	}
	return was, ok
}

// readIn reads the row that an incident came from again, with the numbers of its dates in an order.
func (l *layoutColumns) readIn(order DateOrder, kept []ceasefire.Column) (ceasefire.Incident, bool) {
	header, fields := make([]string, len(kept)), make([]string, len(kept))
	for n, c := range kept {
		header[n], fields[n] = c.Name, c.Value
	}
	reader := l.readerOf(header, order)
	if reader == nil {
		return ceasefire.Incident{}, false
	}
	read, err := reader.read(fields, 0)
	return read, err == nil
}

// readerOf gives what reads rows of a header, nil where nothing does.
func (l *layoutColumns) readerOf(header []string, order DateOrder) layout {
	key := string(order) + "\x00" + strings.Join(header, "\x00")
	reader, known := l.readers[key]
	if !known {
		var err error
		if reader, err = l.reader(header, order); err != nil {
			reader = nil
		}
		l.readers[key] = reader
	}
	return reader
}

// guardedIn makes a text harmless that this program puts into a column. A position south or west begins with a minus and is a number, which no spreadsheet runs.
func guardedIn(name, text string) string {
	if name == "latitude" || name == "longitude" {
		return text
	}
	return csvline.Guarded(text)
}

// guardHeld makes the columns harmless that an incident's own fields stand for: something of it is not what it was when it came in, and which of
// them it is cannot be told, so that each may be what an analyst typed.
func guardHeld(columns map[string]string, kept []ceasefire.Column, i ceasefire.Incident) {
	for _, c := range kept {
		if !slices.Contains(i.Extra, c) {
			name := strings.ToLower(strings.TrimSpace(c.Name))
			columns[name] = guardedIn(name, c.Value)
		}
	}
}

// layoutWriter writes a table in the layout of a data set as CSV. What came in goes out the same, every column, those that a spreadsheet would run as a formula too: ACLED and UCDP write texts
// that begin with a minus or a quoted handle, and a copy that others compare with the data set must not differ from it. So a cell of a row of the data set's own is written as it came, and
// what this program puts there is made harmless, as Guarded has it: all of a row that came from elsewhere, what an analyst changed in one of the data set's own, and the headings, of which
// no data set has one that is a formula. The quotation marks go by the same rule. Whoever reads the table takes the guards off again.
type layoutWriter struct {
	columns *layoutColumns
	names   []string
	out     io.Writer
	row     []string
	line    []byte
}

func newLayoutWriter(kind Kind, w io.Writer, e Export, table Layout) (*layoutWriter, error) {
	l := &layoutWriter{columns: newLayoutColumns(kind, e), out: w}
	l.columns.order = table.Order
	for _, name := range table.Names {
		l.row = append(l.row, csvline.Guarded(name))
		l.names = append(l.names, strings.ToLower(strings.TrimSpace(name)))
	}
	return l, l.flush(csvline.AppendAsRead)
}

// flush writes the row, each cell put behind the others by what is given.
func (l *layoutWriter) flush(field func(line []byte, text string) []byte) error {
	l.line = l.line[:0]
	for n, cell := range l.row {
		l.line = field(csvline.Separated(l.line, n), cell)
	}
	if _, err := l.out.Write(append(l.line, '\n')); err != nil {
		return fmt.Errorf("writing a row: %w", err)
	}
	return nil
}

// Write writes one incident.
func (l *layoutWriter) Write(i ceasefire.Incident) error {
	redactor := l.columns.export.Redactor
	i = redactor.Of(i)
	columns := l.columns.of(i)
	for n, name := range l.names {
		l.row[n] = columns[name]
		redactor.look(l.row[n], LeftIn{i.ID, i.Title})
	}
	if l.columns.holds(i) {
		l.countFormulas()
		return l.flush(csvline.AppendAsRead)
	}
	return l.flush(csvline.AppendField)
}

// countFormulas counts the cells of a row that goes out as it came and which a spreadsheet would run.
func (l *layoutWriter) countFormulas() {
	count := l.columns.export.Formulas
	for n, cell := range l.row {
		if count != nil && guardedIn(l.names[n], cell) != cell {
			*count++
		}
	}
}

// Close has nothing left to write.
func (l *layoutWriter) Close() error { return nil }
