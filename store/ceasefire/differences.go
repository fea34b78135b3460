package ceasefire

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// FieldChange is one thing that is not the same in two readings of an incident, in words; empty where there is nothing.
type FieldChange struct{ Name, Before, After string }

// Differences says what of an incident is not the same in a later reading of the row that it came from: what the row says, not what follows from it by rules and rulings. Times are those of
// the agreement's zone.
func Differences(before, after Incident, f Frame) []FieldChange {
	zone := f.Agreement.Location()
	was, is := told(before, f, zone), told(after, f, zone)
	var changed []FieldChange
	for n := range was {
		if was[n][1] != is[n][1] {
			changed = append(changed, FieldChange{Name: was[n][0], Before: was[n][1], After: is[n][1]})
		}
	}
	for _, column := range columnChanges(before.Extra, after.Extra) {
		said := func(field FieldChange) bool { return field.Before == column.Before && field.After == column.After }
		if !slices.ContainsFunc(changed, said) { // a column that a field was read from is kept beside it
			changed = append(changed, column)
		}
	}
	return changed
}

// told gives what an incident says, field by field, each by its name.
func told(i Incident, f Frame, zone *time.Location) [][2]string {
	point := ""
	if i.Place.HasPoint {
		point = fmt.Sprintf("%g, %g", i.Place.Point.Lat, i.Place.Point.Lon)
	}
	area, _ := f.Area(i.Place.Area)
	return [][2]string{
		{"When", i.When.Format(zone)}, {"Type", i.Type.Name()}, {"Title", i.Title}, {"Text", i.Text},
		{"Place", i.Place.Name}, {"Area", area.Name}, {"District", i.Place.District}, {"Position", point}, {"Place known", i.Place.Precision.Words()},
		{"Side A", i.SideA.Actor}, {"Side B", i.SideB.Actor},
		{"Deaths, low", i.Deaths.Low.words()}, {"Deaths, best", i.Deaths.Best.words()}, {"Deaths, high", i.Deaths.High.words()},
		{"Deaths, civilians", i.Deaths.Civilians.words()}, {"Deaths, side A", i.Deaths.SideA.words()}, {"Deaths, side B", i.Deaths.SideB.words()},
		{"Deaths, unknown side", i.Deaths.Unknown.words()},
		{"Injured, low", i.Injured.Low.words()}, {"Injured, best", i.Injured.Best.words()}, {"Injured, high", i.Injured.High.words()},
		{"Severity", ownSeverity(i)}, {"Verification", string(cmp.Or(i.Verification, Unverified))}, {"Reported by", i.ReportedBy}, {"Sources", citedWords(i, f)},
	}
}

// ownSeverity gives a severity in words where it does not follow from the deaths.
func ownSeverity(i Incident) string {
	if i.Severity == SeverityUnknown || i.Severity == SeverityOf(i.Deaths.Best) {
		return ""
	}
	return i.Severity.Words()
}

// citedWords names the sources that an incident cites, each with the place in it and the report's credibility, in the order of their names.
func citedWords(i Incident, f Frame) string {
	var said []string
	for _, c := range i.Citations {
		source, _ := f.Source(c.Source)
		words := source.Title
		if c.Locator != "" {
			words += ", " + c.Locator
		}
		if c.Credibility > 0 {
			words += " (" + strconv.Itoa(int(c.Credibility)) + ")"
		}
		said = append(said, words)
	}
	slices.Sort(said)
	return strings.Join(said, "; ")
}

// words gives the number, nothing where it is unknown.
func (c Count) words() string {
	if !c.Known {
		return ""
	}
	return strconv.Itoa(c.N)
}

// columnChanges compares the columns that have no field, by their names.
func columnChanges(before, after []Column) []FieldChange {
	was := make(map[string]string, len(before))
	for _, c := range before {
		was[c.Name] = c.Value
	}
	var changed []FieldChange
	for _, c := range after {
		if was[c.Name] != c.Value {
			changed = append(changed, FieldChange{Name: c.Name, Before: was[c.Name], After: c.Value})
		}
		delete(was, c.Name)
	}
	for _, c := range before {
		if value, gone := was[c.Name]; gone && value != "" {
			changed = append(changed, FieldChange{Name: c.Name, Before: value})
		}
	}
	return changed
}
