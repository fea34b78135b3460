package store

import "strings"

// An import lists the first so many of the rows that are wrong, and of those that wait for an import that applies updates, as long as they hold no more text than this; the rest are counted.
const mostRefused, mostRefusedText = 10_000, 16 << 20

// listedRows counts the rows that are listed, apart by whether anything is wrong with them, and the bytes of text in them.
type listedRows struct {
	wrong, waiting, text int
}

// refuse lists a row that was not taken, or counts it where there are many before it.
func (m *importer) refuse(r Rejection) error {
	if m.batch.Refused != nil {
		if err := m.batch.Refused(r); err != nil {
			return err
		}
	}
	listed := &m.listed.wrong
	if r.Waiting {
		listed = &m.listed.waiting
	}
	size := len(r.Column) + len(r.Value) + len(r.Reason)
	if *listed >= mostRefused || *listed > 0 && m.listed.text+size > mostRefusedText {
		m.result.More++
		return nil
	}
	*listed++
	m.listed.text += size
	r.Column, r.Value = strings.Clone(r.Column), strings.Clone(r.Value) // which would keep the whole row in memory
	m.result.Rejected = append(m.result.Rejected, r)
	return nil
}
