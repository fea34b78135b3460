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
	problem *widget.Label
}

var _ fyne.Widget = (*Field)(nil)

// NewField puts a label above an input.
func NewField(label string, input fyne.CanvasObject) *Field {
	f := &Field{problem: newProblem()}
	f.content = container.NewVBox(NewText(label, RoleCaption), input, f.problem)
	f.ExtendBaseWidget(f)
	return f
}

// newProblem makes the place of a sentence that says what is wrong: it is read whole, and takes no room while nothing is.
func newProblem() *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping = fyne.TextWrapWord
	l.SizeName = theme.SizeNameCaption
	l.Hide()
	return l
}

// showProblem shows a sentence at a width, which a label that was hidden does not know and without which it would ask for a line a letter.
func showProblem(l *widget.Label, text string, width float32) {
	l.Resize(fyne.NewSize(width, l.Size().Height))
	l.SetText(text)
	l.Show()
}

// SetProblem shows what is wrong: an error, which stops a save, or a warning, which does not. Sign and word tell them apart, not the
// colour alone.
func (f *Field) SetProblem(p ceasefire.Problem) {
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

// Problem gives the sentence that is shown, empty where there is none.
func (f *Field) Problem() string {
	if f.problem.Hidden {
		return ""
	}
	return f.problem.Text
}

// CreateRenderer lays label, input and sentence one beneath the other.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.content) }
