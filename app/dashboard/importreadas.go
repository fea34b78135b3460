package dashboard

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// readAs is one thing that can be said of how a file is read: its choices, which of them counts, and what is done once another is chosen.
type readAs struct {
	label string
	names []string
	at    int
	take  func(n int)
}

// rowsOffered is how many rows are offered as the one that holds the columns' names.
const rowsOffered = 10

// showReadAs gives what can be said of how the file is read its lines, beneath the columns: for what was found and is wrong, and for what no column says.
func (f *importForm) showReadAs() {
	all := f.readAs(f.reading)
	key := fmt.Sprint(f.reading.Format)
	for _, one := range all {
		key += one.label + strings.Join(one.names, "\x00")
	}
	if key != f.readAsShown {
		f.readAsShown = key
		f.layReadAs(all)
	}
	for _, one := range all {
		choice := f.choices[one.label]
		choice.OnChanged = nil // that it shows what counts is no choice of anybody's
		choice.SetSelectedIndex(one.at)
		choice.OnChanged = func(string) { one.take(choice.SelectedIndex()) }
	}
}

// layReadAs makes the lines.
func (f *importForm) layReadAs(all []readAs) {
	f.readings.RemoveAll()
	rows := container.New(&pairs{})
	for _, one := range all {
		choice := f.form.pick(one.names)
		f.choices[one.label] = choice
		rows.Add(line(one.label, choice))
	}
	if len(rows.Objects) > 0 {
		f.readings.Add(widgets.NewText("How the file is read", widgets.RoleSection))
		f.readings.Add(rows)
	}
	f.readings.Refresh()
}

// readAs gives what can be said of a reading.
func (f *importForm) readAs(r exchange.Reading) []readAs {
	switch {
	case r.Format == exchange.FormatACLED && r.DateOrder != "":
		return append([]readAs{f.readDates()}, f.readFile(r)...)
	case r.Format != exchange.FormatCSV:
		return f.readFile(r)
	}
	return append(f.readTable(r), f.readFile(r)...)
}

// readFile gives what can be said of a file before its columns are known: what is said of them is forgotten, since they may be others then.
func (f *importForm) readFile(r exchange.Reading) (all []readAs) {
	anew := func(say func(told *exchange.Reading)) {
		say(&f.told)
		f.told.Mapping = exchange.Mapping{}
		f.tryAgain()
	}
	if r.Container == exchange.Text && r.Format != exchange.FormatJSON {
		known := exchange.Encodings()
		names := make([]string, len(known))
		for n, e := range known {
			names[n] = e.Words()
		}
		all = append(all, readAs{"Letters", names, slices.Index(known, r.Encoding), func(n int) { anew(func(told *exchange.Reading) { told.Encoding = known[n] }) }})
		marks := exchange.Delimiters()
		names = make([]string, len(marks))
		for n, mark := range marks {
			names[n] = exchange.DelimiterName(mark)
		}
		all = append(all, readAs{"Columns are set apart by", names, slices.Index(marks, r.Delimiter), func(n int) { anew(func(told *exchange.Reading) { told.Delimiter = marks[n] }) }})
	}
	if len(r.Sheets) > 1 {
		all = append(all, readAs{"Sheet", r.Sheets, slices.Index(r.Sheets, r.Sheet), func(n int) { anew(func(told *exchange.Reading) { told.Sheet = r.Sheets[n] }) }})
	}
	if r.Format == exchange.FormatCSV {
		all = append(all, f.readHeader(r, anew))
	}
	return all
}

// readHeader says which row holds the columns' names.
func (f *importForm) readHeader(r exchange.Reading, anew func(func(*exchange.Reading))) readAs {
	names, at := []string{"no row"}, 0
	for n := 1; n <= max(rowsOffered, r.HeaderRow); n++ {
		names = append(names, "row "+strconv.Itoa(n))
	}
	if !r.NoHeader {
		at = r.HeaderRow
	}
	return readAs{"The columns' names stand in", names, at, func(n int) {
		anew(func(told *exchange.Reading) { told.HeaderRow, told.NoHeader = n, n == 0 })
	}}
}

// withoutType is the line of what rows are whose type no column says.
const withoutType = "Rows without a type are"

// readTable gives what can be said of a table whose columns are known.
func (f *importForm) readTable(r exchange.Reading) (all []readAs) {
	mapped := func(say func(m *exchange.Mapping)) {
		mapping := f.reading.Mapping
		say(&mapping)
		f.told.Mapping, f.reading.Mapping, f.mapped = mapping, mapping, true
		f.tryAgain()
	}
	all = append(all, f.readType(r, mapped), f.readDates())
	marks := []string{".", ","}
	all = append(all, readAs{"Decimals begin with", []string{"a point: 36.5", "a comma: 36,5"}, max(slices.Index(marks, r.Mapping.Decimal), 0), func(n int) { mapped(func(m *exchange.Mapping) { m.Decimal = marks[n] }) }})
	all = append(all, f.readZone(r, mapped), f.readDataset(r, mapped))
	if r.Mapping.FieldColumn(exchange.FieldID) == "" {
		all = append(all, readLike(r, mapped))
	}
	return all
}

// likeRows is the line of what rows are that say the same, where no column tells them apart.
const likeRows = "Rows that say the same are"

// readLike says whether rows without identifiers that say the same are one incident.
func readLike(r exchange.Reading, mapped func(func(*exchange.Mapping))) readAs {
	at := 0
	if r.Mapping.LikeOnce {
		at = 1
	}
	return readAs{likeRows, []string{"incidents of their own", "one incident, taken once"}, at, func(n int) { mapped(func(m *exchange.Mapping) { m.LikeOnce = n > 0 }) }}
}

// readDates says in which order the numbers of dates stand.
func (f *importForm) readDates() readAs {
	orders := []exchange.DateOrder{"", exchange.DayFirst, exchange.MonthFirst}
	return readAs{"Dates such as 3/4/2016", []string{"as found in the file", "day first: 3 April", "month first: 4 March"}, slices.Index(orders, f.told.DateOrder), func(n int) {
		f.told.DateOrder, f.settled[exchange.AboutDates] = orders[n], n > 0
		f.tryAgain()
	}}
}

// readZone says in which zone times are that name none.
func (f *importForm) readZone(r exchange.Reading, mapped func(func(*exchange.Mapping))) readAs {
	zones := []string{"", "UTC"}
	names := []string{"of the agreement: " + f.session.frame.Agreement.Location().String(), "UTC"}
	if zone := r.Mapping.Zone; zone != "" && zone != "UTC" {
		zones, names = append(zones, zone), append(names, zone)
	}
	return readAs{"Times without a zone are in that", names, slices.Index(zones, r.Mapping.Zone), func(n int) { mapped(func(m *exchange.Mapping) { m.Zone = zones[n] }) }}
}

// readDataset says to which data set the rows belong, where their identifiers are good.
func (f *importForm) readDataset(r exchange.Reading, mapped func(func(*exchange.Mapping))) readAs {
	names := slices.Clone(r.Datasets)
	for _, name := range []string{r.DatasetName(), exchange.ListName(filepath.Base(f.path))} {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return readAs{"The list that the rows belong to", names, slices.Index(names, r.DatasetName()), func(n int) { mapped(func(m *exchange.Mapping) { m.Dataset = names[n] }) }}
}

// readType says which type rows have that name none, in the file or in a cell.
func (f *importForm) readType(r exchange.Reading, mapped func(func(*exchange.Mapping))) readAs {
	names, values := []string{"not said"}, []string{""}
	for _, info := range ceasefire.Types() {
		names, values = append(names, info.Name), append(values, string(info.Type))
	}
	at := 0
	for _, c := range r.Mapping.Constants {
		if c.Field == exchange.FieldType {
			at = max(slices.Index(values, c.Value), 0)
		}
	}
	return readAs{withoutType, names, at, func(n int) {
		mapped(func(m *exchange.Mapping) {
			m.Constants = slices.DeleteFunc(slices.Clone(m.Constants), func(c exchange.FieldValue) bool { return c.Field == exchange.FieldType })
			if n > 0 {
				m.Constants = append(m.Constants, exchange.FieldValue{Field: exchange.FieldType, Value: values[n]})
			}
		})
	}}
}
