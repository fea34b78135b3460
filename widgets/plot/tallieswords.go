package plot

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"truceboard/store/ceasefire"
)

// The words of a picture without a published count.
const (
	noTalliesWords = "No published counts in this view"
	noTalliesHint  = "Choose a later moment or wider dates."
)

func (t *tallies) sheet() sheet {
	s := t.subject
	var cited []ceasefire.ID
	var who []string
	for _, g := range t.groups {
		cited = append(cited, g.Tally.Source)
		if name := oneLine(g.Tally.CountedBy); !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	s.Attributions = append(s.sourceNames(cited, true), s.Attributions...)
	out := sheet{subtitle: s.subtitle(t.span()), counts: t.counts(), method: t.method(), sources: s.sources(), legend: t.keys()}
	if len(t.groups) > 0 {
		out.title = joined([]string{t.published(who) + " beside the log’s own", t.span().Format()}, ", ")
		out.finds(s, t.finding(), t.published(who)+" beside the log’s own", t.span())
	} else {
		out.title, out.legend = "Published counts beside the log’s own", nil
		out.empty, out.hint = noTalliesWords, noTalliesHint
		if len(t.result.LeftOut) > 0 {
			out.hint = vagueHint
		}
	}
	return out
}

// published says how many counts there are, and by whom.
func (t *tallies) published(who []string) string {
	switch {
	case len(t.groups) == 1:
		return "1 published count, by " + Aside(nameCut(who[0])) + ","
	case len(who) == 1:
		return fmt.Sprintf("%d published counts by %s", len(t.groups), Aside(nameCut(who[0])))
	}
	return fmt.Sprintf("%d published counts by %d counters", len(t.groups), len(who))
}

// counts says how many counts are shown, how many are not, and why, whose parts do not add up, and what of the log could not be counted.
func (t *tallies) counts() string {
	n := "n = " + figure(float64(len(t.groups))) + " published counts."
	if len(t.groups) == 1 {
		n = "n = 1 published count."
	}
	odd := 0
	for _, g := range t.groups {
		if g.Mismatch != "" {
			odd++
		}
	}
	flag := ""
	if odd > 0 {
		flag = fmt.Sprintf("In %d the parts do not add up to the total.", odd)
	}
	facts := omitted(t.result.Facts)
	if facts != "" {
		facts = "Of the log: " + strings.ToLower(facts[:1]) + facts[1:]
	}
	return joined([]string{n, flag, omitted(t.result.LeftOut), facts}, " ")
}

// method says what stands beside what.
func (t *tallies) method() string {
	text := "Published counts are claims on their counters’ own terms, never added to the log. Hatched: the log over the same window, deaths (best estimates) " +
		"where the killed were counted; what is known only to the day counts whole on the days on which a window opens and closes."
	for _, g := range t.groups {
		if g.sum() > g.total() && len(g.parts) > 0 {
			return text + " Where the parts exceed the total, an upright line marks the total."
		}
	}
	return text
}

// head says what was counted, by whom, over which window: "Violations recorded by SOHR, 12–13 Sep 2016".
func (t *tallies) head(b ceasefire.TallyBeside) (what, window string) {
	window = b.Days.Format()
	if !b.HasLog {
		published := "published " + ceasefire.FormatInstant(b.Tally.AsOf, b.Tally.Precision, t.subject.zone())
		window = joined([]string{Aside(oneLine(b.Tally.Window)), published}, ", ")
	}
	return fmt.Sprintf("%s recorded by %s", Aside(firstCapital(oneLine(b.Tally.Metric))), Aside(oneLine(b.Tally.CountedBy))), window
}

// text says whom the count accuses, on what basis, and in which parts it was published.
func (t *tallies) text(b ceasefire.TallyBeside) string {
	accused := oneLine(b.Tally.Accused)
	switch {
	case strings.EqualFold(accused, "all"):
		accused = "All sides accused."
	case accused != "":
		accused = Aside(firstCapital(accused)) + " accused."
	}
	var list []tallyPart
	for _, p := range b.Parts {
		list = append(list, tallyPart{name: Aside(oneLine(p.Name)), n: p.N})
	}
	parts := partWords(list, figure)
	if parts != "" {
		parts = "Parts: " + parts + "."
	}
	return joined([]string{accused, parts, oneLine(b.Tally.Basis)}, " ")
}

// publishedWords stands at the end of a published bar, with a flag where the parts do not add up: in full, and ever shorter.
func (g tallyGroup) publishedWords() []string {
	total := figure(g.total())
	if g.Mismatch == "" {
		return []string{total + " published"}
	}
	brief := "; parts " + figure(g.sum())
	return []string{total + " published; " + g.Mismatch, total + " published" + brief, total + brief}
}

// logWords stands at the end of the log's bar, or in its place.
func (t *tallies) logWords(b ceasefire.TallyBeside) string {
	if !b.HasLog {
		return "Not counted in the log: no dates of the window"
	}
	return counted(b.Log, b.Measure) + t.subject.inScope() + " in the log"
}

// firstCapital begins a text with a capital.
func firstCapital(text string) string {
	for _, r := range text {
		return string(unicode.ToUpper(r)) + text[len(string(r)):]
	}
	return text
}

// latest gives the later of two instants.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
