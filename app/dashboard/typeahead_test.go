package dashboard

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func press(e fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		e.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// texts gives what would stand in an entry for each of those offered.
func texts(offers []offered) []string {
	var all []string
	for _, o := range offers {
		all = append(all, o.text)
	}
	return all
}

func TestWhatSuitsIsOffered(t *testing.T) {
	frame := testFrame()
	frame.Actors = append(frame.Actors, ceasefire.ActorName{Name: "جيش الإسلام", Party: testID(3)}, ceasefire.ActorName{Name: "Forces libérales", Party: testID(3)})
	frame.Sources = []ceasefire.Source{{Title: "Épidémie report", Publisher: "WHO", Reliability: "B"}, {Title: "المرصد السوري"}}
	for typed, want := range map[string][]string{
		"":        {"Government of Syria", "Armed opposition", civilians, "Syrian army", "جيش الإسلام", "Forces libérales"},
		"gov syr": {"Government of Syria"},
		"OPPO":    {"Armed opposition"},
		"syr":     {"Government of Syria", "Syrian army"},
		"الاسلام": {"جيش الإسلام"},
		"libera":  {"Forces libérales"},
		"civ":     {civilians},
		"nobody":  nil,
	} {
		if got := texts(sideOffers(frame, typed)); !cmp.Equal(want, got) {
			t.Errorf("side %q: %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string][]string{"": {"Épidémie report", "المرصد السوري"}, "epid": {"Épidémie report"}, "who": {"Épidémie report"}, "مرصد": nil, "المرصد": {"المرصد السوري"}} {
		if got := texts(sourceOffers(frame, typed)); !cmp.Equal(want, got) {
			t.Errorf("source %q: %q, want %q", typed, got, want)
		}
	}
}

func TestASideIsFilteredByTypingAndTheArrowsTakeIt(t *testing.T) {
	in := testInputs(t)
	window := test.NewWindow(in.content)
	defer window.Close()
	window.Canvas().Focus(in.sideA)
	test.Type(in.sideA, "opp")
	if got := texts(in.sideA.found); !cmp.Equal([]string{"Armed opposition"}, got) || in.sideA.list.Hidden {
		t.Fatalf("offered %q", got)
	}
	press(in.sideA, fyne.KeyReturn)
	if in.sideA.Text != "Armed opposition" || !in.sideA.list.Hidden {
		t.Errorf("taken: %q", in.sideA.Text)
	}
	in.sideA.SetText("")
	press(in.sideA, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp) // beyond the first, and back: Tab goes on with what stands there
	if in.sideA.Text != "Armed opposition" || len(in.sideA.found) != 4 {
		t.Errorf("the arrows chose %q of %q", in.sideA.Text, texts(in.sideA.found))
	}
	escaped := false
	in.escaped = func() { escaped = true }
	press(in.sideA, fyne.KeyEscape)
	if escaped || !in.sideA.list.Hidden {
		t.Error("Escape left the form before it closed the list")
	}
	if press(in.sideA, fyne.KeyEscape); !escaped {
		t.Error("Escape did not leave the form")
	}
	window.Canvas().Focus(in.sideB)
	test.Type(in.sideB, "Arm")
	window.Canvas().Focus(in.title)
	if in.sideB.Text != "Arm" || !in.sideB.list.Hidden {
		t.Errorf("left, what was typed stands: %q, and nothing is offered: %v", in.sideB.Text, in.sideB.list.Hidden)
	}
}

func TestThePartyOfASideIsSaid(t *testing.T) {
	frame := testFrame()
	in := testInputs(t)
	for text, want := range map[string]string{
		"": "", "Government of Syria": "Party: signatory", "syrian army": "Counts as Government of Syria", "Jaish al-Fath": "No party: kept as it is written", civilians: "Of no side",
	} {
		if got := partyWords(in.side(text, ceasefire.Side{}), frame); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAPlaceOfTheOutlinesIsTakenAsCloselyAsItIsKnown(t *testing.T) {
	in := testInputs(t)
	in.clear(effect)
	all := ceasefire.Gazetteer(in.frame, []ceasefire.Outline{{Name: "Iraq", NameArabic: "العراق", Level: ceasefire.PlaceCountry}})
	for typed, want := range map[string]ceasefire.Place{
		"حلب":    {Name: "Aleppo", Area: "SY-HL", Precision: ceasefire.PlaceArea},
		"dar":    {Name: "Daraa", Area: "SY-DR", Precision: ceasefire.PlaceArea},
		"العراق": {Name: "Iraq", Precision: ceasefire.PlaceCountry},
	} {
		in.point.SetText("36.1, 37.1") // of what was typed before
		in.place.offer(placeOffers(in.frame, in.areaChosen(), nil, namedPlaces(all, typed, nil), in.takePlace))
		press(in.place, fyne.KeyReturn)
		if got, problems := in.incident(ceasefire.Incident{}); got.Place != want {
			t.Errorf("%q: %+v, %v, want %+v", typed, got.Place, problems, want)
		}
		again := in.draft()
		in.clear(effect)
		in.putDraft(again)
		if got, _ := in.incident(ceasefire.Incident{}); got.Place != want {
			t.Errorf("%q, taken up again: %+v, want %+v", typed, got.Place, want)
		}
	}
	in.clear(effect)
	in.area.SetSelected("Aleppo")
	if got, _ := in.incident(ceasefire.Incident{}); got.Place != (ceasefire.Place{Area: "SY-HL", Precision: ceasefire.PlaceArea}) {
		t.Errorf("an area alone: %+v", got.Place)
	}
}

func TestWhatYesterdayMeantStandsInADraft(t *testing.T) {
	in := testInputs(t)
	now := effect
	in.when.ReadTyped(func() time.Time { return now }, "")
	in.when.SetText("yesterday evening")
	draft := in.draft()
	in.putDraft(draft)
	if in.when.Text() != "yesterday evening" {
		t.Errorf("on the same day it stands as it was typed: %q", in.when.Text())
	}
	now = now.AddDate(0, 0, 3)
	in.putDraft(draft)
	if got := in.when.Text(); !strings.Contains(got, "11 Sep 2016, evening") {
		t.Errorf("three days later: %q", got)
	}
}

// What was left with Escape, or taken, is not offered again by an answer that comes late; the next letter asks anew.
func TestWhatIsOfferedLateDoesNotComeAgain(t *testing.T) {
	in := testInputs(t)
	window := test.NewWindow(in.content)
	defer window.Close()
	late := []offered{{words: "Aleppo", text: "Aleppo"}}
	window.Canvas().Focus(in.place)
	for name, leave := range map[string]fyne.KeyName{"left": fyne.KeyEscape, "taken": fyne.KeyReturn} {
		in.place.SetText("")
		test.Type(in.place, "Aleppo")
		in.place.offerLate("Aleppo", late)
		if len(in.place.found) != 1 {
			t.Fatal("it is not offered")
		}
		press(in.place, leave)
		in.place.offerLate("Aleppo", late)
		if len(in.place.found) > 0 {
			t.Errorf("%s: it is offered again", name)
		}
		test.Type(in.place, "s")
		in.place.offerLate("Aleppo", late) // of what stood there before
		if len(in.place.found) > 0 {
			t.Errorf("%s: what no longer suits is offered", name)
		}
		in.place.offerLate("Aleppos", late)
		if len(in.place.found) != 1 {
			t.Errorf("%s: nothing is offered for what was typed since", name)
		}
		press(in.place, fyne.KeyEscape)
	}
}
