package widgets

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a commitment's row.
const (
	checklistLeastWidth = 360
	checklistRowHeight  = 44
	checklistEdge       = 12
	checklistCellAt     = checklistEdge + 16
	checklistTitleAt    = checklistCellAt + scoreCellWidth + 12
	checklistSideWidth  = 84
	checklistMarkWidth  = 3
	checklistSign       = 14
)

// Declare conformity with interfaces.
var (
	_ fyne.Tappable     = (*checklistRow)(nil)
	_ desktop.Hoverable = (*checklistRow)(nil)
)

// checklistRow is one commitment.
type checklistRow struct {
	widget.BaseWidget
	list    *Checklist
	at      int
	reading ceasefire.CommitmentReading
	hovered bool
}

func newChecklistRow(list *Checklist, at int) *checklistRow {
	r := &checklistRow{list: list, at: at}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped selects the commitment and takes the keyboard.
func (r *checklistRow) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.list); c != nil {
		c.Focus(r.list)
	}
	r.list.choose(r.at)
}

// MouseIn shows that the row can be pressed.
func (r *checklistRow) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved does nothing; Hoverable asks for it.
func (r *checklistRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (r *checklistRow) MouseOut() { r.hover(false) }

func (r *checklistRow) hover(on bool) {
	r.hovered = on
	r.Refresh()
}

func (r *checklistRow) cell() scoreCell {
	return scoreCell{state: r.reading.State, score: r.reading.Current.Score}
}

// stands says how the commitment stands, when it is due and what it waits for: "2 intermediate · due 15 Sep 2016, 14:20".
func (r *checklistRow) stands(zone *time.Location) string {
	words := []string{r.reading.Words()}
	if !r.reading.Due.IsZero() {
		words = append(words, "due "+ceasefire.FormatInstant(r.reading.Due, ceasefire.PrecisionMinute, zone))
	}
	if r.reading.WaitsFor != "" {
		words = append(words, "waits for "+r.reading.WaitsFor)
	}
	return strings.Join(words, " · ")
}

// evidence counts the incidents that assessments name.
func (r *checklistRow) evidence() string {
	switch r.reading.Evidence {
	case 0:
		return ""
	case 1:
		return "1 incident"
	}
	return fmt.Sprintf("%d incidents", r.reading.Evidence)
}

// CreateRenderer draws the row.
func (r *checklistRow) CreateRenderer() fyne.WidgetRenderer {
	v := &checklistRowRenderer{row: r, back: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	v.picture = newScorePicture(r.cell)
	v.figure, v.title, v.stands = canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)
	v.overdue, v.evidence = canvas.NewText("overdue", nil), canvas.NewText("", nil)
	v.figure.TextStyle.Bold, v.overdue.TextStyle.Bold = true, true
	v.overdue.Alignment, v.evidence.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	v.sign = widget.NewIcon(fynetheme.NewErrorThemedResource(fynetheme.WarningIcon()))
	v.Refresh()
	return v
}

// checklistRowRenderer draws the score at the left, the title over what is to be said of it, and at the right what wants a look.
type checklistRowRenderer struct {
	row                                      *checklistRow
	back, mark, rule                         *canvas.Rectangle
	picture                                  *canvas.Raster
	figure, title, stands, overdue, evidence *canvas.Text
	sign                                     *widget.Icon
}

func (v *checklistRowRenderer) Destroy() {}

// MinSize is the height of a row.
func (v *checklistRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(checklistLeastWidth, checklistRowHeight)
}

// Layout places the parts of the row and cuts its words to their room.
func (v *checklistRowRenderer) Layout(size fyne.Size) {
	v.cut(size.Width)
	v.back.Resize(size)
	v.mark.Resize(fyne.NewSize(checklistMarkWidth, size.Height))
	v.rule.Move(fyne.NewPos(checklistTitleAt, size.Height-1))
	v.rule.Resize(fyne.NewSize(max(size.Width-checklistTitleAt, 0), 1))
	v.figure.Move(fyne.NewPos(checklistEdge, 0))
	v.figure.Resize(fyne.NewSize(checklistCellAt-checklistEdge, size.Height))
	v.picture.Move(fyne.NewPos(checklistCellAt, (size.Height-scoreCellHeight)/2+1))
	v.picture.Resize(fyne.NewSize(scoreCellWidth, scoreCellHeight))
	const upper, lower, line = 4, 23, 18
	side := size.Width - checklistEdge - checklistSideWidth
	for _, t := range []struct {
		text *canvas.Text
		x, y float32
	}{{v.title, checklistTitleAt, upper}, {v.stands, checklistTitleAt, lower}, {v.overdue, side, upper}, {v.evidence, side, lower}} {
		t.text.Move(fyne.NewPos(t.x, t.y))
		t.text.Resize(fyne.NewSize(checklistSideWidth, line))
	}
	word := v.overdue.MinSize().Width
	v.sign.Move(fyne.NewPos(size.Width-checklistEdge-word-checklistSign-4, upper+(line-checklistSign)/2))
	v.sign.Resize(fyne.NewSquareSize(checklistSign))
}

// Objects lists the parts of the row.
func (v *checklistRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.back, v.rule, v.mark, v.picture, v.figure, v.title, v.stands, v.sign, v.overdue, v.evidence}
}

// Refresh shows the commitment and takes the colours of the theme anew.
func (v *checklistRowRenderer) Refresh() {
	v.paintGround()
	v.paintWords()
	filterVisible(v.overdue, v.row.reading.Overdue)
	filterVisible(v.sign, v.row.reading.Overdue)
	v.Layout(v.row.Size())
	v.sign.Refresh()
	v.picture.Refresh()
	canvas.Refresh(v.row)
}

func (v *checklistRowRenderer) paintGround() {
	v.back.FillColor, v.mark.FillColor = color.Transparent, color.Transparent
	v.rule.FillColor = theme.Color(theme.ColorNameFaint)
	if v.row.hovered {
		v.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	if v.row.at == v.row.list.at {
		v.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
		if v.row.list.focused {
			v.mark.FillColor = theme.Color(fynetheme.ColorNamePrimary)
		}
	}
}

func (v *checklistRowRenderer) paintWords() {
	body, caption := theme.Size(fynetheme.SizeNameText), theme.Size(theme.SizeNameCaption)
	ink, quiet := theme.Color(fynetheme.ColorNameForeground), theme.Color(theme.ColorNameQuiet)
	v.figure.TextSize, v.figure.Color, v.figure.Text = body, ink, v.row.cell().figure()
	v.title.TextSize, v.title.Color = body, ink
	v.stands.TextSize, v.stands.Color = caption, quiet
	v.overdue.TextSize, v.overdue.Color = caption, theme.Color(theme.ColorNameBroken)
	v.evidence.TextSize, v.evidence.Color, v.evidence.Text = caption, quiet, v.row.evidence()
}

// cut leaves out of the title and the words beneath it what has no room beside what stands at the right.
func (v *checklistRowRenderer) cut(width float32) {
	room := width - checklistTitleAt - checklistEdge
	titleRoom, standsRoom := room, room
	if v.row.reading.Overdue {
		titleRoom -= checklistSideWidth
	}
	if v.row.reading.Evidence > 0 {
		standsRoom -= checklistSideWidth
	}
	v.title.Text = visual(cut(v.row.reading.Commitment.Title, titleRoom, v.title.TextSize, v.title.TextStyle))
	v.stands.Text = visual(cut(v.row.stands(v.row.list.zone), standsRoom, v.stands.TextSize, v.stands.TextStyle))
}
