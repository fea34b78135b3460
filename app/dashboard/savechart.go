package dashboard

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

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

// saved is a picture that can be saved: the page that shows it, what it is called in file names, and what all the pictures of the page show, nil where
// there is only the one.
type saved struct {
	window  *Window
	page    int
	picture plot.Picture
	shot    *Snapshot
	name    string
	all     *plot.Subject
}

// askSave opens the dialog.
func (p *chartsPage) askSave() {
	if p.picture == nil {
		p.window.notice.say("There is no chart to save yet: open a dossier first.", "", nil)
		return
	}
	subject := p.subject()
	saved{p.window, pageCharts, p.picture, p.shot, chartName(p.kind, subject), &subject}.ask()
}

// ask opens the dialog.
func (of saved) ask() {
	of.window.showPage(of.page)
	of.askIn(newPictureDialog(of))
}

// askIn shows the dialog. Where files that are there already are to be kept, it is shown again as it was left.
func (of saved) askIn(d *pictureDialog) {
	shown := dialog.NewForm("Save picture", "Save", "Cancel", d.form, func(ok bool) {
		if ok {
			how := d.chosen()
			of.window.prefs.setPicture(d.remembered())
			of.window.askReplace(of.paths(how), func() { of.save(how) }, func() { of.askIn(d) })
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
	choose := newButton("Folder…", d.chooseFolder)
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
		d.path.SetText(filepath.Join(d.folder, "charts_"+d.of.shot.readSlug()))
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

// readSlug gives the day of the as-of, and that of the known-at where there is one, for file names.
func (s *Snapshot) readSlug() string {
	words := "as-of-" + s.asOfDay()
	if known := s.View.AsOf.KnownAt; !known.IsZero() {
		words += "_known-at-" + known.In(s.Zone).Format("2006-01-02")
	}
	return words
}

// fileName names a picture after what it shows, the filter, the as-of and the known-at.
func (s *Snapshot) fileName(what, ending string) string {
	parts := []string{what, slug(s.View.Filter.Words(s.Frame)), s.readSlug()}
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
	name, counts := string(kind), kind
	if kind == plot.Multiples && subject.Each != "" && subject.Each != plot.Daily {
		name, counts = name+"-"+string(subject.Each), subject.Each
	}
	if counts.Measured() {
		name += "-" + string(subject.Measure)
	}
	if kind.Divided() {
		name += "-by-" + string(subject.By)
	}
	if counts.Rated() && subject.Rate {
		name += "-a-day"
	}
	return name
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
