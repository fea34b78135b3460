package store

import "testing"

func TestNear(t *testing.T) {
	for _, c := range []struct {
		typed, spelling string
		want            bool
	}{
		{"Allepo", "Aleppo", true}, {"Alepo", "Aleppo", true}, {"goverment", "Government of Syria", true}, {"govermnet of syria", "Government of Syria", true}, {"Rusia", "Russia", true},
		{"oppositoin", "Armed opposition", true}, {"Homs", "Hama", false}, {"Hmos", "Homs", true}, {"IS", "US", false}, {"", "Aleppo", false}, {"حلبب", "حلب", true}, {"Ḥalap", "Halab", true},
		{"Aleppo", "Idlib", false}, {"Government of Turkey", "Government of Syria", false},
	} {
		if got := Near(c.typed, c.spelling); got != c.want {
			t.Errorf("%q and %q: %v", c.typed, c.spelling, got)
		}
	}
	for words, want := range map[[2]string]int{{"", ""}: 0, {"", "ab"}: 2, {"ab", "ba"}: 1, {"kitten", "sitting"}: 3, {"abcd", "acbd"}: 1} {
		if got := slips([]rune(words[0]), []rune(words[1])); got != want {
			t.Errorf("%q: %d slips", words, got)
		}
	}
}
