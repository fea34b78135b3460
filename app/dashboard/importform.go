package dashboard

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// importForm shows how a data file is read before anything is imported: what is in doubt, which column is read into which field, which words stand for what, and what a
// dry run says would come of it.
type importForm struct {
	*modal
	session *session
	path    string
	told    exchange.Reading // what somebody said of the file
	reading exchange.Reading // how it is read
	trial   *intake.Outcome  // what the dry run said, nil before it did
	what    *widget.Label
	sample  *widget.Label
	updates *tick
	doubts  *fyne.Container
	columns *fyne.Container
	words   *fyne.Container
	settled map[exchange.About]bool
	header  string
	asked   map[string]bool  // the words that have a line
	choices map[string]*pick // of doubts, columns and words, by what they are about
	save    *widget.Button
	stop    context.CancelFunc
	again   *time.Timer
}

// beginImport opens the form on a data file.
func (w *Window) beginImport(path string) {
	if w.session == nil || w.modal != nil {
		return
	}
	f := newImportForm(w, path)
	f.show("Import "+filepath.Base(path), fyne.NewSize(760, 620), f.updates,
		f.save, widget.NewButton("Cancel", f.close), saveButton("Import", f.submit))
	f.look()
}

func newImportForm(w *Window, path string) *importForm {
	f := &importForm{modal: w.newModal(), session: w.session, path: path, settled: map[exchange.About]bool{}, asked: map[string]bool{}, choices: map[string]*pick{}}
	f.submit, f.closed = f.take, f.halt
	b := f.form
	f.what, f.sample = b.remark(), newRemark()
	f.sample.Importance = widget.MediumImportance
	f.updates = b.tick("Rows that changed since they were imported replace what they were")
	f.doubts, f.columns, f.words = container.NewVBox(), container.NewVBox(), container.NewVBox()
	f.save = widget.NewButton("Save the rows not taken…", f.saveRejected)
	f.save.Hide()
	b.add(b.field("updates", "Rows known already", f.updates))
	b.add(f.doubts)
	b.add(f.columns)
	b.add(f.words)
	b.add(f.sample)
	b.live = f.tryAgain
	return f
}

// halt stops what is worked out beside the window.
func (f *importForm) halt() {
	if f.again != nil {
		f.again.Stop()
	}
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// tryAgain works out anew, once the form rests, what would come of the import.
func (f *importForm) tryAgain() {
	f.halt()
	f.again = time.AfterFunc(settle, func() { fyne.Do(f.look) })
}

// rememberedAs is the setting under which the mapping for files of the same columns is kept.
func rememberedAs(r exchange.Reading) string { return "mapping " + r.LayoutKey() }

// look finds beside the window how the file is to be read, with the mapping that was used last for such columns, and then tries it.
func (f *importForm) look() {
	f.halt()
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	f.what.SetText("→ Looking at the file…")
	told, d, first := f.told, f.session.dossier, f.header == ""
	f.window.background("looking at "+f.path, func(context.Context) (func(), error) {
		found, err := intake.Look(ctx, d, f.path, told)
		if err == nil && first && len(told.Mapping.Columns) == 0 {
			if old, ok := recall(ctx, d, found.Reading); ok {
				if again, err := intake.Look(ctx, d, f.path, old); err == nil {
					told, found = old, again
				}
			}
		}
		switch {
		case ctx.Err() != nil:
			return nil, nil
		case err != nil:
			return func() { f.what.SetText("✕ " + sentence(err)) }, nil
		}
		return func() {
			f.told = told
			f.read(ctx, found.Reading)
		}, nil
	})
}

// recall reads the mapping that was used last for a file of the same columns. One that cannot be read any more is none.
func recall(ctx context.Context, d *store.Dossier, r exchange.Reading) (exchange.Reading, bool) {
	if r.Format != exchange.FormatCSV {
		return exchange.Reading{}, false
	}
	text, found, err := d.Setting(ctx, rememberedAs(r))
	if err != nil || !found {
		return exchange.Reading{}, false
	}
	old, err := exchange.ReadReading(strings.NewReader(text))
	return old, err == nil
}

// remember keeps the mapping for the next file of the same columns.
func remember(ctx context.Context, d *store.Dossier, r exchange.Reading) error {
	if r.Format != exchange.FormatCSV {
		return nil
	}
	var text bytes.Buffer
	if err := exchange.WriteReading(&text, r); err != nil {
		return err
	}
	return d.SetSetting(ctx, rememberedAs(r), text.String())
}

// read shows how the file is read, and tries it where nothing stands against that.
func (f *importForm) read(ctx context.Context, r exchange.Reading) {
	f.reading, f.trial = r, nil
	f.save.Hide()
	f.showDoubts()
	f.showColumns()
	f.showSample()
	words := "→ " + readingWords(r)
	if len(f.open()) > 0 {
		f.what.SetText(words + ". Say below how what is not sure is to be read.")
		return
	}
	if problems := r.Problems(f.session.frame); len(problems) > 0 {
		f.what.SetText(words + ".\n✕ " + problems[0].Message)
		return
	}
	f.what.SetText(words + ". Trying it…")
	f.try(ctx, words)
}

// readingWords says how a file is read: "UCDP GED, UTF-8, 49 columns".
func readingWords(r exchange.Reading) string {
	parts := []string{r.Format.Name()}
	if r.Sheet != "" {
		parts = append(parts, "sheet “"+r.Sheet+"”")
	}
	if r.Container == exchange.Text && r.Encoding != "" {
		parts = append(parts, r.Encoding.Words())
	}
	if len(r.Header) > 0 {
		parts = append(parts, counted(len(r.Header), "column", "columns"))
	}
	return strings.Join(parts, ", ")
}

// try carries the import out as a dry run beside the window.
func (f *importForm) try(ctx context.Context, words string) {
	d, o := f.session.dossier, intake.Options{Told: f.told, DryRun: true, ApplyUpdates: f.updates.Checked}
	begun := time.Now()
	o.Progress = func(p intake.Progress) {
		fyne.Do(func() {
			if ctx.Err() == nil {
				f.what.SetText(words + ". Trying it: " + progressWords(p, time.Since(begun)))
			}
		})
	}
	f.window.background("trying an import", func(context.Context) (func(), error) {
		out, err := intake.File(ctx, d, f.path, o)
		switch {
		case ctx.Err() != nil:
			return nil, nil
		case err != nil:
			return func() { f.what.SetText("✕ " + sentence(err)) }, nil
		}
		return func() {
			f.trial = &out
			f.what.SetText(words + ".\n→ It would do this. " + importWords(filepath.Base(f.path), out.ImportResult))
			f.showWords(out.Unmapped())
			if len(out.Rejected) > 0 {
				f.save.Show()
			}
		}, nil
	})
}

// take imports the file as it is read, and remembers how.
func (f *importForm) take() {
	if open := f.open(); len(open) > 0 {
		f.form.tell("", []ceasefire.Problem{{Message: open[0].Reason + " Choose how it is read."}})
		return
	}
	if problems := f.reading.Problems(f.session.frame); len(problems) > 0 {
		f.form.tell("", []ceasefire.Problem{{Message: problems[0].Message}})
		return
	}
	f.close()
	f.window.importAs(f.path, intake.Options{Told: f.told, ApplyUpdates: f.updates.Checked}, f.reading)
}

// saveRejected writes the rows that would not be taken beside the file, each with its line and the reason.
func (f *importForm) saveRejected() {
	path, out := strings.TrimSuffix(f.path, filepath.Ext(f.path))+" not taken.csv", f.trial
	if out == nil {
		return
	}
	f.window.background("saving the rows not taken", func(ctx context.Context) (func(), error) {
		file, err := exchange.OpenData(f.path)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(intake.WriteRejected(ctx, path, file, *out), file.Close()); err != nil {
			return nil, err
		}
		return func() {
			f.what.SetText("→ Saved: " + counted(len(out.Rejected), "row", "rows") + " in " + path + ". Mend them there, and import that file.")
		}, nil
	})
}

// open lists what is in doubt and was not settled yet.
func (f *importForm) open() []exchange.Doubt {
	var open []exchange.Doubt
	for _, d := range f.reading.Doubts {
		if !f.settled[d.About] {
			open = append(open, d)
		}
	}
	return open
}

// line is a field that is not of the form's own list: its rows come and go with the file.
func line(label string, input fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewField(label, input)
}
