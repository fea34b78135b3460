package dashboard

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/app/intake"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// importForm shows how a data file is read before anything is imported: what is in doubt, which column is read into which field, which words stand for what, and, row by
// row, what a dry run says would come of it.
type importForm struct {
	*modal
	session     *session
	path        string
	told        exchange.Reading // what somebody said of the file
	reading     exchange.Reading // how it is read
	trial       *intake.Outcome  // what the dry run said, nil before it did
	tried       bool             // the dry run was of the file as it is told to be read now
	do          *awaitedButton
	what        *widgets.Prose
	sample      *widgets.Sheet
	rows        *fyne.Container // the sample beneath its name
	doubts      *fyne.Container
	columns     *fyne.Container
	readings    *fyne.Container // what can be said of how the file is read, beneath the columns
	readAsShown string          // what its lines were made for
	words       *importWordsPage
	outcome     *importOutcome
	views       *widgets.WordSwitch
	pages       []fyne.CanvasObject
	settled     map[exchange.About]bool
	header      string           // of the columns that are shown
	recalled    string           // under which key a mapping was looked for last
	choices     map[string]*pick // of doubts and columns, by what they are about
	fields      []*pick          // into which the columns are read, in their order
	lent        lentFields       // what columns took from others
	typing      *time.Timer      // runs as long as letters are typed for a field
	stop        context.CancelFunc
	again       *time.Timer
	mapped      bool // somebody said of a column or a word what it is, and that was not imported
}

// The pages of the form.
const (
	importReading = iota
	importWordsView
	importRefused
	importChanged
	importDoubtful
)

// beginImport opens the form on a data file.
func (w *Window) beginImport(path string) {
	if w.session == nil || w.modal != nil || !w.mayChange() {
		return
	}
	f := newImportForm(w, path)
	f.show("Import "+filepath.Base(path), roomy(), f.views, newButton("Open a mapping…", f.openMapping), newButton("Save the mapping…", f.saveMapping),
		newButton("Cancel", f.close), f.do.button)
	f.look(f.told)
}

func newImportForm(w *Window, path string) *importForm {
	f := &importForm{modal: w.newModal(), session: w.session, path: path, settled: map[exchange.About]bool{}, choices: map[string]*pick{}}
	f.submit, f.closed = f.take, f.leave
	f.do = newAwaitedButton("Import", f.take)
	f.beside = f.do.words
	f.what, f.sample = newRemark(), widgets.NewSheet()
	f.sample.OnEscape = f.close
	f.rows = container.NewVBox(widgets.NewText("The first rows", widgets.RoleSection), f.sample)
	f.rows.Hide()
	f.doubts, f.columns = container.NewVBox(), container.NewVBox()
	b := f.form
	f.readings = container.NewVBox()
	b.add(f.doubts)
	b.add(f.columns)
	b.add(f.rows)
	b.add(f.readings)
	b.live = f.tryAgain
	f.words, f.outcome = newImportWordsPage(f), newImportOutcome(f)
	f.pages = []fyne.CanvasObject{b.scroll, f.words.content, f.outcome.refused.content, f.outcome.changed.content, f.outcome.doubtful.content}
	f.views = widgets.NewWordSwitch(f.viewNames()...)
	f.views.OnChanged, f.views.OnEscape = f.view, f.close
	f.body = inOrder(container.NewVBox(f.what, container.New(inset{side: 8}, f.views)), nil, container.NewStack(f.pages...))
	f.view(importReading)
	return f
}

// inOrder puts something between a head and a foot, in the order in which it is read, which is that of the keyboard too: Fyne's own puts the middle first.
func inOrder(top, bottom, middle fyne.CanvasObject) *fyne.Container {
	c := container.NewBorder(top, bottom, nil, nil, middle)
	c.Objects = []fyne.CanvasObject{top, middle}
	if bottom != nil {
		c.Objects = append(c.Objects, bottom)
	}
	return c
}

// view shows one of the form's pages.
func (f *importForm) view(n int) {
	f.views.Select(n)
	for i, page := range f.pages {
		page.Hide()
		if i == n {
			page.Show()
		}
	}
}

// viewNames names the pages, each with how much stands on it.
func (f *importForm) viewNames() []string {
	return []string{
		"How it is read", "Words" + many(f.words.unknown()), "Not taken" + many(f.outcome.refused.list.Rows()),
		"Changed" + many(f.outcome.changedRows()), "Doubtful" + many(f.outcome.doubtful.list.Rows()),
	}
}

// many gives a number behind a word, and nothing for none.
func many(n int) string {
	if n == 0 {
		return ""
	}
	return " " + grouped(n)
}

// leave keeps what was mapped for the next time that such a file is opened, so that nothing is lost and nothing needs to be asked.
func (f *importForm) leave() {
	f.halt()
	if f.typing != nil {
		f.typing.Stop()
	}
	if !f.mapped {
		return
	}
	d, reading := f.session.dossier, f.reading
	f.window.background("keeping how a file was read", func(ctx context.Context) (func(), error) { return nil, intake.Remember(ctx, d, reading) })
}

// halt stops what is worked out beside the window.
func (f *importForm) halt() {
	if f.again != nil {
		f.again.Stop()
		f.again = nil
	}
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// tryAgain works out anew, once the form rests, what would come of the import.
func (f *importForm) tryAgain() {
	f.halt()
	f.wait(untilTried)
	var again *time.Timer
	again = time.AfterFunc(settle, func() {
		f.window.draw(func() {
			if f.again == again { // on a busy machine the form may have been left by now, or the file be looked at already
				f.look(f.told)
			}
		})
	})
	f.again = again
}

// look finds beside the window how the file is to be read by what was told of it, and by the mapping that was used last for such columns where nothing was; and then tries it.
func (f *importForm) look(told exchange.Reading) {
	f.halt()
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	f.wait(untilTried)
	f.state(f.known() + "→ Looking at the file…")
	d, recalled, frame := f.session.dossier, f.recalled, f.session.frame
	f.window.background("looking at a data file", func(context.Context) (func(), error) {
		found, err := intake.Look(ctx, d, f.path, told)
		var old intake.Remembered
		if err == nil && intake.RememberedAs(found.Reading) != recalled {
			recalled = intake.RememberedAs(found.Reading)
			if len(told.Mapping.Columns)+len(told.Mapping.Words) == 0 {
				if old = intake.Recall(ctx, d, frame, told, found.Reading); old.Found {
					told = old.Reading
					found, err = intake.Look(ctx, d, f.path, told)
				}
			}
		}
		switch {
		case ctx.Err() != nil:
			return nil, nil
		case err != nil:
			return func() { f.fail(ctx, err) }, nil
		}
		return func() {
			if ctx.Err() != nil { // as below
				return
			}
			f.told, f.recalled = told, recalled
			f.read(ctx, found.Reading, old.Words)
		}, nil
	})
}

// state says what there is to say of the file. What stands beneath makes room for it at once: one line more or less, told of twice before the window is drawn, would be missed.
func (f *importForm) state(words string) {
	f.what.SetText(words)
	f.body.Refresh()
}

// known says how the file is read as far as that was found, on a line of its own, so that the lines do not come and go while it is looked at anew.
func (f *importForm) known() string {
	if f.reading.Format == "" {
		return ""
	}
	return "→ " + readingWords(f.reading) + ".\n"
}

// read shows how the file is read, and tries it where nothing stands against that. said is what there is to say of a mapping that was remembered.
func (f *importForm) read(ctx context.Context, r exchange.Reading, said string) {
	f.reading, f.trial = r, nil
	f.showDoubts()
	f.showColumns()
	f.showSample()
	f.showReadAs()
	words := strings.TrimSpace("→ " + readingWords(r) + ". " + said)
	for _, note := range r.Notes {
		words += "\n→ " + note
	}
	if len(f.open()) > 0 {
		f.tell(nil)
		f.wait("Import waits until all is sure")
		f.state(words + " Say below how what is not sure is to be read.")
		return
	}
	if problems := r.Problems(f.session.frame); len(problems) > 0 {
		f.tell(nil)
		f.wait("Import waits until the columns are known")
		f.state(words + "\n✕ " + problems[0].Message)
		return
	}
	f.state(words + "\n→ Trying it…")
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

// tryOptions say how the file is tried.
func (f *importForm) tryOptions() intake.Options {
	return intake.Options{Told: f.told, DryRun: true, ApplyUpdates: f.outcome.updates.Checked, Overwrite: f.outcome.updates.Checked && f.outcome.all.Checked}
}

// try carries the import out as a dry run beside the window.
func (f *importForm) try(ctx context.Context, words string) {
	d, o := f.session.dossier, f.tryOptions()
	begun := time.Now()
	o.Progress = func(p intake.Progress) {
		begun = begunAfter(p, begun)
		since := time.Since(begun)
		f.window.do(func() {
			if ctx.Err() == nil {
				f.state(words + "\n→ Trying it: " + progressWords(p, since))
			}
		})
	}
	f.window.background("trying an import", func(context.Context) (func(), error) {
		out, err := intake.File(ctx, d, f.path, o)
		switch {
		case ctx.Err() != nil:
			return nil, nil
		case err != nil:
			return func() { f.fail(ctx, err) }, nil
		}
		return func() {
			if ctx.Err() != nil { // something else was said of the file while this waited to be shown
				return
			}
			for _, note := range out.Reading.Notes[min(len(f.reading.Notes), len(out.Reading.Notes)):] { // what only the rows told
				words += "\n→ " + note
			}
			f.state(words + "\n" + trialWords(f.path, out))
			f.tell(&out)
			f.offer(out)
		}, nil
	})
}

// tell lists what a dry run said, nothing where there was none.
func (f *importForm) tell(out *intake.Outcome) {
	if f.trial = out; out == nil {
		out = &intake.Outcome{}
	}
	f.words.show(out.Values)
	f.outcome.show(*out)
	if f.trial == nil {
		f.outcome.untried()
	}
	f.views.SetWords(f.viewNames()...)
}

// trialWords says what an import would do.
func trialWords(path string, out intake.Outcome) string {
	if err := intake.NothingTaken(path, out.ImportResult); err != nil {
		return "✕ " + sentence(err)
	}
	words := holdsWords(out) + "→ Of " + counted(out.Read, "row", "rows") + " it would add " + grouped(out.Added) + " and update " + grouped(out.Updated) + "; " +
		counted(out.Duplicates, "is", "are") + " there already, " + grouped(out.Refused()-out.Pending) + " would not be taken."
	if out.Pending > 0 {
		words += " " + counted(out.Pending, "row", "rows") + " changed since an import before: see Changed."
	}
	if learned := intake.LearnedWords(out.ImportResult, true); learned != "" {
		words += "\n→ " + learned
	}
	return words + frameWords(out)
}

// holdsWords says what a file that holds more than rows holds, on a line of its own.
func holdsWords(out intake.Outcome) string {
	if out.Reading.Format != exchange.FormatJSON {
		return ""
	}
	return "→ " + intake.Holds(out) + "\n"
}

// frameWords says what would become of the agreement that a file holds.
func frameWords(out intake.Outcome) string {
	if out.FrameTaken {
		return "\n→ The agreement of the file, with its parties, clocks and all that belongs to it, would become the dossier's."
	}
	if words := intake.FrameWords(out.ImportResult); words != "" {
		return "\n→ " + strings.ReplaceAll(words, "was not taken", "is not taken")
	}
	return ""
}

// take imports the file as it was tried, and remembers how. Whoever answers for the figures sees first which rows are not taken: the import waits for the dry run, however long that takes.
func (f *importForm) take() {
	f.settleFields()
	var problem string
	if open := f.open(); len(open) > 0 {
		problem = open[0].Reason + " Choose how it is read."
	} else if problems := f.reading.Problems(f.session.frame); len(problems) > 0 {
		problem = problems[0].Message
	}
	if problem != "" {
		f.view(importReading)
		f.form.tell("", []ceasefire.Problem{{Message: problem}})
		return
	}
	if !f.tried {
		f.do.insisted()
		return
	}
	f.mapped = false // the import remembers it
	f.close()
	f.window.importAs(f.path, intake.Options{Told: f.told, ApplyUpdates: f.outcome.updates.Checked, Overwrite: f.outcome.updates.Checked && f.outcome.all.Checked, Tried: f.trial.Digest}, f.reading)
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
