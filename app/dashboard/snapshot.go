package dashboard

import (
	"context"
	"fmt"
	"slices"
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
	// Most is how many incidents there are at most, those that were deleted counted too, in a snapshot that was taken before they were read.
	Most int64
	// Unread says of such a snapshot that they cannot be read.
	Unread bool
	// Outlines are the shapes of the map.
	Outlines intake.Outlines
	// became are the parties of the filter that was asked for which are known by another identifier since a merge; the view has those.
	became map[ceasefire.ID]ceasefire.ID
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
	if shot.became, err = partiesBecame(ctx, d, present, view.Filter); err != nil {
		return nil, err
	}
	shot.View.Filter.Parties = renamedParties(view.Filter.Parties, shot.became)
	at := view.AsOf.At
	shot.Readings = shot.Frame.Readings(at)
	shot.Compliance, shot.Changes = shot.Frame.Compliance(at), shot.Frame.ScoreChanges(at)
	shot.Due = shot.Frame.DueNext(at, 6)
	return shot, nil
}

// partiesBecame gives by what the parties of a filter are known now; it asks only where one of them is not there by its own identifier.
func partiesBecame(ctx context.Context, d *store.Dossier, present ceasefire.Frame, f ceasefire.Filter) (map[ceasefire.ID]ceasefire.ID, error) {
	for _, id := range f.Parties {
		if _, there := present.Party(id); !there {
			return d.PartiesNow(ctx, f.Parties)
		}
	}
	return nil, nil
}

// renamedParties gives parties by what they are known by now.
func renamedParties(parties []ceasefire.ID, became map[ceasefire.ID]ceasefire.ID) []ceasefire.ID {
	if len(became) == 0 {
		return parties
	}
	var now []ceasefire.ID
	for _, id := range parties {
		if other, changed := became[id]; changed {
			id = other
		}
		if !slices.Contains(now, id) {
			now = append(now, id)
		}
	}
	return now
}

// fewToCredit is of how many incidents at most those in view are looked at one by one for whose wording they ask, which also knows those that no import is known of any more, as after a salvage.
const fewToCredit = 50_000

// attributions gives the wordings that the sources of what is shown ask for.
func (s *Snapshot) attributions(ctx context.Context, d *store.Dossier) ([]string, error) {
	if s.Total <= fewToCredit {
		return d.Attributions(ctx, s.View)
	}
	return d.AttributionsOf(ctx, s.View, s.Facts)
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
	if s.Attributions, err = s.attributions(ctx, d); err != nil {
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

// awaited says that the incidents are being read, and of how many, or that they cannot be.
func (s *Snapshot) awaited() string {
	switch {
	case s.Unread:
		return "The incidents cannot be read."
	case s.Most == 0:
		return "Loading the incidents…"
	}
	return "Loading up to " + counted(int(s.Most), "incident", "incidents") + "…"
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
