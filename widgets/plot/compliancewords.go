package plot

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// The words of a picture in which nothing was scored.
const (
	unscoredWords = "No commitment was scored by this moment"
	unscoredHint  = "Record an assessment on the compliance page, or choose a later moment."
)

func (t *compliance) sheet() sheet {
	s := t.subject
	s.Attributions = s.sourceNames(t.cited(), false)
	out := sheet{counts: t.counts(), method: t.method(), sources: s.sources(), legend: t.others()}
	out.title = t.title()
	out.subtitle = joined([]string{"Score of what was promised, from 0 (nothing initiated) to 1 (all in full)", s.periodWords(t.span), s.read()}, " · ")
	if len(t.drawn()) == 0 {
		out.empty, out.hint = unscoredWords, unscoredHint
	}
	return out
}

// title says who keeps most and who least of what was scored.
func (t *compliance) title() string {
	known := slices.DeleteFunc(t.drawn(), func(l scoreLine) bool { return !l.end.Known })
	if len(known) == 0 {
		return "Compliance, by party"
	}
	high, low := 0.0, 1.0
	for _, l := range known {
		high, low = max(high, l.end.Score), min(low, l.end.Score)
	}
	at := func(score float64) string {
		var names []string
		for _, l := range known {
			if l.end.Score == score {
				names = append(names, Aside(nameCut(l.name)))
			}
		}
		return several(names, "parties")
	}
	by := ceasefire.DayOf(t.until, t.subject.zone()).Format()
	if high == low {
		return fmt.Sprintf("Compliance %s for %s by %s", score(high), at(high), by)
	}
	return fmt.Sprintf("Compliance from %s (%s) to %s (%s) by %s", score(low), at(low), score(high), at(high), by)
}

// several names what there are two of, and counts what there are more of.
func several(names []string, of string) string {
	if len(names) > 2 {
		return fmt.Sprintf("%d %s", len(names), of)
	}
	return strings.Join(names, " and ")
}

// mostOfName is how many letters of a name a title takes.
const mostOfName = 32

// nameCut shortens a long name for a title; a bracket that would not be closed is left out whole.
func nameCut(name string) string {
	letters := []rune(name)
	if len(letters) <= mostOfName {
		return name
	}
	kept := string(letters[:mostOfName-1])
	if at := strings.LastIndexAny(kept, "(["); at > 0 && !strings.ContainsAny(kept[at:], ")]") {
		kept = kept[:at]
	}
	return strings.TrimSpace(kept) + ellipsis
}

// score writes a figure from 0 to 1, always with two decimals.
func score(v float64) string { return fmt.Sprintf("%.2f", v) }

// figure says where a line ends: "0.33 (3 of 8)".
func (l scoreLine) figure() string {
	text := "none"
	if l.end.Known {
		text = score(l.end.Score)
	}
	return fmt.Sprintf("%s (%d of %d)", text, l.end.Assessed, l.history.Commitments)
}

// counts says how many judgements went in, and which did not.
func (t *compliance) counts() string {
	n := map[ceasefire.Judgement]int{}
	for _, a := range t.judged {
		n[a.Judgement]++
	}
	var left []ceasefire.LeftOut
	for _, j := range []ceasefire.Judgement{ceasefire.NotAssessable, ceasefire.NotYetDue} {
		if n[j] > 0 {
			left = append(left, ceasefire.LeftOut{Reason: ceasefire.Assessment{Judgement: j}.Words(), N: n[j]})
		}
	}
	scores := figure(float64(n[ceasefire.Scored])) + " scores"
	if n[ceasefire.Scored] == 1 {
		scores = "1 score"
	}
	return joined([]string{"n = " + scores + ".", omitted(left), t.greyWords(), t.unscored()}, " ")
}

// unscored names the parties of which nothing was scored, with how many promises each made.
func (t *compliance) unscored() string {
	var names []string
	for _, l := range t.lines {
		if !l.scored() {
			names = append(names, fmt.Sprintf("%s (0 of %d)", Aside(l.name), l.history.Commitments))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Not scored: " + strings.Join(names, ", ") + "."
}

// method says how a figure is made, and what the lines do not show.
func (t *compliance) method() string {
	text := "Sum of scores ÷ (3 × commitments scored), on the Peace Accords Matrix scale of 0 to 3; in brackets, how many of a party’s " +
		"commitments were scored. What is not assessable, not yet due or not assessed enters no average. Lines of one height are drawn side by side."
	if t.cut {
		text += " Nothing was judged after the end of the chart."
	}
	if !t.subject.Filter.IsZero() {
		text += " The filter narrows incidents, not assessments."
	}
	return text
}

// cited gives the sources of what was judged.
func (t *compliance) cited() []ceasefire.ID {
	var ids []ceasefire.ID
	for _, a := range t.judged {
		ids = append(ids, a.Source)
	}
	return ids
}

// sourceNames names sources, each once, in brief by who published them alone; of confidential ones it only says that there are some.
func (s Subject) sourceNames(ids []ceasefire.ID, brief bool) []string {
	var names []string
	for _, id := range ids {
		source, ok := s.Frame.Source(id)
		name := joined([]string{oneLine(source.Publisher), oneLine(source.Title)}, ", ")
		switch {
		case !ok:
			continue
		case source.Confidential:
			name = "a confidential source"
		case source.Attribution != "":
			name = oneLine(source.Attribution)
		case brief && source.Publisher != "":
			name = oneLine(source.Publisher)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
