package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// Side is one of the two copies of a dossier that are merged.
type Side string

// The copy that is written to, and the other one.
const (
	Ours   Side = "ours"
	Theirs Side = "theirs"
)

// MergePoint is what a decision is about: a field of a record as MergeConflict names them, or the whole record where Field is empty.
type MergePoint struct{ Record, ID, Field string }

// MergeOptions say how two copies are merged. What both changed differently is decided by Choices, field by field or record by record, and the rest of
// it by Prefer; what neither decides is a conflict. Seen is what each choice was made over, where that is set: a choice counts only while both copies still say what was seen. Name is what the other copy is called in the trail, the name of its file where it is empty. DryRun says what would come of it and writes nothing. Progress, where it is set, is told now and then how many of how many
// records are done, on the goroutine of the merge.
type MergeOptions struct {
	DryRun   bool
	Name     string
	Prefer   Side
	Choices  map[MergePoint]Side
	Seen     map[MergePoint]MergeField
	Progress func(done, of int)
}

// MergeCount counts, for one kind of record, what the other copy brought. Kept are those that stay as they are here, though the other copy changed or removed them.
type MergeCount struct {
	Record                        string
	Added, Changed, Removed, Kept int
}

// MergeConflict is a record that both copies changed differently since they parted, with what differs, and who changed it last on each side.
type MergeConflict struct {
	Record, ID, Name string
	Fields           []MergeField
	Ours, Theirs     ceasefire.Stamp
}

// MergeField is what both copies changed differently, in words, each of several values on a line; Before is what it was when they parted, where that is known. Decided is empty while nobody has.
type MergeField struct {
	Name, Field          string
	Before, Ours, Theirs string
	Decided              Side
}

// Says reports whether both copies still say what was seen of them.
func (f MergeField) Says(now MergeField) bool { return f.Ours == now.Ours && f.Theirs == now.Theirs }

// MergeResult is what a merge did, or in a dry run would do. The copies are the same up to Parted; OursSince and TheirsSince count the lines of their audit trails after it that
// the other does not know. Coming names what the other copy brings, up to a bound; imported rows stand in it as their import. Conflicts holds all that both changed differently, decided or not. Restored counts the records that were lost or damaged here, though no line of the trail says so, and that come from the other copy. LeftOut are those that another program added to the other copy past its trail, which nobody entered: they do not come with it. Renamed are those that got a name of their own, since both copies had given theirs to different records. Copy is the copy of the dossier as it was before, nothing where nothing was written.
type MergeResult struct {
	Parted                 time.Time
	OursSince, TheirsSince int
	Counts                 []MergeCount
	Coming                 []MergeComing
	Conflicts              []MergeConflict
	Restored               int
	LeftOut                []RecordFault
	Renamed                []MergeRenaming
	Copy                   string
}

// Nothing reports whether the other copy has nothing that this one does not have.
func (r MergeResult) Nothing() bool { return r.TheirsSince == 0 && r.Restored == 0 }

// Open counts the conflicts that nobody has decided.
func (r MergeResult) Open() (n int) {
	for _, c := range r.Conflicts {
		for _, f := range c.Fields {
			if f.Decided == "" {
				n++
			}
		}
	}
	return n
}

// ConflictError says that both copies changed the same records differently, and that nothing was written.
type ConflictError struct{ Open int }

// Error counts what is to be decided, and says how.
func (e *ConflictError) Error() string {
	what := "1 thing was changed differently in both copies"
	if e.Open != 1 {
		what = fmt.Sprintf("%d things were changed differently in both copies", e.Open)
	}
	return what + ": nothing was written; decide which to keep, here (ours) or there (theirs)"
}

// Merge brings what another copy of this dossier recorded since the two parted into this one, in one transaction: records are the same by their UUID, changes are told by the audit
// trails. The other copy is only read. What both changed differently and nobody decided is a *ConflictError beside the result that lists it; files that are no copies of one dossier are an
// error, and so is a copy that is not sound. In all of these nothing is written, and a copy that brings nothing new changes nothing.
func (d *Dossier) Merge(ctx context.Context, other string, o MergeOptions) (result MergeResult, err error) {
	if d.writer == nil {
		return MergeResult{}, readOnlyError(d.path)
	}
	copied, err := d.privateCopy(ctx, other)
	if err != nil {
		return MergeResult{}, err
	}
	defer func() { err = errors.Join(err, copied.remove()) }()
	m := &merger{o: o, path: d.path, other: other, copied: copied.path}
	err = d.writeBeside(ctx, copied.path, func(c *change) error { return m.merge(c) })
	if err != nil && !errors.Is(err, errNothing) && m.result.Copy != "" {
		removeDatabase(m.result.Copy)
		m.result.Copy = ""
	}
	var open *ConflictError
	switch {
	case err == nil || errors.Is(err, errNothing):
		return m.result, nil
	case errors.As(err, &open):
		return m.result, open
	}
	return MergeResult{}, fmt.Errorf("merging %s into %s: %w", other, d.path, err)
}

// writeBeside runs one transaction with another database in sight, under the name other, for reading alone.
func (d *Dossier) writeBeside(ctx context.Context, path string, do func(*change) error) (err error) {
	conn, err := d.writing(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "ATTACH ? AS other", dataSource(path, accessImmutable)); err != nil {
		return fmt.Errorf("opening %s beside %s: %w", path, d.path, err)
	}
	defer func() {
		_, gone := conn.ExecContext(context.WithoutCancel(ctx), "DETACH other")
		err = errors.Join(err, gone)
	}()
	return d.writeOn(ctx, conn, do)
}

// merger merges the copy that is in sight as other within one change.
type merger struct {
	*change
	o             MergeOptions
	path, other   string
	copied        string // where the other copy is read
	tables        map[string]*mergeTable
	ours, theirs  *mergeSide
	frame         ceasefire.Frame // ours, for the names in conflicts
	since         map[Side]trailSince
	unbrought     map[string]map[string]bool // by schema, the imports that came to that copy by merges alone that are undone since the copies parted
	settled       map[recordKey]string       // the identifiers that records have from now on, by those that they had here and there
	apart         map[recordKey]bool         // whether such a record was added in both copies, and not only renamed
	renamed       bool                       // there are records that were known by other identifiers
	plans         []*mergePlan
	byKey         map[recordKey]*mergePlan
	lost          []recordKey // that are there by this dossier's trail, and are not
	lostIncidents int
	altered       []recordKey // that are not as this dossier's trail tells of them
	wrong         map[Side]alteredIn
	hashed        map[hashedKind][][]byte
	seals         []int64     // of the lines whose seals come back, the first key of each
	strayed       int         // what is put right by this dossier's trail alone
	untold        []int64     // changes of which what they kept of incidents is not as the trail tells, and comes from the other copy
	underived     int         // how many incidents do not say what follows for them
	soughtAstray  bool        // whether the table astray lists the incidents that come from elsewhere than they should
	astray        int         // how many those are, without the altered
	waiting       []recordKey // that something refers to, and that are still to be brought over
	written       map[recordKey]bool
	before        map[recordKey][]byte
	names         map[recordKey]string // that are written once all are known
	toldApart     map[recordKey]bool   // that got a name of their own, since another has theirs
	counts        map[string]*MergeCount
	last          map[string]int64            // the greatest key of a table, once something is added to it
	added         struct{ first, last int64 } // the keys of the incidents that were added
	result        MergeResult
}

func (m *merger) merge(c *change) error {
	m.change = c
	m.byKey, m.written, m.before, m.counts = map[recordKey]*mergePlan{}, map[recordKey]bool{}, map[recordKey][]byte{}, map[string]*MergeCount{}
	m.names, m.toldApart = map[recordKey]string{}, map[recordKey]bool{}
	m.last, m.wrong, m.unbrought = map[string]int64{}, map[Side]alteredIn{}, map[string]map[string]bool{}
	for _, step := range []func() error{m.readTrails, m.readTables, m.dropStrayNames, m.readSides, m.holdOther, m.findLost, m.plan, m.settle, m.apply, m.finish} {
		if err := step(); err != nil {
			return err
		}
	}
	if m.o.DryRun {
		return errNothing
	}
	return nil
}

// settle ends a merge that has nothing to do or something to decide, and copies the dossier as it is before anything is written.
func (m *merger) settle() error {
	if open := m.result.Open(); open > 0 && !m.o.DryRun {
		return &ConflictError{Open: open}
	}
	if m.o.DryRun {
		return nil
	}
	var err error
	m.result.Copy, err = keepBeside(m.ctx, m.path, "before merging, "+m.now.Local().Format("2006-01-02 150405"))
	return err
}

// exec runs a statement that is part of what is being done.
func (m *merger) exec(doing, query string, args ...any) (sql.Result, error) {
	done, err := m.tx.ExecContext(m.ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	return done, nil
}

// count gives the counts of a kind of record.
func (m *merger) count(record string) *MergeCount {
	if m.counts[record] == nil {
		m.counts[record] = &MergeCount{Record: record}
	}
	return m.counts[record]
}

// besideName gives a name beside a file that says what the file is: "NAME (what).truce".
func besideName(path, what string) string {
	stem, ending := path, ""
	if dot := strings.LastIndexByte(path, '.'); dot > strings.LastIndexAny(path, `/\`) {
		stem, ending = path[:dot], path[dot:]
	}
	return stem + " (" + what + ")" + ending
}
