package plot

import (
	"bytes"
	"strings"
	"testing"
)

func regularFace(t *testing.T) *typeface {
	t.Helper()
	loaded, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return loaded.open().regular
}

// The letters of an Arabic word are joined: none is drawn as it stands alone.
func TestArabicLettersAreJoined(t *testing.T) {
	s := regularFace(t).shaper
	line := s.set("حلب")
	if len(line.glyphs) != 3 {
		t.Fatalf("%d glyphs, want 3", len(line.glyphs))
	}
	for i, letter := range []rune("بلح") { // from left to right: the end of the word first
		alone, ok := s.faces.main.NominalGlyph(letter)
		if !ok {
			t.Fatalf("the font has no %q", letter)
		}
		if line.glyphs[i].GlyphID == alone {
			t.Errorf("%q stands alone", letter)
		}
	}
	apart := 0.0
	for _, letter := range "حلب" {
		apart += s.set(string(letter)).width
	}
	if line.width >= apart {
		t.Errorf("the word is %v wide and its letters alone %v, want it narrower", line.width, apart)
	}
}

// Runs stand as they are read: in a Latin sentence Arabic words follow one another from the right, and figures within them stay figures.
func TestRunsAreSetInVisualOrder(t *testing.T) {
	for text, want := range map[string]string{
		"A هدنة 2016 حلب":         "A | حلب|2016|هدنة ",
		"هدنة 2016 حلب":           " حلب|2016|هدنة ",
		"حلب":                     "حلب",
		"هدنة A 2016":             "A 2016|هدنة ",
		"In scope · حلب 2016 on":  "In scope · |2016|حلب | on",
		Aside("حلب") + " 20 of 8": "حلب| 20 of 8",
		// What is isolated has a direction of its own, and gives none to what is around it (UAX #9, rules X5a to X6a).
		"12 " + Aside("قوات 2016 (SDF)") + " 3 of 8": "12 |)|SDF| (|2016|قوات | 3 of 8",
		"هدنة " + Aside("حلب 7 US") + " 20":          "20| |US| |7|حلب |هدنة ",
		"هدنة " + Aside("é 7 حلب") + " 20":           "20| |é 7 |حلب|هدنة ",
		Aside("حلب") + ", " + Aside("حماة") + ": 4":  "حلب|, |حماة|: 4",
		"a " + Aside("حلب 7 "+Aside("SDF قسد")+" 8"): "a |8| |SDF |قسد| |7|حلب ",
		"plain": "plain",
		// Each run is written as it is read, from its own side. Brackets take the direction of the whole where that is between them, or where
		// nothing but it is before them (UAX #9, rule N0).
		"SDF (قسد) 2016":         "SDF (|قسد|) |2016",
		"SDF (قسد): text":        "SDF (|قسد|): text",
		"SDF (قسد)":              "SDF (|قسد|)",
		"SDF [قسد (US)] 7":       "SDF [|قسد| (US)] 7",
		"SDF [هدنة (حلب)] 7":     "SDF [|هدنة (حلب)|] |7",
		"A هدنة (حلب) B":         "A |هدنة (حلب)| B",
		"A هدنة (B حلب) C":       "A |هدنة| (B |حلب|) C",
		"A هدنة (حلب B":          "A |هدنة (حلب| B",
		"A 7% (حلب 12/09, 7%) B": "A 7% (|7|, |12/09|حلب |%) B",
		"A (هدنة] B":             "A (|هدنة|] B",
		"هدنة حلب (US): text":    "text|): |US|هدنة حلب (",
		"هدنة حلب (US) 2016":     "2016|) |US|هدنة حلب (",
		"هدنة حلب (2016)":        ")|2016|هدنة حلب (",
		"هدنة [UN] (US) a 12–19": "a 12–19|) |US|] (|UN|هدنة [",
		"هدنة (US [حلب]) UN":     "UN| [حلب]) |US|هدنة (",
		"قسد (SDF).":             ").|SDF|قسد (",
	} {
		var got []string
		for _, r := range visual(directionRuns(text)) {
			got = append(got, string([]rune(text)[r.from:r.to]))
		}
		if said := strings.Join(got, "|"); said != want {
			t.Errorf("%q is set as %q, want %q", text, said, want)
		}
	}
}

// A bitmap holds the joined word, and a drawing holds it as text with its direction.
func TestArabicIsDrawn(t *testing.T) {
	s := yearOf(20, 3)
	s.Title = "هدنة حلب 2016"
	p := made(t, Daily, s)
	var drawing bytes.Buffer
	if err := p.SVG(&drawing, 1600, 900); err != nil {
		t.Fatal(err)
	}
	if want := ` direction="rtl" text-anchor="end">هدنة حلب 2016</text>`; !strings.Contains(drawing.String(), want) {
		t.Errorf("the drawing does not hold %s", want)
	}
	drawn, err := p.Image(1600, 900, 1, Light)
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for y := 26; y < 70; y++ {
		for x := 20; x < 300; x++ {
			if r, _, _, _ := drawn.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	if dark < 300 {
		t.Errorf("%d dark pixels where the title stands, want a title", dark)
	}
}

// A line that is cut keeps to its room, and lines of one text keep its direction.
func TestShapedTextIsCutAndWrapped(t *testing.T) {
	f := face{regularFace(t), 20}
	text := strings.Repeat("الجمهورية العربية السورية ", 5)
	if got := f.shorten(text, 200); f.width(got) > 200 || !strings.HasSuffix(got, ellipsis) {
		t.Errorf("%q is %v wide", got, f.width(got))
	}
	lines := f.wrap("حلب "+strings.Repeat("Aleppo حلب ", 8), 200, 9)
	if len(lines) < 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		if !rightToLeft(line) || f.width(line) > 200+slack {
			t.Errorf("%q is read from the left, or is %v wide", line, f.width(line))
		}
	}
}
