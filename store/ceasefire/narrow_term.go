package ceasefire

// NarrowTerm gives the facts that pass a term. Where facts do not hold what its field says, they stay as they were, and held is false. The term has marks, and areas are those of the areas, by their codes.
func (f Facts) NarrowTerm(term ReadTerm, areas map[string]uint64) (narrowed Facts, held bool) {
	if term.LetsAllPass() || f.Len() == 0 {
		return f, true
	}
	c := f.columns
	switch term.Field {
	case TermWhen:
		return f.whose(c.when, each(c.whens, func(w *when) bool { return term.PassesNumber(int64(w.day), true) })), true
	case TermDeaths:
		return f.whose(c.toll, each(c.tolls, func(t *toll) bool { return term.PassesNumber(int64(t.best), t.best >= 0) })), true
	case TermPlace, TermArea:
		return f.whose(c.site, c.sitesPassing(term, areas)), true
	case TermSeverity, TermType, TermScope, TermVerification:
		return f.whose(c.class, c.classesPassing(term)), true
	}
	return f, false
}

// sitesPassing tells of each site whether it passes a term about its place or its area.
func (c *columns) sitesPassing(term ReadTerm, areas map[string]uint64) []bool {
	inArea := each(c.areas, func(code *string) uint64 { return areas[*code] })
	passes := term.MarksPassing()
	if term.Field == TermArea {
		return each(c.sites, func(s *site) bool { return passes(inArea[s.area]) })
	}
	named := each(c.names, func(name *string) uint64 { return term.Marks(asciiLower(*name)) })
	return each(c.sites, func(s *site) bool { return passes(inArea[s.area] | named[s.name]) })
}

// classesPassing tells of each class whether it passes a term about its severity, type, scope or verification.
func (c *columns) classesPassing(term ReadTerm) []bool {
	switch term.Field {
	case TermSeverity:
		return each(c.classes, func(k *class) bool {
			return term.PassesNumber(int64(k.severity), k.severity != SeverityUnknown)
		})
	case TermType:
		is := each(c.kinds, func(kind *Type) bool { return term.PassesText(asciiLower(kind.Name())) })
		return each(c.classes, func(k *class) bool { return is[k.kind] })
	case TermScope:
		is := each(c.scopes, func(scope *Scope) bool { return term.PassesText(asciiLower(string(*scope))) })
		return each(c.classes, func(k *class) bool { return is[k.scope] })
	}
	is := each(c.verifications, func(v *Verification) bool { return term.PassesText(asciiLower(string(*v))) })
	return each(c.classes, func(k *class) bool { return is[k.verified] })
}

// WithSides gives the facts for whose key and parties a test holds. The parties are their places in the frame, -1 for none.
func (f Facts) WithSides(holds func(key int64, partyA, partyB int16) bool) Facts {
	return f.where(func(i int32) bool {
		k := &f.columns.classes[f.columns.class[i]]
		return holds(f.columns.key[i], k.partyA, k.partyB)
	})
}
