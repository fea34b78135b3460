package windowtest

import (
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// A screen that its last program leaves stays as it is: one that began anew would turn the next one away now and then.
func TestAScreenStaysWhereItsLastProgramLeaves(t *testing.T) {
	d := needWindow(t)
	d.startScreen(640, 480)
	const word = "TRUCEBOARD_WAS_HERE"
	for n := range 20 {
		conn, err := xgb.NewConnDisplay(d.display)
		if err != nil {
			t.Fatalf("it turns away the program number %d: %v", n, err)
		}
		known, err := xproto.InternAtom(conn, n > 0, uint16(len(word)), word).Reply() // a word that is kept until the screen begins anew
		conn.Close()
		if err != nil || known.Atom == xproto.AtomNone {
			t.Fatalf("it began anew before the program number %d: %v", n, err)
		}
	}
}
