// Package report tells the situation of a dossier at an instant: what the info command prints and the situation report says,
// and the subject of its charts.
package report

import (
	"context"
	"fmt"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// Report is the situation at an instant. Frame is what was visible then.
type Report struct {
	Frame      ceasefire.Frame
	AsOf       ceasefire.AsOf
	Zone       *time.Location
	Readings   []ceasefire.Reading
	Compliance []ceasefire.PartyCompliance
	Proposals  []ceasefire.Proposal
	Phase      string
	Due        []ceasefire.DueItem
	Windows    ceasefire.Windows
	Change     ceasefire.BeforeAfter
	Counts     store.Counts
	// Attributions are the wordings that the licences of the incidents' sources ask for.
	Attributions []string
}

// At reads a dossier at an instant and works out what follows from it.
func At(ctx context.Context, d *store.Dossier, asOf ceasefire.AsOf) (Report, error) {
	whole, err := d.FrameKnown(ctx, asOf)
	if err != nil {
		return Report{}, err
	}
	facts, err := d.Facts(ctx, store.View{AsOf: asOf})
	if err != nil {
		return Report{}, fmt.Errorf("reading the incidents: %w", err)
	}
	counts, err := d.Count(ctx, store.View{AsOf: asOf})
	if err != nil {
		return Report{}, fmt.Errorf("counting the incidents: %w", err)
	}
	attributions, err := d.Attributions(ctx, store.View{AsOf: asOf})
	if err != nil {
		return Report{}, fmt.Errorf("reading the attributions: %w", err)
	}
	ruled, err := d.Ruled(ctx, asOf)
	if err != nil {
		return Report{}, err
	}
	r := Report{Frame: whole.At(asOf), AsOf: asOf, Zone: whole.Agreement.Location(), Counts: counts, Attributions: attributions}
	r.conclude(facts, ruled)
	return r, nil
}

// conclude applies the rules of the ceasefire.
func (r *Report) conclude(facts ceasefire.Facts, ruled map[int64]bool) {
	at := r.AsOf.At
	r.Readings = r.Frame.Readings(at)
	r.Compliance = r.Frame.Compliance(at)
	r.Proposals = r.Frame.Proposals(facts, at, ruled)
	r.Phase = r.Frame.Phase(at, r.Proposals)
	r.Due = r.Frame.DueNext(at, 8)
	r.Windows = r.Frame.Windows(at)
	r.Change = r.Frame.BeforeAfter(facts.InScope(), r.Windows, ceasefire.DeathsMeasure)
}
