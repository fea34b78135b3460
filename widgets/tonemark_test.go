package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
)

var tones = []ceasefire.Tone{ceasefire.ToneWaiting, ceasefire.ToneHolding, ceasefire.ToneStrained, ceasefire.ToneBroken}

// inks gives which parts of a mark are drawn: the disc's ground, its edge, the first line, the second.
func inks(m *toneMark) [4]bool {
	r := test.WidgetRenderer(m).(*toneMarkRenderer)
	_, _, _, fill := r.disc.FillColor.RGBA()
	_, _, _, edge := r.disc.StrokeColor.RGBA()
	_, _, _, first := r.first.StrokeColor.RGBA()
	_, _, _, second := r.second.StrokeColor.RGBA()
	return [4]bool{fill > 0, edge > 0, first > 0, second > 0}
}

func TestToneMarkIsToldApartByItsShape(t *testing.T) {
	look(t, fynetheme.VariantLight)
	mark, shapes := newToneMark(), map[[4]bool]ceasefire.Tone{}
	for _, tone := range tones {
		mark.set(tone)
		if other, twice := shapes[inks(mark)]; twice {
			t.Errorf("%v looks like %v but for its colour", tone, other)
		}
		shapes[inks(mark)] = tone
	}
}

func TestToneMarkStaysInside(t *testing.T) {
	for _, variant := range []fyne.ThemeVariant{fynetheme.VariantLight, fynetheme.VariantDark} {
		look(t, variant)
		for _, tone := range tones {
			mark := newToneMark()
			mark.set(tone)
			drawsInside(t, mark, mark.MinSize())
			if !isDrawn(t, mark, mark.MinSize()) {
				t.Errorf("%v is not seen", tone)
			}
		}
	}
}
