package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"truceboard/app/export"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// exportCommand writes incidents into a file.
type exportCommand struct {
	asOfFlag
	filterFlags
	File    string `arg:"" help:"The dossier."`
	Out     string `arg:"" help:"The file to write: .csv, .xlsx, .geojson, .gpkg, .json (complete, to be imported again), .ged.csv or .acled.csv (rows of the data set itself exactly as they came: a spreadsheet may run a cell of theirs as a formula)."`
	Columns string `placeholder:"A,B,C" help:"The columns to be written, in order; all of them, if left out. Those that came in with a file and have no field are named as they were there; kept are all of them, all those of this program: all,kept."`
	Redact  string `placeholder:"WHAT" help:"What to leave out: confidential (sources so marked, and what they are called in texts; what parties, areas and other sources are called stays), contacts (e-mail addresses, handles and telephone numbers in texts), attachments, or several, with a comma between."`
	Coarsen string `placeholder:"DEGREES" help:"Round coordinates to so many degrees, such as 0.1, or put them on their area's label: area. Places keep their names."`
	JSON    bool   `name:"json" help:"One JSON document on standard output, which says what was written."`
}

// Run writes the file whole, or not at all.
func (c exportCommand) Run(ctx context.Context, e env) error {
	redaction, err := c.redaction()
	if err != nil {
		return usageError{err}
	}
	kind, err := exchange.KindOf(c.Out)
	if err != nil {
		return usageError{err}
	}
	columns := c.columns()
	if len(columns) > 0 && !kind.Columned() {
		return usageError{fmt.Errorf("--columns: %s always has all of them: leave --columns out, or give a file that ends in .csv, .xlsx, .geojson or .gpkg", c.Out)}
	}
	defer collectSeldom()()
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		kept, err := d.KeptColumns(ctx)
		if err != nil {
			return err
		}
		if _, err := exchange.ChosenColumns(columns, kept); err != nil {
			return usageError{fmt.Errorf("--columns: %w", err)}
		}
		view, err := c.view(ctx, d, e)
		if err != nil {
			return err
		}
		out, err := export.File(ctx, d, c.Out, export.Options{View: view, Columns: columns, Redaction: redaction, MadeAt: e.now()})
		if err != nil {
			return err
		}
		return c.tell(e, view.AsOf, out)
	})
}

// columns gives the codes of the columns asked for.
func (c exportCommand) columns() []string {
	if strings.TrimSpace(c.Columns) == "" {
		return nil
	}
	return strings.Split(c.Columns, ",")
}

// view gives the filter and the instants asked for.
func (c exportCommand) view(ctx context.Context, d *store.Dossier, e env) (store.View, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return store.View{}, err
	}
	asOf, err := c.asOfFlag.in(frame.Agreement.Location(), e.now())
	if err != nil {
		return store.View{}, err
	}
	if frame, err = d.FrameKnown(ctx, asOf); err != nil {
		return store.View{}, err
	}
	filter, err := c.filterFlags.in(frame)
	return store.View{Filter: filter, AsOf: asOf}, err
}

// redaction gives what is to be left out.
func (c exportCommand) redaction() (exchange.Redaction, error) {
	var r exchange.Redaction
	for word := range strings.SplitSeq(c.Redact, ",") {
		switch strings.TrimSpace(word) {
		case "confidential":
			r.Confidential = true
		case "contacts":
			r.Contacts = true
		case "attachments":
			r.Attachments = true
		case "":
		default:
			return r, fmt.Errorf("--redact %q is not known: give confidential, contacts, attachments, or several with a comma between", word)
		}
	}
	if c.Coarsen == "area" {
		r.ByArea = true
		return r, nil
	}
	if c.Coarsen != "" {
		step, err := strconv.ParseFloat(c.Coarsen, 64)
		if err != nil || !coarse(step) {
			return r, fmt.Errorf("--coarsen %q is no number of degrees that rounds: give one from 0.001, which is about 110 m, to 10, such as 0.1, or area", c.Coarsen)
		}
		r.Coarsen = step
	}
	return r, nil
}

// tell says what was written, and as of when: a CSV has no place for that but here.
func (c exportCommand) tell(e env, asOf ceasefire.AsOf, out export.Outcome) error {
	if len(out.Left) > 0 {
		fmt.Fprintf(e.err, "truceboard: what may be a position was left, since it may be something else: %s; read it before you share the file, and strike it out by a copy that redact --name makes\n", leftPositions(out.Left))
	}
	if len(out.Open) > 0 {
		fmt.Fprintf(e.err, "truceboard: %s; look at it before you share the file\n", openWords(out.Open))
	}
	if out.Formulas > 0 {
		fmt.Fprintf(e.err, "truceboard: %s as a formula does and went out unchanged, as all in a row of a data set does: a spreadsheet would run what stands there; a plain .csv makes it harmless\n", beginCells(out.Formulas))
	}
	if c.JSON {
		said := map[string]any{"file": c.Out, "written": out.Written, "formulas": out.Formulas, "with_point": out.Placed, "acled": out.ACLED, "struck": out.Struck, "left_out": out.Emptied, "possible_positions": leftDocument(out.Left), "open_names": openDocument(out.Open), "as_of": asOf.At.UTC().Format(time.RFC3339)}
		if !asOf.KnownAt.IsZero() {
			said["known_at"] = asOf.KnownAt.UTC().Format(time.RFC3339)
		}
		return writeJSON(e.out, said)
	}
	text := "wrote " + counted(out.Written, "incident") + " to " + c.Out + ", " + out.ReadAs + "\n"
	if out.ACLED > 0 {
		text += counted(out.ACLED, "row") + " of ACLED among them: its terms forbid passing rows on\n"
	}
	if out.Struck+out.Emptied > 0 {
		text += "confidential sources were struck out of " + counted(out.Struck, "text") + "; " + counted(out.Emptied, "cell") + " left out that told of one, or may\n"
	}
	_, err := fmt.Fprint(e.out, text)
	return err
}

// beginCells counts cells that begin as a formula does.
func beginCells(n int) string {
	if n == 1 {
		return "1 cell begins"
	}
	return counted(n, "cell") + " begin"
}
