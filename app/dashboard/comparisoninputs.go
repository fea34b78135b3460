package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// comparisonInputs let the analyst choose the windows of the before-and-after chart, and what is counted in them. What is left empty is as the
// agreement's clocks have it, which stands in the empty field.
type comparisonInputs struct {
	content               *fyne.Container
	before, during, after *formEntry
	fields                map[string]*widgets.Field
	mixed, vague          *widget.Check
	changed               func()
}

func newComparisonInputs(changed func()) *comparisonInputs {
	in := &comparisonInputs{changed: changed, fields: map[string]*widgets.Field{}}
	in.before, in.during, in.after = in.entry(), in.entry(), in.entry()
	in.mixed = widget.NewCheck("Count the days of start and end", func(bool) { changed() })
	in.vague = widget.NewCheck("Count records known only to the week or month", func(bool) { changed() })
	in.content = container.NewVBox(
		container.New(columns{1, 1, 1}, in.field("before", "Days before", in.before), in.field("during", "Days during", in.during), in.field("after", "Days after", in.after)),
		container.NewHBox(in.mixed, in.vague),
	)
	in.content.Hide()
	return in
}

func (in *comparisonInputs) entry() *formEntry {
	e := newFormEntry(false, nil)
	e.OnChanged = func(string) { in.changed() }
	return e
}

func (in *comparisonInputs) field(name, label string, input fyne.CanvasObject) fyne.CanvasObject {
	in.fields[name] = widgets.NewField(label, input)
	return in.fields[name]
}

// show puts the agreement's own windows into the empty fields.
func (in *comparisonInputs) show(shot *Snapshot) {
	usual := shot.Frame.Windows(shot.View.AsOf.At)
	for _, one := range in.windows() {
		span := one.of(usual)
		one.entry.SetPlaceHolder("none yet")
		if span.Len() > 0 {
			one.entry.SetPlaceHolder(span.From.String() + ".." + span.To.String())
		}
	}
}

// windowInput is the field of one window.
type windowInput struct {
	name  string
	entry *formEntry
	of    func(ceasefire.Windows) ceasefire.Span
	into  func(*ceasefire.Comparison) *ceasefire.Span
}

func (in *comparisonInputs) windows() []windowInput {
	return []windowInput{
		{"before", in.before, func(w ceasefire.Windows) ceasefire.Span { return w.Before }, func(c *ceasefire.Comparison) *ceasefire.Span { return &c.Before }},
		{"during", in.during, func(w ceasefire.Windows) ceasefire.Span { return w.During }, func(c *ceasefire.Comparison) *ceasefire.Span { return &c.During }},
		{"after", in.after, func(w ceasefire.Windows) ceasefire.Span { return w.After }, func(c *ceasefire.Comparison) *ceasefire.Span { return &c.After }},
	}
}

// comparison reads the fields and tells beside each what is wrong with it; a window that is wrong is left as the agreement has it.
func (in *comparisonInputs) comparison(shot *Snapshot) ceasefire.Comparison {
	c := ceasefire.Comparison{CountMixed: in.mixed.Checked, CountVague: in.vague.Checked}
	for _, one := range in.windows() {
		in.fields[one.name].ClearProblem()
		span, err := ceasefire.ParseSpan(one.entry.Text)
		if err != nil {
			in.fields[one.name].SetProblem(ceasefire.Problem{Message: sentence(err)})
			continue
		}
		*one.into(&c) = span
	}
	for _, p := range shot.Frame.WindowsFor(shot.View.AsOf.At, c).Problems() {
		in.fields[p.Field].SetProblem(p)
		return ceasefire.Comparison{CountMixed: c.CountMixed, CountVague: c.CountVague}
	}
	return c
}
