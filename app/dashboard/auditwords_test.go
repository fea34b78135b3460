package dashboard

import (
	"testing"

	"truceboard/store"
)

func TestChangeWordsSayWhy(t *testing.T) {
	for _, test := range []struct {
		line store.HistoryLine
		want string
	}{
		{store.HistoryLine{AuditEntry: store.AuditEntry{After: `{"name":"First 48 hours"}`}, What: "change of the clock First 48 hours"}, "Change of the clock First 48 hours"},
		{store.HistoryLine{AuditEntry: store.AuditEntry{After: `{"rationale":"It was\nseen"}`}, What: "score of Russia's commitment 2"}, "Score of Russia's commitment 2: It was seen"},
		{store.HistoryLine{AuditEntry: store.AuditEntry{Before: `{"reason":"It was renewed"}`}, What: "ruling on First 48 hours"}, "Ruling on First 48 hours: It was renewed"},
		{store.HistoryLine{What: "undoing of the import of GED"}, "Undoing of the import of GED"},
	} {
		if got := changeWords(test.line); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestARowGoesByItsName(t *testing.T) {
	for row, want := range map[string]string{
		`{"title":"","place":"Aleppo"}`:                                          "Aleppo",
		`{"counted_by":"Syrian Network for Human Rights","metric":"violations"}`: "Syrian Network for Human Rights violations",
		`{"rationale":"It was seen"}`:                                            "It was seen",
		"":                                                                       "",
	} {
		if got := rowNamed(row).name(); got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}
