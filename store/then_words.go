package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// sought is what is looked for in what incidents say: phrases of words that stand together, each of which must be there, of the last its beginning unless
// it is whole. Those of a place are single words, looked for in the place and the district alone.
type sought struct {
	phrases      []string
	whole, place bool
}

// expression writes it in the language of the search index.
func (s sought) expression() string {
	if !s.place {
		return expression(s.phrases, s.whole)
	}
	words := make([]string, len(s.phrases))
	for n, word := range s.phrases {
		words[n] = matchPlace(word, !s.whole && n == len(words)-1)
	}
	return strings.Join(words, " ")
}

// saying is what an incident said, folded as the search folds it: the words of its text, and those of its place and district, with a space before and behind each.
type saying struct {
	key          int64
	words, place string
}

// has reports whether an incident says what is sought.
func (s saying) has(what sought) bool {
	for n, phrase := range what.phrases {
		phrase = " " + plain(phrase)
		if what.whole || n < len(what.phrases)-1 {
			phrase += " "
		}
		if !strings.Contains(s.place, phrase) && (what.place || !strings.Contains(s.words, phrase)) {
			return false
		}
	}
	return true
}

// spoken folds a text into its words.
func spoken(texts ...string) string {
	said := []string{""}
	for _, text := range texts {
		for _, at := range wordPlaces(text) {
			if word := plain(text[at[0]:at[1]]); word != "" {
				said = append(said, word)
			}
		}
	}
	return strings.Join(append(said, ""), " ")
}

// saidThen keeps what those incidents said at an instant that say something else today: the search index knows today's words alone.
type saidThen struct {
	mu   sync.Mutex
	read bool
	list []saying
}

// reworded gives what the incidents said that have another text today; they are read once.
func (t *then) reworded(ctx context.Context) ([]saying, error) {
	t.said.mu.Lock()
	defer t.said.mu.Unlock()
	if t.said.read {
		return t.said.list, nil
	}
	list, err := collect(ctx, t, func(rows *sql.Rows) (s saying, err error) {
		var title, text, actorA, actorB, place, district string
		err = rows.Scan(&s.key, &title, &text, &actorA, &actorB, &place, &district)
		s.words, s.place = spoken(title, text, actorA, actorB), spoken(place, district)
		return s, err
	}, `SELECT w.id, w.title, w.text, w.actor_a, w.actor_b, w.place, w.district FROM later AS l JOIN main.incident AS i ON i.uuid = l.uuid
		JOIN (SELECT seq, `+strings.Join(fromRow("before_row", append([]string{"id", "recorded_at"}, saidColumns()...)), ", ")+` FROM main.audit) AS w ON w.seq = l.seq
		WHERE w.recorded_at <= ? AND (`+strings.Join(each(saidColumns(), "w.%[1]s <> i.%[1]s"), " OR ")+`)`, t.at)
	if err != nil {
		return nil, fmt.Errorf("reading what incidents said: %w", err)
	}
	t.said.list, t.said.read = list, true
	return list, nil
}

// saidColumns are the columns of an incident in which words are looked for.
func saidColumns() []string {
	return []string{"title", "text", "actor_a", "actor_b", "place", "district"}
}

func each(words []string, format string) []string {
	words = slices.Clone(words)
	for n, word := range words {
		words[n] = fmt.Sprintf(format, word)
	}
	return words
}

// asked writes what asks that incidents say what is sought; of a past that is read as it was known, that they said it then.
func (s sought) asked(ctx context.Context, q querier) (term string, args []any, err error) {
	const today = "i.id IN (SELECT docid FROM incident_text WHERE incident_text MATCH ?)"
	args = []any{s.expression()}
	t, past := q.(*then)
	if !past {
		return today, args, nil
	}
	reworded, err := t.reworded(ctx)
	if err != nil || len(reworded) == 0 {
		return today, args, err
	}
	all, found := make([]int64, 0, len(reworded)), []int64{}
	for _, said := range reworded {
		if all = append(all, said.key); said.has(s) {
			found = append(found, said.key)
		}
	}
	for _, keys := range [][]int64{all, found} {
		list, err := json.Marshal(keys)
		if err != nil {
			return "", nil, fmt.Errorf("listing incidents: %w", err)
		}
		args = append(args, string(list))
	}
	return "(" + today + " AND i.id NOT IN (SELECT value FROM json_each(?)) OR i.id IN (SELECT value FROM json_each(?)))", args, nil
}
