package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/theme"
)

var roles = map[string]Role{"body": RoleBody, "title": RoleTitle, "section": RoleSection, "caption": RoleCaption, "figure": RoleFigure}

func TestTextRoles(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for name, want := range map[string]struct {
		size   float32
		colour fyne.ThemeColorName
	}{
		"body": {13, fynetheme.ColorNameForeground}, "title": {20, fynetheme.ColorNameForeground}, "section": {15, fynetheme.ColorNameForeground},
		"caption": {11, theme.ColorNameQuiet}, "figure": {13, fynetheme.ColorNameForeground},
	} {
		text := NewText("12", roles[name])
		line := test.WidgetRenderer(text).(*textRenderer).line
		if line.TextSize != want.size || line.Color != theme.Color(want.colour) {
			t.Errorf("%s is %v high and %v", name, line.TextSize, line.Color)
		}
		if right := line.Alignment == fyne.TextAlignTrailing; right != (name == "figure") {
			t.Errorf("%s is aligned %v", name, line.Alignment)
		}
	}
}

func TestTextIsCutToItsRoom(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		text  string
		width float32
		want  string
	}{
		{"Castello road", 500, "Castello road"},
		{"Castello road", 62, "Castello…"},
		{"Castello road", 5, ""},
		{"Castello road", 0, ""},
		{"Castello road", -9, ""},
		{"", 50, ""},
		{"", 0, ""},
	} {
		text := NewText(tt.text, RoleBody)
		show(t, text, fyne.NewSize(tt.width, 20))
		if got := test.WidgetRenderer(text).(*textRenderer).line.Text; got != tt.want {
			t.Errorf("%q in %v: %q, want %q", tt.text, tt.width, got, tt.want)
		}
		if text.Text() != tt.text {
			t.Errorf("the words themselves became %q", text.Text())
		}
	}
}

func TestTextAsksForLittle(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for name, words := range words {
		for role, r := range roles {
			text := NewText(words, r)
			if size := text.MinSize(); size.Width > widestMin || size.Height != NewText("A", r).MinSize().Height {
				t.Errorf("%s as %s asks for %v", name, role, size)
			}
		}
	}
}

func TestTextReadsInTheRightOrder(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string // from the left
	}{
		{"Aleppo, 15 Sep", []string{"Aleppo, 15 Sep"}},
		{"حلب الشرقية", []string{"حلب الشرقية"}},
		{"Place حلب shelled", []string{"Place ", "حلب", " shelled"}},
		{"حلب Aleppo إدلب", []string{" إدلب", "Aleppo", "حلب "}},
		{"حلب 15", []string{"15", "حلب "}},
		{"15 حلب", []string{" حلب", "15"}},
		{"שלום 7", []string{"7", "שלום "}},
		{"Place حلب 15 إدلب shelled", []string{"Place ", " إدلب", "15", "حلب ", " shelled"}},
		{"Place حلب 15 shelled", []string{"Place ", "15", "حلب ", " shelled"}},
		{"طريق (Castello)", []string{")", "Castello", "طريق ("}},
		{"SDF (قسد) 2016", []string{"SDF (", "قسد", ") ", "2016"}},
		{"حلب 2016.csv was read", []string{"2016", "حلب ", ".csv was read"}},
		{Aside("حلب") + " → " + Aside("إدلب 2"), []string{"حلب", " → ", "2", "إدلب "}},
		{"Incident: قصف Castello 12", []string{"Incident: ", "Castello 12", "قصف "}},
		{"Air strike at حلب, 1 killed", []string{"Air strike at ", "حلب", ", 1 killed"}},
		{"14:20 · حلب 15 · 2 dead", []string{"14:20 · ", "15", "حلب ", " · 2 dead"}},
		{"12 · تقرير SNHR 27", []string{"12 · ", "SNHR 27", "تقرير "}},
		{Aside("حلب") + " (36.2000, 37.1500)", []string{"حلب", " (36.2000, 37.1500)"}},
		{"هدنة حلب (US): text", []string{"text", "): ", "US", "هدنة حلب ("}},
	} {
		got := strings.NewReplacer(leftToRight, "", rightToLeft, "").Replace(visual(tt.text))
		if want := strings.Join(tt.want, ""); got != want {
			t.Errorf("%q: %q, want %q", tt.text, got, want)
		}
	}
}

// The drawing of text reads a line from the left: one of Arabic alone is marked, or the bracket at its end would stand at the wrong end.
func TestTextInOneDirectionIsMarked(t *testing.T) {
	if got, want := visual("حلب (قسد)"), leftToRight+rightToLeft+"حلب (قسد)"+rightToLeft+leftToRight; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTextStaysInside(t *testing.T) {
	for name, words := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantDark)
			for _, r := range roles {
				text := NewText(words, r)
				for _, width := range []float32{8, 60, 400} {
					drawsInside(t, text, fyne.NewSize(width, text.MinSize().Height))
				}
				if drawn := isDrawn(t, text, fyne.NewSize(400, 30)); drawn != (words != "") {
					t.Errorf("%q is drawn: %v", words, drawn)
				}
			}
		})
	}
}

func TestTextChanges(t *testing.T) {
	look(t, fynetheme.VariantLight)
	text := NewText("Aleppo", RoleBody)
	show(t, text, fyne.NewSize(300, 20))
	line := test.WidgetRenderer(text).(*textRenderer).line
	text.SetText("Idlib")
	text.SetColor(theme.ColorNameBroken)
	if line.Text != "Idlib" || line.Color != theme.Color(theme.ColorNameBroken) {
		t.Errorf("%q in %v", line.Text, line.Color)
	}
	before := line.Color
	fyne.CurrentApp().Settings().SetTheme(theme.NewFixed(fynetheme.VariantDark))
	text.Refresh()
	if line.Color == before {
		t.Error("a dark theme leaves the colour of the light one")
	}
	text.SetText(strings.Repeat("Idlib ", 100))
	if !strings.HasSuffix(line.Text, "…") {
		t.Errorf("%q is not cut", line.Text)
	}
}
