package widgets

import (
	"fmt"
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a commitment's row: its height, and the cell of its score.
const checkRow, scoreWidth, scoreHeight = 40, 34, 24

// checkItem is one commitment: the cell of its score, its title, and beneath it when it is due or what it waits for.
type checkItem struct {
	widget.BaseWidget
	list    *Checklist
	reading ceasefire.CommitmentReading
	zone    *time.Location
	hovered bool
}

var (
	_ fyne.Tappable     = (*checkItem)(nil)
	_ desktop.Hoverable = (*checkItem)(nil)
)

func newCheckItem(list *Checklist, r ceasefire.CommitmentReading, zone *time.Location) *checkItem {
	i := &checkItem{list: list, reading: r, zone: zone}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped chooses the commitment and gives the list the keyboard.
func (i *checkItem) Tapped(*fyne.PointEvent) {
	if screen := fyne.CurrentApp().Driver().CanvasForObject(i); screen != nil {
		screen.Focus(i.list)
	}
	i.list.choose(i.reading.Commitment.ID)
}

// MouseIn shows that the row can be pressed.
func (i *checkItem) MouseIn(*desktop.MouseEvent) {
	i.hovered = true
	i.Refresh()
}

// MouseMoved does nothing; Hoverable asks for it.
func (i *checkItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (i *checkItem) MouseOut() {
	i.hovered = false
	i.Refresh()
}

// note says when the commitment is due, what it waits for, and how it stands.
func (i *checkItem) note() string {
	r := i.reading
	note := r.Words()
	if !r.Due.IsZero() {
		note += " · due " + ceasefire.FormatInstant(r.Due, ceasefire.PrecisionMinute, i.zone)
	}
	if r.Overdue {
		note += ", overdue"
	}
	if r.WaitsFor != "" {
		note += " · waits for: " + r.WaitsFor
	}
	return note
}

func (i *checkItem) evidence() string {
	switch i.reading.Evidence {
	case 0:
		return ""
	case 1:
		return "1 incident"
	}
	return fmt.Sprintf("%d incidents", i.reading.Evidence)
}

// CreateRenderer draws the row.
func (i *checkItem) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{
		item: i, back: canvas.NewRectangle(color.Transparent), cell: canvas.NewRectangle(color.Transparent), fill: canvas.NewRectangle(color.Transparent),
		figure: NewText("", RoleFigure), title: NewText("", RoleBody), note: NewText("", RoleCaption), evidence: NewText("", RoleCaption),
	}
	r.figure.Alignment, r.evidence.Alignment = fyne.TextAlignCenter, fyne.TextAlignTrailing
	for range 4 {
		r.hatch = append(r.hatch, canvas.NewLine(color.Transparent))
	}
	for range 14 {
		r.dots = append(r.dots, canvas.NewRectangle(color.Transparent))
	}
	r.Refresh()
	return r
}

// checkRenderer draws the score's cell: filled by thirds; hatched where it is not assessable; dotted where it is not yet due; an empty outline
// where nobody has judged it.
type checkRenderer struct {
	item                          *checkItem
	back, cell, fill              *canvas.Rectangle
	hatch                         []*canvas.Line
	dots                          []*canvas.Rectangle
	figure, title, note, evidence *Text
}

func (r *checkRenderer) Destroy() {}

func (r *checkRenderer) MinSize() fyne.Size { return fyne.NewSize(260, checkRow) }

func (r *checkRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	at := fyne.NewPos(8, (checkRow-scoreHeight)/2)
	r.cell.Resize(fyne.NewSize(scoreWidth, scoreHeight))
	r.cell.Move(at)
	part := float32(r.item.reading.Current.Score) / ceasefire.MaxScore
	r.fill.Resize(fyne.NewSize(scoreWidth*part, scoreHeight))
	r.fill.Move(at)
	for n, line := range r.hatch {
		x := at.X + float32(n)*scoreWidth/4
		line.Position1, line.Position2 = fyne.NewPos(x, at.Y+scoreHeight), fyne.NewPos(x+scoreWidth/4, at.Y)
	}
	r.layDots(at)
	height := r.figure.MinSize().Height
	r.figure.Resize(fyne.NewSize(scoreWidth, height))
	r.figure.Move(at.AddXY(0, (scoreHeight-height)/2))
	evidence := float32(72)
	left, width := at.X+scoreWidth+12, size.Width-scoreWidth-32-evidence
	r.title.Resize(fyne.NewSize(width, r.title.MinSize().Height))
	r.title.Move(fyne.NewPos(left, 2))
	r.note.Resize(fyne.NewSize(width+evidence-4, r.note.MinSize().Height))
	r.note.Move(fyne.NewPos(left, checkRow-r.note.MinSize().Height-2))
	r.evidence.Resize(fyne.NewSize(evidence, r.evidence.MinSize().Height))
	r.evidence.Move(fyne.NewPos(size.Width-evidence-8, 4))
}

// layDots places the dots along the cell's edge.
func (r *checkRenderer) layDots(at fyne.Position) {
	half := len(r.dots) / 2
	for n, dot := range r.dots {
		x, y := float32(n%half)*(scoreWidth-2)/float32(half-1), float32(0)
		if n >= half {
			y = scoreHeight - 2
		}
		dot.Resize(fyne.NewSquareSize(2))
		dot.Move(at.AddXY(x, y))
	}
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.cell, r.fill}
	for _, line := range r.hatch {
		objects = append(objects, line)
	}
	for _, dot := range r.dots {
		objects = append(objects, dot)
	}
	return append(objects, r.figure, r.title, r.note, r.evidence)
}

func (r *checkRenderer) Refresh() {
	i := r.item
	r.back.FillColor = color.Transparent
	switch {
	case i.list.selected == i.reading.Commitment.ID && i.list.focused:
		r.back.FillColor = theme.Color(fynetheme.ColorNameFocus)
	case i.list.selected == i.reading.Commitment.ID:
		r.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
	case i.hovered:
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	r.showCell()
	r.title.SetText(i.reading.Commitment.Title)
	r.note.SetText(i.note())
	r.note.SetColor(theme.ColorNameQuiet)
	if i.reading.Overdue {
		r.note.SetColor(theme.ColorNameBroken)
	}
	r.evidence.SetText(i.evidence())
	r.Layout(i.Size())
	canvas.Refresh(i)
}

// showCell draws what was judged.
func (r *checkRenderer) showCell() {
	quiet, state := theme.Color(theme.ColorNameQuiet), r.item.reading.State
	show := func(on bool) color.Color {
		if on {
			return quiet
		}
		return color.Transparent
	}
	r.cell.StrokeWidth, r.cell.StrokeColor = 1, show(state != ceasefire.NotYetDue)
	r.fill.FillColor = color.Transparent
	figure := ""
	if state == ceasefire.Scored {
		score := r.item.reading.Current.Score
		figure = strconv.Itoa(score)
		r.fill.FillColor = scoreFill(score)
	}
	r.figure.SetText(figure)
	for _, line := range r.hatch {
		line.StrokeColor = show(state == ceasefire.NotAssessable)
	}
	for _, dot := range r.dots {
		dot.FillColor = show(state == ceasefire.NotYetDue)
	}
}

// scoreFill gives the colour behind a score, thin enough that its figure is read.
func scoreFill(score int) color.Color {
	name := theme.ColorNameStrained
	switch {
	case score == ceasefire.MaxScore:
		name = theme.ColorNameHolding
	case score <= 1:
		name = theme.ColorNameBroken
	}
	red, green, blue, _ := theme.Color(name).RGBA()
	return color.NRGBA{R: uint8(red >> 8), G: uint8(green >> 8), B: uint8(blue >> 8), A: 0x70}
}
