package spelled

import (
	"cmp"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// Open is what stands openly in a dossier beside the sources that are confidential: what parties, areas, actors and other sources are called, and what the agreement says. It is not for several goroutines at once.
type Open struct {
	folding *Names
	is      map[string]OpenName // by the name, folded
	whole   []openWhole         // that stay wherever they stand
	within  *Names              // those
	said    map[string]bool     // the agreement, and what it is broken down into
	sites   map[string]bool     // of open sources
	parts   map[string]bool     // whether a name is part of an open one, from memory
}

// openWhole is an open name as it is spelled somewhere, and that, folded.
type openWhole struct {
	OpenName
	folded string
}

// OpenName says that a confidential source's name stands openly: as that of somebody else, or as part of it. Of says in a word whose the whole is, such as "party".
type OpenName struct {
	Name, Of, Whole string
}

// Same reports whether the name is all of the open one, so that it can be told from nothing whom it means.
func (n OpenName) Same() bool { return string(New(nil).Key(n.Name)) == string(New(nil).Key(n.Whole)) }

// Words says where the name stands, and that it stays there.
func (n OpenName) Words() string {
	if n.Same() {
		return "“" + n.Name + "” is what " + n.article() + " is called too, and stays in all texts"
	}
	return "“" + n.Name + "” is part of what " + n.article() + " is called, “" + n.Whole + "”, and stays there"
}

func (n OpenName) article() string {
	if strings.ContainsAny(n.Of[:1], "ao") {
		return "an " + n.Of
	}
	return "a " + n.Of
}

// NewOpen gathers what stands openly.
func NewOpen(frame ceasefire.Frame) *Open {
	o := &Open{folding: New(nil), is: map[string]OpenName{}, said: agreed(frame), sites: map[string]bool{}, parts: map[string]bool{}}
	for _, p := range frame.Parties {
		o.add("party", p.Name, p.Name)
		o.add("party", p.Short, p.Short)
	}
	for _, a := range frame.Areas {
		for _, name := range append([]string{a.Name, a.NameArabic}, a.Aliases...) {
			o.add("area", name, name)
		}
	}
	for _, s := range frame.Sources {
		if s.Confidential {
			continue
		}
		for _, name := range []string{s.Title, s.Publisher, s.Attribution} {
			o.add("open source", name, name)
		}
		o.sites[site(s.Address)] = true
		for _, spelling := range Addresses(s.Address) {
			o.add("open source", spelling, strings.TrimSpace(s.Address))
		}
	}
	var spellings []string
	for _, open := range o.whole {
		spellings = append(spellings, open.folded)
	}
	o.within = New(spellings)
	for _, a := range frame.Actors { // whom reports name: what is part of one is not open
		if key := string(o.folding.Key(a.Name)); key != "" && !o.Is(a.Name) {
			o.is[key] = OpenName{Of: "actor", Whole: a.Name}
		}
	}
	return o
}

// add notes an open name by one of its spellings.
func (o *Open) add(of, spelling, whole string) {
	if key := string(o.folding.Key(spelling)); key != "" && !o.Is(spelling) {
		o.is[key] = OpenName{Of: of, Whole: whole}
		o.whole = append(o.whole, openWhole{OpenName{Of: of, Whole: whole}, key})
	}
}

// agreed gives the texts that are the agreement's own: its title and summary, its commitments with their clauses, and what its clocks are called.
func agreed(frame ceasefire.Frame) map[string]bool {
	said := map[string]bool{frame.Agreement.Title: true, frame.Agreement.Summary: true}
	for _, c := range frame.Commitments {
		for _, text := range []string{c.Title, c.Text, c.Clause, c.Condition.Text} {
			said[text] = true
		}
	}
	for _, c := range frame.Clocks {
		said[c.Name], said[c.Short] = true, true
		for _, leg := range c.Legs {
			said[leg.Name] = true
		}
	}
	return said
}

// Is reports whether a name is an open one, however it is spelled.
func (o *Open) Is(name string) bool { return o.is[string(o.folding.Key(name))] != (OpenName{}) }

// Outside gives what of some hits in a text is not meant openly: not part of a longer open name that stands there, as "UN" within the party "UN and Red Crescent" is; nor, in what the agreement itself says, part of any. The hits are in the
// order in which they begin.
func (o *Open) Outside(text string, hits []Hit) []Hit {
	if len(hits) == 0 || !o.within.Any() {
		return hits
	}
	agreed := o.said[text]
	open := slices.DeleteFunc(o.within.In(o.within.Fold(text)), func(h Hit) bool { return !Alone([]byte(text), h.From, h.To) })
	return slices.DeleteFunc(hits, func(hit Hit) bool {
		return agreed && o.Holds(hit.Name) || slices.ContainsFunc(open, func(o Hit) bool {
			return o.From <= hit.From && hit.To <= o.To && o.To-o.From > hit.To-hit.From
		})
	})
}

// Holds reports whether a name is part of a longer open name, as words of their own.
func (o *Open) Holds(name string) bool {
	part, known := o.parts[name]
	if !known {
		part = len(o.holding(name)) > 0
		o.parts[name] = part
	}
	return part
}

// holding gives the open names of which a name is a part.
func (o *Open) holding(name string) (all []OpenName) {
	part := string(o.folding.Key(name))
	for _, open := range o.whole {
		at := strings.Index(open.folded, part)
		if at < 0 || part == "" || len(open.folded) == len(part) {
			continue
		}
		for end := 0; at >= end; at = end + strings.Index(open.folded[end:], part) {
			end = at + len(part)
			if Alone([]byte(open.folded), at, end) {
				all = append(all, OpenName{name, open.Of, open.Whole})
				break
			}
		}
	}
	return all
}

// Standing gives those of some names that stand openly, each with every open name that it is or is part of; of the spellings of one the longest.
func (o *Open) Standing(names []string) (all []OpenName) {
	for _, name := range names {
		if is := o.is[string(o.folding.Key(name))]; is != (OpenName{}) {
			all = append(all, OpenName{name, is.Of, is.Whole})
		}
		all = append(all, o.holding(name)...)
	}
	slices.SortFunc(all, func(a, b OpenName) int {
		return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(a.Whole, b.Whole), cmp.Compare(len(b.Name), len(a.Name)), cmp.Compare(a.Name, b.Name))
	})
	return slices.CompactFunc(all, func(a, b OpenName) bool { return a.Of == b.Of && a.Whole == b.Whole })
}
