package dashboard

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// outlineForm asks for a file with the outlines of the areas, shows what it would bring to the map, and makes it the dossier's own.
type outlineForm struct {
	*modal
	session *session
	path    *formEntry
	names   *pick
	line    *formEntry
	what    *widgets.Prose
	file    *intake.OutlineFile
	named   *intake.NamedOutlines // what was last worked out of the file, nil where nothing was
	stop    context.CancelFunc
}

// asTheFileDoes is the choice that leaves the naming to what files of outlines usually call a name.
const asTheFileDoes = "as such files usually do"

// askOutlines opens the form.
func (w *Window) askOutlines() {
	if w.session == nil || w.modal != nil {
		return
	}
	f := w.newOutlineForm()
	buttons := []fyne.CanvasObject{newButton("Cancel", f.close), w.door(saveButton("Use these", f.take))}
	if w.shot != nil && w.shot.Outlines.Own {
		remove := w.door(newButton("Remove the dossier's own", func() {
			f.close()
			w.removeOutlines()
		}))
		buttons = append([]fyne.CanvasObject{remove}, buttons...)
	}
	f.show("Outlines of the map", fyne.NewSize(640, 380), f.path, buttons...)
}

func (w *Window) newOutlineForm() *outlineForm {
	f := &outlineForm{modal: w.newModal(), session: w.session}
	f.submit, f.closed = f.take, f.halt
	b := f.form
	f.path = b.entry("A GeoJSON file of polygons, in degrees (WGS 84)")
	f.path.OnChanged, f.path.OnSubmitted = func(string) { f.forget() }, func(string) { f.look() }
	f.names = newPick([]string{asTheFileDoes}, func(string) { f.rename() }, b.leave)
	f.names.SetSelectedIndex(0)
	f.line = b.entry("Such as: Boundaries: OCHA, CC BY")
	choose := newButton("Choose…", func() {
		w.chooseFile(fileChoice{doing: "choosing outlines", endings: []string{".geojson", ".json"}, folder: filepath.Dir(f.session.dossier.Path())}, func(path string) {
			f.path.SetText(path)
			f.look()
		})
	})
	b.add(b.field("file", "File", container.NewBorder(nil, nil, nil, choose, f.path)))
	f.what = b.remark()
	b.add(b.field("names", "Each outline is named by", f.names))
	b.add(b.field("line", "What its source asks to see beside the map", f.line))
	f.what.SetText(f.present())
	return f
}

// present says which outlines the map has.
func (f *outlineForm) present() string {
	shot := f.window.shot
	switch {
	case shot == nil || len(shot.Outlines.Shapes) == 0:
		return "→ The map has no outlines yet. Choose a file, and press Enter to look at it."
	case shot.Outlines.Own:
		return "→ The map has the dossier's own outlines: " + counted(len(shot.Outlines.Shapes), "shape", "shapes") + ". Choose a file to replace them."
	}
	return "→ The map has the program's outlines. Choose a file to have others."
}

// halt stops what is worked out beside the window.
func (f *outlineForm) halt() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// forget drops what was worked out of another file.
func (f *outlineForm) forget() {
	f.halt()
	f.file, f.named = nil, nil
}

// look reads the file beside the window, and says what it would bring.
func (f *outlineForm) look() { f.lookThen(func() {}) }

// lookThen does something once the file was looked at, where it can be read.
func (f *outlineForm) lookThen(then func()) {
	path := strings.TrimSpace(f.path.Text)
	if path == "" {
		f.wrong("Choose a file first.")
		return
	}
	f.forget()
	f.work(func(ctx context.Context) (func(), error) {
		file, err := intake.OpenOutlines(ctx, f.session.dossier, path)
		if err != nil {
			return nil, err
		}
		best, err := file.Best(ctx)
		return func() {
			f.found(file, best)
			then()
		}, err
	})
}

// work does something beside the window; what is wrong is told beside the file.
func (f *outlineForm) work(do func(context.Context) (func(), error)) {
	f.halt()
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	f.form.tell("", nil)
	f.say("→ Looking at the outlines…")
	f.window.background("looking at outlines", func(context.Context) (func(), error) {
		done, err := do(ctx)
		switch {
		case ctx.Err() != nil:
			return nil, nil
		case err != nil:
			return func() { f.wrong(sentence(err)) }, nil
		}
		return done, nil
	})
}

// wrong tells what is wrong beside the file.
func (f *outlineForm) wrong(message string) {
	f.say("")
	f.form.tell("", []ceasefire.Problem{{Field: "file", Message: message}})
}

// found offers the file's properties, and says what comes of the one that fits best.
func (f *outlineForm) found(file *intake.OutlineFile, best intake.NamedOutlines) {
	f.file, f.named = file, &best
	options, at := []string{asTheFileDoes}, 0
	for i, p := range file.Properties {
		options = append(options, p.Name+": "+strings.Join(p.Sample, ", "))
		if p.Name == best.By {
			at = i + 1
		}
	}
	f.names.OnChanged = nil
	f.names.Options = options
	f.names.SetSelectedIndex(at)
	f.names.OnChanged = func(string) { f.rename() }
	f.tellNamed()
}

// rename works out anew what comes of the file when another property names its outlines.
func (f *outlineForm) rename() {
	at := f.names.SelectedIndex()
	if f.file == nil || at < 0 || at > len(f.file.Properties) {
		return
	}
	property, file := "", f.file
	if at > 0 {
		property = file.Properties[at-1].Name
	}
	f.named = nil
	f.work(func(context.Context) (func(), error) {
		named, err := file.By(property)
		return func() {
			f.named = &named
			f.tellNamed()
		}, err
	})
}

// tellNamed says what the file would bring.
func (f *outlineForm) tellNamed() { f.say(namedWords(*f.named, len(f.session.frame.Areas))) }

// say shows a remark, which may take more lines than the one before.
func (f *outlineForm) say(words string) {
	f.what.SetText(words)
	f.what.Hidden = words == ""
	f.form.content.Refresh()
}

// namedWords says how many outlines there are, how many are of the dossier's areas, and which areas and outlines find none.
func namedWords(n intake.NamedOutlines, areas int) string {
	words := "→ " + counted(n.All, "outline", "outlines") + ", "
	switch {
	case areas == 0:
		return words + "and the dossier has no areas: add them on the Agreement page under these names, and they are shaded. " + fewNames("They are", n.Others)
	case n.Matched == 0:
		words += "none of which is of the dossier's areas: choose another property, or load another file."
	default:
		words += grouped(n.Matched) + " of the dossier's " + counted(areas, "area", "areas") + "."
	}
	return strings.TrimSpace(words + " " + fewNames("Without an outline:", n.Missing) + " " + fewNames("Of no area:", n.Others))
}

// mostNamed is how many names a sentence lists.
const mostNamed = 8

// fewNames lists the first names of many.
func fewNames(what string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	list := strings.Join(names[:min(len(names), mostNamed)], ", ")
	if len(names) > mostNamed {
		list += " and " + grouped(len(names)-mostNamed) + " more"
	}
	return what + " " + list + "."
}

// take makes the outlines the dossier's own; a file that was not looked at yet is looked at first, and taken where any of its outlines is of an area.
func (f *outlineForm) take() {
	if f.named == nil {
		f.lookThen(func() {
			if f.named.Matched > 0 {
				f.keep()
			}
		})
		return
	}
	f.keep()
}

// keep makes what was worked out of the file the dossier's own, which can be undone, and says what it brought.
func (f *outlineForm) keep() {
	named, line := *f.named, strings.TrimSpace(f.line.Text)
	f.close()
	said := "The map has the outlines of " + f.file.Name + ": " + strings.TrimPrefix(namedWords(named, len(f.session.frame.Areas)), "→ ")
	f.window.setOutlines(said, func(ctx context.Context, d *store.Dossier) error {
		return intake.KeepOutlines(ctx, d, named, line)
	})
}

// removeOutlines takes the dossier's own outlines away; the map has those of the program then, where they are of its areas.
func (w *Window) removeOutlines() {
	if w.shot == nil || !w.shot.Outlines.Own {
		w.notice.say("The dossier has no outlines of its own.", "", nil)
		return
	}
	w.setOutlines("The dossier's own outlines are removed.", func(ctx context.Context, d *store.Dossier) error {
		return d.SetOutlines(ctx, store.OutlineSet{})
	})
}

// setOutlines changes the outlines beside the window, and offers to take that back.
func (w *Window) setOutlines(said string, change func(context.Context, *store.Dossier) error) {
	s := w.session
	if s == nil {
		return
	}
	w.background("changing the outlines of the map", func(ctx context.Context) (func(), error) {
		if err := change(ctx, s.dossier); err != nil {
			return nil, err
		}
		return func() {
			w.reload()
			w.sayDone(said)
		}, nil
	})
}
