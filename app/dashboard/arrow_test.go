package dashboard

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// Between Arabic names an arrow would point from the second to the first, and a position would stand with its longitude first.
func TestArabicNamesTurnNothingRound(t *testing.T) {
	for _, words := range []string{
		sidesWords("قوات النظام", "المعارضة"),
		fieldFacts([]ceasefire.FieldChange{{Name: "Place", Before: "حلب", After: "إدلب"}})[0].says,
		codedWords(ceasefire.Incident{SideA: ceasefire.Side{Actor: "قوات النظام"}, SideB: ceasefire.Side{Actor: "المعارضة"}}),
	} {
		if left, right, _ := strings.Cut(words, " → "); !strings.HasSuffix(left, "\u2069") || !strings.HasPrefix(right, "\u2068") {
			t.Errorf("%q does not keep its two sides apart", words)
		}
	}
	place := whereWords(ceasefire.Incident{Place: ceasefire.Place{Name: "حلب", HasPoint: true, Point: ceasefire.Point{Lat: 36.2, Lon: 37.15}}}, ceasefire.Frame{})
	if place != widgets.Aside("حلب")+" (36.2000,\u00a037.1500)" {
		t.Errorf("%q", place)
	}
	if copied := tabbedCells([][]string{{sidesWords("قوات النظام", "المعارضة")}}); copied != "قوات النظام → المعارضة\n" {
		t.Errorf("%q is copied", copied)
	}
}
