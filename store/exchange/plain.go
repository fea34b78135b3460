package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"truceboard/store/ceasefire"
)

// The records beside the incidents are written as they are, field by field, with names such as clock_starts, so that none can be forgotten. A field that holds nothing is
// left out; instants are RFC 3339 in UTC.

// plainRecord writes a record as JSON. keep, where it is set, says what becomes of each text of it, and whether it stays at all.
func plainRecord(record any, keep func(text string) (string, bool)) (json.RawMessage, error) {
	text, err := json.Marshal(record)
	if err != nil {
		return nil, fmt.Errorf("writing a record: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, fmt.Errorf("writing a record: %w", err)
	}
	tree, _ = plainTree(tree, keep)
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(tree); err != nil {
		return nil, fmt.Errorf("writing a record: %w", err)
	}
	return bytes.TrimSpace(out.Bytes()), nil
}

// plainTree gives a part of a record as it is written, and whether it holds anything.
func plainTree(tree any, keep func(string) (string, bool)) (any, bool) {
	switch v := tree.(type) {
	case map[string]any:
		fields := make(map[string]any, len(v))
		for name, part := range v {
			if part, holds := plainTree(part, keep); holds {
				fields[snake(name)] = part
			}
		}
		return fields, len(fields) > 0
	case []any:
		list := make([]any, 0, len(v))
		for _, part := range v {
			part, holds := plainTree(part, keep)
			if _, text := part.(string); holds || !text {
				list = append(list, part)
			}
		}
		return list, len(list) > 0
	case string:
		if keep != nil && v != "" {
			text, stays := keep(v)
			return text, stays && text != ""
		}
		return v, v != "" && v != noInstant
	case json.Number:
		return v, v != "0"
	case bool:
		return v, v
	}
	return nil, false
}

// noInstant is how the zero time is written.
const noInstant = "0001-01-01T00:00:00Z"

// snake gives a field's name as it is written: ClockStarts as clock_starts, ID as id.
func snake(name string) string {
	var out strings.Builder
	letters := []rune(name)
	for i, letter := range letters {
		if i > 0 && unicode.IsUpper(letter) && !unicode.IsUpper(letters[i-1]) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(letter))
	}
	return out.String()
}

// readRecord reads what plainRecord wrote. Fields that are not known are passed over.
func readRecord(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return err
	}
	named, err := json.Marshal(unsnaked(tree))
	if err != nil {
		return err
	}
	return json.Unmarshal(named, into) // which takes names in any capitals
}

// unsnaked takes the marks out of the names of fields.
func unsnaked(tree any) any {
	switch v := tree.(type) {
	case map[string]any:
		fields := make(map[string]any, len(v))
		for name, part := range v {
			fields[strings.ReplaceAll(name, "_", "")] = unsnaked(part)
		}
		return fields
	case []any:
		for i := range v {
			v[i] = unsnaked(v[i])
		}
	}
	return tree
}

// record writes a record, which tells of an incident or of none, without what is left out: the names of confidential sources' records and what those are called, and contact details and some positions in its texts.
func (a *Redactor) record(record any, of ceasefire.ID, points []ceasefire.Point) (json.RawMessage, error) {
	r, frame := a.redaction, a.frame
	hidden := map[string]bool{}
	if r.Confidential {
		for _, s := range frame.Sources {
			if s.Confidential {
				hidden[s.ID.String()] = true
			}
		}
	}
	return plainRecord(record, func(text string) (string, bool) {
		switch {
		case text == noInstant, hidden[text]:
			return "", false
		case isCode(text):
			return text, true
		}
		if text = a.strike(text); r.Contacts {
			text = WithoutContacts(text)
		}
		if text = withoutPositionsOf(text, points); r.coarsens() {
			text = WithoutCoordinates(text)
		}
		a.look(text, LeftIn{ID: of})
		return text, true
	})
}

// isCode reports whether a text is an ID or an instant, whose figures are no telephone number.
func isCode(text string) bool {
	if _, err := ceasefire.ParseID(text); err == nil {
		return true
	}
	_, err := time.Parse(time.RFC3339Nano, text)
	return err == nil
}

// whole gives the agreement and all that belongs to it as it is written, without what is left out.
func (a *Redactor) whole() (json.RawMessage, error) {
	whole := a.frame
	if a.redaction.Confidential {
		whole.Sources = slices.DeleteFunc(slices.Clone(whole.Sources), func(s ceasefire.Source) bool { return s.Confidential })
	}
	return a.record(whole, ceasefire.ID{}, nil)
}
