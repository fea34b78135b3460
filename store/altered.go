package store

import "context"

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

// Altered holds every record of the dossier against its trail, which is taken to be sound (QuickCheck). It reads the whole file, of a million incidents for some seconds; rest, where it is not nil, is called every few
// milliseconds meanwhile, and may wait until what matters more is done. What is written here meanwhile is not looked at.
func (d *Dossier) Altered(ctx context.Context, rest func(context.Context) error) (a Altered, err error) {
	leave, err := d.long.enter(ctx)
	if err != nil {
		return Altered{}, err
	}
	defer leave()
	a.Records, a.More, err = heldAs(ctx, d.read, holding{rest: rest})
	return a, err
}
