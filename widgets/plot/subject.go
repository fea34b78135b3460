package plot

import (
	"time"

	"truceboard/store/ceasefire"
)

// Subject is what a picture shows. Frame is as it read at AsOf, and Facts are those that Filter leaves; By divides the daily
// and the cumulative chart into series. An empty Title becomes a sentence that says what is shown. Attributions are the
// wordings that the sources' licences ask for. MadeAt is when the picture is made; the zero time is not shown.
type Subject struct {
	Frame        ceasefire.Frame
	Facts        ceasefire.Facts
	Filter       ceasefire.Filter
	AsOf         ceasefire.AsOf
	By           ceasefire.Grouping
	Measure      ceasefire.Measure
	Title        string
	Attributions []string
	MadeAt       time.Time
	// Period is the days that the daily and the cumulative chart cover where the filter's are open; an open end reaches to where facts lie.
	Period ceasefire.Span
	// Each is the kind of the small charts that stand side by side; the empty kind is Daily. See Kind.Repeated.
	Each Kind
	// Comparison is what the before-and-after chart compares.
	Comparison ceasefire.Comparison
	// Outlines are the shapes that a map draws, those of areas by their codes, with the line that their source asks for. Window is what it shows; the
	// zero box is all areas. Rate shades areas, and measures places and types, by the mean a day: see Kind.Rated.
	Outlines      []ceasefire.Outline
	OutlineSource string
	Window        ceasefire.GeoBox
	Rate          bool
	// Bare says that there is no incident at all that the filter could leave, in the dossier or at the as-of.
	Bare Bareness
	// ArabicNames names the areas of a map in Arabic, where their Arabic names are known.
	ArabicNames bool
}

// Bareness is whether there are incidents at all, whatever a filter leaves of them.
type Bareness uint8

// There are some, or it was not asked; there are none at the as-of; there are none in the dossier.
const (
	NotBare Bareness = iota
	BareThen
	BareAlways
)

// zone gives the zone in which the subject's days are counted.
func (s Subject) zone() *time.Location { return s.Frame.Agreement.Location() }

// readAt gives the instant at which the subject is read: the end of what the facts cover where no as-of is set.
func (s Subject) readAt() time.Time {
	if !s.AsOf.At.IsZero() {
		return s.AsOf.At
	}
	_, last, ok := s.covered()
	if !ok {
		return s.Frame.Agreement.Effect
	}
	return last.End(s.zone())
}

// reach gives the days of which a chart without a time axis speaks: the filter's, with an open end drawn to the first or the last day on
// which a fact began, and without days that had not begun at the as-of.
func (s Subject) reach() ceasefire.Span {
	span := s.Filter.Days
	first, last, any := s.Facts.Reach()
	if !any {
		return span
	}
	if span.From.IsZero() {
		span.From = ceasefire.DayOf(time.Unix(first, 0), s.zone())
	}
	if span.To.IsZero() {
		span.To = ceasefire.DayOf(time.Unix(last, 0), s.zone())
	}
	return s.begun(span)
}

// covered gives the first and the last day on which a fact lies that can be put on a day; ok is false where none can.
func (s Subject) covered() (first, last ceasefire.Day, ok bool) {
	from, to, ok := s.Facts.Covered()
	if !ok {
		return 0, 0, false
	}
	zone := s.zone()
	return ceasefire.DayOf(time.Unix(from, 0), zone), ceasefire.DayOf(time.Unix(to, 0), zone), true
}
