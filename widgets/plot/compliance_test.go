package plot

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// judgedTruce has two promises of the North, scored 1 on the 11th, and 3 and not assessable on the 13th; and one of the South,
// scored 3 on the 13th; a third party's promise is not judged.
func judgedTruce() Subject {
	f := truce()
	f.Parties = append(f.Parties, ceasefire.Party{ID: id(3), Name: "The East", Short: "East", Colour: 2})
	f.Sources = []ceasefire.Source{
		{ID: id(81), Publisher: "Observers", Title: "First report"}, {ID: id(82), Publisher: "A name nobody may know", Confidential: true},
	}
	for i, party := range []byte{1, 1, 2, 3} {
		f.Commitments = append(f.Commitments, ceasefire.Commitment{ID: id(byte(21 + i)), Party: id(party)})
	}
	for _, a := range []struct {
		commitment, day, score int
		judgement              ceasefire.Judgement
		source                 byte
	}{
		{21, 11, 1, ceasefire.Scored, 81}, {22, 13, 3, ceasefire.Scored, 81}, {21, 14, 0, ceasefire.NotAssessable, 81}, {23, 13, 3, ceasefire.Scored, 82},
	} {
		f.Assessments = append(f.Assessments, ceasefire.Assessment{
			Commitment: id(byte(a.commitment)), At: noon(a.day), Judgement: a.judgement, Score: a.score, Source: id(a.source),
		})
	}
	return Subject{Frame: f, AsOf: ceasefire.AsOf{At: noon(18)}}
}

func TestComplianceNumbers(t *testing.T) {
	want := [][]string{
		{"at", "North", "South"},
		{"2016-08-11T12:00:00Z", "0.3333333333333333", ""},
		{"2016-08-13T12:00:00Z", "0.6666666666666666", "1"},
		{"2016-08-14T12:00:00Z", "1", "1"},
		{"2016-08-18T12:00:00Z", "1", "1"},
	}
	if diff := cmp.Diff(want, numbers(t, made(t, Compliance, judgedTruce()))); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

// Judgements that are known to the day step in the numbers where the lines step: on the day's own row, not on the next.
func TestComplianceNumbersOfDays(t *testing.T) {
	s := judgedTruce()
	for i := range s.Frame.Assessments {
		a := &s.Frame.Assessments[i]
		a.At, a.Precision = a.At.Add(-12*time.Hour), ceasefire.PrecisionDay
	}
	want := [][]string{
		{"at", "North", "South"},
		{"2016-08-11T00:00:00Z", "0.3333333333333333", ""},
		{"2016-08-13T00:00:00Z", "0.6666666666666666", "1"},
		{"2016-08-14T00:00:00Z", "1", "1"},
		{"2016-08-18T12:00:00Z", "1", "1"},
	}
	if diff := cmp.Diff(want, numbers(t, made(t, Compliance, s))); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

func TestComplianceWords(t *testing.T) {
	s := judgedTruce()
	got := made(t, Compliance, s).(*picture).sheet
	for what, pair := range map[string][2]string{
		"title":    {"Compliance 1.00 for North and South by 18 Aug 2016", got.title},
		"subtitle": {"Score of what was promised, from 0 (nothing initiated) to 1 (all in full) · 10–18 Aug 2016 · as of 18 Aug 2016, 12:00", got.subtitle},
		"counts":   {"n = 3 scores. Left out 1 (not assessable 1). Not scored: East (0 of 1).", got.counts},
		"sources":  {"Source: Observers, First report; a confidential source. Days and times: UTC.", got.sources},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[1], pair[0])
		}
	}
	s.AsOf.At = noon(13)
	if want, got := "Compliance from 0.67 (North) to 1.00 (South) by 13 Aug 2016", made(t, Compliance, s).(*picture).sheet.title; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

// A line's label says how many promises stand behind its figure; two lines of one height lie beside each other.
func TestComplianceLines(t *testing.T) {
	p := made(t, Compliance, judgedTruce())
	r := record(p, format{1600, 900, 1, Light, false})
	for _, text := range []string{"North 1.00 (1 of 2)", "South 1.00 (1 of 1)", "Ceasefire starts", "7 days: over"} {
		r.holds(t, text)
	}
	lines := p.(*picture).content.(*compliance).drawn()
	if lines[0].lane == lines[1].lane {
		t.Errorf("both lines have lane %d, though they end at one height", lines[0].lane)
	}
}

// Lines that come to one height with a judgement that is known to the day, and then stay there, lie beside each other too.
func TestComplianceLinesOfDays(t *testing.T) {
	s := judgedTruce()
	for i := range s.Frame.Assessments {
		s.Frame.Assessments[i].Precision = ceasefire.PrecisionDay
	}
	lines := made(t, Compliance, s).(*picture).content.(*compliance).drawn()
	if lines[0].end.Score != lines[1].end.Score || lines[0].lane == lines[1].lane {
		t.Errorf("at %v and %v both lines have lane %d", lines[0].end.Score, lines[1].end.Score, lines[0].lane)
	}
}

// As many lines of one height as have a colour lie beside each other at every height: those of 0 and of 1 too, within the plot.
func TestComplianceLanesAreApart(t *testing.T) {
	c, plot := &canvas{unit: 1, scale: 1}, box{10, 20, 400, 200}
	for _, score := range []float64{0, 0.02, 0.5, 0.97, 1} {
		y := valueScale{1, 1}.height(score, plot)
		var heights []float64
		for lane := range mostSeries + 1 {
			heights = append(heights, within(y+c.beside(lane, y, plot), plot))
		}
		slices.Sort(heights)
		for i := range heights[1:] {
			if heights[i+1]-heights[i] < 3 {
				t.Errorf("at %v lines lie at %v", score, heights)
				break
			}
		}
	}
}

// Before anything is scored there is no figure: not 0, and no line.
func TestComplianceBeforeTheFirstScore(t *testing.T) {
	s := judgedTruce()
	s.AsOf.At = noon(11).Add(-time.Minute)
	p := made(t, Compliance, s)
	record(p, format{1600, 900, 1, Light, false}).holds(t, unscoredWords)
	if diff := cmp.Diff([][]string{{"at"}}, numbers(t, p)); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

// A party whose only score was taken back has no figure from then on, and says so.
func TestComplianceTakenBack(t *testing.T) {
	s := judgedTruce()
	s.Frame.Assessments = append(s.Frame.Assessments, ceasefire.Assessment{Commitment: id(23), At: noon(15), Judgement: ceasefire.NotAssessable})
	p := made(t, Compliance, s)
	record(p, format{1600, 900, 1, Light, false}).holds(t, "South none (0 of 1)")
	rows := numbers(t, p)
	if last := rows[len(rows)-1]; last[2] != "" {
		t.Errorf("the last row is %q, want nothing for the South", last)
	}
}

// Read years later, the chart ends where nothing was judged any more, and says so.
func TestComplianceReadMuchLater(t *testing.T) {
	s := judgedTruce()
	s.AsOf.At = noon(4000)
	c := newCompliance(s)
	if want := ceasefire.DayFrom(2016, time.August, 14) + holdDays; c.span.To != want || !c.cut {
		t.Errorf("the chart ends on %s (cut: %v), want %s", c.span.To, c.cut, want)
	}
}

// Of twelve parties the eight with most commitments scored have a name and a colour, told apart by their ends; the others are grey and counted.
func TestComplianceOfManyParties(t *testing.T) {
	s := judgedTruce()
	s.Frame.Parties, s.Frame.Commitments, s.Frame.Assessments = nil, nil, nil
	for i := range byte(12) {
		name := fmt.Sprintf("Party of a rather long name that is hard to tell, no. %d", i+1)
		s.Frame.Parties = append(s.Frame.Parties, ceasefire.Party{ID: id(100 + i), Name: name, Short: name, Colour: int(i)})
		for k := range byte(1 + i/2) {
			s.Frame.Commitments = append(s.Frame.Commitments, ceasefire.Commitment{ID: id(120 + 10*i + k), Party: id(100 + i)})
			s.Frame.Assessments = append(s.Frame.Assessments, ceasefire.Assessment{Commitment: id(120 + 10*i + k), At: noon(12), Judgement: ceasefire.Scored, Score: int(k) % 4, Source: id(81)})
		}
	}
	p := made(t, Compliance, s)
	named, grey := p.(*picture).content.(*compliance).divided()
	if len(named) != mostSeries || len(grey) != 4 || grey[0].name != s.Frame.Parties[0].Short || grey[0].tint != neutralTint {
		t.Errorf("%d named and %d grey, want 8 and the first 4", len(named), len(grey))
	}
	tints := map[tint]bool{neutralTint: true}
	for _, l := range named {
		if tints[l.tint] {
			t.Errorf("%s has a colour of another", l.name)
		}
		tints[l.tint] = true
	}
	r := record(p, format{1000, 700, 1, Light, false})
	r.holds(t, "and 4 others")
	for i := 5; i <= 12; i++ {
		if !slices.ContainsFunc(r.texts, func(w written) bool {
			return strings.Contains(w.text, ellipsis) && strings.Contains(w.text, fmt.Sprintf("no. %d ", i))
		}) {
			t.Errorf("no label ends in no. %d", i)
		}
	}
	if said := p.(*picture).sheet.counts; !strings.Contains(said, "Named: the 8 parties with most commitments scored; grey: the 4 others.") {
		t.Errorf("it says %q", said)
	}
	if rows := numbers(t, p); len(rows[0]) != 13 {
		t.Errorf("the numbers have %d columns, want all parties'", len(rows[0]))
	}
}
