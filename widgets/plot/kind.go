package plot

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// Kind is a kind of chart, by the code that the command line takes.
type Kind string

// The kinds of chart.
const (
	Daily       Kind = "daily"
	Cumulative  Kind = "cumulative"
	BeforeAfter Kind = "before-after"
	Multiples   Kind = "multiples"
	Casualties  Kind = "casualties"
	Calendar    Kind = "calendar"
	Hours       Kind = "hours"
	Places      Kind = "places"
	Types       Kind = "types"
	Map         Kind = "map"
	Compliance  Kind = "compliance"
	Matrix      Kind = "matrix"
	Tallies     Kind = "tallies"
	Timeline    Kind = "timeline"
)

// Kinds lists every kind of chart, in the order in which galleries show them.
func Kinds() []Kind {
	return []Kind{Daily, Multiples, Cumulative, BeforeAfter, Casualties, Calendar, Hours, Places, Map, Types, Compliance, Matrix, Tallies, Timeline}
}

// Name gives the kind's name in words; a kind that there is not is named by its own code.
func (k Kind) Name() string {
	switch k {
	case Daily:
		return "By day"
	case Multiples:
		return "Side by side"
	case Cumulative:
		return "Running total"
	case BeforeAfter:
		return "Before and after"
	case Casualties:
		return "Casualties"
	case Calendar:
		return "Calendar"
	case Hours:
		return "By hour"
	case Places:
		return "By place"
	case Map:
		return "Map"
	case Types:
		return "By type"
	case Compliance:
		return "Compliance"
	case Matrix:
		return "Compliance matrix"
	case Tallies:
		return "Published counts"
	case Timeline:
		return "Timeline"
	}
	return string(k)
}

// Measured reports whether the kind counts either incidents or deaths; the others have a count of their own.
func (k Kind) Measured() bool {
	switch k {
	case Casualties, Compliance, Matrix, Tallies:
		return false
	}
	return true
}

// Divided reports whether the kind is divided by party, type, severity, scope or area.
func (k Kind) Divided() bool { return k == Daily || k == Multiples || k == Cumulative }

// Rated reports whether the kind can show the mean a day in the place of the sum: those of places and of types. The others count by the day as they are, compare means
// already, or show what has no mean, such as a running total or a score.
func (k Kind) Rated() bool { return k == Places || k == Types || k == Map }

// Repeated refuses a kind of which no small charts are put side by side, one for each party or area, and says why.
func (k Kind) Repeated() error {
	reason := ""
	switch k {
	case Daily, Cumulative, Casualties, Calendar, Hours, BeforeAfter, Places, Types:
		return nil
	case Multiples:
		reason = "is side by side already"
	case Map:
		reason = "shows areas by the shade of each, which small maps would be too small for: put places side by side"
	case Compliance, Matrix:
		reason = "shows every party on one scale already"
	case Tallies, Timeline:
		reason = "shows records of the dossier, which are not divided as incidents are"
	default:
		reason = "is no kind of chart"
	}
	return fmt.Errorf("%s cannot be put side by side: it %s", k, reason)
}

// Alone reports whether small charts of the kind would have one bar each, for they would be divided as the picture is.
func (k Kind) Alone(by ceasefire.Grouping) bool {
	return k == Places && by == ceasefire.ByArea || k == Types && by == ceasefire.ByType
}

// RepeatedKinds lists the kinds of which small charts can be put side by side.
func RepeatedKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k.Repeated() != nil })
}

// KindCodes gives the codes of all kinds, as a sentence lists them: "daily, cumulative or map".
func KindCodes() string {
	kinds := Kinds()
	codes := make([]string, len(kinds))
	for i, kind := range kinds {
		codes[i] = string(kind)
	}
	last := len(codes) - 1
	return strings.Join(codes[:last], ", ") + " or " + codes[last]
}
