package dashboard

import (
	"cmp"
	"encoding/json"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// changeWords says what a line of the audit trail records: "clock changed: First 48 hours".
func changeWords(e store.AuditEntry) string {
	verbs := map[string]string{
		"add": "added", "change": "changed", "remove": "removed", "delete": "deleted", "restore": "restored", "import": "carried out",
		"update": "updated by an import", "restore backup": "put back", "annul": "annulled", "derive": "read anew after a ruling",
		"undo": "undone", "redo": "carried out again", "merge": "merged", "incident undo": "put back when an import was undone", "incident redo": "updated again by an import",
	}
	words := recordKind(e.Record) + " " + cmp.Or(verbs[e.Record+" "+e.Action], verbs[e.Action], e.Action)
	if name := recordName(cmp.Or(e.After, e.Before)); name != "" {
		words += ": " + name
	}
	return words + broughtWords(e.Origin)
}

// recordKind gives what a kind of record is called.
func recordKind(record string) string {
	records := map[string]string{
		"scope_override": "ruling on scope", "import_batch": "import", "scope_rule": "scope rule", "actor_name": "actor's name", "event": "timeline entry",
		"determination": "ruling", "clock_leg": "leg", "annulment": "ruling",
	}
	return cmp.Or(records[record], record)
}

// recordName gives what a record of the audit trail goes by, nothing where it has no name of its own.
func recordName(row string) string {
	var named struct{ Title, Name, Reason, Rationale, Place string }
	if err := json.Unmarshal([]byte(row), &named); err != nil {
		return "" // a line without a row has nothing to name
	}
	return cmp.Or(named.Title, named.Name, named.Reason, named.Rationale, named.Place)
}

// broughtWords says who recorded first what a merge brought over.
func broughtWords(text string) string {
	origin, merged, err := store.ParseOrigin(text)
	if err != nil || !merged || len(origin.Lines) == 0 {
		return ""
	}
	last := origin.Lines[len(origin.Lines)-1]
	return " (merged; recorded by " + last.Who + " on " + ceasefire.FormatInstant(time.Unix(last.At, 0), ceasefire.PrecisionDay, time.UTC) + ")"
}
