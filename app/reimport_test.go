package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// importing imports a file from the command line and gives what was printed as JSON.
func importing(t *testing.T, args ...string) (got importDocument) {
	t.Helper()
	if err := json.Unmarshal([]byte(done(t, append([]string{"import", "--json"}, args...)...)), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// tally is what an import counted.
type tally struct{ Added, Updated, Duplicates, Pending, Rejected int }

func tallied(d importDocument) tally {
	return tally{d.Added, d.Updated, d.Duplicates, d.UpdatesPending, len(d.Rejected)}
}

// mixed makes a dossier of rows of two data sets and of some incidents that were typed in, one of them within hours.
func mixed(t *testing.T) (path string, typed []ceasefire.ID) {
	t.Helper()
	path, file := files(t, "acled.csv", strings.Replace(acledText, "soon", "2016-09-17", 1))
	done(t, "import", path, file)
	if err := os.WriteFile(file, []byte(gedHead+"7,1,4,2016-09-15,2016-09-20,A,B,1,2,3\n8,3,1,2016-09-15,2016-09-15,A,Civilians,1,1,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	done(t, "import", path, file)
	d := opened(t, path)
	typed = addAtRandom(t, d, rand.New(rand.NewPCG(5, 5)), 12)
	one, err := d.Incident(t.Context(), typed[0])
	if err != nil {
		t.Fatal(err)
	}
	one.When.Until, one.When.Precision = one.When.From.Add(2*3600e9), ceasefire.PrecisionHour
	if _, err := d.UpdateIncident(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	return path, typed
}

// What was exported in whatever format and comes back unchanged changes nothing; in this program's own formats what was changed outside is an update that waits until it is wanted.
func TestAnExportThatWasEditedComesBackAsUpdates(t *testing.T) {
	path, typed := mixed(t)
	d := opened(t, path)
	now := func() whole {
		w := wholeOf(t, d, store.View{})
		w.Frame = ceasefire.Frame{} // which learns what files there were
		return w
	}
	before := now()
	n := len(before.Incidents)
	for _, c := range []struct {
		name string
		args []string
		edit func(t *testing.T, file, from, to string)
	}{
		{name: "all.json", edit: editText}, {name: "all.csv", edit: editText}, {name: "all.xlsx", edit: editBook},
		{name: "some.csv", args: []string{"--columns", "id,date,type,title"}, edit: editText},
		{name: "all.ged.csv"}, {name: "all.acled.csv"},
	} {
		t.Run(strings.Join(append(c.args, c.name), " "), func(t *testing.T) {
			file := filepath.Join(t.TempDir(), c.name)
			done(t, append([]string{"export", path, file}, c.args...)...)
			if got := importing(t, path, file, "--update"); tallied(got) != (tally{Duplicates: n}) {
				t.Fatalf("unchanged: %+v %+v", tallied(got), got.Changes)
			}
			if c.edit == nil {
				return
			}
			c.edit(t, file, "Incident 3", "Incident three as told by others")
			waits := importing(t, path, file)
			if got := tallied(waits); got != (tally{Duplicates: n - 1, Pending: 1, Rejected: 1}) {
				t.Fatalf("edited: %+v", got)
			}
			fields := []fieldRecord{{"Title", "Incident 3", "Incident three as told by others"}}
			if diff := cmp.Diff(fields, waits.Changes[0].Fields); diff != "" {
				t.Error(diff)
			}
			same(t, before, now())
			took := importing(t, path, file, "--update")
			if got := tallied(took); got != (tally{Updated: 1, Duplicates: n - 1}) {
				t.Fatalf("wanted: %+v", got)
			}
			edited := now()
			for i := range edited.Incidents {
				if one := &edited.Incidents[i]; one.ID == typed[3] && one.Title == fields[0].After {
					one.Title = fields[0].Before
				}
			}
			same(t, before, edited)
			if got := tallied(importing(t, path, file, "--update")); got != (tally{Duplicates: n}) {
				t.Errorf("again: %+v", got)
			}
			batches, err := d.Batches(t.Context(), ceasefire.AsOf{})
			if err != nil {
				t.Fatal(err)
			}
			if did, err := d.UndoImport(t.Context(), batches[0].ID, false, false); err != nil || did.PutBack != 1 {
				t.Fatalf("%+v, %v", did, err)
			}
			same(t, before, now())
		})
	}
}

// editText replaces a text in a file, once.
func editText(t *testing.T, file, from, to string) {
	t.Helper()
	text := textOf(t, file)
	if strings.Count(text, from) != 1 {
		t.Fatalf("%q stands %d times in %s", from, strings.Count(text, from), file)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(text, from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// editBook replaces the text of a workbook's cell.
func editBook(t *testing.T, file, from, to string) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sheet := book.GetSheetName(0)
	found, err := book.SearchSheet(sheet, from)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if err := book.SetCellStr(sheet, found[0], to); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}

// A row of another data set that changed there is an update in every layout; after its import was undone, it is there again as the file has it now.
func TestARowThatChangedIsAnUpdateInEveryLayout(t *testing.T) {
	for name, c := range map[string]struct{ data, from, to, field string }{
		"ged":   {gedHead + "7,1,1,2016-09-15,2016-09-15,A,B,1,2,3\n8,1,1,2016-09-15,2016-09-15,A,B,1,1,1\n9,1,1,2016-09-16,2016-09-16,A,B,1,1,1\n", "A,B,1,2,3", "A,B,1,3,3", "Deaths, best"},
		"acled": {strings.Replace(acledText, "soon", "2016-09-17", 1), "Synthetic row.,3", "Synthetic row.,4", "Deaths, best"},
		"csv":   {"id,date,type,title,deaths\n1,2016-09-15,shelling,One,4\n2,2016-09-16,shelling,Two,0\n3,2016-09-16,shelling,Three,0\n", "One,4", "One and more,4", "Title"},
	} {
		t.Run(name, func(t *testing.T) {
			dossier, file := files(t, "data.csv", c.data)
			if got := tallied(importing(t, dossier, file)); got != (tally{Added: 3}) {
				t.Fatalf("%+v", got)
			}
			editText(t, file, c.from, c.to)
			waits := importing(t, dossier, file)
			if got := tallied(waits); got != (tally{Duplicates: 2, Pending: 1, Rejected: 1}) || waits.Changes[0].Fields[0].Name != c.field {
				t.Fatalf("%+v %+v", got, waits.Changes)
			}
			if got := tallied(importing(t, dossier, file, "--update")); got != (tally{Updated: 1, Duplicates: 2}) {
				t.Fatalf("%+v", got)
			}
			if got := tallied(importing(t, dossier, file)); got != (tally{Duplicates: 3}) {
				t.Errorf("again: %+v", got)
			}
		})
	}
}

// A table that was mapped wrongly, and whose import was undone, is read as it is mapped now; without undoing it, what is read otherwise is an update.
func TestATableThatIsMappedAnewIsReadAnew(t *testing.T) {
	dossier, file := files(t, "data.csv", "id,date,kind,said,people\n1,2016-09-15,shelling,One,4\n2,2016-09-16,shelling,Two,5\n")
	d := opened(t, dossier)
	mapped := func(fields string) string {
		path := filepath.Join(t.TempDir(), "m.json")
		text := `{"version": 1, "columns": [{"column": "id", "field": "id"}, {"column": "date", "field": "date"}, {"column": "kind", "field": "type"}, {"column": "said", "field": "title"}` + fields + `]}`
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := importing(t, dossier, file, "--map", mapped(""))
	if got := tallied(first); got != (tally{Added: 2}) {
		t.Fatalf("%+v", got)
	}
	better := mapped(`, {"column": "people", "field": "deaths_best"}`)
	if got := tallied(importing(t, dossier, file, "--map", better)); got != (tally{Pending: 2, Rejected: 2}) {
		t.Fatalf("%+v", got)
	}
	batches, err := d.Batches(t.Context(), ceasefire.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.UndoImport(t.Context(), batches[0].ID, false, false); err != nil {
		t.Fatal(err)
	}
	if got := tallied(importing(t, dossier, file, "--map", better)); got != (tally{Added: 2}) {
		t.Fatalf("%+v", got)
	}
	for _, i := range wholeOf(t, d, store.View{}).Incidents {
		if want := map[string]int{"One": 4, "Two": 5}[i.Title]; i.Deaths.Best != ceasefire.People(want) {
			t.Errorf("%s: %+v", i.Title, i.Deaths.Best)
		}
	}
}

// A row that breaks a rule of the dossier is named with its column and what stands in it, and what of a file's agreement is not taken is said.
func TestARowThatBreaksARuleIsNamedWithItsColumn(t *testing.T) {
	path, _ := mixed(t)
	file := filepath.Join(t.TempDir(), "all.json")
	done(t, "export", path, file)
	to := filepath.Join(t.TempDir(), "to.truce")
	begunElsewhere(t, to, "--template", "syria-2016")
	text := strings.Replace(textOf(t, file), `"verification":"verified"`, `"verification":"rumoured"`, 1)
	text = strings.Replace(text, `"verification": "verified"`, `"verification": "rumoured"`, 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := importing(t, to, file, "--dry-run")
	if len(got.Rejected) != 1 || got.Rejected[0].Column != "verification" || got.Rejected[0].Value != "rumoured" {
		t.Fatalf("%+v", got.Rejected)
	}
	if got.FrameTaken || len(got.FrameLeft) == 0 {
		t.Errorf("%+v", got.FrameLeft)
	}
	out := done(t, "import", to, file, "--dry-run")
	for _, want := range []string{`verification "rumoured": "rumoured" is no degree of verification`, "The agreement in the file was not taken, since the dossier has one of its own: not here are 7 parties, "} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
}
