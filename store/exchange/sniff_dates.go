package exchange

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// settleDates finds in which order the numbers of dates stand whose year stands last. One date that can be read in one order alone tells it for all of them, wherever in the file it stands. ACLED
// writes the day first (ACLED Codebook, "EVENT_DATE: Day / Month / Year"), but its files are handed on by desks that write the month first: where no date and no row that is known tells, an old layout is taken at its word, and of any
// other, which has no such dates, it is asked; GED has none.
func (r *Reading) settleDates(ctx context.Context, file *DataFile, rows [][]string) error {
	if r.DateOrder != "" || r.Format == FormatGED || r.Format == FormatJSON {
		return nil
	}
	found := datesFound{columns: r.dateColumns(), patterns: newDatePatterns()}
	for _, row := range rows {
		found.look(row)
	}
	if len(found.shown) > 0 && !found.first && !found.second {
		if err := r.lookOn(ctx, file, func() bool { return found.first || found.second }, found.look); err != nil {
			return err
		}
	}
	switch {
	case len(found.shown) == 0: // no date whose order matters
	case found.first && found.second:
		r.doubtDates("Some dates can only be read with the day first and others only with the month first: say which is right, and mend the others in the file.", found.shown)
	case found.first:
		r.DateOrder = DayFirst
	case found.dotted && !found.second:
		r.DateOrder = DayFirst
		r.Notes = append(r.Notes, fmt.Sprintf("Dates with dots, such as %s, are read with the day first, as they are written everywhere.", clip(found.shown[0], longestQuoted)))
	case found.second && found.dotted:
		r.doubtDates("Some dates are written with dots, as with the day first, and others can only be read with the month first: say which is right, and mend the others in the file.", found.shown)
	case found.second:
		r.DateOrder = MonthFirst
	default:
		r.doubtDates("No date in the file tells whether the day or the month stands first.", found.shown)
		if r.oldACLED() {
			doubt := &r.Doubts[len(r.Doubts)-1]
			doubt.ByLayout = "Dates are read with the day first, as ACLED's old layout has them, since no date in the file tells otherwise: " + doubt.Choices[0].Preview[0] + "."
		}
	}
	return nil
}

// oldACLED reports whether a file has ACLED's old layout, whose columns are named in capitals.
func (r *Reading) oldACLED() bool {
	return r.Format == FormatACLED && slices.ContainsFunc(r.Header, func(name string) bool { return strings.TrimPrefix(name, "\ufeff") == "EVENT_DATE" })
}

// ByLayout settles what nothing tells but the layout of the file, and says so.
func (r Reading) ByLayout() Reading {
	var open []Doubt
	for _, doubt := range r.Doubts {
		if doubt.ByLayout == "" {
			open = append(open, doubt)
			continue
		}
		r.Notes = append(slices.Clone(r.Notes), doubt.ByLayout)
	}
	r.Doubts = open
	return r
}

// datesFound is what the dates of a file tell of their order: whether the first number of some date can only be a day, and whether the second can; dotted, whether one that could be
// either is written with dots. Shown are some dates that the order makes another day.
type datesFound struct {
	columns               []int
	patterns              datePatterns
	first, second, dotted bool
	shown                 []string
}

// look takes in the dates of a row.
func (f *datesFound) look(row []string) {
	for _, at := range f.columns {
		if at >= len(row) {
			continue
		}
		day, _ := splitClock(plainDigits(row[at]))
		m := f.patterns.yearLast.FindStringSubmatch(day)
		if m == nil {
			continue
		}
		a, b := number(m[1]), number(m[2])
		if a == b || a > 12 && b > 12 {
			continue // it is the same in either order, or no date in any
		}
		f.first, f.second = f.first || a > 12, f.second || b > 12
		f.dotted = f.dotted || isDotted(day) && a <= 12 && b <= 12
		if text := strings.TrimSpace(row[at]); len(f.shown) < shownDoubt && !slices.Contains(f.shown, text) {
			f.shown = append(f.shown, text)
		}
	}
}

// isDotted reports whether a date of numbers is written with dots, which all who write so have the day before.
func isDotted(text string) bool {
	return strings.Count(text, ".") == 2 && !strings.ContainsAny(text, "/-")
}

// lookOn looks at the rows of the whole file until enough was seen.
func (r *Reading) lookOn(ctx context.Context, file *DataFile, enough func() bool, look func(row []string)) (err error) {
	source, err := r.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	if _, err := r.headerOf(source); err != nil {
		return err
	}
	for !enough() {
		cells, _, err := source.next()
		switch {
		case isEnd(err):
			return nil
		case err != nil && !isRowError(err):
			return err
		case err == nil:
			look(cells)
		}
	}
	return nil
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
		choice := Choice{Value: string(order), Name: order.Words()}
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
