package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// dated gives a file in an old layout whose dates are written in a way.
func dated(t interface{ Fatal(...any) }, way string, dates map[string]time.Time) []byte {
	rows := [][]string{strings.Split("EVENT_ID_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ACTOR2,COUNTRY,LOCATION,LATITUDE,LONGITUDE,FATALITIES", ",")}
	for n := range len(dates) {
		key := fmt.Sprint(way, n)
		rows = append(rows, []string{key, dates[key].Format(way), dates[key].Format("2006"), fmt.Sprint(n%3 + 1), "Battles", "A", "B", "Syria", "Aleppo", "36.2", "37.1", "3"})
	}
	return tabular(t, ',', rows...)
}

// readAs reads a file, its dates in an order where the file does not tell; asked reports whether it had to be asked.
func readAs(t *rapid.T, frame ceasefire.Frame, text []byte, order DateOrder) (all []ceasefire.Incident, asked bool) {
	file := MemoryData("acled.csv", bytes.NewReader(text), int64(len(text)))
	r, err := Sniff(t.Context(), file, frame, Reading{})
	if err != nil {
		t.Fatal(err)
	}
	if asked = len(r.Doubts) > 0; asked {
		if r, err = r.Settle(AboutDates, string(order)); err != nil {
			t.Fatal(err)
		}
		r.Doubts = nil
	}
	for i, err := range r.Incidents(t.Context(), file, frame) {
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		all = append(all, i)
	}
	return all, asked
}

// In, out and in again: no date changes, in whatever way the dates of one or of several files were written, and whatever days were changed in between. What came of one file goes out the same
// to the letter, and what tells its order tells it again.
func TestNoDateChangesByGoingOutAndComingIn(t *testing.T) {
	frame, _ := syria(t)
	ways := map[string]DateOrder{
		"02/01/2006": DayFirst, "01/02/2006": MonthFirst, "2/1/2006": DayFirst, "1/2/2006": MonthFirst, "02-01-2006": DayFirst, "01-02-2006": MonthFirst, "02/01/06": DayFirst, "01/02/06": MonthFirst,
		"02.01.2006": DayFirst, "2006-01-02": DayFirst, "2 January 2006": DayFirst, "January 2, 2006": MonthFirst,
	}
	var names []string
	for way := range ways {
		names = append(names, way)
	}
	day := rapid.Custom(func(t *rapid.T) time.Time {
		if rapid.Bool().Draw(t, "ambiguous") {
			return time.Date(2016, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 12).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		}
		return time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 1000).Draw(t, "days"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var in []ceasefire.Incident
		files := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 3, rapid.ID).Draw(t, "files")
		var text []byte
		for _, way := range files {
			dates := map[string]time.Time{}
			for n := range rapid.IntRange(1, 4).Draw(t, "rows") {
				dates[fmt.Sprint(way, n)] = day.Draw(t, "date")
			}
			text = dated(t, way, dates)
			read, _ := readAs(t, frame, text, ways[way])
			for _, i := range read {
				want := dates[i.Origin.Key]
				if got := ceasefire.DayOf(i.When.From, frame.Agreement.Location()); i.When.Precision == ceasefire.PrecisionDay && got != ceasefire.DayFrom(want.Date()) {
					t.Fatalf("%s was read as %s", want.Format(way), got)
				}
			}
			in = append(in, read...)
		}
		edited := false
		for n := range in {
			if in[n].When.Precision == ceasefire.PrecisionDay && rapid.IntRange(0, 5).Draw(t, "edited") == 0 {
				at := ceasefire.DayFrom(day.Draw(t, "other").Date())
				in[n].When, edited = newMoments(frame.Agreement.Location()).of(at, at, ceasefire.PrecisionDay), true
			}
		}
		out := madeFile(t, KindACLED, Export{Frame: frame}, in...)
		if len(files) == 1 && !edited && !bytes.Equal(text, out) {
			t.Fatalf("%s\ncame out as\n%s", text, out)
		}
		headers := NewHeaders(KindACLED, Export{Frame: frame})
		for _, i := range in {
			headers.Add(i)
		}
		again, _ := readAs(t, frame, out, headers.Layout().Order)
		for n, i := range again {
			if i.When != in[n].When {
				t.Fatalf("%s went out as %v and came in as %v:\n%s", i.Origin.Key, in[n].When, i.When, out)
			}
		}
	})
}

func TestInWhichOrderAFileHasItsDates(t *testing.T) {
	frame, _ := syria(t)
	const head = "event_id_cnty,event_date,event_type,actor1,actor2,country,location,latitude,longitude,fatalities\n"
	late := strings.Repeat("%d,%s,Battles,A,B,Syria,Aleppo,36.2,37.1,1\n", 1)
	file := func(dates ...string) []byte {
		var text bytes.Buffer
		text.WriteString(head)
		for n, date := range dates {
			fmt.Fprintf(&text, late, n, date)
		}
		return text.Bytes()
	}
	var many []string
	for range 30_000 { // of which more than is looked at for everything else cannot tell
		many = append(many, "09/12/2016")
	}
	for name, c := range map[string]struct {
		text  []byte
		want  DateOrder
		asked bool
		notes int
	}{
		"day first": {file("09/12/2016", "25/12/2016"), DayFirst, false, 0}, "month first": {file("09/12/2016", "12/25/2016"), MonthFirst, false, 0},
		"told on the last line": {file(append(many, "12/25/2016")...), MonthFirst, false, 0}, "told nowhere": {file(many...), DayFirst, true, 0},
		"both": {file("25/12/2016", "12/25/2016"), DayFirst, true, 0}, "the same in either": {file("09/09/2016"), "", false, 0}, "no such date": {file("2016-09-12", "30/30/2016"), "", false, 0},
		"dots": {file("09.12.2016"), DayFirst, false, 1}, "dots that tell": {file("25.12.2016"), DayFirst, false, 0}, "dots and slashes": {file("09.12.2016", "12/25/2016"), DayFirst, true, 0},
		"dots with the month first": {file("12.25.2016"), MonthFirst, false, 0}, "dots that can be either": {file("12.09.2016", "12.25.2016"), DayFirst, true, 0},
	} {
		r, err := Sniff(t.Context(), MemoryData("acled.csv", bytes.NewReader(c.text), int64(len(c.text))), frame, Reading{})
		if err != nil || r.Format != FormatACLED || r.DateOrder != c.want || len(r.Doubts) > 0 != c.asked || len(r.Notes) != c.notes {
			t.Errorf("%s: %s, %q, %d doubts, %q, %v", name, r.Format, r.DateOrder, len(r.Doubts), r.Notes, err)
		}
	}
}
