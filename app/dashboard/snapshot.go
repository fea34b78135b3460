package dashboard

import (
	"context"
	"fmt"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// latestRows is how many of the latest incidents the overview shows.
const latestRows = 8

// Snapshot is all that the pages show of a dossier at one instant and under one filter. It is made beside the window and
// never changed afterwards.
type Snapshot struct {
	// Present is the frame as it stands in the file, which is what forms change; Whole is what was known of it; Frame is the part of that which is
	// visible at the instant.
	Present, Whole, Frame ceasefire.Frame
	Zone                  *time.Location
	View                  store.View
	Readings              []ceasefire.Reading
	Compliance            []ceasefire.PartyCompliance
	Changes               ceasefire.ScoreChanges
	Proposals             []ceasefire.Proposal
	Phase                 string
	Due                   []ceasefire.DueItem
	// All are the facts of every incident up to the instant; Facts are those that the filter leaves.
	All, Facts ceasefire.Facts
	Total      int
	// Bare says whether there are incidents at all, where none can be read at the instant.
	Bare         plot.Bareness
	Latest       []store.Row
	Attributions []string
	Batches      []store.BatchInfo
	Audit        []store.HistoryLine
	// Outlines are the shapes of the map.
	Outlines intake.Outlines
	// ruled are the incidents on which an analyst has ruled.
	ruled map[int64]bool
}

// takeSnapshot reads a dossier under a view, its incidents from memory, and works out what follows from it.
func takeSnapshot(ctx context.Context, d *store.Dossier, m *store.Memory, view store.View) (*Snapshot, error) {
	shot, err := takeFrame(ctx, d, view)
	if err != nil {
		return nil, err
	}
	if err := shot.readIncidents(ctx, d, m); err != nil {
		return nil, fmt.Errorf("reading the incidents: %w", err)
	}
	shot.conclude()
	return shot, nil
}

// takeFrame reads what a snapshot shows without its incidents, which in a large dossier take some seconds when it is opened.
func takeFrame(ctx context.Context, d *store.Dossier, view store.View) (*Snapshot, error) {
	present, err := d.Frame(ctx)
	if err != nil {
		return nil, err
	}
	frame, err := d.FrameKnown(ctx, view.AsOf)
	if err != nil {
		return nil, err
	}
	shot := &Snapshot{Present: present, Whole: frame, Frame: frame.At(view.AsOf), Zone: frame.Agreement.Location(), View: view}
	at := view.AsOf.At
	shot.Readings = shot.Frame.Readings(at)
	shot.Compliance, shot.Changes = shot.Frame.Compliance(at), shot.Frame.ScoreChanges(at)
	shot.Due = shot.Frame.DueNext(at, 6)
	return shot, nil
}

// readIncidents loads the facts, the latest rows and whose attribution their sources ask for.
func (s *Snapshot) readIncidents(ctx context.Context, d *store.Dossier, m *store.Memory) error {
	var err error
	if s.All, err = m.Facts(ctx, store.View{AsOf: s.View.AsOf}); err != nil {
		return err
	}
	s.Total = s.All.Len()
	if s.Bare, err = s.bareness(ctx, m); err != nil {
		return err
	}
	if s.Facts, err = m.Facts(ctx, s.View); err != nil {
		return err
	}
	if s.Attributions, err = d.Attributions(ctx, s.View.AsOf); err != nil {
		return err
	}
	if s.Batches, err = d.Batches(ctx, s.View.AsOf); err != nil {
		return err
	}
	if s.Audit, err = d.LatestLines(ctx, s.View.AsOf, auditShown); err != nil {
		return err
	}
	if s.ruled, err = d.Ruled(ctx, s.View.AsOf); err != nil {
		return err
	}
	latest, err := m.List(ctx, s.View, store.Sort{By: store.SortWhen, Descending: true})
	if err != nil {
		return err
	}
	s.Latest, err = latest.Page(ctx, 0, latestRows)
	return err
}

// bareness finds whether there are incidents at other instants, where there are none at this one: no later moment is worth choosing where there are none.
func (s *Snapshot) bareness(ctx context.Context, m *store.Memory) (plot.Bareness, error) {
	if s.Total > 0 {
		return plot.NotBare, nil
	}
	ever, err := m.Facts(ctx, store.View{})
	if err != nil || ever.Len() > 0 {
		return plot.BareThen, err
	}
	return plot.BareAlways, nil
}

// conclude applies the rules of the ceasefire to the incidents that were read.
func (s *Snapshot) conclude() {
	at := s.View.AsOf.At
	s.Proposals = s.Frame.Proposals(s.All, at, s.ruled)
	s.Phase = s.Frame.Phase(at, s.Proposals)
}

// baselineStart gives the first day of the baseline before the truce: zero where there is none, or where incidents begin only after it.
func (s *Snapshot) baselineStart() ceasefire.Day {
	before := s.Frame.Windows(s.View.AsOf.At).Before
	first, _, any := s.Facts.Covered()
	if before.Len() == 0 || !any || ceasefire.DayOf(time.Unix(first, 0), s.Zone) >= before.From {
		return 0
	}
	return before.From
}
