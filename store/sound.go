package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// lookFirst looks at a dossier that is to be written to, before anything is: at the end of its audit trail, or where sound is asked for at the whole file. A file that is not sound gets worse by being written to.
func (d *Dossier) lookFirst(ctx context.Context, sound bool) error {
	if d.writer == nil {
		return nil
	}
	if !sound {
		broken, err := brokenEnd(ctx, d.read)
		if err == nil && broken == "" {
			broken, err = cutEnd(ctx, d.read)
		}
		if err == nil && broken != "" {
			d.refuseWrites(broken)
		}
		return err
	}
	found, err := check(ctx, d.read)
	if err != nil || found.OK {
		return err
	}
	if torn(found.Integrity) && soundWithoutLog(ctx, d.path) {
		return strayLogError(d.path)
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

// Distrust has everything that would be written from now on refused, because a part of the file could not be read.
func (d *Dossier) Distrust(why error) { d.refuseWrites(bare(why).Error()) }

// Unseen reports whether the file was not looked over yet since it was opened, so that what is to be written waits for that.
func (d *Dossier) Unseen() bool { return d.unseen.Load() }

// trusted gives why nothing may be written to the file: it is damaged. One that is held by a window, or is to be looked over anyway, is looked over before the first thing is written to it; whoever comes
// meanwhile waits for what is found.
func (d *Dossier) trusted(ctx context.Context, anyway bool) error {
	if unsound := d.unsound.Load(); unsound != nil {
		return unsound
	}
	if !anyway && !d.unseen.Load() {
		return nil
	}
	if _, err := d.lookOnce(ctx, anyway); err != nil {
		return err
	}
	if unsound := d.unsound.Load(); unsound != nil {
		return unsound
	}
	return nil
}

// lookOnce looks the file over, unless somebody else has meanwhile.
func (d *Dossier) lookOnce(ctx context.Context, anyway bool) ([]string, error) {
	for !d.looking.TryLock() {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lookPause):
		}
	}
	defer d.looking.Unlock()
	if !anyway && !d.unseen.Load() {
		return nil, nil
	}
	return d.lookOver(ctx)
}

// lookPause is how often it is asked whether somebody else has looked the file over.
const lookPause = 10 * time.Millisecond

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
	return d.lookOnce(ctx, true)
}

// lookOver is QuickCheck for who has the say about it.
func (d *Dossier) lookOver(ctx context.Context) (found []string, err error) {
	leave, err := d.long.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found, err = d.quickCheck(ctx)
	if err == nil && len(found) == 0 {
		found, _, err = brokenTrail(ctx, d.read)
	}
	if err == nil && len(found) > 0 {
		found[0] = logOfAnother(ctx, d.path, found[0])
		d.refuseWrites(found[0])
	}
	if err == nil {
		d.unseen.Store(false)
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
		if lines, err = wrongTrees(ctx, d.read); err != nil {
			return nil, fmt.Errorf("looking the dossier over: %w", err)
		}
	}
	return lines, nil
}
