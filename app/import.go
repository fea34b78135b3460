package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/exchange"
)

// importCommand brings a data file into a dossier, lists what was imported, or undoes one import.
type importCommand struct {
	File string `arg:"" help:"The dossier."`
	Data string `arg:"" optional:"" help:"The data file: CSV or another text of columns, an Excel workbook, or this program's JSON."`
	readingFlags
	batchFlags
	Update   bool   `help:"Replace incidents whose row changed in the data set since it was imported."`
	All      bool   `name:"update-all" help:"As --update, and take what the data set says also where somebody changed the same here since."`
	DryRun   bool   `help:"Say what would happen and change nothing."`
	SaveMap  string `placeholder:"M.json" help:"Write how the file is read, to be used with --map, and import nothing."`
	Rejected string `placeholder:"FILE.csv" help:"Write the rejected rows, each with its line, the column, its value and the reason."`
	JSON     bool   `name:"json" help:"One JSON document on standard output."`
}

// Run imports the file in one transaction: all of it, or nothing.
func (c importCommand) Run(ctx context.Context, e env) error {
	if turning, err := c.ofBatches(); err != nil {
		return usageError{err}
	} else if turning {
		return c.turn(ctx, e)
	}
	told, err := c.reading()
	if err != nil {
		return err
	}
	defer collectSeldom()()
	return withDossier(ctx, c.File, store.Options{Who: analyst(), Now: e.now, Sound: true}, func(d *store.Dossier) error {
		if c.SaveMap != "" {
			return c.saveMap(ctx, e, d, told)
		}
		if err := e.warnAhead(ctx, d); err != nil {
			return err
		}
		recalled, err := recalled(ctx, d, c.Data, told)
		if err != nil {
			return err
		}
		out, err := intake.File(ctx, d, c.Data, intake.Options{Told: recalled.Reading, DryRun: c.DryRun, ApplyUpdates: c.Update || c.All, Overwrite: c.All, Rejected: c.Rejected})
		if err != nil {
			return err
		}
		if recalled.Words != "" {
			out.Reading.Notes = append(out.Reading.Notes, recalled.Words)
		}
		if err := c.write(e, out); err != nil {
			return fmt.Errorf("writing the outcome: %w", err)
		}
		if err := e.warnAltered(c.File, "the import came upon %s of this dossier that another program changed past its audit trail", out.Altered); err != nil {
			return err
		}
		if mapped(told) && !c.DryRun {
			if err := intake.Remember(ctx, d, out.Reading); err != nil {
				return &intake.ImportedError{What: "how it was read could not be kept for the next", Err: err}
			}
		}
		return intake.NothingTaken(c.Data, out.ImportResult)
	})
}

// mapped reports whether somebody said what the columns or words of a file stand for.
func mapped(told exchange.Reading) bool {
	return len(told.Mapping.Columns)+len(told.Mapping.Words) > 0
}

// recalled gives how a file of the same columns was read last, by the window or a command, where nothing else was said of this one.
func recalled(ctx context.Context, d *store.Dossier, path string, told exchange.Reading) (intake.Remembered, error) {
	as := intake.Remembered{Reading: told}
	if any, err := intake.RememberedAny(ctx, d); err != nil || !any || mapped(told) { // a file is looked through twice only where that can help
		return as, err
	}
	found, err := intake.Look(ctx, d, path, told)
	if err != nil {
		return as, err
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		return as, err
	}
	return intake.Recall(ctx, d, frame, told, found.Reading), nil
}

func (c importCommand) write(e env, out intake.Outcome) error {
	if c.JSON {
		return writeJSON(e.out, c.document(out))
	}
	_, err := io.WriteString(e.out, c.text(out))
	return err
}

// mostListed is how many warnings and words the text lists; the JSON has them all.
const mostListed = 5

// mostColumns is how many columns that are read into no field it lists.
const mostColumns = 20

func (c importCommand) text(out intake.Outcome) string {
	var text strings.Builder
	if c.DryRun {
		text.WriteString("nothing changed (dry run): ")
	}
	r := out.ImportResult
	fmt.Fprintf(&text, "read %d, added %d, updated %d, duplicates %d, rejected %d\n", r.Read, r.Added, r.Updated, r.Duplicates, r.Refused())
	for _, note := range out.Reading.Notes {
		text.WriteString(note + "\n")
	}
	if words := intake.FrameWords(r); words != "" {
		text.WriteString(words + "\n")
	}
	if words := intake.LearnedWords(r, c.DryRun); words != "" {
		text.WriteString(words + "\n")
	}
	if r.Pending > 0 {
		fmt.Fprintf(&text, "of the rejected rows %d changed since the import before: --update brings the dossier up to date\n", r.Pending)
	}
	for _, row := range r.Rejected {
		fmt.Fprintf(&text, "line %d: %s\n", row.Line, whereAndWhy(row))
	}
	if r.More > 0 {
		fmt.Fprintf(&text, "and %d more: --rejected FILE writes them all\n", r.More)
	}
	writeChanges(&text, r.Changes)
	if len(r.Warnings) > 0 {
		fmt.Fprintf(&text, "%s; such rows are taken as they stand\n", counted(len(r.Warnings), "warning"))
		for _, row := range r.Warnings[:min(mostListed, len(r.Warnings))] {
			fmt.Fprintf(&text, "line %d: %s\n", row.Line, row.Reason)
		}
		writeMore(&text, len(r.Warnings))
	}
	c.words(&text, out)
	worked := out.Reading.WorkedOut() // which a note names
	var unread []string
	for _, left := range out.Reading.LeftColumns() {
		switch {
		case slices.Contains(worked, left.Column):
		case left.Example == "":
			unread = append(unread, left.Column)
		default:
			unread = append(unread, fmt.Sprintf("%s (such as %q)", left.Column, left.Example))
		}
	}
	if n := len(unread); n > 0 {
		if n > mostColumns {
			unread = append(unread[:mostColumns], fmt.Sprintf("and %d more: --json lists them all", n-mostColumns))
		}
		fmt.Fprintf(&text, "read into no field: %s of the file, %s\n", counted(n, "column"), strings.Join(unread, ", "))
	}
	return text.String()
}

// whereAndWhy gives the reason of a rejected row. A rule of the dossier does not name the column that it is broken by.
func whereAndWhy(row store.Rejection) string {
	if row.Field == "" || row.Column == "" {
		return row.Reason
	}
	return fmt.Sprintf("%s %q: %s", row.Column, row.Value, row.Reason)
}

// writeChanges says what changed in the first of the rows that did.
func writeChanges(text *strings.Builder, changes []store.RowChange) {
	if len(changes) == 0 {
		return
	}
	text.WriteString("what changed in them:\n")
	for _, change := range changes[:min(mostListed, len(changes))] {
		for _, field := range change.Fields {
			if slices.Contains(change.ByHand, field.Name) {
				fmt.Fprintf(text, "line %d: %s was changed by hand since: yours %q, the source's %q; --update leaves yours, --update-all takes the source's\n", change.Line, field.Name, field.Before, field.After)
				continue
			}
			fmt.Fprintf(text, "line %d: %s was %q and is %q\n", change.Line, field.Name, field.Before, field.After)
		}
	}
	writeMore(text, len(changes))
}

// words lists the words of the file that stand for nothing the dossier has.
func (c importCommand) words(text *strings.Builder, out intake.Outcome) {
	unmapped := out.Unmapped()
	if len(unmapped) == 0 {
		return
	}
	said := counted(len(unmapped), "word") + " of the file stand for nothing that the dossier has: --map says what they mean\n"
	if len(unmapped) == 1 {
		said = "1 word of the file stands for nothing that the dossier has: --map says what it means\n"
	}
	text.WriteString(said)
	for _, v := range unmapped[:min(mostListed, len(unmapped))] {
		fmt.Fprintf(text, "%s %q, in %s\n", v.Kind, v.Text, counted(v.Rows, "row"))
	}
	writeMore(text, len(unmapped))
}

func writeMore(text *strings.Builder, n int) {
	if more := n - mostListed; more > 0 {
		fmt.Fprintf(text, "and %d more: --json lists them all\n", more)
	}
}

// counted gives a number with its word.
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
