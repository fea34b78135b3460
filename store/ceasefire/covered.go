package ceasefire

// Covered gives the first and the last Unix second at which a fact began that can be put on a day; ok is false where none can.
func (f Facts) Covered() (first, last int64, ok bool) {
	return f.reach(func(p Precision) bool { return p.OnOneDay() })
}

// Reach gives the first and the last Unix second at which a fact began; ok is false where there are none.
func (f Facts) Reach() (first, last int64, ok bool) {
	return f.reach(func(Precision) bool { return true })
}

// reach looks at facts that are in time from both ends, and else at all of them.
func (f Facts) reach(counts func(Precision) bool) (first, last int64, ok bool) {
	for i := range f.Len() {
		if when := f.when(i); counts(when.precision) {
			if !ok {
				first, last, ok = when.from, when.from, true
			}
			first, last = min(first, when.from), max(last, when.from)
			if f.columns.inTime {
				break
			}
		}
	}
	for i := f.Len() - 1; ok && f.columns.inTime; i-- {
		if when := f.when(i); counts(when.precision) {
			return first, when.from, true
		}
	}
	return first, last, ok
}
