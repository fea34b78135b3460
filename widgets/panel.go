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
	head := container.NewVBox(container.NewBorder(nil, nil, p.heading, nil, container.NewVBox(p.caption)), rule)
	return widget.NewSimpleRenderer(container.NewBorder(head, nil, nil, nil, p.content))
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
