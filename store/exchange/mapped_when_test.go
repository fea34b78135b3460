package exchange

import (
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestWhenTheRowsOfATableWere(t *testing.T) {
	frame, _ := syria(t)
	zone := frame.Agreement.Location()
	for row, want := range map[string]string{
		"2016-09-15,,,":                    "2016-09-15 00:00 2016-09-16 00:00 day",
		"2016-09-15,14:20,,":               "2016-09-15 14:20 2016-09-15 14:21 minute",
		"2016-09-15 14:20,,,":              "2016-09-15 14:20 2016-09-15 14:21 minute",
		"2016-09-15T14:20:00Z,,,":          "2016-09-15 17:20 2016-09-15 17:21 minute",
		"2016-09-15,1899-12-30 14:20:00,,": "2016-09-15 14:20 2016-09-15 14:21 minute",
		"2016-09-15,morning,,":             "2016-09-15 06:00 2016-09-15 12:00 part of day",
		"2016-09-15,Après-midi,,":          "2016-09-15 12:00 2016-09-15 18:00 part of day",
		"2016-09-15,ليلا,,":                "2016-09-15 18:00 2016-09-16 06:00 part of day",
		"2016-09-15,n/a,,":                 "2016-09-15 00:00 2016-09-16 00:00 day",
		"15/9/2016,14:30-16:00,,":          "2016-09-15 14:30 2016-09-15 16:00 part of day",
		"15/9/2016,08:00-10:00,,":          "2016-09-15 08:00 2016-09-15 10:00 part of day",
		"15/9/2016,08:00–10:00,,":          "2016-09-15 08:00 2016-09-15 10:00 part of day",
		"15/9/2016,14:30 - 16:00,,":        "2016-09-15 14:30 2016-09-15 16:00 part of day",
		"15/9/2016,14:30 to 14:50,,":       "2016-09-15 14:30 2016-09-15 14:50 hour",
		"15/9/2016,16:00-08:00,,":          "2016-09-15 16:00 2016-09-16 08:00 part of day",
		"15/9/2016,14:30-05,,":             `line 2: Time "14:30-05" is not a time of day`,
		"2016-09-15 08:00-10:00,,,":        "2016-09-15 08:00 2016-09-15 10:00 part of day",
		"15 Sep 2016 08:00-10:00,,,":       "2016-09-15 08:00 2016-09-15 10:00 part of day",
		"2016-09-15 22:00 to 02:00,,,":     "2016-09-15 22:00 2016-09-16 02:00 part of day",
		"2016-09-15T08:00-05:00,,,":        "2016-09-15 16:00 2016-09-15 16:01 minute",
		"2016-09-15T14:30-16:00,,,":        "2016-09-15 14:30 2016-09-15 16:00 part of day",
		"2016-09-15 16:00 -05:00,,,":       "2016-09-16 00:00 2016-09-16 00:01 minute",
		"2016-09-15 08:00 -10:00,,,":       "2016-09-15 08:00 2016-09-15 10:00 part of day",
		"2016-09-15 08:00:00-05,,,":        "2016-09-15 16:00 2016-09-15 16:01 minute",
		"2016-09-15 08:00+03,,,":           "2016-09-15 08:00 2016-09-15 08:01 minute",
		"2016-09-15,08:00+15:00,,":         `line 2: Time "08:00+15:00" is not a time of day`,
		"2016-09-15 08:00+15:00,,,":        `line 2: Date "2016-09-15 08:00+15:00" is not a date`,
		"2016-09-15,noon,,":                "2016-09-15 12:00 2016-09-15 13:00 hour",
		"2016-09-15,midnight,,":            "2016-09-15 00:00 2016-09-15 00:01 minute",
		"2016-09-15,14.30,,":               "2016-09-15 14:30 2016-09-15 14:31 minute",
		"2016-09-15,1430,,":                "2016-09-15 14:30 2016-09-15 14:31 minute",
		"2016-09-15,9,,":                   "2016-09-15 09:00 2016-09-15 10:00 hour",
		"2016-09-15,0.604,,":               "2016-09-15 14:30 2016-09-15 14:31 minute",
		"2016-09-15,0.5,,":                 "2016-09-15 12:00 2016-09-15 12:01 minute",
		"2016-09-15,0.30,,":                "2016-09-15 00:30 2016-09-15 00:31 minute",
		"2016-09-15,2-4 pm,,":              "2016-09-15 14:00 2016-09-15 16:00 part of day",
		"2016-09-15,today,,":               `line 2: Time "today" is not a time of day`,
		"20160915,,,":                      "2016-09-15 00:00 2016-09-16 00:00 day",
		"12-15 Sep 2016,,,":                "2016-09-12 00:00 2016-09-16 00:00 week",
		"12–15 سبتمبر 2016,,,":             "2016-09-12 00:00 2016-09-16 00:00 week",
		"1-20 Sep 2016,,,":                 "2016-09-01 00:00 2016-09-21 00:00 month",
		"12-15 Sep,,,":                     `line 2: Date "12-15 Sep" is not a date`,
		"15 Sep 2016 morning,,,":           "2016-09-15 06:00 2016-09-15 12:00 part of day",
		"15 Sep 2016 noon,,,":              "2016-09-15 12:00 2016-09-15 13:00 hour",
		"15 Sep 2016 1430,,,":              "2016-09-15 14:30 2016-09-15 14:31 minute",
		"15 أيلول/سبتمبر 2016,,,":          "2016-09-15 00:00 2016-09-16 00:00 day",
		"yesterday,,,":                     `line 2: Date "yesterday" is not a date`,
		"15 Sep,,,":                        `line 2: Date "15 Sep" is not a date`,
		"2016-03-25,00:00-00:30,,":         "line 2: 2016-03-25 00:00 did not exist in Asia/Damascus",
		"2016-09-15,14:00,,hour":           "2016-09-15 14:00 2016-09-15 15:00 hour",
		"2016-09-15,14:20,,day":            "2016-09-15 00:00 2016-09-16 00:00 day",
		"2016-09-15,14:20,2016-09-17,":     "2016-09-15 00:00 2016-09-18 00:00 day",
		"2016-09-15,,2016-09-17,week":      "2016-09-15 00:00 2016-09-18 00:00 week",
		"September 2016,,,":                "2016-09-01 00:00 2016-10-01 00:00 month",
		"2016,,,":                          "2016-01-01 00:00 2017-01-01 00:00 year",
		"2016-09-15,25:00,,":               `line 2: Time "25:00" is not a time of day`,
		"2016-09-15,,2016-09-14,":          "line 2: its last date 2016-09-14 lies before its first 2016-09-15",
		",,,":                              "line 2: its date is missing",
		"2016-03-25,00:30,,":               "line 2: 2016-03-25 00:30 did not exist in Asia/Damascus",
		"2016-09-15,soon,,":                `line 2: Time "soon" is not a time of day`,
	} {
		text := "Date,Time,Date end,Date precision,Type\n" + row + ",Shelling\n"
		file, r := sniffed(t, frame, []byte(text), Reading{})
		for i, err := range r.Incidents(t.Context(), file, frame) {
			got := ""
			if err != nil {
				got = err.Error()
			} else {
				const minute = "2006-01-02 15:04"
				got = i.When.From.In(zone).Format(minute) + " " + i.When.Until.In(zone).Format(minute) + " " + i.When.Precision.String()
			}
			if !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s, want %s", row, got, want)
			}
		}
	}
}

func TestWhereTheRowsOfATableWere(t *testing.T) {
	frame, _ := syria(t)
	for _, c := range []struct {
		header, row, decimal string
		want                 ceasefire.Point
		says                 string
	}{
		{"lat;lon", "36,2;37,16", ",", ceasefire.Point{Lat: 36.2, Lon: 37.16}, ""},
		{"lat;lon", "36.2°;37.16", ".", ceasefire.Point{Lat: 36.2, Lon: 37.16}, ""},
		{"lat;lon", "٣٦.٢;٣٧.١٦", ".", ceasefire.Point{Lat: 36.2, Lon: 37.16}, ""},
		{"coordinates;x1", "(36.2, 37.16);", ".", ceasefire.Point{Lat: 36.2, Lon: 37.16}, ""},
		{"coordinates;x1", "36,2 37,16;", ",", ceasefire.Point{Lat: 36.2, Lon: 37.16}, ""},
		{"coordinates;x1", "somewhere;", ".", ceasefire.Point{}, "is not a latitude and a longitude"},
		{"lat;lon", "36.2;", ".", ceasefire.Point{}, `lon "" is not a number of degrees`},
		{"lat;lon", "136.2;37", ".", ceasefire.Point{}, "off the globe"},
		{"lat;lon", "NaN;37", ".", ceasefire.Point{}, "is not a number of degrees"},
	} {
		text := "Date;Type;" + c.header + "\n2016-09-15;Shelling;" + c.row + "\n"
		file, r := sniffed(t, frame, []byte(text), Reading{Delimiter: ';', Mapping: Mapping{Decimal: c.decimal}})
		for i, err := range r.Incidents(t.Context(), file, frame) {
			if c.says == "" && (err != nil || !i.Place.HasPoint || i.Place.Point != c.want) || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("%s: %+v, %v", c.row, i.Place, err)
			}
		}
	}
}

func TestHowManyTheRowsOfATableCount(t *testing.T) {
	frame, _ := syria(t)
	for cell, want := range map[string]ceasefire.Count{
		"": {}, "NA": {}, "unknown": {}, "-": {}, "#N/A": {}, "0": ceasefire.People(0), "3": ceasefire.People(3), "12.0": ceasefire.People(12), "١٢": ceasefire.People(12), " 7 ": ceasefire.People(7),
	} {
		got := taken(t, frame, []byte("Date;Type;Deaths\n2016-09-15;Shelling;"+cell+"\n"), Reading{Delimiter: ';'})
		if got[0].Deaths.Best != want {
			t.Errorf("%q: %+v", cell, got[0].Deaths.Best)
		}
	}
	file, r := sniffed(t, frame, []byte("Date;Type;Deaths\n2016-09-15;Shelling;many\n2016-09-15;Shelling;-3\n"), Reading{})
	if _, bad, err := readThrough(t, frame, file, r); bad != 2 || err != nil {
		t.Errorf("%d, %v", bad, err)
	}
}

// A column in which every row says midnight holds days, however the midnight is written; one other time, or a day without any, and each stands as it is written.
func TestAColumnOfMidnightsHoldsDays(t *testing.T) {
	frame, _ := syria(t)
	const day, minute = ceasefire.PrecisionDay, ceasefire.PrecisionMinute
	for name, c := range map[string]struct {
		text string
		want []ceasefire.Precision
	}{
		"of a database":       {"Date,Type\n2016-09-10 00:00:00,Shelling\n2016-09-11 00:00:00,Shelling\n", []ceasefire.Precision{day, day}},
		"in universal time":   {"Date,Type\n2016-09-10T00:00:00.000Z,Shelling\n2016-09-11T00:00:00.000Z,Shelling\n", []ceasefire.Precision{day, day}},
		"of a spreadsheet":    {"Date,Type\n9/13/2016 12:00:00 AM,Shelling\n9/14/2016 12:00:00 AM,Shelling\n", []ceasefire.Precision{day, day}},
		"in a column apart":   {"Date,Time,Type\n2016-09-10,00:00,Shelling\n2016-09-11,00:00,Shelling\n", []ceasefire.Precision{day, day}},
		"beside a time":       {"Date,Time,Type\n2016-09-10 00:00,14:20,Shelling\n2016-09-11 00:00,,Shelling\n", []ceasefire.Precision{minute, day}},
		"with another":        {"Date,Type\n2016-09-10 00:00,Shelling\n2016-09-11 00:01,Shelling\n", []ceasefire.Precision{minute, minute}},
		"with another second": {"Date,Type\n2016-09-10 00:00:00,Shelling\n2016-09-11 00:00:05,Shelling\n", []ceasefire.Precision{minute, minute}},
		"with a noon":         {"Date,Type\n9/13/2016 12:00 AM,Shelling\n9/14/2016 12:00 PM,Shelling\n", []ceasefire.Precision{minute, minute}},
		"with a bare day":     {"Date,Type\n2016-09-10 00:00,Shelling\n2016-09-11,Shelling\n", []ceasefire.Precision{minute, day}},
		"of one row":          {"Date,Type\n2016-09-10 00:00,Shelling\n", []ceasefire.Precision{minute}},
		"far behind the sample": {"Date,Type\n" + strings.Repeat("2016-09-10 00:00,Shelling\n", 300) + "2016-09-11 07:00,Shelling\n",
			slices.Repeat([]ceasefire.Precision{minute}, 301)},
	} {
		t.Run(name, func(t *testing.T) {
			file, r := sniffed(t, frame, []byte(c.text), Reading{})
			var got []ceasefire.Precision
			for i, err := range r.Incidents(t.Context(), file, frame) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, i.When.Precision)
				if i.When.Precision == day && i.When.Until.Sub(i.When.From) != 24*time.Hour {
					t.Errorf("a day from %v to %v", i.When.From, i.When.Until)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("read as %v", got)
			}
			if said := strings.Contains(strings.Join(r.Notes, " "), "says midnight"); said != (len(r.Midnights) > 0) {
				t.Errorf("said: %v", r.Notes)
			}
		})
	}
}
