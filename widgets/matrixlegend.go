package widgets

import (
	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
)

// The measures of the legend: its lines, the room of a cell in it, and the space between two entries.
const (
	matrixLegendLine  = 20
	matrixLegendCell  = 22
	matrixLegendSpace = 14
	matrixLegendEdge  = 6
)

// matrixLegend says in words what the cells show, wrapped to the width that there is.
type matrixLegend struct{ entries []matrixLegendEntry }

// matrixLegendEntry is a cell and what it means, or words alone.
type matrixLegendEntry struct {
	cell *scorePicture
	kind scoreCell
	text *Text
}

func newMatrixLegend() *matrixLegend {
	l := &matrixLegend{}
	for score := ceasefire.MaxScore; score >= 0; score-- {
		l.add(scoreCell{state: ceasefire.Scored, score: score}, ceasefire.ScoreWords(score))
	}
	l.add(scoreCell{state: ceasefire.NotAssessable}, "hatched: not assessable")
	l.add(scoreCell{state: ceasefire.NotYetDue}, "dotted: not yet due")
	l.add(scoreCell{changed: true}, "corner: changed that day")
	l.say("blank: never assessed")
	l.say("Not assessable and not yet due are not 0,")
	l.say("and enter no average.")
	return l
}

func (l *matrixLegend) add(kind scoreCell, words string) {
	entry := matrixLegendEntry{cell: newScorePicture(), kind: kind, text: NewText(words, RoleCaption)}
	l.entries = append(l.entries, entry)
}

func (l *matrixLegend) say(words string) {
	l.entries = append(l.entries, matrixLegendEntry{text: NewText(words, RoleCaption)})
}

// arrange lays the entries out along the foot of a size, and gives the height that they take.
func (l *matrixLegend) arrange(size fyne.Size) float32 {
	type spot struct{ x, line float32 }
	spots := make([]spot, len(l.entries))
	at := spot{x: matrixEdge}
	for i, entry := range l.entries {
		width := entry.width()
		if at.x > matrixEdge && at.x+width > size.Width {
			at = spot{matrixEdge, at.line + 1}
		}
		spots[i] = at
		at.x += width + matrixLegendSpace
	}
	height := (at.line+1)*matrixLegendLine + matrixLegendEdge
	for i, entry := range l.entries {
		entry.move(spots[i].x, size.Height-height+matrixLegendEdge+spots[i].line*matrixLegendLine)
	}
	return height
}

func (e matrixLegendEntry) width() float32 {
	width := fyne.MeasureText(e.text.Text(), RoleCaption.size(), RoleCaption.style()).Width
	if e.cell != nil {
		width += matrixLegendCell
	}
	return width
}

func (e matrixLegendEntry) move(x, y float32) {
	if e.cell != nil {
		e.cell.shape.Move(fyne.NewPos(x, y+3))
		e.cell.shape.Resize(fyne.NewSize(matrixLegendCell-6, matrixLegendLine-6))
		x += matrixLegendCell
	}
	size := fyne.MeasureText(e.text.Text(), RoleCaption.size(), RoleCaption.style())
	e.text.Move(fyne.NewPos(x, y+(matrixLegendLine-size.Height)/2))
	e.text.Resize(size.AddWidthHeight(1, 0))
}

// objects lists what the legend is drawn with.
func (l *matrixLegend) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, entry := range l.entries {
		if entry.cell != nil {
			objects = append(objects, entry.cell.shape)
		}
		objects = append(objects, entry.text)
	}
	return objects
}

// repaint takes the colours of the theme anew.
func (l *matrixLegend) repaint() {
	for _, entry := range l.entries {
		if entry.cell != nil {
			entry.cell.show(entry.kind, false)
		}
		entry.text.Refresh()
	}
}
