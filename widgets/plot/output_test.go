package plot

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/color"
	"image/png"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

func atoi(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSVGIsXMLWhateverTheTitle(t *testing.T) {
	const hostile = `<&">'</text><script>alert(1)</script>` + "\x00\x1b\xff]]>"
	s := yearOf(20, 3)
	s.Title, s.Attributions, s.Filter.Text = hostile, []string{hostile}, hostile
	for i := range s.Frame.Parties {
		s.Frame.Parties[i].Short = hostile
	}
	for i := range s.Frame.Clocks {
		s.Frame.Clocks[i].Short = hostile
	}
	for i := range s.Frame.Tallies {
		s.Frame.Tallies[i].CountedBy, s.Frame.Tallies[i].Basis = hostile, hostile
	}
	s.Facts = changed(s.Facts, func(_ int, f *ceasefire.Fact) {
		f.Area = hostile
	})
	for _, kind := range Kinds() {
		var out bytes.Buffer
		if err := made(t, kind, s).SVG(&out, 800, 500); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		elements, text := parse(t, &out)
		if slices.Contains(elements, "script") || !slices.Contains(elements, "path") {
			t.Errorf("%s: the document has the elements %q", kind, elements)
		}
		if !strings.Contains(text, `<&">'</text><script>alert(1)</script>`) {
			t.Errorf("%s: the title is not in the text %q", kind, text)
		}
	}
}

// parse reads a document to its end and gives the names of its elements and its text.
func parse(t *testing.T, r io.Reader) (elements []string, text string) {
	t.Helper()
	var said strings.Builder
	for document := xml.NewDecoder(r); ; {
		token, err := document.Token()
		if errors.Is(err, io.EOF) {
			return elements, said.String()
		}
		if err != nil {
			t.Fatalf("the SVG is not XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			elements = append(elements, token.Name.Local)
		case xml.CharData:
			said.Write(token)
		}
	}
}

// Every kind is drawn in every case, small and large, on both grounds; a bitmap has the size that was asked for.
func TestEveryKindIsDrawnInEveryCase(t *testing.T) {
	for name, s := range cases() {
		for _, kind := range Kinds() {
			p := made(t, kind, s)
			for _, theme := range []Theme{Light, Dark} {
				for _, size := range [][2]int{{32, 32}, {148, 84}, {640, 400}} {
					drawn, err := p.Image(size[0], size[1], 1.5, theme)
					if err != nil {
						t.Fatalf("%s, %s, %v: %v", kind, name, size, err)
					}
					if got := drawn.Bounds().Size(); got.X != size[0]*3/2 || got.Y != size[1]*3/2 {
						t.Errorf("%s, %s, %v: %v pixels", kind, name, size, got)
					}
				}
			}
			if err := p.SVG(io.Discard, 3840, 4320); err != nil {
				t.Errorf("%s, %s: %v", kind, name, err)
			}
		}
	}
}

func TestPNGHasTheSizeAskedFor(t *testing.T) {
	for _, test := range []struct {
		width, height int
		scale         float64
		x, y          int
	}{{640, 400, 1, 640, 400}, {640, 400, 3, 1920, 1200}, {3840, 2160, 1, 3840, 2160}, {301, 501, 0.5, 151, 251}} {
		var out bytes.Buffer
		if err := made(t, Daily, yearOf(30, 3)).PNG(&out, test.width, test.height, test.scale); err != nil {
			t.Fatal(err)
		}
		drawn, err := png.Decode(&out)
		if err != nil {
			t.Fatalf("decoding: %v", err)
		}
		if got := drawn.Bounds().Size(); got.X != test.x || got.Y != test.y {
			t.Errorf("%v: %v pixels", test, got)
		}
		if corner := color.RGBAModel.Convert(drawn.At(0, 0)); corner != (color.RGBA{255, 255, 255, 255}) {
			t.Errorf("%v: the corner is %v, want white", test, corner)
		}
	}
}

func TestSizesOutOfRangeAreRefusedAndNothingIsWritten(t *testing.T) {
	p := made(t, Daily, yearOf(5, 2))
	for _, test := range []struct {
		width, height int
		scale         float64
	}{
		{199, 400, 1}, {400, 199, 1}, {16001, 400, 1}, {400, 16001, 1}, {0, 0, 1}, {-640, 400, 1}, {640, 400, 0.09}, {640, 400, 16.1},
		{640, 400, 0}, {640, 400, -1}, {640, 400, math.NaN()}, {640, 400, math.Inf(1)}, {16000, 16000, 4},
	} {
		var out bytes.Buffer
		if err := p.PNG(&out, test.width, test.height, test.scale); err == nil || out.Len() > 0 {
			t.Errorf("PNG %v: error %v and %d bytes, want an error and none", test, err, out.Len())
		}
		if test.scale != 1 {
			continue
		}
		if err := p.SVG(&out, test.width, test.height); err == nil || out.Len() > 0 {
			t.Errorf("SVG %v: error %v and %d bytes, want an error and none", test, err, out.Len())
		}
	}
	if _, err := p.Image(31, 100, 1, Light); err == nil {
		t.Error("an image 31 wide is drawn, want an error")
	}
}

func TestUnknownKindIsRefused(t *testing.T) {
	if _, err := New("pie", Subject{}); err == nil || !strings.Contains(err.Error(), `"pie"`) {
		t.Errorf("error %v, want one that names the kind", err)
	}
}

// What cannot be written is told.
func TestWriteErrorsAreTold(t *testing.T) {
	p := made(t, Types, yearOf(5, 2))
	full := errors.New("the disk is full")
	for name, err := range map[string]error{"PNG": p.PNG(failing{full}, 300, 300, 1), "SVG": p.SVG(failing{full}, 300, 300), "CSV": p.CSV(failing{full}, 300, 300)} {
		if !errors.Is(err, full) {
			t.Errorf("%s: error %v, want %v", name, err, full)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestPartyColours(t *testing.T) {
	seen := map[color.Color]int{}
	for slot := range 24 {
		for _, dark := range []bool{false, true} {
			c := PartyColor(slot, dark)
			if at, ok := seen[c]; ok && !dark {
				t.Errorf("parties %d and %d share the colour %v", at, slot, c)
			}
			seen[c] = slot
		}
	}
	if PartyColor(-1, false) != PartyColor(-7, false) {
		t.Error("those without a party differ in colour")
	}
	if got := PartyColor(4, false); got != color.Color(rgb(0x0072B2)) {
		t.Errorf("the fifth party is %v, want the blue of Okabe and Ito", got)
	}
}

// Two parties that share a place in the palette are still told apart in one chart.
func TestSharedPlaceIsToldApart(t *testing.T) {
	s := yearOf(5, 5)
	for i := range s.Frame.Parties {
		s.Frame.Parties[i].Colour = 2
	}
	var tints []tint
	for _, l := range newDaily(s).layers {
		if slices.Contains(tints, l.tint) {
			t.Errorf("%s has a tint that another layer has", l.name)
		}
		tints = append(tints, l.tint)
	}
	if len(tints) != 5 || tints[0] != partyTint(2) {
		t.Errorf("tints %v, want five, the first in its own place", tints)
	}
}

// For print every kind of file is 170 mm wide: a bitmap by its pixels to the inch, a page and a drawing by their own size. For the screen a unit is a 96th of an inch.
func TestPrintIsAsWideAsThePage(t *testing.T) {
	preset, _ := PresetOf("print")
	p := made(t, Daily, yearOf(60, 3)).With(preset.Finish(false))
	var page, drawing bytes.Buffer
	for _, err := range []error{p.PDF(&page, preset.Width, preset.Height), p.SVG(&drawing, preset.Width, preset.Height)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Contains(page.Bytes(), []byte("/MediaBox [0 0 481.92 299.86]")) { // points of 1/72 inch
		t.Errorf("the page is %q", between(page.String(), "/MediaBox", "]"))
	}
	if head := between(drawing.String(), "<svg", ">"); !strings.Contains(head, `width="170.01mm"`) {
		t.Errorf("the drawing is %s", head)
	}
	drawing.Reset()
	if err := p.With(Presets()[1].Finish(false)).SVG(&drawing, 900, 560); err != nil || !strings.Contains(drawing.String(), `width="900" height="560"`) {
		t.Errorf("%v, %s", err, between(drawing.String(), "<svg", ">"))
	}
}

// between gives what stands from one word to the next after it.
func between(text, from, to string) string {
	_, rest, _ := strings.Cut(text, from)
	inside, _, _ := strings.Cut(rest, to)
	return inside
}

// A picture may be as small as a stamp and as large as memory bears, at any scale between.
func TestScalesFromATenthToSixteen(t *testing.T) {
	p := made(t, Daily, yearOf(5, 2))
	for scale, side := range map[float64]int{0.1: 64, 0.3: 192, 7: 4480, 16: 10240} {
		var out bytes.Buffer
		if err := p.PNG(&out, 640, 400, scale); err != nil {
			t.Fatalf("at scale %g: %v", scale, err)
		}
		size, err := png.DecodeConfig(&out)
		if err != nil || size.Width != side {
			t.Errorf("at scale %g it is %d wide (%v), want %d", scale, size.Width, err, side)
		}
	}
}
