package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

func TestEveryRecordOfATemplateNamesItsSource(t *testing.T) {
	for _, info := range assets.Templates() {
		f, _ := embedded(t, info.Name)
		check := func(what string, source ceasefire.ID) {
			if _, known := f.Source(source); !known {
				t.Errorf("%s: %s has no source", info.Name, what)
			}
		}
		for _, p := range f.Parties {
			check(p.Name, p.Source)
		}
		for _, c := range f.Commitments {
			check(c.Title, c.Source)
		}
		for _, c := range f.Clocks {
			check(c.Name, c.Source)
		}
		for _, d := range f.Determinations {
			check(d.Reason, d.Source)
		}
		for _, r := range f.ScopeRules {
			check(r.Name, r.Source)
		}
		for _, e := range f.Timeline {
			check(e.Title, e.Source)
		}
		for _, y := range f.Tallies {
			check(y.CountedBy, y.Source)
		}
		if len(f.Agreement.Sources) == 0 {
			t.Errorf("%s: the agreement has no source", info.Name)
		}
	}
}

// A source that nothing names is a leftover, and one that cannot be looked up is no source: the first template's compilation and news
// report, which were never on the net, are the exceptions.
func TestEverySourceIsNamedAndCanBeLookedUp(t *testing.T) {
	offline := map[string]bool{"syria-2016 announcement": true, "syria-2016 compilation": true}
	for _, info := range assets.Templates() {
		text, err := assets.OpenTemplate(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		var l templateLayout
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatal(err)
		}
		for _, s := range l.Sources {
			named := strings.Count(string(text), fmt.Sprintf("%q", s.Key)) > 1
			if !named && s.Attribution == "" {
				t.Errorf("%s: nothing names the source %s", info.Name, s.Key)
			}
			if !strings.HasPrefix(s.Address, "http") && !offline[info.Name+" "+s.Key] {
				t.Errorf("%s: %s has no address", info.Name, s.Key)
			}
			if s.Title == "" || s.Publisher == "" {
				t.Errorf("%s: %s has no title or no publisher", info.Name, s.Key)
			}
		}
	}
}

// The days that a streak has to hold and what breaks it are facts of an agreement only where its text says so, as Syria's does.
func TestNoTemplateInventsAStreak(t *testing.T) {
	for _, info := range assets.Templates() {
		f, _ := embedded(t, info.Name)
		for _, c := range f.Clocks {
			if c.Kind == ceasefire.Streak && info.Name != "syria-2016" {
				t.Errorf("%s has the streak %q", info.Name, c.Name)
			}
		}
	}
}

// Nobody reads a timeline that jumps back and forth; days and minutes of one day may stand in either order. Short names fit a chip.
func TestTemplatesTellThingsInTheirOrder(t *testing.T) {
	for _, info := range assets.Templates() {
		f, _ := embedded(t, info.Name)
		var last time.Time
		for _, e := range f.Timeline {
			if day := e.When.From.Add(24 * time.Hour); day.Before(last) {
				t.Errorf("%s: %q comes too late", info.Name, e.Title)
			}
			last = e.When.From
		}
		for _, p := range f.Parties {
			if len([]rune(p.Short)) > 20 {
				t.Errorf("%s: the short name %q is long", info.Name, p.Short)
			}
		}
	}
}

// Each of the thirteen points has a commitment, and the number of each commitment's clause is one of theirs.
func TestTheThirteenPointsAreAllThere(t *testing.T) {
	number := regexp.MustCompile(`^(\d+)\. `)
	for _, name := range []string{"minsk-2015", "israel-lebanon-2024"} {
		f, _ := embedded(t, name)
		found := map[string]bool{}
		for _, c := range f.Commitments {
			if point := number.FindStringSubmatch(c.Clause); point != nil {
				found[point[1]] = true
			}
		}
		for point := 1; point <= 13; point++ {
			if !found[fmt.Sprint(point)] {
				t.Errorf("%s: point %d has no commitment", name, point)
			}
		}
		if len(found) != 13 {
			t.Errorf("%s: points %v", name, found)
		}
	}
}

func TestTheSizesOfTheTemplates(t *testing.T) {
	want := map[string][]int{ // parties, clocks, determinations, commitments, scope rules, timeline, tallies
		"syria-2016":          {7, 5, 6, 33, 3, 16, 11},
		"minsk-2015":          {6, 5, 1, 42, 3, 25, 7},
		"colombia-2016":       {6, 7, 8, 29, 4, 23, 8},
		"israel-lebanon-2024": {7, 2, 1, 28, 3, 15, 11},
	}
	got := map[string][]int{}
	for _, info := range assets.Templates() {
		f, _ := embedded(t, info.Name)
		got[info.Name] = []int{len(f.Parties), len(f.Clocks), len(f.Determinations), len(f.Commitments), len(f.ScopeRules), len(f.Timeline), len(f.Tallies)}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesAreSavedAsTheyAreWrittenByHand(t *testing.T) {
	for _, info := range assets.Templates() {
		text, err := assets.OpenTemplate(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("\t")) || bytes.Contains(text, []byte("\r")) || !bytes.HasSuffix(text, []byte("}\n")) {
			t.Errorf("%s: indent by two spaces, end lines with a line feed and the file with one", info.Name)
		}
	}
}
