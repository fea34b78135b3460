package assets

import _ "embed" // the fonts are part of the program

//go:embed fonts/IBMPlexSansArabic-Regular.ttf
var fontRegular []byte

//go:embed fonts/IBMPlexSansArabic-SemiBold.ttf
var fontSemiBold []byte

// FontRegular gives IBM Plex Sans Arabic, regular, as TrueType: Latin and Arabic, with figures of equal width. It is
// licensed under the SIL Open Font License 1.1 (fonts/OFL.txt).
func FontRegular() []byte { return fontRegular }

// FontSemiBold gives the semibold cut of FontRegular.
func FontSemiBold() []byte { return fontSemiBold }
