package exchange

import "strings"

// Format is the layout of a data file's rows.
type Format string

// The formats that are read. FormatJSON is this program's own complete export.
const (
	FormatGED   Format = "ged"
	FormatACLED Format = "acled"
	FormatCSV   Format = "csv" // any table of one row an incident, by a mapping
	FormatJSON  Format = "json"
)

// Name gives the format as a sentence has it.
func (f Format) Name() string {
	switch f {
	case FormatGED:
		return "UCDP GED"
	case FormatACLED:
		return "ACLED"
	case FormatJSON:
		return "Truceboard incidents (JSON)"
	case FormatCSV:
		return "table"
	}
	return string(f)
}

// Container is what a data file's table is packed in.
type Container string

// The containers.
const (
	Text     Container = "text"
	Workbook Container = "xlsx"
)

// DateOrder is the order in which a date's numbers stand where the year stands last: 12/9/2016. A date that begins with its year, or names its month,
// is read whatever the order.
type DateOrder string

// The orders. The empty DateOrder was not settled.
const (
	DayFirst   DateOrder = "day-first"
	MonthFirst DateOrder = "month-first"
	YearFirst  DateOrder = "year-first"
)

// Words gives the order as forms show it: "day first".
func (o DateOrder) Words() string { return strings.ReplaceAll(string(o), "-", " ") }

// DateOrders lists the orders as forms show them.
func DateOrders() []DateOrder { return []DateOrder{DayFirst, MonthFirst, YearFirst} }

// Delimiters lists the marks that may set a text's columns apart.
func Delimiters() []rune { return []rune{',', ';', '\t', '|'} }

// DelimiterName gives a mark as forms and flags name it.
func DelimiterName(mark rune) string {
	switch mark {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "pipe"
	}
	return string(mark)
}

// ParseDelimiter reads a mark by its name or as it is.
func ParseDelimiter(text string) (rune, bool) {
	for _, mark := range Delimiters() {
		if text == string(mark) || text == DelimiterName(mark) {
			return mark, true
		}
	}
	return 0, false
}
