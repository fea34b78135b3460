package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// placed is a dossier of incidents at places, with the area of some and without that of others.
func placed(t *testing.T, places ...ceasefire.Place) *Dossier {
	t.Helper()
	frame := testFrame()
	frame.Areas = append(slices.Clone(frame.Areas),
		ceasefire.Area{Code: "SY-ID", Name: "Idlib", NameArabic: "إدلب"},
		ceasefire.Area{Code: "SY-DI", Name: "Damascus", NameArabic: "دمشق", Aliases: []string{"Dimashq"}},
		ceasefire.Area{Code: "SY-RD", Name: "Rural Damascus", NameArabic: "ريف دمشق", Aliases: []string{"Rif Dimashq"}})
	d, err := Create(context.Background(), filepath.Join(t.TempDir(), "test.truce"), frame, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, place := range places {
		i := testIncident()
		i.Place = place
		add(t, d, i)
	}
	return d
}

// The name of an area asks for the area, and for what lies at a place of its name in no area; not for the area whose name has it as one word of several.
func TestAPlaceThatNamesAnArea(t *testing.T) {
	d := placed(t,
		ceasefire.Place{Name: "Castello Road", Area: "SY-HL"},                // 1
		ceasefire.Place{Name: "Aleppo"},                                      // 2
		ceasefire.Place{Name: "Ḥalab city"},                                  // 3
		ceasefire.Place{Name: "حلب"},                                         // 4
		ceasefire.Place{Name: "Aleppo Street", Area: "SY-HM"},                // 5: known to lie elsewhere
		ceasefire.Place{Name: "Aleppos"},                                     // 6: another word
		ceasefire.Place{Name: "Damascus"},                                    // 7
		ceasefire.Place{Name: "Rural Damascus"},                              // 8
		ceasefire.Place{Name: "Duma", Area: "SY-RD"},                         // 9
		ceasefire.Place{Name: "Mezzeh", Area: "SY-DI", District: "Damascus"}, // 10
		ceasefire.Place{Name: "Douma", District: "Rif Dimashq"},              // 11
		ceasefire.Place{Name: "ريف دمشق"},                                    // 12
		ceasefire.Place{},                                                    // 13
	)
	m := NewMemory(d)
	for place, want := range map[string][]int64{
		"Aleppo": {1, 2, 3, 4}, "aleppo": {1, 2, 3, 4}, "halab": {1, 3}, "Ḥalab": {1, 2, 3, 4}, "حلب": {1, 2, 3, 4}, "SY-HL": {1, 2, 3, 4},
		"Damascus": {7, 10}, "دمشق": {7, 10}, "Dimashq": {7, 10}, "Rural Damascus": {8, 9, 11, 12}, "Rif Dimashq": {8, 9, 11, 12},
		"Hama": {5}, "Aleppo Str": {5}, "Damas": {7, 8, 9, 10}, "nowhere": nil,
	} {
		if diff := cmp.Diff(want, foundIn(t, d, m, View{Filter: ceasefire.Filter{Place: place}})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", place, diff)
		}
	}
}
