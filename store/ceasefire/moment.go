package ceasefire

import "time"

// Precision says how closely the time of something is known.
type Precision uint8

// The precisions, finest first. In GED's date_prec, 1 is a day, 2 and 3 lie within a week, 4 within a month, and 5 is
// anything up to a year (UCDP GED Codebook, "date_prec").
const (
	PrecisionMinute Precision = iota + 1
	PrecisionHour
	PrecisionPartOfDay
	PrecisionDay
	PrecisionWeek
	PrecisionMonth
	PrecisionYear
)

// Precisions lists every precision, finest first.
func Precisions() []Precision {
	return []Precision{PrecisionMinute, PrecisionHour, PrecisionPartOfDay, PrecisionDay, PrecisionWeek, PrecisionMonth, PrecisionYear}
}

// String names the precision as the program's files and screens do.
func (p Precision) String() string {
	names := [...]string{"", "minute", "hour", "part of day", "day", "week", "month", "year"}
	if int(p) < len(names) {
		return names[p]
	}
	return ""
}

// OnOneDay reports whether something known to this precision can be put on one calendar day.
func (p Precision) OnOneDay() bool { return p >= PrecisionMinute && p <= PrecisionDay }

// HasTime reports whether a time of day may be shown: a date that is known only to the day never carries one.
func (p Precision) HasTime() bool { return p == PrecisionMinute || p == PrecisionHour }

// Moment is when something happened, as far as that is known: it lies in [From, Until), both UTC, and was reported in
// the zone named Zone. For a day it runs from that day's first instant to the next day's.
type Moment struct {
	From, Until time.Time
	Precision   Precision
	Zone        string
}
