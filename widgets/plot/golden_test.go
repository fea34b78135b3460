package plot

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/wcharczuk/go-chart/v2"
	"golang.org/x/image/draw"

	"truceboard/store/ceasefire"
)

var update = flag.Bool("update", false, "draw the golden pictures anew; look at each of them then")

// The golden pictures hold each kind in each of these cases, small, and once as large as a screen of the largest kind, of which they keep every sixth pixel.
var (
	goldenSmall = format{width: 640, height: 400, scale: 1, theme: Light}
	goldenLarge = format{width: 3840, height: 2160, scale: 1, theme: Light}
)

func goldenCases() map[string]Subject {
	return map[string]Subject{
		"no-rows":         {Frame: truce(), By: ceasefire.ByParty, Measure: ceasefire.IncidentsMeasure, AsOf: ceasefire.AsOf{At: noon(20)}, Outlines: shapes()},
		"one-row":         oneRow(),
		"all-equal":       allEqual(),
		"one-day":         yearOf(1, 3),
		"ten-years":       yearOf(3653, 3),
		"one-series":      yearOf(60, 1),
		"forty-series":    mixed(yearOf(60, 40)),
		"arabic-cyrillic": named(mixed(yearOf(40, 4)), "قوات سوريا الديمقراطية", "Сирийские демократические силы", "الجيش", "Ополчение"),
		"long-names": named(mixed(yearOf(40, 4)), "The Revolutionary Coordination Council of the Northern Highlands and Adjacent Districts",
			"Provisional Government of National Accord and Reconstruction", "Union of Independent Brigades of the Western Countryside", "Gendarmerie"),
		"large": mixed(yearOf(365, 6)),
	}
}

func oneRow() Subject {
	return Subject{
		Frame: truce(), Facts: ceasefire.FactsOf([]ceasefire.Fact{fact(12, 0, 2, "X-1")}), By: ceasefire.ByParty, Measure: ceasefire.DeathsMeasure,
		AsOf: ceasefire.AsOf{At: noon(16)}, Outlines: shapes(),
	}
}

// mixed spreads the incidents over the types and the hours of the day.
func mixed(s Subject) Subject {
	types := ceasefire.Types()
	s.Facts = changed(s.Facts, func(i int, f *ceasefire.Fact) {
		f.Type = types[i*i%11%len(types)].Type
		shift := int64((i*i%17 - 8) * 3600)
		f.From, f.Until = f.From+shift, f.Until+shift
	})
	return s
}

// named gives the parties, and with them the clocks, events and areas, other names, one after the other.
func named(s Subject, names ...string) Subject {
	for i := range s.Frame.Parties {
		s.Frame.Parties[i].Name, s.Frame.Parties[i].Short = names[i%len(names)], names[i%len(names)]
	}
	for i := range s.Frame.Clocks {
		s.Frame.Clocks[i].Name = names[i%len(names)]
	}
	for i := range s.Frame.Timeline {
		s.Frame.Timeline[i].Title = names[i%len(names)]
	}
	for i := range s.Frame.Tallies {
		s.Frame.Tallies[i].CountedBy, s.Frame.Tallies[i].Accused = names[(i+1)%len(names)], names[i%len(names)]
	}
	for i := range s.Frame.Areas {
		s.Frame.Areas[i].Name = names[i%len(names)]
	}
	for i := range s.Outlines {
		s.Outlines[i].Name = names[i%len(names)]
	}
	return s
}

// Every kind looks in every case as it did when somebody last looked at it. Run with -update where it is to look otherwise, and look at what changed.
func TestGoldenPictures(t *testing.T) {
	subjects := goldenCases()
	for _, name := range slices.Sorted(maps.Keys(subjects)) {
		for _, kind := range Kinds() {
			p := goldenPicture(t, kind, subjects[name])
			compareGolden(t, goldenName(kind, name), drawnGolden(t, p, name, nil))
			if !*update {
				seesOtherFigures(t, goldenName(kind, name), func(alter func(string) string) *image.RGBA { return drawnGolden(t, p, name, alter) })
			}
		}
	}
}

func goldenName(kind Kind, name string) string { return fmt.Sprintf("%s_%s.png", kind, name) }

// goldenPicture makes the picture of a kind in one of the cases.
func goldenPicture(t *testing.T, kind Kind, s Subject) *picture {
	t.Helper()
	if kind == Casualties {
		s = ranged(s)
	}
	return made(t, kind, s).(*picture)
}

// drawnGolden draws a picture of one of the cases, its texts as an alteration has them, if there is one.
func drawnGolden(t *testing.T, p *picture, name string, alter func(string) string) *image.RGBA {
	t.Helper()
	as := goldenSmall
	if name == "large" {
		as = goldenLarge
	}
	drawn, err := raster(as.width, as.height, Light.colours().ground, func(surface chart.Renderer) {
		if alter != nil {
			surface = &alteringSurface{rasterSurface: surface.(*rasterSurface), faces: p.fonts.open(), alter: alter}
		}
		p.draw(surface, as)
	})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if name == "large" {
		return reduced(drawn, 6)
	}
	return drawn
}

// reduced gives a bitmap at a part of its size.
func reduced(from *image.RGBA, by int) *image.RGBA {
	size := from.Bounds().Size()
	out := image.NewRGBA(image.Rect(0, 0, size.X/by, size.Y/by))
	draw.ApproxBiLinear.Scale(out, out.Bounds(), from, from.Bounds(), draw.Src, nil)
	return out
}

func compareGolden(t *testing.T, name string, drawn *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, indexed(t, drawn), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden := storedGolden(t, path)
	if off := differs(golden, drawn); off.tooMuch() {
		off = differs(golden, decoded(t, indexed(t, drawn))) // its colours rounded alike
		if !off.tooMuch() {
			return
		}
		t.Errorf("%s: %s; it is now as in %s", name, off, keep(t, name, drawn))
	}
}

// storedGolden reads a golden picture.
func storedGolden(t *testing.T, path string) *image.RGBA {
	t.Helper()
	stored, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: draw it with -update and look at it", err)
	}
	return decoded(t, stored)
}

// decoded reads a PNG.
func decoded(t *testing.T, file []byte) *image.RGBA {
	t.Helper()
	golden, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(golden.Bounds())
	draw.Copy(out, image.Point{}, golden, golden.Bounds(), draw.Src, nil)
	return out
}

// keep puts a picture where it can be looked at after the test.
func keep(t *testing.T, name string, drawn *image.RGBA) string {
	folder := filepath.Join(os.TempDir(), "truceboard-golden")
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, indexed(t, drawn), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// indexed gives a picture as a small PNG of up to 64 colours: those it has most of, rounded, the others as the nearest of them.
func indexed(t *testing.T, from *image.RGBA) []byte {
	t.Helper()
	round := func(c color.RGBA) color.RGBA {
		return color.RGBA{c.R/16*16 + c.R/16, c.G/16*16 + c.G/16, c.B/16*16 + c.B/16, 255}
	}
	counts := map[color.RGBA]int{}
	size := from.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			counts[round(from.RGBAAt(x, y))]++
		}
	}
	shades := slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int {
		return cmp.Or(counts[b]-counts[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	out := image.NewPaletted(from.Bounds(), nil)
	for _, shade := range shades[:min(len(shades), 64)] {
		out.Palette = append(out.Palette, shade)
	}
	for y := range size.Y {
		for x := range size.X {
			out.Set(x, y, round(from.RGBAAt(x, y)))
		}
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&file, out); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
