package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// insertExtra adds the values of an incident's columns that have no field.
const insertExtra = "INSERT INTO incident_extra (incident_id, column_set_id, columns) VALUES (?, ?, ?)"

// extraWriter writes columns that have no field as JSON. It remembers the names of the row before, which are nearly always those of the next.
type extraWriter struct {
	last  []ceasefire.Column
	names string
	text  []byte
}

// encodeExtra writes the columns that have no field as two JSON arrays: their names, which are those of row after row, and their values.
func encodeExtra(columns []ceasefire.Column) (names, values string, err error) {
	return new(extraWriter).encode(columns)
}

func (x *extraWriter) encode(columns []ceasefire.Column) (names, values string, err error) {
	if !slices.EqualFunc(columns, x.last, func(a, b ceasefire.Column) bool { return a.Name == b.Name }) || x.names == "" {
		if x.names, err = x.array(columns, func(c ceasefire.Column) string { return c.Name }); err != nil {
			return "", "", err
		}
		x.last = slices.Clone(columns)
	}
	values, err = x.array(columns, func(c ceasefire.Column) string { return c.Value })
	return x.names, values, err
}

// array writes a JSON array of texts.
func (x *extraWriter) array(columns []ceasefire.Column, text func(ceasefire.Column) string) (string, error) {
	x.text = append(x.text[:0], '[')
	for n, c := range columns {
		if n > 0 {
			x.text = append(x.text, ',')
		}
		if err := x.quote(text(c)); err != nil {
			return "", fmt.Errorf("keeping the other columns: %w", err)
		}
	}
	x.text = append(x.text, ']')
	return string(x.text), nil
}

// quote writes a text as JSON: most need nothing but their quotation marks.
func (x *extraWriter) quote(text string) error {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			quoted, err := json.Marshal(text)
			x.text = append(x.text, quoted...)
			return err
		}
	}
	x.text = append(append(append(x.text, '"'), text...), '"')
	return nil
}

// decodeExtra reads the columns that have no field. Where names is empty, the text is one of [name, value], as dossiers kept them before layout 6.
func decodeExtra(names, text string) ([]ceasefire.Column, error) {
	decode := decodePairs
	if names != "" {
		decode = func(values string) ([]ceasefire.Column, error) { return decodeValues(names, values) }
	}
	columns, err := decode(text)
	if err != nil {
		return nil, fmt.Errorf("reading the other columns: %w", err)
	}
	return columns, nil
}

func decodePairs(text string) ([]ceasefire.Column, error) {
	var pairs [][2]string
	if err := json.Unmarshal([]byte(text), &pairs); err != nil {
		return nil, err
	}
	columns := make([]ceasefire.Column, len(pairs))
	for n, pair := range pairs {
		columns[n] = ceasefire.Column{Name: pair[0], Value: pair[1]}
	}
	return columns, nil
}

func decodeValues(names, values string) ([]ceasefire.Column, error) {
	var both [2][]string
	var wrong [2]error
	both[0], wrong[0] = decodeTexts(names)
	both[1], wrong[1] = decodeTexts(values)
	if err := errors.Join(wrong[:]...); err != nil {
		return nil, err
	}
	if len(both[0]) != len(both[1]) {
		return nil, fmt.Errorf("there are %d names and %d values", len(both[0]), len(both[1]))
	}
	columns := make([]ceasefire.Column, len(both[0]))
	for n, name := range both[0] {
		columns[n] = ceasefire.Column{Name: name, Value: both[1][n]}
	}
	return columns, nil
}

// columnSet gives the key of a set of names, which is added where it is new.
func (w *writer) columnSet(names string) (int64, error) {
	if key, met := w.sets[names]; met {
		return key, nil
	}
	var key int64
	err := w.tx.QueryRowContext(w.ctx, "SELECT id FROM column_set WHERE names = ?", names).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		key, err = w.change.insert("column_set", field{"names", names})
	}
	if err != nil {
		return 0, fmt.Errorf("keeping the names of columns: %w", err)
	}
	w.sets[names] = key
	return key, nil
}

// decodeTexts reads a JSON array of texts. Most have nothing in them that JSON writes otherwise, and are cut out as they stand.
func decodeTexts(list string) ([]string, error) {
	rest, open := strings.CutPrefix(list, `["`)
	rest, closed := strings.CutSuffix(rest, `"]`)
	if open && closed && !strings.ContainsRune(rest, '\\') {
		texts := strings.Split(rest, `","`)
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.ContainsRune(text, '"') }) {
			return texts, nil
		}
	}
	var texts []string
	err := json.Unmarshal([]byte(list), &texts)
	return texts, err
}
