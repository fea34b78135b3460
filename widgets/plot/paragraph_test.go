package plot

import (
	"strings"
	"testing"
)

// Each line of a paragraph is read as the whole is.
func TestLinesOfAParagraph(t *testing.T) {
	for _, tt := range []struct {
		text string
		from string // where the line begins
		want []string
	}{
		{"قصف حلب 15 قذيفة", "15", []string{" قذيفة", "15"}},
		{"Shelling of حلب 15 units", "حلب", []string{"15", "حلب ", " units"}},
		{"Aleppo حلب ", "Aleppo", []string{"Aleppo ", "حلب", " "}},
	} {
		p := NewParagraph(tt.text, rightToLeft)
		from := len([]rune(tt.text[:strings.Index(tt.text, tt.from)]))
		var got []string
		for _, span := range p.Line(from, len(p.letters)) {
			got = append(got, string(p.letters[span.From:span.To]))
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
