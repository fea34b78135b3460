package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// stillAltered fails the test unless a change was refused for what was altered, and that is named as it was before.
func stillAltered(t *testing.T, d *Dossier, what string, before CheckReport, err error) {
	t.Helper()
	var refused *AlteredRecordError
	if !errors.As(err, &refused) || len(refused.Faults) == 0 || !strings.Contains(err.Error(), "nothing was saved") {
		t.Errorf("%s: %v", what, err)
	}
	after, err := d.Check(context.Background())
	if err != nil || len(after.Records) == 0 || after.Records[0].String() != before.Records[0].String() {
		t.Errorf("%s: %v\n%v, before\n%v", what, err, after.Problems(), before.Problems())
	}
}

// alteredBy gives a copy of a dossier in which another program changed one record, and what is found of that.
func alteredBy(t *testing.T, d *Dossier, statements ...string) (*Dossier, CheckReport) {
	t.Helper()
	altered := reopenedAt(t, tampered(t, d, statements...))
	before, err := altered.Check(context.Background())
	if err != nil || len(before.Records) != 1 {
		t.Fatalf("%s: %v, %v", statements, before.Problems(), err)
	}
	return altered, before
}

// incidentOfKey gives the incident of a row of a data set.
func incidentOfKey(t *testing.T, d *Dossier, dataset string) (key int64, i ceasefire.Incident) {
	t.Helper()
	key, i, err := readIncident(context.Background(), d.read, "i.dataset_key = ?", dataset)
	if err != nil {
		t.Fatal(err)
	}
	return key, i
}

// Whoever changes one field of an incident that was altered past the trail does not have the trail take the others for entered: the change is refused, by whichever way it comes, and what was altered stays named.
func TestAnEditVouchesForNothingThatWasAltered(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for name, c := range map[string]struct{ statement, key string }{
		"imported":            {"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '2'", "2"},
		"changed here since":  {"UPDATE incident SET severity = 1 WHERE dataset_key = '3'", "3"},
		"who recorded it":     {"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '1'", "1"},
		"its source":          {"INSERT INTO incident_source SELECT id, 1, 'p. 9', 2 FROM incident WHERE dataset_key = '2'", "2"},
		"what vouches for it": {"DELETE FROM row_seal WHERE first_id = 2", "1"},
	} {
		altered, before := alteredBy(t, d, c.statement)
		key, i := incidentOfKey(t, altered, c.key)
		i.Text = "Looked at again."
		_, err := altered.UpdateIncident(ctx, i)
		stillAltered(t, altered, name+", edited", before, err)
		_, err = altered.Enter(ctx, Entry{Incident: i})
		stillAltered(t, altered, name+", entered", before, err)
		_, err = altered.ChangeIncidents(ctx, []int64{key}, BulkChange{Verification: ceasefire.Contested})
		stillAltered(t, altered, name+", of many", before, err)
		stillAltered(t, altered, name+", ruled on", before, altered.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: i.ID, Scope: ceasefire.Disputed, Reason: "unclear"}))
		stillAltered(t, altered, name+", attributed", before, altered.Attribute(ctx, ceasefire.Attribution{Incident: i.ID, PartyA: testID(11), Reason: "theirs"}))
		stillAltered(t, altered, name+", deleted", before, altered.DeleteIncident(ctx, i.ID))
	}
}

// A change is not taken back into a record that was altered since: its line would tell of what was altered, too. What was put back as the trail says is edited as any other.
func TestAnUndoVouchesForNothingThatWasAltered(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	first := keyed(t, d, "3")
	first.Title = "Edited last"
	if _, err := d.UpdateIncident(ctx, first); err != nil {
		t.Fatal(err)
	}
	altered, before := alteredBy(t, d, "UPDATE incident SET deaths_best = 9 WHERE dataset_key = '3'")
	stillAltered(t, altered, "undone", before, undo(altered, nextUndo(t, altered).First))
	if _, err := altered.RestoreRecord(ctx, before.Records[0].Line); err != nil {
		t.Fatal(err)
	}
	sound(t, altered)
	i := keyed(t, altered, "3")
	if i.Text = "Looked at again."; i.Title != "Edited last" || i.Deaths.Best == ceasefire.People(9) {
		t.Errorf("it was put back as %+v", i)
	}
	if _, err := altered.UpdateIncident(ctx, i); err != nil {
		t.Error(err)
	}
	sound(t, altered)
}

// The other records are held as incidents are: a field of one is not changed while another of its fields is not what the trail says, and it is not removed.
func TestNoOtherRecordIsVouchedForByAnEdit(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	if err := d.SaveFilter(ctx, "Mine", ceasefire.Filter{Text: "shell"}); err != nil {
		t.Fatal(err)
	}
	revise := func(do func(f *ceasefire.Frame)) func(*Dossier) error {
		return func(d *Dossier) error {
			_, err := d.Revise(ctx, do)
			return err
		}
	}
	for name, c := range map[string]struct {
		statement string
		edit      func(*Dossier) error
	}{
		"a party":         {"UPDATE party SET short = 'XX' WHERE id = 1", revise(func(f *ceasefire.Frame) { f.Parties[0].Note = "Looked at again." })},
		"who answers":     {"DELETE FROM party_answer", revise(func(f *ceasefire.Frame) { f.Parties[0].Note = "Looked at again." })},
		"an area":         {"UPDATE area SET name = 'Elsewhere' WHERE id = 1", revise(func(f *ceasefire.Frame) { f.Areas[0].NameArabic = "x" })},
		"an actor's name": {"UPDATE actor_name SET party_id = 1 + party_id % 2", revise(func(f *ceasefire.Frame) { f.Actors[0].Note = "Looked at again." })},
		"an event":        {"UPDATE event SET title = 'Forged' WHERE id = 1", revise(func(f *ceasefire.Frame) { f.Timeline[0].Text = "Looked at again." })},
		"an event, gone":  {"UPDATE event SET title = 'Forged' WHERE id = 1", revise(func(f *ceasefire.Frame) { f.Timeline = f.Timeline[1:] })},
		"a filter": {"UPDATE saved_filter SET name = 'Theirs'", func(d *Dossier) error {
			list, err := d.SavedFilters(ctx)
			if err != nil {
				return err
			}
			return d.ForgetFilter(ctx, list[0].ID)
		}},
	} {
		altered, before := alteredBy(t, d, c.statement)
		stillAltered(t, altered, name, before, c.edit(altered))
	}
}

// An analyst may take a record as it stands: the trail tells of that in a change of its own, which is taken back to what it said before.
func TestARecordIsTakenAsItStandsByName(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for name, c := range map[string]struct {
		statement string
		said      bool // the trail has what stood there
	}{
		"changed here since":  {"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '3'", true},
		"imported":            {"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '2'", false},
		"who recorded it":     {"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '1'", true},
		"a party":             {"UPDATE party SET short = 'XX' WHERE id = 1", true},
		"what vouches for it": {"DELETE FROM row_seal WHERE first_id = 2", false},
	} {
		altered, before := alteredBy(t, d, c.statement)
		f := before.Records[0]
		if f.Record == "import" {
			_, i := incidentOfKey(t, altered, "2")
			one, err := altered.AlteredIncident(ctx, i.ID)
			if err != nil || one == nil {
				t.Fatal(name, one, err)
			}
			f = *one
		}
		other := f
		other.Columns = append([]string{"title"}, f.Columns...)
		var invalid *InvalidError
		if _, err := altered.TakeOver(ctx, other); !errors.As(err, &invalid) {
			t.Errorf("%s, as something else: %v", name, err)
		}
		done, err := altered.TakeOver(ctx, f)
		if err != nil || !strings.HasPrefix(done.What, "acceptance of the ") {
			t.Errorf("%s: %+v, %v", name, done, err)
			continue
		}
		if f.Record == "incident" {
			if one, err := altered.AlteredIncident(ctx, f.ID); one != nil || err != nil {
				t.Errorf("%s: %+v, %v", name, one, err)
			}
			i, err := altered.Incident(ctx, f.ID)
			if i.Text = "Looked at again."; err == nil {
				_, err = altered.UpdateIncident(ctx, i)
			}
			if err == nil {
				err = undo(altered, nextUndo(t, altered).First)
			}
			if err != nil {
				t.Errorf("%s, edited and taken back: %v", name, err)
			}
		}
		if found, err := altered.Check(ctx); err != nil || len(found.Records) > 1 || len(found.Records) == 1 && found.Records[0].Fault != FaultSeal {
			t.Errorf("%s, taken: %v, %v", name, found.Problems(), err)
		}
		if c.said {
			wentBack(t, altered, f, name)
		}
	}
}

// wentBack takes the acceptance of a record back, and holds that against what the trail said before.
func wentBack(t *testing.T, d *Dossier, f RecordFault, name string) {
	t.Helper()
	if err := undo(d, nextUndo(t, d).First); err != nil {
		t.Errorf("%s, taken back: %v", name, err)
		return
	}
	sound(t, d)
}

// What nobody entered is deleted, or taken over as what the analyst adds, whose undo takes it out.
func TestWhatNobodyEnteredIsTakenOrDeletedByName(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	const forged = `INSERT INTO incident (uuid, batch_id, recorded_by, recorded_at, starts_at, ends_at, day, zone, precision, type, severity, title, text, place, area_id, district, lat, lon, place_precision, actor_a, actor_b,
		verification, reported_by, dataset, dataset_key, dataset_digest, changed_at, scope, scope_overridden, scope_why, party_a_id, party_b_id, scope_rule_id)
		SELECT x'0123456789abcdef0123456789abcdef', NULL, recorded_by, recorded_at, starts_at, ends_at, day, zone, precision, type, severity, title, text, place, area_id, district, lat, lon, place_precision, actor_a, actor_b,
		verification, reported_by, '', '', '', changed_at, scope, scope_overridden, scope_why, party_a_id, party_b_id, scope_rule_id FROM incident WHERE dataset = ''`
	for name, do := range map[string]func(*Dossier, RecordFault) error{
		"deleted": func(d *Dossier, f RecordFault) error { return d.DeleteIncident(ctx, f.ID) },
		"taken": func(d *Dossier, f RecordFault) error {
			if _, err := d.TakeOver(ctx, f); err != nil {
				return err
			}
			sound(t, d)
			return undo(d, nextUndo(t, d).First)
		},
	} {
		altered, before := alteredBy(t, d, forged, "INSERT INTO incident_text (incident_text) VALUES ('rebuild')")
		i, err := altered.Incident(ctx, before.Records[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		_, err = altered.UpdateIncident(ctx, i)
		stillAltered(t, altered, name, before, err)
		if err := do(altered, before.Records[0]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		sound(t, altered)
		if i, err = altered.Incident(ctx, i.ID); err != nil || i.Deleted.IsZero() {
			t.Errorf("%s: it is there still, %v", name, err)
		}
	}
}
