package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHits(t *testing.T) {
	for _, test := range []struct {
		typed, text string
		want        []string
	}{
		{"alep", "Aleppo city, al-Bab", []string{"Aleppo"}}, {"aleppo bab", "Aleppo city, al-Bab", []string{"Aleppo", "Bab"}}, {"ale city", "Aleppo city", []string{"city"}},
		{"alep", "Ḥalab", nil}, {"halab", "Ḥalab", []string{"Ḥalab"}}, {"حلب", "ريف حلب الشمالي", []string{"حلب"}}, {"", "Aleppo", nil}, {"-", "a-b", nil},
	} {
		var got []string
		for _, hit := range Hits(test.typed, test.text) {
			got = append(got, test.text[hit[0]:hit[1]])
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q in %q: %s", test.typed, test.text, diff)
		}
	}
}
