// Package intake brings things into a dossier: an agreement's template, the sample, a file of another data set. The
// command line and the window both go through it, so that they can never differ.
package intake

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// Options say how a file is imported. Told is what is known of how it is to be read: the rest is found in the file, and what cannot be found
// for sure is a *DoubtError. ApplyUpdates replaces rows that changed in the data set, with Overwrite also where somebody changed the same here since; without it they are rejected, with the reason, and
// counted as pending. Tried, where it is set, is the digest of the file as a dry run found it: what was changed since is not imported. Rejected, where it is set, names a CSV file that the rejected rows are written to, all of them; with WrongOnly those that changed and wait are left out. Progress, where it is set, is told
// now and then how far the import is, on a goroutine of the import's.
type Options struct {
	Told         exchange.Reading
	DryRun       bool
	ApplyUpdates bool
	Overwrite    bool
	Tried        string
	Rejected     string
	WrongOnly    bool
	Progress     func(Progress)
}

// Progress is how far an import is: the rows read, and how much of the file they are. With Sources it is read through a first time, for the sources that its rows name; with Belongings once more, for what belongs to its incidents.
type Progress struct {
	Rows                int
	Sources, Belongings bool
	exchange.Progress
}

// Outcome is what an import did, or in a dry run would do, and how the file was read. Values are the words that it holds, and what they were read as; Digest is of the file.
type Outcome struct {
	store.ImportResult
	Reading exchange.Reading
	Values  []exchange.Value
	Like    []exchange.LikeRows // rows without an identifier that say the same
	Digest  string
}

// DoubtError says that it is not sure how a file is to be read, and which option settles it.
type DoubtError struct {
	Name  string
	Doubt exchange.Doubt
}

// Error gives the reason and the option.
func (e *DoubtError) Error() string {
	words := fmt.Sprintf("it is not sure how to read %s: %s Give %s", e.Name, e.Doubt.Reason, e.Doubt.About.Flag())
	if e.Doubt.About == exchange.AboutDates {
		return words // the options are the choices
	}
	var values []string
	for _, c := range e.Doubt.Choices {
		values = append(values, c.Value)
	}
	return fmt.Sprintf("%s (%s)", words, strings.Join(values, ", "))
}

// Unmapped gives the words that stand for nothing the dossier has.
func (o Outcome) Unmapped() []exchange.Value {
	return slices.DeleteFunc(slices.Clone(o.Values), func(v exchange.Value) bool { return v.Mapped })
}

// Look finds how a file is to be read, and imports nothing. The doubts are for whoever asked to settle.
func Look(ctx context.Context, d *store.Dossier, path string, told exchange.Reading) (out Outcome, err error) {
	file, _, reading, err := open(ctx, d, path, told)
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{Reading: reading}, file.Close()
}

// open opens a data file and finds how it is to be read.
func open(ctx context.Context, d *store.Dossier, path string, told exchange.Reading) (*exchange.DataFile, ceasefire.Frame, exchange.Reading, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return nil, frame, told, fmt.Errorf("reading the dossier: %w", err)
	}
	file, err := exchange.OpenData(path)
	if err != nil {
		return nil, frame, told, err
	}
	reading, err := exchange.Sniff(ctx, file, frame, told)
	if err != nil {
		return nil, frame, told, errors.Join(fmt.Errorf("reading %s: %w", file.Name(), err), file.Close())
	}
	if reading, err = knownOrder(ctx, d, file, frame, reading); err != nil {
		return nil, frame, told, errors.Join(fmt.Errorf("comparing %s with what is here: %w", file.Name(), err), file.Close())
	}
	reading = reading.ByLayout() // what is here already goes before
	if reading, err = settleDataset(ctx, d, file, frame, reading); err != nil {
		return nil, frame, told, errors.Join(fmt.Errorf("comparing %s with what is here: %w", file.Name(), err), file.Close())
	}
	return file, frame, reading, nil
}

// File imports a data file into a dossier in one transaction: all of it, or nothing. The reading of a dry run is the same, and nothing is
// written but the rejected rows.
func File(ctx context.Context, d *store.Dossier, path string, o Options) (out Outcome, err error) {
	if o.Rejected != "" { // before anything is brought in
		if err := store.RefuseTarget(o.Rejected, path); err != nil {
			return Outcome{}, err
		}
	}
	file, frame, reading, err := open(ctx, d, path, o.Told)
	if err != nil {
		return Outcome{}, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if len(reading.Doubts) > 0 {
		return Outcome{}, &DoubtError{Name: file.Name(), Doubt: reading.Doubts[0]}
	}
	if wrong := reading.Problems(frame); len(wrong) > 0 {
		return Outcome{}, &MappingError{Name: file.Name(), Problems: wrong, Mapped: len(o.Told.Mapping.Columns)+len(o.Told.Mapping.Words) > 0, NoHeader: reading.NoHeader}
	}
	if o.Rejected == "" {
		return read(ctx, d, file, reading, o, nil)
	}
	list := &rejectedList{wrongOnly: o.WrongOnly}
	defer func() { err = errors.Join(err, list.close()) }()
	if out, err = read(ctx, d, file, reading, o, list.add); err != nil {
		return out, err
	}
	if err := writeRejected(ctx, o.Rejected, file, out.Reading, list.all()); err != nil && !o.DryRun {
		return out, &ImportedError{"the rows that were not taken could not be listed", err}
	} else if err != nil {
		return out, err
	}
	return out, nil
}

// ImportedError says that a file was imported, and what could not be done after that.
type ImportedError struct {
	What string
	Err  error
}

// Error says both, and why.
func (e *ImportedError) Error() string { return e.Said() + ": " + e.Err.Error() }

// Said says both without the reason.
func (e *ImportedError) Said() string { return "the file was imported; " + e.What }

// Unwrap gives the reason.
func (e *ImportedError) Unwrap() error { return e.Err }

// MappingError says that a table's columns could not be understood, and what has to be said of them. Mapped reports whether somebody had mapped them, NoHeader whether they are
// read as columns without names.
type MappingError struct {
	Name     string
	Problems []ceasefire.Problem
	Mapped   bool
	NoHeader bool
}

// Error gives the first problem and the option that settles it.
func (e *MappingError) Error() string {
	if e.Problems[0].Field == string(exchange.FieldID) && !e.Mapped {
		return fmt.Sprintf("%s cannot be imported: %s", e.Name, e.Problems[0].Message)
	}
	if e.Mapped {
		return fmt.Sprintf("the mapping does not fit %s: %s", e.Name, strings.TrimSuffix(e.Problems[0].Message, "."))
	}
	if e.NoHeader {
		return fmt.Sprintf("no row of %s looks like the names of its columns, which are therefore called Column 1 and so on. %s Give the row that holds the names with --header, or a mapping with --map; --save-map writes one to begin with",
			e.Name, e.Problems[0].Message)
	}
	return fmt.Sprintf("%s is neither a UCDP GED nor an ACLED file, and its columns are not all understood. %s Give a mapping with --map; --save-map writes one to begin with",
		e.Name, e.Problems[0].Message)
}

// read imports an opened file as a reading says that has no doubts, or whose doubts were settled; o.Told is not asked. refused, where it is set, is told of each row that is not taken.
func read(ctx context.Context, d *store.Dossier, file *exchange.DataFile, reading exchange.Reading, o Options, refused func(store.Rejection) error) (Outcome, error) {
	digest, err := file.Digest(ctx)
	if err != nil {
		return Outcome{}, err
	}
	if o.Tried != "" && digest != o.Tried {
		return Outcome{}, fmt.Errorf("%s was changed since it was tried, and nothing was imported: open it again to see what would come of it now", file.Name())
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		return Outcome{}, fmt.Errorf("reading the dossier: %w", err)
	}
	if reading.Frame != nil && bareFrame(frame) {
		whole := *reading.Frame
		whole.Agreement.ID, frame = frame.Agreement.ID, whole // the rows are read by the agreement that comes with them
	}
	rows := reading.Open(file, frame)
	rows.Here, rows.Placed = here(d), (&knownPlaces{dossier: d, frame: frame}).placed
	if reading.OwnTable() || slices.Contains(reading.Datasets, reading.DatasetName()) { // in a list that is new no row can be
		rows.Alike = alikeIn(d, reading, frame)
	}
	said := func(p Progress) {
		if o.Progress != nil {
			p.Progress = file.Progress()
			o.Progress(p)
		}
	}
	count := 0
	batch := store.Batch{
		Name: file.Name(), Format: string(reading.Format), Digest: digest, Source: sourceOf(file, reading), Sources: reading.Sources, ApplyUpdates: o.ApplyUpdates, Overwrite: o.Overwrite,
		Frame: reading.Frame, Belongings: rows.Belongings(ctx, func() { said(Progress{Rows: count, Belongings: true}) }), Same: sameness(reading.Format), Over: reading.Over(frame),
		Names: reading.Mapping.Actors(frame), Refused: refused,
		Progress: func(read int) {
			count = read
			said(Progress{Rows: read})
		},
	}
	if reading.CitesSources() {
		found, err := rows.FindSources(ctx, store.NewID, func(read int) { said(Progress{Rows: read, Sources: true}) })
		if err != nil {
			return Outcome{}, err
		}
		batch.Sources, batch.Cites = found.List(), true
		reading.Notes = append(slices.Clone(reading.Notes), found.Notes()...)
	}
	result, err := d.Import(ctx, batch, rows.All(ctx), o.DryRun)
	if err != nil {
		return Outcome{}, err
	}
	for n, row := range result.Rejected {
		if row.Field != "" {
			result.Rejected[n].Column = reading.ColumnOf(row.Field)
		}
	}
	reading.Notes = append(slices.Clone(reading.Notes), rows.Notes()...)
	return Outcome{ImportResult: result, Reading: reading, Values: rows.Values(), Like: rows.Like(), Digest: digest}, nil
}

// here gives what finds an incident of a dossier by its ID.
func here(d *store.Dossier) func(context.Context, ceasefire.ID) (ceasefire.Incident, bool, error) {
	return func(ctx context.Context, id ceasefire.ID) (ceasefire.Incident, bool, error) {
		found, err := d.Incident(ctx, id)
		var none *store.NotFoundError
		if errors.As(err, &none) {
			return found, false, nil
		}
		return found, err == nil, err
	}
}

// sameness says how a row of a format that is here already is told from one that changed: what GED and ACLED hold is known to the column, a table may be mapped otherwise the next time, and
// this program's own export carries the digests of other files.
func sameness(f exchange.Format) store.Sameness {
	switch f {
	case exchange.FormatCSV:
		return store.SameReading
	case exchange.FormatJSON:
		return store.SameContent
	}
	return store.SameDigest
}

// bareFrame reports whether a dossier has nothing but the name of an agreement.
func bareFrame(f ceasefire.Frame) bool {
	return len(f.Parties)+len(f.Clocks)+len(f.Commitments)+len(f.ScopeRules)+len(f.Timeline)+len(f.Tallies)+len(f.Areas) == 0
}

// sourceOf says whom the incidents of a file come from.
func sourceOf(file *exchange.DataFile, reading exchange.Reading) ceasefire.Source {
	switch reading.Format {
	case exchange.FormatGED:
		return exchange.GEDSource()
	case exchange.FormatACLED:
		return exchange.ACLEDSource()
	case exchange.FormatJSON:
		return ceasefire.Source{} // what its incidents come from stands in it
	}
	return ceasefire.Source{Title: file.Name()}
}

// FrameWords says what became of the agreement in a file that holds one, and of what belongs to its incidents: nothing where all of it is here already.
func FrameWords(r store.ImportResult) string {
	words := agreementWords(r)
	if left := LeftWords(r); len(left) > 0 {
		if words != "" {
			words += " "
		}
		words += "Of what belongs to incidents that the import does not add " + strings.Join(left, ", ") + " " + isAre(left) + " not taken: merge the other copy of the dossier to have it."
	}
	return words
}

// LeftWords lists what belongs to incidents that an import does not add, and was not taken, with its counts.
func LeftWords(r store.ImportResult) []string { return counts(r.BelongingLeft) }

// Holds says what a file of the format json holds, with its counts.
func Holds(out Outcome) string {
	held := append([]string{plural(out.Read, "incident", "incidents")}, counts(out.Belonging)...)
	words := "It holds " + strings.Join(held, ", ")
	if out.Reading.Frame == nil {
		return words + ", and no agreement."
	}
	name := out.Reading.Frame.Agreement.Name()
	parts, _ := out.Reading.Frame.Beyond(ceasefire.Frame{})
	if len(parts) == 0 {
		return words + "; and the agreement “" + name + "” with nothing that belongs to it."
	}
	return words + "; and the agreement “" + name + "” with " + strings.Join(parts, ", ") + "."
}

// counts names the records that belong to incidents, with how many there are of each.
func counts(c store.BelongingCounts) (list []string) {
	for _, part := range []struct {
		n         int
		one, many string
	}{{c.Overrides, "ruling on scope", "rulings on scope"}, {c.Attributions, "attribution", "attributions"}, {c.Files, "file", "files"}} {
		if part.n > 0 {
			list = append(list, plural(part.n, part.one, part.many))
		}
	}
	return list
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func agreementWords(r store.ImportResult) string {
	if r.FrameTaken {
		return "The agreement of the file, with all that belongs to it, became the dossier's."
	}
	if len(r.FrameLeft)+len(r.FrameOther) == 0 {
		return ""
	}
	words := "The agreement in the file was not taken, since the dossier has one of its own:"
	if len(r.FrameLeft) > 0 {
		words += " not here " + isAre(r.FrameLeft) + " " + strings.Join(r.FrameLeft, ", ")
	}
	if len(r.FrameOther) > 0 {
		if len(r.FrameLeft) > 0 {
			words += ";"
		}
		words += " other here " + isAre(r.FrameOther) + " " + strings.Join(r.FrameOther, ", ")
	}
	return words + ". To bring two copies of a dossier together, merge them."
}

// isAre gives the verb for a list of counts.
func isAre(list []string) string {
	if len(list) == 1 && (strings.HasPrefix(list[0], "1 ") || strings.HasPrefix(list[0], "title")) {
		return "is"
	}
	return "are"
}

// NothingTaken says in a sentence why an import brought nothing and found nothing known, where that is so: the file has no row, or not one that
// can be taken. It is nil where any row was added, updated or there already.
func NothingTaken(path string, r store.ImportResult) error {
	switch name := filepath.Base(path); {
	case r.Read == 0:
		return fmt.Errorf("there are no events below the header of %s: choose the file that holds the events", name)
	case r.Refused() == r.Read && r.Pending == 0:
		first := r.Rejected[0]
		return fmt.Errorf("not one of the rows of %s (%d) could be taken: mend what is wrong with them and import it again; the first, on line %d: %s",
			name, r.Read, first.Line, strings.TrimSuffix(first.Reason, "."))
	}
	return nil
}
