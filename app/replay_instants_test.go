package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// clockStands is what info says of one clock at an instant: its state, its end in Damascus and the seconds to it ("-" and -1 where it has none), the whole days held
// (-1 for what is no streak), and how closely its end by ruling is known.
type clockStands struct {
	state, ends string
	left        int64
	held        int
	known       string
}

// clockSaid is a clock as info writes it.
type clockSaid struct {
	State       string  `json:"state"`
	EndsAt      *string `json:"ends_at"`
	SecondsLeft *int64  `json:"seconds_left"`
	DaysHeld    *int    `json:"days_held"`
	Known       *string `json:"ended_precision"`
}

func (c clockSaid) stands() clockStands {
	s := clockStands{state: c.State, ends: "-", left: -1, held: -1}
	if c.EndsAt != nil {
		s.ends = strings.TrimPrefix(strings.TrimSuffix(*c.EndsAt, ":00+03:00"), "2016-09-")
	}
	if c.SecondsLeft != nil {
		s.left = *c.SecondsLeft
	}
	if c.DaysHeld != nil {
		s.held = *c.DaysHeld
	}
	if c.Known != nil {
		s.known = *c.Known
	}
	return s
}

// The instants at which a clock of the truce changes, a second before each and at it, with what was left by the calendar; Damascus was at UTC+3 throughout. An hour has
// 3,600 seconds, a day 86,400. What is known to the day only counts from that day's first second on.
func TestTheTruceIsReplayedAtTheInstantsThatCount(t *testing.T) {
	dossier, _ := story(t)
	const day, hour = 86400, 3600
	for _, want := range []struct {
		at     string
		clocks [5]clockStands // start, first 48 hours, army truce, seven days, JIC
	}{
		{"2016-09-12T18:59:59+03:00", [5]clockStands{
			{"pending", "12T19:00", 1, -1, ""}, {"not_begun", "14T19:00", 2*day + 1, -1, ""}, {"not_begun", "18T23:59", 6*day + 5*hour - 59, -1, ""},
			{"not_begun", "19T19:00", 7*day + 1, 0, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-12T19:00:00+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"running", "14T19:00", 2 * day, -1, ""}, {"running", "18T23:59", 6*day + 5*hour - 60, -1, ""},
			{"holding", "19T19:00", 7 * day, 0, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-13T18:59:59+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"running", "14T19:00", day + 1, -1, ""}, {"running", "18T23:59", 5*day + 5*hour - 59, -1, ""},
			{"holding", "19T19:00", 6*day + 1, 0, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-13T19:00:00+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"running", "14T19:00", day, -1, ""}, {"running", "18T23:59", 5*day + 5*hour - 60, -1, ""},
			{"holding", "19T19:00", 6 * day, 1, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-14T00:00:00+03:00", [5]clockStands{ // the renewal is known to the day, of which nothing has gone by
			{"passed", "12T19:00", 0, -1, ""}, {"running", "14T19:00", 19 * hour, -1, ""}, {"running", "18T23:59", 5*day - 60, -1, ""},
			{"holding", "19T19:00", 5*day + 19*hour, 1, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-14T00:00:01+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"renewed", "16T19:00", 2*day + 19*hour - 1, -1, ""}, {"running", "18T23:59", 5*day - 61, -1, ""},
			{"holding", "19T19:00", 5*day + 19*hour - 1, 1, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-16T18:59:59+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"renewed", "16T19:00", 1, -1, ""}, {"running", "18T23:59", 2*day + 5*hour - 59, -1, ""},
			{"holding", "19T19:00", 3*day + 1, 3, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-16T19:00:00+03:00", [5]clockStands{ // Russia's offer renews nothing
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"running", "18T23:59", 2*day + 5*hour - 60, -1, ""},
			{"holding", "19T19:00", 3 * day, 4, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-18T23:58:59+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"running", "18T23:59", 1, -1, ""},
			{"holding", "19T19:00", 19*hour + 61, 6, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-18T23:59:00+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"lapsed", "18T23:59", 0, -1, ""},
			{"holding", "19T19:00", 19*hour + 60, 6, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-19T00:00:00+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"lapsed", "18T23:59", 0, -1, ""},
			{"holding", "19T19:00", 19 * hour, 6, ""}, {"waiting", "-", -1, -1, ""}}},
		{"2016-09-19T00:00:01+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"ended", "18T23:59", 0, -1, "day"},
			{"broken", "-", -1, 0, "day"}, {"waiting", "-", -1, -1, ""}}},
		{"2016-10-03T00:00:00+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"ended", "18T23:59", 0, -1, "day"},
			{"broken", "-", -1, 0, "day"}, {"waiting", "-", -1, -1, ""}}},
		{"2016-10-03T23:59:59+03:00", [5]clockStands{
			{"passed", "12T19:00", 0, -1, ""}, {"lapsed", "16T19:00", 0, -1, ""}, {"ended", "18T23:59", 0, -1, "day"},
			{"broken", "-", -1, 0, "day"}, {"ended", "-", -1, -1, "day"}}},
	} {
		var told struct{ Clocks []clockSaid }
		if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", want.at, "--json")), &told); err != nil {
			t.Fatal(err)
		}
		if len(told.Clocks) != len(want.clocks) {
			t.Fatalf("at %s: %d clocks", want.at, len(told.Clocks))
		}
		for i, c := range told.Clocks {
			if got := c.stands(); got != want.clocks[i] {
				t.Errorf("at %s, clock %d: %+v, want %+v", want.at, i+1, got, want.clocks[i])
			}
		}
	}
}
