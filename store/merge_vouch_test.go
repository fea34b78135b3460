package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// What was altered past the trail of one copy does not come out of a merge as sound: it is refused, or left out, and named.
func TestMergingVouchesForNothingThatWasAltered(t *testing.T) {
	ctx := context.Background()
	good := testDossier(t)
	d := copyOf(t, good, "Basil", ticking(recorded.Add(time.Hour)))
	batchOf(t, d, false, imported("71", "x", 2), imported("72", "y", 3))
	entered := testIncident()
	entered.Title = "Entered there"
	add(t, d, entered)
	changed := keyed(t, d, "72")
	changed.Severity = 4
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	for name, statements := range map[string][]string{
		"imported":      {"UPDATE incident SET deaths_best = 99 WHERE dataset_key = '71'"},
		"changed there": {"UPDATE incident SET deaths_best = 99 WHERE dataset_key = '72'"},
		"entered":       {"UPDATE incident SET deaths_best = 99 WHERE title = 'Entered there'"},
		"recorded by":   {"UPDATE incident SET recorded_by = 'Zed' WHERE dataset_key = '71'"},
		"what vouches":  {"UPDATE row_seal SET digests = zeroblob(length(digests))"},
	} {
		path := tampered(t, d, statements...)
		for _, dry := range []bool{true, false} {
			_, err := good.Merge(ctx, path, MergeOptions{DryRun: dry})
			var altered *AlteredError
			if !errors.As(err, &altered) || altered.Path != path || len(altered.Faults) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
		sound(t, good)
	}
	// What was altered there, and is not taken, is no matter; and what nobody entered there is left out, and told.
	path := tampered(t, d, "UPDATE party SET note = 'forged' WHERE name = 'Opposition'", tamperings()["an incident added"].statements[0])
	result, err := good.Merge(ctx, path, MergeOptions{})
	if err != nil || len(result.LeftOut) != 1 || result.LeftOut[0].Fault != FaultAdded {
		t.Fatalf("%+v, %v", result, err)
	}
	sound(t, good)
}

// What another program altered of an incident that the undoing of an import touched is in the way of no merge that changes nothing of it; where it would be taken over, the merge is refused.
func TestWhatIsAlteredIsInTheWayOnlyWhereItIsTaken(t *testing.T) {
	ctx := context.Background()
	base := testDossier(t)
	first := batchOf(t, base, false, imported("71", "x", 2))
	if _, err := base.UndoImport(ctx, first, false, false); err != nil {
		t.Fatal(err)
	}
	second := batchOf(t, base, false, imported("72", "y", 2))
	for name, c := range map[string]struct {
		statements []string
		undo       bool // the import of the altered incident is undone there since
		refused    bool
	}{
		"its numbers":                 {[]string{"UPDATE incident SET deaths_best = 99 WHERE dataset_key = '71'"}, false, false},
		"when it was removed":         {[]string{"UPDATE incident SET deleted_at = deleted_at + 1 WHERE dataset_key = '71'"}, false, false},
		"that it was removed":         {[]string{"UPDATE incident_removal SET removed_at = removed_at - 1"}, false, false},
		"removed by no undoing":       {tamperings()["removed by no undoing"].statements, false, false},
		"who recorded it":             {[]string{"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '72'"}, false, false},
		"its numbers, and undone":     {[]string{"UPDATE incident SET deaths_best = 99 WHERE dataset_key = '72'"}, true, true},
		"who recorded it, and undone": {[]string{"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '72'"}, true, true},
	} {
		for n := range c.statements {
			c.statements[n] = strings.ReplaceAll(c.statements[n], "'1'", "'72'")
		}
		a, b := copyOf(t, base, "Ada", ticking(recorded)), copyOf(t, base, "Ben", ticking(recorded))
		add(t, b, testIncident())
		if c.undo {
			if _, err := b.UndoImport(ctx, second, false, false); err != nil {
				t.Fatal(err)
			}
		}
		result, err := a.Merge(ctx, tampered(t, b, c.statements...), MergeOptions{})
		var altered *AlteredError
		if refused := errors.As(err, &altered); refused != c.refused || !refused && err != nil {
			t.Errorf("%s: %+v, %v", name, result, err)
		}
		sound(t, a)
		if _, err := a.Merge(ctx, b.Path(), MergeOptions{}); err != nil { // the undamaged one
			t.Errorf("%s: %v", name, err)
		}
		sound(t, a)
	}
}

// Nor is what was altered here of such an incident vouched for by what a merge keeps of a change without a line.
func TestMergingAnUndoingDoesNotVouchForWhoRecorded(t *testing.T) {
	ctx := context.Background()
	base := testDossier(t)
	batch := batchOf(t, base, false, imported("72", "y", 2))
	b := copyOf(t, base, "Ben", ticking(recorded))
	if _, err := b.UndoImport(ctx, batch, false, false); err != nil {
		t.Fatal(err)
	}
	was := keyed(t, base, "72")
	for name, statement := range map[string]string{
		"who":     "UPDATE incident SET recorded_by = 'A' WHERE dataset_key = '72'",
		"whose":   "UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '72'",
		"when":    "UPDATE incident SET recorded_at = recorded_at + 1 WHERE dataset_key = '72'",
		"earlier": "UPDATE incident SET recorded_at = recorded_at - 1 WHERE dataset_key = '72'",
		"numbers": "UPDATE incident SET deaths_best = 99 WHERE dataset_key = '72'",
	} {
		a := reopenedAt(t, tampered(t, base, statement))
		_, err := a.Merge(ctx, b.Path(), MergeOptions{})
		var altered *AlteredError
		if err != nil && !errors.As(err, &altered) {
			t.Errorf("%s: %v", name, err)
		}
		found, check := a.Check(ctx)
		is := keyed(t, a, "72")
		right := is.Recorded == was.Recorded && is.Deaths.Best == was.Deaths.Best // put back, since the other copy has it as it was
		if check != nil || found.OK != right {
			t.Errorf("%s: %v, %v, %v, %v", name, is.Recorded, is.Deaths.Best, found.Problems(), check)
		}
	}
}

// What was altered here is not written down as it is by merging another copy's change of it.
func TestMergingIntoAnAlteredDossierDoesNotVouchForIt(t *testing.T) {
	ctx := context.Background()
	good := testDossier(t)
	other := copyOf(t, good, "Basil", ticking(recorded.Add(time.Hour)))
	both := add(t, good, testIncident())
	brought(t, other, good, "")
	for _, one := range []*Dossier{good, other} {
		i, err := one.Incident(ctx, both.ID)
		if err != nil {
			t.Fatal(err)
		}
		if i.Title = "Here"; one == other {
			i.Text, i.Title = "There", both.Title
		}
		if _, err := one.UpdateIncident(ctx, i); err != nil {
			t.Fatal(err)
		}
	}
	path := tampered(t, good, "UPDATE incident SET deaths_best = 99 WHERE title = 'Here'")
	d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	_, err = d.Merge(ctx, other.path, MergeOptions{})
	var altered *AlteredError
	if !errors.As(err, &altered) || altered.Path != path {
		t.Errorf("%v", err)
	}
	found, err := d.Check(ctx)
	if err != nil || len(found.Records) != 1 {
		t.Errorf("%v, %v", found.Problems(), err)
	}
	if _, err := d.RestoreRecord(ctx, found.Records[0].Line); err != nil {
		t.Fatal(err)
	}
	i, err := d.Incident(ctx, both.ID)
	if err != nil {
		t.Fatal(err)
	}
	i.Deaths.Best = ceasefire.People(2)
	if _, err := d.UpdateIncident(ctx, i); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Merge(ctx, other.path, MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
}
