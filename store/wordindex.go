package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A word that grows by a letter is looked for at each key, and its first letters are in nearly every incident of a million. Asked for by MATCH, each of them costs the database a row; here they
// are read out of the index itself, whose layout SQLite documents and keeps ("SQLite FTS3 and FTS4 Extensions", chapter 10, "Shadow Table Data Structures"), into a bit each. Whatever is not as it is
// documented is left to MATCH.

// errOddIndex says that the index is not laid out as it is documented.
var errOddIndex = errors.New("the search index is laid out otherwise")

// soughtWord is a word as the index has it, or the beginning of one.
type soughtWord struct {
	text   string
	prefix bool
}

// soughtWords gives the words of what was typed as the index has them; ok is false where words stood together, as in al-Bab, or where one has letters that the tokenizer of the index folds in ways of its own.
func soughtWords(typed string) (words []soughtWord, ok bool) {
	chunks := strings.Fields(typed)
	for _, chunk := range chunks {
		found := wordsOf(chunk)
		if len(found) > 1 {
			return nil, false
		}
		for _, word := range found {
			folded, ok := foldedPlainly(word)
			if !ok {
				return nil, false
			}
			words = append(words, soughtWord{text: folded})
		}
	}
	if len(words) == 0 || len(words) > mostWords {
		return nil, false
	}
	words[len(words)-1].prefix = true
	return words, true
}

// foldedPlainly folds a word of such letters as the tokenizer only puts in lower case: those of ASCII, of Russian and of Arabic.
func foldedPlainly(word string) (string, bool) {
	ok := true
	folded := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r >= 'а' && r <= 'я', r >= '\u0621' && r <= '\u063A', r >= '\u0641' && r <= '\u064A':
			return r
		case r >= 'A' && r <= 'Z', r >= 'А' && r <= 'Я':
			return r + 0x20
		}
		ok = false
		return r
	}, word)
	return folded, ok
}

// wordKeys gives the keys of the incidents that have all of some words.
func (d *Dossier) wordKeys(ctx context.Context, words []soughtWord) (found keySet, err error) {
	conn, err := d.read.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("beginning to read %s: %w", d.path, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil { // the parts of the index belong together
		return nil, fmt.Errorf("beginning to read %s: %w", d.path, err)
	}
	defer func() {
		_, end := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		err = errors.Join(err, end)
	}()
	x := wordIndex{ctx: ctx, conn: conn}
	if err := x.open(); err != nil {
		return nil, err
	}
	for n, word := range words {
		set, err := x.look(word)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			found = set
			continue
		}
		for at := range found {
			found[at] &= set[at]
		}
	}
	return found, nil
}

// wordIndex reads the search index within one transaction.
type wordIndex struct {
	ctx      context.Context
	conn     *sql.Conn
	segments []wordSegment
	most     int64 // the greatest key
}

// wordSegment is one of the trees that the index is made of: a newer one overrides an older one. Its leaves are blocks that follow one another; where there are none, its root is its only leaf.
type wordSegment struct {
	first, last int64
	root        []byte
}

// open lists the segments, the newest first.
func (x *wordIndex) open() error {
	if err := x.conn.QueryRowContext(x.ctx, "SELECT coalesce(max(id), 0) FROM incident").Scan(&x.most); err != nil {
		return fmt.Errorf("opening the search index: %w", err)
	}
	var err error
	x.segments, err = collect(x.ctx, x.conn, func(rows *sql.Rows) (s wordSegment, err error) {
		err = rows.Scan(&s.first, &s.last, &s.root)
		return s, err
	}, "SELECT start_block, leaves_end_block, root FROM incident_text_segdir ORDER BY level, idx DESC")
	if err != nil {
		return fmt.Errorf("opening the search index: %w", err)
	}
	return nil
}

// look gives the keys of the incidents that have a word.
func (x *wordIndex) look(word soughtWord) (keySet, error) {
	p := postings{word: word, found: make(keySet, x.most>>6+1)}
	for _, s := range x.segments {
		p.gone, p.going = p.going.and(p.gone), nil
		if err := x.readSegment(s, &p); err != nil {
			return nil, err
		}
	}
	return p.found, nil
}

// readSegment takes what a segment says of a word.
func (x *wordIndex) readSegment(s wordSegment, p *postings) error {
	node := s.root
	var leaf int64
	for {
		height, child, err := descend(node, p.word.text)
		if err != nil {
			return err
		}
		if height == 0 {
			_, err := p.takeLeaf(node)
			return err
		}
		if leaf = child; height == 1 {
			break
		}
		if err := x.conn.QueryRowContext(x.ctx, "SELECT block FROM incident_text_segments WHERE blockid = ?", child).Scan(&node); err != nil {
			return errors.Join(errOddIndex, err)
		}
	}
	if leaf < s.first || leaf > s.last {
		return errOddIndex
	}
	return x.readLeaves(leaf, s.last, p)
}

// readLeaves takes leaves until they are past the word. It goes past database/sql, which would copy each of them once more.
func (x *wordIndex) readLeaves(from, to int64, p *postings) error {
	return x.conn.Raw(func(raw any) error {
		conn, ok := raw.(driver.QueryerContext)
		if !ok {
			return fmt.Errorf("reading the search index: the database gave a %T", raw)
		}
		rows, err := conn.QueryContext(context.Background(), "SELECT block FROM incident_text_segments WHERE blockid BETWEEN ? AND ? ORDER BY blockid",
			[]driver.NamedValue{{Ordinal: 1, Value: from}, {Ordinal: 2, Value: to}})
		if err != nil {
			return err
		}
		return errors.Join(x.takeLeaves(rows, p), rows.Close())
	})
}

func (x *wordIndex) takeLeaves(rows driver.Rows, p *postings) error {
	values := make([]driver.Value, 1)
	for {
		if x.ctx.Err() != nil {
			return x.ctx.Err()
		}
		err := rows.Next(values)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		leaf, ok := values[0].([]byte)
		if !ok {
			return errOddIndex
		}
		if past, err := p.takeLeaf(leaf); err != nil || past {
			return err
		}
	}
}
