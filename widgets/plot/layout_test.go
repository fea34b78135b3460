package plot

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// cases are the subjects at the edges of what a chart may have to show.
func cases() map[string]Subject {
	list := map[string]Subject{
		"no rows":       {Frame: truce(), Measure: ceasefire.IncidentsMeasure, AsOf: ceasefire.AsOf{At: noon(20)}},
		"nothing":       {},
		"one row":       {Frame: truce(), Facts: ceasefire.FactsOf([]ceasefire.Fact{fact(3, 0, 2, "X-1")}), By: ceasefire.ByScope, Measure: ceasefire.DeathsMeasure, AsOf: ceasefire.AsOf{At: noon(4)}},
		"one day":       yearOf(1, 3),
		"eighteen days": yearOf(18, 2),
		"a year":        yearOf(365, 6),
		"ten years":     yearOf(3653, 3),
		"forty series":  yearOf(60, 40),
		"long words":    longWords(),
		"all equal":     allEqual(),
		"all zero":      allZero(),
		"vague":         vague(),
		"many marks":    manyMarks(),
		"arabic names":  arabicNames(),
	}
	return list
}

func allEqual() Subject {
	s := Subject{Frame: truce(), By: ceasefire.BySeverity, Measure: ceasefire.IncidentsMeasure, AsOf: ceasefire.AsOf{At: noon(30)}}
	for day := range 30 {
		s.Facts = ceasefire.FactsOf(append(s.Facts.List(), fact(day+1, 0, 3, fmt.Sprintf("area %d", day))))
	}
	return s
}

func allZero() Subject {
	s := allEqual()
	s.Measure = ceasefire.DeathsMeasure
	s.Facts = changed(s.Facts, func(_ int, f *ceasefire.Fact) {
		f.Low, f.Best, f.High = 0, 0, 0
	})
	return s
}

func vague() Subject {
	s := allEqual()
	s.Facts = changed(s.Facts, func(_ int, f *ceasefire.Fact) {
		f.Precision = ceasefire.PrecisionMonth
	})
	return s
}

func longWords() Subject {
	s := yearOf(40, 9)
	s.Title = strings.Repeat("A title that goes on ", 40) + strings.Repeat("W", 400)
	s.Filter.Text = strings.Repeat("many words ", 80)
	s.Attributions = []string{strings.Repeat("An attribution of some length; ", 40)}
	for i := range s.Frame.Parties {
		s.Frame.Parties[i].Short = strings.Repeat("Name ", 20)
	}
	for i := range s.Frame.Clocks {
		s.Frame.Clocks[i].Short, s.Frame.Clocks[i].Name = strings.Repeat("clock ", 20), strings.Repeat("A clock of many words ", 8)
	}
	for i := range s.Frame.Timeline {
		s.Frame.Timeline[i].Title = strings.Repeat("An event of many words ", 8)
	}
	for i := range s.Frame.Tallies {
		t := &s.Frame.Tallies[i]
		t.CountedBy, t.Metric, t.Basis = strings.Repeat("Observatory ", 20), strings.Repeat("violation ", 20), strings.Repeat("as reported ", 60)
		t.Total, t.Breakdown = ceasefire.People(math.MaxInt32), strings.Repeat("Somewhere ", 20)+"1; "+strings.Repeat("W", 300)+" 2147483647"
	}
	s.Facts = changed(s.Facts, func(i int, f *ceasefire.Fact) {
		f.Area = fmt.Sprintf("%s %d", strings.Repeat("Far away ", 12), i%20)
	})
	return s
}

// arabicNames has parties, counters and areas that are named in Arabic, short and long.
func arabicNames() Subject {
	s := yearOf(12, 5)
	for i := range s.Frame.Parties {
		s.Frame.Parties[i].Short = strings.Repeat("الجمهورية العربية السورية ", i+1)
	}
	for i := range s.Frame.Tallies {
		t := &s.Frame.Tallies[i]
		t.CountedBy, t.Metric, t.Breakdown = "المرصد السوري لحقوق الإنسان", "انتهاكات", "حلب 20; حماة 8; دمشق 5"
	}
	for i := range s.Frame.Clocks {
		s.Frame.Clocks[i].Name = "سبعة أيام متتالية من الهدوء"
	}
	for i := range s.Frame.Timeline {
		s.Frame.Timeline[i].Title = "دخول قافلة المساعدات إلى حلب"
	}
	return s
}

// manyMarks has forty clocks that end day after day.
func manyMarks() Subject {
	s := yearOf(60, 3)
	for day := range 40 {
		at := noon(day + 5)
		s.Frame.Clocks = append(s.Frame.Clocks, ceasefire.Clock{
			ID: id(byte(150 + day)), Kind: ceasefire.FixedTerm, Name: fmt.Sprintf("Term %d", day), Starts: at, Ends: at.AddDate(0, 0, 3),
		})
	}
	return s
}

// No text lies on another or leaves the picture, for every kind, in every case, at every size.
func TestNothingOverlapsOrLeavesThePicture(t *testing.T) {
	sizes := [][2]int{{640, 400}, {1600, 900}, {3840, 2160}, {200, 200}, {900, 260}, {300, 1200}, {16000, 200}}
	for name, s := range cases() {
		for _, m := range []ceasefire.Measure{ceasefire.IncidentsMeasure, ceasefire.DeathsMeasure} {
			s.Measure = m
			for _, kind := range Kinds() {
				p := made(t, kind, s)
				for _, size := range sizes {
					r := record(p, format{size[0], size[1], 1, Light, false})
					for _, fault := range r.faults(float64(size[0]), float64(size[1])) {
						t.Errorf("%s, %s, %s, %v: %s", kind, m, name, size, fault)
					}
				}
			}
		}
	}
}

// A small picture has no words.
func TestThumbnailHasNoWords(t *testing.T) {
	for _, kind := range Kinds() {
		r := record(made(t, kind, yearOf(60, 3)), format{148, 84, 1, Dark, true})
		if len(r.texts) > 0 {
			t.Errorf("%s: a thumbnail says %v", kind, r.texts)
		}
		if faults := r.faults(148, 84); len(faults) > 0 {
			t.Errorf("%s: %q", kind, faults)
		}
	}
}

// A scale changes how many pixels there are and not what stands where.
func TestScaleKeepsTheLayout(t *testing.T) {
	for _, kind := range Kinds() {
		p := made(t, kind, yearOf(90, 5))
		one, three := record(p, format{800, 500, 1, Light, false}), record(p, format{800, 500, 3, Light, false})
		if len(one.texts) != len(three.texts) {
			t.Fatalf("%s: %d texts at scale 1 and %d at scale 3", kind, len(one.texts), len(three.texts))
		}
		for i, a := range one.texts {
			b := three.texts[i]
			if a.text != b.text || !near(a.box.x*3, b.box.x, 3) || !near(a.box.y*3, b.box.y, 3) || !near(a.box.w*3, b.box.w, 3) {
				t.Errorf("%s: %q at %.1f is %q at %.1f at scale 3", kind, a.text, a.box, b.text, b.box)
			}
		}
	}
}

func near(a, b, within float64) bool { return a-b <= within && b-a <= within }

// marksUntil is a subject whose truce ends with the picture, so that its marks crowd at the edge.
func marksUntil() Subject {
	s := handMade(ceasefire.IncidentsMeasure)
	s.Filter.Days = ceasefire.Span{From: ceasefire.DayFrom(2016, 7, 1), To: ceasefire.DayFrom(2016, 8, 18)}
	return s
}

// No mark is without its words, at its line or above the rows; where there are too many, the others are counted.
func TestEveryMarkIsNamed(t *testing.T) {
	for _, kind := range []Kind{Daily, Cumulative} {
		for _, size := range [][2]int{{1600, 900}, {1280, 720}, {640, 400}} {
			s := marksUntil()
			said := ""
			for _, w := range record(made(t, kind, s), format{size[0], size[1], 1, Light, false}).texts {
				said += w.text + "\n"
			}
			for _, m := range s.marks(s.Filter.Days) {
				if !strings.Contains(said, m.label) {
					t.Errorf("%s, %v: %q is not said in %q", kind, size, m.label, said)
				}
			}
		}
	}
	r := record(made(t, Daily, manyMarks()), format{640, 400, 1, Light, false})
	for _, w := range r.texts {
		if strings.HasSuffix(w.text, " more marks") {
			return
		}
	}
	t.Errorf("marks without words are not counted: %v", r.texts)
}

// A file carries all its words, wrapped and never cut, or is refused with the height that is enough.
func TestWordsAreWholeOrTheSizeIsRefused(t *testing.T) {
	s := marksUntil()
	s.MadeAt, s.Attributions = noon(20), []string{"A data set of some name, in its newest version, CC BY 4.0"}
	for _, kind := range Kinds() {
		p := made(t, kind, s).(*picture)
		for _, width := range []int{300, 640, 1600} {
			height := minSide
			for p.checkWords(width, height) != nil {
				height += heightStep
			}
			said := ""
			for _, w := range record(p, format{width, height, 1, Light, false}).texts {
				said += w.text + " "
			}
			for _, text := range []string{p.sheet.title, p.sheet.subtitle, p.sheet.statement, p.sheet.counts, p.sheet.method, p.sheet.sources} {
				if !strings.Contains(said, text) {
					t.Errorf("%s, %d×%d: %q is not whole in %q", kind, width, height, text, said)
				}
			}
		}
		var size SizeError
		if err := p.PNG(io.Discard, 300, 200, 1); !errors.As(err, &size) || !strings.Contains(err.Error(), "choose a height of at least") {
			t.Errorf("%s: 300×200 gives %v", kind, err)
		}
		if err := p.PNG(io.Discard, 640, 400, 1); err != nil {
			t.Errorf("%s: 640×400 gives %v", kind, err)
		}
	}
}
