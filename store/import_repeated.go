package store

import "fmt"

// metRows tells on which line of the file an incident was met first, by its key: of those that the import added, and of those that were here. A file may hold a million, so that a line takes four bytes.
type metRows struct{ lines []uint32 }

// meet gives the line on which a row of this import was the incident of a key before, 0 where none was, and notes that the row on a line is.
func (r *metRows) meet(key int64, line int) (first int) {
	if more := int(key) + 1 - len(r.lines); more > 0 {
		r.lines = append(r.lines, make([]uint32, more)...)
	}
	if first = int(r.lines[key]); first == 0 {
		r.lines[key] = uint32(max(line, 1))
	}
	return first
}

// has reports whether a row of this import was the incident of a key.
func (r *metRows) has(key int64) bool { return key < int64(len(r.lines)) && r.lines[key] > 0 }

// repeatedError says that a row has the identifier of a row above it and says something else: which of them is right is not for an import to choose, and were each taken in turn, the same
// file would change the dossier anew every time.
type repeatedError struct {
	line, first int
	key         string
}

// Error gives the sentence for a list of rejected rows.
func (e *repeatedError) Error() string {
	return fmt.Sprintf("%q stands in a row above it too, on line %d, which says something else: keep the right one of the two, or give this one an identifier of its own", e.key, e.first)
}

// Line gives the line on which the row begins.
func (e *repeatedError) Line() int { return e.line }
