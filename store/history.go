package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// HistoryFilter narrows the history: to a kind of record, to who changed something, to words, and to one record with what was ruled on it. What is left out narrows nothing.
type HistoryFilter struct {
	Record string
	Who    string
	Text   string
	Of     RecordRef
	AsOf   ceasefire.AsOf
}

// RecordRef names one record: by its kind as the audit trail has it, and its ID or, of an area or an actor's name, its code or name.
type RecordRef struct {
	Record string
	ID     ceasefire.ID
	Name   string
}

// HistoryLine is a line of the audit trail with what it tells in words.
type HistoryLine struct {
	AuditEntry
	What string
}

// History gives the numbers of the lines of the audit trail that a filter leaves, newest first, and how many lines there are.
func (d *Dossier) History(ctx context.Context, f HistoryFilter) (lines []int64, all int, err error) {
	where, args, err := d.historyWhere(ctx, f)
	if err != nil {
		return nil, 0, err
	}
	lines, err = collect(ctx, d.read, func(rows *sql.Rows) (seq int64, err error) {
		err = rows.Scan(&seq)
		return seq, err
	}, "SELECT seq FROM audit WHERE "+where+" ORDER BY seq DESC", args...)
	if err == nil {
		err = d.read.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE at <= ?", knownUntil(f.AsOf)).Scan(&all)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("reading the history: %w", err)
	}
	return lines, all, nil
}

func (d *Dossier) historyWhere(ctx context.Context, f HistoryFilter) (string, []any, error) {
	where, args := []string{"at <= ?"}, []any{knownUntil(f.AsOf)}
	add := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if f.Record != "" {
		add("record = ?", f.Record)
	}
	if f.Who != "" {
		add("who = ?", f.Who)
	}
	for _, word := range strings.Fields(f.Text) {
		like := "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(word) + "%"
		add(`(before_row LIKE ? ESCAPE '\' OR after_row LIKE ? ESCAPE '\' OR who LIKE ? ESCAPE '\')`, like, like, like)
	}
	if f.Of.Record == "" {
		return strings.Join(where, " AND "), args, nil
	}
	condition, values, err := d.ofRecord(ctx, f.Of)
	add(condition, values...)
	return strings.Join(where, " AND "), args, err
}

// ofRecord writes the condition that leaves the lines of one record, and of what was recorded about it.
func (d *Dossier) ofRecord(ctx context.Context, of RecordRef) (string, []any, error) {
	if of.ID.IsZero() {
		return "record = ? AND uuid IS NULL AND coalesce(json_extract(coalesce(after_row, before_row), '$.code'), json_extract(coalesce(after_row, before_row), '$.name')) = ?",
			[]any{of.Record, of.Name}, nil
	}
	now, err := known(ctx, d.read, of.Record, of.ID)
	if err != nil {
		return "", nil, err
	}
	own, args := "(record = ? AND uuid IN ("+alsoKnown("?", "?")+" UNION SELECT ?))", []any{of.Record, of.Record, now[:], now[:]}
	about := map[string]string{"incident": "'attribution', 'scope_override', 'attachment'", "commitment": "'assessment'", "clock": "'determination'"}[of.Record]
	if about == "" {
		return own, args, nil
	}
	keys, err := keysOf[ceasefire.ID](ctx, d.read, "SELECT uuid, id FROM "+of.Record)
	if of.Record == "incident" {
		var key int64
		key, err = d.IncidentKey(ctx, of.ID)
		keys = map[ceasefire.ID]int64{now: key}
	}
	if err != nil {
		return "", nil, fmt.Errorf("looking for a record: %w", err)
	}
	return "(" + own + " OR record IN (" + about + ") AND json_extract(coalesce(after_row, before_row), '$." + of.Record + "_id') = ?)", append(args, keys[now]), nil
}

// HistoryLines reads lines of the audit trail by their numbers, in the order in which they are asked for, with what each tells in words.
func (d *Dossier) HistoryLines(ctx context.Context, numbers []int64) ([]HistoryLine, error) {
	list, err := json.Marshal(numbers)
	if err != nil {
		return nil, fmt.Errorf("listing lines: %w", err)
	}
	entries, err := collect(ctx, d.read, func(rows *sql.Rows) (e AuditEntry, err error) {
		e, _, err = scanAudit(rows)
		return e, err
	}, auditSelect+"WHERE seq IN (SELECT value FROM json_each(?))", string(list))
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	found := map[int64]AuditEntry{}
	for _, e := range entries {
		found[e.Seq] = e
	}
	words, lines := newWording(ctx, d.read), make([]HistoryLine, 0, len(numbers))
	for _, n := range numbers {
		e, ok := found[n]
		if !ok {
			continue
		}
		what, err := words.told(e)
		if err != nil {
			return nil, err
		}
		lines = append(lines, HistoryLine{e, what})
	}
	return lines, nil
}

// LatestLines reads the newest lines of the audit trail as it was known, newest first, with what each tells in words.
func (d *Dossier) LatestLines(ctx context.Context, asOf ceasefire.AsOf, limit int) ([]HistoryLine, error) {
	entries, err := d.Audit(ctx, asOf, limit)
	if err != nil {
		return nil, err
	}
	words, lines := newWording(ctx, d.read), make([]HistoryLine, len(entries))
	for i, e := range entries {
		what, err := words.told(e)
		if err != nil {
			return nil, err
		}
		lines[i] = HistoryLine{e, what}
	}
	return lines, nil
}

// told says what a line tells, that which heads a change included.
func (w *wording) told(e AuditEntry) (string, error) {
	if e.Record != recordChange {
		what, err := w.line(e)
		if e.Action == actionWithdraw || e.Action == actionReinstate {
			what += map[string]string{actionWithdraw: ", taken back", actionReinstate: ", counted again"}[e.Action]
		}
		if e.Action == "derive" {
			what += ", read anew after a ruling"
		}
		return what, err
	}
	if ChangeKind(e.Action) == ChangeRestore {
		return "an earlier state put back", nil
	}
	c, err := changeFrom(w.ctx, w.q, e.Seq)
	if err != nil {
		return "", err
	}
	return w.change(c)
}

// Recorders lists who changed something, and the kinds of record that were changed.
func (d *Dossier) Recorders(ctx context.Context) (who, records []string, err error) {
	for _, list := range []struct {
		to     *[]string
		column string
	}{{&who, "who"}, {&records, "record"}} {
		*list.to, err = collect(ctx, d.read, func(rows *sql.Rows) (text string, err error) {
			err = rows.Scan(&text)
			return text, err
		}, "SELECT DISTINCT "+list.column+" FROM audit ORDER BY 1")
		if err != nil {
			return nil, nil, fmt.Errorf("reading the history: %w", err)
		}
	}
	return who, records, nil
}

// ChangeOfLine gives the change that a line belongs to, in words too.
func (d *Dossier) ChangeOfLine(ctx context.Context, line int64) (Change, error) {
	first, err := firstLineOf(ctx, d.read, line)
	if err != nil {
		return Change{}, err
	}
	c, err := changeFrom(ctx, d.read, first)
	if err != nil {
		return Change{}, err
	}
	c.What, err = newWording(ctx, d.read).change(c)
	return c, err
}

// Verified is what verifying the trail found. Broken names the first line that does not follow from the one before it, or says that the end is not the one that was written, and is empty where each does; Records
// are then the first of the records that are not as the trail tells of them, and RecordsMore counts the others.
type Verified struct {
	Broken      string
	Records     []RecordFault
	RecordsMore int
	Lines       int
}

// VerifyTrail holds every line of the audit trail against the one before it, its end against what is kept of it, and every record against the last line about it. progress, where it is not nil, is told now and
// then how many of how many lines were read.
func (d *Dossier) VerifyTrail(ctx context.Context, progress func(done, all int)) (v Verified, err error) {
	all, err := lastLine(ctx, d.read)
	if err != nil {
		return v, err
	}
	found, lines, err := followTrail(ctx, d.read, func(done int) {
		if progress != nil {
			progress(done, int(all))
		}
	})
	if v.Broken, v.Lines = strings.Join(found, " "), lines; err != nil || v.Broken != "" {
		return v, err
	}
	if v.Broken, err = cutEnd(ctx, d.read); err != nil || v.Broken != "" {
		return v, err
	}
	v.Records, v.RecordsMore, err = heldAgainstTrail(ctx, d.read)
	return v, err
}
