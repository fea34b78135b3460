// Package export brings incidents out of a dossier into a file: exactly those of a view, whole or not at all. The command line and the window both go through it, so
// that they can never differ.
package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"reflect"
	"slices"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/store/spelled"
)

// Options say what is exported and how. Progress, where it is set, is told now and then how many incidents are written, of how many, on the goroutine of the export.
type Options struct {
	View      store.View
	Sort      store.Sort
	Columns   []string
	Redaction exchange.Redaction
	MadeAt    time.Time
	Progress  func(done, of int)
}

// Outcome is what an export wrote: how many incidents, how many of them could be put on a map, and how many came from ACLED, whose terms forbid passing its rows on. Struck counts the texts out of which a confidential
// source was struck, Emptied the cells that were left out since they tell of one, or may. Formulas counts the cells that a spreadsheet would run and that went out as they came, in rows of a data set's own layout. Left is what may be a position and was left, where coordinates are coarse, Open what confidential sources are called that others are called openly too, or in part, and that stays there. ReadAs says in words at which instant they were read, and as known when.
type Outcome struct {
	Written, Placed, ACLED int
	Struck, Emptied        int
	Formulas               int
	Left                   []exchange.LeftPosition
	Open                   []spelled.OpenName
	ReadAs                 string
}

// File writes the incidents of a view to a file, of the kind that its ending names. What stood there before stays as it was until the file is whole.
func File(ctx context.Context, d *store.Dossier, path string, o Options) (Outcome, error) {
	kind, err := exchange.KindOf(path)
	if err != nil {
		return Outcome{}, err
	}
	if kind == exchange.KindGED || kind == exchange.KindACLED {
		o.Sort.By = cmp.Or(o.Sort.By, store.SortAdded) // the file that came in is compared with the one that goes out
	}
	about, err := describe(ctx, d, o)
	if err != nil {
		return Outcome{}, err
	}
	columns, err := exchange.ChosenColumns(o.Columns, about.Kept)
	if err != nil {
		return Outcome{}, err
	}
	formulas := 0
	about.Formulas = &formulas
	x := &exporter{ctx: ctx, dossier: d, options: o, about: about, whole: !kind.Columned() || exchange.AnyKept(columns), out: Outcome{ReadAs: about.ReadAs()}}
	err = x.file(kind, path)
	x.out.Formulas = formulas
	x.out.Struck, x.out.Emptied, x.out.Left = about.Redactor.Struck, about.Redactor.Emptied, about.Redactor.Left()
	x.out.Open = about.Redactor.Open()
	return x.out, err
}

// file writes a file of a kind.
func (x *exporter) file(kind exchange.Kind, path string) error {
	if kind == exchange.KindGPKG {
		return x.geoPackage(path)
	}
	header, err := x.header(kind)
	if err != nil {
		return err
	}
	return store.WriteWholeBy(path, func(w io.Writer) error { return x.write(kind, w, header) })
}

// describe gives what the file says of itself.
func describe(ctx context.Context, d *store.Dossier, o Options) (exchange.Export, error) {
	frame, err := d.FrameKnown(ctx, o.View.AsOf)
	if err != nil {
		return exchange.Export{}, err
	}
	shown, err := d.Count(ctx, o.View)
	if err != nil {
		return exchange.Export{}, err
	}
	all := shown
	if !reflect.DeepEqual(o.View.Filter, ceasefire.Filter{}) {
		if all, err = d.Count(ctx, store.View{AsOf: o.View.AsOf}); err != nil {
			return exchange.Export{}, err
		}
	}
	attributions, err := d.Attributions(ctx, o.View)
	if err != nil {
		return exchange.Export{}, err
	}
	if o.Redaction.Confidential {
		if frame.Sources, err = confidentialNow(ctx, d, frame.Sources); err != nil {
			return exchange.Export{}, err
		}
		attributions = slices.DeleteFunc(attributions, func(text string) bool {
			return slices.ContainsFunc(frame.Sources, func(s ceasefire.Source) bool { return s.Confidential && s.Attribution == text })
		})
	}
	if !o.View.AsOf.At.IsZero() {
		frame = frame.At(o.View.AsOf)
	}
	redactor := o.Redaction.For(frame)
	if o.Redaction.Confidential {
		formerly, err := d.ConfidentialNames(ctx)
		if err != nil {
			return exchange.Export{}, err
		}
		redactor.AlsoCalled(formerly)
	}
	redactor.FindBy(store.NamesIn)
	var kept []string
	if len(o.Columns) > 0 {
		if kept, err = d.KeptColumns(ctx); err != nil {
			return exchange.Export{}, err
		}
		kept = redactor.OpenColumns(kept)
	}
	return exchange.Export{
		Frame: frame, Filter: o.View.Filter, AsOf: o.View.AsOf, Shown: shown.Total, Total: all.Total, Columns: o.Columns, Kept: kept, Redaction: o.Redaction, Redactor: redactor,
		Attributions: attributions, Order: "By " + o.Sort.Words(), MadeAt: o.MadeAt,
	}, nil
}

// confidentialNow gives sources as they were known, but marked as confidential where they are by now.
func confidentialNow(ctx context.Context, d *store.Dossier, known []ceasefire.Source) ([]ceasefire.Source, error) {
	now, err := d.Frame(ctx)
	known = slices.Clone(known)
	for n, s := range known {
		is, there := now.Source(s.ID)
		known[n].Confidential = s.Confidential || there && is.Confidential
	}
	return known, err
}

// exporter writes one file.
type exporter struct {
	ctx     context.Context
	dossier *store.Dossier
	options Options
	about   exchange.Export
	whole   bool // the columns that came in with incidents are written too
	out     Outcome
	having  map[ceasefire.ID]bool // the incidents that something belongs to
	ruled   []ceasefire.ID        // those of them that were written
}

// header gathers the columns of a data set's layout, for which the incidents are read once more.
func (x *exporter) header(kind exchange.Kind) (exchange.Layout, error) {
	if kind != exchange.KindGED && kind != exchange.KindACLED {
		return exchange.Layout{}, nil
	}
	headers := exchange.NewHeaders(kind, x.about)
	for i, err := range x.dossier.Incidents(x.ctx, x.options.View, x.options.Sort) {
		if err != nil {
			return exchange.Layout{}, err
		}
		headers.Add(i)
	}
	return headers.Layout(), nil
}

// progressEvery is how many incidents lie between two words of progress.
const progressEvery = 2000

// incidents gives the incidents one after another, and counts them; whole are those that have their kept columns too.
func (x *exporter) incidents(whole bool) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		read := x.dossier.Incidents
		if !whole {
			read = x.dossier.IncidentsBare
		}
		for i, err := range read(x.ctx, x.options.View, x.options.Sort) {
			if err == nil {
				x.count(i)
			}
			if !yield(i, err) || err != nil {
				return
			}
		}
	}
}

func (x *exporter) count(i ceasefire.Incident) {
	x.out.Written++
	if i.Place.HasPoint {
		x.out.Placed++
	}
	if i.Origin.Dataset == string(exchange.FormatACLED) {
		x.out.ACLED++
	}
	if x.options.Progress != nil && x.out.Written%progressEvery == 0 {
		x.options.Progress(x.out.Written, x.about.Shown)
	}
}

func (x *exporter) write(kind exchange.Kind, w io.Writer, header exchange.Layout) error {
	out, err := exchange.NewIncidentWriter(kind, w, x.about, header)
	if err != nil {
		return err
	}
	if _, takes := out.(exchange.BelongingWriter); takes {
		if x.having, err = x.dossier.WithBelongings(x.ctx); err != nil {
			return err
		}
	}
	for i, err := range x.incidents(x.whole) {
		if err != nil {
			return err
		}
		if x.having[i.ID] {
			x.ruled = append(x.ruled, i.ID)
		}
		if err := out.Write(i); err != nil {
			return err
		}
	}
	if err := x.belongings(out); err != nil {
		return err
	}
	if err := x.ctx.Err(); err != nil {
		return fmt.Errorf("the export was stopped: %w", err)
	}
	return out.Close()
}

// belongings writes what belongs to the incidents that were written, where the kind of file holds that.
func (x *exporter) belongings(out exchange.IncidentWriter) error {
	to, takes := out.(exchange.BelongingWriter)
	if !takes {
		return nil
	}
	for _, id := range x.ruled {
		if err := x.dossier.Belongings(x.ctx, id, x.options.View.AsOf, to.WriteBelonging); err != nil {
			return err
		}
	}
	return nil
}
