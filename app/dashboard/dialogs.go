package dashboard

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/exchange"
)

// fileDialogSize leaves room for long names in the file dialogs.
func fileDialogSize() fyne.Size { return fyne.NewSize(820, 560) }

// showFileDialog shows a file dialog large enough for long names, with the keyboard among the files: the arrows go through them, and Space chooses one.
func (w *Window) showFileDialog(d *dialog.FileDialog) {
	w.showFitting(d, fileDialogSize())
	canvas, lists := w.win.Canvas(), 0
	for range mostBeforeFiles {
		canvas.FocusNext()
		switch canvas.Focused().(type) {
		case *widget.GridWrap:
			return
		case *widget.List:
			if lists++; lists == 2 { // behind that of the places to begin from
				return
			}
		}
	}
}

// mostBeforeFiles is how many things of a file dialog have the keyboard before its files at most.
const mostBeforeFiles = 8

// askIn shows a form of one column whose first field has the cursor; Enter in it is as good as its button, and Escape closes it.
func (w *Window) askIn(d *dialog.FormDialog, first *formEntry) {
	first.escape = d.Dismiss
	first.OnSubmitted = func(string) { d.Submit() }
	d.Resize(fyne.NewSize(640, 0))
	w.showDialog(d)
	w.win.Canvas().Focus(first)
}

// withEnding gives a dossier's file its ending where it was left out.
func withEnding(path string) string {
	if filepath.Ext(path) == "" {
		return path + ".truce"
	}
	return path
}

// askImport lets the user choose a data file and imports it.
func (w *Window) askImport() {
	if w.session == nil {
		return
	}
	w.chooseFile(fileChoice{doing: "choosing a data file", endings: []string{".csv", ".tsv", ".txt", ".xlsx", ".json"},
		folder: filepath.Dir(w.session.dossier.Path())}, w.beginImport)
}

// fileChoice says what file is to be chosen: of some endings, where any are given, beginning in a folder, where one is. tell is told what goes wrong; without it, the
// notice is.
type fileChoice struct {
	doing   step
	endings []string
	folder  string
	tell    func(error)
}

// title says in the dialog what is chosen.
func (c fileChoice) title() string {
	if what, said := strings.CutPrefix(string(c.doing), "choosing "); said {
		return "Choose " + what
	}
	return "Choose a file"
}

// chooseFile lets the user choose a file and hands its path on.
func (w *Window) chooseFile(c fileChoice, do func(path string)) {
	if c.tell == nil {
		c.tell = func(err error) { w.notice.fail(c.doing, err) }
	}
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			c.tell(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		if err := file.Close(); err != nil {
			c.tell(fmt.Errorf("closing %s: %w", path, err))
			return
		}
		do(path)
	}, w.win)
	d.SetTitleText(c.title())
	if len(c.endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(c.endings))
	}
	if c.folder != "" {
		beginIn(d, c.folder)
	}
	w.showFileDialog(d)
}

// beginIn has a file dialog begin in a folder; where that cannot be listed, it begins where Fyne's does.
func beginIn(d *dialog.FileDialog, folder string) {
	if place, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		d.SetLocation(place)
	}
}

// dropped takes what was dropped on the window: a dossier is opened, files are attached to the incident that is entered or on which they were dropped, and what else there is, is
// imported.
func (w *Window) dropped(at fyne.Position, files []fyne.URI) {
	paths := make([]string, len(files))
	for n, file := range files {
		paths[n] = file.Path()
	}
	switch {
	case len(files) == 0:
	case w.asks():
		w.notice.say("Close the dialog first, then drop "+filepath.Base(paths[0])+" again.", "", nil)
	case len(files) == 1 && (strings.EqualFold(filepath.Ext(paths[0]), ".truce") || store.IsSealed(paths[0])):
		w.open(paths[0])
	case w.incidents.attachDropped(at, paths):
	case len(files) > 1:
		w.notice.say("Drop one file at a time.", "", nil)
	case w.session == nil:
		w.notice.say("No dossier is open yet: drop "+filepath.Base(paths[0])+" again once one is.", "", nil)
	default:
		w.beginImport(paths[0])
	}
}

// importAs imports a data file beside the window as it was settled to be read, with how far it is and a way to stop.
func (w *Window) importAs(path string, o intake.Options, reading exchange.Reading) {
	session := w.session
	name := filepath.Base(path)
	ctx, cancel := context.WithCancel(context.Background())
	begun := time.Now()
	o.Progress = func(p intake.Progress) {
		begun = begunAfter(p, begun)
		since := time.Since(begun)
		w.do(func() {
			if ctx.Err() == nil {
				w.notice.progress("Importing "+name+": "+progressWords(p, since), p.Done, p.Total, cancel)
			}
		})
	}
	o.Progress(intake.Progress{})
	w.background("importing", func(context.Context) (func(), error) {
		result, err := intake.File(ctx, session.dossier, path, o)
		if err != nil && ctx.Err() != nil { // a Cancel after the last row comes too late
			return func() { w.notice.say("The import of "+name+" was cancelled: nothing was changed.", "", nil) }, nil
		}
		cancel()
		if err != nil {
			return nil, err
		}
		kept := intake.Remember(context.Background(), session.dossier, reading)
		return func() {
			if said := importWords(name, result.ImportResult); result.Batch.IsZero() { // nothing was brought in that could be taken back
				w.notice.say(said, "", nil)
			} else {
				w.sayDone(said)
			}
			if kept != nil {
				w.notice.fail("keeping how a file was read", kept)
			}
			w.reload()
		}, nil
	})
}

// begunAfter gives when the reading began of which it is told how fast it is: behind one for the sources alone it is not yet.
func begunAfter(p intake.Progress, begun time.Time) time.Time {
	if p.Sources {
		return time.Now()
	}
	return begun
}

// progressWords says how far an import is: "12,000 rows read, 24,000 a second, about 8 s left".
func progressWords(p intake.Progress, since time.Duration) string {
	words := counted(p.Rows, "row", "rows") + " read"
	if p.Sources {
		return words + fmt.Sprintf(" for the sources that they name: %d %%", 100*p.Done/max(p.Total, 1))
	}
	if p.Belongings {
		return words + fmt.Sprintf(", now what belongs to them: %d %%", 100*p.Done/max(p.Total, 1))
	}
	if since < time.Second || p.Rows == 0 {
		return words
	}
	words += fmt.Sprintf(", %s a second", grouped(int(float64(p.Rows)/since.Seconds())))
	if p.Done > 0 && p.Total > p.Done {
		left := time.Duration(float64(since) * float64(p.Total-p.Done) / float64(p.Done))
		words += ", about " + leftWords(left) + " left"
	}
	return words
}

// leftWords says about how long something takes still, as closely as that can be known: "5 s", "12 min", "1 h 40 min".
func leftWords(left time.Duration) string {
	switch minutes := int(left.Minutes()) + 1; {
	case left < time.Minute:
		return fmt.Sprintf("%d s", int(left.Seconds())+1)
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	default:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
}

// importWords says what an import did, why rows were left out, and whose numbers cannot be right.
func importWords(name string, r store.ImportResult) string {
	if err := intake.NothingTaken(name, r); err != nil {
		words := err.Error()
		return strings.ToUpper(words[:1]) + words[1:] + "."
	}
	words := fmt.Sprintf("%s: %s read, %s added, %s updated, %s there already, %s rejected.",
		name, counted(r.Read, "row", "rows"), grouped(r.Added), grouped(r.Updated), grouped(r.Duplicates), grouped(r.Refused()-r.Pending))
	if r.Pending > 0 {
		words += " " + counted(r.Pending, "row", "rows") + " changed since an import before, and left as they were."
	}
	if frame := intake.FrameWords(r); frame != "" {
		words += " " + frame
	}
	if learned := intake.LearnedWords(r, false); learned != "" {
		words += " " + learned
	}
	few := func(n, line int, reason string) {
		if n < 3 {
			words += fmt.Sprintf(" Line %d: %s.", line, strings.TrimSuffix(reason, "."))
		} else if n == 3 {
			words += " …"
		}
	}
	for n, row := range notTaken(r) {
		few(n, row.Line, row.Reason)
	}
	if len(r.Warnings) > 0 {
		words += " " + counted(len(r.Warnings), "warning", "warnings") + "; such rows are taken as they stand."
	}
	for n, row := range r.Warnings {
		few(n, row.Line, row.Reason)
	}
	return words
}

// notTaken gives the rows that are wrong: those that changed and wait to be taken are not.
func notTaken(r store.ImportResult) []store.Rejection {
	return slices.DeleteFunc(slices.Clone(r.Rejected), func(row store.Rejection) bool { return row.Waiting })
}

// askPath asks for a file to be written, over whatever is open.
func (w *Window) askPath(title, suggested, hint string, do func(path string)) {
	path := newFormEntry(false, nil)
	path.SetText(suggested)
	item := widget.NewFormItem("File", container.NewBorder(nil, nil, nil, newButton("Folder…", func() { w.chooseFolder(path) }), path))
	item.HintText = hint
	w.askIn(dialog.NewForm(title, "Save", "Cancel", []*widget.FormItem{item}, func(ok bool) {
		if ok {
			do(typed(path))
		}
	}, w.win), path)
}

// askBackup asks for the file of a copy and writes it.
func (w *Window) askBackup() {
	if w.session == nil {
		return
	}
	session := w.session
	original := session.dossier.Path()
	suggested := strings.TrimSuffix(original, filepath.Ext(original)) + " " + session.now().Format("2006-01-02 1504") + ".truce"
	w.askPath("Save a copy", suggested, "", func(path string) {
		w.background("saving a copy", func(ctx context.Context) (func(), error) {
			if err := session.dossier.Backup(ctx, path); err != nil {
				return nil, err
			}
			return func() { w.notice.say("Saved a verified copy: "+path, "", nil) }, nil
		})
	})
}

// check looks the open dossier over and says what it found.
func (w *Window) check() {
	if w.session == nil {
		return
	}
	session := w.session
	w.background("checking the dossier", func(ctx context.Context) (func(), error) {
		found, err := session.dossier.Check(ctx)
		if err != nil {
			return nil, err
		}
		return func() {
			w.notice.say(checkWords(found), "", nil)
			if found.Whole() && w.vouch.learn(session, store.Altered{Records: found.Records, More: found.RecordsMore}) {
				w.notice.offer("See what was changed…", w.askAltered)
			}
		}, nil
	})
}

func checkWords(found store.CheckReport) string {
	if found.OK {
		return fmt.Sprintf("The dossier is sound: %s, %s in the audit trail.",
			counted(found.Incidents, "incident", "incidents"), counted(found.AuditRows, "entry", "entries"))
	}
	if found.Whole() {
		return "The file and its audit trail are sound, but " + recordFaultWords(found.Records, found.RecordsMore)
	}
	problems := found.Problems()
	return "The dossier is damaged: " + strings.Join(problems[:min(len(problems), 3)], "; ") + ". Keep the file as it is, and open the newest good copy."
}
