package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"truceboard/store/ceasefire"
)

// Batch describes an import. Format is the name of the file's format, Digest the SHA-256 of the file as hexadecimal digits. Source is
// whom the incidents come from, and Sources are those that they cite, by the IDs that the incidents have them under; one that the dossier has is not added again. ApplyUpdates replaces incidents whose row changed since it was
// imported, but for what somebody changed here since, which Overwrite replaces where the row changed it too; without it they are rejected. Progress, where it is set, is told now and then how many rows were read, on the importing goroutine.
type Batch struct {
	Name         string
	Format       string
	Digest       string
	Source       ceasefire.Source
	Sources      []ceasefire.Source
	ApplyUpdates bool
	Overwrite    bool
	Progress     func(read int)
	// Same tells how a row that is here already is told from one that changed.
	Same Sameness
	// Cites says that the rows name the sources that they cite. Otherwise incidents keep those that they have.
	Cites bool
	// Over, where it is set, gives what an incident would be by a row that says only part of it.
	Over func(was, row ceasefire.Incident) ceasefire.Incident
	// Frame is the agreement and all that belongs to it, where the file holds it. It is taken into a dossier that has nothing of its own yet.
	Frame *ceasefire.Frame
	// Refused, where it is set, is told of each row that is not taken, in the order of the file, on the importing goroutine; an error of its ends the import.
	Refused func(Rejection) error
	// Names are what names of actors in the file stand for. Those that the dossier does not know so are learned with the import, before its rows, and go with it when it is undone.
	Names []ceasefire.ActorName
	// Belongings, where the file holds any, are what belongs to its incidents. They are asked for once the rows are read.
	Belongings iter.Seq2[ceasefire.Belonging, error]
}

// Rejection is a row that was not taken, and why. Line is where it begins in the file, from 1. Column is the column that is at fault and Value what stands in it, both
// empty where it is the row as a whole. Waiting says that nothing is wrong with it: it changed since it was imported, and waits for an import that applies updates.
type Rejection struct {
	Line    int
	Column  string
	Value   string
	Reason  string
	Waiting bool
	// Field is what of the incident a rule of the dossier is broken by, empty where the row itself could not be read: when, type, verification, area, place, point, deaths, injured; or id, which a row above has too.
	Field string
}

// Warning is a row that was taken as it stands although it is doubtful, and why: its numbers of people cannot be right, its time lies too far back or ahead, or its position far from its area. Line is where it begins in the
// file, from 1.
type Warning struct {
	Line   int
	Reason string
}

// ImportResult is what an import did, or in a dry run would do. Rejected lists the first of the rows that were not taken, and More counts those beyond: a file may hold millions. Pending counts those of the rejected rows that changed since they were imported, and wait for an import
// that applies updates; Changes says of the first of them what changed. Batch is zero where nothing changed.
type ImportResult struct {
	Read, Added, Updated, Duplicates int
	Pending                          int
	Changes                          []RowChange
	Rejected                         []Rejection
	More                             int
	Warnings                         []Warning
	Batch                            ceasefire.ID
	FrameTaken                       bool // the agreement of the file became the dossier's
	// Learned are the names that came to stand for a party, or would in a dry run.
	Learned []ceasefire.ActorName
	// FrameLeft says what of the agreement of the file was not taken, since the dossier has one of its own, and FrameOther what of it is another here, in words.
	FrameLeft, FrameOther []string
	// Belonging counts what the file holds that belongs to incidents, and BelongingLeft what of it was not taken and is not here: it belongs to incidents that are here already, or that are not
	// here at all.
	Belonging, BelongingLeft BelongingCounts
	// Altered are those of the incidents that rows of the file are, and of the records by which it follows what they are counted as, which were altered past the audit trail. None of the incidents was updated.
	Altered Altered
}

// Refused counts the rows that were not taken.
func (r ImportResult) Refused() int { return len(r.Rejected) + r.More }

// BelongingCounts counts records that belong to incidents: rulings on their scope, attributions, and files.
type BelongingCounts struct{ Overrides, Attributions, Files int }

func (c *BelongingCounts) add(b ceasefire.Belonging) {
	switch {
	case b.Override != nil:
		c.Overrides++
	case b.Attribution != nil:
		c.Attributions++
	case b.File != nil:
		c.Files++
	}
}

// changed reports whether the import wrote anything that is to stay: names are of use where incidents of the file are here.
func (r ImportResult) changed() bool {
	return r.Added+r.Updated > 0 || r.FrameTaken || len(r.Learned) > 0 && r.Duplicates > 0
}

// errNothing ends an import that is to leave no trace.
var errNothing = errors.New("nothing to keep")

// Import brings the incidents of another data set into the dossier in one transaction: all of them, or nothing. A row is known by its
// data set and key, or by its own ID where it has one that the dossier's own incidents have: one that is there already is a duplicate, one whose digest differs an update. An error of rows with a Line is a rejected row;
// any other ends the import. An import that changes nothing leaves no trace, and neither does a dry run or one whose ctx is cancelled.
func (d *Dossier) Import(ctx context.Context, b Batch, rows iter.Seq2[ceasefire.Incident, error], dryRun bool) (ImportResult, error) {
	var m importer
	err := d.writeWithin(ctx, context.WithoutCancel(ctx), func(c *change) (err error) {
		m.batch, m.dry = b, dryRun
		if err := m.held.begin(c); err != nil {
			return err
		}
		if err := m.takeFrame(c); err != nil {
			return err
		}
		if err := m.learn(c); err != nil {
			return err
		}
		if m.writer, err = newWriter(c); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.fast.close()) }()
		if err := m.begin(); err != nil {
			return err
		}
		if err := m.takeAll(ctx, rows); err != nil {
			return err
		}
		m.result.Altered = m.held.found
		if err := m.takeJudged(); err != nil {
			return err
		}
		if err := m.takeBelongings(); err != nil {
			return err
		}
		if !m.result.changed() {
			m.result.Learned = nil
			return errNothing
		}
		if dryRun {
			return errNothing
		}
		if err := m.finish(ctx); err != nil {
			return err
		}
		return ctx.Err()
	})
	if errors.Is(err, errNothing) {
		m.result.Batch, err = ceasefire.ID{}, nil
	}
	if err != nil {
		if gone := ctx.Err(); gone != nil {
			err = gone
		}
		return ImportResult{}, fmt.Errorf("importing %s: %w", b.Name, err)
	}
	return m.result, nil
}

// importer takes the rows of one import within one change.
type importer struct {
	*writer
	batch  Batch
	dry    bool
	key    int64 // of the batch's row
	last   int64 // the greatest key of an incident
	met    metRows
	held   heldRows
	known  *sql.Stmt
	cited  map[ceasefire.ID]ceasefire.ID // the dossier's sources by the IDs that they have in the file
	named  identities
	fast   fastRows
	seal   rowSeal
	words  *lateIndex
	order  *lateOrder
	listed listedRows
	result ImportResult
}

func (m *importer) begin() error {
	var source any
	if m.batch.Source.Title != "" {
		key, cited, err := m.sourceFor(m.batch.Source)
		if err != nil {
			return err
		}
		m.keys.sources[cited.ID], source = key, key
	}
	var err error
	for _, s := range m.batch.Sources {
		if err := m.takeSource(s); err != nil {
			return err
		}
	}
	m.result.Batch = NewID()
	m.key, err = m.change.insert("import_batch", append(m.stamped(ceasefire.Stamp{}), field{"uuid", m.result.Batch[:]}, field{"name", m.batch.Name},
		field{"format", m.batch.Format}, field{"digest", m.batch.Digest}, field{"source_id", source})...)
	if err != nil {
		return err
	}
	if err := m.readyKnown(); err != nil {
		return err
	}
	if err := trustNames(m.ctx, m.tx); err != nil {
		return err
	}
	if m.named, err = readIdentities(m.ctx, m.tx, "incident"); err != nil {
		return err
	}
	if m.words, err = beginLateIndex(m.change); err != nil {
		return err
	}
	m.words.gathered = newGatheredWords()
	if m.order, err = beginLateOrder(m.change); err != nil {
		return err
	}
	m.last = m.words.indexed
	m.seal.first = m.last + 1
	m.fast, err = m.readyFast()
	return err
}

// reject notes a row that could not be taken; an error that is not about one row is given back.
func (m *importer) reject(i ceasefire.Incident, err error) error {
	line := i.Origin.Line
	var row interface{ Line() int }
	var invalid *InvalidError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &invalid):
	case errors.As(err, &row):
		line = row.Line()
	default:
		return err
	}
	rejection := Rejection{Line: line, Reason: reasonOf(err)}
	var cell interface{ Cell() (column, value string) }
	if errors.As(err, &cell) {
		rejection.Column, rejection.Value = cell.Cell()
	}
	if invalid != nil {
		rejection.Field = ceasefire.Errors(invalid.Problems)[0].Field
		rejection.Value = i.Said(rejection.Field, m.frame.Agreement.Location())
	}
	var repeated *repeatedError
	if errors.As(err, &repeated) {
		rejection.Field, rejection.Value = "id", repeated.key
	}
	var waits *waitingError
	rejection.Waiting = errors.As(err, &waits)
	return m.refuse(rejection)
}

// reasonOf leaves the line out of a row's error, since it stands beside the reason.
func reasonOf(err error) string {
	var row interface{ Because() string }
	if errors.As(err, &row) {
		return row.Because()
	}
	return err.Error()
}

// warn notes a row that is doubtful by the rules that warn whoever types it in: of its numbers of people, its time and its position. What a data set leaves out is not for whoever imports it to settle.
func (m *importer) warn(i *ceasefire.Incident, problems []ceasefire.Problem) {
	var reasons []string
	for _, p := range problems {
		switch p.Field {
		case "deaths", "injured":
			reasons = append(reasons, p.Message)
		case "when", "point":
			reasons = append(reasons, i.Said(p.Field, m.frame.Agreement.Location())+": "+p.Message)
		}
	}
	if len(reasons) > 0 {
		m.result.Warnings = append(m.result.Warnings, Warning{Line: i.Origin.Line, Reason: strings.Join(reasons, " ")})
	}
}

// finish writes the counts of the batch, and its one line of the audit trail.
func (m *importer) finish(ctx context.Context) error {
	if err := errors.Join(m.words.finish(ctx), m.order.finish(ctx)); err != nil {
		return err
	}
	r := m.result
	_, err := m.tx.ExecContext(m.ctx, "UPDATE import_batch SET read = ?, added = ?, updated = ?, duplicates = ?, rejected = ? WHERE id = ?",
		r.Read, r.Added, r.Updated, r.Duplicates, r.Refused(), m.key)
	if err != nil {
		return fmt.Errorf("writing the counts of the import: %w", err)
	}
	line, err := m.rowTold("import_batch", m.key)
	if err != nil {
		return err
	}
	if err := m.keepSeal(&m.seal, line); err != nil {
		return err
	}
	if err := m.tellTogether(line); err != nil {
		return err
	}
	after, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	return m.trail.add(m.change, AuditEntry{At: m.now, Who: m.who, Action: "import", Record: "import_batch", ID: r.Batch, After: string(after)})
}
