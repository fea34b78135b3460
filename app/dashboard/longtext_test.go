package dashboard

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"truceboard/widgets"
)

// A text of a megabyte without a break is shown a piece at a time, and to its end.
func TestALongTextIsShownInPieces(t *testing.T) {
	test.NewTempApp(t)
	text := strings.Repeat("قصف on Aleppo ", 70_000)
	long := newLongText()
	long.content.Resize(fyne.NewSize(300, 400))
	long.set(text, "aleppo")
	if len(long.content.Objects) != firstPieces+1 || !strings.HasPrefix(long.more.Text, "Show more: ") {
		t.Fatalf("%d objects, %q", len(long.content.Objects), long.more.Text)
	}
	long.pieces = long.pieces[:20]
	for len(long.pieces) > 0 {
		test.Tap(long.more)
	}
	if len(long.content.Objects) != firstPieces+20 {
		t.Errorf("%d pieces are shown at last", len(long.content.Objects))
	}
	long.set("short", "")
	if len(long.content.Objects) != 1 || long.content.Objects[0].(*widgets.Prose).Text != "short" {
		t.Error("a short text is more than itself")
	}
}

// Nothing but the space or the line's end at which it was cut is missing of what is cut into pieces, each of which is whole characters.
func TestPiecesAreTheWholeText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab قص\n")), 0, 60, -1).Draw(t, "text")
		most := rapid.IntRange(4, 20).Draw(t, "most")
		pieces := inPieces(text, most)
		length := 0
		for _, piece := range pieces {
			if length += len(piece); len(piece) > most || !utf8.ValidString(piece) {
				t.Fatalf("piece %q", piece)
			}
		}
		letters := func(text string) string { return strings.Join(strings.Fields(text), "") }
		if lost := len(text) - length; lost < 0 || lost >= len(pieces) || letters(strings.Join(pieces, "")) != letters(text) {
			t.Fatalf("%q", pieces)
		}
	})
}
