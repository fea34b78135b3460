package store

import (
	"crypto/sha256"
	"fmt"

	"truceboard/store/ceasefire"
)

// contents holds the contents of attachments and of outlines against the SHA-256 under which each is kept.
func (v *voucher) contents() error {
	for _, c := range []struct{ record, query string }{
		{"attachment", "SELECT uuid, name, sha256, content, coalesce((SELECT max(seq) FROM audit WHERE record = 'attachment' AND uuid = a.uuid), 0) FROM attachment AS a"},
		{"outline_set", `SELECT s.uuid, s.name, t.sha256, CAST(t.content AS BLOB), coalesce((SELECT max(seq) FROM audit WHERE record = 'outline_set' AND uuid = s.uuid), 0)
			FROM outline_set AS s JOIN outline_text AS t ON t.sha256 = s.sha256`},
	} {
		if err := v.content(c.record, c.query); err != nil {
			return err
		}
	}
	return nil
}

// content reads one content after another: a file may be large.
func (v *voucher) content(record, query string) error {
	rows, err := v.q.QueryContext(v.ctx, query)
	if err != nil {
		return fmt.Errorf("reading the contents of files: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := v.pause(); err != nil {
			return err
		}
		var id ceasefire.ID
		var sum, content []byte
		f := RecordFault{Record: record, Fault: FaultAltered, Columns: []string{"content"}}
		if err := rows.Scan(into(&id), &f.Name, &sum, &content, &f.Line); err != nil {
			return fmt.Errorf("reading the content of a file: %w", err)
		}
		if is := sha256.Sum256(content); string(is[:]) != string(sum) {
			f.ID = id
			v.fault(f)
		}
	}
	return rows.Err()
}
