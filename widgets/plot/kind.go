package plot

// Kind is a kind of chart, by the code that the command line takes.
type Kind string

// The kinds of chart.
const (
	Daily       Kind = "daily"
	Cumulative  Kind = "cumulative"
	BeforeAfter Kind = "before-after"
	Places      Kind = "places"
	Types       Kind = "types"
	Compliance  Kind = "compliance"
	Tallies     Kind = "tallies"
)

// Kinds lists every kind of chart, in the order in which galleries show them.
func Kinds() []Kind {
	return []Kind{Daily, Cumulative, BeforeAfter, Places, Types, Compliance, Tallies}
}

// Name gives the kind's name in words; a kind that there is not is named by its own code.
func (k Kind) Name() string {
	switch k {
	case Daily:
		return "By day"
	case Cumulative:
		return "Running total"
	case BeforeAfter:
		return "Before and after"
	case Places:
		return "By place"
	case Types:
		return "By type"
	case Compliance:
		return "Compliance"
	case Tallies:
		return "Published counts"
	}
	return string(k)
}
