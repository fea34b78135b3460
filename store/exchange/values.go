package exchange

import (
	"cmp"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// mostValues bounds how many words of one kind are counted: a column of free text mapped by mistake must not fill the memory.
const mostValues = 20_000

// Value is a word that a data file was found to hold, in how many rows, and what it was read as. Means is a party's name, a type's or an
// area's code, and so on, empty where the word stands for nothing that the dossier has. Mapped reports whether that is settled: a word that is
// not mapped is one to ask about.
type Value struct {
	Kind   WordKind
	Text   string
	Rows   int
	Means  string
	Mapped bool
}

// values reads the words of a file, and remembers what each was read as and how often it came.
type values struct {
	frame   ceasefire.Frame
	mapped  map[wordKey]string // what words were mapped to
	seen    map[WordKind]map[string]*seenValue
	parties map[string]ceasefire.ID

	takenExact int // rows with coordinates that do not say how closely the place is known
	placed     int // rows whose place lies where it is known to lie, which they do not say
}

// seenValue is a word that was met.
type seenValue struct {
	rows   int
	means  string
	mapped bool
}

// wordKey is a word as it is looked for, whatever its capitals.
type wordKey struct {
	kind WordKind
	text string
}

func newWordKey(kind WordKind, text string) wordKey {
	return wordKey{kind, strings.ToLower(strings.TrimSpace(text))}
}

func newValues(frame ceasefire.Frame, mapping Mapping) *values {
	v := &values{frame: frame, mapped: map[wordKey]string{}, seen: map[WordKind]map[string]*seenValue{}, parties: map[string]ceasefire.ID{}}
	for _, kind := range WordKinds() {
		v.seen[kind] = map[string]*seenValue{}
	}
	for _, w := range mapping.Words {
		v.mapped[newWordKey(w.Kind, w.Text)] = w.Means
	}
	return v
}

// read gives what a word means: what it was mapped to, or else what guess says. It is asked once a word.
func (v *values) read(kind WordKind, text string, guess func(string) (means string, known bool)) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	found, met := v.seen[kind][text]
	if !met {
		found = v.settle(kind, text, guess)
		if len(v.seen[kind]) < mostValues {
			v.seen[kind][strings.Clone(text)] = found
		}
	}
	found.rows++
	return found.means
}

func (v *values) settle(kind WordKind, text string, guess func(string) (string, bool)) *seenValue {
	if means, mapped := v.mapped[newWordKey(kind, text)]; mapped {
		return &seenValue{means: means, mapped: true}
	}
	means, known := guess(text)
	return &seenValue{means: means, mapped: known}
}

// count notes that a row held a word, which was read as what means says.
func (v *values) count(kind WordKind, text, means string, mapped bool) {
	v.read(kind, text, func(string) (string, bool) { return means, mapped })
}

// side gives the side that an actor's name stands for.
func (v *values) side(actor string) ceasefire.Side {
	name := v.read(PartyWord, actor, v.guessParty)
	if name == "" || name == Nobody {
		return ceasefire.Side{Actor: actor}
	}
	id, met := v.parties[name]
	if !met {
		party, _ := v.frame.PartyByName(name)
		id = party.ID
		v.parties[name] = id
	}
	return ceasefire.Side{Actor: actor, Party: id}
}

func (v *values) guessParty(actor string) (string, bool) {
	if (ceasefire.Side{Actor: actor}).IsCivilians() {
		return Nobody, true
	}
	id, known := v.frame.PartyOfActor(actor)
	party, _ := v.frame.Party(id)
	return party.Name, known
}

// area gives the code of the area that a name stands for, empty where there is none.
func (v *values) area(text string) string {
	return v.read(AreaWord, text, func(text string) (string, bool) {
		area, known := AreaNamed(v.frame, text)
		return area.Code, known
	})
}

// AreaNamed finds the area that a text names, by any spelling, with the word for what it is or without.
func AreaNamed(f ceasefire.Frame, text string) (ceasefire.Area, bool) {
	if area, known := f.AreaByName(text); known {
		return area, true
	}
	return areaCalled(f, text)
}

// areaCalled finds the one area whose name is a text but for the word for what it is, such as governorate: حلب is محافظة حلب.
func areaCalled(f ceasefire.Frame, text string) (found ceasefire.Area, ok bool) {
	bare := bareArea(text)
	for _, area := range f.Areas {
		names := append([]string{area.Name, area.NameArabic}, area.Aliases...)
		if bare == "" || !slices.ContainsFunc(names, func(name string) bool { return bareArea(name) == bare }) {
			continue
		}
		if ok {
			return ceasefire.Area{}, false
		}
		found, ok = area, true
	}
	return found, ok
}

// bareArea gives an area's name without the word for what it is, as names are compared.
func bareArea(name string) string {
	kinds := []string{"governorate", "province", "region", "oblast", "department", "state", "of", "محافظه", "ولايه", "منطقه", "область"}
	words := strings.Fields(plainWords(name))
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return slices.Contains(kinds, word) }), " ")
}

// kind gives the type that a word stands for: what it was mapped to, or else what the layout says.
func (v *values) kind(text string, usual ceasefire.Type, known bool) ceasefire.Type {
	means := v.read(TypeWord, text, func(string) (string, bool) { return string(usual), known })
	return cmp.Or(ceasefire.Type(means), usual)
}

// list gives what was met, kind by kind, the most frequent first.
func (v *values) list() []Value {
	var all []Value
	for _, kind := range WordKinds() {
		var some []Value
		for text, found := range v.seen[kind] {
			some = append(some, Value{Kind: kind, Text: text, Rows: found.rows, Means: found.means, Mapped: found.mapped})
		}
		slices.SortFunc(some, func(a, b Value) int { return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Text, b.Text)) })
		all = append(all, some...)
	}
	return all
}
