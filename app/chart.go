package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"truceboard/app/intake"
	"truceboard/app/report"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// chartCommand draws one chart into a file.
type chartCommand struct {
	asOfFlag
	filterFlags
	comparisonFlags
	File    string `arg:"" help:"The dossier."`
	Kind    string `arg:"" enum:"${kinds}" help:"${kindwords}."`
	Out     string `arg:"" help:"The picture (.png, .svg, .pdf), or its numbers (.csv)."`
	By      string `default:"party" enum:"party,type,severity,scope,area" help:"How the bars are divided, or the small charts set side by side: party, type, severity, scope or area."`
	Each    string `default:"daily" help:"What multiples are: small charts of daily, cumulative, casualties, calendar, hours, before-after, places or types."`
	Measure string `default:"incidents" enum:"incidents,deaths" help:"What is counted: incidents or deaths (best estimate)."`
	Title   string `help:"A title of your own; without one, a true sentence of what is shown."`
	Size    string `default:"1600x900" help:"Width and height, in pixels at scale 1."`
	Scale   string `default:"1" help:"How many pixels a pixel becomes, 0.1 to 16 (.png)."`
	Preset  string `default:"" enum:",report,slide,square,print" help:"The size for a use, in the place of --size and --scale: report, slide (16:9), square or print (300 dpi, 170 mm wide)."`

	Transparent bool `help:"Without a ground."`
	Rate        bool `help:"The mean a day in the place of the sum: of places, types or map. The other kinds count by the day as they are, or have no mean."`
}

// Run draws the chart in memory and writes it whole, or not at all.
func (c chartCommand) Run(ctx context.Context, e env) error {
	draw, err := c.drawer()
	if err != nil {
		return usageError{err}
	}
	if err := c.fits(); err != nil {
		return usageError{err}
	}
	var picture bytes.Buffer
	var readAs string
	err = withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		subject, err := c.subject(ctx, d, e)
		if err != nil {
			return err
		}
		readAs = subject.AsOf.Words(subject.Frame.Agreement.Location())
		drawn, err := plot.New(plot.Kind(c.Kind), subject)
		if err != nil {
			return err
		}
		return draw(drawn, &picture)
	})
	var size plot.SizeError
	if errors.As(err, &size) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	if err := store.WriteWhole(c.Out, picture.Bytes()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(e.out, "wrote "+c.Out+", "+readAs) // a CSV has no place for it but here
	return err
}

// fits refuses what does not go with the kind of chart.
func (c chartCommand) fits() error {
	kind, each := plot.Kind(c.Kind), plot.Kind(c.Each)
	switch {
	case kind != plot.Multiples && each != plot.Daily:
		return fmt.Errorf("--each %s does not go with %s: it says what the small charts of multiples are", each, kind)
	case kind == plot.Multiples && each.Repeated() != nil:
		return fmt.Errorf("--each: %w", each.Repeated())
	case kind == plot.Multiples && each.Alone(ceasefire.Grouping(c.By)):
		return fmt.Errorf("--each %s does not go with --by %s, for each small chart would have one bar: divide by something else, or draw %s alone", each, c.By, each)
	}
	name, counts := string(kind), kind
	if kind == plot.Multiples {
		name, counts = "multiples of "+string(each), each
	}
	if c.Rate && !counts.Rated() {
		return fmt.Errorf("--rate does not go with %s, which counts by the day already or has no mean: leave it out, or draw places, types or map", name)
	}
	return nil
}

// sized gives the size, the scale and the finish that were asked for.
func (c chartCommand) sized() (plot.Preset, error) {
	if preset, ok := plot.PresetOf(c.Preset); ok {
		return preset, nil
	}
	var p plot.Preset
	if n, err := fmt.Sscanf(c.Size, "%dx%d", &p.Width, &p.Height); n != 2 || err != nil || fmt.Sprintf("%dx%d", p.Width, p.Height) != c.Size {
		return p, fmt.Errorf("--size %q is not a size: give width and height such as 1600x900", c.Size)
	}
	var err error
	if p.Scale, err = strconv.ParseFloat(c.Scale, 64); err != nil {
		return p, fmt.Errorf("--scale %q is not a number: give one from 0.1 to 16, such as 2", c.Scale)
	}
	return p, plot.CheckSize(p.Width, p.Height, p.Scale)
}

// drawer gives what writes a picture in the format of the target's ending.
func (c chartCommand) drawer() (func(plot.Picture, io.Writer) error, error) {
	size, err := c.sized()
	if err != nil {
		return nil, err
	}
	finish := size.Finish(c.Transparent)
	switch strings.ToLower(filepath.Ext(c.Out)) {
	case ".png":
		return func(p plot.Picture, w io.Writer) error {
			return p.With(finish).PNG(w, size.Width, size.Height, size.Scale)
		}, nil
	case ".svg":
		return func(p plot.Picture, w io.Writer) error { return p.With(finish).SVG(w, size.Width, size.Height) }, nil
	case ".pdf":
		return func(p plot.Picture, w io.Writer) error { return p.With(finish).PDF(w, size.Width, size.Height) }, nil
	case ".csv":
		return func(p plot.Picture, w io.Writer) error { return p.CSV(w, size.Width, size.Height) }, nil
	}
	return nil, fmt.Errorf("a chart cannot be written to %s: end its name in .png, .svg, .pdf or .csv", c.Out)
}

// subject reads what the chart shows.
func (c chartCommand) subject(ctx context.Context, d *store.Dossier, e env) (plot.Subject, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return plot.Subject{}, err
	}
	asOf, err := c.asOfFlag.in(frame.Agreement.Location(), e.now())
	if err != nil {
		return plot.Subject{}, err
	}
	if frame, err = d.FrameKnown(ctx, asOf); err != nil {
		return plot.Subject{}, err
	}
	filter, err := c.filterFlags.in(frame)
	if err != nil {
		return plot.Subject{}, err
	}
	subject, err := report.Subject(ctx, d, store.View{Filter: filter, AsOf: asOf})
	if err != nil {
		return plot.Subject{}, err
	}
	if subject.Comparison, err = c.comparisonFlags.in(subject.Frame, asOf); err != nil {
		return plot.Subject{}, err
	}
	if plot.Kind(c.Kind) == plot.Map { // nothing else is drawn on outlines, and reading them takes a while
		outlines, err := intake.OutlinesOf(ctx, d, subject.Frame, asOf)
		if err != nil {
			return plot.Subject{}, err
		}
		subject.Outlines, subject.OutlineSource = outlines.Shapes, outlines.Source
	}
	subject.Rate = c.Rate
	subject.By, subject.Measure = ceasefire.Grouping(c.By), ceasefire.Measure(c.Measure)
	subject.Title, subject.MadeAt, subject.Each = c.Title, e.now(), plot.Kind(c.Each)
	return subject, nil
}

// joinKinds lists the kinds of chart as the flag library wants them.
func joinKinds() string {
	var codes []string
	for _, kind := range plot.Kinds() {
		codes = append(codes, string(kind))
	}
	return strings.Join(codes, ",")
}
