package plot

import (
	"fmt"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// Titles take the room that the columns can spare before they are cut, and no column is lost to them.
func TestMatrixTitlesTakeTheFreeWidth(t *testing.T) {
	s := judgedTruce()
	const title = "Use only proportionate force in self-defence"
	s.Frame.Commitments = nil
	for i := range byte(32) {
		s.Frame.Commitments = append(s.Frame.Commitments, ceasefire.Commitment{ID: id(21 + i), Party: id(1 + i/16), Title: title})
	}
	r := record(made(t, Matrix, s), format{1024, 700, 1, Light, false})
	for _, w := range r.texts {
		if strings.HasPrefix(w.text, "Use only") && w.text != title {
			t.Fatalf("a title is set as %q", w.text)
		}
	}
	for _, day := range []int{11, 13, 14} {
		r.holds(t, fmt.Sprintf("%d Aug", day))
	}
	r.holds(t, title)
}
