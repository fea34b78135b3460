package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
)

// What is kept by a hash, a file's content, a set of outlines, and the seals of an import's incidents, comes back from a copy that still has it: the hash tells that it is the same, whatever else that copy says.

// hashedKind is a table in which contents stand, with the columns of their hash and of what is hashed.
type hashedKind struct{ table, hash, content string }

func hashedKinds() []hashedKind {
	return []hashedKind{{"attachment", "sha256", "content"}, {"outline_text", "sha256", "content"}}
}

// findHashed finds what is not as its hash has it and stands in the other copy as it was, among what is named as altered.
func (m *merger) findHashed(faults []RecordFault) error {
	m.hashed = map[hashedKind][][]byte{}
	for _, f := range faults {
		kind := hashedKinds()[0]
		switch {
		case f.Fault != FaultAltered || len(f.Columns) != 1 || f.Columns[0] != "content":
			continue
		case f.Record == "outline_set":
			kind = hashedKinds()[1]
		}
		var hash []byte
		if err := m.tx.QueryRowContext(m.ctx, "SELECT sha256 FROM main."+f.Record+" WHERE uuid = ?", f.ID[:]).Scan(&hash); err != nil {
			return fmt.Errorf("reading by what a content is known: %w", err)
		}
		there, err := m.contentThere(kind, hash)
		if err != nil {
			return err
		}
		if is := sha256.Sum256(there); string(is[:]) == string(hash) {
			m.hashed[kind] = append(m.hashed[kind], hash)
		}
	}
	return m.findSeals()
}

// contentThere reads a content of the other copy by what it is kept by, nothing where it has none.
func (m *merger) contentThere(kind hashedKind, by any) ([]byte, error) {
	found, err := collect(m.ctx, m.tx, func(rows *sql.Rows) (content []byte, err error) {
		err = rows.Scan(&content)
		return content, err
	}, fmt.Sprintf("SELECT CAST(%s AS BLOB) FROM other.%s WHERE %s = ? LIMIT 1", kind.content, kind.table, kind.hash), by)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// findSeals finds the lines whose seals are gone here and stand in the other copy.
func (m *merger) findSeals() error {
	lines, err := vouchedLines(m.ctx, m.tx)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.seal != nil {
			continue
		}
		there, err := m.contentThere(hashedKind{"row_seal", "first_id", "digests"}, l.first)
		if err != nil {
			return err
		}
		if is := sha256.Sum256(there); hex.EncodeToString(is[:]) == l.sum {
			m.seals = append(m.seals, l.first)
		}
	}
	return nil
}

// countHashed counts what comes back so.
func (m *merger) countHashed() (n int) {
	for _, hashes := range m.hashed {
		n += len(hashes)
	}
	return n + len(m.seals)
}

// restoreHashed brings it back. No line tells of it, for the trail has the hashes.
func (m *merger) restoreHashed() error {
	for _, kind := range hashedKinds() {
		for _, hash := range m.hashed[kind] {
			err := m.unkept(kind.table, func() error {
				_, err := m.exec("bringing back a content", fmt.Sprintf("UPDATE main.%[1]s SET %[3]s = (SELECT %[3]s FROM other.%[1]s WHERE %[2]s = ?1 LIMIT 1) WHERE %[2]s = ?1", kind.table, kind.hash, kind.content), hash)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	for _, first := range m.seals {
		if _, err := m.exec("bringing back what vouches for incidents", "INSERT OR REPLACE INTO main.row_seal (first_id, digests) SELECT first_id, digests FROM other.row_seal WHERE first_id = ?", first); err != nil {
			return err
		}
	}
	return nil
}
