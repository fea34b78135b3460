package exchange

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// LikeRows are rows of a table without identifiers that say the same: Line is where the first of them begins in the file, Again where the others do.
type LikeRows struct {
	Line  int
	Again []int
}

// likeRows tells the rows of a table without identifiers apart that say the same: two shellings of a day may well be written in the same words. The first is known by what it says, as it always was, the second by what it
// says and that it is the second, and so on, so that the same file brings nothing twice, and a longer one what it has more. Where such rows are to be taken once, all are the first.
type likeRows struct {
	once  bool
	lines map[rowMark]uint32   // of the first row that says something; a file may hold a million, so that they are kept short
	again map[rowMark][]uint32 // of the rows that said it again
}

// rowMark is the beginning of a SHA-256, enough to tell the rows of a file apart.
type rowMark [8]byte

// markOf gives the beginning of a digest in hexadecimal digits; of another text it gives that of its own digest.
func markOf(key string) (mark rowMark) {
	if len(key) != hex.EncodedLen(len(rowMark{})*4) {
		key = rowDigest([]string{key})
	}
	if _, err := hex.Decode(mark[:], []byte(key[:2*len(mark)])); err != nil {
		return markOf(rowDigest([]string{key}))
	}
	return mark
}

func newLikeRows(once bool) *likeRows {
	return &likeRows{once: once, lines: map[rowMark]uint32{}, again: map[rowMark][]uint32{}}
}

// key gives the key of a row by the digest of what it says and how often that was said above it in the file.
func (l *likeRows) key(said string, line int) string {
	mark := markOf(said)
	if _, there := l.lines[mark]; !there {
		l.lines[mark] = uint32(line)
		return said
	}
	l.again[mark] = append(l.again[mark], uint32(line))
	if l.once {
		return said
	}
	return rowDigest([]string{said, strconv.Itoa(len(l.again[mark]) + 1)})
}

// list gives the rows that say the same, in the order of the file.
func (l *likeRows) list() (all []LikeRows) {
	if l == nil {
		return nil
	}
	for mark, lines := range l.again {
		like := LikeRows{Line: int(l.lines[mark]), Again: make([]int, len(lines))}
		for n, line := range lines {
			like.Again[n] = int(line)
		}
		all = append(all, like)
	}
	slices.SortFunc(all, func(a, b LikeRows) int { return a.Line - b.Line })
	return all
}

// How many rows that say the same a note names, and of how many lines of each.
const mostAlikeNamed, mostAgainNamed = 3, 5

// note says which rows say the same and what is made of them, "" where none do.
func (l *likeRows) note() string {
	all := l.list()
	if len(all) == 0 {
		return ""
	}
	var named []string
	rows := 0
	for n, like := range all {
		if rows += len(like.Again); n < mostAlikeNamed {
			named = append(named, like.words())
		}
	}
	if more := len(all) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("and so on, %d rows in all", rows))
	}
	words := strings.ToUpper(named[0][:1]) + strings.Join(named, "; ")[1:]
	switch {
	case l.once:
		return words + ": taken once."
	case rows == 1:
		return words + ": taken as an incident of its own, since rows without an identifier may well say the same. If it is the same incident twice, say so (--like-once)."
	}
	return words + ": taken as incidents of their own, since rows without an identifier may well say the same. If they are the same incident again, say so (--like-once)."
}

// words says which lines say the same: "lines 3 and 9 say the same as line 2".
func (l LikeRows) words() string {
	if len(l.Again) == 1 {
		return fmt.Sprintf("line %d says the same as line %d", l.Again[0], l.Line)
	}
	var lines []string
	for _, line := range l.Again[:min(mostAgainNamed, len(l.Again))] {
		lines = append(lines, strconv.Itoa(line))
	}
	last := lines[len(lines)-1]
	if more := len(l.Again) - len(lines); more > 0 {
		lines, last = append(lines, ""), fmt.Sprintf("%d more", more)
	}
	return fmt.Sprintf("lines %s and %s say the same as line %d", strings.Join(lines[:len(lines)-1], ", "), last, l.Line)
}

// takenKeys are the keys under which the rows of a file were found in a dossier: no incident is two of them.
type takenKeys map[rowMark]struct{}

func (t takenKeys) has(key string) bool {
	_, there := t[markOf(key)]
	return there
}

func (t takenKeys) add(key string) { t[markOf(key)] = struct{}{} }
