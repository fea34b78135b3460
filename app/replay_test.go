package main

import (
	"encoding/json"
	"fmt"
	"testing"
)

// standing is where the five clocks of the truce stand at noon of a day, in the order of the template.
type standing struct {
	first, last                    int // days of September 2016; 31 is 1 October
	start, term, army, streak, jic string
	held                           int
}

// The truce day by day, worked out on a calendar from the agreement's clocks and timeline: it began at 19:00 on the 12th, was renewed on the
// 14th to 19:00 on the 16th, the army's own truce ran to 23:59 on the 18th and was declared over on the 19th, and the channel was
// suspended on 3 October.
func TestTheTruceIsReplayedDayByDay(t *testing.T) {
	dossier, _ := story(t)
	for _, want := range []standing{
		{9, 12, "pending", "not_begun", "not_begun", "not_begun", "waiting", 0},
		{13, 13, "passed", "running", "running", "holding", "waiting", 0},
		{14, 14, "passed", "renewed", "running", "holding", "waiting", 1},
		{15, 15, "passed", "renewed", "running", "holding", "waiting", 2},
		{16, 16, "passed", "renewed", "running", "holding", "waiting", 3},
		{17, 17, "passed", "lapsed", "running", "holding", "waiting", 4},
		{18, 18, "passed", "lapsed", "running", "holding", "waiting", 5},
		{19, 32, "passed", "lapsed", "ended", "broken", "waiting", 0},
		{33, 33, "passed", "lapsed", "ended", "broken", "ended", 0},
	} {
		for day := want.first; day <= want.last; day++ {
			at := fmt.Sprintf("2016-09-%02d 12:00", day)
			if day > 30 {
				at = fmt.Sprintf("2016-10-%02d 12:00", day-30)
			}
			var told struct{ Clocks []clockTold }
			if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", at, "--json")), &told); err != nil {
				t.Fatal(err)
			}
			got := standing{want.first, want.last, told.Clocks[0].State, told.Clocks[1].State, told.Clocks[2].State, told.Clocks[3].State, told.Clocks[4].State, told.Clocks[3].DaysHeld}
			if got != want {
				t.Errorf("at %s: %+v, want %+v", at, got, want)
			}
		}
	}
}

// clockTold is what the replay reads of one clock.
type clockTold struct {
	State    string `json:"state"`
	DaysHeld int    `json:"days_held"`
}

// TestKnownAtLeavesOutWhatWasRecordedLater reads the same instant of the truce as it was known before anything was recorded.
func TestKnownAtLeavesOutWhatWasRecordedLater(t *testing.T) {
	dossier, _ := story(t)
	type told struct {
		Agreement struct {
			Title  string
			Effect *string
		}
		KnownAt   string `json:"known_at"`
		Phase     string
		Clocks    []clockTold
		Incidents struct{ Total int }
		Tallies   int
	}
	read := func(args ...string) (got told) {
		if err := json.Unmarshal([]byte(done(t, append([]string{"info", dossier, "--as-of", "2016-09-20 12:00", "--json"}, args...)...)), &got); err != nil {
			t.Fatal(err)
		}
		return got
	}
	now := read()
	if now.Clocks[3].State != "broken" || now.Incidents.Total == 0 || now.Tallies == 0 || now.KnownAt != "" || now.Agreement.Title == "" || now.Agreement.Effect == nil {
		t.Fatalf("%+v", now)
	}
	before := read("--known-at", "2025-12-31")
	if len(before.Clocks) != 0 || before.Incidents.Total != 0 || before.Tallies != 0 || before.KnownAt != "2025-12-31T00:00:00+03:00" {
		t.Errorf("as known before anything was recorded: %+v", before)
	}
	if before.Agreement.Title != "" || before.Agreement.Effect != nil || before.Phase != "Nothing was recorded yet." {
		t.Errorf("of the agreement was known: %+v", before)
	}
}
