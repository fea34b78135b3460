package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"truceboard/store/spelled"
)

// RedactedOptions say how a copy for sharing is made; the zero value leaves everything out that can be, but contact details and exact points. Strike takes out of a text whatever else must not be shared, such
// as telephone numbers. Coarse gives a point less closely, with its precision (ceasefire.PlacePrecision). Unplace takes out of what is
// written of an incident the numbers that give its exact point away. Names are further names and words that are struck out of every text. What is to stay is said by
// the Keep fields: sources marked as confidential; who reported and who recorded; attached files, whose contents nobody looks into. Progress, where it is set, is told now and then what is being done, and how
// many of how many incidents were gone over, 0 of 0 where that is not counted, on the goroutine of the redaction.
type RedactedOptions struct {
	Names                                         []string
	Strike                                        func(text string) string
	Doubtful                                      func(text string) []string // what in a text is to be read before it is shared
	Coarse                                        func(lat, lon float64, precision int64) (coarseLat, coarseLon float64, coarsePrecision int64)
	Unplace                                       func(text string, lat, lon float64) string
	KeepConfidential, KeepPeople, KeepAttachments bool
	Progress                                      func(doing RedactionStage, done, of int)
}

// RedactionStage is what a redaction is at.
type RedactionStage int

// A redaction copies the dossier, strikes out of the copy, writes its search index anew, copies what is left, checks that and looks it over.
const (
	RedactionCopies RedactionStage = iota
	RedactionStrikes
	RedactionIndexes
	RedactionClears
	RedactionChecks
	RedactionLooksOver
)

func (o RedactedOptions) tell(doing RedactionStage, done, of int) {
	if o.Progress != nil {
		o.Progress(doing, done, of)
	}
}

// RedactedReport is what came of a redaction: how many texts something was struck out of, which of the names that were to be struck out still stand somewhere in the file, as part of a code or of an
// outline that is not looked into, and which single words of people's names were left, since they may be somebody else's or a place's; those in the most texts come first.
type RedactedReport struct {
	Struck    int
	Remaining []string
	Words     []LeftWord
	Doubtful  []LeftWord         // what may be a position and may be something else
	Open      []spelled.OpenName // what confidential sources are called that others are called openly too, or in part, and that stays there
}

// LeftWord is a word of a person's name as it stands in so many different texts of a redacted copy.
type LeftWord struct {
	Word  string
	Texts int
}

// struck stands in the place of what was struck out of a text.
const struck = "[removed]"

// Redacted writes a copy of the dossier for sharing, which must not exist yet. It holds the present alone: no audit trail, drafts, settings, nothing that was deleted or taken back, no columns without a
// field. Unless they are to be kept, sources marked as confidential are gone and whatever they are called is struck out of every text, and so are the names of those who reported and who recorded, which are
// Analyst 1, 2 … instead; attachments are gone, and points are coarse. Until it is whole it lies beside the dossier, for its owner alone; what came of it is looked over before it gets its name.
func (d *Dossier) Redacted(ctx context.Context, dest string, o RedactedOptions) (report RedactedReport, err error) {
	o.tell(RedactionCopies, 0, 0)
	err = d.byCopy(ctx, dest, func(working string) error {
		o.tell(RedactionStrikes, 0, 0)
		secrets, err := redactFile(ctx, working, o, d.now, &report)
		if err != nil {
			return fmt.Errorf("redacting: %w", err)
		}
		return d.placeRedacted(ctx, working, dest, secrets, o, &report)
	})
	return report, err
}

// placeRedacted copies what is left of a redacted file once more, since what was deleted is still in its free pages, looks it over and gives it its name.
func (d *Dossier) placeRedacted(ctx context.Context, working, dest string, secrets *secretNames, o RedactedOptions, report *RedactedReport) error {
	clean, err := hiddenBeside(filepath.Join(filepath.Dir(working), filepath.Base(d.path)), "redacted")
	if err != nil {
		return err
	}
	defer removeDatabase(clean)
	o.tell(RedactionClears, 0, 0)
	if err := copyInto(ctx, working, clean); err != nil {
		return fmt.Errorf("copying: %w", err)
	}
	o.tell(RedactionChecks, 0, 0)
	found, err := checkStructure(ctx, clean)
	if err != nil {
		return fmt.Errorf("checking the copy: %w", err)
	}
	if !found.OK {
		return fmt.Errorf("the redacted copy is not sound (%s), and was not kept: run truceboard check on the dossier", strings.Join(found.Problems(), "; "))
	}
	o.tell(RedactionLooksOver, 0, 0)
	if err := stillThere(ctx, clean, secrets, o, report); err != nil {
		return fmt.Errorf("looking the copy over: %w", err)
	}
	return makeWhole(dest, func(beside string) error { return copyFile(clean, beside) })
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = out.ReadFrom(in)
	return errors.Join(err, out.Close())
}

// redactFile redacts a copy in place, in one transaction.
func redactFile(ctx context.Context, path string, o RedactedOptions, now func() time.Time, report *RedactedReport) (secrets *secretNames, err error) {
	copied := &Dossier{path: path, who: "Redacted", now: now, writer: connect(path, accessExport)} // a log would take each page again with every column that is gone over
	defer func() { err = errors.Join(err, copied.Close()) }()
	err = copied.write(ctx, func(c *change) error {
		r := &redactor{change: c, o: o, report: report}
		for _, step := range []func() error{r.layTriggersAside, r.readSecrets, r.register, r.dropPast, r.dropConfidential, r.strikeAll, r.unplace, r.coarsenFilters, r.redactIncidents, r.putTriggersBack, r.beginTrail} {
			if err := step(); err != nil {
				return err
			}
		}
		secrets = r.secrets
		return nil
	})
	return secrets, err
}

// redactor redacts a copy within one change.
type redactor struct {
	*change
	o        RedactedOptions
	triggers []string
	report   *RedactedReport
	names    []string // that are struck out
	marked   []string // those of them that confidential sources are called
	open     *spelled.Open
	secrets  *secretNames
	striking func(text string) string // strike, from memory where it can be
	analysts map[string]string
}

func (r *redactor) run(doing string, statements ...string) error {
	for _, text := range statements {
		if _, err := r.tx.ExecContext(r.ctx, text); err != nil {
			return fmt.Errorf("%s: %w", doing, err)
		}
	}
	return nil
}

func (r *redactor) texts(query string) ([]string, error) {
	return collect(r.ctx, r.tx, scanText, query)
}

func scanText(rows *sql.Rows) (text string, err error) {
	err = rows.Scan(&text)
	return text, err
}

// textColumns asks for the columns that hold texts, each after its table and a dot; the search index is made of them.
const textColumns = `SELECT m.name || '.' || c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
	WHERE m.type = 'table' AND m.name NOT LIKE 'incident_text%' AND m.name NOT LIKE 'sqlite%' AND c.type = 'TEXT'`

// layTriggersAside lets go of what keeps a dossier from losing what was recorded; all of it is put back.
func (r *redactor) layTriggersAside() (err error) {
	names, err := r.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return fmt.Errorf("reading the triggers: %w", err)
	}
	if r.triggers, err = r.texts("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"); err != nil {
		return fmt.Errorf("reading the triggers: %w", err)
	}
	for _, name := range names {
		if err := r.run("laying a trigger aside", "DROP TRIGGER "+name); err != nil {
			return err
		}
	}
	return r.run("readying", "PRAGMA defer_foreign_keys = ON")
}

func (r *redactor) putTriggersBack() error {
	r.o.tell(RedactionIndexes, 0, 0)
	if err := r.run("writing the search index", "INSERT INTO incident_text (incident_text) VALUES ('rebuild')"); err != nil {
		return err
	}
	return r.run("putting a trigger back", r.triggers...)
}

// register lets the database strike.
func (r *redactor) register() error {
	r.striking = remembered(r.strike)
	return r.conn.Raw(func(raw any) error {
		conn, ok := raw.(tellingConn)
		if !ok {
			return fmt.Errorf("the database gave a %T", raw)
		}
		for name, function := range map[string]any{
			"strike":   r.striking,
			"unplaced": func(text string, lat, lon float64) string { return r.o.Unplace(text, lat, lon) },
			"analyst":  r.called,
		} {
			if err := conn.RegisterFunc(name, function, true); err != nil {
				return err
			}
		}
		return nil
	})
}

// strike strikes what must not be shared out of a text, or out of each text within it.
func (r *redactor) strike(text string) string {
	return eachText(text, func(text string) string {
		text = r.secrets.strikeOut(text)
		if r.o.Strike != nil {
			text = r.o.Strike(text)
		}
		return text
	})
}

// dropPast removes what the present does not show.
func (r *redactor) dropPast() error {
	statements := []string{"DELETE FROM audit", "DELETE FROM identity", "DELETE FROM together", "DELETE FROM draft", "DELETE FROM draft_attachment", "DELETE FROM setting", "DELETE FROM incident_removal",
		"DELETE FROM incident_extra", "DELETE FROM column_set", "DELETE FROM row_seal"}
	if !r.o.KeepAttachments {
		statements = append(statements, "DELETE FROM attachment")
	}
	for _, table := range []string{"annulment", "attribution", "scope_override", "assessment", "determination", "outline_set"} {
		statements = append(statements, "DELETE FROM "+table+" WHERE NOT ("+standing(table, table+".id")+")")
	}
	const gone = "(SELECT id FROM incident WHERE deleted_at IS NOT NULL)"
	for _, table := range []string{"incident_source", "attribution", "scope_override", "assessment_evidence", "determination_evidence"} {
		statements = append(statements, "DELETE FROM "+table+" WHERE incident_id IN "+gone)
	}
	statements = append(statements, "DELETE FROM attachment WHERE removed_at IS NOT NULL OR incident_id IN "+gone, "DELETE FROM incident WHERE deleted_at IS NOT NULL", "DELETE FROM withdrawal",
		"DELETE FROM assessment_evidence WHERE assessment_id NOT IN (SELECT id FROM assessment)", "DELETE FROM determination_evidence WHERE determination_id NOT IN (SELECT id FROM determination)",
		"DELETE FROM annulment WHERE determination_id NOT IN (SELECT id FROM determination)", "DELETE FROM outline_text WHERE sha256 NOT IN (SELECT sha256 FROM outline_set WHERE sha256 IS NOT NULL)")
	statements = append(statements, digestsForgotten()...)
	return r.run("leaving the past out", statements...)
}

// dropConfidential removes confidential sources and what refers to them, and who reported what rests on one; it empties what is marked as removed.
func (r *redactor) dropConfidential() error {
	const secret = "(SELECT id FROM source WHERE confidential)"
	var statements []string
	if !r.o.KeepConfidential {
		statements = append(statements, "UPDATE incident SET reported_by = '' WHERE reported_by <> '' AND id IN (SELECT incident_id FROM incident_source WHERE source_id IN "+secret+")",
			"DELETE FROM incident_source WHERE source_id IN "+secret, "DELETE FROM agreement_source WHERE source_id IN "+secret)
		for _, table := range []string{"party", "clock", "commitment", "scope_rule", "import_batch", "assessment", "determination", "event", "tally"} {
			statements = append(statements, "UPDATE "+table+" SET source_id = NULL WHERE source_id IN "+secret)
		}
		statements = append(statements, "DELETE FROM source WHERE confidential")
	}
	for _, table := range []string{"party", "area", "clock", "clock_leg", "commitment", "source"} {
		name := "name"
		if table == "commitment" || table == "source" {
			name = "title"
		}
		statements = append(statements, "UPDATE "+table+" SET "+name+" = 'Removed ' || id WHERE removed_at IS NOT NULL")
	}
	return r.run("leaving confidential sources out", statements...)
}

// beginTrail begins the audit trail anew, with the agreement as it stands.
func (r *redactor) beginTrail() error {
	frame, err := readFrame(r.ctx, r.tx)
	if err != nil {
		return err
	}
	r.trail.seq, r.trail.hash, r.trail.first = 0, make([]byte, len(r.trail.hash)), 1
	if err := r.record("add", "agreement", frame.Agreement.ID, 1, nil); err != nil {
		return err
	}
	return vouchAnew(func(query string) error { return r.run("beginning the audit trail anew", query) })
}
