package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

func TestFieldTellsErrorsFromWarnings(t *testing.T) {
	look(t, fynetheme.VariantLight)
	f := NewField("Place", widget.NewEntry())
	show(t, f, fyne.NewSize(300, 60))
	height := f.MinSize().Height
	if f.Problem() != "" {
		t.Errorf("at first: %q", f.Problem())
	}
	for _, tt := range []struct {
		problem    ceasefire.Problem
		want       string
		importance widget.Importance
	}{
		{ceasefire.Problem{Message: "Say where."}, "✕ Say where.", widget.DangerImportance},
		{ceasefire.Problem{Message: "Say where.", Warning: true}, "! Say where.", widget.WarningImportance},
		{ceasefire.Problem{Message: words["arabic"]}, "✕ " + words["arabic"], widget.DangerImportance},
	} {
		f.SetProblem(tt.problem)
		if f.Problem() != tt.want || f.problem.Importance != tt.importance || f.MinSize().Height <= height {
			t.Errorf("%q, importance %v, %v high; want %q, %v", f.Problem(), f.problem.Importance, f.MinSize().Height, tt.want, tt.importance)
		}
		f.ClearProblem()
		if f.Problem() != "" || f.MinSize().Height != height {
			t.Errorf("taken back, %q is left and the field is %v high", f.Problem(), f.MinSize().Height)
		}
	}
}

func TestFieldMarkup(t *testing.T) {
	look(t, fynetheme.VariantLight)
	f := NewField("Place", widget.NewEntry())
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(260, 120))
	f.SetProblem(ceasefire.Problem{Message: "Choose what kind of incident it was."})
	test.AssertRendersToMarkup(t, "field/error.xml", w.Canvas())
}

func TestFieldStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			look(t, fynetheme.VariantDark)
			f := NewField(text, widget.NewEntry())
			show(t, f, fyne.NewSize(260, 60))
			f.SetProblem(ceasefire.Problem{Message: text})
			drawsInside(t, f, fyne.NewSize(260, f.MinSize().Height))
		})
	}
}
