package ceasefire

import "strings"

// ReadTerm is a term that was read, to be held against many incidents. The zero one lets everything pass.
type ReadTerm struct {
	Field  TermField
	either [][]TermTest // of text, their words in lower case
}

// Read reads a term. One that cannot be read lets everything pass: whoever typed it is told.
func (t Term) Read() ReadTerm {
	either, err := ParseTerm(t)
	if err != nil {
		either = nil
	}
	for _, all := range either {
		for n := range all {
			all[n].Words = asciiLower(all[n].Words)
		}
	}
	return ReadTerm{t.Field, either}
}

// LetsAllPass reports whether the term narrows nothing.
func (r ReadTerm) LetsAllPass() bool { return len(r.either) == 0 }

// Passes reports whether something passes of which a test holds or not, each before it is turned round.
func (r ReadTerm) Passes(holds func(TermTest) bool) bool {
	for _, all := range r.either {
		passes := true
		for _, test := range all {
			passes = passes && holds(test) != test.Not
		}
		if passes {
			return true
		}
	}
	return r.LetsAllPass()
}

// PassesNumber reports whether a number, or a day, passes.
func (r ReadTerm) PassesNumber(value int64, known bool) bool {
	return r.Passes(func(test TermTest) bool {
		if test.Unknown {
			return !known
		}
		return known && value >= test.Low && value <= test.High
	})
}

// PassesText reports whether what a field says passes, in every way in which it does, in lower case.
func (r ReadTerm) PassesText(lower ...string) bool {
	return r.Passes(func(test TermTest) bool { return test.holdsFor(lower...) })
}

// holdsFor reports whether a test of text holds, before it is turned round.
func (t TermTest) holdsFor(lower ...string) bool {
	if t.Unknown {
		return strings.Join(lower, "") == ""
	}
	for _, text := range lower {
		if t.Whole && text == t.Words || !t.Whole && strings.Contains(text, t.Words) {
			return true
		}
	}
	return false
}

// mostMarks is how many tests have a mark.
const mostMarks = 64

// HasMarks reports whether the tests are few enough for Marks.
func (r ReadTerm) HasMarks() bool { return r.tests() <= mostMarks }

func (r ReadTerm) tests() (n int) {
	for _, all := range r.either {
		n += len(all)
	}
	return n
}

// Marks has a bit for each test that one text of a field decides: that it has the words, or that it is not unknown. The marks of a field that says the same in several ways are those of all its texts together, so that each
// text that many incidents have is looked at once. The text is in lower case.
func (r ReadTerm) Marks(lower string) (marks uint64) {
	n := 0
	for _, all := range r.either {
		for _, test := range all {
			if test.holdsFor(lower) != test.Unknown {
				marks |= 1 << n
			}
			n++
		}
	}
	return marks
}

// MarksPassing is PassesMarks for many incidents.
func (r ReadTerm) MarksPassing() func(marks uint64) bool {
	const few = 8 // tests, of which there is a table
	if r.tests() > few {
		return r.PassesMarks
	}
	var passes [1 << few]bool
	for marks := range passes {
		passes[marks] = r.PassesMarks(uint64(marks))
	}
	return func(marks uint64) bool { return passes[uint8(marks)] }
}

// PassesMarks reports whether an incident passes by the marks of all that its field says.
func (r ReadTerm) PassesMarks(marks uint64) bool {
	n := 0
	for _, all := range r.either {
		passes := true
		for _, test := range all {
			passes = passes && (marks>>n&1 == 1) != (test.Unknown != test.Not)
			n++
		}
		if passes {
			return true
		}
	}
	return r.LetsAllPass()
}
