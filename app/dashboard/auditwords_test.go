package dashboard

import (
	"testing"

	"truceboard/store"
)

func TestChangeWordsNameWhatWasChanged(t *testing.T) {
	for _, test := range []struct {
		entry store.AuditEntry
		want  string
	}{
		{store.AuditEntry{Action: "change", Record: "clock", Before: `{"name":"First 24 hours"}`, After: `{"name":"First 48 hours"}`}, "clock changed: First 48 hours"},
		{store.AuditEntry{Action: "remove", Record: "scope_rule", Before: `{"name":"Outsiders"}`}, "scope rule removed: Outsiders"},
		{store.AuditEntry{Action: "add", Record: "assessment", After: `{"rationale":"It was seen"}`}, "assessment added: It was seen"},
		{store.AuditEntry{Action: "add", Record: "incident", After: `{"title":"","place":"Aleppo"}`}, "incident added: Aleppo"},
		{store.AuditEntry{Action: "import", Record: "import_batch", After: `{"name":"UCDP GED"}`}, "import carried out: UCDP GED"},
		{store.AuditEntry{Action: "sealed", Record: "thing"}, "thing sealed"},
	} {
		if got := changeWords(test.entry); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
