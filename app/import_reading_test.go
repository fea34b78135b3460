package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store"
)

// acledText is a synthetic file in the layout of ACLED.
const acledText = "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities\n" +
	"SYR1,15 September 2016,2016,1,Explosions/Remote violence,Shelling/artillery/missile attack,Military Forces of Syria (2000-2024),Civilians (Syria),Syria,Aleppo,Aleppo,36.2,37.16,1,Synthetic,Synthetic row.,3\n" +
	"SYR2,16 September 2016,2016,1,Battles,Armed clash,Military Forces of Syria (2000-2024),Some group,Syria,Aleppo,Aleppo,36.2,37.16,1,Synthetic,Synthetic row.,0\n" +
	"SYR3,soon,2016,1,Battles,Armed clash,Military Forces of Syria (2000-2024),Some group,Syria,Aleppo,Aleppo,36.2,37.16,1,Synthetic,Synthetic row.,0\n"

// list is a table that needs a mapping and whose dates may be read in two ways.
const list = "Tag;Was;Wer;Wo\n12/09/2016;Beschuss;Rebels;Aleppo\n11/09/2016;Feuerwechsel;Army;\"=Idlib\"\n"

// files makes a dossier and a data file beside it.
func files(t *testing.T, name, data string) (dossier, file string) {
	t.Helper()
	folder := t.TempDir()
	dossier, file = filepath.Join(folder, "syria.truce"), filepath.Join(folder, name)
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	begun(t, dossier, "--template", "syria-2016")
	return dossier, file
}

func TestWhatImportPrintsAsJSON(t *testing.T) {
	dossier, file := files(t, "acled.csv", acledText)
	const want = `{
  "read": 3,
  "added": 2,
  "updated": 0,
  "duplicates": 0,
  "rejected": [
    {
      "line": 4,
      "column": "event_date",
      "value": "soon",
      "reason": "event_date \"soon\" is not a date that can be read"
    }
  ],
  "updates_pending": 0,
  "changes": [],
  "warnings": [],
  "unmapped": [
    {
      "kind": "party",
      "text": "Military Forces of Syria (2000-2024)",
      "rows": 3
    },
    {
      "kind": "party",
      "text": "Some group",
      "rows": 2
    }
  ],
  "format": "acled",
  "frame_taken": false,
  "frame_left": [],
  "frame_other": [],
  "like_rows": [],
  "dry_run": true,
  "altered": [],
  "altered_more": 0
}
`
	if diff := cmp.Diff(want, done(t, "import", dossier, file, "--dry-run", "--json")); diff != "" {
		t.Error(diff)
	}
}

func TestChangedRowsWaitForUpdate(t *testing.T) {
	dossier, file := files(t, "acled.csv", strings.ReplaceAll(acledText, "soon", "2016-09-17"))
	counts := func(args ...string) (got importDocument) {
		t.Helper()
		if err := json.Unmarshal([]byte(done(t, append([]string{"import", dossier, file, "--json"}, args...)...)), &got); err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := counts(); got.Added != 3 {
		t.Fatalf("%+v", got)
	}
	changed := strings.ReplaceAll(strings.ReplaceAll(acledText, "soon", "17/09/2016"), ",3\n", ",4\n")
	if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := counts(); got.Duplicates != 2 || got.UpdatesPending != 1 || len(got.Rejected) != 1 || got.Rejected[0].Line != 2 ||
		len(got.Changes) != 1 || len(got.Changes[0].Fields) != 1 || got.Changes[0].Fields[0].Before == got.Changes[0].Fields[0].After {
		t.Errorf("%+v", got)
	}
	if text := done(t, "import", dossier, file); !strings.Contains(text, "of the rejected rows 1 changed") || !strings.Contains(text, "what changed in them:\nline 2: ") {
		t.Errorf("%s", text)
	}
	if got := counts("--update"); got.Duplicates != 2 || got.Updated != 1 || got.UpdatesPending != 0 || len(got.Rejected) != 0 {
		t.Errorf("%+v", got)
	}
	if err := os.WriteFile(file, []byte(strings.Join(strings.SplitAfter(acledText, "\n")[:2], "")), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := counts(); got.UpdatesPending != 1 || got.Read != 1 { // a file of nothing but changed rows is no failure
		t.Errorf("%+v", got)
	}
}

func TestATableNeedsAMappingAndAnOrderOfItsDates(t *testing.T) {
	dossier, file := files(t, "list.csv", list)
	folder := filepath.Dir(file)
	saved := filepath.Join(folder, "map.json")
	mapping := func(text string) string {
		t.Helper()
		if err := os.WriteFile(saved, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return saved
	}
	refused := func(status int, says string, args ...string) {
		t.Helper()
		got, out, said := call(t, append([]string{"import", dossier, file}, args...)...)
		if got != status || !strings.Contains(said, says) || out != "" || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: status %d, said %q, want %q; printed %q", args, got, said, says, out)
		}
	}
	refused(exitFailed, "Give --day-first or --month-first\n") // Tag alone holds days
	refused(exitFailed, "list.csv is neither a UCDP GED nor an ACLED file, and its columns are not all understood. Say which column holds the type", "--day-first")
	done(t, "import", dossier, file, "--save-map", saved)
	text, err := os.ReadFile(saved)
	if err != nil || !strings.Contains(string(text), `"delimiter": "semicolon"`) {
		t.Fatalf("%s, %v", text, err)
	}
	var found mapDocument
	if err := json.Unmarshal([]byte(done(t, "import", dossier, file, "--save-map", saved, "--json", "--map", mapping(`{"version": 1, "columns": [{"column": "Tag", "field": "date"}]}`))), &found); err != nil {
		t.Fatal(err)
	}
	if want := []string{"Tag", "Was", "Wer", "Wo"}; !slices.Equal(found.Columns, want) || len(found.Doubts) != 1 || found.Doubts[0].About != "date order" {
		t.Errorf("%+v", found)
	}
	const good = `{"version": 1, "columns": [{"column": "Tag", "field": "date"}, {"column": "Was", "field": "type"}, {"column": "Wer", "field": "side_a"}, {"column": "Wo", "field": "place"}],
		"words": [{"kind": "type", "text": "Beschuss", "means": "shelling"}, {"kind": "party", "text": "army", "means": "US"}]}`
	refused(exitFailed, `"army" stands for "Nobody here", which is no party of this dossier`, "--map", mapping(strings.Replace(good, `"US"`, `"Nobody here"`, 1)), "--day-first")
	refused(exitFailed, "line 1, colums: this field is not known", "--map", mapping(`{"version": 1, "colums": []}`))
	refused(exitFailed, `columns[0].field: there is no field "dat"`, "--map", mapping(`{"version": 1, "columns": [{"column": "Tag", "field": "dat"}]}`))
	refused(exitFailed, "there is no file", "--map", filepath.Join(folder, "none.json"))
	refused(exitFailed, "Give --day-first or --month-first\n", "--map", mapping(good))
	refused(exitUsage, "give one", "--day-first", "--month-first")
	refused(exitUsage, "--delimiter \"x\" is not known", "--delimiter", "x")
	refused(exitUsage, "the encoding \"latin\" is not known", "--encoding", "latin")
	var got importDocument
	if err := json.Unmarshal([]byte(done(t, "import", dossier, file, "--map", saved, "--month-first", "--json")), &got); err != nil {
		t.Fatal(err)
	}
	want := []wordRecord{{"party", "Rebels", 1}, {"type", "Feuerwechsel", 1}}
	if diff := cmp.Diff(want, got.Unmapped); diff != "" || got.Added != 2 || got.Format != "csv" {
		t.Errorf("%+v, %s", got, diff)
	}
	if party := partyOf(t, dossier, "Army"); party != "US" {
		t.Errorf("Army stands for %q", party)
	}
	if again := done(t, "import", dossier, file, "--map", saved, "--month-first"); !strings.Contains(again, "added 0, updated 0, duplicates 2") {
		t.Errorf("it is not known again: %s", again)
	}
}

func TestRejectedRowsAreWrittenWithTheirReasons(t *testing.T) {
	dossier, file := files(t, "list.csv", "Date,Type,Place,Note\n2016-09-12,Shelling,Aleppo,=1+1\nsoon,Shelling,Aleppo,=1+1\n2016-09-12,Shelling\n")
	out := filepath.Join(filepath.Dir(file), "rejected.csv")
	done(t, "import", dossier, file, "--dry-run", "--rejected", out)
	text, err := os.ReadFile(out)
	const want = "\ufeffline,column,value,reason,data set,Date,Type,Place,Note\n" +
		"3,Date,soon,\"Date \"\"soon\"\" is not a date that can be read\",list,soon,Shelling,Aleppo,'=1+1\n" +
		"4,,,it has 2 columns and the header 4: repair the row,list,2016-09-12,Shelling\n"
	if err != nil || string(text) != want {
		t.Errorf("%v, %s", err, cmp.Diff(want, string(text)))
	}
}

// partyOf gives the short name of the party that an actor's name stands for in a dossier, and holds the incidents to it.
func partyOf(t *testing.T, dossier, actor string) string {
	t.Helper()
	d, err := store.Open(t.Context(), dossier, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	frame, err := d.Frame(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id, _ := frame.PartyOfActor(actor)
	party, _ := frame.Party(id)
	return party.Short
}

func TestWhatWasExportedIsKnownAgain(t *testing.T) {
	dossier, file := files(t, "acled.csv", acledText)
	done(t, "import", dossier, file)
	for _, name := range []string{"out.csv", "out.xlsx", "out.json", "out.acled.csv"} {
		out := filepath.Join(filepath.Dir(file), name)
		done(t, "export", dossier, out)
		if again := done(t, "import", dossier, out); !strings.Contains(again, "read 2, added 0, updated 0, duplicates 2, rejected 0") {
			t.Errorf("%s: %s", name, again)
		}
	}
	other, _ := files(t, "x", "")
	out := filepath.Join(filepath.Dir(file), "out.json")
	for _, want := range []string{"read 2, added 2", "read 2, added 0, updated 0, duplicates 2"} {
		if got := done(t, "import", other, out); !strings.Contains(got, want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
