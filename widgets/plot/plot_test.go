package plot

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// frame is a truce from 12 September 2016, 16:00 UTC, with two parties and an area.
func frame() ceasefire.Frame {
	a, b, streak := ceasefire.ID{1}, ceasefire.ID{2}, ceasefire.ID{3}
	effect := time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC)
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{Title: "Truce", Effect: effect, Zone: "UTC"},
		Parties:   []ceasefire.Party{{ID: a, Name: "Alpha", Short: "Alpha", Role: ceasefire.RoleSignatory, Colour: 0}, {ID: b, Name: "Beta", Short: "Beta", Role: ceasefire.RoleSignatory, Colour: 1}},
		Areas:     []ceasefire.Area{{Code: "N", Name: "North"}, {Code: "S", Name: "South"}},
		Clocks:    []ceasefire.Clock{{ID: streak, Kind: ceasefire.Streak, Name: "Seven days", Short: "7 days", Starts: effect, Days: 7}},
	}
}

// fact is an incident of a day of September 2016.
func fact(day, party int, best int32, area string) ceasefire.Fact {
	from := time.Date(2016, 9, day, 0, 0, 0, 0, time.UTC)
	return ceasefire.Fact{
		Key: int64(day), From: from.Unix(), Until: from.Unix() + 86400, Low: best - 1, Best: best, High: best + 2, PartyA: int16(party), PartyB: -1,
		Precision: ceasefire.PrecisionDay, Severity: 2, Type: ceasefire.Shelling, Scope: ceasefire.InScope, Area: area,
	}
}

func subject(facts ...ceasefire.Fact) Subject {
	return Subject{
		Frame: frame(), Facts: facts, By: ceasefire.ByParty, Measure: ceasefire.DeathsMeasure,
		AsOf: ceasefire.AsOf{At: time.Date(2016, 9, 16, 12, 0, 0, 0, time.UTC)}, Attributions: []string{"A data set"},
	}
}

func some() []ceasefire.Fact {
	vague := fact(13, 0, 9, "N")
	vague.Precision = ceasefire.PrecisionMonth
	return []ceasefire.Fact{fact(13, 0, 2, "N"), fact(13, 1, 3, "S"), fact(15, 0, 5, "N"), vague, fact(11, 1, 7, "")}
}

func TestTheNumbersAreThoseOfTheFacts(t *testing.T) {
	for kind, want := range map[Kind]string{
		Daily:       "day,Alpha,Beta\n2016-09-11,0,7\n2016-09-12,0,0\n2016-09-13,2,3\n2016-09-14,0,0\n2016-09-15,5,0\n2016-09-16,0,0\n",
		Cumulative:  "day,Alpha,Beta\n2016-09-11,0,7\n2016-09-12,0,7\n2016-09-13,2,10\n2016-09-14,2,10\n2016-09-15,7,10\n2016-09-16,7,10\n",
		Places:      "place,deaths,low,high,incidents\nNorth,16,13,22,3\nSouth,3,2,5,1\n",
		Types:       "type,deaths,low,high,incidents\nShelling,26,21,36,5\n",
		BeforeAfter: "window,from,to,days,incidents,per_day,ratio,low,high\nBefore,2016-08-15,2016-09-11,28,1,0.25,,,\n",
	} {
		t.Run(string(kind), func(t *testing.T) {
			p, err := New(kind, subject(some()...))
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := p.CSV(&got); err != nil {
				t.Fatal(err)
			}
			text := got.String()
			if kind == BeforeAfter { // the interval is the rules' to hold
				text = text[:strings.Index(text, "During")]
			}
			if diff := cmp.Diff(want, text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheFooterCountsWhatIsLeftOut(t *testing.T) {
	for kind, want := range map[Kind]string{
		Daily:  "n = 4 incidents, 11–16 Sep 2016. Left out: 1 (1 known only to the month).",
		Places: "n = 4 incidents. Left out: 1 (1 no area known).",
		Types:  "n = 5 incidents. None left out.",
	} {
		p, err := New(kind, subject(some()...))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(p.(*picture).body.notes(), " "); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

func TestTitlesAreTrue(t *testing.T) {
	for kind, want := range map[Kind]string{
		Daily: "Deaths a day, by party: most on 11 Sep 2016, 7", Cumulative: "17 deaths, 11–16 Sep 2016",
		Places: "Deaths, by place: most in North (16 of 19)", Types: "Deaths, by type: most by Shelling (26 of 26)",
	} {
		p, err := New(kind, subject(some()...))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.(*picture).body.title(); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

// edges are the cases in which charts go wrong.
func edges() map[string]Subject {
	many := subject()
	many.By = ceasefire.ByType
	for n := range 40 {
		f := fact(1+n%28, 0, int32(n), "N")
		f.Type = ceasefire.Type(fmt.Sprintf("a_type_with_quite_a_long_name_%d", n))
		many.Facts = append(many.Facts, f)
	}
	long := subject()
	for n := range 3650 {
		from := time.Date(2007, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
		long.Facts = append(long.Facts, ceasefire.Fact{From: from.Unix(), Until: from.Unix() + 60, Best: int32(n % 7), Low: 0, High: 9, Precision: ceasefire.PrecisionMinute, Type: ceasefire.Explosion, Area: "S"})
	}
	long.Frame.Agreement.Effect = time.Time{}
	year := long
	year.Facts = long.Facts[:500]
	hostile := subject(some()...)
	hostile.Title = `<script>&"]]> ` + strings.Repeat("a title that is far too long for any picture ", 12)
	hostile.Frame.Parties[0].Short = `A<b>&"'`
	one := subject(fact(14, 0, 1, "N"))
	one.Filter.Days = ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 14), To: ceasefire.DayFrom(2016, 9, 14)}
	return map[string]Subject{
		"nothing": subject(), "one": one, "all equal": subject(fact(13, 0, 2, "N"), fact(14, 0, 2, "N"), fact(15, 0, 2, "N")), "nobody killed": subject(fact(13, 0, 0, "N")),
		"forty types": many, "ten years": long, "a year and more": year, "hostile names": hostile, "no as-of": {Frame: frame(), Facts: some()},
	}
}

func TestEveryKindIsDrawnInEveryCase(t *testing.T) {
	for name, s := range edges() {
		for _, kind := range Kinds() {
			t.Run(name+" "+string(kind), func(t *testing.T) {
				p, err := New(kind, s)
				if err != nil {
					t.Fatal(err)
				}
				var drawn, numbers bytes.Buffer
				if err := p.SVG(&drawn, 640, 400); err != nil {
					t.Fatal(err)
				}
				if err := parse(drawn.Bytes()); err != nil {
					t.Error(err)
				}
				if err := p.CSV(&numbers); err != nil {
					t.Error(err)
				}
				if rows, err := csv.NewReader(&numbers).ReadAll(); err != nil || len(rows) < 1 {
					t.Error(rows, err)
				}
				for _, theme := range []Theme{Light, Dark} {
					for _, size := range [][2]int{{40, 24}, {300, 160}, {900, 500}} {
						img, err := p.Image(size[0], size[1], 1, theme)
						if err != nil || img.Bounds().Dx() != size[0] || img.Bounds().Dy() != size[1] {
							t.Errorf("%v: %v", size, err)
						}
					}
				}
			})
		}
	}
}

func parse(svg []byte) error {
	for decoder := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestSizes(t *testing.T) {
	p, err := New(Daily, subject(some()...))
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := p.PNG(&file, 400, 300, 3); err != nil {
		t.Fatal(err)
	}
	if img, err := png.Decode(&file); err != nil || img.Bounds().Dx() != 1200 || img.Bounds().Dy() != 900 {
		t.Error(err)
	}
	for name, try := range map[string]func(io.Writer) error{
		"nothing":   func(w io.Writer) error { return p.PNG(w, 0, 0, 1) },
		"negative":  func(w io.Writer) error { return p.SVG(w, -5, 300) },
		"huge":      func(w io.Writer) error { return p.SVG(w, 100000, 300) },
		"no scale":  func(w io.Writer) error { return p.PNG(w, 400, 300, 0) },
		"NaN":       func(w io.Writer) error { return p.PNG(w, 400, 300, nan()) },
		"too large": func(w io.Writer) error { return p.PNG(w, 16000, 16000, 4) },
	} {
		var out bytes.Buffer
		if err := try(&out); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", name, err, out.Len())
		}
	}
	if _, err := New("pie", subject()); err == nil {
		t.Error("a kind that is none was drawn")
	}
}

func nan() float64 { zero := 0.0; return zero / zero }

func TestFormulasAreMadeHarmless(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-3.5": "-3.5", "-rm": "'-rm", "North": "North", "": ""} {
		if got := harmless(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	}
}

func TestTheBaselineIsShownOnlyWhereItsDaysAre(t *testing.T) {
	for name, c := range map[string]struct {
		days ceasefire.Span
		want bool
	}{
		"no filter":      {ceasefire.Span{}, true},
		"the truce only": {ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 12)}, false},
		"half of it":     {ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 1)}, false},
		"all of it":      {ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 15)}, true},
	} {
		s := subject(some()...)
		s.Filter.Days = c.days
		if d := newDaily(s); d.compared != c.want {
			t.Errorf("%s: compared %v", name, d.compared)
		}
	}
}

func TestSpread(t *testing.T) {
	places := []float64{10, 12, 13, 90}
	spread(places, 14, 0, 100)
	if diff := cmp.Diff([]float64{10, 24, 38, 90}, places); diff != "" {
		t.Error(diff)
	}
	places = []float64{95, 96, 97}
	spread(places, 14, 0, 100)
	if diff := cmp.Diff([]float64{72, 86, 100}, places); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkChartOfAYear draws a year by party as PNG, 1600×900.
func BenchmarkChartOfAYear(b *testing.B) {
	s := subject()
	s.AsOf.At = time.Date(2016, 12, 31, 0, 0, 0, 0, time.UTC)
	for n := range 20000 {
		from := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * 26 * time.Minute)
		s.Facts = append(s.Facts, ceasefire.Fact{From: from.Unix(), Until: from.Unix() + 60, Best: int32(n % 5), PartyA: int16(n%3 - 1), Precision: ceasefire.PrecisionMinute, Type: ceasefire.Shelling})
	}
	s.Filter.Days = ceasefire.Span{From: ceasefire.DayFrom(2016, 1, 1), To: ceasefire.DayFrom(2016, 12, 31)}
	for b.Loop() {
		p, err := New(Daily, s)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.PNG(io.Discard, 1600, 900, 1); err != nil {
			b.Fatal(err)
		}
	}
}
