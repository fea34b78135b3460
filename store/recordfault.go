package store

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// FaultKind tells how a record is not as the audit trail tells of it.
type FaultKind string

// The kinds: a record whose row says something else, one whose row is gone, and one that is there though nothing tells of it. FaultSeal is an import or a merge of which what vouches for its
// incidents is gone or changed. FaultDerived are incidents that do not say what follows for them from the other records: their day, their parties, their scope.
const (
	FaultAltered FaultKind = "altered"
	FaultRemoved FaultKind = "removed"
	FaultAdded   FaultKind = "added"
	FaultSeal    FaultKind = "unvouched"
	FaultDerived FaultKind = "derived"
)

// RecordFault is a record that was changed past the audit trail, by another program. Line is the last entry of the trail about it, 0 where it has none; Columns are those that are not as it says, as the file names
// them, where that can be told. Row is the place of an incident among those of its import, from 1, where it has no entry of its own. Count is, of what is derived, how many incidents it is that are not as they should be; ID and
// Name are then those of the first.
type RecordFault struct {
	Record  string
	ID      ceasefire.ID
	Name    string
	Fault   FaultKind
	Columns []string
	Line    int64
	Row     int64
	Count   int

	was row // what for certain stood in the columns, where the trail has no line that says so
}

// key names the record as the audit trail does.
func (f RecordFault) key() recordKey {
	if keyColumn(f.Record) == "uuid" {
		return recordKey{f.Record, hexOf(f.ID)}
	}
	return recordKey{f.Record, f.Name}
}

// named gives the kind of record, what it is called by and its identifier.
func (f RecordFault) named() string {
	what := strings.ReplaceAll(f.Record, "_", " ")
	if f.Name != "" {
		what += fmt.Sprintf(" %q", f.Name)
	}
	if !f.ID.IsZero() {
		what += " (" + f.ID.String() + ")"
	}
	if f.Row > 0 {
		what += fmt.Sprintf(", row %d of its import,", f.Row)
	}
	return what
}

// String says what is wrong in a sentence, and what to do.
func (f RecordFault) String() string {
	what := f.What()
	switch f.Fault {
	case FaultRemoved:
		return what + ": merging an undamaged copy or backup into the dossier brings it back (truceboard merge)"
	case FaultAdded:
		if f.Count > 0 {
			return f.strayWords()
		}
		return what + ": " + f.wayOfAdded()
	case FaultSeal:
		return what + ", so that these cannot be held against it: merging an undamaged copy or backup into the dossier brings it back (truceboard merge)"
	case FaultDerived:
		return what + ", and figures are counted by it; have it worked out anew by merging any copy of the dossier, as its newest backup, into it (truceboard merge)"
	}
	back := "merge an undamaged copy or backup into the dossier (truceboard merge), which puts it back"
	if f.HasState() {
		back += ", or put that entry's state back from the record's history"
	}
	return what + "; " + back
}

// wayOfAdded says what to do about a record that nobody entered: a merge takes nothing away.
func (f RecordFault) wayOfAdded() string {
	way := "put the dossier back to a backup that was made before (truceboard backup --restore), and merge into it what it was, which that keeps (truceboard merge): all that was entered since comes back, and this does not"
	if slices.Contains([]string{"incident", "attachment", "event", "tally"}, f.Record) {
		return "delete it in the window, which the trail tells of then, or take it as it stands there (See what was changed) if you answer for it; or " + way
	}
	return way
}

// What says what is wrong.
func (f RecordFault) What() string {
	what := f.named()
	switch f.Fault {
	case FaultRemoved:
		return fmt.Sprintf("%s was removed past the audit trail, whose entry %d has it", what, f.Line)
	case FaultAdded:
		return what + " was added past the audit trail, which does not tell of it"
	case FaultSeal:
		if f.Record == "incident" {
			return fmt.Sprintf("%s cannot be held against the audit trail: what vouches for it (entry %d) is gone or was changed", what, f.Line)
		}
		return fmt.Sprintf("%s: what vouches for the incidents that it brought (entry %d of the audit trail) is gone or was changed", what, f.Line)
	case FaultDerived:
		return f.derivedWords()
	}
	in := ""
	if len(f.Columns) > 0 {
		in = " in " + strings.Join(f.Columns, ", ")
	}
	return fmt.Sprintf("%s was altered past the audit trail%s: entry %d has it otherwise", what, in, f.Line)
}

// HasState reports whether the entry has a state of the record that can be put back from its history: an incident that came with an import or a merge has no entry of its own, and where it comes from is never entered.
func (f RecordFault) HasState() bool {
	return f.Row == 0 && len(f.Columns) > 0 && turnable(f.Record) && !slices.ContainsFunc(f.Columns, func(name string) bool {
		return slices.Contains(provenanceColumns(), name) || slices.Contains([]string{"content", "removed_at", withdrawalTable, removalTable}, name)
	})
}

// strayWords tells of rows beside the records that the trail knows nothing of.
func (f RecordFault) strayWords() string {
	rows := "1 row"
	if f.Count > 1 {
		rows = fmt.Sprintf("%d rows", f.Count)
	}
	return fmt.Sprintf("%s of the table %s came past the audit trail, which tells of nothing like it, and nothing goes by it: merging any copy of the dossier, as its newest backup, into it takes it out (truceboard merge)", rows, f.Record)
}

func (f RecordFault) derivedWords() string {
	which := fmt.Sprintf("%d incidents do not say what follows for them", f.Count)
	if f.Count == 1 {
		which = "1 incident does not say what follows for it"
	}
	return fmt.Sprintf("%s from the records and rules that there are (%s; the first is %s): another program changed it",
		which, strings.Join(f.Columns, ", "), f.named())
}
