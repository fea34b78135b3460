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

//go:embed fonts/IBMPlexSans-Regular.ttf
var fontRegularWide []byte

//go:embed fonts/IBMPlexSans-SemiBold.ttf
var fontSemiBoldWide []byte

// FontRegularWide gives IBM Plex Sans, regular, as TrueType, for the letters that FontRegular does not have: Cyrillic, Greek and more of Latin.
// It is under the same licence.
func FontRegularWide() []byte { return fontRegularWide }

// FontSemiBoldWide gives the semibold cut of FontRegularWide.
func FontSemiBoldWide() []byte { return fontSemiBoldWide }
