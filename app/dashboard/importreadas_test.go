package dashboard

import (
	"strings"
	"testing"
)

// A table without a column of types is imported once it is said which type all its rows have.
func TestATableWithoutATypeIsImported(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "without.csv", "date,place,side a,deaths\n2016-09-15,Azaz,Government of Syria,2\n2016-09-16,Idlib,Government of Syria,1\n"))
	if f.trial != nil || !strings.Contains(f.what.Text, "type") {
		t.Fatalf("%q", f.what.Text)
	}
	say(t, f, withoutType, "Shelling")
	if f.trial == nil || f.trial.Added != 2 {
		t.Fatalf("%q, %+v", f.what.Text, f.trial)
	}
	say(t, f, withoutType, "not said")
	if f.trial != nil {
		t.Error("no type is needed any more")
	}
}

// What was found of a file is said otherwise: how its columns are set apart, which row names them, in which order dates are and of which list its rows are.
func TestWhatWasFoundIsSaidOtherwise(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "list.csv", "id,date,place,type,deaths\n1,03/04/2016,Azaz,shelling,2\n2,13/04/2016,Idlib,shelling,1\n"))
	if f.trial == nil || f.trial.Added != 2 {
		t.Fatalf("%q, %+v", f.what.Text, f.trial)
	}
	for _, c := range []struct {
		about, choice string
		shows         func() bool
	}{
		{"Dates such as 3/4/2016", "month first: 4 March", func() bool { return f.trial != nil && len(f.trial.Rejected) == 1 }},
		{"Dates such as 3/4/2016", "as found in the file", func() bool { return f.trial != nil && f.trial.Added == 2 }},
		{"The columns' names stand in", "no row", func() bool { return f.reading.NoHeader && f.reading.Header[0] == "Column 1" }},
		{"The columns' names stand in", "row 1", func() bool { return f.trial != nil && f.trial.Added == 2 }},
		{"Columns are set apart by", "semicolon", func() bool { return len(f.reading.Header) == 1 }},
		{"Columns are set apart by", "comma", func() bool { return f.trial != nil && f.trial.Added == 2 }},
		{"Times without a zone are in that", "UTC", func() bool { return f.told.Mapping.Zone == "UTC" && f.trial.Added == 2 }},
	} {
		say(t, f, c.about, c.choice)
		if !c.shows() || f.choices[c.about].Selected != c.choice {
			t.Errorf("%s %s: %q, %+v", c.about, c.choice, f.what.Text, f.trial)
		}
	}
}

// In which order the dates of ACLED's old layout stand is taken from that, said, and can be said otherwise.
func TestTheOrderThatALayoutTellsIsSaidOtherwise(t *testing.T) {
	w := importWindow(t, false)
	text := "EVENT_ID_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ACTOR2,COUNTRY,ADMIN1,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES\n" +
		"SYR1,09/12/2016,2016,1,Battles,A,B,Syria,Aleppo,Aleppo,36.2,37.16,1,Synthetic,Synthetic row.,3\n"
	f := importFormOn(t, w, fileOf(t, "old.csv", text))
	if len(f.open()) > 0 || f.trial == nil || !strings.Contains(f.what.Text, "as ACLED's old layout has them") || !strings.Contains(f.what.Text, "09/12/2016 is 9 December 2016") {
		t.Fatalf("%+v: %s", f.open(), f.what.Text)
	}
	say(t, f, "Dates such as 3/4/2016", "month first: 4 March")
	if strings.Contains(f.what.Text, "old layout") {
		t.Error(f.what.Text)
	}
	if i := imported(t, w, f, "Aleppo"); i.When.From.Format("2006-01") != "2016-09" {
		t.Errorf("%+v", i.When)
	}
}

// Rows without identifiers that say the same are incidents of their own, which the form says, until somebody says that they are one.
func TestLikeRowsAreSaidToBeOne(t *testing.T) {
	w := importWindow(t, false)
	f := importFormOn(t, w, fileOf(t, "twice.csv", "date,place,type,deaths\n2016-09-15,Azaz,shelling,2\n2016-09-15,Azaz,shelling,2\n"))
	if f.trial == nil || f.trial.Added != 2 || !strings.Contains(f.what.Text, "Line 3 says the same as line 2: taken as an incident of its own") {
		t.Fatalf("%q, %+v", f.what.Text, f.trial)
	}
	say(t, f, likeRows, "one incident, taken once")
	if f.trial == nil || f.trial.Added != 1 || !strings.Contains(f.what.Text, "taken once") {
		t.Errorf("%q, %+v", f.what.Text, f.trial)
	}
}
