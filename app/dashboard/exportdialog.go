package dashboard

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/app/export"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// exportDialog asks into what file the incidents in view are written, in which columns, and what is left out.
type exportDialog struct {
	*modal
	what                   *widgets.Prose
	kind, coordinates      *pick
	ofTable, all, kept     *tick
	columns, path          *formEntry
	confidential, contacts *tick
	attachments            *tick
	named                  string   // the file's name as it was suggested: one that was typed is left alone
	came                   []string // the columns that came in and have no field, once they are read
}

// coarsenings are the ways of giving coordinates, the usual one first.
func coarsenings() []struct {
	name string
	exchange.Redaction
} {
	return []struct {
		name string
		exchange.Redaction
	}{
		{"Exact", exchange.Redaction{}},
		{"Rounded to 0.01°, about 1 km", exchange.Redaction{Coarsen: 0.01}},
		{"Rounded to 0.1°, about 10 km", exchange.Redaction{Coarsen: 0.1}},
		{"On the label of their area", exchange.Redaction{ByArea: true}},
	}
}

// askExport opens the dialog.
func (w *Window) askExport() {
	if w.session == nil || w.shot == nil {
		w.notice.say("There is nothing to export yet: open a dossier first.", "", nil)
		return
	}
	if w.modal == nil {
		newExportDialog(w).open()
	}
}

func newExportDialog(w *Window) *exportDialog {
	x := &exportDialog{modal: w.newModal()}
	x.submit = x.export
	x.lay()
	x.form.live = x.heed
	x.form.fill(x.recall)
	return x
}

// open shows the dialog.
func (x *exportDialog) open() {
	session := x.window.session
	x.window.background("reading which columns came in", func(ctx context.Context) (func(), error) {
		names, err := session.dossier.KeptColumns(ctx)
		return func() {
			x.came = names
			x.heed()
		}, err
	})
	x.show("Export incidents", fyne.NewSize(660, 560), x.kind, newButton("Cancel", x.close), saveButton("Export", x.export))
}

// lay puts the fields one beneath the other.
func (x *exportDialog) lay() {
	f := x.form
	var kinds, ways []string
	for _, k := range exchange.ExportKinds() {
		kinds = append(kinds, k.Name())
	}
	for _, c := range coarsenings() {
		ways = append(ways, c.name)
	}
	x.what = f.remark()
	x.kind, x.coordinates = f.pick(kinds), f.pick(ways)
	x.ofTable = f.tick("those of the table, in its order")
	x.all, x.columns, x.path = f.tick("all of them"), f.lines("One column a line, in order"), f.entry("")
	x.kept = f.tick("with those that came in with files and are none of them")
	x.confidential, x.contacts = f.tick("confidential sources, who reported what rests on one, and what they are called in texts"), f.tick("e-mail addresses, handles and telephone numbers in texts")
	x.attachments = f.tick("attached files")
	f.add(f.field("kind", "Kind", x.kind))
	f.add(f.field("which", "Columns", container.NewVBox(x.ofTable, x.all, x.kept)))
	f.add(f.field("columns", "Columns, one a line, in order", x.columns))
	f.add(f.field("confidential", "Leave out", container.NewVBox(x.confidential, x.contacts, x.attachments)))
	f.add(f.field("coordinates", "Coordinates", x.coordinates))
	f.add(f.field("file", "File", container.NewBorder(nil, nil, nil, newButton("Folder…", func() { x.window.chooseFolder(x.path) }), x.path)))
	x.path.OnSubmitted = func(string) { x.export() }
}

// recall makes the choices of the last time.
func (x *exportDialog) recall() {
	last := x.window.prefs.export()
	if len(last) != 6 {
		last = []string{exchange.KindCSV.Name(), coarsenings()[0].name, "", "", "", ""}
		if _, chosen := x.window.incidents.tableShown(); chosen {
			last[4] = tableColumns
		}
	}
	if x.ofTable.SetChecked(last[4] == tableColumns); x.ofTable.Checked {
		last[4] = ""
	}
	x.kind.SetSelected(last[0])
	x.coordinates.SetSelected(last[1])
	x.confidential.SetChecked(last[2] != "")
	x.contacts.SetChecked(last[3] != "")
	whole := exchange.AllColumns + "\n" + exchange.KeptColumns
	x.all.SetChecked(last[4] == "" || last[4] == whole)
	x.kept.SetChecked(last[4] == whole)
	if x.all.Checked {
		last[4] = allColumns()
	}
	x.columns.SetText(last[4])
	x.attachments.SetChecked(last[5] != "")
}

// allColumns lists the codes of every column, one a line.
func allColumns() string {
	var codes []string
	for _, c := range exchange.ExportColumns() {
		codes = append(codes, c.Code)
	}
	return strings.Join(codes, "\n")
}

// chosen gives the kind that is chosen.
func (x *exportDialog) chosen() exchange.Kind {
	return exchange.ExportKinds()[max(slices.Index(x.kind.Options, x.kind.Selected), 0)]
}

// heed says what will be exported, and shows the fields that the kind asks for.
func (x *exportDialog) heed() {
	shot := x.window.shot
	words := fmt.Sprintf("→ %s of %s: %s, %s, %s", grouped(shot.Facts.Len()), counted(shot.Total, "incident", "incidents"), shot.View.Filter.Words(shot.Frame), x.orderWords(),
		"as of "+ceasefire.FormatInstant(shot.View.AsOf.At, ceasefire.PrecisionMinute, shot.Zone))
	if known := shot.View.AsOf.KnownAt; !known.IsZero() {
		words += ", as known at " + ceasefire.FormatInstant(known, ceasefire.PrecisionMinute, shot.Zone)
	}
	switch x.chosen() {
	case exchange.KindGED, exchange.KindACLED:
		words += ". What came from that data set goes out as it came. The file is exact, for programs: a spreadsheet may run a cell of it as a formula."
	case exchange.KindJSON:
		words += ". Complete: with the agreement, its clocks, commitments, judgements and rulings, and the files kept with incidents. It can be imported again."
	}
	if x.coordinates.SelectedIndex() > 0 {
		words += " Places keep their names and titles, by which they can be found."
	}
	x.what.SetText(words)
	shownIf(x.attachments, x.chosen() == exchange.KindJSON) // the others hold none
	columned := x.chosen().Columned()
	x.form.show(columned, "which")
	shownIf(x.all, !x.ofTable.Checked)
	shownIf(x.kept, !x.ofTable.Checked && x.all.Checked)
	if len(x.came) > 0 { // a tick that came into sight late would push the others from under the pointer
		x.kept.Enable()
	} else {
		x.kept.Disable()
	}
	x.form.show(columned && !x.ofTable.Checked && !x.all.Checked, "columns")
	x.name()
}

// shownIf shows a tick, or hides it.
func shownIf(t *tick, on bool) {
	if t.Visible() != on {
		t.Hidden = !on
		t.Refresh()
	}
}

// name suggests a file's name by what is exported; one that was typed keeps its own, with the ending of the kind.
func (x *exportDialog) name() {
	w := x.window
	folder := filepath.Dir(w.session.dossier.Path())
	if x.path.Text != "" {
		folder = filepath.Dir(x.path.Text)
	}
	parts := []string{"incidents", slug(w.shot.View.Filter.Words(w.shot.Frame)), w.shot.readSlug()}
	suggested := filepath.Join(folder, strings.Join(parts, "_")+"."+string(x.chosen()))
	if x.path.Text == "" || x.path.Text == x.named {
		x.path.SetText(suggested)
		x.named = suggested
	}
}

// read gives what is asked for, or what is wrong with it.
func (x *exportDialog) read() (path string, o export.Options, problems []ceasefire.Problem) {
	path = typed(x.path)
	kind, err := exchange.KindOf(path)
	if err != nil || kind != x.chosen() {
		problems = append(problems, ceasefire.Problem{Field: "file", Message: "End the file's name in ." + string(x.chosen()) + "."})
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		problems = append(problems, ceasefire.Problem{Field: "file", Message: "There is no such folder: choose another."})
	}
	o = export.Options{View: x.window.shot.View, Sort: x.order(), MadeAt: x.window.options.Now()}
	switch {
	case !x.chosen().Columned():
	case x.ofTable.Checked:
		slots, _ := x.window.incidents.tableShown()
		o.Columns = tableCodes(slots)
	case !x.all.Checked:
		for line := range strings.FieldsFuncSeq(x.columns.Text, func(r rune) bool { return r == '\n' || r == ',' }) { // what came in may have spaces in its name
			if line = strings.TrimSpace(line); line != "" {
				o.Columns = append(o.Columns, line)
			}
		}
		if _, err := exchange.ChosenColumns(o.Columns, x.came); err != nil {
			problems = append(problems, ceasefire.Problem{Field: "columns", Message: sentence(err)})
		}
	case x.kept.Checked && len(x.came) > 0:
		o.Columns = []string{exchange.AllColumns, exchange.KeptColumns}
	}
	o.Redaction = coarsenings()[max(slices.Index(x.coordinates.Options, x.coordinates.Selected), 0)].Redaction
	o.Redaction.Confidential, o.Redaction.Contacts = x.confidential.Checked, x.contacts.Checked
	o.Redaction.Attachments = x.attachments.Checked
	return path, o, problems
}

// export writes the file beside the window.
func (x *exportDialog) export() {
	path, o, problems := x.read()
	if len(problems) > 0 {
		x.form.tell("", problems)
		return
	}
	w := x.window
	columns := strings.Join(o.Columns, "\n")
	if x.ofTable.Checked {
		columns = tableColumns
	}
	w.prefs.setExport([]string{x.kind.Selected, x.coordinates.Selected, said(x.confidential), said(x.contacts), columns, said(x.attachments)})
	x.close()
	dossier := w.session.dossier
	w.askReplace([]string{path}, func() { w.exportTo(dossier, path, o) }, func() {
		w.notice.say("Nothing was exported: "+filepath.Base(path)+" is kept as it was.", "Export again", w.askExport)
	})
}

// said gives a word for a tick that is set.
func said(t *tick) string {
	if t.Checked {
		return "yes"
	}
	return ""
}

// exportTo writes a file beside the window, with how far it is and a way to stop.
func (w *Window) exportTo(d *store.Dossier, path string, o export.Options) {
	ctx, cancel := context.WithCancel(context.Background())
	name := filepath.Base(path)
	o.Progress = func(done, of int) {
		w.do(func() {
			if ctx.Err() == nil {
				w.notice.progress(fmt.Sprintf("Exporting to %s: %s of %s", name, grouped(done), grouped(of)), int64(done), int64(of), cancel)
			}
		})
	}
	w.notice.say("Exporting to "+name+" …", "Cancel", cancel)
	w.background("exporting", func(context.Context) (func(), error) {
		out, err := export.File(ctx, d, path, o)
		if err != nil && ctx.Err() != nil { // a Cancel after the last row comes too late
			return func() {
				w.notice.say("The export to "+name+" was cancelled: nothing was written.", "", nil)
			}, nil
		}
		cancel()
		if err != nil {
			return nil, err
		}
		return func() { w.sayExported(path, out) }, nil
	})
}

// exportedWords says what was written.
func exportedWords(path string, out export.Outcome) string {
	words := "Saved: " + counted(out.Written, "incident", "incidents") + ", " + out.ReadAs + ", in " + path + "."
	if out.ACLED > 0 {
		words += " " + counted(out.ACLED, "row is", "rows are") + " ACLED's, whose terms forbid passing them on."
	}
	if out.Struck+out.Emptied > 0 {
		words += " Confidential sources were struck out of " + counted(out.Struck, "text", "texts") + "; " + counted(out.Emptied, "cell was", "cells were") + " left out that told of one, or may."
	}
	if out.Formulas > 0 {
		words += " " + counted(out.Formulas, "cell begins", "cells begin") + " as a formula and went out as they came: open the file in no spreadsheet that runs them."
	}
	if len(out.Open) > 0 {
		words += " " + counted(len(out.Open), "name of a confidential source stands", "names of confidential sources stand") + " in it openly: read what is left before you share it."
	}
	if len(out.Left) > 0 {
		words += " " + counted(len(out.Left), "possible position was", "possible positions were") + " left: read what is left before you share it."
	}
	return words
}
