package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// recordKey names a record in both copies: its table, and its UUID in hexadecimal digits, its code or its name.
type recordKey struct{ table, ident string }

// sinceLine is a line of one copy's trail after the copies parted, with what it says that the other copy does not know.
type sinceLine struct {
	entry AuditEntry
	news  []OriginLine
}

// trailSince is what one copy's trail says that the other does not know.
type trailSince struct {
	lines []sinceLine
	of    map[recordKey][]sinceLine
}

// readTrails finds where the trails part, and what each says since that the other does not know. Copies without a line in common are no copies of one dossier.
func (m *merger) readTrails() error {
	parted, at, err := m.parting()
	if err != nil {
		return err
	}
	m.result.Parted = at
	ours, err := saidSince(m.ctx, m.tx, "main", parted)
	if err != nil {
		return err
	}
	theirs, err := saidSince(m.ctx, m.tx, "other", parted)
	if err != nil {
		return err
	}
	if ours, err = m.said("main", ours, parted); err != nil {
		return err
	}
	if theirs, err = m.said("other", theirs, parted); err != nil {
		return err
	}
	knownHere, err := knownBefore(m.ctx, m.tx, parted)
	if err != nil {
		return err
	}
	m.since = map[Side]trailSince{Ours: unknownTo(ours, theirs, knownHere), Theirs: unknownTo(theirs, ours, knownHere)}
	m.result.OursSince, m.result.TheirsSince = len(m.since[Ours].lines), len(m.since[Theirs].lines)
	return nil
}

// said leaves out the lines of merges that were undone since the copies parted, and those that undid them or carried them out again: for the other copy these are as if they had not been, and what they brought
// comes again when it is merged again. Which imports came by such merges alone is kept.
func (m *merger) said(schema string, lines []sinceLine, parted int64) ([]sinceLine, error) {
	void, err := voidChanges(m.ctx, m.tx, schema)
	if err != nil {
		return nil, err
	}
	unbrought := map[string]bool{}
	lines = slices.DeleteFunc(lines, func(l sinceLine) bool {
		merge, is := void[l.entry.Change]
		is = is && merge > parted
		if batch := hexOf(l.entry.ID); l.entry.Record == "import_batch" {
			unbrought[batch] = is && (unbrought[batch] || l.entry.Before == "")
		}
		return is
	})
	m.unbrought[schema] = unbrought
	return lines, nil
}

// parting gives the last line that both trails have, and when it was written: each hash covers all before it.
func (m *merger) parting() (seq int64, at time.Time, err error) {
	var same bool
	if err := m.tx.QueryRowContext(m.ctx, "SELECT (SELECT uuid FROM main.agreement) = (SELECT uuid FROM other.agreement)").Scan(&same); err != nil {
		return 0, at, fmt.Errorf("comparing the agreements: %w", err)
	}
	err = m.tx.QueryRowContext(m.ctx, `SELECT a.seq, a.at FROM main.audit AS a JOIN other.audit AS b ON b.seq = a.seq AND b.hash = a.hash
		ORDER BY a.seq DESC LIMIT 1`).Scan(&seq, into(&at))
	if errors.Is(err, sql.ErrNoRows) || err == nil && !same {
		return 0, at, &NoCopyError{Path: m.other}
	}
	if err != nil {
		return 0, at, fmt.Errorf("comparing the audit trails: %w", err)
	}
	return seq, at, nil
}

// NoCopyError says that two files are not copies of one dossier.
type NoCopyError struct{ Path string }

// Error says so, and what to do.
func (e *NoCopyError) Error() string {
	return e.Path + " is another dossier, not a copy of this one: their audit trails have nothing in common; export its incidents and import them instead"
}

// saidSince reads a copy's trail after a line.
func saidSince(ctx context.Context, q querier, schema string, seq int64) ([]sinceLine, error) {
	lines, err := collect(ctx, q, func(rows *sql.Rows) (l sinceLine, err error) {
		var hash []byte
		if l.entry, hash, err = scanAudit(rows); err == nil && l.entry.Record != recordChange { // a head counts the lines of its own trail
			l.news, err = said(l.entry, hash)
		}
		return l, err
	}, auditColumns+"FROM "+schema+".audit WHERE seq > ? ORDER BY seq", seq)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trails since they parted: %w", err)
	}
	return lines, nil
}

// knownBefore gives the hashes of lines that were brought over before the copies parted.
func knownBefore(ctx context.Context, q querier, seq int64) (map[string]bool, error) {
	known := map[string]bool{}
	void, err := voidChanges(ctx, q, "main")
	if err != nil {
		return nil, err
	}
	origins, err := collect(ctx, q, scanText, "SELECT origin FROM main.audit WHERE origin IS NOT NULL AND seq <= ? AND coalesce(change, 0) NOT IN (SELECT value FROM json_each(?))", seq, changeList(void))
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	for _, text := range origins {
		origin, _, err := ParseOrigin(text)
		if err != nil {
			return nil, err
		}
		for _, line := range origin.Lines {
			known[line.Hash] = true
		}
	}
	return known, nil
}

// unknownTo leaves of one copy's lines what the other's say too.
func unknownTo(lines, others []sinceLine, before map[string]bool) trailSince {
	known := map[string]bool{}
	for _, l := range others {
		for _, news := range l.news {
			known[news.Hash] = true
		}
	}
	since := trailSince{of: map[recordKey][]sinceLine{}}
	for _, l := range lines {
		var news []OriginLine
		for _, one := range l.news {
			if !known[one.Hash] && !before[one.Hash] {
				news = append(news, one)
			}
		}
		if len(news) == 0 {
			continue
		}
		l.news = news
		since.lines = append(since.lines, l)
		key := keyOfEntry(l.entry)
		since.of[key] = append(since.of[key], l)
	}
	return since
}

// renameLines has the lines of both trails tell of records by what these are known from now on.
func (m *merger) renameLines() error {
	for side, since := range m.since {
		of := make(map[recordKey][]sinceLine, len(since.of))
		for key, lines := range since.of {
			now, err := m.nameHere(key)
			if err != nil {
				return err
			}
			if of[now] = append(of[now], lines...); len(of[now]) > len(lines) {
				slices.SortFunc(of[now], func(a, b sinceLine) int { return int(a.entry.Seq - b.entry.Seq) })
			}
		}
		since.of = of
		m.since[side] = since
	}
	return nil
}

// keyOfEntry names the record that a line is about.
func keyOfEntry(e AuditEntry) recordKey {
	if !e.ID.IsZero() {
		return recordKey{e.Record, hexOf(e.ID)}
	}
	for _, said := range []string{e.After, e.Before} {
		if row, err := parsed(said); err == nil && row != nil {
			if e.Record == "area" {
				return recordKey{e.Record, text(row, "code")}
			}
			return recordKey{e.Record, text(row, "name")}
		}
	}
	return recordKey{table: e.Record}
}
