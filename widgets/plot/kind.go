package plot

// Kind is a kind of chart, by the name that the command line gives it.
type Kind string

// The kinds.
const (
	Daily       Kind = "daily"
	Cumulative  Kind = "cumulative"
	BeforeAfter Kind = "before-after"
	Places      Kind = "places"
	Types       Kind = "types"
)

// Kinds lists every kind, in the order in which galleries show them.
func Kinds() []Kind { return []Kind{Daily, Cumulative, BeforeAfter, Places, Types} }

// Name gives the kind in words.
func (k Kind) Name() string {
	switch k {
	case Daily:
		return "Per day"
	case Cumulative:
		return "Running total"
	case BeforeAfter:
		return "Before and after"
	case Places:
		return "Places"
	case Types:
		return "Types"
	}
	return string(k)
}
