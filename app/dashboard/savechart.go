package dashboard

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/widgets/plot"
)

// The size at which a chart is saved, in pixels at scale 1.
const saveWidth, saveHeight = 1600, 900

// askSave asks where the chart is saved, as which kind of picture, and how large. The target is named here and not by the system's
// dialog, which would empty it before anything is drawn.
func (p *chartsPage) askSave() {
	if p.picture == nil {
		p.window.notice.say("There is no chart to save yet: open a dossier first.", "", nil)
		return
	}
	p.window.showPage(pageCharts)
	format := widget.NewSelect([]string{"PNG", "SVG"}, nil)
	scale := widget.NewSelect([]string{"1", "2", "3", "4"}, nil)
	path := newFormEntry(false, nil)
	format.OnChanged = func(kind string) {
		path.SetText(strings.TrimSuffix(path.Text, filepath.Ext(path.Text)) + "." + strings.ToLower(kind))
		scale.Enable()
		if kind == "SVG" {
			scale.Disable()
		}
	}
	path.SetText(filepath.Join(filepath.Dir(p.window.session.dossier.Path()), p.fileName()))
	format.SetSelected("PNG")
	scale.SetSelected("2")
	choose := widget.NewButton("Folder…", func() { p.window.chooseFolder(path) })
	form := []*widget.FormItem{
		widget.NewFormItem("File", container.NewBorder(nil, nil, nil, choose, path)),
		widget.NewFormItem("Kind", format),
		widget.NewFormItem("Scale", scale),
	}
	form[2].HintText = fmt.Sprintf("1 is %d×%d pixels", saveWidth, saveHeight)
	d := dialog.NewForm("Save picture", "Save", "Cancel", form, func(ok bool) {
		if ok {
			p.saveTo(path.Text, scale.Selected)
		}
	}, p.window.win)
	p.window.askIn(d, path)
}

// fileName names the picture after its kind and the as-of.
func (p *chartsPage) fileName() string {
	day := p.window.session.at().In(p.window.session.zone).Format("2006-01-02")
	return string(p.kind) + "-" + day + ".png"
}

// saveTo draws the chart and writes it beside the window: whole, or not at all.
func (p *chartsPage) saveTo(path, scale string) {
	picture := p.picture
	p.window.background("saving the picture", func(context.Context) (func(), error) {
		drawn, err := render(picture, path, scale)
		if err != nil {
			return nil, err
		}
		if err := store.WriteWhole(path, drawn); err != nil {
			return nil, err
		}
		return func() { p.window.notice.say("Saved: "+path, "", nil) }, nil
	})
}

// render draws a picture in the format of a file's ending.
func render(picture plot.Picture, path, scale string) ([]byte, error) {
	var drawn bytes.Buffer
	switch strings.ToLower(filepath.Ext(path)) {
	case ".png":
		factor, err := strconv.ParseFloat(scale, 64)
		if err != nil {
			return nil, fmt.Errorf("reading the scale %q: %w", scale, err)
		}
		err = picture.PNG(&drawn, saveWidth, saveHeight, factor)
		return drawn.Bytes(), err
	case ".svg":
		err := picture.SVG(&drawn, saveWidth, saveHeight)
		return drawn.Bytes(), err
	}
	return nil, fmt.Errorf("a chart cannot be saved as %s: end its name in .png or .svg", filepath.Base(path))
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
