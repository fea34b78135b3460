package store

import (
	"context"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// deed is a change of a dossier's records, the nth that is done.
type deed = func(ctx context.Context, d *Dossier, i ceasefire.Incident, n int) error

// filterDeeds are the changes of saved filters.
func filterDeeds() map[string]deed {
	first := func(do func(ctx context.Context, d *Dossier, f SavedFilter, n int) error) deed {
		return func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			saved, err := d.SavedFilters(ctx)
			if err != nil || len(saved) == 0 {
				return err
			}
			return do(ctx, d, saved[0], n)
		}
	}
	return map[string]deed{
		"save a filter": func(ctx context.Context, d *Dossier, _ ceasefire.Incident, n int) error {
			return d.SaveFilter(ctx, fmt.Sprint("Strikes ", n), ceasefire.Filter{Text: "Aleppo", Parties: []ceasefire.ID{testID(2)}})
		},
		"save over a filter": first(func(ctx context.Context, d *Dossier, f SavedFilter, n int) error {
			return d.SaveFilter(ctx, f.Name, ceasefire.Filter{Text: fmt.Sprint("Hama ", n)})
		}),
		"rename a filter": first(func(ctx context.Context, d *Dossier, f SavedFilter, n int) error {
			return d.RenameFilter(ctx, f.ID, fmt.Sprint("Renamed ", n))
		}),
		"forget a filter": first(func(ctx context.Context, d *Dossier, f SavedFilter, _ int) error { return d.ForgetFilter(ctx, f.ID) }),
	}
}

// returningDeeds are the changes that take back, in another way than the menu does, what was done before.
func returningDeeds() map[string]deed {
	attached := func(do func(*Dossier, context.Context, ceasefire.ID) error) deed {
		return func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			var id ceasefire.ID
			err := d.read.QueryRowContext(ctx, "SELECT coalesce((SELECT uuid FROM attachment ORDER BY id LIMIT 1), zeroblob(16))").Scan(into(&id))
			if err != nil || id.IsZero() {
				return err
			}
			return do(d, ctx, id)
		}
	}
	batch := func(do func(ctx context.Context, d *Dossier, batch ceasefire.ID) error) deed {
		return func(ctx context.Context, d *Dossier, _ ceasefire.Incident, _ int) error {
			batches, err := d.Batches(ctx, ceasefire.AsOf{})
			if err != nil || len(batches) == 0 {
				return err
			}
			return do(ctx, d, batches[0].ID)
		}
	}
	return map[string]deed{
		"put a record back": func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			var line int64
			err := d.read.QueryRowContext(ctx, "SELECT min(seq) FROM audit WHERE record = 'incident' AND uuid = ?", i.ID[:]).Scan(&line)
			if err == nil {
				_, err = d.RestoreRecord(ctx, line)
			}
			return err
		},
		"return": func(ctx context.Context, d *Dossier, i ceasefire.Incident, _ int) error {
			return d.RestoreIncident(ctx, i.ID)
		},
		"remove a file": attached((*Dossier).RemoveAttachment),
		"return a file": attached((*Dossier).RestoreAttachment),
		"undo an import": batch(func(ctx context.Context, d *Dossier, batch ceasefire.ID) error {
			_, err := d.UndoImport(ctx, batch, false, false)
			return err
		}),
		"redo an import": batch(func(ctx context.Context, d *Dossier, batch ceasefire.ID) error {
			_, err := d.RedoImport(ctx, batch)
			return err
		}),
	}
}

// frameDeeds are changes of the agreement's records that add and remove one of each kind.
func frameDeeds() map[string]func(*ceasefire.Frame) {
	fresh := func(n byte) ceasefire.ID { return ceasefire.ID{0: 7, 6: 0x70, 8: 0x80, 15: n} }
	without := func(id ceasefire.ID, of func(*ceasefire.Frame) any) func(*ceasefire.Frame) {
		return func(f *ceasefire.Frame) {
			switch list := of(f).(type) {
			case *[]ceasefire.Clock:
				*list = slices.DeleteFunc(*list, func(c ceasefire.Clock) bool { return c.ID == id })
			case *[]ceasefire.Commitment:
				*list = slices.DeleteFunc(*list, func(c ceasefire.Commitment) bool { return c.ID == id })
			case *[]ceasefire.Source:
				*list = slices.DeleteFunc(*list, func(s ceasefire.Source) bool { return s.ID == id })
			}
		}
	}
	return map[string]func(*ceasefire.Frame){
		"add a clock": func(f *ceasefire.Frame) {
			f.Clocks = append(f.Clocks, ceasefire.Clock{ID: fresh(1), Kind: ceasefire.Deadline, Name: "Another", Short: "Another", Ends: effect})
		},
		"drop the clock": without(fresh(1), func(f *ceasefire.Frame) any { return &f.Clocks }),
		"add a commitment": func(f *ceasefire.Frame) {
			f.Commitments = append(f.Commitments, ceasefire.Commitment{ID: fresh(2), Party: f.Parties[0].ID, Title: "Another"})
		},
		"drop the commitment": without(fresh(2), func(f *ceasefire.Frame) any { return &f.Commitments }),
		"add a source": func(f *ceasefire.Frame) {
			f.Sources = append(f.Sources, ceasefire.Source{ID: fresh(3), Title: "Another paper"})
		},
		"drop the source": without(fresh(3), func(f *ceasefire.Frame) any { return &f.Sources }),
		"add a rule": func(f *ceasefire.Frame) {
			f.ScopeRules = append(f.ScopeRules, ceasefire.ScopeRule{ID: fresh(4), Name: "Another", Verdict: ceasefire.Disputed})
		},
		"add an event": func(f *ceasefire.Frame) {
			f.Timeline = append(f.Timeline, ceasefire.Event{ID: fresh(5), Title: "Another", When: ceasefire.MinuteMoment(effect, "UTC")})
		},
		"drop the events": func(f *ceasefire.Frame) { f.Timeline = nil },
		"add a tally": func(f *ceasefire.Frame) {
			f.Tallies = append(f.Tallies, ceasefire.Tally{ID: fresh(6), CountedBy: "A monitor", Metric: "violations", AsOf: effect, Precision: ceasefire.PrecisionDay})
		},
		"change what a name stands for": func(f *ceasefire.Frame) { f.Actors[0].Note += "?" },
	}
}
