package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// lookFirst looks at a dossier that is to be written to, before anything is: at the end of its audit trail, or where sound is asked for at the whole file. A file that is not sound gets worse by being written to.
func (d *Dossier) lookFirst(ctx context.Context, sound bool) error {
	if d.writer == nil {
		return nil
	}
	if !sound {
		broken, err := brokenEnd(ctx, d.read)
		if err == nil && broken != "" {
			d.refuseWrites(broken)
		}
		return err
	}
	found, err := check(ctx, d.read)
	if err != nil || found.OK {
		return err
	}
	return &OpenError{Path: d.path, Damaged: true, Reason: "is damaged and cannot be read as it was written (" + firstFound(found) + "), and nothing was written to it: keep the file as it is, run truceboard check " + d.path +
		" to see all that is wrong, and go on with its newest good backup (truceboard backup FILE --list), or with what can be read of it (truceboard salvage)"}
}

// firstFound gives the first thing that was found, in one line: the database puts several into one.
func firstFound(r CheckReport) string {
	for line := range strings.Lines(r.Problems()[0]) {
		if !strings.HasPrefix(line, "***") {
			return strings.TrimSpace(line)
		}
	}
	return "its structure"
}

// refuseWrites has everything that would be written from now on refused.
func (d *Dossier) refuseWrites(why string) {
	d.unsound.CompareAndSwap(nil, &FileError{Path: d.path, Damaged: true, cause: errors.New(why)})
}

// endLines is how many lines of the audit trail are looked at when a dossier is opened.
const endLines = 64

// brokenEnd holds the last lines of the trail against each other, and tells of the first that does not follow.
func brokenEnd(ctx context.Context, q querier) (string, error) {
	text, err := auditOfLayout(ctx, q)
	if err != nil {
		return "", err
	}
	type line struct {
		entry AuditEntry
		hash  []byte
	}
	lines, err := collect(ctx, q, func(rows *sql.Rows) (l line, err error) {
		l.entry, l.hash, err = scanAudit(rows)
		return l, err
	}, text+"ORDER BY seq DESC LIMIT ?", endLines)
	if err != nil {
		return "", fmt.Errorf("reading the end of the audit trail: %w", err)
	}
	slices.Reverse(lines)
	for n := 1; n < len(lines); n++ {
		want, err := sealed(lines[n-1].hash, lines[n].entry)
		if err != nil {
			return "", err
		}
		if lines[n].entry.Seq != lines[n-1].entry.Seq+1 || string(want) != string(lines[n].hash) {
			return brokenAt(lines[n].entry), nil
		}
	}
	return "", nil
}

// brokenAt says where the trail was changed.
func brokenAt(e AuditEntry) string {
	return fmt.Sprintf("the audit trail was changed at entry %d (%s %s): what follows cannot be vouched for", e.Seq, e.Action, e.Record)
}

// QuickCheck looks the file's structure over, without what takes longest, and the chain of its audit trail, and gives what is wrong with it: a reading of the file from end to end, at a few hundred
// megabytes a second. Where anything is, nothing more is written to the dossier.
func (d *Dossier) QuickCheck(ctx context.Context) (found []string, err error) {
	found, err = d.quickCheck(ctx)
	if err == nil && len(found) == 0 {
		found, _, err = brokenLinks(ctx, d.read)
	}
	if err == nil && len(found) > 0 {
		d.refuseWrites(found[0])
	}
	return found, err
}

func (d *Dossier) quickCheck(ctx context.Context) ([]string, error) {
	lines, err := collect(ctx, d.read, scanText, "PRAGMA quick_check(1)")
	var fault *FileError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &fault) && fault.Damaged:
		return []string{bare(err).Error()}, nil
	case err != nil:
		return nil, fmt.Errorf("looking the dossier over: %w", err)
	case len(lines) == 1 && lines[0] == "ok":
		return nil, nil
	}
	return lines, nil
}
