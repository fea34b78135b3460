package exchange

import (
	"io"
	"testing"
)

// TestARowOfCSVTakesLittleMemory holds that no cell of text takes a piece of memory of its own: a million rows have thirty million of them.
func TestARowOfCSVTakesLittleMemory(t *testing.T) {
	w, err := newCSVWriter(io.Discard, Export{Frame: oneOfEach()})
	if err != nil {
		t.Fatal(err)
	}
	i := typedIn()
	pieces := testing.AllocsPerRun(100, func() {
		if err := w.Write(i); err != nil {
			t.Fatal(err)
		}
	})
	if most := 20.0; pieces > most {
		t.Errorf("%v pieces of memory for a row, at most %v are wanted", pieces, most)
	}
}
