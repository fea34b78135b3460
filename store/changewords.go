package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// wording puts changes into words. It remembers the names that it looked up.
type wording struct {
	ctx   context.Context
	q     querier
	names map[string]string // by table and key
}

func newWording(ctx context.Context, q querier) *wording {
	return &wording{ctx: ctx, q: q, names: map[string]string{}}
}

// RecordName gives what a kind of record is called in a sentence: "timeline entry" for "event".
func RecordName(record string) string {
	names := map[string]string{
		"scope_override": "scope ruling", "import_batch": "import", "scope_rule": "scope rule", "actor_name": "actor's name", "event": "timeline entry",
		"determination": "ruling", "clock_leg": "leg", "annulment": "annulment", "assessment": "score", "outline_set": "outlines", "attribution": "attribution", "saved_filter": "saved filter",
		recordChange: "undoing", recordIdentity: "identifiers",
	}
	return cmp.Or(names[record], record)
}

// change says what a change did, for a sentence: "score of Russia's commitment 2", "change of 25 incidents".
func (w *wording) change(c Change) (string, error) {
	switch c.Kind {
	case ChangeMade:
		return "making of the dossier", nil
	case ChangeMerge:
		if c.Copy != "" {
			return "merge of " + c.Copy, nil
		}
		return "merging of two copies", nil
	case ChangeWhole:
		return "putting back or salvaging of the whole file", nil
	case ChangeUndo, ChangeRedo:
		of, err := changeFrom(w.ctx, w.q, c.Of)
		if err != nil {
			return "", err
		}
		what, err := w.change(of)
		return string(c.Kind) + " of the " + what, err
	}
	lines, err := w.leading(c)
	if err != nil || len(lines) == 0 {
		return "change", err
	}
	what, err := w.line(lines[0])
	if err != nil || len(lines) == 1 {
		return what, err
	}
	if lines[0].Record == "incident" || isRuling(lines[0].Record) {
		return w.many(c, lines[0])
	}
	return what, nil
}

func isRuling(record string) bool { return record == "scope_override" || record == "attribution" }

// many says that a change wrote many incidents.
func (w *wording) many(c Change, first AuditEntry) (string, error) {
	var n int
	err := w.q.QueryRowContext(w.ctx, "SELECT count(DISTINCT uuid) FROM audit WHERE seq BETWEEN ? AND ? AND record = 'incident'", c.First, c.Last).Scan(&n)
	if err != nil {
		return "", fmt.Errorf("counting the incidents of a change: %w", err)
	}
	if n < 2 {
		return w.line(first)
	}
	verb := ""
	if first.Record == "incident" {
		verb = map[string]string{"delete": "deletion", "restore": "return", "add": "adding"}[first.Action]
	}
	return fmt.Sprintf("%s of %d incidents", cmp.Or(verb, "change"), n), nil
}

// leading gives the first two lines that tell what a change was about: rulings before the incidents that follow from them, an import before what it wrote, and what was
// added or removed before what only moved for it.
func (w *wording) leading(c Change) ([]AuditEntry, error) {
	lines, err := collect(w.ctx, w.q, func(rows *sql.Rows) (e AuditEntry, err error) {
		e, _, err = scanAudit(rows)
		return e, err
	}, auditSelect+`WHERE seq BETWEEN ? AND ? AND action <> 'derive' AND record <> 'change' ORDER BY CASE record WHEN 'import_batch' THEN 0
		WHEN 'scope_override' THEN 1 WHEN 'attribution' THEN 1 WHEN 'attachment' THEN 3 WHEN 'source' THEN 4 WHEN 'actor_name' THEN 3 ELSE 2 END, action = 'change', seq LIMIT 2`, c.First, c.Last)
	if err != nil {
		return nil, fmt.Errorf("reading what a change was about: %w", err)
	}
	if len(lines) == 2 && isRuling(lines[0].Record) {
		return lines, nil
	}
	if len(lines) == 2 && lines[0].Record != lines[1].Record {
		return lines[:1], nil
	}
	return lines, nil
}

// line says what one line of the trail tells.
func (w *wording) line(e AuditEntry) (string, error) {
	r, err := parsed(cmp.Or(e.After, e.Before))
	if err != nil {
		return "", err
	}
	name, err := w.record(e.Record, r)
	if err != nil {
		return "", err
	}
	what := RecordName(e.Record)
	switch e.Record {
	case "import_batch":
		if e.Action == actionUndo || e.Action == actionRedo {
			return e.Action + " of the import of " + name, nil
		}
		return "import of " + name, nil
	case "incident", "attachment", "party", "source", "clock", "commitment", "area", "scope_rule", "event", "tally", "actor_name", "saved_filter":
		verb := map[string]string{"add": "adding", "remove": "removal", "delete": "deletion", "restore": "return", "update": "update", actionAccept: "acceptance"}[e.Action]
		return strings.TrimSpace(cmp.Or(verb, "change") + " of the " + what + " " + name), nil
	case "agreement":
		return "change of the agreement", nil
	case recordDossier:
		return map[string]string{"restore backup": "dossier put back, ", "salvage": "dossier salvaged "}[e.Action] + name, nil
	}
	return calledBy(e.Record, name), nil
}

// calledBy names a record of a kind by what it goes by.
func calledBy(table, name string) string {
	what := RecordName(table)
	switch {
	case name == "" || table == "agreement":
		return what
	case table == "determination":
		return what + " on " + name
	case table == "annulment":
		return what + " of a ruling on " + name
	case onlyFollowed(table):
		return what + " of " + name
	}
	return what + " " + name
}

// record gives what a record goes by, from its row.
func (w *wording) record(table string, r row) (string, error) {
	switch table {
	case "assessment":
		return w.key("commitment", r["commitment_id"])
	case "determination":
		return w.key("clock", r["clock_id"])
	case "annulment":
		return w.key("determination", r["determination_id"])
	case "attribution", "scope_override":
		return w.key("incident", r["incident_id"])
	case "commitment":
		return text(r, "title"), nil
	case "tally":
		return strings.TrimSpace(text(r, "counted_by") + " " + text(r, "metric")), nil
	case "party":
		return cmp.Or(text(r, "name"), text(r, "short")), nil
	case "clock":
		return text(r, "name"), nil
	case "incident":
		return cmp.Or(text(r, "title"), strings.TrimPrefix(ceasefire.Type(text(r, "type")).Name()+", "+text(r, "place"), ", ")), nil
	}
	return cmp.Or(text(r, "title"), text(r, "name")), nil
}

// key gives what the record of a key goes by.
func (w *wording) key(table string, key any) (string, error) {
	at := fmt.Sprint(table, " ", key)
	if name, known := w.names[at]; known || key == nil {
		return name, nil
	}
	name, err := w.named(table, key)
	w.names[at] = name
	return name, err
}

func (w *wording) named(table string, key any) (string, error) {
	row, err := w.rowOf(table, key)
	if err != nil || row == nil {
		return "", err
	}
	if table != "commitment" {
		return w.record(table, row)
	}
	party, err := w.rowOf("party", row["party_id"])
	if err != nil {
		return "", err
	}
	var place int
	err = w.q.QueryRowContext(w.ctx, "SELECT count(*) + 1 FROM commitment WHERE party_id = ? AND (position, uuid) < (CAST(? AS INTEGER), unhex(?)) AND removed_at IS NULL",
		fmt.Sprint(row["party_id"]), fmt.Sprint(row["position"]), fmt.Sprint(row["uuid"])).Scan(&place)
	if err != nil {
		return "", fmt.Errorf("counting the commitments: %w", err)
	}
	return fmt.Sprintf("%s's commitment %d", cmp.Or(text(party, "short"), text(party, "name")), place), nil
}

// rowOf gives a record's row by its key: as it is, or as the trail last had it where it is gone; nil where neither knows it.
func (w *wording) rowOf(table string, key any) (row, error) {
	found, err := objects(w.ctx, w.q, "SELECT * FROM "+table+" WHERE id = ?", fmt.Sprint(key))
	if err != nil {
		return nil, fmt.Errorf("reading a row of %s: %w", table, err)
	}
	if len(found) == 1 && found[0]["removed_at"] == nil {
		return found[0], nil
	}
	var gone string
	err = w.q.QueryRowContext(w.ctx, `SELECT before_row FROM audit WHERE record = ? AND action = 'remove' AND json_extract(before_row, '$.id') = CAST(? AS INTEGER)
		ORDER BY seq DESC LIMIT 1`, table, fmt.Sprint(key)).Scan(&gone)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return parsed(gone)
}
