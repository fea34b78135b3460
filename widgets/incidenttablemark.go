package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of the mark of severity: four steps that rise.
const (
	severitySteps    = int(ceasefire.SeverityMass)
	severityStepWide = 5
	severityStepRise = 3
	severityStepGap  = 2
)

// severityMark shows a severity as one to four steps of a stair; an unknown one as an empty stair.
type severityMark struct {
	steps [severitySteps]*canvas.Rectangle
}

func newSeverityMark() *severityMark {
	m := &severityMark{}
	for i := range m.steps {
		m.steps[i] = canvas.NewRectangle(color.Transparent)
	}
	return m
}

// move puts the stair at a place in a row of a height.
func (m *severityMark) move(at fyne.Position, height float32) {
	foot := (height + severityStepRise*float32(severitySteps)) / 2
	for i, step := range m.steps {
		high := severityStepRise * float32(i+1)
		step.Resize(fyne.NewSize(severityStepWide, high))
		step.Move(fyne.NewPos(at.X+float32(i)*(severityStepWide+severityStepGap), foot-high))
	}
}

// paint fills as many steps as the severity has; the others stay faint.
func (m *severityMark) paint(severity ceasefire.Severity, shown bool) {
	for i, step := range m.steps {
		switch {
		case !shown:
			step.FillColor = color.Transparent
		case i < int(severity):
			step.FillColor = theme.Color(fynetheme.ColorNameForeground)
		default:
			step.FillColor = theme.Color(theme.ColorNameFaint)
		}
	}
}

func (m *severityMark) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(m.steps))
	for i, step := range m.steps {
		objects[i] = step
	}
	return objects
}
