package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// gradedList is a list whose sources are graded: two of three rows name the same.
const gradedList = `date,type,place,deaths,source,source url,reliability,credibility,confidential,page
2016-09-13,shelling,Aleppo,1,Field office,https://office.example/,B,2,no,p. 3
2016-09-14,shelling,Homs,2,Abu Someone,,A,1,yes,
2016-09-15,shelling,Hama,3,Field office,https://office.example/,B,3 - possibly true,no,
`

// sourcesIn gives the sources of a dossier by their titles.
func sourcesIn(t *testing.T, path string) map[string]ceasefire.Source {
	t.Helper()
	frame, err := opened(t, path).Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]ceasefire.Source{}
	for _, s := range frame.Sources {
		all[s.Title+"|"+s.Address] = s
	}
	return all
}

// column gives one column of a dossier's export.
func column(t *testing.T, dossier, name string, more ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.csv")
	done(t, append([]string{"export", dossier, out, "--columns", name}, more...)...)
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Split(strings.TrimSpace(string(text)), "\n")[1:], " / ")
}

// What a list says of its sources makes records, each once, with the grades, and the incidents cite them; what is confidential is struck from what is shared.
func TestTheSourcesOfAListBecomeRecords(t *testing.T) {
	dossier, file := files(t, "graded.csv", gradedList)
	before := len(sourcesIn(t, dossier))
	got := importing(t, dossier, file, "--dry-run")
	if tallied(got) != (tally{Added: 3}) || !strings.Contains(strings.Join(got.Notes, " "), "“source” is read as the source of each row") || len(got.Unmapped) > 0 {
		t.Fatalf("%+v %v %v", tallied(got), got.Notes, got.Unmapped)
	}
	importing(t, dossier, file)
	all := sourcesIn(t, dossier)
	office, private := all["Field office|https://office.example/"], all["Abu Someone|"]
	if len(all) != before+3 || office.Reliability != "B" || office.Confidential || private.Reliability != "A" || !private.Confidential { // one is the file
		t.Errorf("%d, %+v, %+v", len(all)-before, office, private)
	}
	if got := column(t, dossier, "sources"); got != `"Field office, p. 3 (B2)" / Abu Someone (A1) / Field office (B3)` {
		t.Errorf("sources %s", got)
	}
	if got := column(t, dossier, "all,kept", "--redact", "confidential"); strings.Contains(got, "Abu Someone") || !strings.Contains(got, "Field office") {
		t.Errorf("redacted %s", got)
	}
	if got := importing(t, dossier, file); tallied(got) != (tally{Duplicates: 3}) || len(sourcesIn(t, dossier)) != before+3 {
		t.Errorf("again: %+v, %d sources", tallied(got), len(sourcesIn(t, dossier)))
	}
}

// A row that names another source, or grades the report otherwise, is one that changed; what an analyst's dossier says of a source stays, and is told.
func TestAChangedSourceOfARowIsAnUpdate(t *testing.T) {
	listed := "no,date,type,place,source,reliability,credibility\n1,2016-09-13,shelling,Aleppo,SOHR,B,2\n2,2016-09-14,shelling,Homs,SOHR,B,2\n"
	dossier, file := files(t, "graded.csv", listed)
	importing(t, dossier, file)
	write(t, file, strings.Replace(strings.Replace(listed, "SOHR,B,2", "SHAM; SOHR,C,4", 1), "Homs,SOHR,B", "Homs,SOHR,C", 1))
	got := importing(t, dossier, file)
	if got.UpdatesPending == 0 || got.Changes[0].Fields[0].Name != "Sources" || got.Changes[0].Fields[0].After != "SHAM (4); SOHR (4)" {
		t.Fatalf("%+v", got)
	}
	if got = importing(t, dossier, file, "--update"); !strings.Contains(strings.Join(got.Notes, " "), "“SOHR” stays graded as it is here (B); the file has it as C") || sourcesIn(t, dossier)["SOHR|"].Reliability != "B" {
		t.Errorf("%v", got.Notes)
	}
	write(t, file, strings.Replace(listed, "Homs,SOHR,B", "Homs,SHAM,D", 1))
	if notes := strings.Join(importing(t, dossier, file, "--dry-run").Notes, " "); !strings.Contains(notes, "“SHAM” stays graded as it is here (C)") {
		t.Errorf("%s", notes)
	}
	write(t, file, listed+"3,2016-09-15,shelling,Homs,New one,A,2\n4,2016-09-15,shelling,Homs,New one,C,2\n")
	if notes := strings.Join(importing(t, dossier, file, "--dry-run").Notes, " "); !strings.Contains(notes, "“New one” is graded A and, in other rows, otherwise: taken as A") {
		t.Errorf("%s", notes)
	}
	if got := column(t, dossier, "sources"); got != `"SOHR (B4); SHAM (C4)" / SOHR (B2)` {
		t.Errorf("sources %s", got)
	}
}

// What cannot be the grade or the address of a source is refused with its column; a grade of no source is a mapping that cannot be.
func TestGradesAndAddressesAreHeldAgainstWhatTheyCanBe(t *testing.T) {
	dossier, file := files(t, "graded.csv", gradedList+"2016-09-16,shelling,Hama,3,X,file:///etc/x,B,2,no,\n2016-09-16,shelling,Hama,3,X,,G,2,no,\n2016-09-16,shelling,Hama,3,X,,B,7,no,\n2016-09-16,shelling,Hama,3,X,,B,2,perhaps,\n")
	got := importing(t, dossier, file)
	var wrong []string
	for _, row := range got.Rejected {
		wrong = append(wrong, row.Column+" "+row.Value)
	}
	if said := strings.Join(wrong, "; "); said != "source url file:///etc/x; reliability G; credibility 7; confidential perhaps" || got.Added != 3 {
		t.Errorf("%s, %+v", said, tallied(got))
	}
	mapping := mapFile(t, `"columns": [{"column": "date", "field": "date"}, {"column": "type", "field": "type"}, {"column": "reliability", "field": "source_reliability"}]`)
	if status, _, said := call(t, "import", dossier, file, "--map", mapping); status != exitFailed || !strings.Contains(said, "is said of no source") {
		t.Errorf("status %d: %s", status, said)
	}
}

// Without grades a column called source says who reported it, as ever; a link that is another in each row is where the report stands.
func TestASourceAloneStaysAWordOfWhoReportedIt(t *testing.T) {
	dossier, file := files(t, "plain.csv", "date,type,place,source\n2016-09-13,shelling,Aleppo,SOHR\n")
	importing(t, dossier, file)
	if got := column(t, dossier, "reported_by"); got != "SOHR" {
		t.Errorf("reported by %s", got)
	}
	dossier, file = files(t, "links.csv", "date,type,place,source,link\n2016-09-13,shelling,Aleppo,SOHR,https://sohr.example/1\n2016-09-14,shelling,Aleppo,SOHR,https://sohr.example/2\n")
	importing(t, dossier, file)
	if got := column(t, dossier, "sources"); got != `"SOHR, https://sohr.example/1" / "SOHR, https://sohr.example/2"` {
		t.Errorf("sources %s", got)
	}
}

// importBatches gives the identifiers of a dossier's imports, the newest first.
func importBatches(t *testing.T, dossier string) (ids []string) {
	t.Helper()
	batches, err := opened(t, dossier).Batches(context.Background(), ceasefire.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches {
		ids = append(ids, b.ID.String())
	}
	return ids
}

// A source that an import made goes when it is undone, unless something else cites it by then, and comes with it again.
func TestASourceOfAnImportGoesWithIt(t *testing.T) {
	dossier, file := files(t, "graded.csv", gradedList)
	before := len(sourcesIn(t, dossier))
	importing(t, dossier, file)
	write(t, file, "date,type,place,source,reliability\n2016-09-20,shelling,Aleppo,Field office,B\n")
	importing(t, dossier, file)
	batches := importBatches(t, dossier)
	first := batches[len(batches)-1]
	done(t, "import", dossier, "--undo", first)
	all := sourcesIn(t, dossier)
	if _, there := all["Abu Someone|"]; there {
		t.Error("a source that nothing cites any more stays")
	}
	if _, there := all["Field office|https://office.example/"]; !there {
		t.Error("a source that another row cites is gone")
	}
	done(t, "import", dossier, "--redo", first)
	if all := sourcesIn(t, dossier); !all["Abu Someone|"].Confidential || len(all) != before+3 {
		t.Errorf("%d %+v", len(all)-before, all["Abu Someone|"])
	}
	if got := column(t, dossier, "sources"); !strings.Contains(got, "Abu Someone (A1)") {
		t.Errorf("sources %s", got)
	}
}
