package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// variants are light and dark, in the order of the table of tokens.
var variants = [2]fyne.ThemeVariant{fynetheme.VariantLight, fynetheme.VariantDark}

// table is the table of tokens: what each is called here, in light and in dark.
var table = map[string]struct {
	names []fyne.ThemeColorName
	want  [2]uint32
}{
	"ground":   {[]fyne.ThemeColorName{fynetheme.ColorNameBackground}, [2]uint32{0xF7F7F5, 0x15181C}},
	"raised":   {[]fyne.ThemeColorName{ColorNameRaised, fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameMenuBackground}, [2]uint32{0xFFFFFF, 0x1D2126}},
	"ink":      {[]fyne.ThemeColorName{fynetheme.ColorNameForeground}, [2]uint32{0x1B1F24, 0xE8EAED}},
	"quiet":    {[]fyne.ThemeColorName{ColorNameQuiet}, [2]uint32{0x5B6470, 0x9AA4B1}},
	"faint":    {[]fyne.ThemeColorName{ColorNameFaint, fynetheme.ColorNameSeparator}, [2]uint32{0xC9CED6, 0x3A414A}},
	"accent":   {[]fyne.ThemeColorName{fynetheme.ColorNamePrimary}, [2]uint32{0x1F5FBF, 0x6BA4FF}},
	"holding":  {[]fyne.ThemeColorName{ColorNameHolding, fynetheme.ColorNameSuccess}, [2]uint32{0x2E7D5B, 0x5CC495}},
	"strained": {[]fyne.ThemeColorName{ColorNameStrained, fynetheme.ColorNameWarning}, [2]uint32{0xB7791F, 0xE0A94A}},
	"broken":   {[]fyne.ThemeColorName{ColorNameBroken, fynetheme.ColorNameError}, [2]uint32{0xB3362B, 0xF0796D}},
	"waiting":  {[]fyne.ThemeColorName{ColorNameWaiting}, [2]uint32{0x6B7280, 0x9AA4B1}},
}

func TestTokens(t *testing.T) {
	for token, row := range table {
		for i, variant := range variants {
			want := color.NRGBA{R: uint8(row.want[i] >> 16), G: uint8(row.want[i] >> 8), B: uint8(row.want[i]), A: 0xFF}
			for _, name := range row.names {
				if got := NewFixed(variant).Color(name, variants[1-i]); got != want {
					t.Errorf("%s as %s, held to variant %d: %v, want %v", token, name, variant, got, want)
				}
				if got := New().Color(name, variant); got != want {
					t.Errorf("%s as %s, variant %d: %v, want %v", token, name, variant, got, want)
				}
			}
		}
	}
}

func TestSizes(t *testing.T) {
	for name, want := range map[fyne.ThemeSizeName]float32{
		SizeNameTitle: 20, SizeNameSection: 15, fynetheme.SizeNameText: 13, SizeNameCaption: 11, SizeNameClock: 44, fynetheme.SizeNamePadding: 4,
	} {
		if got := New().Size(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if got, want := New().Size(fynetheme.SizeNameInlineIcon), fynetheme.DefaultTheme().Size(fynetheme.SizeNameInlineIcon); got != want {
		t.Errorf("a size of Fyne's own is %v, want %v", got, want)
	}
}

// luminance gives a colour's relative luminance (WCAG 2.1).
func luminance(c color.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}

// contrast gives the contrast of two colours (WCAG 2.1), 1 to 21.
func contrast(a, b color.Color) float64 {
	light, dark := max(luminance(a), luminance(b)), min(luminance(a), luminance(b))
	return (light + 0.05) / (dark + 0.05)
}

func TestContrast(t *testing.T) {
	if got := contrast(color.White, color.Black); math.Abs(got-21) > 0.01 {
		t.Fatalf("white on black is %v", got)
	}
	for _, tt := range []struct {
		text, ground fyne.ThemeColorName
		least        float64
	}{
		{fynetheme.ColorNameForeground, fynetheme.ColorNameBackground, 7},
		{fynetheme.ColorNameForeground, ColorNameRaised, 7},
		{ColorNameQuiet, fynetheme.ColorNameBackground, 4.5},
		{ColorNameQuiet, ColorNameRaised, 4.5},
		{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground, 4.5},
		{fynetheme.ColorNamePrimary, fynetheme.ColorNameBackground, 4.5},
		{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary, 4.5},
		{ColorNameBroken, ColorNameRaised, 4.5},
		{fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError, 4.5},
		{fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess, 4.5},
		{fynetheme.ColorNameForegroundOnWarning, fynetheme.ColorNameWarning, 3}, // a button's large sign and word
		{fynetheme.ColorNameInputBorder, fynetheme.ColorNameInputBackground, 3}, // a box that is not ticked is seen by nothing else (WCAG 2.2, 1.4.11)
		{ColorNameHolding, ColorNameRaised, 3},                                  // signs, always beside a word
		{ColorNameStrained, ColorNameRaised, 3},
		{ColorNameWaiting, ColorNameRaised, 3},
	} {
		for _, variant := range variants {
			l := NewFixed(variant)
			if got := contrast(l.Color(tt.text, variant), l.Color(tt.ground, variant)); got < tt.least {
				t.Errorf("variant %d: %s on %s is %.2f, want at least %v", variant, tt.text, tt.ground, got, tt.least)
			}
		}
	}
}

func TestToneColors(t *testing.T) {
	for tone, want := range map[ceasefire.Tone]fyne.ThemeColorName{
		ceasefire.ToneWaiting: ColorNameWaiting, ceasefire.ToneHolding: ColorNameHolding, ceasefire.ToneStrained: ColorNameStrained,
		ceasefire.ToneBroken: ColorNameBroken, 99: ColorNameWaiting,
	} {
		if got := ToneColor(tone); got != want {
			t.Errorf("%v is %s, want %s", tone, got, want)
		}
	}
}

func TestPartiesAreToldApart(t *testing.T) {
	for _, dark := range []bool{false, true} {
		seen := map[color.Color]int{}
		for place := range 8 {
			c := plot.PartyColor(place, dark)
			if other, twice := seen[c]; twice {
				t.Errorf("dark %v: party %d has the colour of party %d", dark, place, other)
			}
			seen[c] = place
		}
	}
}

func TestFontsAreOneFamily(t *testing.T) {
	l := New()
	regular, bold := l.Font(fyne.TextStyle{}), l.Font(fyne.TextStyle{Bold: true})
	if regular.Name() != "regular.ttf" || bold.Name() != "semibold.ttf" || len(regular.Content()) == 0 || len(bold.Content()) == 0 {
		t.Errorf("%s and %s", regular.Name(), bold.Name())
	}
	for _, style := range []fyne.TextStyle{{Monospace: true}, {Symbol: true}} {
		if got, want := l.Font(style).Name(), fynetheme.DefaultTheme().Font(style).Name(); got != want {
			t.Errorf("%+v is %s, want %s", style, got, want)
		}
	}
	if l.Icon(fynetheme.IconNameHome).Name() != fynetheme.DefaultTheme().Icon(fynetheme.IconNameHome).Name() {
		t.Error("the icons are not Fyne's")
	}
}

func TestDarkAndFollowingTheTheme(t *testing.T) {
	for i, variant := range variants {
		test.NewTempApp(t).Settings().SetTheme(NewFixed(variant))
		if Dark() != (i == 1) {
			t.Errorf("variant %d is dark: %v", variant, Dark())
		}
		if Color(ColorNameQuiet) != NewFixed(variant).Color(ColorNameQuiet, variant) || Size(SizeNameClock) != 44 {
			t.Errorf("variant %d: %v, %v", variant, Color(ColorNameQuiet), Size(SizeNameClock))
		}
	}
}
