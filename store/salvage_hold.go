package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// hold holds what was brought over against the seals and the last lines of the trail, lists each record that is not as these say, and puts right what the trail has for certain. A damaged row looks like any other: nothing else tells that it says
// what nobody wrote.
func (s *salvager) hold(tables []salvageTable) error {
	if !s.sealed {
		return nil
	}
	var err error
	if s.trail, err = readSalvagedTrail(s.ctx, s.to); err == nil {
		var faults []RecordFault
		if faults, err = s.faults(); err == nil {
			err = s.holdNames()
		}
		if err == nil {
			return s.mendFaults(tables, faults)
		}
	}
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.sealed = false
	s.lose("audit", 0, "audit: what was brought over cannot be held against the audit trail (%v), so that records may be altered without being listed here", bare(err))
	return nil
}

// faults gives all records that are not as the trail tells of them.
func (s *salvager) faults() ([]RecordFault, error) {
	v := &voucher{ctx: s.ctx, q: s.to, holding: holding{all: true}}
	for _, step := range []func() error{v.begin, v.records, v.named, v.contents, v.strays, v.together, v.incidents, v.removals} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return v.faults, nil
}

// holdNames lists the merges of which it is not as the trail says by what else records were known: what is written to one of those records may be meant for another.
func (s *salvager) holdNames() error {
	wrong, err := wrongIdentities(s.ctx, s.to)
	s.misnamed = len(wrong) > 0
	for _, words := range wrong {
		s.lose(recordIdentity, 0, "%s: %s, or damaged", recordIdentity, words)
	}
	return err
}

// mendFaults lists faults, and puts right what can be. A record that is lost and one that nothing tells of may be one, whose identifier was damaged: those come first.
func (s *salvager) mendFaults(tables []salvageTable, faults []RecordFault) error {
	slices.SortStableFunc(faults, func(a, b RecordFault) int { return faultOrder(a) - faultOrder(b) })
	mended := map[recordKey]bool{}
	for _, f := range faults {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		at := slices.IndexFunc(tables, func(t salvageTable) bool { return t.name == f.Record })
		said, err := s.saidOf(f)
		if err != nil {
			return err
		}
		var words string
		switch {
		case f.was != nil:
			words, err = s.mendSealed(f)
		case f.Fault == FaultAltered && said != nil && at >= 0:
			words, err = s.mendAltered(tables[at], tables, f, said)
		case f.Fault == FaultRemoved && said != nil && at >= 0:
			words, err = s.mendLost(tables[at], tables, f, said, mended)
		case f.Fault == FaultAdded && mended[recordKey{f.Record, hexOf(f.ID)}]:
			continue
		default:
			words = faultWords(f)
		}
		if err != nil {
			return err
		}
		back, isBack := strings.CutPrefix(words, "back: ")
		s.done.Losses = append(s.done.Losses, Loss{Table: f.Record, Rows: max(f.Count, 1), What: f.Record + ": " + back, Mended: isBack})
	}
	return nil
}

func faultOrder(f RecordFault) int {
	return slices.Index([]FaultKind{FaultSeal, FaultRemoved, FaultAdded, FaultAltered}, f.Fault)
}

// saidOf reads what the last line about a record says, nothing where it has no line of its own or that cannot be read.
func (s *salvager) saidOf(f RecordFault) (row, error) {
	if f.Line == 0 || f.Row > 0 || f.Fault == FaultSeal {
		return nil, nil
	}
	var said string
	err := s.to.QueryRowContext(s.ctx, "SELECT coalesce(after_row, '') FROM audit WHERE seq = ? AND record = ?", f.Line, f.Record).Scan(&said)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	was, unread := parsed(said)
	if unread != nil { // a line that was damaged itself
		return nil, nil
	}
	return was, nil
}

// mendAltered puts the columns of a record back as the trail has them, where that is certain, and says what it said.
func (s *salvager) mendAltered(t salvageTable, tables []salvageTable, f RecordFault, said row) (string, error) {
	words, key, err := s.differences(t, f, said)
	if err != nil {
		return "", err
	}
	words = f.named() + " was altered past the audit trail, or damaged: " + words
	if !s.trail.certain(f.Line) {
		return words + "; it stays as it was read, since entries of the trail are lost or damaged that may tell of it", nil
	}
	if key == nil {
		return words + "; it stays as it was read", nil
	}
	for _, column := range f.Columns {
		put, err := s.putBack(t, tables, column, key, said)
		if err != nil {
			return "", err
		}
		if !put {
			return words + "; it stays as it was read, where it could not be put back", nil
		}
	}
	return "back: " + words + "; put back as that entry says", nil
}

// mendSealed puts columns of an incident back that its seal shows to be wrong, and with what they had for certain.
func (s *salvager) mendSealed(f RecordFault) (string, error) {
	found, err := objects(s.ctx, s.to, "SELECT * FROM incident WHERE uuid = ?", f.ID[:])
	if err != nil {
		return "", fmt.Errorf("reading an incident: %w", err)
	}
	if len(found) != 1 {
		return faultWords(f), nil
	}
	var parts []string
	for _, name := range f.Columns {
		parts = append(parts, fmt.Sprintf("its %s says %s, and was %s when it was brought in (entry %d)", spaced(name), shortly(found[0][name]), shortly(f.was[name]), f.Line))
		if _, err := s.to.ExecContext(s.ctx, "UPDATE incident SET "+name+" = ? WHERE uuid = ?", f.was[name], f.ID[:]); err != nil {
			return "", fmt.Errorf("putting an incident back: %w", err)
		}
	}
	return "back: " + f.named() + " was altered past the audit trail, or damaged: " + strings.Join(parts, "; ") + "; put back as it was", nil
}

// differences says in which columns a record is not as a line has it, and gives its key, nothing where it has none.
func (s *salvager) differences(t salvageTable, f RecordFault, said row) (words string, key any, err error) {
	column, value := keyColumn(t.name), any(f.Name)
	if column == "uuid" {
		column, value = "uuid", f.ID[:]
	}
	if t.name == "actor_name" {
		return "the trail has it otherwise (entry " + fmt.Sprint(f.Line) + ")", nil, nil
	}
	found, err := objects(s.ctx, s.to, "SELECT * FROM "+t.name+" WHERE "+column+" = ?", value)
	if err != nil {
		return "", nil, fmt.Errorf("reading a row of %s: %w", t.name, err)
	}
	if len(found) != 1 {
		return "it is there more than once", nil, nil
	}
	var parts []string
	for _, name := range f.Columns {
		if _, is := belongings(t.name)[name]; is {
			parts = append(parts, fmt.Sprintf("its %s are not those of entry %d", spaced(name), f.Line))
			continue
		}
		parts = append(parts, fmt.Sprintf("its %s says %s, entry %d of the trail says %s", spaced(name), shortly(found[0][name]), f.Line, shortly(said[name])))
	}
	return strings.Join(parts, "; "), found[0]["id"], nil
}

func spaced(name string) string { return strings.ReplaceAll(name, "_", " ") }

// shortly gives a value in words, of a long one the beginning.
func shortly(value any) string {
	const most = 60
	text := fmt.Sprint(value)
	if _, is := value.(string); is {
		if letters := []rune(text); len(letters) > most {
			text = string(letters[:most]) + "…"
		}
		return "“" + text + "”"
	}
	if value == nil {
		return "nothing"
	}
	return text
}

// putBack writes one column of a record, or the rows that belong to it, as a line of the trail has them. What the table refuses stays.
func (s *salvager) putBack(t salvageTable, tables []salvageTable, column string, key any, said row) (put bool, err error) {
	if parent, isPart := belongings(t.name)[column]; isPart {
		if _, err := s.to.ExecContext(s.ctx, "DELETE FROM "+column+" WHERE "+parent+" = ?", key); err != nil {
			return false, err
		}
		return true, s.writeParts(t, tables, said, column)
	}
	at := slices.IndexFunc(t.columns, func(c salvageColumn) bool { return c.name == column })
	value, ok := any(nil), at >= 0
	if ok {
		value, ok = t.columns[at].valueOf(said[column])
	}
	if !ok {
		return false, nil
	}
	_, err = s.to.ExecContext(s.ctx, "UPDATE "+t.name+` SET "`+column+`" = ? WHERE id = ?`, value, key)
	if err != nil && refused(err) && s.ctx.Err() == nil {
		return false, nil
	}
	return err == nil, err
}

// mendLost writes a record again whose line is certain, in the place of one under another identifier that nothing tells of: then it is that which was damaged.
func (s *salvager) mendLost(t salvageTable, tables []salvageTable, f RecordFault, said row, mended map[recordKey]bool) (string, error) {
	words := f.named() + " is lost, and stands in entry " + fmt.Sprint(f.Line) + " of the audit trail"
	id, has := said["id"]
	if !has || !s.trail.certain(f.Line) || keyColumn(t.name) != "uuid" {
		return words, nil
	}
	var raw []byte
	key, ok := salvageColumn{kind: "INTEGER"}.valueOf(id)
	err := s.to.QueryRowContext(s.ctx, "SELECT uuid FROM "+t.name+" WHERE id = ? AND uuid NOT IN (SELECT uuid FROM audit WHERE record = ? AND uuid IS NOT NULL)", key, t.name).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) || !ok {
		return words, nil
	}
	if err != nil {
		return "", fmt.Errorf("looking for a row of %s: %w", t.name, err)
	}
	for child, parent := range belongings(t.name) {
		if _, err := s.to.ExecContext(s.ctx, "DELETE FROM "+child+" WHERE "+parent+" = ?", key); err != nil {
			return "", err
		}
	}
	if _, err := s.to.ExecContext(s.ctx, "DELETE FROM "+t.name+" WHERE id = ?", key); err != nil {
		return "", err
	}
	if written, err := s.writeRecord(t, tables, said); err != nil || !written {
		return words, err
	}
	var other ceasefire.ID
	copy(other[:], raw)
	mended[recordKey{t.name, hexOf(other)}] = true
	return "back: " + f.named() + " stood under another identifier (" + other.String() + "), which was damaged; put back as entry " + fmt.Sprint(f.Line) + " of the audit trail says", nil
}

// faultWords says of a record that has no line of its own, or that no line tells of, what is wrong with it.
func faultWords(f RecordFault) string {
	switch {
	case f.Fault == FaultRemoved && f.Row > 0:
		return fmt.Sprintf("row %d of the import of entry %d is lost", f.Row, f.Line)
	case f.Fault == FaultRemoved:
		return f.named() + " is lost"
	case f.Fault == FaultAdded && f.Count > 0:
		rows := "1 row is"
		if f.Count > 1 {
			rows = fmt.Sprintf("%d rows are", f.Count)
		}
		return rows + " not told of by the audit trail: damaged, or added past it, or what told of it is lost; nothing goes by that"
	case f.Fault == FaultAdded:
		return f.named() + " is not known to the audit trail: its identifier was damaged, or it was added past it"
	case f.Fault == FaultAltered:
		if len(f.Columns) > 0 {
			return f.named() + fmt.Sprintf(" is not as entry %d of the audit trail left it: its %s was altered past the trail, or damaged, and stays as it was read", f.Line, spaced(strings.Join(f.Columns, ", ")))
		}
		return f.named() + fmt.Sprintf(" is not as it was brought in (entry %d of the audit trail): it was altered past the trail, or damaged; it stays as it was read, and which of its values is wrong cannot be told", f.Line)
	}
	return f.String()
}

// settleVouching has the salvaged records held against the trail from now on too, where that is whole: what is lost or altered goes on being found. Otherwise they stand as they are, and the line about the salvage tells of what is lost.
func (s *salvager) settleVouching(tables []salvageTable) error {
	if s.sealed && s.trail.last == 0 && !s.misnamed {
		return nil
	}
	if s.sealed && len(s.trail.hurt) == 0 && s.trail.last > 0 {
		s.lose("audit", 0, "audit: the end of the audit trail, or what was kept of it, is lost; what it said last cannot be vouched for")
	}
	return s.vouchAnew(tables)
}

// sealTables are the tables by which records are held against the trail.
func sealTables() []string { return []string{"trail_head", "row_seal", "vouched_after"} }

// sealedLayout is the first layout that has them.
const sealedLayout = 13

// findSeals looks whether the damaged file has what records are held by: one of an old layout has not, and of another it is said where they are lost.
func (s *salvager) findSeals() error {
	var n int
	err := s.from.QueryRowContext(s.ctx, "SELECT count(*) FROM damaged.sqlite_schema WHERE type = 'table' AND name IN (SELECT value FROM json_each(?))", string(jsonOf(sealTables()))).Scan(&n)
	if err != nil && (s.ctx.Err() != nil || !fault(err)) {
		return err
	}
	if s.sealed = n == len(sealTables()); s.sealed {
		return nil
	}
	var layout int
	err = s.from.QueryRowContext(s.ctx, "PRAGMA damaged.user_version").Scan(&layout)
	if err != nil && (s.ctx.Err() != nil || !fault(err)) {
		return err
	}
	if err != nil || layout < 1 || layout >= sealedLayout {
		s.lose("audit", 0, "audit: what was brought over cannot be held against the audit trail (%s cannot be read), so that records may be altered without being listed here", strings.Join(sealTables(), ", "))
	}
	return nil
}

// strayLogLoss is the table that a log of another file is listed under, which was left out.
const strayLogLoss = "stray log"

// holdLog says where the log is damaged: the database reads it up to there without a word.
func (s *salvager) holdLog(name string) error {
	if !hasLog(s.damaged) {
		return nil
	}
	broken, err := brokenLog(s.damaged)
	if err != nil {
		return fmt.Errorf("looking at the log: %w", err)
	}
	if broken {
		s.lose("log", 0, "log: %s beside the file is damaged: what was written last, after the damage, could not be read and is missing here", name+logEnding)
	}
	return nil
}

// lostOf gives the losses that are not put right, without the log of another file.
func lostOf(losses []Loss) (lost []Loss) {
	for _, l := range losses {
		if !l.Mended && l.Table != strayLogLoss {
			lost = append(lost, l)
		}
	}
	return lost
}

// mostToldLosses is how many losses the line about a salvage lists.
const mostToldLosses = 2000

// salvageLine is what the line about a salvage says.
func salvageLine(name string, s Salvaged) ([]byte, error) {
	return json.Marshal(map[string]any{"name": name, "rows": s.Rows, "rebuilt": s.Rebuilt, "lost": s.Losses[:min(len(s.Losses), mostToldLosses)], "losses": len(lostOf(s.Losses))})
}
