package store

import "truceboard/store/ceasefire"

// mostChanges bounds of how many rows an import says what changed in them.
const mostChanges = 2000

// RowChange is a row that changed since it was imported: the line on which it begins, the incident that came of it, and what is not as it was. ByHand names the fields among
// them that somebody changed here too, to another end: Before is what stands here, After what the source has, and it stays unless the import overwrites.
type RowChange struct {
	Line     int
	Incident ceasefire.ID
	Title    string
	Fields   []ceasefire.FieldChange
	ByHand   []string
}

// note says of a row that changed, while they are few, what changed in it.
func (m *importer) note(r rereading, line int, fields []ceasefire.FieldChange) {
	if len(m.result.Changes) < mostChanges {
		m.result.Changes = append(m.result.Changes, RowChange{Line: line, Incident: r.was.ID, Title: r.was.Title, Fields: fields, ByHand: r.both})
	}
}
