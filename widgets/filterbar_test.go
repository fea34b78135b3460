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

// readsDays has a bar count from a Thursday and ask once whether the day or the month comes first.
func readsDays(bar *FilterBar) {
	var order ceasefire.DateOrder
	bar.ReadDays(TypedDays{
		Today: func() ceasefire.Day { return ceasefire.DayFrom(2016, 9, 15) },
		Order: func() ceasefire.DateOrder { return order }, OnOrder: func(said ceasefire.DateOrder) { order = said },
	})
}

func TestFilterBarDays(t *testing.T) {
	from, to := func(d int) ceasefire.Span { return ceasefire.Span{From: ceasefire.DayFrom(2016, 9, d)} }, func(d int) ceasefire.Span { return ceasefire.Span{To: ceasefire.DayFrom(2016, 9, d)} }
	both := func(a, b int) ceasefire.Span { return ceasefire.Span{From: from(a).From, To: to(b).To} }
	for _, c := range []struct {
		name, from, to, said string
		edges                [2]bool
		want                 []ceasefire.Span
	}{
		{"both", "2016-09-12", "2016-09-19", daysHint, [2]bool{}, []ceasefire.Span{from(12), both(12, 19)}},
		{"only the last", "", " 2016-09-19 ", daysHint, [2]bool{}, []ceasefire.Span{to(19)}},
		{"as people write them", "12 Sep", "yesterday", daysHint, [2]bool{}, []ceasefire.Span{from(12), both(12, 14)}},
		{"months", "2016-09", "Sep", daysHint, [2]bool{}, []ceasefire.Span{from(1), both(1, 30)}},
		{"no such day", "2016-13-40", "", "✕ Not in use: \"2016-13-40\" names a day that does not exist", [2]bool{true, false}, nil},
		{"a word", "soon", "2016-09-19", "✕ Not in use: \"soon\" is no date", [2]bool{true, false}, []ceasefire.Span{to(19)}},
		{"another word", "2016-09-12", "soon", "✕ Not in use: \"soon\" is no date", [2]bool{false, true}, []ceasefire.Span{from(12)}},
		{"backwards", "2016-09-19", "2016-09-12", "✕ Not in use, from 19 Sep 2016 still is: the first day is after the last", [2]bool{true, true}, []ceasefire.Span{from(19)}},
		{"in doubt", "12/9", "", "✕ Not in use: which comes first in 12/9?", [2]bool{true, false}, nil},
	} {
		bar, _, sent := showFilter(t)
		readsDays(bar)
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
		if edges := [2]bool{bar.days.from.edge.Visible(), bar.days.to.edge.Visible()}; !strings.HasPrefix(bar.days.line.Text(), c.said) || edges != c.edges {
			t.Errorf("%s: says %q, edges %v, want %q, %v", c.name, bar.days.line.Text(), edges, c.said, c.edges)
		}
	}
}

// A day that cannot be read leaves in force what is, and says so, until it is put right.
func TestFilterBarSaysWhatIsInForceInThePlaceOfAWrongDay(t *testing.T) {
	bar, w, sent := showFilter(t)
	readsDays(bar)
	bar.toggle()
	w.Canvas().Focus(bar.days.from)
	test.Type(bar.days.from, "12 Sep")
	if said := bar.days.line.Text(); said != "→ from 12 Sep 2016" {
		t.Errorf("of what is typed it says %q", said)
	}
	test.Type(bar.days.from, "x")
	w.Canvas().Focus(bar.Search())
	if said := bar.days.line.Text(); !strings.HasPrefix(said, "✕ Not in use, from 12 Sep 2016 still is: ") || !bar.days.from.edge.Visible() || bar.days.from.Text != "12 Sepx" || bar.filter.Days.From != ceasefire.DayFrom(2016, 9, 12) {
		t.Errorf("says %q of %q while %v is in force", said, bar.days.from.Text, bar.filter.Days)
	}
	bar.days.from.SetText("12/9")
	if !bar.days.line.asks() || bar.days.line.dayFirst.Text() != "the day: 12 Sep 2016" || bar.days.line.monthFirst.Text() != "the month: 9 Dec 2015" {
		t.Fatalf("asks %q, %q, %q", bar.days.line.Text(), bar.days.line.dayFirst.Text(), bar.days.line.monthFirst.Text())
	}
	test.Tap(bar.days.line.monthFirst)
	if bar.days.line.asks() || bar.days.from.edge.Visible() || bar.days.from.Text != "2015-12-09" || (*sent)[len(*sent)-1].Days.From != ceasefire.DayFrom(2015, 12, 9) {
		t.Errorf("answered, it shows %q and says %q", bar.days.from.Text, bar.days.line.Text())
	}
}

func TestFilterBarADayBeingTypedIsNotWrongYet(t *testing.T) {
	bar, w, sent := showFilter(t)
	readsDays(bar)
	bar.toggle()
	w.Canvas().Focus(bar.days.from)
	test.Type(bar.days.from, "2016-0")
	if bar.days.from.edge.Visible() || len(*sent) != 0 {
		t.Errorf("half way: says %q, sent %v", bar.days.line.Text(), *sent)
	}
	w.Canvas().Focus(bar.Search())
	if !bar.days.from.edge.Visible() {
		t.Error("a day left half typed is not said to be wrong")
	}
	w.Canvas().Focus(bar.days.from)
	bar.days.from.CursorColumn = len("2016-0")
	test.Type(bar.days.from, "9-12")
	if bar.days.from.edge.Visible() || len(*sent) != 1 || (*sent)[0].Days.From != ceasefire.DayFrom(2016, 9, 12) {
		t.Errorf("whole: says %q, sent %v", bar.days.line.Text(), *sent)
	}
	w.Canvas().Focus(bar.days.to)
	test.Type(bar.days.to, "2016-09")
	if len(*sent) != 1 {
		t.Errorf("a month that may be the beginning of a day was sent: %v", *sent)
	}
	bar.days.to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(*sent) != 2 || (*sent)[1].Days.To != ceasefire.DayFrom(2016, 9, 30) {
		t.Errorf("on Enter a month is its last day, and not %v", *sent)
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
	if bar.inputs.search.Text != "" || !bar.days.isEmpty() || bar.days.to.edge.Visible() || !bar.clear.Disabled() {
		t.Errorf("left over: %q, %q, %q, %q", bar.inputs.search.Text, bar.days.from.Text, bar.days.to.Text, bar.days.line.Text())
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
