package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// Field is an input with its label above it and, where something is wrong with what stands in it, a sentence beneath.
type Field struct {
	widget.BaseWidget
	content *fyne.Container
	problem *Prose
	// aside holds what is asked about the input, nothing for the most part.
	aside *fyne.Container
	// input says itself what cannot be read of what is typed in it, where it can.
	input teller
	holds fyne.CanvasObject
}

// teller is an input that says itself, beneath what is typed, why that cannot be read.
type teller interface{ Told() string }

var _ fyne.Widget = (*Field)(nil)

// NewField puts a label above an input.
func NewField(label string, input fyne.CanvasObject) *Field {
	f := &Field{problem: newProblem(), aside: container.NewStack(), holds: input}
	f.aside.Hide()
	f.input, _ = input.(teller)
	f.content = container.NewVBox(NewText(label, RoleCaption), input, f.problem, f.aside)
	f.ExtendBaseWidget(f)
	return f
}

// newProblem makes the place of a sentence that says what is wrong: it is read whole, and takes no room while nothing is.
func newProblem() *Prose {
	l := NewProse("")
	l.SizeName = theme.SizeNameCaption
	l.Hide()
	return l
}

// showProblem shows a sentence at a width, which a label that was hidden does not know and without which it would ask for a line a letter.
func showProblem(l *Prose, text string, width float32) {
	l.Resize(fyne.NewSize(width, l.Size().Height))
	l.SetText(text)
	l.Show()
}

// SetProblem shows what is wrong: an error, which stops a save, or a warning, which does not. Sign and word tell them apart, not the
// colour alone. What the input itself says of what cannot be read is not said again.
func (f *Field) SetProblem(p ceasefire.Problem) {
	if !p.Warning && f.told() != "" { // once is enough
		f.ClearProblem()
		return
	}
	importance, text := widget.DangerImportance, "✕ "+p.Message
	if p.Warning {
		importance, text = widget.WarningImportance, "! "+p.Message
	}
	if !f.problem.Hidden && f.problem.Text == text {
		return
	}
	f.problem.Importance = importance
	showProblem(f.problem, text, f.Size().Width)
	f.content.Refresh()
}

// ClearProblem takes the sentence back.
func (f *Field) ClearProblem() {
	if !f.problem.Hidden {
		f.problem.Hide()
		f.content.Refresh()
	}
}

// SetAside puts beneath the input, and beneath what is wrong with it, what is asked about it; nil takes that back.
func (f *Field) SetAside(o fyne.CanvasObject) {
	f.aside.RemoveAll()
	f.aside.Hidden = o == nil
	if o != nil {
		o.Resize(fyne.NewSize(f.Size().Width, o.Size().Height)) // what wraps asks for a line a letter at no width
		f.aside.Add(o)
	}
	f.content.Refresh()
}

// told gives what the input says itself.
func (f *Field) told() string {
	if f.input == nil {
		return ""
	}
	return f.input.Told()
}

// Problem gives the sentence that is shown, by the field or by its input, empty where there is none.
func (f *Field) Problem() string {
	if f.problem.Hidden {
		return f.told()
	}
	return f.problem.Text
}

// Focusables gives what of the input takes the keyboard, in reading order.
func (f *Field) Focusables() []fyne.Focusable { return focusables(f.holds) }

// focusables looks through what is laid out side by side and one beneath the other.
func focusables(o fyne.CanvasObject) (found []fyne.Focusable) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *Field:
		return o.Focusables()
	case *InstantEntry:
		return []fyne.Focusable{o.Entry()}
	case *fyne.Container:
		for _, part := range o.Objects {
			found = append(found, focusables(part)...)
		}
	case fyne.Focusable:
		if able, ok := o.(fyne.Disableable); !ok || !able.Disabled() {
			return []fyne.Focusable{o}
		}
	}
	return found
}

// CreateRenderer lays label, input and sentence one beneath the other.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.content) }
