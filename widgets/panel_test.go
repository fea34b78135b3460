package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// panelWords gives what is read of a panel's heading and caption, cut as it is drawn.
func panelWords(p *Panel) [2]string {
	return [2]string{
		test.WidgetRenderer(p.heading).(*textRenderer).line.Text,
		test.WidgetRenderer(p.caption).(*textRenderer).line.Text,
	}
}

func TestPanelHeading(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		title, caption string
		width          float32
		want           [2]string
	}{
		{"Due next", "the next six", 400, [2]string{"Due next", "the next six"}},
		{"Due next", "", 400, [2]string{"Due next", ""}},
		{"", "the next six", 400, [2]string{"", "the next six"}},
		{"Joint Implementation Centre, first week", "newest first", 500, [2]string{"Joint Implementation Centre, first week", "newest first"}},
		{"Joint Implementation Centre, first week", "newest first", 200, [2]string{"Joint Implementation Cen…", ""}},
	} {
		p := NewPanel(tt.title, tt.caption, widget.NewLabel(""))
		show(t, p, fyne.NewSize(tt.width, 80))
		if got := panelWords(p); got != tt.want {
			t.Errorf("%q, %q in %v: %q", tt.title, tt.caption, tt.width, got)
		}
	}
}

func TestPanelCaptionChanges(t *testing.T) {
	look(t, fynetheme.VariantLight)
	p := NewPanel("Sources", "", widget.NewLabel(""))
	show(t, p, fyne.NewSize(300, 80))
	p.SetCaption("12 of 240")
	if got := panelWords(p)[1]; got != "12 of 240" {
		t.Errorf("caption %q", got)
	}
}

func TestPanelRuleFollowsTheTheme(t *testing.T) {
	look(t, fynetheme.VariantLight)
	r := newRule()
	show(t, r, fyne.NewSize(100, 1))
	fyne.CurrentApp().Settings().SetTheme(theme.NewFixed(fynetheme.VariantDark))
	r.Refresh()
	line := test.WidgetRenderer(r).(*ruleRenderer).line
	if line.FillColor != theme.Color(theme.ColorNameFaint) || line.Size() != fyne.NewSize(100, 1) {
		t.Errorf("the rule is %v, %v", line.FillColor, line.Size())
	}
}

func TestPanelStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantLight)
			p := NewPanel(text, text, NewText(text, RoleBody))
			drawsInside(t, p, p.MinSize())
			drawsInside(t, p, fyne.NewSize(600, 120))
		})
	}
}
