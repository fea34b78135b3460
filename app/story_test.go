package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
)

// call carries out one command line and gives its status, what it printed and what it said of errors.
func call(t *testing.T, args ...string) (status int, out, said string) {
	t.Helper()
	var printed, failed bytes.Buffer
	now := func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	window := func(string, func() time.Time) error { return errors.New("a window was opened") }
	status = run(context.Background(), args, env{out: &printed, err: &failed, now: now, window: window})
	return status, printed.String(), failed.String()
}

// done calls what has to succeed and gives what it printed.
func done(t *testing.T, args ...string) string {
	t.Helper()
	status, out, said := call(t, args...)
	if status != exitDone {
		t.Fatalf("%v: status %d: %s", args, status, said)
	}
	return out
}

// clockStory is what a script reads of one clock.
type clockStory struct {
	Kind        string `json:"kind"`
	State       string `json:"state"`
	EndsAt      string `json:"ends_at"`
	SecondsLeft int64  `json:"seconds_left"`
	DaysHeld    int    `json:"days_held"`
}

func TestTheClocksTellTheStory(t *testing.T) {
	dossier, _ := story(t)
	const start, term, army, held, jic = "Cessation of hostilities starts", "First 48 hours", "Syrian army's own truce", "Seven consecutive days of reduced violence", "Joint Implementation Centre"
	for _, c := range []struct {
		asOf, phase string
		clocks      map[string]clockStory
	}{
		{"2016-09-10 12:00", "Ceasefire starts in 2 days 7 hours.", map[string]clockStory{
			// From 10 Sep 12:00 to 12 Sep 19:00 are 55 hours, 198,000 s.
			start: {"deadline", "pending", "2016-09-12T19:00:00+03:00", 198000, 0},
			term:  {"fixed_term", "not_begun", "2016-09-14T19:00:00+03:00", 370800, 0},
			army:  {"fixed_term", "not_begun", "2016-09-18T23:59:00+03:00", 734340, 0},
			held:  {"streak", "not_begun", "2016-09-19T19:00:00+03:00", 802800, 0},
			jic:   {"trigger", "waiting", "", 0, 0},
		}},
		{"2016-09-12 19:00", "Day 1 of 7. Holding.", map[string]clockStory{
			start: {"deadline", "passed", "2016-09-12T19:00:00+03:00", 0, 0},
			term:  {"fixed_term", "running", "2016-09-14T19:00:00+03:00", 172800, 0},
			army:  {"fixed_term", "running", "2016-09-18T23:59:00+03:00", 536340, 0},
			held:  {"streak", "holding", "2016-09-19T19:00:00+03:00", 604800, 0},
			jic:   {"trigger", "waiting", "", 0, 0},
		}},
		{"2016-09-15", "Day 3 of 7. Holding", map[string]clockStory{
			// The first term was renewed on 14 Sep to 16 Sep 19:00, 43 hours on.
			start: {"deadline", "passed", "2016-09-12T19:00:00+03:00", 0, 0},
			term:  {"fixed_term", "renewed", "2016-09-16T19:00:00+03:00", 154800, 0},
			army:  {"fixed_term", "running", "2016-09-18T23:59:00+03:00", 345540, 0},
			held:  {"streak", "holding", "2016-09-19T19:00:00+03:00", 414000, 2},
			jic:   {"trigger", "waiting", "", 0, 0},
		}},
		{"2016-09-20", "Truce over since 19 Sep 2016, after 6 of 7 days.", map[string]clockStory{
			start: {"deadline", "passed", "2016-09-12T19:00:00+03:00", 0, 0},
			term:  {"fixed_term", "lapsed", "2016-09-16T19:00:00+03:00", 0, 0},
			army:  {"fixed_term", "ended", "2016-09-18T23:59:00+03:00", 0, 0},
			held:  {"streak", "broken", "", 0, 0},
			jic:   {"trigger", "waiting", "", 0, 0},
		}},
	} {
		t.Run(c.asOf, func(t *testing.T) {
			var told struct {
				Phase  string `json:"phase"`
				Clocks []struct {
					Name string `json:"name"`
					clockStory
				} `json:"clocks"`
			}
			if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", c.asOf, "--json")), &told); err != nil {
				t.Fatal(err)
			}
			got := map[string]clockStory{}
			for _, clock := range told.Clocks {
				got[clock.Name] = clock.clockStory
			}
			if diff := cmp.Diff(c.clocks, got); diff != "" {
				t.Error(diff)
			}
			if !strings.HasPrefix(told.Phase, c.phase) {
				t.Errorf("phase %q, want %q", told.Phase, c.phase)
			}
		})
	}
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	dossier, data := story(t)
	before := done(t, "info", dossier, "--as-of", "2016-11-01", "--json")
	var counts struct {
		Read, Added, Updated, Duplicates int
		Rejected                         []any
	}
	if err := json.Unmarshal([]byte(done(t, "import", dossier, data, "--json")), &counts); err != nil {
		t.Fatal(err)
	}
	if counts.Read != 1466 || counts.Duplicates != 1466 || counts.Added != 0 || counts.Updated != 0 || len(counts.Rejected) != 0 {
		t.Errorf("%+v", counts)
	}
	if diff := cmp.Diff(before, done(t, "info", dossier, "--as-of", "2016-11-01", "--json")); diff != "" {
		t.Error(diff)
	}
	done(t, "check", dossier)
}

func TestInfoKeepsItsContract(t *testing.T) {
	dossier, _ := story(t)
	var told map[string]any
	if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", "2016-11-01", "--json")), &told); err != nil {
		t.Fatal(err)
	}
	incidents := told["incidents"].(map[string]any)
	if incidents["total"] != 1466.0 || told["tallies"] != 11.0 || told["zone"] != "Asia/Damascus" {
		t.Errorf("incidents %v, tallies %v, zone %v", incidents, told["tallies"], told["zone"])
	}
	sum := incidents["in_scope"].(float64) + incidents["out_of_scope"].(float64) + incidents["disputed"].(float64)
	if sum != 1466 {
		t.Errorf("the scopes add up to %v", sum)
	}
	// Summed from the file's columns low, best and high.
	if diff := cmp.Diff(map[string]any{"low": sumOf(t, "low"), "best": sumOf(t, "best"), "high": sumOf(t, "high")}, incidents["deaths"]); diff != "" {
		t.Error(diff)
	}
	for _, p := range told["parties"].([]any) {
		party := p.(map[string]any)
		for _, key := range []string{"name", "role", "score", "assessed", "commitments"} {
			if _, ok := party[key]; !ok {
				t.Errorf("party %v has no %s", party["name"], key)
			}
		}
	}
}

// sumOf adds up a column of the GED file.
func sumOf(t *testing.T, column string) float64 {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(assets.SampleGED())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, name := range rows[0] {
		for _, row := range rows[1:] {
			if name == column {
				n, err := strconv.ParseFloat(row[i], 64)
				if err != nil {
					t.Fatal(err)
				}
				sum += n
			}
		}
	}
	return sum
}

func TestChartsAreDrawn(t *testing.T) {
	folder := t.TempDir()
	dossier := filepath.Join(folder, "sample.truce")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	for _, kind := range []string{"daily", "cumulative", "before-after", "places", "types", "compliance", "tallies"} {
		for _, ending := range []string{".png", ".svg", ".csv"} {
			out := filepath.Join(folder, kind+ending)
			done(t, "chart", dossier, kind, out, "--as-of", "2016-10-31", "--scope", "in", "--size", "800x450", "--scale", "2")
			content, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if err := sane(ending, content); err != nil {
				t.Errorf("%s%s: %v", kind, ending, err)
			}
		}
	}
}

// sane holds a file against the format that its ending names.
func sane(ending string, content []byte) error {
	switch ending {
	case ".png":
		picture, err := png.Decode(bytes.NewReader(content))
		if err == nil && (picture.Bounds().Dx() != 1600 || picture.Bounds().Dy() != 900) {
			err = errors.New("its size is " + picture.Bounds().String())
		}
		return err
	case ".svg":
		for decoder := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err == nil && len(rows) < 2 {
		err = errors.New("it has no numbers")
	}
	return err
}

func TestTheSampleHasItsRulingsAndItsFirstLook(t *testing.T) {
	dossier := filepath.Join(t.TempDir(), "sample.truce")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	var told struct {
		Incidents struct{ Total, Disputed int }
		Parties   []struct {
			Name     string
			Score    *float64
			Assessed int
		}
	}
	if err := json.Unmarshal([]byte(done(t, "info", dossier, "--as-of", "2016-09-20", "--json")), &told); err != nil {
		t.Fatal(err)
	}
	if told.Incidents.Disputed != 1 {
		t.Errorf("%d disputed", told.Incidents.Disputed)
	}
	// The government's four assessed commitments: attacks 0, access 1, Castello 1, and none other: 2 of 9.
	for _, p := range told.Parties {
		if p.Name == "Government of Syria and allies" && (p.Assessed != 3 || p.Score == nil || *p.Score < 2.0/9-1e-9 || *p.Score > 2.0/9+1e-9) {
			t.Errorf("%+v, score %v", p, *p.Score)
		}
	}
}
