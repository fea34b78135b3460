package store

import (
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
		"condition": "Waits for", "name_arabic": "Arabic name", "label": "Position of the label", "undone": "Undone"}
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

// words says what a record says in a group.
func (m *merger) words(table string, g *columnGroup, p *portable) string {
	if g.field == "deleted" || len(g.columns) == 1 && g.columns[0] == "undone_at" {
		return deletedWords(p.fields[g.columns[0]])
	}
	var parts []string
	for _, column := range g.columns {
		if word := m.wordOf(table, column, p.fields[column]); word != "" {
			if len(g.columns) > 1 {
				word = strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(column, g.field+"_"), "_at"), "_", " ") + " " + word
			}
			parts = append(parts, word)
		}
	}
	for _, part := range g.parts {
		for _, one := range p.parts[part] {
			parts = append(parts, m.partWords(part, one))
		}
	}
	return strings.Join(parts, ", ")
}

func deletedWords(at any) string {
	if at == nil {
		return "not deleted"
	}
	return "deleted"
}

// wordOf gives one value in words: instants in the agreement's zone, other records by their names.
func (m *merger) wordOf(table, column string, value any) string {
	whole, isWhole := value.(int64)
	text, isText := value.(string)
	switch {
	case value == nil:
		return ""
	case isWhole && (strings.HasSuffix(column, "_at") || column == "as_of"):
		return ceasefire.FormatInstant(unixTime(whole), ceasefire.PrecisionMinute, m.frame.Agreement.Location())
	case isWhole && column == "precision":
		return ceasefire.Precision(whole).String()
	case isText && strings.HasSuffix(column, "_id"):
		return m.referred(m.tables[table].refs[column], text)
	}
	return fmt.Sprint(value)
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
