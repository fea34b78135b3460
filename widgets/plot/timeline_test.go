package plot

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// timelineRows gives the numbers of a timeline, each row joined.
func timelineRows(t *testing.T, s Subject) []string {
	t.Helper()
	var out bytes.Buffer
	if err := made(t, Timeline, s).CSV(&out, 900, 560); err != nil {
		t.Fatal(err)
	}
	read, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, row := range read {
		rows = append(rows, strings.Join(row, "|"))
	}
	return rows
}

// A term is drawn with its renewals and the gap before one that came late, up to the as-of and as planned from there.
func TestTimelineTellsRenewalsAndGaps(t *testing.T) {
	s := yearOf(30, 1)
	start := time.Date(2016, time.August, 2, 0, 0, 0, 0, time.UTC)
	s.AsOf.At = start.AddDate(0, 0, 10)
	s.Frame.Clocks = []ceasefire.Clock{{ID: id(50), Kind: ceasefire.FixedTerm, Name: "Decree", Starts: start, Ends: start.AddDate(0, 0, 3)}}
	s.Frame.Determinations = []ceasefire.Determination{
		{Clock: id(50), Ruling: ceasefire.Extended, At: start.AddDate(0, 0, 5), Until: start.AddDate(0, 0, 12), Precision: ceasefire.PrecisionDay},
		{Clock: id(50), Ruling: ceasefire.Offered, At: start.AddDate(0, 0, 9), Until: start.AddDate(0, 0, 20), Precision: ceasefire.PrecisionDay},
	}
	rows := timelineRows(t, s)
	for _, want := range []string{
		"clock|Decree|in force|2016-08-02T00:00:00Z|2016-08-05T00:00:00Z|",
		"clock|Decree|run out, not yet renewed|2016-08-05T00:00:00Z|2016-08-07|",
		"clock|Decree|in force, renewed|2016-08-07|2016-08-12T00:00:00Z|",
		"clock|Decree|in force, renewed, planned|2016-08-12T00:00:00Z|2016-08-14T00:00:00Z|",
		"clock|Decree|offered, not taken|2016-08-14T00:00:00Z|2016-08-22T00:00:00Z|",
		"ruling|Decree|renewed|2016-08-07||",
		"ruling|Decree|offered|2016-08-11||",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("the timeline does not say %q, but\n%s", want, strings.Join(rows, "\n"))
		}
	}
}

// A streak is drawn count by count; what happened to it at once is one sign; a clock's end by ruling leaves the rest as planned.
func TestTimelineTellsBreaksAndEnds(t *testing.T) {
	rows := timelineRows(t, Subject{Frame: truce(), AsOf: ceasefire.AsOf{At: noon(30)}})
	for _, want := range []string{
		"clock|Seven days held|counted|2016-08-10T19:00:00Z|2016-08-16T19:00:00Z|",
		"clock|Seven days held|counted, planned|2016-08-16T19:00:00Z|2016-08-17T19:00:00Z|",
		"ruling|Seven days held|broken and ended|2016-08-16T19:00:00Z||",
		"ruling|Ceasefire begins|due|2016-08-10T19:00:00Z||",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("the timeline does not say %q, but\n%s", want, strings.Join(rows, "\n"))
		}
	}
}

// Where a break and the end are known to the day, what was left of the count begins with the break, and no stretch ends before it begins.
func TestTimelineStretchesEndAfterTheyBegin(t *testing.T) {
	start := time.Date(2016, time.August, 10, 19, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		starts time.Time
		want   string
	}{
		"the count would have been whole later on that day": {start, "clock|Seven days held|counted, planned|2016-08-17|2016-08-17T19:00:00Z|"},
		"days later":                     {start.AddDate(0, 0, 3), "clock|Seven days held|counted, planned|2016-08-17|2016-08-20T19:00:00Z|"},
		"in the small hours of that day": {start.Add(-16 * time.Hour), ""},
	} {
		f := truce()
		f.Clocks = f.Clocks[:1]
		f.Clocks[0].Starts = test.starts
		f.Determinations = f.Determinations[1:]
		for i := range f.Determinations {
			f.Determinations[i].At, f.Determinations[i].Precision = noon(17).Add(-12*time.Hour), ceasefire.PrecisionDay
		}
		s := Subject{Frame: f, AsOf: ceasefire.AsOf{At: noon(30)}}
		rows := timelineRows(t, s)
		planned := slices.DeleteFunc(slices.Clone(rows), func(row string) bool { return !strings.Contains(row, "planned") })
		if got := strings.Join(planned, "\n"); got != test.want {
			t.Errorf("%s: planned is %q, want %q, of\n%s", name, got, test.want, strings.Join(rows, "\n"))
		}
		for _, span := range newTimeline(s).clocks[0].spans {
			if !span.until.middle(time.UTC).After(span.from.middle(time.UTC)) {
				t.Errorf("%s: %s runs from %v until %v", name, span.words, span.from, span.until)
			}
		}
	}
}

// A filter's days leave out the clocks and events that lie beyond them, which are counted.
func TestTimelineCountsWhatLiesBeyondTheFilter(t *testing.T) {
	s := yearOf(30, 1)
	s.Filter.Days = ceasefire.Span{From: firstDay + 20, To: firstDay + 24}
	words := made(t, Timeline, s).AltText()
	if want := "3 clocks and 25 events lie outside these days."; !strings.Contains(words, want) {
		t.Errorf("the timeline says %q and not %q", words, want)
	}
}

// What lies under a point is the clock's stretch, and a click on it narrows to its days.
func TestTimelinePointsOutClocks(t *testing.T) {
	p := made(t, Timeline, yearOf(30, 1)).(*picture)
	as := format{width: 900, height: 560, scale: 1}
	var found []string
	for _, s := range p.layout(as).spots {
		what, ok := p.At(s.box.x+s.box.w/2, s.box.y+s.box.h/2, 900, 560)
		if !ok || !what.Narrows() {
			t.Errorf("%v narrows to nothing", what)
		}
		found = append(found, what.Words)
	}
	if !slices.Contains(found, "First 48 hours, in force") || !slices.ContainsFunc(found, func(w string) bool { return strings.HasPrefix(w, "Seven days") }) {
		t.Errorf("only %q is pointed out", found)
	}
}

// Where the events have one row, what has room between their dots is still named.
func TestTimelineNamesEventsBetweenDots(t *testing.T) {
	s := Subject{Frame: truce(), AsOf: ceasefire.AsOf{At: noon(31)}, Measure: ceasefire.IncidentsMeasure}
	s.Frame.Timeline = nil
	for i, day := range []int{10, 11, 12, 13, 14, 30} {
		when := ceasefire.Moment{From: noon(day), Until: noon(day).Add(time.Minute), Precision: ceasefire.PrecisionMinute}
		s.Frame.Timeline = append(s.Frame.Timeline, ceasefire.Event{ID: id(byte(100 + i)), Title: "The sides meet", When: when})
	}
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	c := &canvas{faces: fonts.open(), ink: Light.colours(), scale: 1, unit: 1}
	content, plot := newTimeline(s), box{100, 0, 420, 100}
	l := timelineLayout{axis: timeAxis{content.span, plot}, zone: content.subject.zone()}
	if rows := l.placeEvents(c, content, plot, 1); rows != 1 || l.hidden == 0 || l.labels[len(l.labels)-1].what == "" {
		t.Errorf("%d rows, %d of 6 hidden; the last has to be named: %v", rows, l.hidden, l.labels)
	}
}

// The days end with the as-of, in the picture and in its subtitle, unless something is planned beyond: then the subtitle says until when.
func TestTimelineEndsWithTheAsOf(t *testing.T) {
	s := yearOf(30, 1)
	s.Filter.Days = ceasefire.Span{}
	midnight := time.Date(2016, time.August, 31, 0, 0, 0, 0, time.UTC)
	s.AsOf.At = midnight
	p := made(t, Timeline, s).(*picture)
	if scale, ok := p.TimeScale(900, 560); !ok || scale.Span.To != ceasefire.DayFrom(2016, 8, 30) {
		t.Errorf("the axis ends on %v", scale.Span.To)
	}
	if !strings.Contains(p.sheet.subtitle, "–30 Aug 2016 · ") || strings.Contains(p.sheet.subtitle, "planned") {
		t.Errorf("the subtitle is %q", p.sheet.subtitle)
	}
	record(p, format{900, 560, 1, Light, false}).holds(t, "As of 31 Aug, 00:00")
	s.AsOf.At, s.Frame.Timeline = time.Date(2016, time.August, 13, 0, 0, 0, 0, time.UTC), nil
	if under := made(t, Timeline, s).(*picture).sheet.subtitle; !strings.HasPrefix(under, "3 clocks, planned until 17 Aug 2016 · ") || !strings.Contains(under, "–12 Aug 2016 · ") {
		t.Errorf("the subtitle is %q, and the streak is to be whole on 17 August", under)
	}
}

// Whoever cannot see the picture is told of every clock and event, also of those that have no room for a label.
func TestTimelineIsDescribed(t *testing.T) {
	s := yearOf(30, 1)
	p := made(t, Timeline, s).(*picture)
	text, events := p.AltText(), p.content.(*timeline).events
	if len(events) < 20 {
		t.Errorf("%d events are shown", len(events))
	}
	for _, e := range events {
		if !strings.Contains(text, e.what) {
			t.Errorf("%q is not in %q", e.what, text)
		}
	}
	for _, clock := range s.Frame.Clocks {
		if !strings.Contains(text, clock.Name) {
			t.Errorf("%q is not in %q", clock.Name, text)
		}
	}
}

// The sources of what a timeline shows stand at its foot, before those of the incidents: of events, of clocks and of rulings.
func TestTimelineNamesItsSources(t *testing.T) {
	s := yearOf(40, 1)
	for i, name := range []string{"A ministry", "A gazette", "An observer"} {
		s.Frame.Sources = append(s.Frame.Sources, ceasefire.Source{ID: id(byte(200 + i)), Publisher: name, Title: "A paper"})
	}
	s.Frame.Timeline[0].Source, s.Frame.Clocks[0].Source, s.Frame.Determinations[0].Source = id(200), id(201), id(202)
	got := made(t, Timeline, s).(*picture).sheet.sources
	for _, want := range []string{"A ministry", "A gazette", "An observer", "A data set, CC BY 4.0"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
}

// Where the days are of several years, each date has its year, and bars that are means say so at their head and at the foot.
func TestTimelineOfSeveralYears(t *testing.T) {
	s := yearOf(900, 1)
	p := made(t, Timeline, s).(*picture)
	drawn := record(p, format{1600, 900, 1, Light, false})
	drawn.holds(t, "As of "+noon(900).Format("2 Jan 2006, 15:04"))
	drawn.holds(t, "Deaths a day, weekly means")
	if !strings.Contains(p.sheet.counts, "In the bars beneath, weekly means: ") {
		t.Errorf("counts %q", p.sheet.counts)
	}
	for _, mark := range record(made(t, Daily, s), goldenSmall).texts {
		if strings.Contains(mark.text, "Aug: ") {
			t.Errorf("a date of several years has none: %q", mark.text)
		}
	}
}
