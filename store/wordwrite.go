package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// The directory of the search index has room for segmentsALevel segments on each level; the database makes one of the level above of them when there is one more. What is imported begins on a level
// so high that the changes of an analyst do not soon reach it: to merge a million incidents takes seconds.
const (
	segmentsALevel = 16
	importedLevel  = 3
)

// nodeMargin is by how many bytes a node is shorter than a page of the file, as FTS4 has it, so that it lies on one page.
const nodeMargin = 35

// writeWords writes words of incidents that are not in the search index yet into it: a segment, how many words each has, and the sums of them.
func (c *change) writeWords(g *gatheredWords) error {
	if len(g.sizes) == 0 {
		return nil
	}
	if err := c.writeSegment(g); err != nil {
		return err
	}
	return errors.Join(c.writeSizes(g), c.addTotals(g))
}

// writeSegment writes a segment and what the directory says of it.
func (c *change) writeSegment(g *gatheredWords) error {
	if len(g.postings) == 0 {
		return nil
	}
	var b segmentBuilder
	var page, level, place int64
	err := c.tx.QueryRowContext(c.ctx, "SELECT page_size, (SELECT coalesce(max(blockid), 0) + 1 FROM incident_text_segments) FROM pragma_page_size").Scan(&page, &b.free)
	if err != nil {
		return err
	}
	if level, place, err = c.freeSegment(); err != nil {
		return err
	}
	b.node = int(page) - nodeMargin
	root, err := c.writeTree(&b, g)
	if err != nil {
		return err
	}
	_, err = c.tx.ExecContext(c.ctx, "INSERT INTO incident_text_segdir (level, idx, start_block, leaves_end_block, end_block, root) VALUES (?, ?, ?, ?, ?, ?)",
		level, place, root.first, root.lastLeaf, fmt.Sprintf("%d %d", root.last, root.data), root.root)
	return err
}

// freeSegment gives a level that has room, and the place of a new segment on it.
func (c *change) freeSegment() (level, place int64, err error) {
	err = c.tx.QueryRowContext(c.ctx, `WITH RECURSIVE levels (level) AS (VALUES (?1) UNION ALL SELECT level + 1 FROM levels LIMIT 100)
		SELECT level, (SELECT coalesce(max(idx), -1) + 1 FROM incident_text_segdir AS s WHERE s.level = levels.level) AS place
		FROM levels WHERE place < ?2 LIMIT 1`, importedLevel, segmentsALevel).Scan(&level, &place)
	return level, place, err
}

// writeTree writes the blocks of a segment.
func (c *change) writeTree(b *segmentBuilder, g *gatheredWords) (root segmentRoot, err error) {
	insert, err := c.prepareFast("INSERT INTO incident_text_segments (blockid, block) VALUES (?, ?)")
	if err != nil {
		return root, err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	var args []driver.NamedValue
	b.write = func(block int64, node []byte) error {
		args = ordered(args, block, node)
		return insert.run(args)
	}
	for _, p := range g.sorted() {
		if err := b.add(p.word, p.list); err != nil {
			return root, err
		}
	}
	return b.end()
}

// sizesAtOnce is how many rows of sizes are added in one statement.
const sizesAtOnce = 128

// writeSizes writes how many words each incident has.
func (c *change) writeSizes(g *gatheredWords) error {
	for sizes := g.sizes; len(sizes) > 0; {
		n := min(len(sizes), sizesAtOnce)
		args := make([]any, 0, 2*n)
		for _, s := range sizes[:n] {
			args = append(args, s.key, appendVarints(nil, s.words[:]))
		}
		marks := strings.TrimSuffix(strings.Repeat("(?, ?), ", n), ", ")
		if _, err := c.tx.ExecContext(c.ctx, "INSERT INTO incident_text_docsize (docid, size) VALUES "+marks, args...); err != nil {
			return err
		}
		sizes = sizes[n:]
	}
	return nil
}

// addTotals adds to the sums of the index: incidents, the words of each column, and the bytes of their texts.
func (c *change) addTotals(g *gatheredWords) error {
	var packed []byte
	err := c.tx.QueryRowContext(c.ctx, "SELECT value FROM incident_text_stat WHERE id = 0").Scan(&packed)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	totals := make([]uint64, wordColumns+2)
	for n := range totals {
		value, length := binary.Uvarint(packed)
		if length <= 0 {
			break // what is missing is zero
		}
		totals[n], packed = value, packed[length:]
	}
	totals[0] += uint64(len(g.sizes))
	for _, s := range g.sizes {
		for column, words := range s.words {
			totals[column+1] += words
		}
	}
	totals[wordColumns+1] += uint64(g.bytes)
	_, err = c.tx.ExecContext(c.ctx, "INSERT OR REPLACE INTO incident_text_stat (id, value) VALUES (0, ?)", appendVarints(nil, totals))
	return err
}

func appendVarints(to []byte, numbers []uint64) []byte {
	for _, n := range numbers {
		to = binary.AppendUvarint(to, n)
	}
	return to
}
