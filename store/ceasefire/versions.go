package ceasefire

import (
	"maps"
	"slices"
	"strings"
)

// Versions are three readings of one record, each field by its name as a text that is the same exactly where the field says the same: as a form began with it, as it stands now, and as it was typed.
type Versions struct{ Began, Now, Typed map[string]string }

// Settled is what becomes of three versions of a record. Fields is the record: what was not typed is as it stands now, and what was typed stays. Theirs names what somebody else changed meanwhile, in order; Clashes
// is what of that was typed otherwise, and is not settled before somebody decides it.
type Settled struct {
	Fields  map[string]string
	Theirs  []string
	Clashes []Clash
}

// Clash is a field that was changed and typed differently, with all those that are decided together with it, itself among them.
type Clash struct {
	Field    string
	Together []string
}

// Settle merges three versions of a record field by field. What a field of governs has says what those that it names there mean, as a kind of due date does of its days: where one side changed the field and the
// other any of them, all that belongs together is one clash, since a mixture of both would say what neither meant.
func (v Versions) Settle(governs map[string][]string) Settled {
	s := Settled{Fields: maps.Clone(v.Typed)}
	bound := map[string]bool{}
	for _, head := range slices.Sorted(maps.Keys(governs)) {
		if group := append([]string{head}, governs[head]...); v.entangled(group) {
			s.Clashes = append(s.Clashes, Clash{Field: head, Together: group})
			for _, name := range group {
				bound[name] = true
			}
		}
	}
	for _, name := range v.names() {
		if v.Now[name] == v.Began[name] {
			continue
		}
		s.Theirs = append(s.Theirs, name)
		switch {
		case bound[name]:
		case v.Typed[name] == v.Began[name]:
			s.Fields[name] = v.Now[name]
		case v.Typed[name] != v.Now[name]:
			s.Clashes = append(s.Clashes, Clash{Field: name, Together: []string{name}})
		}
	}
	slices.SortFunc(s.Clashes, func(a, b Clash) int { return strings.Compare(a.Field, b.Field) })
	return s
}

// entangled reports whether both sides changed something of a group, one of them its head, and did not come to the same.
func (v Versions) entangled(group []string) bool {
	theirs := slices.ContainsFunc(group, func(name string) bool { return v.Now[name] != v.Began[name] })
	mine := slices.ContainsFunc(group, func(name string) bool { return v.Typed[name] != v.Began[name] })
	apart := slices.ContainsFunc(group, func(name string) bool { return v.Typed[name] != v.Now[name] })
	head := v.Now[group[0]] != v.Began[group[0]] || v.Typed[group[0]] != v.Began[group[0]]
	return theirs && mine && apart && head
}

// names lists the fields of any version, in order.
func (v Versions) names() []string {
	all := maps.Clone(v.Began)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, v.Now)
	maps.Copy(all, v.Typed)
	return slices.Sorted(maps.Keys(all))
}
