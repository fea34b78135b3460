package dashboard

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/widgets"
)

// mostReplaced is how many files that would be replaced are named.
const mostReplaced = 4

// askReplace writes files at once where none of them is there, and asks before any that is there is replaced; keep is done where they are to stay. What no file may take the
// place of, such as a dossier, is refused without asking. Whether they are there is looked up beside the window: a folder may lie far away.
func (w *Window) askReplace(paths []string, write, keep func()) {
	w.background("looking for files of the same name", func(context.Context) (func(), error) {
		var there []string
		for _, path := range paths {
			if err := store.RefuseTarget(path); err != nil { // not asked about: it may not be replaced
				return nil, err
			}
			if info, err := os.Stat(path); err == nil && !info.IsDir() {
				there = append(there, filepath.Base(path))
			}
		}
		if len(there) == 0 {
			return write, nil
		}
		return func() { w.showReplace(replaceWords(there, len(paths), filepath.Dir(paths[0])), write, keep) }, nil
	})
}

// askPathOver asks for a file to be written as askPath does, gives a name without an ending its ending, and asks again before a file of that name is replaced.
func (w *Window) askPathOver(title, suggested, hint string, do func(path string)) {
	w.askPath(title, suggested, hint, func(path string) {
		if filepath.Ext(path) == "" {
			path += filepath.Ext(suggested)
		}
		w.askReplace([]string{path}, func() { do(path) }, func() { w.askPathOver(title, path, hint, do) })
	})
}

// showReplace shows the question. Whatever puts it away but its button leaves the files as they are.
func (w *Window) showReplace(question string, write, keep func()) {
	words := widgets.NewProse(question)
	d := dialog.NewCustomConfirm("Replace what is there?", "Replace", "Keep", words, func(replace bool) {
		if replace {
			write()
			return
		}
		keep()
	}, w.win)
	d.SetConfirmImportance(widget.DangerImportance)
	d.Resize(fyne.NewSize(560, 0))
	w.showDialog(d)
}

// replaceWords asks about the files that are there already, of so many that are to be written into a folder.
func replaceWords(there []string, of int, folder string) string {
	if of == 1 {
		return "“" + there[0] + "” is in " + folder + " already."
	}
	named := there[:min(len(there), mostReplaced)]
	words := fmt.Sprintf("%d of these %d files are in %s already:\n%s", len(there), of, folder, strings.Join(named, "\n"))
	switch len(there) {
	case of:
		words = fmt.Sprintf("These %d files are in %s already:\n%s", of, folder, strings.Join(named, "\n"))
	case 1:
		words = fmt.Sprintf("1 of these %d files is in %s already:\n%s", of, folder, named[0])
	}
	if more := len(there) - len(named); more > 0 {
		words += fmt.Sprintf("\nand %d more", more)
	}
	return words
}
