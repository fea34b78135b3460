package plot

import "fmt"

// Preset is a use for which pictures are written: their size in units, how many pixels a bitmap has for one, and how many of these are meant to
// make an inch (0 where that does not matter).
type Preset struct {
	Code, Name    string
	Width, Height int
	Scale         float64
	DPI           int
}

// Presets lists the uses, the usual one first. Print is 170 mm wide, as wide as the text of a page in A4.
func Presets() []Preset {
	return []Preset{
		{"report", "Report", 1200, 750, 2, 192},
		{"slide", "Slide, 16:9", 1280, 720, 2, 0},
		{"square", "Square", 900, 900, 2, 0},
		{"print", "Print, 300 dpi", 900, 560, 2008.0 / 900, 300},
	}
}

// Words says what a preset comes to: "Report, 2400×1500 pixels".
func (p Preset) Words() string {
	return fmt.Sprintf("%s, %d×%d pixels", p.Name, int(float64(p.Width)*p.Scale+0.5), int(float64(p.Height)*p.Scale+0.5))
}

// Finish gives how a picture for the use leaves the program: as a bitmap of its pixels to the inch, as a page of the same size.
func (p Preset) Finish(transparent bool) Finish {
	f := Finish{Transparent: transparent, DPI: p.DPI}
	if p.DPI > 0 {
		f.UnitsPerInch = float64(p.DPI) / p.Scale
	}
	return f
}

// PresetOf finds a preset by its code.
func PresetOf(code string) (Preset, bool) {
	for _, p := range Presets() {
		if p.Code == code {
			return p, true
		}
	}
	return Preset{}, false
}
