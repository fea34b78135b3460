package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"truceboard/store/ceasefire"
)

// beyond gives what of a filter the memory cannot answer, and the file has to be asked: see ceasefire.Facts.Narrow.
func beyond(f ceasefire.Filter) ceasefire.Filter {
	f.Days, f.Parties, f.Types, f.MinSeverity = ceasefire.Span{}, nil, nil, 0
	f.Scope, f.Areas, f.Verifications, f.Within = ceasefire.ViewAll, nil, nil, ceasefire.Within{}
	f.Terms = inFile(f.Terms)
	return f
}

// keySet is keys of incidents: a bit for each.
type keySet []uint64

func (s keySet) has(key int64) bool {
	return key>>6 < int64(len(s)) && s[key>>6]&(1<<(key&63)) != 0
}

func newKeySet(keys []int64) keySet {
	var most int64
	for _, key := range keys {
		most = max(most, key)
	}
	s := make(keySet, most>>6+1)
	for _, key := range keys {
		s[key>>6] |= 1 << (key & 63)
	}
	return s
}

// chosenLast is what was chosen last by a filter: the numbers, the latest rows and the table of one change ask for the same, and what the file or each value of a column has to be asked for is asked once.
type chosenLast struct {
	mu    sync.Mutex
	of    *held
	view  View
	facts ceasefire.Facts
}

// known gives what was chosen of what is held, where it was chosen last.
func (c *chosenLast) known(h *held, v View) (ceasefire.Facts, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.facts, c.of == h && reflect.DeepEqual(c.view, v)
}

// keep keeps what was chosen by a filter. What nothing was narrowed of takes no time to choose, and is the first that is asked for after a change: with it what was held before is let go of.
func (c *chosenLast) keep(h *held, v View, facts ceasefire.Facts) {
	if v.Filter.IsZero() {
		h, v, facts = nil, View{}, ceasefire.Facts{}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of, c.view, c.facts = h, v, facts
}

// find asks the file for what of a view only the file can tell; asked is false where that is nothing.
func (m *Memory) find(ctx context.Context, h *held, v View) (keys keySet, asked bool, err error) {
	there := beyond(v.Filter)
	if strings.TrimSpace(there.Text) == "" {
		there.Text = ""
	}
	if reflect.DeepEqual(there, ceasefire.Filter{}) {
		return nil, false, nil
	}
	if other := there; asksForPlace(there.Text) {
		if other.Text = ""; reflect.DeepEqual(other, ceasefire.Filter{}) {
			keys, err = m.findPlaced(ctx, h, there.Text)
			return keys, err == nil, err
		}
	}
	keys, err = m.ask(ctx, there)
	return keys, err == nil, err
}

// ask asks the file.
func (m *Memory) ask(ctx context.Context, there ceasefire.Filter) (keySet, error) {
	if keys, done, err := m.findWords(ctx, there); done || err != nil {
		return keys, err
	}
	query, args, err := m.search(ctx, there)
	if err != nil {
		return nil, err
	}
	keys, err := m.dossier.keysIn(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("looking for incidents: %w", err)
	}
	return newKeySet(keys), nil
}

// findWords finds words alone by reading their index; done is false where the file has to be asked.
func (m *Memory) findWords(ctx context.Context, there ceasefire.Filter) (found keySet, done bool, err error) {
	words, ok := soughtWords(there.Text)
	there.Text = ""
	if !ok || !reflect.DeepEqual(there, ceasefire.Filter{}) {
		return nil, false, nil
	}
	found, err = m.dossier.wordKeys(ctx, words)
	if errors.Is(err, errOddIndex) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("looking for words: %w", err)
	}
	return found, true, nil
}

// search writes the query for what only the file can tell. Words alone are looked for in their index without a look at the incidents.
func (m *Memory) search(ctx context.Context, there ceasefire.Filter) (string, []any, error) {
	words := ""
	if !asksForPlace(there.Text) {
		if words = match(there.Text); words != "" {
			there.Text = ""
		}
	}
	if words != "" && reflect.DeepEqual(there, ceasefire.Filter{}) {
		return "SELECT docid AS id FROM incident_text WHERE incident_text MATCH ?", []any{words}, nil
	}
	where, err := View{Filter: there}.condition(ctx, m.dossier.read)
	if err != nil {
		return "", nil, err
	}
	if words != "" {
		where.and("i.id IN (SELECT docid FROM incident_text WHERE incident_text MATCH ?)", words)
	}
	return "SELECT i.id AS id " + where.sql(), where.args, nil
}

// keysIn reads the keys that a query gives under the name id, in its order. They come as one text: a row for each would cost more than finding them, and a
// context that can be cancelled costs database/sql's driver a goroutine for each row.
func (d *Dossier) keysIn(ctx context.Context, query string, args ...any) ([]int64, error) {
	return keysFrom(ctx, d.read, query, args...)
}

func keysFrom(ctx context.Context, q querier, query string, args ...any) ([]int64, error) {
	var list sql.RawBytes
	rows, err := q.QueryContext(ctx, "SELECT coalesce(group_concat(id), '') FROM ("+query+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, rows.Err()
	}
	if err := rows.Scan(&list); err != nil {
		return nil, err
	}
	return parseKeys(list), rows.Err()
}

// parseKeys reads keys between commas.
func parseKeys(list []byte) []int64 {
	if len(list) == 0 {
		return nil
	}
	keys := make([]int64, 0, bytes.Count(list, []byte{','})+1)
	var key int64
	for _, c := range list {
		if c == ',' {
			keys, key = append(keys, key), 0
			continue
		}
		key = key*10 + int64(c-'0')
	}
	return append(keys, key)
}
