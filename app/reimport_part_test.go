package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// Whatever columns of a table were exported, with the identifier among them, it comes back as what it is.
func TestAnyColumnsWithTheIDComeBack(t *testing.T) {
	path, _ := mixed(t)
	n := len(wholeOf(t, opened(t, path), store.View{}).Incidents)
	random, sets := rand.New(rand.NewPCG(7, 7)), [][]string{{"id", "deaths_best", "title"}, {"id"}}
	var codes []string
	for _, c := range exchange.ExportColumns() {
		if codes = append(codes, c.Code); c.Code != "id" {
			sets = append(sets, []string{"id", c.Code})
		}
	}
	for range 12 {
		random.Shuffle(len(codes), func(i, j int) { codes[i], codes[j] = codes[j], codes[i] })
		set := []string{"id"}
		for _, code := range codes[:2+random.IntN(8)] {
			if code != "id" {
				set = append(set, code)
			}
		}
		sets = append(sets, set)
	}
	for at, set := range sets {
		file := filepath.Join(t.TempDir(), []string{"some.csv", "some.xlsx"}[at%2])
		done(t, "export", path, file, "--columns", strings.Join(set, ","))
		if got := importing(t, path, file, "--update"); tallied(got) != (tally{Duplicates: n}) {
			t.Errorf("%v: %+v %+v %+v", set, tallied(got), got.Rejected, got.Changes)
		}
	}
}

// What is edited in a table of some columns is an update of those alone.
func TestAnEditInSomeColumnsLeavesTheOthersAlone(t *testing.T) {
	for name, edits := range map[string][3]string{
		"title": {"id,deaths_best,title", "Incident 3", "Another"}, "time": {"id,title,time", "", ""}, "verification": {"id,title,verification", "", ""}, "type": {"id,title,type", "", ""},
	} {
		path, typed := mixed(t)
		d := opened(t, path)
		before, err := d.Incident(t.Context(), typed[3])
		if err != nil {
			t.Fatal(err)
		}
		before.When = ceasefire.MinuteMoment(before.When.From, "Asia/Damascus")
		if before, err = d.UpdateIncident(t.Context(), before); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "some.csv")
		done(t, "export", path, file, "--columns", edits[0])
		text := textOf(t, file)
		want := before
		switch name {
		case "title":
			text, want.Title = strings.Replace(text, edits[1], edits[2], 1), edits[2]
		case "time":
			at := before.When.From.In(wholeOf(t, d, store.View{}).Frame.Agreement.Location())
			text = strings.Replace(text, "Incident 3,"+at.Format("15:04"), "Incident 3,"+"03:33", 1)
			want.When = ceasefire.MinuteMoment(time.Date(at.Year(), at.Month(), at.Day(), 3, 33, 0, 0, at.Location()), "Asia/Damascus")
		case "verification":
			text, want.Verification = strings.Replace(text, "Incident 3,"+string(before.Verification), "Incident 3,contested", 1), ceasefire.Contested
		case "type":
			text, want.Type = strings.Replace(text, "Incident 3,"+string(before.Type), "Incident 3,"+string(ceasefire.ConvoyPassed), 1), ceasefire.ConvoyPassed
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := tallied(importing(t, path, file, "--update")); got.Updated != 1 || got.Rejected != 0 {
			t.Errorf("%s: %+v", name, got)
		}
		after, err := d.Incident(t.Context(), typed[3])
		if err != nil {
			t.Fatal(err)
		}
		if after.Title != want.Title || !after.When.From.Equal(want.When.From) || after.When.Precision != want.When.Precision || after.Verification != want.Verification || after.Type != want.Type ||
			after.Deaths != before.Deaths || after.Place != before.Place || after.Text != before.Text || after.SideA != before.SideA {
			t.Errorf("%s: %+v\nbecame\n%+v", name, before, after)
		}
	}
}

// A row of no incident that is here is told of, as is a table without the identifiers, and a column that is asked for twice.
func TestPartsOfATableThatCannotBeKnown(t *testing.T) {
	path, _ := mixed(t)
	file := filepath.Join(t.TempDir(), "some.csv")
	done(t, "export", path, file, "--columns", "id,title")
	text := strings.TrimSpace(textOf(t, file)) + "\n01890000-0000-7000-8000-000000000001,Unheard of\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := importing(t, path, file); len(got.Rejected) != 1 || got.Added != 0 || !strings.Contains(got.Rejected[0].Reason, "no incident has its identifier here") {
		t.Errorf("%+v", got)
	}
	done(t, "export", path, file, "--columns", "title,deaths_best")
	if status, _, said := call(t, "import", path, file); status != exitFailed || !strings.Contains(said, "without the column id") {
		t.Errorf("status %d: %s", status, said)
	}
	done(t, "export", path, file, "--columns", "title,date,type,deaths_best")
	if got := importing(t, path, file, "--dry-run"); len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "no column id") {
		t.Errorf("%q", got.Notes)
	}
	if status, _, said := call(t, "export", path, file, "--columns", "id,title,ID"); status != exitUsage || !strings.Contains(said, `"id" is named twice`) {
		t.Errorf("status %d: %s", status, said)
	}
}
