package plot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// repeated are the kinds that are put side by side besides that of values a day, which the gallery's tests hold.
func repeated() []Kind {
	return slices.DeleteFunc(RepeatedKinds(), func(k Kind) bool { return k == Daily })
}

// Side by side nothing overlaps either, for every kind that is repeated, in every case, from the smallest picture to the largest.
func TestPanelsDoNotOverlap(t *testing.T) {
	for name, s := range cases() {
		for _, by := range []ceasefire.Grouping{ceasefire.ByParty} {
			for _, s.Each = range repeated() {
				s.By = by
				p := made(t, Multiples, s)
				for _, size := range [][2]int{{640, 400}, {1600, 900}, {200, 200}} {
					r := record(p, format{size[0], size[1], 1, Light, false})
					for _, fault := range r.faults(float64(size[0]), float64(size[1])) {
						t.Errorf("%s by %s, %s, %v: %s", s.Each, by, name, size, fault)
					}
				}
				if r := record(p, format{148, 84, 1, Dark, true}); len(r.texts) > 0 || len(r.faults(148, 84)) > 0 {
					t.Errorf("%s by %s, %s: a thumbnail says %v, %v", s.Each, by, name, r.texts, r.faults(148, 84))
				}
			}
		}
	}
}

// What the small charts show is what the kind shows of each group alone, and all of it together what it shows of all.
func TestPanelsShowWhatTheirGroupsAre(t *testing.T) {
	s := ranged(mixed(yearOf(30, 4)))
	for _, s.Each = range repeated() {
		rows := made(t, Multiples, s).(*picture).table(640, 400)
		for place, party := range s.Frame.Parties {
			alone := s
			alone.By, alone.Period = ceasefire.Ungrouped, s.period()
			alone.Facts = ceasefire.FactsOf(slices.DeleteFunc(s.Facts.List(), func(f ceasefire.Fact) bool { return int(f.PartyA) != place }))
			want := made(t, s.Each, alone).(*picture).table(640, 400)
			got := [][]string{rows[0][1:]}
			for _, row := range rows {
				if row[0] == party.Short {
					got = append(got, row[1:])
				}
			}
			if s.Each == Places || s.Each == Types { // in an order that all share, the smallest not run together
				if g, w := columnSum(t, got, 1), columnSum(t, want, 1); g > w || s.Each == Types && g != w {
					t.Errorf("%s: %s comes to %g, alone to %g", s.Each, party.Short, g, w)
				}
				continue
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s: %s has %v, alone %v", s.Each, party.Short, got, want)
			}
		}
	}
}

// columnSum adds the numbers of a column of a table.
func columnSum(t *testing.T, rows [][]string, column int) float64 {
	t.Helper()
	sum := 0.0
	for _, row := range rows[1:] {
		v, err := strconv.ParseFloat(row[column], 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += v
	}
	return sum
}

// All stand on one scale: the one that holds the highest of them. The picture says so, and how many groups are not drawn.
func TestPanelsShareAScale(t *testing.T) {
	s := mixed(yearOf(30, 20))
	for _, s.Each = range repeated() {
		content := made(t, Multiples, s).(*picture).content.(*panels)
		if len(content.list) != mostMultiples || len(content.others) != 4 {
			t.Errorf("%s: %d small charts, and %d not drawn", s.Each, len(content.list), len(content.others))
		}
		for i, one := range content.list {
			if one.chart.top() > content.top {
				t.Errorf("%s: %s reaches %g, the scale %g", s.Each, one.name, one.chart.top(), content.top)
			}
			if i > 0 && one.chart.size() > content.list[i-1].chart.size() {
				t.Errorf("%s: %s is larger than the one before it", s.Each, one.name)
			}
		}
		words := content.sheet()
		for _, want := range []string{"one scale", "Not drawn: 4 other groups"} {
			if !strings.Contains(words.method, want) {
				t.Errorf("%s: %q does not say %q", s.Each, words.method, want)
			}
		}
		if !strings.Contains(words.title+words.subtitle, "side by side, by party") {
			t.Errorf("%s: the title is %q", s.Each, words.title)
		}
	}
}

// What cannot be put side by side is refused with a reason, and one bar each is no chart.
func TestWhatIsNotRepeatedIsRefused(t *testing.T) {
	s := yearOf(10, 2)
	for _, s.Each = range []Kind{Map, Compliance, Matrix, Tallies, Timeline, Multiples, "pie"} {
		if _, err := New(Multiples, s); err == nil || !strings.Contains(err.Error(), "cannot be put side by side: it ") {
			t.Errorf("%s: %v", s.Each, err)
		}
	}
	s.Each, s.By = Places, ceasefire.ByArea
	if p := made(t, Multiples, s).(*picture); p.sheet.empty == "" {
		t.Error("places by area are drawn side by side")
	}
}

// What lies under a point names the group first.
func TestPanelsSayWhoseTheyAre(t *testing.T) {
	s := mixed(yearOf(30, 2))
	for _, s.Each = range repeated() {
		p := made(t, Multiples, s).(*picture)
		spots := p.laidOut(900, 560).spots
		if len(spots) == 0 {
			t.Errorf("%s: nothing stands for anything", s.Each)
		}
		for _, spot := range spots {
			if !strings.HasPrefix(spot.what.Words, "Party of a rather long name ") {
				t.Errorf("%s: %q", s.Each, spot.what.Words)
				break
			}
		}
	}
}

// Small charts look as they did when somebody last looked at them.
func TestGoldenPanels(t *testing.T) {
	for name, s := range map[string]Subject{"forty-series": mixed(yearOf(60, 40)), "arabic-cyrillic": goldenCases()["arabic-cyrillic"]} {
		for _, s.Each = range repeated() {
			p := goldenPicture(t, Multiples, ranged(s))
			compareGolden(t, fmt.Sprintf("side_%s_%s.png", s.Each, name), drawnGolden(t, p, name, nil))
		}
	}
}
