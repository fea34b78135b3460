package dashboard

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// A headline that the program made follows the type; one that was typed stays.
func TestAMadeHeadlineFollowsTheForm(t *testing.T) {
	i := testIncident()
	i.Type = ceasefire.Shelling
	i.Title = i.MadeTitle()
	f := testForm(t, effect.AddDate(0, 0, 4), i)
	for _, kind := range []ceasefire.Type{ceasefire.AirStrike, ceasefire.ArmedClash} {
		f.inputs.kind.SetSelected(kind.Name())
		if want := strings.Replace(i.Title, "Shelling", kind.Name(), 1); f.inputs.title.Text != want {
			t.Errorf("%q, want %q", f.inputs.title.Text, want)
		}
	}
	f.inputs.title.SetText("A market hit")
	if f.inputs.kind.SetSelected("Shelling"); f.inputs.title.Text != "A market hit" {
		t.Errorf("typed, it became %q", f.inputs.title.Text)
	}
	copy := copied(i)
	f.beginWith(copy, leftover{})
	if f.inputs.kind.SetSelected("Air strike"); !strings.HasPrefix(f.inputs.title.Text, "Air strike: ") {
		t.Errorf("a copy: %q", f.inputs.title.Text)
	}
}

// What is saved without a headline is called by its area's name and not by its code.
func TestATitleNamesTheArea(t *testing.T) {
	i := ceasefire.Incident{Type: ceasefire.Shelling, Place: ceasefire.Place{Area: "SY-HL"}}
	if got := incidentTitle(i, testFrame()); got != "Shelling, Aleppo" {
		t.Error(got)
	}
}

// What may be logged already is said whole, however narrow the form is.
func TestLikelyDuplicatesAreSaidWhole(t *testing.T) {
	f := testForm(t, effect.AddDate(0, 0, 4), testIncident())
	other := testIncident()
	other.Place.Name = strings.Repeat("طريق الكاستيلو ", 12)
	f.likely.show([]store.Likely{{Incident: other, Why: "Same place, within a day, similar words and the same counts"}})
	w := test.NewTempWindow(t, f.likely.content)
	w.Resize(fyne.NewSize(290, 200))
	f.likely.content.Resize(fyne.NewSize(290, f.likely.content.MinSize().Height)) // as the window does once the words have their width
	words := findLabel(f.likely.content, "Logged already?")
	if words == nil || !strings.HasSuffix(words.Text, "the same counts.") || len(words.Text) > 300 {
		t.Fatalf("%+v", words)
	}
	if words.Size().Height < words.MinSize().Height {
		t.Errorf("its words need %v and have %v", words.MinSize(), words.Size())
	}
}

// Where the form is low, one is shown and the other is counted; where it is high, both are.
func TestLikelyDuplicatesLeaveTheFieldsTheirRoom(t *testing.T) {
	f := testForm(t, effect.AddDate(0, 0, 4), testIncident())
	found := []store.Likely{{Incident: testIncident(), Why: "Same place"}, {Incident: testIncident(), Why: "Same place"}}
	for height, lines := range map[float32]int{430: 1, 900: 2} {
		f.content.Resize(fyne.NewSize(300, height))
		f.likely.show(found)
		if shown := len(f.likely.content.Objects); shown != lines || (findLabel(f.likely.content, "1 more like it") != nil) != (lines == 1) {
			t.Errorf("in %v: %d are shown", height, shown)
		}
	}
}

// findLabel gives the label in an object whose words contain some.
func findLabel(in fyne.CanvasObject, words string) *widgets.Prose {
	if l, ok := in.(*widgets.Prose); ok && strings.Contains(l.Text, words) {
		return l
	}
	if c, ok := in.(*fyne.Container); ok {
		for _, o := range c.Objects {
			if l := findLabel(o, words); l != nil {
				return l
			}
		}
	}
	return nil
}
