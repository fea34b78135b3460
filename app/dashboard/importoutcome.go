package dashboard

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/intake"
	"truceboard/widgets"
)

// importOutcome lists what a dry run says of single rows: those that would not be taken, those that changed since they were imported, as they were and as they are, and
// those that would be taken although their numbers cannot be right.
type importOutcome struct {
	form                       *importForm
	refused, changed, doubtful *rowsPage
	updates                    *tick
	all                        *tick // shown where somebody changed by hand what the source changed too
	rows                       int   // that changed
	save                       *button
}

// rowsPage is a list of rows with a sentence above it; what is chosen is read whole beneath.
type rowsPage struct {
	content fyne.CanvasObject
	what    *widgets.Prose
	whole   *widgets.Prose
	list    *widgets.RowList
	texts   []string
}

// newRowsPage makes a page of some columns, with something more at its foot.
func newRowsPage(f *importForm, foot fyne.CanvasObject, columns []widgets.LedgerColumn, names ...string) *rowsPage {
	p := &rowsPage{what: newRemark(), whole: newRemark(), list: widgets.NewRowList(columns, names...)}
	p.whole.Importance = widget.MediumImportance
	p.list.OnEscape = f.close
	p.list.OnChosen = func(row int) { p.whole.SetText(p.texts[row]) }
	beneath := container.NewVBox(p.whole)
	if foot != nil {
		beneath.Add(container.New(inset{side: 8}, foot))
	}
	p.content = inOrder(p.what, beneath, p.list)
	return p
}

// show lists rows, each with what is said of it whole.
func (p *rowsPage) show(what string, rows [][]string, texts []string) {
	p.what.SetText(what)
	p.texts = texts
	p.whole.SetText("")
	p.list.SetRows(rows)
}

func newImportOutcome(f *importForm) *importOutcome {
	o := &importOutcome{form: f}
	number := widgets.LedgerColumn{Width: 72, Role: widgets.RoleFigure, Alignment: fyne.TextAlignTrailing}
	column, share := widgets.LedgerColumn{Width: 150, Role: widgets.RoleBody}, widgets.LedgerColumn{Role: widgets.RoleBody}
	o.save = newButton("Save these rows…", o.askSave)
	o.updates = newTick("Rows that changed replace what they were", f.tryAgain, f.close)
	o.all = newTick("Also where it was changed here by hand since", f.tryAgain, f.close)
	o.refused = newRowsPage(f, container.NewHBox(o.save), []widgets.LedgerColumn{number, column, column, share}, "Line", "Column", "Value", "Why it is not taken")
	o.changed = newRowsPage(f, container.NewVBox(o.updates, o.all), []widgets.LedgerColumn{number, share, column, share, share}, "Line", "Incident", "What", "Was", "Is")
	o.doubtful = newRowsPage(f, nil, []widgets.LedgerColumn{number, share}, "Line", "What is doubtful")
	o.show(intake.Outcome{})
	return o
}

// show lists what a dry run said.
func (o *importOutcome) show(out intake.Outcome) {
	o.showRefused(out)
	o.showChanged(out)
	var rows [][]string
	var texts []string
	for _, w := range out.Warnings {
		rows, texts = append(rows, []string{strconv.Itoa(w.Line), w.Reason}), append(texts, "Line "+strconv.Itoa(w.Line)+": "+w.Reason)
	}
	what := "→ No row has numbers of people that cannot be right, a time far back or ahead, or a position far from its area."
	if len(rows) > 0 {
		what = "→ " + counted(len(rows), "row is", "rows are") + " doubtful in numbers of people, time or position. Such rows are taken as they stand."
	}
	o.doubtful.show(what, rows, texts)
}

// untried says of no row what would come of it.
func (o *importOutcome) untried() {
	for _, p := range []*rowsPage{o.refused, o.changed, o.doubtful} {
		p.show("→ The rows are listed here once the file was tried.", nil, nil)
	}
}

// showRefused lists the rows that would not be taken.
func (o *importOutcome) showRefused(out intake.Outcome) {
	var rows [][]string
	var texts []string
	for _, r := range notTaken(out.ImportResult) {
		rows = append(rows, []string{strconv.Itoa(r.Line), r.Column, r.Value, r.Reason})
		text := "Line " + strconv.Itoa(r.Line)
		if r.Column != "" {
			text += ", " + r.Column + ", “" + r.Value + "”"
		}
		texts = append(texts, text+": "+r.Reason)
	}
	what := "→ Every row would be taken."
	if count := out.Refused() - out.Pending; count > 0 {
		what = "→ " + counted(count, "row", "rows") + " would not be taken. Save them, mend them there, and import that file."
		if count > len(rows) {
			what += " The first " + grouped(len(rows)) + " are listed; all of them are saved."
		}
	}
	o.refused.show(what, rows, texts)
	o.save.Hidden = len(rows) == 0
	o.save.Refresh()
}

// showChanged lists what changed in the rows that were imported before, field by field.
func (o *importOutcome) showChanged(out intake.Outcome) {
	var rows [][]string
	var texts []string
	byHand := 0
	for _, c := range out.Changes {
		fields := c.Fields
		for n, f := range fields {
			row := []string{"", "", f.Name, f.Before, f.After}
			if n == 0 { // the row is named once
				row[0], row[1] = strconv.Itoa(c.Line), c.Title
			}
			text := "Line " + strconv.Itoa(c.Line) + ", " + c.Title + ". " + f.Name + ": was “" + f.Before + "” and is “" + f.After + "”"
			if slices.Contains(c.ByHand, f.Name) {
				row[2] += ", by hand"
				text = "Line " + strconv.Itoa(c.Line) + ", " + c.Title + ". " + f.Name + " was changed by hand since: yours “" + f.Before + "”, the source’s “" + f.After + "”"
				byHand++
			}
			rows, texts = append(rows, row), append(texts, text)
		}
		if len(fields) == 0 {
			rows = append(rows, []string{strconv.Itoa(c.Line), c.Title, "other columns", "", ""})
			texts = append(texts, "Line "+strconv.Itoa(c.Line)+", "+c.Title+": only columns that no field is read from")
		}
	}
	o.rows = out.Pending + out.Updated
	what := "→ No row changed since it was imported."
	if o.rows > 0 {
		what = "→ " + counted(o.rows, "row", "rows") + " changed since an import before. " + map[bool]string{true: "They replace what they were.", false: "They are left as they were."}[o.updates.Checked]
	}
	if byHand > 0 {
		what += " " + counted(byHand, "value was", "values were") + " changed here by hand too, and " + map[bool]string{true: "take what the source says.", false: "stay as they are here."}[o.all.Checked]
	}
	if more := o.rows - len(out.Changes); more > 0 {
		what += " The first " + grouped(len(out.Changes)) + " are shown."
	}
	o.changed.show(what, rows, texts)
	o.updates.Hidden = o.rows == 0
	o.updates.Refresh()
	o.all.Hidden = byHand == 0
	o.all.Refresh()
}

// changedRows gives how many rows changed.
func (o *importOutcome) changedRows() int { return o.rows }

// askSave asks for the file that the rows not taken are written to.
func (o *importOutcome) askSave() {
	f := o.form
	suggested := strings.TrimSuffix(f.path, filepath.Ext(f.path)) + " not taken.csv"
	f.window.askPathOver("Save the rows not taken", suggested, "Each with its line, column, value and reason.", o.saveRefused)
}

// saveRefused writes the rows that would not be taken, each with its line and the reason. The file is tried once more for it, since they may be more than are listed.
func (o *importOutcome) saveRefused(path string) {
	f := o.form
	if f.trial == nil {
		return
	}
	again := f.tryOptions()
	again.Tried, again.Rejected, again.WrongOnly = f.trial.Digest, path, true
	f.window.background("saving the rows not taken", func(ctx context.Context) (func(), error) {
		out, err := intake.File(ctx, f.session.dossier, f.path, again)
		return func() {
			f.say("Saved: "+counted(out.Refused()-out.Pending, "row", "rows")+" in "+path+". Mend them there, and import that file.", err)
		}, nil
	})
}
