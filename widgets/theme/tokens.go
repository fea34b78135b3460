package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// tokens are the few colours from which every other is taken.
type tokens struct {
	ground, raised, ink, quiet, faint, accent  color.NRGBA
	edge                                       color.NRGBA // of what is typed into and ticked, which is to be seen when it is empty
	holding, strained, broken, waiting, onInks color.NRGBA
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

func light() tokens {
	return tokens{
		ground: rgb(0xF7F7F5), raised: rgb(0xFFFFFF), ink: rgb(0x1B1F24), quiet: rgb(0x5B6470), faint: rgb(0xC9CED6), accent: rgb(0x1F5FBF), edge: rgb(0x868E98),
		holding: rgb(0x2E7D5B), strained: rgb(0xB7791F), broken: rgb(0xB3362B), waiting: rgb(0x6B7280), onInks: rgb(0xFFFFFF),
	}
}

func dark() tokens {
	return tokens{
		ground: rgb(0x15181C), raised: rgb(0x1D2126), ink: rgb(0xE8EAED), quiet: rgb(0x9AA4B1), faint: rgb(0x3A414A), accent: rgb(0x6BA4FF), edge: rgb(0x6A7480),
		holding: rgb(0x5CC495), strained: rgb(0xE0A94A), broken: rgb(0xF0796D), waiting: rgb(0x9AA4B1), onInks: rgb(0x15181C),
	}
}

// alpha thins a colour.
func alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// tokensOf gives each named colour of a variant.
func tokensOf(variant fyne.ThemeVariant) map[fyne.ThemeColorName]color.Color {
	t := light()
	if variant == fynetheme.VariantDark {
		t = dark()
	}
	return map[fyne.ThemeColorName]color.Color{
		ColorNameRaised: t.raised, ColorNameQuiet: t.quiet, ColorNameFaint: t.faint,
		ColorNameHolding: t.holding, ColorNameStrained: t.strained, ColorNameBroken: t.broken, ColorNameWaiting: t.waiting,

		fynetheme.ColorNameBackground: t.ground, fynetheme.ColorNameForeground: t.ink,
		fynetheme.ColorNamePrimary: t.accent, fynetheme.ColorNameHyperlink: t.accent, fynetheme.ColorNameForegroundOnPrimary: t.onInks,
		fynetheme.ColorNameFocus: alpha(t.accent, 0x40), fynetheme.ColorNameSelection: alpha(t.accent, 0x2A),
		fynetheme.ColorNameHover: alpha(t.ink, 0x10), fynetheme.ColorNamePressed: alpha(t.ink, 0x24),
		fynetheme.ColorNameButton: alpha(t.ink, 0x0C), fynetheme.ColorNameDisabledButton: alpha(t.ink, 0x08),
		fynetheme.ColorNameDisabled: alpha(t.quiet, 0x90), fynetheme.ColorNamePlaceHolder: t.quiet,
		fynetheme.ColorNameInputBackground: t.raised, fynetheme.ColorNameInputBorder: t.edge,
		fynetheme.ColorNameMenuBackground: t.raised, fynetheme.ColorNameOverlayBackground: t.raised, fynetheme.ColorNameHeaderBackground: t.raised,
		fynetheme.ColorNameSeparator: t.faint, fynetheme.ColorNameScrollBar: alpha(t.quiet, 0x80), fynetheme.ColorNameShadow: alpha(rgb(0), 0x28),
		fynetheme.ColorNameSuccess: t.holding, fynetheme.ColorNameWarning: t.strained, fynetheme.ColorNameError: t.broken,
		fynetheme.ColorNameForegroundOnSuccess: t.onInks, fynetheme.ColorNameForegroundOnWarning: t.onInks, fynetheme.ColorNameForegroundOnError: t.onInks,
	}
}
