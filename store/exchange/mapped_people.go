package exchange

import (
	"cmp"
	"regexp"
	"strings"

	"truceboard/store/ceasefire"
)

// peoplePatterns are the ways in which numbers of people are written that are no plain number: with a mark between thousands, and as a range.
type peoplePatterns struct{ thousands, span *regexp.Regexp }

func newPeoplePatterns() peoplePatterns {
	return peoplePatterns{
		thousands: regexp.MustCompile(`^\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:[ \x{a0}\x{202f}]\d{3})+|(?:['’]\d{3})+)$`),
		span:      regexp.MustCompile(`^(\S.*?)\s*(?:-|–|—|\bto\b|\bà\b|إلى|الى)\s*(\S+)$`),
	}
}

func (r *mappedRow) deaths() ceasefire.Deaths {
	return ceasefire.Deaths{
		Estimate:  r.estimate(FieldDeathsLow, FieldDeathsBest, FieldDeathsHigh),
		Civilians: r.people(FieldDeathsCivil), SideA: r.people(FieldDeathsA), SideB: r.people(FieldDeathsB), Unknown: r.people(FieldDeathsUnknown),
	}
}

// estimate reads three numbers of people. A range in the column of the best one is the lowest and the highest, where the file has no columns for those: which of the numbers between is the
// best one it does not say.
func (r *mappedRow) estimate(low, best, high Field) ceasefire.Estimate {
	from, to, ranged := r.span(r.of(best))
	if !ranged || r.file.places[low]+r.file.places[high] > 0 {
		return ceasefire.Estimate{Low: r.people(low), Best: r.people(best), High: r.people(high)}
	}
	if from.N > to.N {
		r.wrongField(best, "a range of people: write the lower number first")
	}
	return ceasefire.Estimate{Low: from, High: to}
}

// span reads a range of people, such as 3-5.
func (r *mappedRow) span(text string) (from, to ceasefire.Count, ok bool) {
	text = plainDigits(text)
	if strings.Trim(text, "0123456789") == "" { // as nearly all are
		return from, to, false
	}
	m := r.file.numbers.span.FindStringSubmatch(text)
	if m == nil {
		return from, to, false
	}
	from, first := r.file.count(m[1])
	to, last := r.file.count(m[2])
	return from, to, first && last && from.Known && to.Known
}

// people reads a number of people; what says that nothing is known is unknown.
func (r *mappedRow) people(field Field) ceasefire.Count {
	text := plainDigits(r.of(field))
	if saysUnknown(text) {
		return ceasefire.Count{}
	}
	n, ok := r.file.count(text)
	if ok {
		return n
	}
	what := "a number of people"
	switch _, _, ranged := r.span(text); {
	case ranged && (field == FieldDeathsBest || field == FieldInjuredBest):
		what += " but a range, and the lowest and the highest have columns of their own: write one number, or read those columns into no field"
	case ranged:
		what += " but a range: write one number, or read the column into " + FieldDeathsBest.Name() + " or " + FieldInjuredBest.Name() + ", which keep its ends as the lowest and the highest"
	case r.file.numbers.thousands.MatchString(text):
		what += " that can be read in one way: a mark before three digits may stand before decimals, so write it without"
	}
	r.wrongField(field, what)
	return n
}

// count reads a number of people in lower case, without space around it: 12.0, which spreadsheets write, is 12, and a mark between thousands is passed over unless it may be the one before
// decimals.
func (f *mappedFile) count(text string) (ceasefire.Count, bool) {
	text = strings.TrimSuffix(strings.TrimSuffix(text, ".0"), ",0")
	if n, ok := people(text); ok {
		return n, true
	}
	if f.numbers.thousands.MatchString(text) {
		decimal := cmp.Or(f.mapping.Decimal, ".")
		if strings.Count(text, decimal) == 1 && !strings.ContainsAny(strings.Replace(text, decimal, "", 1), "., '’\u00a0\u202f") {
			return ceasefire.Count{}, false
		}
		text = strings.Map(func(letter rune) rune {
			if letter < '0' || letter > '9' {
				return -1
			}
			return letter
		}, text)
	}
	return people(text)
}

// saysUnknown reports whether a cell says that nothing is known.
func saysUnknown(text string) bool {
	switch text {
	case "na", "n/a", "#n/a", "n.a.", "null", "none", "unknown", "-", "–", "—", "?", "inconnu", "desconocido", "غير معروف":
		return true
	}
	return false
}
