package dashboard

import (
	"fmt"
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

// showColumns gives each column of a table a line, where they are others than before.
func (f *importForm) showColumns() {
	header := string(f.reading.Format) + strings.Join(f.reading.Header, "\x00")
	if header == f.header {
		return
	}
	f.header = header
	f.columns.RemoveAll()
	if f.reading.Format == exchange.FormatCSV {
		f.columns.Add(widgets.NewText("Which column is read into which field", widgets.RoleSection))
		rows := container.New(&pairs{})
		for n, column := range f.reading.Header {
			rows.Add(line(column+f.example(n), f.fieldOf(column)))
		}
		f.columns.Add(rows)
	}
	f.columns.Refresh()
}

// example gives what a column first says, in brackets.
func (f *importForm) example(n int) string {
	for _, row := range f.reading.Sample {
		if n < len(row.Cells) && strings.TrimSpace(row.Cells[n]) != "" {
			return " (" + cutWords(row.Cells[n], 28) + ")"
		}
	}
	return ""
}

// cutWords shortens a text to so many letters.
func cutWords(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return text
}

// fieldOf makes the choice of a column's field.
func (f *importForm) fieldOf(column string) fyne.CanvasObject {
	names, fields := []string{keptAsItIs}, []exchange.Field{""}
	for _, info := range exchange.Fields() {
		names, fields = append(names, info.Name), append(fields, info.Field)
	}
	choice := f.form.pick(names)
	f.choices[column] = choice
	choice.SetSelectedIndex(max(slices.Index(fields, f.reading.Mapping.FieldOf(column)), 0))
	choice.OnChanged = func(name string) {
		mapping := f.reading.Mapping
		mapping.Assign(column, fields[max(slices.Index(names, name), 0)])
		f.told.Mapping, f.reading.Mapping, f.mapped = mapping, mapping, true
		f.tryAgain()
	}
	return choice
}

// showSample shows the first rows as they stand in the file.
func (f *importForm) showSample() {
	var lines []string
	for _, row := range f.reading.Sample[:min(3, len(f.reading.Sample))] {
		lines = append(lines, fmt.Sprintf("Line %d: %s", row.Line, cutWords(strings.Join(row.Cells, " | "), 220)))
	}
	f.sample.SetText(strings.Join(lines, "\n"))
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
