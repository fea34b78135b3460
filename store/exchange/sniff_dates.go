package exchange

import (
	"strconv"
	"strings"
)

// settleDates finds in which order the numbers of dates stand whose year stands last. ACLED writes the day first (ACLED Codebook, "EVENT_DATE:
// Day / Month / Year") unless its dates cannot be read so; GED has no such dates.
func (r *Reading) settleDates(rows [][]string) {
	if r.DateOrder != "" || r.Format == FormatGED || r.Format == FormatJSON {
		return
	}
	first, second, shown := r.dateParts(rows)
	switch {
	case len(shown) == 0: // no date whose order matters
	case first && second:
		r.doubtDates("Some dates can only be read with the day first and others only with the month first: say which is right, and mend the others in the file.", shown)
	case first:
		r.DateOrder = DayFirst
	case second:
		r.DateOrder = MonthFirst
	case r.Format == FormatACLED:
		r.DateOrder = DayFirst
	default:
		r.doubtDates("No date in the part of the file that was looked at tells whether the day or the month stands first.", shown)
	}
}

// dateParts reports whether the first number of some date can only be a day, and whether the second can; shown gives some dates whose year
// stands last.
func (r *Reading) dateParts(rows [][]string) (first, second bool, shown []string) {
	patterns := newDatePatterns()
	for _, at := range r.dateColumns() {
		for _, row := range rows {
			if at >= len(row) {
				continue
			}
			day, _ := splitClock(plainDigits(row[at]))
			m := patterns.yearLast.FindStringSubmatch(day)
			if m == nil {
				continue
			}
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			first, second = first || a > 12, second || b > 12
			if len(shown) < shownDoubt {
				shown = append(shown, strings.TrimSpace(row[at]))
			}
		}
	}
	return first, second, shown
}

// dateColumns gives the places of the columns that hold dates.
func (r *Reading) dateColumns() []int {
	wanted := []string{"event_date"}
	if r.Format == FormatCSV {
		wanted = []string{r.Mapping.FieldColumn(FieldDate), r.Mapping.FieldColumn(FieldDateEnd)}
	}
	var places []int
	for i, name := range r.Header {
		for _, w := range wanted {
			if w != "" && sameColumn(strings.TrimPrefix(name, "\ufeff"), w) {
				places = append(places, i)
			}
		}
	}
	return places
}

// doubtDates notes that the order of dates is not sure, and shows what each order makes of some of them.
func (r *Reading) doubtDates(reason string, shown []string) {
	doubt := Doubt{About: AboutDates, Reason: reason}
	for _, order := range []DateOrder{DayFirst, MonthFirst} {
		choice := Choice{Value: string(order), Name: strings.ReplaceAll(string(order), "-", " ")}
		for _, text := range shown {
			means := "cannot be read so"
			if date, ok := newDateReader(order).date(text); ok {
				means = date.from.Midnight().Format("2 January 2006")
			}
			choice.Preview = append(choice.Preview, clip(text, longestQuoted)+" is "+means)
		}
		doubt.Choices = append(doubt.Choices, choice)
	}
	r.DateOrder = DayFirst
	r.Doubts = append(r.Doubts, doubt)
}
