package ceasefire

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatAFrameHasBeyondAnother(t *testing.T) {
	f := storyFrame()
	if missing, differing := f.Beyond(f); len(missing)+len(differing) > 0 {
		t.Errorf("of itself: %q, %q", missing, differing)
	}
	less := f
	less.Parties = slices.Clone(f.Parties[1:])
	less.Parties[0].Note += " More."
	less.Agreement.Title = "Another"
	missing, differing := f.Beyond(less)
	if diff := cmp.Diff([][]string{{"1 party"}, {"title, instant or summary of the agreement", "1 party"}}, [][]string{missing, differing}); diff != "" {
		t.Error(diff)
	}
	if missing, _ := less.Beyond(f); len(missing) > 0 {
		t.Errorf("the other way round: %q", missing)
	}
}
