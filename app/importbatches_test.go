package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// batchesOf lists the imports of a dossier, as a script reads them.
func batchesOf(t *testing.T, dossier string) (list []batchDocument) {
	t.Helper()
	if err := json.Unmarshal([]byte(done(t, "import", dossier, "--batches", "--json")), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// turn undoes an import or carries it out again, as a script does.
func turn(t *testing.T, args ...string) (did turnedDocument) {
	t.Helper()
	if err := json.Unmarshal([]byte(done(t, append([]string{"import"}, append(args, "--json")...)...)), &did); err != nil {
		t.Fatal(err)
	}
	return did
}

// taught makes a dossier with an import whose mapping ties a name to a party.
func taught(t *testing.T) (dossier string) {
	t.Helper()
	dossier, _ = story(t)
	folder := t.TempDir()
	table, mapping := filepath.Join(folder, "a.csv"), filepath.Join(folder, "m.json")
	for path, text := range map[string]string{
		table: "Nr,Tag,Was,Wer\n1,2016-09-14,Shells fell,The rebels of old\n2,2016-09-15,More fell,The rebels of old\n",
		mapping: `{"version": 1, "columns": [{"column": "Nr", "field": "id"}, {"column": "Tag", "field": "date"}, {"column": "Was", "field": "title"}, {"column": "Wer", "field": "side_a"}],
			"constants": [{"field": "type", "value": "other"}], "words": [{"kind": "party", "text": "The rebels of old", "means": "Opposition"}]}`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done(t, "import", dossier, table, "--map", mapping)
	return dossier
}

// An import is undone by a command as in the window, with the names that it taught; the same again changes nothing, and it is carried out again.
func TestAnImportIsUndoneByACommand(t *testing.T) {
	dossier := taught(t)
	list := batchesOf(t, dossier)
	if len(list) != 2 || list[0].Name != "a.csv" || list[0].Added != 2 || list[0].UndoneAt != "" || list[1].Added == 0 {
		t.Fatalf("%+v", list)
	}
	id := list[0].Batch
	if said := done(t, "import", dossier, "--undo", id, "--dry-run"); !strings.Contains(said, "it would remove 2, put back 0,") || !strings.Contains(said, "“The rebels of old” would stand no longer") {
		t.Error(said)
	}
	would := turn(t, dossier, "--undo", id, "--dry-run")
	if would.Removed != 2 || !would.DryRun || len(would.Names) != 1 || would.Names[0] != "The rebels of old" {
		t.Errorf("a dry run says %+v", would)
	}
	if list := batchesOf(t, dossier); list[0].UndoneAt != "" {
		t.Fatal("a dry run undid it")
	}
	if did := turn(t, dossier, "--undo", "newest"); did.Removed != 2 || did.Already || len(did.Names) != 1 || did.Batch != id {
		t.Errorf("undone: %+v", did)
	}
	if did := turn(t, dossier, "--undo", "newest"); did.Removed != 0 || !did.Already {
		t.Errorf("undone twice: %+v", did)
	}
	if list := batchesOf(t, dossier); list[0].UndoneAt == "" || list[1].UndoneAt != "" {
		t.Errorf("%+v", list)
	}
	if did := turn(t, dossier, "--redo", id); did.Restored != 2 || did.Already || len(did.Names) != 1 {
		t.Errorf("carried out again: %+v", did)
	}
	if said := done(t, "import", dossier, "--redo", strings.ToUpper(id)); !strings.Contains(said, "counts already: nothing changed") {
		t.Error(said)
	}
	if said := done(t, "import", dossier, "--undo", id); !strings.Contains(said, "removed 2,") || !strings.Contains(said, "“The rebels of old” stands no longer for the party that the import tied to it.") {
		t.Error(said)
	}
	if said := done(t, "import", dossier, "--batches"); strings.Count(said, "undone") != 1 || strings.Count(said, "\n") != 2 {
		t.Error(said)
	}
	done(t, "check", dossier)
}

// What undoing an import kept, since it was changed in between, goes when that is asked for afterwards; asked once more nothing is left to go.
func TestWhatAnUndoingKeptGoesWhenItIsAskedForLater(t *testing.T) {
	dossier := taught(t)
	id := batchesOf(t, dossier)[0].Batch
	changeTitle(t, dossier, "More fell", "More fell, an analyst says")
	if did := turn(t, dossier, "--undo", id); did.Removed != 1 || did.Kept != 1 {
		t.Fatalf("%+v", did)
	}
	if did := turn(t, dossier, "--undo", id); !did.Already {
		t.Errorf("%+v", did)
	}
	before := changes(t, dossier)
	if would := turn(t, dossier, "--undo", id, "--changed", "--dry-run"); would.Already || would.Removed != 1 || would.Kept != 0 || !would.DryRun {
		t.Errorf("a dry run says %+v", would)
	}
	if said := done(t, "import", dossier, "--undo", id, "--changed", "--dry-run"); said != "nothing changed (dry run); the import of a.csv is undone, and of what that kept: it would remove 1, put back 0, keep as changed since 0\n" {
		t.Error(said)
	}
	if changes(t, dossier) != before {
		t.Error("a dry run changed the dossier")
	}
	if did := turn(t, dossier, "--undo", id, "--changed"); did.Already || did.Removed != 1 || did.Kept != 0 || len(did.Names) != 0 {
		t.Errorf("%+v", did)
	}
	if did := turn(t, dossier, "--undo", id, "--changed"); !did.Already {
		t.Errorf("once more: %+v", did)
	}
	if would := turn(t, dossier, "--undo", id, "--changed", "--dry-run"); !would.Already {
		t.Errorf("once more, dry: %+v", would)
	}
	if did := turn(t, dossier, "--redo", id); did.Restored != 2 {
		t.Errorf("carried out again: %+v", did)
	}
	done(t, "check", dossier)
}

// changes counts the lines of a dossier's audit trail.
func changes(t *testing.T, path string) int {
	t.Helper()
	d, err := store.Open(t.Context(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	trail, err := d.Audit(t.Context(), ceasefire.AsOf{}, 10000)
	if err != nil {
		t.Fatal(err)
	}
	return len(trail)
}

// changeTitle changes the title of an incident as an analyst does.
func changeTitle(t *testing.T, path, from, to string) {
	t.Helper()
	d, err := store.Open(t.Context(), path, store.Options{Who: "Somebody"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for i, err := range d.Incidents(t.Context(), store.View{}, store.Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		if i.Title == from {
			i.Title = to
			if _, err := d.UpdateIncident(t.Context(), i); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no incident is titled %q", from)
}

// What cannot be meant is wrong usage, and an import that is not there a failure; each has its sentence.
func TestUndoingByACommandIsCalledRightly(t *testing.T) {
	dossier, data := story(t)
	empty := filepath.Join(t.TempDir(), "empty.truce")
	done(t, "new", empty, "--template", "minsk-2015")
	for _, c := range []struct {
		args   []string
		status int
		said   string
	}{
		{[]string{dossier}, exitUsage, "name the file"},
		{[]string{dossier, data, "--undo", "newest"}, exitUsage, "one thing"},
		{[]string{dossier, "--batches", "--undo", "newest"}, exitUsage, "one thing"},
		{[]string{dossier, data, "--changed"}, exitUsage, "--changed belongs to --undo"},
		{[]string{dossier, "--undo", "newest", "--update"}, exitUsage, "--update belongs to a file"},
		{[]string{dossier, "--batches", "--dry-run"}, exitUsage, "--dry-run"},
		{[]string{dossier, "--undo", "0190"}, exitFailed, "--batches lists them"},
		{[]string{dossier, "--undo", "0"}, exitDone, ""},
		{[]string{empty, "--undo", "newest"}, exitFailed, "nothing was imported"},
	} {
		if status, _, said := call(t, append([]string{"import"}, c.args...)...); status != c.status || !strings.Contains(said, c.said) {
			t.Errorf("%v: status %d, said %q", c.args, status, said)
		}
	}
}
