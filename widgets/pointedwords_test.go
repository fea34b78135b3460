package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// However long the words are under the pointer, all are shown: on more lines within the room, and beneath the pointer where there is none above it.
func TestAllIsShownOfWhatIsPointedAt(t *testing.T) {
	test.NewTempApp(t)
	p := newChartPointed()
	room := fyne.NewSize(400, 300)
	words := strings.TrimSpace(strings.Repeat("Violations recorded by a centre, ", 5)) + " published: 42"
	for _, at := range []fyne.Position{{X: 390, Y: 290}, {X: 5, Y: 5}} {
		p.show("42", at, room)
		short := p.ground.Size()
		p.show(words, at, room)
		var shown []string
		for _, line := range p.words.lines.Objects {
			if line := line.(*Text); line.MinSize().Width <= p.words.Size().Width {
				shown = append(shown, line.Text())
			}
		}
		if strings.Join(shown, " ") != words || len(shown) < 2 || p.ground.Size().Height <= short.Height {
			t.Errorf("%v shows %q", at, shown)
		}
		corner, size := p.ground.Position(), p.ground.Size()
		if corner.X < 0 || corner.Y < 0 || corner.X+size.Width > room.Width || corner.Y+size.Height > room.Height {
			t.Errorf("%v: it stands at %v, %v", at, corner, size)
		}
		if at.X > corner.X && at.X < corner.X+size.Width && at.Y > corner.Y && at.Y < corner.Y+size.Height {
			t.Errorf("%v: the pointer lies in it, at %v, %v", at, corner, size)
		}
	}
}
