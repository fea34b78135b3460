package dashboard

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What stands in a field of the incident before is replaced by what is typed once Tab comes there.
func TestTabMarksWhatIsRepeated(t *testing.T) {
	in := testInputs(t)
	window := test.NewWindow(in.content)
	defer window.Close()
	in.place.put("Idlib town")
	window.Canvas().Focus(in.when.Entry())
	window.Canvas().FocusNext()
	if window.Canvas().Focused() != in.place {
		t.Fatalf("Tab went to %T", window.Canvas().Focused())
	}
	if test.Type(in.place, "Homs"); in.place.Text != "Homs" {
		t.Errorf("%q stands there", in.place.Text)
	}
}

// What is offered, at once or late, lies over the form and moves no field of it; it goes at once when the cursor does, and comes for no field that it has left.
func TestOffersMoveNoField(t *testing.T) {
	in := testInputs(t)
	window := test.NewWindow(in.content)
	defer window.Close()
	window.Resize(fyne.NewSize(400, 900))
	fields := []fyne.CanvasObject{in.kind, in.sideA, in.sideB, in.title, in.reports.rows[0].title, in.reports.rows[0].address, in.point}
	places := func() (at []fyne.Position) {
		for _, f := range fields {
			at = append(at, fyne.CurrentApp().Driver().AbsolutePositionForObject(f))
		}
		return at
	}
	before := places()
	still := func(when string) {
		t.Helper()
		for n, at := range places() {
			if at != before[n] {
				t.Errorf("%s: field %d moved from %v to %v", when, n, before[n], at)
			}
		}
	}
	late := []offered{{words: "Aleppo", text: "Aleppo"}, {words: "Aleppo city", text: "Aleppo city"}}
	window.Canvas().Focus(in.place)
	test.Type(in.place, "Alep")
	in.place.offerLate("Alep", late)
	if still("offered late"); in.layer.entry != in.place {
		t.Fatal("nothing is offered")
	}
	driver := fyne.CurrentApp().Driver()
	if top, end := driver.AbsolutePositionForObject(in.place.list).Y, driver.AbsolutePositionForObject(in.place).Y+in.place.Size().Height; top != end {
		t.Errorf("what is offered lies at %v, the entry ends at %v", top, end)
	}
	window.Canvas().Focus(in.sideA)
	if in.layer.entry != nil || len(in.place.found) > 0 {
		t.Error("what was offered lies over the next field")
	}
	in.place.offerLate("Alep", late)
	if still("offered after the cursor left"); in.layer.entry != nil {
		t.Error("it is offered for a field that was left")
	}
	title := in.reports.rows[0].title
	window.Canvas().Focus(title)
	title.open()
	still("the sources")
	window.Canvas().Focus(in.place)
	in.place.offerLate("Alep", late)
	in.place.list.Objects[1].(*offerLine).MouseDown(nil)
	if still("taken by the mouse"); in.place.Text != "Aleppo city" || in.layer.entry != nil {
		t.Errorf("pressed: %q stands there", in.place.Text)
	}
}
