package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// What a place is called in another script is found where a text is looked for, just as where a place is, beside what says the words; and in the box of the place, whichever form its letters have.
func TestAPlaceIsFoundByItsNameInAnotherScript(t *testing.T) {
	d := placed(t,
		ceasefire.Place{Name: "Castello Road", Area: "SY-HL"}, // 1
		ceasefire.Place{Name: "Aleppo"},                       // 2
		ceasefire.Place{Name: "حلب"},                          // 3
		ceasefire.Place{Name: "شارع حلب", Area: "SY-HM"},      // 4: says it, and lies elsewhere
		ceasefire.Place{Name: "Duma", Area: "SY-RD"},          // 5
		ceasefire.Place{Name: "Mezzeh", Area: "SY-DI"},        // 6
		ceasefire.Place{Name: "Ariha", Area: "SY-ID"},         // 7
		ceasefire.Place{Name: "Aleppo Street", Area: "SY-HM"}, // 8
	)
	m := NewMemory(d)
	for _, c := range []struct {
		text  string
		want  []int64
		place bool
	}{
		{"حلب", []int64{1, 2, 3, 4}, true}, {"حل", []int64{1, 3, 4}, true}, {"ريف دمشق", []int64{5}, true}, {"دمشق", []int64{6}, true}, {"ريف", []int64{5}, true}, {"ادلب", []int64{7}, true}, {"إدلب", []int64{7}, true},
		{"حلب Castello", []int64{1}, false}, {"castello حلب", []int64{1}, false}, {"حلب شارع", []int64{4}, false}, {"Aleppo", []int64{2, 8}, false}, {"موسكو", nil, true},
	} {
		if diff := cmp.Diff(c.want, foundIn(t, d, m, View{Filter: ceasefire.Filter{Text: c.text}})); diff != "" {
			t.Errorf("the text %q (-want +got):\n%s", c.text, diff)
		}
		if !c.place {
			continue
		}
		found := map[int64]bool{}
		for _, key := range c.want {
			found[key] = true
		}
		for _, key := range foundIn(t, d, m, View{Filter: ceasefire.Filter{Place: c.text}}) {
			if !found[key] {
				t.Errorf("%q: the place finds %d, and the text does not", c.text, key)
			}
		}
	}
	for text, want := range map[string][]int64{"حلب": {1, 3, 4}, "=حلب": {1, 3}, "!حلب": {2, 5, 6, 7, 8}, "ادلب": {7}, "إدلب | دوما": {7}, "Aleppo": {1, 2, 8}, "موسكو": nil, "دمشق": {5, 6}} {
		view := View{Filter: ceasefire.Filter{Terms: []ceasefire.Term{{Field: ceasefire.TermPlace, Text: text}}}}
		if diff := cmp.Diff(want, foundIn(t, d, m, view)); diff != "" {
			t.Errorf("the box with %q (-want +got):\n%s", text, diff)
		}
	}
}
