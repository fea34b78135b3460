package dashboard

import (
	"slices"
	"strings"

	"truceboard/store"
)

// sameFaults reports whether the same records were found.
func sameFaults(one, other store.Altered) bool {
	return one.More == other.More && slices.EqualFunc(one.Records, other.Records, func(a, b store.RecordFault) bool { return a.String() == b.String() })
}

// alteredWords says for the bar what was changed past the trail.
func alteredWords(a store.Altered) string {
	words := "Another program changed " + faultName(a.Records[0])
	if more := a.Count() - 1; more > 0 {
		words += " and " + counted(more, "more record", "more records")
	}
	return words + " in this dossier's file. The audit trail does not tell of it; figures and charts take what stands there now."
}

// faultName names a record that was changed past the trail, or what else was.
func faultName(f store.RecordFault) string {
	switch f.Fault {
	case store.FaultSeal:
		if f.Name == "" {
			return "what vouches for the incidents of a merge"
		}
		return "what vouches for the incidents of the import “" + shortened(f.Name) + "”"
	case store.FaultDerived:
		return "what " + counted(f.Count, "incident is", "incidents are") + " counted as"
	}
	name := store.RecordName(f.Record)
	if title := oneLine(f.Name); title != "" {
		return name + " “" + shortened(title) + "”"
	}
	if f.Row > 0 {
		return name + " of row " + grouped(int(f.Row)) + " of its import"
	}
	return name
}

// faultWords says in a word or two what is wrong with it.
func faultWords(f store.RecordFault) string {
	switch f.Fault {
	case store.FaultRemoved:
		return "removed"
	case store.FaultAdded:
		return "added"
	case store.FaultSeal:
		return "gone or changed"
	}
	if len(f.Columns) == 0 {
		return "altered"
	}
	return "altered: " + strings.ReplaceAll(strings.Join(f.Columns, ", "), "_", " ")
}

// faultLines lists what was found as plain text.
func faultLines(a store.Altered) string {
	var text strings.Builder
	for _, f := range a.Records {
		text.WriteString(f.String() + "\n")
	}
	if a.More > 0 {
		text.WriteString("and " + grouped(a.More) + " more: truceboard check counts them\n")
	}
	return text.String()
}
