package ceasefire

// Annulment is an analyst's recorded word that a determination does not count or, where it restores, that it counts again, with its reason; it
// is never overwritten, only followed by another.
type Annulment struct {
	ID       ID
	Restores bool
	Reason   string
	Recorded Stamp
}

// Counts reports whether a determination counts in what is read and proposed: the last annulment decides, and without any it does.
func (d Determination) Counts() bool {
	n := len(d.Annulments)
	return n == 0 || d.Annulments[n-1].Restores
}

// Ruled finds a determination, annulled or not.
func (f Frame) Ruled(id ID) (Determination, bool) {
	return find(f.Determinations, func(d Determination) bool { return d.ID == id })
}

// Problems gives what is wrong with an annulment of a ruling as it would be saved. What is restored has to make sense as it did when it was ruled.
func (a Annulment) Problems(f Frame, ruling ID) []Problem {
	var p problems
	d, ok := f.Ruled(ruling)
	p.add(!ok, "ruling", "The ruling is not one of the dossier's: choose one of the clock's.")
	p.add(ok && !a.Restores && !d.Counts(), "ruling", "It is annulled already: choose another.")
	p.add(ok && a.Restores && d.Counts(), "ruling", "It counts already: choose another.")
	p.add(a.Reason == "", "reason", "Say why: an annulment without a reason cannot be defended.")
	if ok && a.Restores {
		for _, wrong := range Errors(d.Problems(f)) {
			p.add(true, "ruling", "It cannot count again. %s", wrong.Message)
		}
	}
	return p.list
}

// annulments gives the determinations with only those annulments that were known.
func (a AsOf) annulments(all []Determination) []Determination {
	for i := range all {
		if len(all[i].Annulments) > 0 {
			all[i].Annulments = keep(all[i].Annulments, func(n Annulment) bool { return a.knows(n.Recorded) })
		}
	}
	return all
}
