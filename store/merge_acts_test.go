package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// doSomething does something drawn at random to a dossier, or one of some acts.
func doSomething(r *rapid.T, d *Dossier, label string, shared []ceasefire.ID, some ...int) error {
	ctx := context.Background()
	id := rapid.SampledFrom(shared).Draw(r, label+" which")
	word := rapid.SampledFrom([]string{"one", "two", "three"}).Draw(r, label+" word")
	i, err := d.Incident(ctx, id)
	if err != nil {
		return err
	}
	key, err := d.IncidentKey(ctx, id)
	if err != nil {
		return err
	}
	among := append(some, 0, 28)[:2]
	switch rapid.IntRange(among[0], among[1]).Draw(r, label+" act") {
	case 0:
		fresh := testIncident()
		fresh.Title = word
		_, err = d.AddIncident(ctx, fresh, Report{Source: ceasefire.Source{Title: "Source " + word}})
	case 1:
		i.Title = word
		_, err = d.UpdateIncident(ctx, i)
	case 2:
		i.Text, i.Place.District = word, word
		_, err = d.UpdateIncident(ctx, i)
	case 3:
		if i.Deleted.IsZero() {
			err = d.DeleteIncident(ctx, id)
		} else {
			err = d.RestoreIncident(ctx, id)
		}
	case 4:
		_, err = d.ChangeIncidents(ctx, []int64{key}, BulkChange{Type: ceasefire.AirStrike, Scope: &ceasefire.ScopeOverride{Scope: ceasefire.OutOfScope, Reason: word}})
	case 5:
		_, err = d.Assess(ctx, ceasefire.Assessment{Commitment: testID(20), At: effect.Add(30 * time.Hour), Judgement: ceasefire.Scored, Score: 1, Rationale: word,
			Evidence: []ceasefire.Evidence{{Incident: id, Stance: "for"}}})
	case 6:
		_, err = d.Determine(ctx, ceasefire.Determination{Clock: testID(10), Ruling: ceasefire.Broken, At: effect.Add(30 * time.Hour), Precision: ceasefire.PrecisionHour, Reason: word,
			Evidence: []ceasefire.Evidence{{Incident: id, Stance: "against"}}})
	case 7:
		_, err = d.Attach(ctx, id, word+".txt", []byte(word))
	case 8:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) {
			f.Parties = append(f.Parties, ceasefire.Party{Name: word, Short: word, Role: ceasefire.RoleImplementer, Colour: 5})
		})
	case 9:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) { f.Commitments[0].Title, f.Clocks[0].Note = word, word })
	case 10:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) { f.Commitments[len(f.Commitments)-1].Text, f.Agreement.Summary = word, word })
	case 11:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) {
			f.ScopeRules = append([]ceasefire.ScopeRule{{Name: word, Match: ceasefire.AnyOf, Parties: []ceasefire.ID{testID(3)}, Verdict: ceasefire.Disputed}}, f.ScopeRules...)
		})
	case 12:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) { f.Tallies = nil })
	case 13:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) {
			f.Actors = slices.DeleteFunc(f.Actors, func(a ceasefire.ActorName) bool { return a.Name == "Opposition" })
			f.Actors = append(f.Actors, ceasefire.ActorName{Name: "Opposition", Party: rapid.SampledFrom([]ceasefire.ID{testID(2), testID(3)}).Draw(r, label+" party")})
		})
	case 14:
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) {
			f.Areas = append(f.Areas, ceasefire.Area{Code: "X-" + word, Name: word})
			last := &f.Clocks[len(f.Clocks)-1]
			last.Legs = append(last.Legs, ceasefire.Leg{Name: word})
		})
	case 16, 17:
		turns, err := d.Turns(ctx)
		if err == nil && turns.Undo != nil && turns.Undo.Kind != ChangeMerge { // which leaves rows that are marked and that no other copy gets: TestAMergeIsTakenBack
			_, err = d.UndoChange(ctx, turns.Undo.First)
		}
		var refused *InvalidError
		if err != nil && !errors.As(err, &refused) {
			return err
		}
	case 18, 19, 20, 21, 22:
		err = importSomething(r, d, label)
	case 23, 24:
		err = turnSomeImport(r, d, label)
	case 25:
		err = d.SetOutlines(ctx, OutlineSet{Name: word + ".geojson", GeoJSON: word})
	case 26, 27, 28:
		err = removeSomething(r, d, label)
	case 15:
		f, err := d.Frame(ctx)
		if err != nil {
			return err
		}
		return d.SaveFilter(ctx, word, ceasefire.Filter{Text: word, Parties: []ceasefire.ID{f.Parties[len(f.Parties)-1].ID}})
	}
	var invalid *InvalidError
	if errors.As(err, &invalid) {
		return nil // what makes no sense is not saved in either copy
	}
	return err
}

// removeSomething removes a record of the frame, with what in the frame says something of it.
func removeSomething(r *rapid.T, d *Dossier, label string) error {
	_, err := d.Revise(context.Background(), func(f *ceasefire.Frame) {
		switch kind := rapid.SampledFrom([]string{"rule", "party", "area", "clock", "commitment", "tally"}).Draw(r, label+" kind"); {
		case kind == "rule" && len(f.ScopeRules) > 0:
			f.ScopeRules = slices.Delete(f.ScopeRules, 0, 1)
		case kind == "party" && len(f.Parties) > 2:
			gone := f.Parties[len(f.Parties)-1].ID
			f.Parties = f.Parties[:len(f.Parties)-1]
			f.Actors = slices.DeleteFunc(f.Actors, func(a ceasefire.ActorName) bool { return a.Party == gone })
			f.ScopeRules = slices.DeleteFunc(f.ScopeRules, func(s ceasefire.ScopeRule) bool { return slices.Contains(s.Parties, gone) })
		case kind == "area" && len(f.Areas) > 0:
			f.Areas = f.Areas[:len(f.Areas)-1]
		case kind == "clock" && len(f.Clocks) > 1:
			f.Clocks = f.Clocks[:len(f.Clocks)-1]
		case kind == "commitment" && len(f.Commitments) > 1:
			f.Commitments = f.Commitments[:len(f.Commitments)-1]
		case kind == "tally" && len(f.Tallies) > 0:
			f.Tallies = f.Tallies[1:]
		}
	})
	return err
}

// importSomething imports rows that the other copy may import too: rows of a data set, and incidents that bring their own UUID. What changed in them is taken or left.
func importSomething(r *rapid.T, d *Dossier, label string) error {
	batch := testBatch()
	batch.ApplyUpdates = rapid.Bool().Draw(r, label+" updates")
	own := rapid.Bool().Draw(r, label+" own")
	var rows []any
	for n := range 3 {
		word := rapid.SampledFrom([]string{"", "one", "two"}).Draw(r, label+" row")
		if word == "" {
			continue
		}
		row := titled(fmt.Sprint("row ", n), word, word)
		row.Place.District = rapid.SampledFrom([]string{"east", "west"}).Draw(r, label+" district")
		row.Origin.Digest += row.Place.District
		if own {
			row.ID, row.Origin.Dataset, row.Origin.Key = testID(byte(200+n)), "", ""
			batch.Same = SameContent
		}
		rows = append(rows, row)
	}
	_, err := d.Import(context.Background(), batch, stream(rows...), false)
	return err
}

// turnSomeImport undoes an import, or carries one out again.
func turnSomeImport(r *rapid.T, d *Dossier, label string) error {
	batches, err := d.Batches(context.Background(), anyTime)
	if err != nil || len(batches) == 0 {
		return err
	}
	one := rapid.SampledFrom(batches).Draw(r, label+" import")
	if one.Undone.IsZero() {
		_, err = d.UndoImport(context.Background(), one.ID, rapid.Bool().Draw(r, label+" all"), false)
	} else {
		_, err = d.RedoImport(context.Background(), one.ID)
	}
	return err
}
