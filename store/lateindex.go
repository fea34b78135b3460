package store

import (
	"context"
	"encoding/json"
	"fmt"
)

// lateIndex makes many incidents that are added in one change findable by their words all at once: row by row, the index would be written to the
// file after every one of them. All of it is undone with the change, the trigger that was laid aside included.
type lateIndex struct {
	change   *change
	trigger  string         // what makes the trigger again
	indexed  int64          // the key up to which incidents are in the index
	gathered *gatheredWords // nil where the database cuts all texts into words
}

// indexTrigger is the trigger that indexes an incident when it is added.
const indexTrigger = "incident_text_after_insert"

// beginLateIndex lays the trigger aside. Incidents that are there already are in the index.
func beginLateIndex(c *change) (*lateIndex, error) {
	l := &lateIndex{change: c}
	err := c.tx.QueryRowContext(c.ctx, "SELECT sql, (SELECT coalesce(max(id), 0) FROM incident) FROM sqlite_schema WHERE type = 'trigger' AND name = ?", indexTrigger).
		Scan(&l.trigger, &l.indexed)
	if err != nil {
		return nil, fmt.Errorf("readying the search index: %w", err)
	}
	if _, err := c.tx.ExecContext(c.ctx, "DROP TRIGGER "+indexTrigger); err != nil {
		return nil, fmt.Errorf("readying the search index: %w", err)
	}
	return l, nil
}

// before readies the index for a change of one incident, which has to be in it: its old words are taken out again.
func (l *lateIndex) before(key int64) error {
	if key <= l.indexed {
		return nil
	}
	return l.add(l.change.ctx)
}

// add indexes what was added since the last time, in the order of the keys, which is what the index takes fastest.
func (l *lateIndex) add(ctx context.Context) error {
	err := l.addRows(ctx)
	if err == nil {
		err = l.change.tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM incident").Scan(&l.indexed)
	}
	if err != nil {
		return fmt.Errorf("writing the search index: %w", err)
	}
	return nil
}

func (l *lateIndex) addRows(ctx context.Context) error {
	const rows = "INSERT INTO incident_text (docid, words, places) SELECT rowid, words, places FROM incident_words WHERE "
	if l.gathered == nil {
		_, err := l.change.tx.ExecContext(ctx, rows+"rowid > ? ORDER BY rowid", l.indexed)
		return err
	}
	l.gathered.waiting.Wait()
	if len(l.gathered.odd) > 0 {
		keys, err := json.Marshal(l.gathered.odd)
		if err != nil {
			return err
		}
		if _, err := l.change.tx.ExecContext(ctx, rows+"rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid", string(keys)); err != nil {
			return err
		}
	}
	defer l.gathered.clear()
	return l.change.writeWords(l.gathered)
}

// finish indexes the rest and puts the trigger back.
func (l *lateIndex) finish(ctx context.Context) error {
	if err := l.add(ctx); err != nil {
		return err
	}
	if _, err := l.change.tx.ExecContext(ctx, l.trigger); err != nil {
		return fmt.Errorf("putting the search index's trigger back: %w", err)
	}
	return nil
}
