package ceasefire

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What one side alone changed is as that side has it; what both changed is named, and is mine, or theirs where that is asked for.
func TestReconciledTakesWhatEachAloneChanged(t *testing.T) {
	word := rapid.SampledFrom([]string{"", "a", "b", "c"})
	incident := func(t *rapid.T) (i Incident) {
		i.Title, i.Text, i.Place.Name, i.ReportedBy = word.Draw(t, "title"), word.Draw(t, "text"), word.Draw(t, "place"), word.Draw(t, "by")
		i.Deaths.Best = People(rapid.IntRange(0, 2).Draw(t, "deaths"))
		i.Extra = []Column{{"note", word.Draw(t, "note")}}
		return i
	}
	rapid.Check(t, func(t *rapid.T) {
		read, mine, theirs := incident(t), incident(t), incident(t)
		over := rapid.Bool().Draw(t, "over")
		now, both := Reconciled(read, mine, theirs, over)
		for name, at := range map[string]func(Incident) any{
			"Title": func(i Incident) any { return i.Title }, "Text": func(i Incident) any { return i.Text }, "Place": func(i Incident) any { return i.Place.Name },
			"Reported by": func(i Incident) any { return i.ReportedBy }, "Deaths, best": func(i Incident) any { return i.Deaths.Best },
		} {
			was, m, th := at(read), at(mine), at(theirs)
			want, clash := th, false
			switch {
			case m == th:
			case th == was:
				want = m
			case m != was:
				if clash = true; !over {
					want = m
				}
			}
			if at(now) != want || slices.Contains(both, name) != clash {
				t.Fatalf("%s: read %v, mine %v, theirs %v: %v, %v", name, was, m, th, at(now), both)
			}
		}
		if now.Extra[0] != theirs.Extra[0] {
			t.Fatal("a column without a field is not the source's")
		}
	})
}
