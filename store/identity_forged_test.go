package store

import (
	"context"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// A row that tells by what else a record is known, and that no line of the trail stands for, is named, and nobody goes by it: neither an import, which would write to another incident, nor what is entered.
func TestAForgedNameIsNamedAndNotGoneBy(t *testing.T) {
	good, ctx := laterDossier(t), context.Background()
	one, two := titled("", "a", "One"), titled("", "b", "Two")
	one.ID, one.Origin, two.ID, two.Origin = testID(200), ceasefire.Origin{}, testID(201), ceasefire.Origin{}
	batch := testBatch()
	batch.Same, batch.ApplyUpdates = SameContent, true
	if _, err := good.Import(ctx, batch, stream(one, two), false); err != nil {
		t.Fatal(err)
	}
	const forge = "INSERT INTO identity (change, record, uuid, became, own) SELECT %, 'incident', a.uuid, b.uuid, 0 FROM incident AS a, incident AS b WHERE a.title = 'One' AND b.title = 'Two'"
	for _, change := range []string{"1", "(SELECT max(seq) FROM audit)", "(SELECT max(seq) + 1 FROM audit)", "1000000"} {
		path := tampered(t, good, strings.ReplaceAll(forge, "%", change))
		found, err := CheckFile(ctx, path)
		if err != nil || len(found.Records) != 1 || found.Records[0].Record != "identity" || found.Records[0].Fault != FaultAdded {
			t.Errorf("%s: %v, %+v", change, err, found)
		}
		d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
		if err != nil {
			t.Fatal(err)
		}
		one.Title = "One, changed"
		if _, err := d.Import(ctx, batch, stream(one), false); err != nil {
			t.Error(err)
		}
		for id, want := range map[ceasefire.ID]string{one.ID: "One, changed", two.ID: "Two"} {
			if is, err := d.Incident(ctx, id); err != nil || is.Title != want {
				t.Errorf("%s: %q, want %q: %v", change, is.Title, want, err)
			}
		}
		if result, err := d.Merge(ctx, good.Path(), MergeOptions{}); err != nil || result.Restored != 1 {
			t.Errorf("%s: %+v, %v", change, result, err)
		}
		sound(t, d)
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}
