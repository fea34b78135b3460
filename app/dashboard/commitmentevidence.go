package dashboard

import (
	"context"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// offeredMost is how many incidents of the log are offered as evidence.
const offeredMost = 8

// logEvidence is what the log has on a commitment: the incidents that its assessments name, and the newest positive acts and denials of access
// of its party, with how many there are.
type logEvidence struct {
	read    bool
	linked  map[ceasefire.ID]store.Row
	offered []store.Row
	count   int
}

// readLinked reads the incidents that assessments name, by their ID.
func readLinked(ctx context.Context, d *store.Dossier, history []ceasefire.Assessment, asOf ceasefire.AsOf) (map[ceasefire.ID]store.Row, error) {
	var ids []ceasefire.ID
	for _, a := range history {
		for _, e := range a.Evidence {
			ids = append(ids, e.Incident)
		}
	}
	rows, err := d.Rows(ctx, store.View{AsOf: asOf}, ids)
	linked := map[ceasefire.ID]store.Row{}
	for _, r := range rows {
		linked[r.ID] = r
	}
	return linked, err
}

// readOffered reads the newest positive acts and denials of access of a party that are in scope, and counts them all.
func readOffered(ctx context.Context, d *store.Dossier, party ceasefire.ID, asOf ceasefire.AsOf) ([]store.Row, int, error) {
	filter := ceasefire.Filter{Parties: []ceasefire.ID{party}, Scope: ceasefire.ViewIn}
	for _, t := range ceasefire.Types() {
		if t.Valence == ceasefire.Positive || t.Valence == ceasefire.Denial {
			filter.Types = append(filter.Types, t.Type)
		}
	}
	listing, err := d.List(ctx, store.View{Filter: filter, AsOf: asOf}, store.Sort{By: store.SortWhen, Descending: true})
	if err != nil {
		return nil, 0, err
	}
	rows, err := listing.Page(ctx, 0, offeredMost)
	return rows, listing.Len(), err
}

// readEvidence reads what the log has on a commitment.
func readEvidence(ctx context.Context, d *store.Dossier, reading ceasefire.CommitmentReading, asOf ceasefire.AsOf) (e logEvidence, err error) {
	e.read = true
	if e.linked, err = readLinked(ctx, d, reading.History, asOf); err != nil {
		return e, err
	}
	e.offered, e.count, err = readOffered(ctx, d, reading.Commitment.Party, asOf)
	return e, err
}

// stances gives the incidents that any assessment names, each with what the newest one says of it, for before against.
func stances(history []ceasefire.Assessment) []ceasefire.Evidence {
	said := map[ceasefire.ID]bool{}
	var favour, against []ceasefire.Evidence
	for _, a := range history {
		for _, e := range a.Evidence {
			switch {
			case said[e.Incident]:
				continue
			case e.Stance == ceasefire.StanceFor:
				favour = append(favour, e)
			default:
				against = append(against, e)
			}
			said[e.Incident] = true
		}
	}
	return append(favour, against...)
}
