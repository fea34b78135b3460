package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// Panel is a heading with a rule beneath it and what belongs to it, set apart by space and not by a box.
type Panel struct {
	widget.BaseWidget
	heading, caption *Text
	content          fyne.CanvasObject
}

var _ fyne.Widget = (*Panel)(nil)

// NewPanel makes a panel; the caption, which may be empty, says in a few words what is shown.
func NewPanel(title, caption string, content fyne.CanvasObject) *Panel {
	p := &Panel{heading: NewText(title, RoleSection), caption: NewText(caption, RoleCaption), content: content}
	p.ExtendBaseWidget(p)
	return p
}

// SetCaption changes the caption.
func (p *Panel) SetCaption(caption string) { p.caption.SetText(caption) }

// CreateRenderer lays heading, rule and content one beneath the other.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	rule := newRule()
	head := container.NewVBox(container.New(onOneLine{}, p.heading, p.caption), rule)
	return widget.NewSimpleRenderer(container.NewBorder(head, nil, nil, nil, p.content))
}

// onOneLine lays a small text behind a large one, on the same line of writing.
type onOneLine struct{}

// MinSize is that of the large text, and a little for the small one.
func (onOneLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(8+min(o[1].MinSize().Width, 40), 0)
}

// Layout gives the large text all that it needs, as far as there is room, and the small one the rest.
func (onOneLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	large, small := o[0].MinSize(), o[1].MinSize()
	large.Width = min(o[0].(*Text).measure().Width, size.Width)
	o[0].Resize(fyne.NewSize(large.Width, large.Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(max(size.Width-large.Width-8, 0), small.Height))
	o[1].Move(fyne.NewPos(large.Width+8, large.Height-small.Height-2))
}

// rule is a faint line that follows the theme.
type rule struct {
	widget.BaseWidget
}

func newRule() *rule {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the line.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	return &ruleRenderer{canvas.NewRectangle(theme.Color(theme.ColorNameFaint))}
}

// ruleRenderer is a rectangle one unit high.
type ruleRenderer struct{ line *canvas.Rectangle }

func (r *ruleRenderer) Destroy() {}

func (r *ruleRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *ruleRenderer) Layout(size fyne.Size) { r.line.Resize(fyne.NewSize(size.Width, 1)) }

func (r *ruleRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *ruleRenderer) Refresh() {
	r.line.FillColor = theme.Color(theme.ColorNameFaint)
	r.line.Refresh()
}
