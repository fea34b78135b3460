package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
	"time"

	"truceboard/store/ceasefire"
)

// What is typed for single fields is answered from memory: what facts hold by their columns, and of the other fields each value, of which there are few, is held against the term once, and incidents by the ranks of
// their values. The first term about a field whose values are not known, such as the title, has them read.

// inFile gives the terms that only the file can answer: those of more tests than there are marks for.
func inFile(terms []ceasefire.Term) (left []ceasefire.Term) {
	for _, term := range terms {
		if !term.Read().HasMarks() {
			left = append(left, term)
		}
	}
	return left
}

// narrowTerms narrows facts by what was typed for single fields, but for what only the file can answer.
func (m *Memory) narrowTerms(ctx context.Context, h *held, facts ceasefire.Facts, terms []ceasefire.Term) (ceasefire.Facts, error) {
	for _, term := range terms {
		read := term.Read()
		if read.LetsAllPass() || !read.HasMarks() {
			continue
		}
		var areas map[string]uint64
		var err error
		if term.Field == ceasefire.TermArea || term.Field == ceasefire.TermPlace {
			if areas, err = areaMarks(ctx, m.dossier.read, term); err != nil {
				return facts, err
			}
		}
		narrowed, done := facts.NarrowTerm(read, areas)
		if !done {
			if narrowed, err = m.narrowByValues(ctx, h, facts, read); err != nil {
				return facts, err
			}
		}
		facts = narrowed
	}
	return facts, nil
}

// areaMarks gives the marks of the areas by their codes: of their names, and of what they are called in other scripts, in which letters are written one for the other.
func areaMarks(ctx context.Context, q querier, term ceasefire.Term) (map[string]uint64, error) {
	names, err := areasByCode(ctx, q)
	if err != nil {
		return nil, err
	}
	read, marks := term.Read(), make(map[string]uint64, len(names))
	for code, name := range names {
		marks[code] = read.Marks(string(sortable(nil, name)))
	}
	if !asksForPlace(term.Text) {
		return marks, nil
	}
	areas, err := keyedAreas(ctx, q)
	folded := ceasefire.Term{Field: term.Field, Text: plain(term.Text)}.Read()
	for _, a := range areas {
		for _, name := range a.inOtherScripts() {
			marks[a.Code] |= folded.Marks(plain(name))
		}
	}
	return marks, err
}

// narrowByValues narrows facts by a field that they do not hold.
func (m *Memory) narrowByValues(ctx context.Context, h *held, facts ceasefire.Facts, term ceasefire.ReadTerm) (ceasefire.Facts, error) {
	if term.Field == ceasefire.TermWho {
		return m.narrowByActors(ctx, h, facts, term)
	}
	known, err := m.valuesBy(ctx, h, valuedBy(term.Field))
	if err != nil {
		return facts, err
	}
	passing, err := m.valuePasses(ctx, term)
	if err != nil {
		return facts, err
	}
	return facts.WithKeys(known.of.whose(ranksPassing(known.values, passing))), nil
}

// ranksPassing tells of each rank whether its value passes, and first of none at all. Some hundred thousand titles take a while: the processors share them.
func ranksPassing(values []string, passing func(value string) bool) []bool {
	passes := make([]bool, len(values)+1)
	passes[0] = passing("")
	var all sync.WaitGroup
	for from := 0; from < len(values); from += valuesTogether {
		all.Go(func() {
			for n := from; n < min(from+valuesTogether, len(values)); n++ {
				passes[n+1] = passing(values[n])
			}
		})
	}
	all.Wait()
	return passes
}

// valuesTogether is how many values are looked at by one goroutine.
const valuesTogether = 1 << 14

// valuedBy gives the key whose values are those of a field.
func valuedBy(field ceasefire.TermField) SortKey {
	switch field {
	case ceasefire.TermInjured:
		return SortInjured
	case ceasefire.TermRecordedAt:
		return SortRecorded
	}
	return SortKey(field)
}

// valuesBy gives ranks with their values. What is read of them is read to its end though nobody may wait for this answer any more: the next letter needs it too.
func (m *Memory) valuesBy(ctx context.Context, h *held, by SortKey) (keyRanks, error) {
	m.valuing.Lock()
	defer m.valuing.Unlock()
	if ctx.Err() != nil {
		return keyRanks{}, ctx.Err()
	}
	return m.ranksBy(m.ctx, h, by, true)
}

// valuePasses gives what tells whether a value passes a term, as sortable writes it; nothing where it is unknown.
func (m *Memory) valuePasses(ctx context.Context, term ceasefire.ReadTerm) (func(value string) bool, error) {
	switch term.Field {
	case ceasefire.TermInjured:
		return func(value string) bool {
			n, known := wholeOf(value)
			return term.PassesNumber(n, known)
		}, nil
	case ceasefire.TermRecordedAt:
		zone, err := zoneOfAgreement(ctx, m.dossier.read)
		return func(value string) bool {
			second, _ := wholeOf(value)
			return term.Passes(func(test ceasefire.TermTest) bool { return recordedHolds(test, second, zone) })
		}, err
	}
	return func(value string) bool { return term.PassesText(value) }, nil
}

// wholeOf reads a whole number that sortable wrote; known is false where there is none.
func wholeOf(value string) (n int64, known bool) {
	if len(value) != 8 {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64([]byte(value)) ^ (1 << 63)), true
}

// recordedHolds reports whether a test of the day on which an incident was recorded holds of a Unix second, 0 where it is unknown, before it is turned round.
func recordedHolds(test ceasefire.TermTest, second int64, zone *time.Location) bool {
	if test.Unknown {
		return second == 0
	}
	from, to := recordedSpan(test, zone)
	return second >= from && second <= to
}

// narrowByActors narrows facts by who acted: the actors as they were reported, and the parties that they are.
func (m *Memory) narrowByActors(ctx context.Context, h *held, facts ceasefire.Facts, term ceasefire.ReadTerm) (ceasefire.Facts, error) {
	var sides [2]keyRanks
	var marks [2][]uint64
	for n, by := range []SortKey{SortActor, byOtherActor} {
		known, err := m.valuesBy(ctx, h, by)
		if err != nil {
			return facts, err
		}
		sides[n], marks[n] = known, make([]uint64, len(known.values)+1)
		for at, value := range known.values {
			marks[n][at+1] = term.Marks(value)
		}
	}
	parties, err := m.partyMarks(ctx, h, term)
	if err != nil {
		return facts, err
	}
	a, b, passes := sides[0].of, sides[1].of, term.MarksPassing()
	return facts.WithSides(func(key int64, partyA, partyB int16) bool {
		return passes(marks[0][a.at(key)] | marks[1][b.at(key)] | parties[partyA+1] | parties[partyB+1])
	}), nil
}

// partyMarks gives the marks of the names of each party, by its place and one more: those of none come first.
func (m *Memory) partyMarks(ctx context.Context, h *held, term ceasefire.ReadTerm) ([]uint64, error) {
	type named struct {
		id          ceasefire.ID
		short, name string
	}
	parties, err := collect(ctx, m.dossier.read, func(rows *sql.Rows) (p named, err error) {
		err = rows.Scan(into(&p.id), &p.short, &p.name)
		return p, err
	}, "SELECT uuid, short, name FROM party")
	if err != nil {
		return nil, fmt.Errorf("reading the parties: %w", err)
	}
	marks := make([]uint64, len(h.parties)+1)
	for _, p := range parties {
		if at := slices.Index(h.parties, p.id); at >= 0 {
			marks[at+1] = term.Marks(string(sortable(nil, p.short))) | term.Marks(string(sortable(nil, p.name)))
		}
	}
	return marks, nil
}
