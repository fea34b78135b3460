package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"truceboard/widgets/theme"
)

// drawnLines gives the lines that a text draws, from the top, each as it stands from the left, without the marks that hold its order.
func drawnLines(p *Prose) (lines []string) {
	last := float32(-1)
	for _, o := range test.WidgetRenderer(p).Objects() {
		text := o.(*canvas.Text)
		words := strings.NewReplacer(leftToRight, "", rightToLeft, "").Replace(text.Text)
		if text.Position().Y != last {
			lines, last = append(lines, ""), text.Position().Y
		}
		lines[len(lines)-1] += words
	}
	return lines
}

// shown puts a text into a window, at a width and at the height that it asks for there.
func shown(t *testing.T, p *Prose, width float32) *Prose {
	t.Helper()
	show(t, p, fyne.NewSize(width, 1))
	p.Resize(fyne.NewSize(width, p.MinSize().Height))
	return p
}

func TestProseReadsInTheRightOrder(t *testing.T) {
	look(t, fynetheme.VariantLight)
	for _, tt := range []struct {
		text  string
		width float32
		want  []string // line by line, each from the left
	}{
		{"Shelling of the Castello road", 95, []string{"Shelling of", "the Castello", "road"}},
		{"قصف طريق Castello بـ 12 قذيفة", 600, []string{" قذيفة" + "12" + " بـ " + "Castello" + "قصف طريق "}},
		// The number is the first of its line, whose reading is that of the paragraph, and not its own.
		{"قصف طريق الكاستيلو شمال حلب 15 قذيفة وقتيلان", 190, []string{"قصف طريق الكاستيلو شمال حلب", " قذيفة وقتيلان" + "15"}},
		{"Shelling of حلب الشرقية by 3 units", 105, []string{"Shelling of " + "حلب", "الشرقية" + " by 3", "units"}},
		{"one\n\nحلب 2016", 600, []string{"one", "", "2016" + "حلب "}},
		{"", 100, []string{""}},
		{"Aleppo (36.2,\u00a037.1)", 110, []string{"Aleppo", "(36.2,\u00a037.1)"}},
	} {
		if got := drawnLines(shown(t, NewProse(tt.text), tt.width)); !slices.Equal(got, tt.want) {
			t.Errorf("%q in %v:\n%q, want\n%q", tt.text, tt.width, got, tt.want)
		}
	}
}

// All that is written stands somewhere, each letter once, on lines that are no wider than the room, but for the spaces at which lines end.
func TestProseLosesNothing(t *testing.T) {
	look(t, fynetheme.VariantLight)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abَق صح7(.، \n\u0301")), 0, 120, -1).Draw(t, "text")
		width := rapid.Float32Range(45, 400).Draw(t, "width")
		p := NewProse(text)
		p.Stretches = []Stretch{{From: len(text) / 3, To: len(text) / 2, Style: fyne.TextStyle{Bold: true}}}
		p.Resize(fyne.NewSize(width, 20))
		letters := func(s string) string {
			sorted := []rune(strings.NewReplacer(" ", "", "\n", "", leftToRight, "", rightToLeft, "").Replace(s))
			slices.Sort(sorted)
			return string(sorted)
		}
		var all strings.Builder
		for _, line := range p.fresh() {
			for _, part := range line.parts {
				all.WriteString(part.text)
			}
			if line.width > p.room()+1 {
				t.Errorf("a line of %v in %v", line.width, p.room())
			}
		}
		if letters(all.String()) != letters(text) {
			t.Errorf("%q became %q", text, all.String())
		}
	})
}

// A label of a text without Arabic looked the same, and forms and dialogs are laid out for its room.
func TestProseTakesTheRoomOfALabel(t *testing.T) {
	look(t, fynetheme.VariantLight)
	text := strings.Repeat("Joint Implementation Centre. ", 12) + "\n\n" + strings.Repeat("x", 90)
	for _, width := range []float32{140, 333, 800} {
		label := widget.NewLabel(text)
		label.Wrapping = fyne.TextWrapWord
		show(t, label, fyne.NewSize(width, 20))
		if prose := shown(t, NewProse(text), width); prose.MinSize() != label.MinSize() {
			t.Errorf("in %v: %v, a label %v", width, prose.MinSize(), label.MinSize())
		}
	}
}

// What is found stays marked where it is turned round, and is the only thing that is.
func TestProseMarksStretches(t *testing.T) {
	look(t, fynetheme.VariantLight)
	text := "قصف طريق الكاستيلو 2016"
	at := strings.Index(text, "طريق")
	p := NewProse(text)
	found := fyne.TextStyle{Bold: true, Underline: true}
	p.Stretches = []Stretch{{at, at + len("طريق"), found}}
	shown(t, p, 500)
	var marked []string
	for _, o := range test.WidgetRenderer(p).Objects() {
		if text := o.(*canvas.Text); text.TextStyle == found {
			marked = append(marked, strings.NewReplacer(leftToRight, "", rightToLeft, "").Replace(text.Text))
		}
	}
	if want := "2016" + " الكاستيلو " + "طريق" + "قصف "; !slices.Equal(marked, []string{"طريق"}) || drawnLines(p)[0] != want {
		t.Errorf("%q is marked in %q, want it in %q", marked, drawnLines(p), want)
	}
}

// A paragraph in several lines begins where it is read from; one line stands with what is above and beneath it.
func TestProseBeginsWhereItIsRead(t *testing.T) {
	look(t, fynetheme.VariantLight)
	p := shown(t, NewProse("حلب\n"+strings.Repeat("قصف طريق الكاستيلو 15 ", 6)+"\n"+strings.Repeat("Aleppo road ", 9)), 240)
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	ends := map[float32][2]float32{}
	for _, o := range test.WidgetRenderer(p).Objects() {
		at := o.Position()
		line, ok := ends[at.Y]
		if !ok {
			line[0] = at.X
		}
		line[1] = at.X + o.Size().Width
		ends[at.Y] = line
	}
	left, right := 0, 0
	for _, line := range ends {
		if line[0] == pad {
			left++
		}
		if line[1] > 240-pad-0.1 && line[0] != pad {
			right++
		}
	}
	if right < 3 || left < 3 || left+right != len(ends) {
		t.Errorf("of %d lines %d begin at the right and %d at the left: %v", len(ends), right, left, ends)
	}
}

func TestProseFollowsItsWidthAndTheme(t *testing.T) {
	look(t, fynetheme.VariantLight)
	p := shown(t, NewProse(words["mixed"]+" "+words["long"]), 600)
	wide := p.MinSize().Height
	if p.Resize(fyne.NewSize(200, wide)); p.MinSize().Height < 2*wide {
		t.Errorf("in a third of the width it asks for %v, before for %v", p.MinSize().Height, wide)
	}
	p.Importance = widget.DangerImportance
	p.SetText("Aleppo")
	drawn := test.WidgetRenderer(p).Objects()[0].(*canvas.Text)
	if light := theme.Color(fynetheme.ColorNameError); drawn.Text != "Aleppo" || drawn.Color != light {
		t.Errorf("%q in %v, want %v", drawn.Text, drawn.Color, light)
	}
	fyne.CurrentApp().Settings().SetTheme(theme.NewFixed(fynetheme.VariantDark))
	p.Refresh()
	if dark := theme.Color(fynetheme.ColorNameError); drawn.Color != dark {
		t.Errorf("in the dark it is %v, want %v", drawn.Color, dark)
	}
}

func TestProseStaysInside(t *testing.T) {
	for name, words := range words {
		look(t, fynetheme.VariantDark)
		for _, width := range []float32{60, 400} {
			p := shown(t, NewProse(words), width)
			drawsInside(t, p, fyne.NewSize(width, p.MinSize().Height))
		}
		if drawn := isDrawn(t, NewProse(words), fyne.NewSize(400, 90)); drawn != (name != "empty") {
			t.Errorf("%s is drawn: %v", name, drawn)
		}
	}
}

func TestProseLooks(t *testing.T) {
	look(t, fynetheme.VariantLight)
	p := NewProse("قصف طريق Castello بـ 12 قذيفة هاون في 15 أيلول 2016، وقتل مدنيان (2) قرب دوار الليرمون\nReported by شبكة شام at 14:20")
	w := show(t, p, fyne.NewSize(260, 120))
	test.AssertRendersToMarkup(t, "prose/mixed.xml", w.Canvas())
}

// A word that no one ever wrote, of a megabyte, is broken as fast as others are.
func TestProseBreaksAnEndlessWord(t *testing.T) {
	look(t, fynetheme.VariantLight)
	p := NewProse(strings.Repeat("ab", 20_000))
	p.Resize(fyne.NewSize(400, 20))
	if n := len(p.fresh()); n < 100 {
		t.Errorf("it has %d lines", n)
	}
}
