package plot

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// A name cannot turn the figures and words beside it round, in no kind of chart: marks of direction within it are not drawn, and what it is read in is its own.
func TestNamesTurnNothingRound(t *testing.T) {
	s := named(yearOf(40, 3), "A\u202eB", "قوات سوريا 2016 (SDF", "\u2067C\u200f")
	for _, kind := range Kinds() {
		for _, w := range record(made(t, kind, s), goldenSmall).texts {
			if strings.ContainsAny(w.text, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c") {
				t.Errorf("%s draws the marks of %+q", kind, w.text)
			}
		}
	}
}

// A name that mixes directions stands in the same order wherever it is joined with figures or words as it does alone.
func TestMixedNamesAreOrderedAlike(t *testing.T) {
	name := "قوات سوريا 2016 (SDF"
	order := func(text string) string {
		var out strings.Builder
		for _, p := range NewParagraph(text, rightToLeft).Pieces() {
			out.WriteString(p.Text + "|")
		}
		return strings.ReplaceAll(strings.ReplaceAll(out.String(), string(isolate), ""), string(isolateEnd), "")
	}
	alone := order(name)
	for _, text := range []string{Aside(name) + " 1,234", "Not scored: " + Aside(name) + " (0 of 3).", "12 " + Aside(name) + ": over"} {
		if !strings.Contains(order(text), alone) {
			t.Errorf("%q is ordered %q, which does not hold %q", text, order(text), alone)
		}
	}
}

// Lines of one text keep a name apart that is broken over two of them.
func TestIsolatesGoOnInTheNextLine(t *testing.T) {
	f := face{regularFace(t), 20}
	for _, line := range f.wrap("12 "+Aside(strings.Repeat("حلب ", 30))+" 7 of 9", 200, 20) {
		if strings.Count(line, string(isolate)) != strings.Count(line, string(isolateEnd)) {
			t.Errorf("%+q leaves an isolate open", line)
		}
	}
}

// An empty chart says why it is empty: the filter is not to blame where there is nothing to leave.
func TestEmptyChartsSayWhy(t *testing.T) {
	s := oneRow()
	s.Facts = ceasefire.Facts{}
	for bare, want := range map[Bareness]string{
		NotBare: emptyWords, BareThen: "Nothing was logged by 16 Aug 2016, 12:00", BareAlways: "This dossier has no incidents yet",
	} {
		s.Bare = bare
		p := made(t, Daily, s).(*picture)
		if p.sheet.empty != want || strings.Contains(p.sheet.hint, "filter") != (bare == NotBare) {
			t.Errorf("%d: %q, %q", bare, p.sheet.empty, p.sheet.hint)
		}
	}
}

// A name that is cut off stays apart from what is written after it.
func TestCutNamesStayApart(t *testing.T) {
	f := face{regularFace(t), 20}
	if got := f.shorten("Recorded by "+Aside("قوات سوريا الديمقراطية"), 190); !strings.HasSuffix(got, ellipsis+string(isolateEnd)) {
		t.Errorf("%+q leaves its isolate open", got)
	}
}
