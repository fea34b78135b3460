package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// What an analyst did to the sources of a row stays, and what the row names now comes beside it; without an edit it is what the row says.
func TestSourcesOfARowAreReconciled(t *testing.T) {
	ids := [4]ceasefire.ID{}
	for n := range ids {
		ids[n] = NewID()
	}
	cites := func(list ...int) (all []ceasefire.Citation) { // a source, and the credibility of its report
		for n := 0; n < len(list); n += 2 {
			all = append(all, ceasefire.Citation{Source: ids[list[n]], Credibility: ceasefire.Credibility(list[n+1])})
		}
		return all
	}
	for name, c := range map[string]struct{ read, mine, theirs, want []ceasefire.Citation }{
		"nobody touched it":         {cites(0, 2), cites(0, 2), cites(1, 3), cites(1, 3)},
		"one was added by hand":     {cites(0, 2), cites(0, 2, 2, 1), cites(1, 3), cites(2, 1, 1, 3)},
		"it was graded by hand":     {cites(0, 2), cites(0, 5), cites(0, 2), cites(0, 5)},
		"both graded it otherwise":  {cites(0, 2), cites(0, 5), cites(0, 3), cites(0, 5)},
		"one was taken out by hand": {cites(0, 2, 1, 2), cites(1, 2), cites(0, 2, 1, 2), cites(1, 2)},
	} {
		if diff := cmp.Diff(c.want, reconciledSources(c.read, c.mine, c.theirs)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
