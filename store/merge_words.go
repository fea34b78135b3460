package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

func unixTime(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }

// fieldWords gives what a field is called on the screen.
func fieldWords(field string) string {
	words := map[string]string{"side_a": "Side A", "side_b": "Side B", "effect": "Takes effect", "origin": "Data set", "columns": "Other columns", "break": "Break rule", "answers_for": "Answers for",
		"condition": "Waits for", "name_arabic": "Arabic name", "label": "Position of the label", "undone": "Import"}
	if word, known := words[field]; known {
		return word
	}
	word := strings.ReplaceAll(field, "_", " ")
	return strings.ToUpper(word[:1]) + word[1:]
}

// nameOf gives what a record goes by.
func (m *merger) nameOf(key recordKey, p *portable) string {
	for _, column := range []string{"title", "name", "reason", "rationale", "place", "metric"} {
		if text, ok := p.fields[column].(string); ok && text != "" {
			return text
		}
	}
	if key.table == "area" || key.table == "actor_name" {
		return key.ident
	}
	return strings.ReplaceAll(key.table, "_", " ")
}

// differing leaves of a group what two records do not say alike.
func (g *columnGroup) differing(a, b *portable) *columnGroup {
	same := func(column string) bool { return string(jsonOf(a.fields[column])) == string(jsonOf(b.fields[column])) }
	alike := func(part string) bool { return string(jsonOf(a.parts[part])) == string(jsonOf(b.parts[part])) }
	return &columnGroup{field: g.field, columns: slices.DeleteFunc(slices.Clone(g.columns), same), parts: slices.DeleteFunc(slices.Clone(g.parts), alike)}
}

// words says what a record says in a group, each value of several on a line of its own.
func (m *merger) words(table string, g *columnGroup, p *portable) string {
	switch {
	case g.field == "deleted":
		return markWords(p.fields[g.columns[0]], "deleted", "not deleted")
	case g.field == "undone":
		return markWords(p.fields["undone_at"], "undone", "counts")
	}
	var parts []string
	when, spanned := momentWords(p.fields, m.frame.Agreement.Location())
	if spanned = spanned && slices.ContainsFunc(g.columns, spans); spanned {
		parts = append(parts, when)
	}
	for _, column := range g.columns {
		if spanned && spans(column) {
			continue
		}
		if word := m.wordOf(table, column, p); word != "" {
			if column != g.field && partOfField(g.field, column) != g.field {
				word = partOfField(g.field, column) + " " + word
			}
			parts = append(parts, word)
		}
	}
	for _, part := range g.parts {
		for _, one := range p.parts[part] {
			parts = append(parts, m.partWords(part, one))
		}
	}
	return strings.Join(parts, "\n")
}

// markWords says whether a mark is set.
func markWords(at any, set, unset string) string {
	if at == nil {
		return unset
	}
	return set
}

// partOfField says which of several values that are decided together one is.
func partOfField(field, column string) string {
	column = strings.TrimPrefix(strings.TrimPrefix(column, field+"_"), "place_")
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(column, "_at"), "_id"), "_", " ")
}

// wordOf gives one value of a record in words: instants in the agreement's zone and as closely as they are known, other records by their names, codes by what they stand for.
func (m *merger) wordOf(table, column string, p *portable) string {
	value := p.fields[column]
	whole, isWhole := value.(int64)
	text, isText := value.(string)
	switch {
	case value == nil || isText && text == "":
		return ""
	case isWhole && (strings.HasSuffix(column, "_at") || column == "as_of"):
		return ceasefire.FormatInstant(unixTime(whole), precisionAt(table, column, p.fields["precision"]), m.frame.Agreement.Location())
	case isText && strings.HasSuffix(column, "_id"):
		return m.referred(m.tables[table].refs[column], text)
	case column == "filter":
		return m.filterWords(text)
	}
	return codeWords(table, column, value)
}

// codeWords says what a value stands for that is kept as a code.
func codeWords(table, column string, value any) string {
	whole, isWhole := value.(int64)
	text, _ := value.(string)
	switch {
	case isWhole && column == "precision":
		return ceasefire.Precision(whole).String()
	case isWhole && column == "place_precision":
		return ceasefire.PlacePrecision(whole).Words()
	case isWhole && (column == "severity" || column == "break_min_severity"):
		return ceasefire.Severity(whole).Words()
	case isWhole && slices.Contains([]string{"confidential", "civilians"}, column):
		return map[int64]string{0: "no", 1: "yes"}[whole]
	case table == "incident" && column == "type":
		return ceasefire.Type(text).Name()
	case isCode(column):
		return strings.ReplaceAll(text, "_", " ")
	}
	return fmt.Sprint(value)
}

// filterWords says what a saved filter leaves.
func (m *merger) filterWords(text string) string {
	var filter ceasefire.Filter
	if err := json.Unmarshal([]byte(text), &filter); err != nil {
		return text
	}
	return filter.Words(m.frame)
}

// partWords gives a row that belongs to a record in words.
func (m *merger) partWords(part string, one map[string]any) string {
	var words []string
	refs := map[string]string{}
	for _, t := range m.tables {
		for _, p := range t.parts {
			if p.name == part {
				refs = p.refs
			}
		}
	}
	for _, column := range slices.Sorted(maps.Keys(one)) {
		value := one[column]
		if text, isText := value.(string); isText && refs[column] != "" {
			value = m.referred(refs[column], text)
		}
		if value != nil && value != "" && column != "uuid" && column != "position" {
			words = append(words, fmt.Sprint(value))
		}
	}
	return strings.Join(words, " ")
}

// referred gives the name of a record that another refers to.
func (m *merger) referred(table, name string) string {
	for _, s := range []*mergeSide{m.ours, m.theirs} {
		if table == "column_set" || m.tables[table] == nil {
			return ""
		}
		row, err := s.row(recordKey{table, name})
		if err == nil && row != nil {
			return m.nameOf(recordKey{table, name}, row)
		}
	}
	return name
}
