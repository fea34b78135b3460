package store

import (
	"context"
	"runtime/debug"
)

// Altered are the records of an open dossier that are not as its audit trail tells of them: the first of them, and how many more there are.
type Altered struct {
	Records []RecordFault
	More    int
}

// Count gives how many records it is.
func (a Altered) Count() int { return len(a.Records) + a.More }

// take takes one more.
func (a *Altered) take(f RecordFault) {
	if len(a.Records) == mostFaults {
		a.More++
		return
	}
	a.Records = append(a.Records, f)
}

// manyPieces is after how many pieces of work what these left behind is given back: some hundred thousand incidents.
const manyPieces = 32

// Altered holds every record of the dossier against its trail, which is taken to be sound (QuickCheck). It reads the whole file, of a million incidents for some seconds; rest, where it is not nil, is called every few
// milliseconds meanwhile, and may wait until what matters more is done. What is written here meanwhile is not looked at.
func (d *Dossier) Altered(ctx context.Context, rest func(context.Context) error) (a Altered, err error) {
	leave, err := d.long.enter(ctx)
	if err != nil {
		return Altered{}, err
	}
	defer leave()
	pieces := 0
	a.Records, a.More, err = heldAs(ctx, d.read, holding{rest: func(ctx context.Context) error {
		if pieces++; pieces%manyPieces == 0 {
			debug.FreeOSMemory() // a million rows that went through leave as much behind as a window holds
		}
		if rest == nil {
			return ctx.Err()
		}
		return rest(ctx)
	}})
	if pieces >= manyPieces {
		debug.FreeOSMemory()
	}
	return a, err
}
