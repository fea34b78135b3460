package plot

import (
	"image/color"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Theme says on which ground a picture is drawn. Files are always light.
type Theme int

// The themes.
const (
	Light Theme = iota
	Dark
)

// palette is the colours of a theme: those of the screen's tokens, so that a chart sits in its page.
type palette struct {
	ground, ink, quiet, faint, accent, band, alarm drawing.Color
	parties                                        []drawing.Color
	severities                                     []drawing.Color // unknown first, then 1 to 4
	scopes                                         map[string]drawing.Color
	none                                           drawing.Color
}

func hex(text string) drawing.Color { return drawing.ColorFromHex(text) }

func hexes(texts ...string) []drawing.Color {
	colours := make([]drawing.Color, len(texts))
	for i, text := range texts {
		colours[i] = hex(text)
	}
	return colours
}

// colours gives a theme's palette. The parties' hues are those of Okabe and Ito (Color Universal Design, 2008), which the colour-blind
// can tell apart; dark grounds have them lifted.
func (t Theme) colours() palette {
	if t == Dark {
		return palette{
			ground: hex("1D2126"), ink: hex("E8EAED"), quiet: hex("9AA4B1"), faint: hex("3A414A"), accent: hex("6BA4FF"), band: hex("262C33"), alarm: hex("F0796D"),
			parties:    hexes("4DA3DC", "F2935A", "3CC79B", "F2BE55", "8CCDF0", "E0A3C4", "F4EA7A", "B9BEC6"),
			severities: hexes("5B6470", "8FB8E8", "F2BE55", "F2935A", "F0796D"),
			scopes:     map[string]drawing.Color{"in": hex("6BA4FF"), "disputed": hex("E0A94A"), "out": hex("6B7280")},
			none:       hex("6B7280"),
		}
	}
	return palette{
		ground: hex("FFFFFF"), ink: hex("1B1F24"), quiet: hex("5B6470"), faint: hex("DDE1E6"), accent: hex("1F5FBF"), band: hex("F1F3F5"), alarm: hex("B3362B"),
		parties:    hexes("0072B2", "D55E00", "009E73", "E69F00", "56B4E9", "CC79A7", "C9B800", "4A4F57"),
		severities: hexes("B4BAC2", "9DC3E6", "F0C05A", "E07B39", "B3362B"),
		scopes:     map[string]drawing.Color{"in": hex("1F5FBF"), "disputed": hex("B7791F"), "out": hex("A6ADB7")},
		none:       hex("A6ADB7"),
	}
}

// PartyColor gives the colour of a party's fixed place in the palette, the same in every chart, chip and list. A place beyond the palette
// begins it anew; -1 is no party.
func PartyColor(slot int, dark bool) color.Color {
	theme := Light
	if dark {
		theme = Dark
	}
	c := theme.colours().party(slot)
	return color.NRGBA{R: c.R, G: c.G, B: c.B, A: c.A}
}

func (p palette) party(slot int) drawing.Color {
	if slot < 0 {
		return p.none
	}
	return p.parties[slot%len(p.parties)]
}
