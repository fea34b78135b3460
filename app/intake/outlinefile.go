package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// OutlineFile is a file of outlines that may become those of a dossier's map.
type OutlineFile struct {
	Name       string
	Properties []exchange.OutlineProperty
	text       []byte
	frame      ceasefire.Frame
}

// NamedOutlines are the outlines of a file as one of its properties names them: how many there are, how many are of the dossier's areas, the names of
// those that are not, and the areas that get none. By is the property, empty where the file's own way of naming is taken.
type NamedOutlines struct {
	By           string
	All, Matched int
	Others       []string
	Missing      []string
	text         []byte
	name         string
}

// mostOutlineFile is how much of a file of outlines is read; a longer one is refused by its reader.
const mostOutlineFile = 33 << 20

// OpenOutlines reads a file of outlines. One that cannot be drawn is refused with a *exchange.FormatError.
func OpenOutlines(ctx context.Context, d *store.Dossier, path string) (*OutlineFile, error) {
	text, err := readSome(path)
	if err != nil {
		return nil, err
	}
	if _, err := exchange.Outlines(bytes.NewReader(text)); err != nil {
		return nil, err
	}
	properties, err := exchange.OutlineProperties(text)
	if err != nil {
		return nil, err
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the dossier: %w", err)
	}
	return &OutlineFile{Name: filepath.Base(path), Properties: properties, text: text, frame: frame}, nil
}

// readSome reads a file, and no more of it than tells that it is too large.
func readSome(path string) ([]byte, error) {
	file, err := store.OpenOrdinary(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s: check its name and folder", path)
	}
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	text, err := io.ReadAll(io.LimitReader(file, mostOutlineFile))
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return text, nil
}

// By names the outlines by a property; without one, as files of outlines usually do.
func (f *OutlineFile) By(property string) (NamedOutlines, error) {
	text := f.text
	if property != "" {
		var err error
		if text, err = exchange.NameOutlinesBy(text, property); err != nil {
			return NamedOutlines{}, err
		}
	}
	shapes, err := exchange.Outlines(bytes.NewReader(text))
	if err != nil {
		return NamedOutlines{}, err
	}
	matched, n := exchange.OutlinesFor(f.frame, shapes)
	named := NamedOutlines{By: property, All: len(shapes), Matched: n, text: text, name: f.Name}
	have := map[string]bool{}
	for i, o := range matched {
		have[o.Code] = true
		if o.Code == "" {
			named.Others = append(named.Others, shapes[i].Name)
		}
	}
	for _, area := range f.frame.Areas {
		if !have[area.Code] {
			named.Missing = append(named.Missing, area.Name)
		}
	}
	return named, nil
}

// Best names the outlines so that most of them are of the dossier's areas: as files usually do, unless one property does better.
func (f *OutlineFile) Best(ctx context.Context) (NamedOutlines, error) {
	best, err := f.By("")
	if err != nil {
		return best, err
	}
	for _, p := range f.Properties {
		if best.Matched == best.All || ctx.Err() != nil {
			break
		}
		if !f.suits(p) {
			continue
		}
		other, err := f.By(p.Name)
		if err != nil {
			return best, err
		}
		if other.Matched > best.Matched {
			best = other
		}
	}
	return best, ctx.Err()
}

// suits reports whether one of the values of a property that are shown names an area, so that it is worth a closer look.
func (f *OutlineFile) suits(p exchange.OutlineProperty) bool {
	return slices.ContainsFunc(p.Sample, func(said string) bool {
		_, known := f.frame.AreaByName(said)
		return known
	})
}

// KeepOutlines makes outlines those of a dossier's map, with the line that their source asks to see beside it.
func KeepOutlines(ctx context.Context, d *store.Dossier, named NamedOutlines, attribution string) error {
	return d.SetOutlines(ctx, store.OutlineSet{Name: named.name, Attribution: attribution, GeoJSON: string(named.text)})
}
