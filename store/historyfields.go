package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"truceboard/store/ceasefire"
)

// HistoryFields says field by field what a line of the audit trail changed, from what to what, in words: names in place of keys, instants in a zone.
func (d *Dossier) HistoryFields(ctx context.Context, e AuditEntry, zone *time.Location) ([]ceasefire.FieldChange, error) {
	if e.Record == recordChange {
		return nil, nil
	}
	before, err := parsed(e.Before)
	if err != nil {
		return nil, err
	}
	after, err := parsed(e.After)
	if err != nil {
		return nil, err
	}
	w := columnWords{newWording(ctx, d.read), zone, e.Record}
	leave := []string{"id", "uuid", "changed_at", "day", "content", "sha256", "dataset_digest", "removed_at", "scope_rule_id", "sealed", "sealed_first", "sealed_rows", "sealed_stamps", togetherWords}
	if before != nil && after != nil {
		leave = append(leave, "recorded_by", "recorded_at")
	}
	var fields []ceasefire.FieldChange
	was, is := w.moments(before, after)
	if was != is {
		fields = append(fields, ceasefire.FieldChange{Name: "When", Before: was, After: is})
		leave = append(leave, "starts_at", "ends_at")
	}
	for _, column := range differing(before, after, leave...) {
		f := ceasefire.FieldChange{Name: fieldName(column)}
		if f.Before, err = w.value(column, before); err != nil {
			return nil, err
		}
		if f.After, err = w.value(column, after); err != nil {
			return nil, err
		}
		if f.Before != f.After {
			fields = append(fields, f)
		}
	}
	slices.SortStableFunc(fields, func(a, b ceasefire.FieldChange) int { return cmp.Compare(fieldRank(a.Name), fieldRank(b.Name)) })
	return fields, nil
}

// fieldRank puts what a record is known by first.
func fieldRank(name string) int {
	if n := slices.Index([]string{"Title", "Name", "Score", "Judgement", "Ruling", "Rationale", "Reason", "Starts", "Ends", "Type", "Place"}, name); n >= 0 {
		return n
	}
	return 100
}

// fieldName gives a column's name on the screen.
func fieldName(column string) string {
	names := map[string]string{
		"at": "When", "starts_at": "Starts", "ends_at": "Ends", "effect_at": "In effect", "actor_a": "Side A, as coded", "actor_b": "Side B, as coded",
		"party_a_id": "Party of side A", "party_b_id": "Party of side B", "lat": "Latitude", "lon": "Longitude", "scope_why": "Why this scope",
		"scope_overridden": "Scope ruled by an analyst", "incident_source": "Sources", "incident_extra": "Columns kept", "agreement_source": "Sources",
		"party_answer": "Answers for", "clock_leg": "Legs", "scope_rule_party": "Parties", "scope_rule_area": "Areas", "assessment_evidence": "Evidence",
		"determination_evidence": "Evidence", "deleted_at": "Deleted", "undone_at": "Undone", "recorded_by": "Recorded by", "recorded_at": "Recorded",
		"min_severity": "Severity from", "batch_id": "Import", "name_arabic": "Arabic name", "from_day": "From", "to_day": "Until", "as_of": "As of", "short": "Short name",
	}
	if name, known := names[column]; known {
		return name
	}
	words := []rune(strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(column, "_id"), "_at"), "_", " "))
	words[0] = unicode.ToUpper(words[0])
	return string(words)
}

// columnWords puts the values of a record's row into words.
type columnWords struct {
	names  *wording
	zone   *time.Location
	record string
}

// moments says when something was before and after a change, in words; nothing of a record that is not there or has no such moment.
func (w columnWords) moments(before, after row) (was, is string) {
	was, _ = momentWords(before, w.zone)
	is, _ = momentWords(after, w.zone)
	return was, is
}

// value puts the value of a column of a row into words.
func (w columnWords) value(column string, of row) (string, error) {
	value := of[column]
	number, isNumber := value.(json.Number)
	whole, _ := number.Int64()
	switch {
	case value == nil:
		return "", nil
	case isNumber && referred(column) != "":
		return w.names.key(referred(column), number)
	case isNumber && (strings.HasSuffix(column, "_at") || column == "at" || column == "as_of"):
		return ceasefire.FormatInstant(time.Unix(whole, 0), precisionAt(w.record, column, of["precision"]), w.zone), nil
	case isNumber && (column == "from_day" || column == "to_day"):
		if whole == 0 {
			return "", nil
		}
		return ceasefire.FormatInstant(ceasefire.Day(whole).Start(time.UTC), ceasefire.PrecisionDay, time.UTC), nil
	case isNumber && column == "precision":
		return ceasefire.Precision(whole).String(), nil
	case isNumber && column == "severity":
		return ceasefire.Severity(whole).Words(), nil
	case isNumber && slices.Contains([]string{"civilians", "confidential", "restores", "scope_overridden"}, column):
		return map[int64]string{0: "no", 1: "yes"}[whole], nil
	case isNumber && column == "position":
		return fmt.Sprint(whole + 1), nil
	case column == "type" && w.record == "incident":
		return ceasefire.Type(fmt.Sprint(value)).Name(), nil
	case column == "party" && w.record == "actor_name":
		return w.partyBy(fmt.Sprint(value))
	}
	if list, ok := value.([]any); ok {
		return w.list(list)
	}
	if isCode(column) {
		return strings.ReplaceAll(fmt.Sprint(value), "_", " "), nil
	}
	return fmt.Sprint(value), nil
}

// isCode reports whether a column's values are words of the program's own, put together by underscores.
func isCode(column string) bool {
	return slices.Contains([]string{"judgement", "ruling", "kind", "due_kind", "condition_kind", "scope", "verdict"}, column)
}

// referred names the table that a column refers to, nothing where it refers to none.
func referred(column string) string {
	switch column {
	case "party_a_id", "party_b_id", "signatory_id", "party_id", "guarantor_id":
		return "party"
	case "due_clock_id", "condition_clock_id", "waits_clock_id", "clock_id":
		return "clock"
	case "condition_commitment_id", "commitment_id":
		return "commitment"
	case "leg_id":
		return "clock_leg"
	case "batch_id":
		return "import_batch"
	case "source_id", "area_id", "incident_id", "determination_id":
		return strings.TrimSuffix(column, "_id")
	}
	return ""
}

// list says what the rows that belong to a record name.
func (w columnWords) list(rows []any) (string, error) {
	var parts []string
	for _, one := range rows {
		fields, ok := one.(map[string]any)
		if !ok {
			continue
		}
		var said []string
		for _, column := range []string{"name", "source_id", "signatory_id", "party_id", "area_id", "incident_id", "locator", "stance", "columns"} {
			if referred(column) != "" && referred(column) == w.record { // the record itself
				continue
			}
			text, err := w.value(column, fields)
			if err != nil {
				return "", err
			}
			if text != "" {
				said = append(said, text)
			}
		}
		parts = append(parts, strings.Join(said, ", "))
	}
	return strings.Join(parts, "; "), nil
}

func (w columnWords) partyBy(id string) (string, error) {
	raw, err := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	if err != nil {
		return id, nil // it is told as it stands
	}
	var key int64
	err = w.names.q.QueryRowContext(w.names.ctx, "SELECT id FROM party WHERE uuid = ?", raw).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return id, nil
	}
	if err != nil {
		return "", fmt.Errorf("looking for a party: %w", err)
	}
	return w.names.key("party", key)
}
