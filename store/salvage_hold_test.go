package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// salvagedPast salvages a dossier that was changed past its trail.
func salvagedPast(t *testing.T, d *Dossier, statements ...string) (Salvaged, string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.truce")
	saved, err := Salvage(context.Background(), tampered(t, d, statements...), out, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	return saved, out
}

// What the trail has of a record for certain is put back when it is salvaged, and said; the rest is listed, and the check of what came of it does not call that sound.
func TestSalvageHoldsRecordsAgainstTheTrail(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	const newID, reindex = "x'0123456789abcdef0123456789abcdef'", "INSERT INTO incident_text (incident_text) VALUES ('rebuild')"
	for name, c := range map[string]struct {
		statements []string
		words      []string
		mended     bool
	}{
		"entered incident":       {[]string{"UPDATE incident SET deaths_best = 42 WHERE dataset = ''"}, []string{"Shells on the bridge", "deaths best says 42", "says 2"}, true},
		"its words":              {[]string{"UPDATE incident SET title = 'Nothing' WHERE dataset = ''", reindex}, []string{"“Nothing”", "“Shells on the bridge”"}, true},
		"its sources":            {[]string{"DELETE FROM incident_source"}, []string{"incident source"}, true},
		"its identifier":         {[]string{"UPDATE incident SET uuid = " + newID + " WHERE dataset = ''"}, []string{"01234567-89ab-cdef-0123-456789abcdef", "identifier"}, true},
		"an imported incident":   {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '2'"}, []string{"row 2 of its import", "not as it was brought in"}, false},
		"its identifier changed": {[]string{"UPDATE incident SET uuid = " + newID + " WHERE dataset_key = '2'"}, []string{"01234567-89ab-cdef-0123-456789abcdef"}, false},
		"who entered it":         {[]string{"UPDATE incident SET recorded_by = 'T�ster' WHERE dataset = ''"}, []string{"recorded by says “T�ster”", "says “Tester”"}, true},
		"who imported it":        {[]string{"UPDATE incident SET recorded_by = 'T�ster' WHERE dataset_key = '2'"}, []string{"row 2 of its import", "recorded by says “T�ster”", "was “Tester”"}, true},
		"by which import":        {[]string{"UPDATE incident SET batch_id = 2 WHERE dataset_key = '2'"}, []string{"row 2 of its import", "batch id says 2", "was 1"}, true},
		"when it was removed":    {[]string{"UPDATE incident SET deleted_at = deleted_at + 1 WHERE dataset_key = '4'"}, []string{"row 1 of its import", "deleted at", "stays as it was read"}, false},
		"an import's row gone":   {[]string{"DELETE FROM incident_extra WHERE incident_id = 3", "DELETE FROM incident WHERE id = 3", reindex}, []string{"row 2 of the import", "is lost"}, false},
		"a party's name":         {[]string{"UPDATE party SET name = 'Regime' WHERE name = 'Government'"}, []string{"“Regime”", "“Government”"}, true},
		"a score":                {[]string{"UPDATE assessment SET score = 3"}, []string{"assessment", "score says 3"}, true},
		"what vouches":           {[]string{"UPDATE row_seal SET digests = zeroblob(length(digests)) WHERE first_id = 2"}, []string{"what vouches for the incidents"}, false},
		"an end that was cut":    {[]string{"DELETE FROM audit WHERE seq > (SELECT max(seq) - 1 FROM audit)", "UPDATE incident SET deaths_best = 42 WHERE dataset = ''"}, []string{"deaths best says 42", "stays as it was read"}, false},
	} {
		saved, out := salvagedPast(t, d, c.statements...)
		var of Loss
		for _, l := range saved.Losses {
			if strings.Contains(l.What, c.words[0]) {
				of = l
			}
		}
		for _, words := range c.words {
			if !strings.Contains(of.What, words) {
				t.Errorf("%s: %q is not in %+v", name, words, saved.Losses)
			}
		}
		if of.Mended != c.mended {
			t.Errorf("%s: %+v", name, of)
		}
		found, err := CheckFile(ctx, out)
		if err != nil || !found.Whole() || found.OK != c.mended || found.OK != (len(found.Salvage) == 0) {
			t.Errorf("%s: the check says %+v, %v", name, found, err)
		}
	}
}

// Nothing that is as it was written is called altered, and what is put back is there.
func TestSalvagePutsBackWhatTheTrailHas(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	saved, _ := salvagedPast(t, d)
	if len(saved.Losses) > 0 {
		t.Errorf("of a sound one: %+v", saved.Losses)
	}
	_, out := salvagedPast(t, d, "UPDATE incident SET deaths_best = 42, actor_a = 'Nobody' WHERE dataset = ''", "DELETE FROM incident_source")
	again, err := Open(ctx, out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	var all []ceasefire.ID
	for id := range entered(t, again) {
		all = append(all, id)
	}
	if len(all) != 1 {
		t.Fatal(all)
	}
	is, err := again.Incident(ctx, all[0])
	if err != nil {
		t.Fatal(err)
	}
	was, err := d.Incident(ctx, all[0])
	if err != nil || is.Deaths != was.Deaths || is.SideA != was.SideA || len(is.Citations) != len(was.Citations) {
		t.Errorf("%+v, not %+v, %v", is, was, err)
	}
}

// entered gives the incidents that were not imported.
func entered(t *testing.T, d *Dossier) map[ceasefire.ID]int64 {
	t.Helper()
	found, err := keysOf[ceasefire.ID](context.Background(), d.read, "SELECT uuid, id FROM incident WHERE dataset = ''")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Where what records are held by is lost with a part of the schema, that is said: the file is not taken for one of an old layout, which never had it.
func TestSalvageSaysThatNothingCouldBeHeld(t *testing.T) {
	d := fullDossier(t)
	for layout, want := range map[int]bool{12: false, 13: true, 15: true, 0: true} {
		saved, _ := salvagedPast(t, d, "UPDATE event SET recorded_by = 'Templ'", "DROP TABLE row_seal", "DROP TABLE trail_head", "DROP TABLE vouched_after", fmt.Sprint("PRAGMA user_version = ", layout))
		if said := tells(saved, "cannot be held against"); said != want {
			t.Errorf("of layout %d: %+v", layout, saved.Losses)
		}
	}
}

// By what else records are known, and what changes kept that wrote no line of each incident, is held in a salvage too: a merge goes by it.
func TestSalvageHoldsWhatMergesKept(t *testing.T) {
	d, other := importedApart(t, false)
	brought(t, d, other, Ours)
	for name, c := range map[string]struct{ statement, table, words string }{
		"a name more":        {"INSERT INTO identity (change, record, uuid, became, own) SELECT 1, 'incident', a.uuid, b.uuid, 0 FROM incident AS a, incident AS b WHERE a.id = 1 AND b.id = 2", "identity", "1 row is not told of by the audit trail"},
		"another name":       {"UPDATE identity SET became = randomblob(16) WHERE id = 1", "identity", "tells of other identifiers than the file holds"},
		"who recorded it":    {"UPDATE together SET now_recorded_by = 'Nobody'", "merge", "is gone or was changed"},
		"nothing brought it": {"DELETE FROM together", "merge", "is gone or was changed"},
	} {
		saved, _ := salvagedPast(t, d, c.statement)
		if !slices.ContainsFunc(saved.Losses, func(l Loss) bool { return l.Table == c.table && strings.Contains(l.What, c.words) && !l.Mended }) {
			t.Errorf("%s: %+v", name, saved.Losses)
		}
	}
	if saved, _ := salvagedPast(t, d); len(saved.Losses) > 0 {
		t.Errorf("of a sound one: %+v", saved.Losses)
	}
}
