package dashboard

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/exchange"
	"truceboard/widgets"
)

// keptAsItIs is the choice of a column that is read into no field: it is kept beside the incident, and exported again.
const keptAsItIs = "no field; kept as it is"

// showDoubts gives each doubt that is new a line, with what the file would say either way.
func (f *importForm) showDoubts() {
	for _, d := range f.reading.Doubts {
		if _, there := f.settled[d.About]; there {
			continue
		}
		f.settled[d.About] = false
		names := make([]string, len(d.Choices))
		for i, c := range d.Choices {
			names[i] = c.Name
			if len(c.Preview) > 0 {
				names[i] += ": " + strings.Join(c.Preview[:min(2, len(c.Preview))], " · ")
			}
		}
		names = distinct(names)
		choices := f.form.pick(names)
		choices.OnChanged = func(name string) { f.settleDoubt(d, slices.Index(names, name)) }
		f.choices[string(d.About)] = choices
		f.doubts.Add(line(d.Reason, choices))
		f.window.win.Canvas().Focus(choices) // the keyboard goes where the question is
	}
	f.doubts.Refresh()
}

// settleDoubt takes one of a doubt's choices. What was said of the columns is forgotten, since they may be others then.
func (f *importForm) settleDoubt(d exchange.Doubt, n int) {
	if n < 0 {
		return
	}
	told, err := f.told.Settle(d.About, d.Choices[n].Value)
	if err != nil {
		f.window.notice.fail("settling how a file is read", err)
		return
	}
	if d.About != exchange.AboutDates {
		told.Mapping = exchange.Mapping{}
	}
	f.told, f.settled[d.About] = told, true
	f.tryAgain()
}

// showColumns gives each column of a table a line, where they are others than before, and shows into which field it is read now.
func (f *importForm) showColumns() {
	header := string(f.reading.Format) + strings.Join(f.reading.Header, "\x00")
	for n := range f.reading.Header {
		header += "\x00" + f.preview(n) // the letters are others once they are read otherwise
	}
	if header != f.header {
		f.header = header
		f.layColumns()
	}
	f.showFields()
}

// showFields shows into which field each column is read. What is being typed is left alone: it counts only once that rests.
func (f *importForm) showFields() {
	for n, choice := range f.fields { // reading one column into a field takes it from another, and all may be forgotten
		if choice.waiting {
			continue
		}
		changed := choice.OnChanged
		choice.OnChanged = nil // that it shows what counts is no choice of anybody's
		choice.SetSelectedIndex(max(slices.Index(fieldsOffered(), f.reading.Mapping.FieldOf(f.reading.Header[n])), 0))
		choice.OnChanged = changed
	}
}

// layColumns makes the columns' lines.
func (f *importForm) layColumns() {
	f.columns.RemoveAll()
	f.fields, f.lent = nil, lentFields{}
	if f.reading.Format == exchange.FormatCSV {
		f.columns.Add(widgets.NewText("Which column is read into which field", widgets.RoleSection))
		rows := container.New(&pairs{})
		for n, column := range f.reading.Header {
			rows.Add(container.NewVBox(widgets.NewText(column, widgets.RoleBody), widgets.NewText(f.preview(n), widgets.RoleCaption), f.fieldOf(column)))
		}
		f.columns.Add(rows)
	}
	f.columns.Refresh()
}

// How much is shown of what a column says: so many of its values, and so many letters of each.
const mostShown, longestShown = 3, 28

// preview gives what a column says in the first rows, each value once.
func (f *importForm) preview(n int) string {
	var said []string
	for _, row := range f.reading.Sample {
		if n >= len(row.Cells) || len(said) == mostShown {
			continue
		}
		if words := cutWords(row.Cells[n], longestShown); words != "" && !slices.Contains(said, words) {
			said = append(said, words)
		}
	}
	if len(said) == 0 {
		return "empty in the first rows"
	}
	return strings.Join(said, " · ")
}

// cutWords shortens a text to so many letters.
func cutWords(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return text
}

// fieldsOffered gives the fields that a column may be read into, none first.
func fieldsOffered() []exchange.Field {
	fields := []exchange.Field{""}
	for _, info := range exchange.Fields() {
		fields = append(fields, info.Field)
	}
	return fields
}

// showSample shows the first rows as they stand in the file, each column with the field into which it is read.
func (f *importForm) showSample() {
	shown := f.reading.ShownColumns()
	columns, rows := make([]widgets.SheetColumn, len(shown)), make([]widgets.SheetRow, len(f.reading.Sample))
	for n, column := range shown {
		columns[n] = widgets.SheetColumn{Name: column.Name, Under: f.intoWords(column), Numbers: column.Numbers}
	}
	for n, row := range f.reading.Sample {
		rows[n] = widgets.SheetRow{Line: row.Line, Cells: row.Cells}
	}
	f.rows.Hidden = len(rows) == 0
	f.sample.Set(columns, rows)
	f.rows.Refresh()
}

// intoWords says into which field a column is read. Incidents of this program's own export are shown by their fields, of which there is nothing to say.
func (f *importForm) intoWords(column exchange.ShownColumn) string {
	switch {
	case f.reading.Format == exchange.FormatJSON:
		return ""
	case column.Field != "":
		return "→ " + column.Field.Name()
	case column.Left:
		return "not read"
	}
	return "kept"
}

// pairs lays fields in two columns, row by row.
type pairs struct{}

// pairsGap is the space between two rows, so that a label is seen to belong to the field beneath it.
const pairsGap = 8

// MinSize is the height of the rows.
func (*pairs) MinSize(fields []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(2*leastField, 0)
	for i := 0; i < len(fields); i += 2 {
		size.Height += evenly{}.MinSize(fields[i:min(i+2, len(fields))]).Height + pairsGap
	}
	return size
}

// Layout places the rows one beneath the other.
func (*pairs) Layout(fields []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, field := range fields {
		height := evenly{}.MinSize(fields[i-i%2 : min(i-i%2+2, len(fields))]).Height
		field.Resize(fyne.NewSize(size.Width/2-4, height))
		field.Move(fyne.NewPos(float32(i%2)*size.Width/2, y))
		if i%2 == 1 {
			y += height + pairsGap
		}
	}
}
