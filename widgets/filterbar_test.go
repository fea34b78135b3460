package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// filterFrame is a dossier of three parties and two areas.
func filterFrame() ceasefire.Frame {
	return ceasefire.Frame{
		Parties: []ceasefire.Party{
			{ID: ceasefire.ID{1}, Name: "Government of Syria", Short: "Government"},
			{ID: ceasefire.ID{2}, Name: "Armed opposition", Short: "Opposition"},
			{ID: ceasefire.ID{3}, Name: "Russia", Short: "Russia"},
		},
		Areas: []ceasefire.Area{{Code: "SY-HL", Name: "Aleppo"}, {Code: "SY-ID", Name: "Idlib"}},
	}
}

// wholeFilter has every part that a filter can have.
func wholeFilter() ceasefire.Filter {
	return ceasefire.Filter{
		Days:    ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 12), To: ceasefire.DayFrom(2016, 9, 19)},
		Parties: []ceasefire.ID{{1}, {2}}, Types: []ceasefire.Type{ceasefire.Shelling, ceasefire.AirStrike},
		MinSeverity: ceasefire.SeverityGrave, Scope: ceasefire.ViewIn, Areas: []string{"SY-HL"},
		Verifications: []ceasefire.Verification{ceasefire.Verified}, Place: "Castello", Text: "hospital",
	}
}

// showFilter shows a bar in a window and keeps what it sends.
func showFilter(t *testing.T) (*FilterBar, fyne.Window, *[]ceasefire.Filter) {
	t.Helper()
	test.NewTempApp(t)
	bar := NewFilterBar()
	bar.SetFrame(filterFrame())
	sent := &[]ceasefire.Filter{}
	bar.OnChanged = func(f ceasefire.Filter) { *sent = append(*sent, f) }
	w := test.NewTempWindow(t, bar)
	w.Resize(fyne.NewSize(770, 240))
	return bar, w, sent
}

// chipWordsOf lists the words of the chips in sight.
func chipWordsOf(bar *FilterBar) []string {
	var words []string
	for _, chip := range bar.chips.chips {
		if chip.Visible() {
			words = append(words, chip.part.words)
		}
	}
	return words
}

func TestFilterBarRoundTrip(t *testing.T) {
	bar, _, sent := showFilter(t)
	bar.SetFilter(wholeFilter())
	if len(*sent) != 0 {
		t.Fatalf("setting a filter sent %v", *sent)
	}
	want := []string{
		"In scope", "12–19 Sep 2016", "Government", "Opposition", "Shelling", "Air strike", "severity 3 or more", "Aleppo", "verified",
		"place “Castello”", "“hospital”",
	}
	if diff := cmp.Diff(want, chipWordsOf(bar)); diff != "" {
		t.Errorf("chips (-want +got):\n%s", diff)
	}
	bar.inputs.search.SetText("hospital bombed")
	expected := wholeFilter()
	expected.Text = "hospital bombed"
	if diff := cmp.Diff([]ceasefire.Filter{expected}, *sent); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
}

func TestFilterBarChipsTakeTheirPartAway(t *testing.T) {
	parts := len(filterParts(wholeFilter(), filterFrame()))
	for i := range parts {
		bar, _, sent := showFilter(t)
		whole := wholeFilter()
		bar.SetFilter(whole)
		words := chipWordsOf(bar)
		test.Tap(bar.chips.chips[i])
		if diff := cmp.Diff(slices.Delete(slices.Clone(words), i, i+1), chipWordsOf(bar)); diff != "" {
			t.Errorf("after %q was taken away (-want +got):\n%s", words[i], diff)
		}
		if len(*sent) != 1 {
			t.Errorf("taking %q away sent %d filters", words[i], len(*sent))
		}
		if diff := cmp.Diff(wholeFilter(), whole); diff != "" {
			t.Errorf("taking %q away changed the filter that was given:\n%s", words[i], diff)
		}
	}
}

func TestFilterBarChipsByKeyboard(t *testing.T) {
	bar, w, _ := showFilter(t)
	bar.SetFilter(ceasefire.Filter{Scope: ceasefire.ViewIn, Text: "road"})
	w.Canvas().Focus(bar.chips.chips[1])
	press(bar.chips.chips[1], fyne.KeyDelete)
	if got := w.Canvas().Focused(); got != bar.chips.chips[0] {
		t.Errorf("the keyboard went to %v, want the chip before", got)
	}
	press(bar.chips.chips[0], fyne.KeySpace)
	if got := w.Canvas().Focused(); got != bar.Search() {
		t.Errorf("the keyboard went to %v, want the search", got)
	}
}

func TestFilterBarAddsOneAfterAnother(t *testing.T) {
	bar, _, sent := showFilter(t)
	bar.inputs.party.list.SetSelected("Armed opposition")
	bar.inputs.party.list.SetSelected("Russia")
	bar.inputs.kind.list.SetSelected("Shelling")
	bar.inputs.area.list.SetSelected("Idlib")
	bar.inputs.verification.list.SetSelected("Contested")
	bar.inputs.severity.list.SetSelectedIndex(2)
	bar.inputs.scope.list.SetSelected("Out of scope")
	want := ceasefire.Filter{
		Parties: []ceasefire.ID{{2}, {3}}, Types: []ceasefire.Type{ceasefire.Shelling}, Areas: []string{"SY-ID"},
		Verifications: []ceasefire.Verification{ceasefire.Contested}, MinSeverity: ceasefire.SeverityDeadly, Scope: ceasefire.ViewOut,
	}
	if len(*sent) != 7 {
		t.Fatalf("%d filters were sent, want 7", len(*sent))
	}
	if diff := cmp.Diff(want, (*sent)[6]); diff != "" {
		t.Errorf("filter (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Government of Syria"}, bar.inputs.party.list.Options); diff != "" {
		t.Errorf("parties left to choose (-want +got):\n%s", diff)
	}
	if got := bar.inputs.party.list.Selected; got != "" {
		t.Errorf("the party select shows %q, want its placeholder", got)
	}
}

func TestFilterBarDays(t *testing.T) {
	for _, c := range []struct {
		name, from, to, problem string
		want                    []ceasefire.Span
	}{
		{"both", "2016-09-12", "2016-09-19", "", []ceasefire.Span{
			{From: ceasefire.DayFrom(2016, 9, 12)}, {From: ceasefire.DayFrom(2016, 9, 12), To: ceasefire.DayFrom(2016, 9, 19)}}},
		{"only the last", "", " 2016-09-19 ", "", []ceasefire.Span{{To: ceasefire.DayFrom(2016, 9, 19)}}},
		{"no such day", "2016-13-40", "", "“2016-13-40” is not a day", nil},
		{"a word", "yesterday", "", "“yesterday” is not a day", nil},
		{"half a day", "2016-09", "", "“2016-09” is not a day", nil},
		{"backwards", "2016-09-19", "2016-09-12", "The first day is after the last", []ceasefire.Span{{From: ceasefire.DayFrom(2016, 9, 19)}}},
	} {
		bar, _, sent := showFilter(t)
		bar.toggle()
		bar.days.from.SetText(c.from)
		bar.days.to.SetText(c.to)
		var got []ceasefire.Span
		for _, f := range *sent {
			got = append(got, f.Days)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: days sent (-want +got):\n%s", c.name, diff)
		}
		if !strings.HasPrefix(bar.days.problem, c.problem) || c.problem == "" && bar.days.problem != "" {
			t.Errorf("%s: problem %q, want %q", c.name, bar.days.problem, c.problem)
		}
	}
}

func TestFilterBarADayBeingTypedIsNotWrongYet(t *testing.T) {
	bar, w, sent := showFilter(t)
	bar.toggle()
	w.Canvas().Focus(bar.days.from)
	test.Type(bar.days.from, "2016-09")
	if bar.days.problem != "" || len(*sent) != 0 {
		t.Errorf("half way: problem %q, sent %v", bar.days.problem, *sent)
	}
	w.Canvas().Focus(bar.Search())
	if bar.days.problem == "" {
		t.Error("a day left half typed is not said to be wrong")
	}
	w.Canvas().Focus(bar.days.from)
	bar.days.from.CursorColumn = len("2016-09")
	test.Type(bar.days.from, "-12")
	if bar.days.problem != "" || len(*sent) != 1 || (*sent)[0].Days.From != ceasefire.DayFrom(2016, 9, 12) {
		t.Errorf("whole: problem %q, sent %v", bar.days.problem, *sent)
	}
}

func TestFilterBarLeavesTypingAlone(t *testing.T) {
	bar, w, _ := showFilter(t)
	w.Canvas().Focus(bar.Search())
	test.Type(bar.inputs.search, "shel")
	bar.SetFilter(ceasefire.Filter{Text: "air strike"})
	if got := bar.inputs.search.Text; got != "shel" {
		t.Errorf("while typing, the entry became %q", got)
	}
	w.Canvas().Unfocus()
	if got := bar.inputs.search.Text; got != "air strike" {
		t.Errorf("once left, the entry says %q, want what is in force", got)
	}
}

func TestFilterBarKeepsWhatWasChosenMeanwhile(t *testing.T) {
	bar, _, sent := showFilter(t)
	bar.inputs.party.list.SetSelected("Russia")
	bar.inputs.kind.list.SetSelected("Shelling")
	bar.SetFilter((*sent)[0]) // what was sent first comes back late
	bar.SetFilter(ceasefire.Filter{})
	if diff := cmp.Diff([]string{"Russia", "Shelling"}, chipWordsOf(bar)); diff != "" {
		t.Errorf("an overtaken filter undid a newer one (-want +got):\n%s", diff)
	}
	bar.SetFilter((*sent)[1])
	bar.SetFilter(ceasefire.Filter{})
	if got := chipWordsOf(bar); got != nil {
		t.Errorf("once the newest came back, a filter from elsewhere is passed over: %q", got)
	}
}

func TestFilterBarClear(t *testing.T) {
	bar, _, sent := showFilter(t)
	if !bar.clear.Disabled() {
		t.Error("there is nothing to clear, yet the button can be pressed")
	}
	bar.SetFilter(wholeFilter())
	bar.toggle()
	bar.days.to.SetText("soon")
	test.Tap(bar.clear)
	if len(*sent) != 1 || !(*sent)[0].IsZero() {
		t.Errorf("sent %v, want one empty filter", *sent)
	}
	if bar.inputs.search.Text != "" || !bar.days.isEmpty() || bar.days.problem != "" || !bar.clear.Disabled() {
		t.Errorf("left over: %q, %q, %q, %q", bar.inputs.search.Text, bar.days.from.Text, bar.days.to.Text, bar.days.problem)
	}
}

// What is not known is not counted: neither before anything was read, nor of a filter whose answer is under way.
func TestFilterBarCountsOnlyWhatIsKnown(t *testing.T) {
	bar, _, _ := showFilter(t)
	says := func(want string) {
		t.Helper()
		if got := bar.countWords(); got != want {
			t.Errorf("the bar says %q, not %q", got, want)
		}
	}
	bar.SetFilter(ceasefire.Filter{})
	if fresh := NewFilterBar(); fresh.countWords() != "" {
		t.Errorf("before anything is read, the bar says %q", fresh.countWords())
	}
	bar.Await("Loading up to 240 incidents…")
	says("Loading up to 240 incidents…")
	bar.SetCounts(240, 240)
	says("240 of 240")
	bar.SetTerm(ceasefire.Term{Field: ceasefire.TermDeaths, Text: ">5"})
	says("… of 240")
	bar.SetFilter(ceasefire.Filter{}) // a minute has passed meanwhile
	bar.SetCounts(241, 241)
	says("… of 241")
	bar.SetFilter(ceasefire.Filter{Terms: []ceasefire.Term{{Field: ceasefire.TermDeaths, Text: ">5"}}})
	bar.SetCounts(12, 241)
	says("12 of 241")
}

func TestFilterBarFitsTheSmallestWindow(t *testing.T) {
	bar, _, _ := showFilter(t)
	bar.SetFilter(wholeFilter())
	bar.toggle()
	bar.SetCounts(12, 240)
	if width := bar.MinSize().Width; width > 700 {
		t.Errorf("the bar needs %v, which leaves no room for the button beside it at 1024", width)
	}
	if got := bar.countWords(); got != "12 of 240" {
		t.Errorf("count = %q", got)
	}
}
