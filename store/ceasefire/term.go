package ceasefire

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// TermField is a field that a term narrows, by the code of the table's column.
type TermField string

// The fields that terms narrow.
const (
	TermWhen         TermField = "when"
	TermPlace        TermField = "where"
	TermArea         TermField = "area"
	TermDistrict     TermField = "district"
	TermType         TermField = "what"
	TermTitle        TermField = "title"
	TermWho          TermField = "who"
	TermDeaths       TermField = "dead"
	TermInjured      TermField = "injured"
	TermSeverity     TermField = "severity"
	TermScope        TermField = "scope"
	TermVerification TermField = "verification"
	TermReportedBy   TermField = "reported_by"
	TermDataset      TermField = "dataset"
	TermRecordedBy   TermField = "recorded_by"
	TermRecordedAt   TermField = "recorded_at"
	TermScopeWhy     TermField = "scope_why"
)

// termKind is what a field holds.
type termKind uint8

const (
	termText termKind = iota
	termNumber
	termDay
)

func (f TermField) kind() termKind {
	switch f {
	case TermDeaths, TermInjured, TermSeverity:
		return termNumber
	case TermWhen, TermRecordedAt:
		return termDay
	}
	return termText
}

// TermFields lists the fields that terms narrow.
func TermFields() []TermField {
	return []TermField{
		TermWhen, TermPlace, TermArea, TermDistrict, TermType, TermTitle, TermWho, TermDeaths, TermInjured, TermSeverity, TermScope, TermVerification,
		TermReportedBy, TermDataset, TermRecordedBy, TermRecordedAt, TermScopeWhy,
	}
}

// Term narrows one field by what was typed for it: see ParseTerm.
type Term struct {
	Field TermField
	Text  string
}

// TermTest is one test of a field: that it is unknown, that it lies from Low to High (both included, numbers or days), or that it has the words, or is them where Whole. Not turns it round.
type TermTest struct {
	Not, Unknown, Range, Whole bool
	Low, High                  int64
	Words                      string
}

// ParseTerm reads what was typed for a field. Words with spaces between must all be there, and a bar stands for or: "shelling | air". Of numbers and dates: 5, >5, >=5, <5, <=5 and 5..10, of which
// one end may be left out; a date is what ParseDays reads: >2016-09-12, 2016-09, 12 Sep 2016..19 Sep 2016; see Fixed for what people type. = asks for the whole text, ! for what is not so, and - or ? for what is unknown.
// Of text, = and ! take all behind them up to a bar or another of them, since names have spaces; quotation marks keep words together: "Rif Dimashq".
// The outer list is what may hold, the inner what must hold together. What cannot be read is an error that says what to write.
func ParseTerm(t Term) ([][]TermTest, error) {
	if !slices.Contains(TermFields(), t.Field) {
		return nil, fmt.Errorf("there is no field %q to be narrowed", t.Field)
	}
	var either [][]TermTest
	for _, option := range termOptions(t.Text) {
		all, err := t.Field.tests(option)
		if err != nil {
			return nil, err
		}
		if len(all) > 0 {
			either = append(either, all)
		}
	}
	return either, nil
}

// tests reads what must hold together.
func (f TermField) tests(text string) (all []TermTest, err error) {
	if f.kind() == termText {
		return textTests(text)
	}
	for _, piece := range f.pieces(text) {
		test, err := parseTest(f, piece)
		if err != nil {
			return nil, err
		}
		all = append(all, test)
	}
	return all, nil
}

// pieces cuts what was typed for numbers at its spaces, but for those behind a sign and about the dots of a range; a date keeps those within it.
func (f TermField) pieces(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	if f.kind() != termDay {
		for _, joined := range []string{"!", "<", ">", "=", ".."} {
			text = strings.ReplaceAll(text, joined+" ", joined)
		}
		text = strings.ReplaceAll(text, " ..", "..")
		return strings.Fields(text)
	}
	if text == "" {
		return nil
	}
	return []string{text}
}

// parseTest reads one test of a number or a day.
func parseTest(field TermField, text string) (test TermTest, err error) {
	if rest, not := strings.CutPrefix(text, "!"); not {
		test, err = parseTest(field, strings.TrimSpace(rest))
		test.Not = !test.Not
		return test, err
	}
	if text == "-" || text == "?" {
		return TermTest{Unknown: true}, nil
	}
	return parseRange(field, text)
}

// The ends of a range that was left open.
const lowest, highest = -1 << 40, 1 << 40

func parseRange(field TermField, text string) (TermTest, error) {
	test := TermTest{Range: true, Low: lowest, High: highest}
	for _, sign := range []string{">=", "<=", ">", "<", "="} {
		rest, found := strings.CutPrefix(text, sign)
		if !found {
			continue
		}
		low, high, err := field.bounds(strings.TrimSpace(rest))
		if err != nil {
			return test, err
		}
		switch sign {
		case ">=":
			test.Low = low
		case ">":
			test.Low = high + 1
		case "<=":
			test.High = high
		case "<":
			test.High = low - 1
		default:
			test.Low, test.High = low, high
		}
		return test, nil
	}
	from, to, spans := strings.Cut(text, "..")
	if !spans {
		low, high, err := field.bounds(text)
		test.Low, test.High = low, high
		return test, err
	}
	return field.span(test, strings.TrimSpace(from), strings.TrimSpace(to))
}

// span reads the ends of a range.
func (f TermField) span(test TermTest, from, to string) (TermTest, error) {
	var err error
	if from != "" {
		if test.Low, _, err = f.bounds(from); err != nil {
			return test, err
		}
	}
	if to != "" {
		if _, test.High, err = f.bounds(to); err != nil {
			return test, err
		}
	}
	if from == "" && to == "" {
		return test, fmt.Errorf("a range needs an end: write one such as 10..20, or 10.. for 10 and more")
	}
	if test.High < test.Low {
		return test, fmt.Errorf("%s lies above %s: write the smaller one first", from, to)
	}
	return test, nil
}

// bounds reads a number, or the days of a day, a month or a year.
func (f TermField) bounds(text string) (low, high int64, err error) {
	if f.kind() == termDay {
		span, err := ParseDays(text)
		return int64(span.From), int64(span.To), err
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(text, ",", ""), 10, 32)
	if err != nil || n < 0 {
		return 0, 0, fmt.Errorf("%q is no number: write one such as 5, >5 or 10..20", text)
	}
	return n, n, nil
}
