package dashboard

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"truceboard/store"
	"truceboard/widgets/plot"
)

// pictureFile is one picture to be written: what draws it, and where it goes.
type pictureFile struct {
	path string
	draw func() (plot.Picture, error)
}

// files gives what is to be written. Of all charts of a page none is drawn yet.
func (of saved) files(how pictureSave) []pictureFile {
	if !how.all {
		return []pictureFile{{how.path, func() (plot.Picture, error) { return of.picture, nil }}}
	}
	folder, ending := filepath.Dir(how.path), strings.TrimPrefix(filepath.Ext(how.path), ".")
	var files []pictureFile
	for _, kind := range plot.Kinds() {
		path := filepath.Join(folder, of.shot.fileName(chartName(kind, *of.all), ending))
		files = append(files, pictureFile{path, func() (plot.Picture, error) { return plot.New(kind, *of.all) }})
	}
	return files
}

// paths lists the files that are to be written, those of the numbers too.
func (of saved) paths(how pictureSave) []string {
	var paths []string
	for _, file := range of.files(how) {
		paths = append(paths, file.path)
		if how.numbers {
			paths = append(paths, numbersPath(file.path))
		}
	}
	return paths
}

// numbersPath names the file of a picture's numbers.
func numbersPath(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) + ".csv" }

// save draws the chart, or all of the page, and writes them beside the window: each file whole, or not at all. All charts of a page take some seconds, so that it says how
// far it is, and can be stopped.
func (of saved) save(how pictureSave) {
	w, files := of.window, of.files(how)
	ctx, cancel := context.WithCancel(context.Background())
	tell := func(n int) {
		if len(files) > 1 {
			w.do(func() {
				if ctx.Err() == nil {
					w.notice.progress(fmt.Sprintf("Saving the charts: %d of %d …", n+1, len(files)), int64(n), int64(len(files)), cancel)
				}
			})
		}
	}
	w.background("saving the picture", func(context.Context) (func(), error) {
		n, err := how.writeAll(ctx, files, tell)
		stopped := ctx.Err() != nil
		cancel()
		if stopped {
			return func() {
				w.notice.say(fmt.Sprintf("Stopped: %d of %d charts are in %s.", n, len(files), filepath.Dir(how.path)), "", nil)
			}, nil
		}
		if err != nil {
			return nil, err
		}
		return func() { w.notice.say(how.saved(n), "", nil) }, nil
	})
}

// writeAll writes pictures one after another until it is stopped, and gives how many are there.
func (s pictureSave) writeAll(ctx context.Context, files []pictureFile, tell func(n int)) (int, error) {
	if s.all {
		if err := os.MkdirAll(filepath.Dir(s.path), 0o755); err != nil {
			return 0, fmt.Errorf("making the folder of the charts: %w", err)
		}
	}
	for n, file := range files {
		if ctx.Err() != nil {
			return n, nil
		}
		tell(n)
		if err := s.write(file); err != nil {
			if n > 0 {
				err = fmt.Errorf("%d of %d charts were written before this: %w", n, len(files), err)
			}
			return n, err
		}
	}
	return len(files), nil
}

// write writes one picture, and its numbers where they are wanted. Both are made before either is written.
func (s pictureSave) write(file pictureFile) error {
	picture, err := file.draw()
	if err != nil {
		return err
	}
	drawn, err := s.render(picture, file.path)
	if err != nil {
		return err
	}
	var numbers bytes.Buffer
	if err := picture.CSV(&numbers, s.preset.Width, s.preset.Height); err != nil {
		return err
	}
	if err := store.WriteWhole(file.path, drawn); err != nil || !s.numbers {
		return err
	}
	return store.WriteWhole(numbersPath(file.path), numbers.Bytes())
}

// render draws a picture in the format of a file's ending.
func (s pictureSave) render(picture plot.Picture, path string) ([]byte, error) {
	var drawn bytes.Buffer
	picture = picture.With(s.preset.Finish(s.transparent))
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

// saved says what was written where.
func (s pictureSave) saved(n int) string {
	if s.all {
		return fmt.Sprintf("Saved: %d charts in %s", n, filepath.Dir(s.path))
	}
	return "Saved: " + s.path
}
