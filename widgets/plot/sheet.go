package plot

import (
	"strings"

	"truceboard/store/ceasefire"
)

// sheet holds the words around a drawing. Statement is a finding set beneath the subtitle; empty says why there is nothing to draw and
// is then shown in its place, with a hint of what to do. Counts, method and sources make the footer.
type sheet struct {
	title, subtitle, statement string
	legend                     []key
	empty, hint                string
	counts, method, sources    string
}

// key is an entry of a legend; a dashed one stands for a line, a hatched one for a hatched bar, an outlined one for an empty field, a ringed
// one for a field with a dark outline, a dotted one for a field of dots, a round one for a circle, which is open where it is outlined, a framed one for an outlined bar, and one with a sign for that;
// a texture is that of the bars.
type key struct {
	name                                                     string
	tint                                                     tint
	dashed, hatched, outlined, ringed, dotted, round, framed bool
	sign                                                     signShape
	texture                                                  texture
}

// The words of an empty picture.
const (
	emptyWords = "No incidents in this view"
	emptyHint  = "Widen the dates or the scope, or clear the filter."
	vagueHint  = "What is left out, and why, stands below."
)

// newSheet gives a sheet with the words that every kind shares.
func newSheet(s Subject, period ceasefire.Span, n int, left []ceasefire.LeftOut) sheet {
	out := sheet{subtitle: s.subtitle(period), counts: s.counts(n, left), sources: s.sources()}
	if n == 0 {
		out.empty, out.hint = s.emptyWords()
		if len(left) > 0 {
			out.hint = vagueHint
		}
	}
	return out
}

// emptyWords says why there is nothing to draw, and what to do: where there are no incidents at all, no filter is to blame.
func (s Subject) emptyWords() (words, hint string) {
	switch s.Bare {
	case BareAlways:
		return "This dossier has no incidents yet", "Log one, or import a file."
	case BareThen:
		if s.AsOf.At.IsZero() {
			return "This dossier has no incidents yet", "Log one, or import a file."
		}
		return "Nothing was logged by " + ceasefire.FormatInstant(s.AsOf.At, ceasefire.PrecisionMinute, s.zone()), "Choose a later moment."
	}
	return emptyWords, emptyHint
}

// unrecorded reports whether the subject is read as it was known before its dossier was made.
func (s Subject) unrecorded() bool {
	return !s.AsOf.KnownAt.IsZero() && !s.Frame.Agreement.Recorded()
}

// subtitle says what the filter shows, the period where the filter does not say it, and the as-of.
func (s Subject) subtitle(period ceasefire.Span) string {
	parts := []string{s.filterWords()}
	if span := s.Filter.Days; span == (ceasefire.Span{}) || span.Len() == 0 && period.Len() > 0 {
		parts = append(parts, s.periodWords(period))
	}
	parts = append(parts, s.read())
	return joined(parts, " · ")
}

// filterWords says what the filter shows, with the names of parties and areas that are read from the right kept apart from the words around them.
func (s Subject) filterWords() string {
	var pairs []string
	add := func(name string) {
		if name = oneLine(name); Aside(name) != name {
			pairs = append(pairs, name, Aside(name))
		}
	}
	for _, p := range s.Frame.Parties {
		add(p.Name)
		add(p.Short)
	}
	for _, a := range s.Frame.Areas {
		add(a.Name)
	}
	return strings.NewReplacer(pairs...).Replace(oneLine(s.Filter.Words(s.Frame)))
}

// periodWords says which days are shown; of a picture in which nothing lies on a day, in which days it was sought.
func (s Subject) periodWords(period ceasefire.Span) string {
	switch {
	case period.Len() > 0:
		return period.Format()
	case s.AsOf.At.IsZero():
		return "all days"
	}
	return "all days until " + lastDayBefore(s.AsOf.At, s.zone()).Format()
}

// sideWords says to which side the series of a chart by party count an incident.
func (s Subject) sideWords() string {
	if s.By != ceasefire.ByParty {
		return ""
	}
	return "Counted to the side named first, which need not be the one that acted."
}

// read says at which instant, and from what was known when, the picture speaks.
func (s Subject) read() string {
	var parts []string
	if !s.AsOf.At.IsZero() {
		parts = append(parts, "as of "+ceasefire.FormatInstant(s.AsOf.At, ceasefire.PrecisionMinute, s.zone()))
	}
	if !s.AsOf.KnownAt.IsZero() {
		parts = append(parts, "as known at "+ceasefire.FormatInstant(s.AsOf.KnownAt, ceasefire.PrecisionMinute, s.zone()))
	}
	return joined(parts, " · ")
}

// counts says how many incidents went in, how many were left out, and why.
func (s Subject) counts(n int, left []ceasefire.LeftOut) string {
	text := "n = " + counted(n, ceasefire.IncidentsMeasure) + "."
	if s.Measure == ceasefire.DeathsMeasure {
		text = "n = " + counted(n, ceasefire.IncidentsMeasure) + " with known deaths; deaths are best estimates."
	}
	return joined([]string{text, omitted(left)}, " ")
}

// sources names the sources, the zone and when the picture was made.
func (s Subject) sources() string {
	var parts []string
	if len(s.Attributions) > 0 {
		names := make([]string, len(s.Attributions))
		for i, name := range s.Attributions {
			names[i] = Aside(oneLine(name))
		}
		parts = append(parts, "Source: "+strings.TrimSuffix(strings.Join(names, "; "), ".")+".")
	}
	zone := s.zone()
	parts = append(parts, "Days and times: "+zone.String()+".")
	if !s.MadeAt.IsZero() {
		parts = append(parts, "Made "+ceasefire.FormatInstant(s.MadeAt, ceasefire.PrecisionMinute, zone)+".")
	}
	return joined(parts, " ")
}

// inScope says which scope a title speaks of, with a space before it, or nothing.
func (s Subject) inScope() string {
	switch s.Filter.Scope {
	case ceasefire.ViewIn:
		return " in scope"
	case ceasefire.ViewOut:
		return " out of scope"
	case ceasefire.ViewDisputed:
		return " of disputed scope"
	}
	return ""
}

// grouped says by what the series are divided, with a comma before it, or nothing.
func (s Subject) grouped() string {
	if s.By == ceasefire.Ungrouped {
		return ""
	}
	return ", by " + string(s.By)
}

// joined joins the parts that are not empty.
func joined(parts []string, with string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, with)
}
