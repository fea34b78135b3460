package dashboard

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/widgets/plot"
)

// pictureFormats are the kinds of file that a picture is saved as.
func pictureFormats() []string { return []string{"PNG", "SVG", "PDF"} }

// pictureSave is how pictures are to be saved.
type pictureSave struct {
	path                      string
	preset                    plot.Preset
	transparent, numbers, all bool
}

// pictureDialog asks where and how the chart is saved. The target is named here and not by the system's dialog, which would empty it before
// anything is drawn.
type pictureDialog struct {
	of                     saved
	path                   *formEntry
	format, preset, ground *widget.Select
	numbers, all           *widget.Check
	folder                 string // where all charts go
	single                 string // the file of one chart, kept while all are asked for
	form                   []*widget.FormItem
}

// saved is a picture that can be saved: the page that shows it, what it is called in file names, and all the pictures of the page by their names
// for an ending, nil where there is only the one.
type saved struct {
	window  *Window
	page    int
	picture plot.Picture
	shot    *Snapshot
	name    string
	all     func(ending string) (map[string]plot.Picture, error) // called beside the window
}

// askSave opens the dialog.
func (p *chartsPage) askSave() {
	if p.picture == nil {
		p.window.notice.say("There is no chart to save yet: open a dossier first.", "", nil)
		return
	}
	saved{p.window, pageCharts, p.picture, p.shot, chartName(p.kind, p.subject()), allPictures(p.shot, p.subject())}.ask()
}

// ask opens the dialog.
func (of saved) ask() {
	of.window.showPage(of.page)
	d := newPictureDialog(of)
	shown := dialog.NewForm("Save picture", "Save", "Cancel", d.form, func(ok bool) {
		if ok {
			of.window.prefs.setPicture(d.remembered())
			of.save(d.chosen())
		}
	}, of.window.win)
	of.window.askIn(shown, d.path)
}

func newPictureDialog(of saved) *pictureDialog {
	d := &pictureDialog{of: of, path: newFormEntry(false, nil)}
	d.folder = filepath.Dir(of.window.session.dossier.Path())
	d.format = widget.NewSelect(pictureFormats(), d.formatChanged)
	d.preset = widget.NewSelect(words(len(plot.Presets()), func(i int) string { return plot.Presets()[i].Words() }), nil)
	d.ground = widget.NewSelect([]string{"White", "Transparent"}, nil)
	d.numbers = widget.NewCheck("With its numbers beside it, as CSV", nil)
	d.all = widget.NewCheck("All charts of this page, into one folder", d.allChanged)
	d.path.SetText(filepath.Join(d.folder, of.shot.fileName(of.name, "png")))
	d.recall(of.window.prefs.picture())
	choose := widget.NewButton("Folder…", d.chooseFolder)
	d.form = []*widget.FormItem{
		widget.NewFormItem("File", container.NewBorder(nil, nil, nil, choose, d.path)),
		widget.NewFormItem("Kind", d.format),
		widget.NewFormItem("For", d.preset),
		widget.NewFormItem("Ground", d.ground),
		widget.NewFormItem("", d.numbers),
	}
	if of.all != nil {
		d.form = append(d.form, widget.NewFormItem("", d.all))
	}
	return d
}

// remembered gives the choices that are kept for the next time.
func (d *pictureDialog) remembered() []string {
	return []string{d.format.Selected, d.preset.Selected, d.ground.Selected, fmt.Sprint(d.numbers.Checked)}
}

// recall makes the choices of the last time, or the usual ones.
func (d *pictureDialog) recall(choices []string) {
	if len(choices) != 4 {
		choices = []string{"PNG", plot.Presets()[0].Words(), "White", "true"}
	}
	for i, choice := range []*widget.Select{d.format, d.preset, d.ground} {
		choice.SetSelected(choices[i])
		if choice.SelectedIndex() < 0 {
			choice.SetSelectedIndex(0)
		}
	}
	d.numbers.SetChecked(choices[3] == "true")
}

// ending gives the ending of the files.
func (d *pictureDialog) ending() string { return strings.ToLower(d.format.Selected) }

// formatChanged gives the file the ending of its kind.
func (d *pictureDialog) formatChanged(string) {
	if !d.all.Checked {
		d.path.SetText(strings.TrimSuffix(d.path.Text, filepath.Ext(d.path.Text)) + "." + d.ending())
	}
}

// allChanged asks for a folder in the place of a file, or again for the file.
func (d *pictureDialog) allChanged(all bool) {
	if all {
		d.single = d.path.Text
		d.path.SetText(filepath.Join(d.folder, "charts "+d.of.shot.asOfDay()))
		return
	}
	d.path.SetText(d.single)
	d.formatChanged("")
}

// chooseFolder lets the user choose the folder that the file, or the folder of all files, lies in.
func (d *pictureDialog) chooseFolder() { d.of.window.chooseFolder(d.path) }

// chosen gives what was chosen.
func (d *pictureDialog) chosen() pictureSave {
	preset := plot.Presets()[max(d.preset.SelectedIndex(), 0)]
	return pictureSave{path: d.path.Text, preset: preset, transparent: d.ground.SelectedIndex() == 1, numbers: d.numbers.Checked, all: d.all.Checked}.
		withEnding(d.ending())
}

// withEnding notes the kind of the files where their folder alone is named.
func (s pictureSave) withEnding(ending string) pictureSave {
	if s.all {
		s.path = filepath.Join(s.path, "*."+ending)
	}
	return s
}

// asOfDay gives the day of the as-of, for file names.
func (s *Snapshot) asOfDay() string { return s.View.AsOf.At.In(s.Zone).Format("2006-01-02") }

// fileName names a picture after what it shows, the filter, and the as-of.
func (s *Snapshot) fileName(what, ending string) string {
	parts := []string{what, slug(s.View.Filter.Words(s.Frame)), "as-of-" + s.asOfDay()}
	return strings.Join(parts, "_") + "." + ending
}

// longestSlug is how many letters of a filter's words a file name takes.
const longestSlug = 48

// slug makes words fit for a file name: letters and digits in lower case, with hyphens between.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	letters := []rune(strings.Join(words, "-"))
	return strings.Trim(string(letters[:min(len(letters), longestSlug)]), "-")
}

// chartName says for a file name what a chart shows: its kind, what it counts and by what it is divided.
func chartName(kind plot.Kind, subject plot.Subject) string {
	name := string(kind)
	if kind.Measured() {
		name += "-" + string(subject.Measure)
	}
	if kind.Divided() {
		name += "-by-" + string(subject.By)
	}
	if kind == plot.Map && subject.Rate {
		name += "-a-day"
	}
	return name
}

// allPictures gives what makes a picture of every kind, by the name of its file.
func allPictures(shot *Snapshot, subject plot.Subject) func(ending string) (map[string]plot.Picture, error) {
	return func(ending string) (map[string]plot.Picture, error) {
		pictures := map[string]plot.Picture{}
		for _, kind := range plot.Kinds() {
			picture, err := plot.New(kind, subject)
			if err != nil {
				return nil, err
			}
			pictures[shot.fileName(chartName(kind, subject), ending)] = picture
		}
		return pictures, nil
	}
}

// save draws the chart, or all of the page, and writes them beside the window: each file whole, or not at all.
func (of saved) save(how pictureSave) {
	of.window.background("saving the picture", func(context.Context) (func(), error) {
		pictures, err := of.pictures(how)
		if err != nil {
			return nil, err
		}
		for path, picture := range pictures {
			if err := how.write(picture, path); err != nil {
				return nil, err
			}
		}
		return func() { of.window.notice.say(how.saved(len(pictures)), "", nil) }, nil
	})
}

// pictures gives what is to be saved by its path, and makes the folder of all charts.
func (of saved) pictures(how pictureSave) (map[string]plot.Picture, error) {
	if !how.all {
		return map[string]plot.Picture{how.path: of.picture}, nil
	}
	folder := filepath.Dir(how.path)
	all, err := of.all(strings.TrimPrefix(filepath.Ext(how.path), "."))
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of the charts: %w", err)
	}
	pictures := map[string]plot.Picture{}
	for name, picture := range all {
		pictures[filepath.Join(folder, name)] = picture
	}
	return pictures, nil
}

// saved says what was written where.
func (s pictureSave) saved(n int) string {
	if s.all {
		return fmt.Sprintf("Saved: %d charts in %s", n, filepath.Dir(s.path))
	}
	return "Saved: " + s.path
}

// write writes one picture, and its numbers where they are wanted.
func (s pictureSave) write(picture plot.Picture, path string) error {
	drawn, err := s.render(picture, path)
	if err != nil {
		return err
	}
	if err := store.WriteWhole(path, drawn); err != nil {
		return err
	}
	if !s.numbers {
		return nil
	}
	var numbers bytes.Buffer
	if err := picture.CSV(&numbers); err != nil {
		return err
	}
	return store.WriteWhole(strings.TrimSuffix(path, filepath.Ext(path))+".csv", numbers.Bytes())
}

// render draws a picture in the format of a file's ending.
func (s pictureSave) render(picture plot.Picture, path string) ([]byte, error) {
	var drawn bytes.Buffer
	picture = picture.With(plot.Finish{Transparent: s.transparent, DPI: s.preset.DPI})
	switch strings.ToLower(filepath.Ext(path)) {
	case ".png":
		err := picture.PNG(&drawn, s.preset.Width, s.preset.Height, s.preset.Scale)
		return drawn.Bytes(), err
	case ".svg":
		err := picture.SVG(&drawn, s.preset.Width, s.preset.Height)
		return drawn.Bytes(), err
	case ".pdf":
		err := picture.PDF(&drawn, s.preset.Width, s.preset.Height)
		return drawn.Bytes(), err
	}
	return nil, fmt.Errorf("a chart cannot be saved as %s: end its name in .png, .svg or .pdf", filepath.Base(path))
}

// chooseFolder lets the user choose the folder of a file that is named in an entry.
func (w *Window) chooseFolder(path *formEntry) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.notice.fail("choosing a folder", err)
		case folder != nil:
			path.SetText(filepath.Join(folder.Path(), filepath.Base(path.Text)))
		}
	}, w.win)
	w.showFileDialog(d)
}
