package store

import (
	"encoding/json"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// dayAt reports whether the instants in a column of a kind of record are days, whatever else the record says.
func dayAt(table, column string) bool {
	return table == "source" && column == "published_at" || table == "tally" && (column == "from_at" || column == "until_at")
}

// precisionAt says how closely the instant in a column of a record is known: as the record tells of the times that were entered; of those at which something was recorded, and where it tells nothing, to the minute.
func precisionAt(table, column string, told any) ceasefire.Precision {
	if dayAt(table, column) {
		return ceasefire.PrecisionDay
	}
	known, is := wholeIn(told)
	if !is || known < int64(ceasefire.PrecisionMinute) || known > int64(ceasefire.PrecisionYear) || !slices.Contains([]string{"starts_at", "ends_at", "at", "as_of"}, column) {
		return ceasefire.PrecisionMinute
	}
	return ceasefire.Precision(known)
}

// spans reports whether a column is half of when something was, which is told as one.
func spans(column string) bool { return column == "starts_at" || column == "ends_at" }

// momentWords says when something was, as closely as it is known; known is false of a record that has no beginning, end and precision.
func momentWords(fields map[string]any, zone *time.Location) (words string, known bool) {
	from, begins := wholeIn(fields["starts_at"])
	until, ends := wholeIn(fields["ends_at"])
	precision, told := wholeIn(fields["precision"])
	if !begins || !ends || !told {
		return "", false
	}
	return ceasefire.Moment{From: unixTime(from), Until: unixTime(until), Precision: ceasefire.Precision(precision)}.Format(zone), true
}

// wholeIn reads a whole number of a row, as the trail or as the file has it.
func wholeIn(value any) (int64, bool) {
	if number, ok := value.(json.Number); ok {
		whole, err := number.Int64()
		return whole, err == nil
	}
	whole, ok := value.(int64)
	return whole, ok
}
