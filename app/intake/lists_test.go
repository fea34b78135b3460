package intake

import (
	"strings"
	"testing"
)

// A list that is taken for one that is here under another name is said to be, with what to do about it.
func TestAListTakenForAnotherIsSaidToBe(t *testing.T) {
	d, _ := made(t)
	const first, second = "date,type,place,deaths\n2016-09-12,shelling,Azaz,1\n2016-09-13,shelling,Azaz,2\n", "2016-09-14,shelling,Azaz,3\n"
	brought(t, d, "la.csv", first)
	notes := strings.Join(brought(t, d, "la.csv", first+second).Reading.Notes, "\n")
	if strings.Contains(notes, "taken for") {
		t.Errorf("the same list: %s", notes)
	}
	out := brought(t, d, "lc.csv", first+second+"2016-09-15,shelling,Marea,4\n")
	notes = strings.Join(out.Reading.Notes, "\n")
	if !strings.Contains(notes, "taken for the list “la”") || !strings.Contains(notes, "(4) it has 3") || !strings.Contains(notes, "--dataset") || out.Added != 1 {
		t.Errorf("%+v: %s", out.ImportResult, notes)
	}
}

// A row of a selection of ACLED's columns is the same event once one of its numbers is another.
func TestASelectionOfACLEDsColumnsIsKnownAgain(t *testing.T) {
	d, _ := made(t)
	const rows = "event_id_cnty,event_date,event_type,sub_event_type,actor1,latitude,longitude,fatalities\nSYR1,12 September 2016,Battles,Armed clash,Syrian army,36.2,37.15,3\n"
	if out := brought(t, d, "some.csv", rows); out.Added != 1 {
		t.Fatalf("%+v", out.ImportResult)
	}
	if out := brought(t, d, "some.csv", strings.Replace(rows, ",3\n", ",4\n", 1)); out.Added != 0 || out.Pending != 1 {
		t.Errorf("%+v", out.ImportResult)
	}
}
