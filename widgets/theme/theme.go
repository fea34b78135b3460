// Package theme is the look of the window: its colours, sizes and fonts, light and dark. Every name is used from here, and no colour is
// written anywhere else.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// The colours that Fyne has no name for: the ground of panels, captions, rules, and the states of clocks and commitments.
const (
	ColorNameRaised   fyne.ThemeColorName = "raised"
	ColorNameQuiet    fyne.ThemeColorName = "quiet"
	ColorNameFaint    fyne.ThemeColorName = "faint"
	ColorNameHolding  fyne.ThemeColorName = "holding"
	ColorNameStrained fyne.ThemeColorName = "strained"
	ColorNameBroken   fyne.ThemeColorName = "broken"
	ColorNameWaiting  fyne.ThemeColorName = "waiting"
)

// The sizes of type that Fyne has no name for, in units of the screen.
const (
	SizeNameTitle   fyne.ThemeSizeName = "title"
	SizeNameSection fyne.ThemeSizeName = "section"
	SizeNameCaption fyne.ThemeSizeName = "caption"
	SizeNameClock   fyne.ThemeSizeName = "clock"
)

// look is the theme of the program.
type look struct {
	fixed   bool
	variant fyne.ThemeVariant
	fonts   [2]fyne.Resource // regular, semibold
	base    fyne.Theme
	// inLight and inDark are the colours by name, worked out once: a window asks for thousands of them at every repaint.
	inLight, inDark map[fyne.ThemeColorName]color.Color
}

// New gives the theme that is light or dark as the system is.
func New() fyne.Theme { return newLook() }

// NewFixed gives the theme held to light or to dark.
func NewFixed(variant fyne.ThemeVariant) fyne.Theme {
	l := newLook()
	l.fixed, l.variant = true, variant
	return l
}

func newLook() *look {
	return &look{base: fynetheme.DefaultTheme(), inLight: tokensOf(fynetheme.VariantLight), inDark: tokensOf(fynetheme.VariantDark), fonts: [2]fyne.Resource{
		fyne.NewStaticResource("regular.ttf", assets.FontRegular()), fyne.NewStaticResource("semibold.ttf", assets.FontSemiBold()),
	}}
}

// Color gives a colour by name; one that is not of this theme is Fyne's own.
func (l *look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if l.fixed {
		variant = l.variant
	}
	tokens := l.inLight
	if variant == fynetheme.VariantDark {
		tokens = l.inDark
	}
	if c, ok := tokens[name]; ok {
		return c
	}
	return l.base.Color(name, variant)
}

// Font gives the one family in its two weights; figures and code of equal width are Fyne's own.
func (l *look) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return l.base.Font(style)
	case style.Bold:
		return l.fonts[1]
	}
	return l.fonts[0]
}

// Icon gives Fyne's icons.
func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource { return l.base.Icon(name) }

// Size gives the sizes of type, and space in steps of four.
func (l *look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return 13
	case SizeNameTitle, fynetheme.SizeNameHeadingText:
		return 20
	case SizeNameSection, fynetheme.SizeNameSubHeadingText:
		return 15
	case SizeNameCaption, fynetheme.SizeNameCaptionText:
		return 11
	case SizeNameClock:
		return 44
	case fynetheme.SizeNamePadding:
		return 4
	case fynetheme.SizeNameInnerPadding:
		return 6
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius:
		return 4
	case fynetheme.SizeNameScrollBar:
		return 10
	}
	return l.base.Size(name)
}

// Color gives a colour of the theme in use.
func Color(name fyne.ThemeColorName) color.Color { return fynetheme.Color(name) }

// Size gives a size of the theme in use.
func Size(name fyne.ThemeSizeName) float32 { return fynetheme.Size(name) }

// HitColor is the ground of what was searched for, pale enough for the words on it.
func HitColor() color.Color {
	c := color.NRGBAModel.Convert(Color(ColorNameStrained)).(color.NRGBA)
	c.A = 70
	return c
}

// Dark reports whether the theme in use has light words on a dark ground.
func Dark() bool {
	r, g, b, _ := Color(fynetheme.ColorNameBackground).RGBA()
	return r+g+b < 3*0x8000
}

// ToneColor gives the colour of a state.
func ToneColor(t ceasefire.Tone) fyne.ThemeColorName {
	switch t {
	case ceasefire.ToneHolding:
		return ColorNameHolding
	case ceasefire.ToneStrained:
		return ColorNameStrained
	case ceasefire.ToneBroken:
		return ColorNameBroken
	}
	return ColorNameWaiting
}
