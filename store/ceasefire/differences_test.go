package ceasefire

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDifferencesAreOfWhatARowSays(t *testing.T) {
	f := storyFrame()
	before := Incident{
		When: DayMoment(DayFrom(2016, 9, 14), f.Agreement.Location()), Type: Shelling, Title: "Shells", Place: Place{Name: "Castello Road"},
		Deaths: Deaths{Estimate: Estimate{Best: People(2)}}, Scope: ScopeReading{Scope: InScope},
		Extra: []Column{{"year", "2016"}, {"tags", "crowd"}, {"gone", "x"}, {"blank", ""}},
	}
	after := before
	after.When = DayMoment(DayFrom(2016, 9, 15), f.Agreement.Location())
	after.Deaths.Best, after.Injured.Low = Count{}, People(0)
	after.Place.Point, after.Place.HasPoint = Point{36.5, 37}, true
	after.Scope.Scope = Disputed
	after.Extra = []Column{{"year", "2016"}, {"tags", ""}, {"new", "y"}}
	want := []FieldChange{
		{"When", "14 Sep 2016", "15 Sep 2016"}, {"Position", "", "36.5, 37"}, {"Deaths, best", "2", ""}, {"Injured, low", "", "0"},
		{"tags", "crowd", ""}, {"new", "", "y"}, {"gone", "x", ""},
	}
	if diff := cmp.Diff(want, Differences(before, after, f)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingDiffersFromItself(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		i := Incident{Title: rapid.String().Draw(r, "title"), Deaths: Deaths{Civilians: Count{N: rapid.IntRange(0, 9).Draw(r, "n"), Known: rapid.Bool().Draw(r, "known")}}}
		for range rapid.IntRange(0, 3).Draw(r, "columns") {
			i.Extra = append(i.Extra, Column{rapid.StringMatching("[a-z]{1,9}").Draw(r, "name"), rapid.String().Draw(r, "value")})
		}
		other := i
		other.Title += "."
		if list := Differences(i, other, storyFrame()); len(list) < 1 || list[0] != (FieldChange{"Title", i.Title, other.Title}) {
			r.Fatal(list)
		}
	})
}
