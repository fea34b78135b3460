package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a party's heading: its height with the space over it, and the room of what stands at its right.
const (
	checklistHeadingHeight = 56
	checklistHeadingSpace  = 12
	checklistFigureWidth   = 44
	checklistBarWidth      = 96
	checklistBarHeight     = 6
	checklistCountWidth    = 112
)

// checklistHeading is a party's name, its role, and how it keeps what it promised.
type checklistHeading struct {
	widget.BaseWidget
	party ceasefire.PartyCompliance
}

func newChecklistHeading() *checklistHeading {
	h := &checklistHeading{}
	h.ExtendBaseWidget(h)
	return h
}

func (h *checklistHeading) set(party ceasefire.PartyCompliance) {
	h.party = party
	h.Refresh()
}

// figure writes the party's figure, a dash where nothing was assessed.
func (h *checklistHeading) figure() string {
	if !h.party.Known {
		return "–"
	}
	return fmt.Sprintf("%.2f", h.party.Score)
}

// counted writes how many commitments were assessed.
func (h *checklistHeading) counted() string {
	return fmt.Sprintf("%d of %d assessed", h.party.Assessed, h.party.Commitments)
}

// CreateRenderer draws the heading.
func (h *checklistHeading) CreateRenderer() fyne.WidgetRenderer {
	r := &checklistHeadingRenderer{heading: h, name: canvas.NewText("", nil), role: canvas.NewText("", nil)}
	r.count, r.figure = canvas.NewText("", nil), canvas.NewText("", nil)
	r.count.Alignment, r.figure.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	r.name.TextStyle.Bold, r.figure.TextStyle.Bold = true, true
	r.track, r.bar, r.rule = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	r.track.CornerRadius, r.bar.CornerRadius = checklistBarHeight/2, checklistBarHeight/2
	r.Refresh()
	return r
}

// checklistHeadingRenderer draws the name over the role, and at the right the count, the bar and the figure.
type checklistHeadingRenderer struct {
	heading                   *checklistHeading
	name, role, count, figure *canvas.Text
	track, bar, rule          *canvas.Rectangle
}

func (r *checklistHeadingRenderer) Destroy() {}

// MinSize is the height of a heading.
func (r *checklistHeadingRenderer) MinSize() fyne.Size {
	return fyne.NewSize(checklistLeastWidth, checklistHeadingHeight)
}

// Layout places name and role at the left, the figures at the right edge, and cuts the name to what is left.
func (r *checklistHeadingRenderer) Layout(size fyne.Size) {
	line := (size.Height - checklistHeadingSpace - 4) / 2
	right := size.Width - checklistEdge
	r.figure.Move(fyne.NewPos(right-checklistFigureWidth, checklistHeadingSpace))
	r.figure.Resize(fyne.NewSize(checklistFigureWidth, line))
	track := fyne.NewPos(right-checklistFigureWidth-checklistBarWidth, checklistHeadingSpace+(line-checklistBarHeight)/2+2)
	r.track.Move(track)
	r.track.Resize(fyne.NewSize(checklistBarWidth, checklistBarHeight))
	r.bar.Move(track)
	r.bar.Resize(fyne.NewSize(checklistBarWidth*float32(r.heading.party.Score), checklistBarHeight))
	r.count.Move(fyne.NewPos(right-checklistCountWidth, checklistHeadingSpace+line))
	r.count.Resize(fyne.NewSize(checklistCountWidth, line))
	r.name.Move(fyne.NewPos(checklistEdge, checklistHeadingSpace))
	room := max(size.Width-2*checklistEdge-checklistFigureWidth-checklistBarWidth-12, 0)
	r.name.Text = visual(cut(r.heading.party.Party.Name, room, r.name.TextSize, r.name.TextStyle))
	r.name.Resize(fyne.NewSize(room, line))
	r.role.Move(fyne.NewPos(checklistEdge, checklistHeadingSpace+line))
	r.role.Resize(fyne.NewSize(room, line))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
}

// Objects lists the parts of the heading.
func (r *checklistHeadingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rule, r.name, r.role, r.count, r.track, r.bar, r.figure}
}

// Refresh shows the party and takes the colours of the theme anew.
func (r *checklistHeadingRenderer) Refresh() {
	h, caption, ink := r.heading, theme.Size(theme.SizeNameCaption), theme.Color(fynetheme.ColorNameForeground)
	quiet, section := theme.Color(theme.ColorNameQuiet), theme.Size(theme.SizeNameSection)
	r.name.TextSize, r.name.Color = section, ink
	r.role.TextSize, r.role.Color, r.role.Text = caption, quiet, string(h.party.Party.Role)
	r.count.TextSize, r.count.Color, r.count.Text = caption, quiet, h.counted()
	r.figure.TextSize, r.figure.Color, r.figure.Text = section, ink, h.figure()
	r.track.FillColor, r.rule.FillColor = theme.Color(theme.ColorNameFaint), theme.Color(theme.ColorNameFaint)
	r.bar.FillColor = theme.Color(scoreColorName(h.party.Score))
	r.Layout(h.Size())
	canvas.Refresh(h)
}
