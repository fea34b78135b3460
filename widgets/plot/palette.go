package plot

import (
	"image/color"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// Theme is the ground on which a picture for the screen is drawn.
type Theme uint8

// The themes.
const (
	Light Theme = iota
	Dark
)

// colours are what a theme draws with; all are opaque, for not every reader of SVG knows transparency.
type colours struct {
	ground, ink, quiet, faint, grid, band drawing.Color
}

// colours gives a theme's table. Any theme that there is not is light.
func (t Theme) colours() colours {
	if t == Dark {
		return colours{
			ground: rgb(0x1D2126), ink: rgb(0xE8EAED), quiet: rgb(0x9AA4B1), faint: rgb(0x4A525D), grid: rgb(0x2C323A), band: rgb(0x262C34),
		}
	}
	return colours{
		ground: rgb(0xFFFFFF), ink: rgb(0x1B1F24), quiet: rgb(0x5B6470), faint: rgb(0xA9B0BA), grid: rgb(0xE7E9EC), band: rgb(0xF1F3F5),
	}
}

// tint is a colour that means the same in both themes.
type tint struct{ light, dark drawing.Color }

func (t tint) in(theme Theme) drawing.Color {
	if theme == Dark {
		return t.dark
	}
	return t.light
}

// The tints that are not a party's.
var (
	accentTint  = tint{rgb(0x1F5FBF), rgb(0x6BA4FF)}
	neutralTint = tint{rgb(0x9AA1AB), rgb(0x78828F)}
	otherTint   = tint{rgb(0xC3C8CF), rgb(0x555E69)}
)

// The tints of the states of clocks.
var (
	holdingTint  = tint{rgb(0x2E7D5B), rgb(0x5CC495)}
	strainedTint = tint{rgb(0xB7791F), rgb(0xE0A94A)}
	brokenTint   = tint{rgb(0xB3362B), rgb(0xF0796D)}
	waitingTint  = tint{rgb(0x6B7280), rgb(0x9AA4B1)}
)

// toneTint gives the tint of a state.
func toneTint(t ceasefire.Tone) tint {
	switch t {
	case ceasefire.ToneHolding:
		return holdingTint
	case ceasefire.ToneStrained:
		return strainedTint
	case ceasefire.ToneBroken:
		return brokenTint
	}
	return waitingTint
}

// The palette of Okabe and Ito (Color Universal Design, 2008), which the colour-blind can tell apart, black last. Its yellow is deepened to
// be seen on white; in the dark each is lifted, and black turns to white.
var okabeIto = [...]tint{
	{rgb(0xE69F00), rgb(0xF2B233)},
	{rgb(0x56B4E9), rgb(0x7CC8F2)},
	{rgb(0x009E73), rgb(0x2CC497)},
	{rgb(0xDCC81E), rgb(0xF0E442)},
	{rgb(0x0072B2), rgb(0x4A9FDB)},
	{rgb(0xD55E00), rgb(0xF08344)},
	{rgb(0xCC79A7), rgb(0xE09CC3)},
	{rgb(0x2B2B2B), rgb(0xE6E6E6)},
}

// severityTints rise from pale to dark (in the dark, from dim to bright), by severity; the unknown one stands apart in grey.
var severityTints = [...]tint{
	otherTint,
	{rgb(0xF3C5A5), rgb(0x6B4636)},
	{rgb(0xE58E5C), rgb(0xA5623F)},
	{rgb(0xC1502E), rgb(0xDD8558)},
	{rgb(0x7A1F14), rgb(0xFFC9A8)},
}

// PartyColor gives the colour of a party's fixed place in the palette, in the order of Okabe and Ito; in a dark theme it is lifted. Beyond
// the eighth the hues come again, first deeper, then paler. A place below 0 is no party, and grey.
func PartyColor(slot int, dark bool) color.Color {
	if dark {
		return partyTint(slot).dark
	}
	return partyTint(slot).light
}

func partyTint(slot int) tint {
	if slot < 0 {
		return neutralTint
	}
	base := okabeIto[slot%len(okabeIto)]
	switch slot / len(okabeIto) % 3 {
	case 1:
		black := rgb(0)
		return tint{mix(base.light, black, 0.4), mix(base.dark, black, 0.35)}
	case 2:
		white := rgb(0xFFFFFF)
		return tint{mix(base.light, white, 0.5), mix(base.dark, white, 0.5)}
	}
	return base
}

// thingTints are those of types, areas and scopes, which no party wears: found by search for nine that lie as far as they can from one another, from the first eight parties, and
// from the greys, as people see them who have all cones and who lack one kind (CIEDE2000; a test measures it).
var thingTints = [...]tint{
	{rgb(0x28388D), rgb(0x5E6AAA)},
	{rgb(0x679040), rgb(0x8DAC70)},
	{rgb(0x7C1440), rgb(0x90375D)},
	{rgb(0x7D91C8), rgb(0xC5CEE6)},
	{rgb(0x913F0D), rgb(0xA25C31)},
	{rgb(0x562960), rgb(0x805F88)},
	{rgb(0x346F30), rgb(0x52854F)},
	{rgb(0x985E56), rgb(0xA7766F)},
	{rgb(0x72555D), rgb(0xA39196)},
}

// thingTint gives the tint of a type's or an area's place; beyond the ninth the hues come again, paler. A place below 0 is none, and grey.
func thingTint(slot int) tint {
	if slot < 0 {
		return neutralTint
	}
	base := thingTints[slot%len(thingTints)]
	if slot/len(thingTints)%2 == 1 {
		white := rgb(0xFFFFFF)
		return tint{mix(base.light, white, 0.5), mix(base.dark, white, 0.5)}
	}
	return base
}

// mix gives a colour moved towards another by a share.
func mix(from, to drawing.Color, share float64) drawing.Color {
	blend := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*share + 0.5) }
	return drawing.Color{R: blend(from.R, to.R), G: blend(from.G, to.G), B: blend(from.B, to.B), A: 255}
}

// rgb gives an opaque colour from its six hexadecimal digits.
func rgb(hex uint32) drawing.Color {
	return drawing.Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}
