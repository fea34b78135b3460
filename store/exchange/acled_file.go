package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// acledNeeded are the columns without which a table is not ACLED's; every layout since 2016 has them, in upper or lower case. EVENT_ID_CNTY is called so nowhere else, and a selection of columns that has it needs few
// beside it.
func acledNeeded(names []string) []string {
	if slices.Contains(names, acledKeys()[0]) && slices.Contains(names, "latitude") == slices.Contains(names, "longitude") {
		return []string{"event_date", "event_type"}
	}
	return []string{"event_date", "event_type", "actor1", "actor2", "country", "location", "latitude", "longitude", "fatalities"}
}

// acledKeys are the columns that may hold an event's identifier, the best first. EVENT_ID_CNTY is for good; DATA_ID, which layouts before 2023
// have, changes with each issue (ACLED, "Guide to 2023 column changes").
func acledKeys() []string { return []string{"event_id_cnty", "data_id"} }

// isACLED reports whether columns are those of an ACLED file.
func isACLED(names []string) bool {
	keyed := slices.ContainsFunc(acledKeys(), func(key string) bool { return slices.Contains(names, key) })
	return keyed && len(acledMissing(names)) == 0
}

func acledMissing(names []string) []string {
	return slices.DeleteFunc(acledNeeded(names), func(needed string) bool { return slices.Contains(names, needed) })
}

// acledFile reads the rows of an ACLED table, in any of its dialects.
type acledFile struct {
	columns
	moments *moments
	dates   *dateReader
	seen    *values
	key     string    // the column of the identifier
	whole   bool      // every column is kept, because the header's order or spelling could not be told again
	meant   []meaning // the columns that a row's digest is made of
}

func newACLEDFile(frame ceasefire.Frame, header []string, order DateOrder, seen *values) (*acledFile, error) {
	found, err := newColumns(header)
	if err != nil {
		return nil, err
	}
	if missing := acledMissing(found.names); len(missing) > 0 {
		return nil, formatError("this is not an ACLED file: it has no column %s; choose the file of events as ACLED publishes it", strings.Join(missing, ", "))
	}
	f := &acledFile{columns: found, moments: newMoments(frame.Agreement.Location()), dates: newDateReader(order), seen: seen, whole: !acledUsual(header)}
	f.meant = f.dates.acledMeant(found.names)
	for _, key := range slices.Backward(acledKeys()) {
		if found.places[key] > 0 {
			f.key = key
		}
	}
	if f.key == "" {
		return nil, formatError("this is not an ACLED file: it has no column event_id_cnty; choose the file of events as ACLED publishes it")
	}
	return f, nil
}

// read reads one row.
func (f *acledFile) read(fields []string, line int) (ceasefire.Incident, error) {
	row := acledRow{cells: cells{columns: &f.columns, fields: fields, line: line}, file: f}
	incident := row.incident()
	return incident, row.err
}
