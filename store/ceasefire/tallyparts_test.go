package ceasefire

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTallyParts(t *testing.T) {
	f := Frame{
		Parties: []Party{{ID: ID{1}, Name: "Government of Syria", Short: "Government"}, {ID: ID{2}, Name: "Russia", Short: "Russia"}, {ID: ID{3}, Name: "UN", Short: "UN"}},
		Actors:  []ActorName{{Name: "rebels", Party: ID{4}}},
	}
	for text, want := range map[string][]TallyPart{
		"":                         nil,
		"\"more than 300\"":        nil,
		"Aleppo 20":                nil,
		"mostly in Aleppo; Hama 8": nil,
		"Aleppo 20; Hama 8; al-Quneitra 1": {
			{Name: "Aleppo", N: 20}, {Name: "Hama", N: 8}, {Name: "al-Quneitra", N: 1},
		},
		"29 children and teenagers; 1,017 women": {{Name: "children and teenagers", N: 29}, {Name: "women", N: 1017}},
		"حلب 20; حماة 8":                         {{Name: "حلب", N: 20}, {Name: "حماة", N: 8}},
		"government: 12; rebels: 3; unknown: 1":  {{"government", 12, ID{1}}, {"rebels", 3, ID{4}}, {"unknown", 1, ID{}}},
		"combat 219 (government 203; Russian 10; opposition 6); arrests printed as 32 but 18+5=23 and 219+23=242": {
			{"government", 203, ID{1}}, {"Russian", 10, ID{2}}, {"opposition", 6, ID{}}, {"arrests", 32, ID{}},
		},
		"combat 219 (government 203; Russian 10); arrests 32": {{Name: "combat", N: 219}, {Name: "arrests", N: 32}},
		"Aleppo 99999999999; Hama 1":                          nil,
	} {
		if diff := cmp.Diff(want, f.TallyParts(Tally{Breakdown: text})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestTallyMismatch(t *testing.T) {
	parts := []TallyPart{{N: 219}, {N: 32}}
	for want, total := range map[string]Count{
		"": People(251), "parts add up to 251, 9 more than the total": People(242), "parts add up to 251, 49 fewer than the total": People(300),
	} {
		if got := TallyMismatch(total, parts); got != want {
			t.Errorf("%d: %q, want %q", total.N, got, want)
		}
	}
	if got := TallyMismatch(Count{}, parts) + TallyMismatch(People(5), nil); got != "" {
		t.Errorf("without a total, or without parts: %q, want nothing", got)
	}
}
