package exchange

import (
	"fmt"
	"strings"
	"unicode"

	"truceboard/store/ceasefire"
)

// longestKey bounds the keys that are made of names, in letters; what makes one its own may follow.
const longestKey = 40

// keyMaker makes keys of names: small letters, digits and underscores, each key once.
type keyMaker map[string]bool

// key makes the key of a name. A name without a letter or digit is called by another; the second of a kind gets _2, and so on.
func (k keyMaker) key(name, otherwise string) string {
	slug := slugOf(name)
	if slug == "" {
		slug = otherwise
	}
	key := slug
	for n := 2; k[key]; n++ {
		key = fmt.Sprintf("%s_%d", slug, n)
	}
	k[key] = true
	return key
}

// slugOf writes the letters and digits of a name small, with one underscore for whatever lies between them.
func slugOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slug := ""
	for _, word := range words {
		longer := strings.TrimPrefix(slug+"_"+word, "_")
		if slug != "" && len([]rune(longer)) > longestKey {
			break
		}
		slug = longer
	}
	letters := []rune(slug)
	return string(letters[:min(len(letters), longestKey)])
}

// keysFor gives each record of a list its key, in the list's order.
func keysFor[T any](list []T, id func(T) ceasefire.ID, name func(T) string, otherwise string) map[ceasefire.ID]string {
	made, keys := keyMaker{}, map[ceasefire.ID]string{}
	for _, one := range list {
		keys[id(one)] = made.key(name(one), otherwise)
	}
	return keys
}

// keyRecords gives every record that others can refer to its key. Legs share one set of keys, whatever their clock.
func (t *templateWriter) keyRecords(f ceasefire.Frame) {
	t.sources = keysFor(f.Sources, func(s ceasefire.Source) ceasefire.ID { return s.ID }, func(s ceasefire.Source) string { return s.Title }, "source")
	t.parties = keysFor(f.Parties, func(p ceasefire.Party) ceasefire.ID { return p.ID }, func(p ceasefire.Party) string { return p.Short }, "party")
	t.clocks = keysFor(f.Clocks, func(c ceasefire.Clock) ceasefire.ID { return c.ID }, func(c ceasefire.Clock) string { return c.Short }, "clock")
	t.commitments = keysFor(f.Commitments, func(c ceasefire.Commitment) ceasefire.ID { return c.ID },
		func(c ceasefire.Commitment) string { return t.parties[c.Party] + " " + c.Title }, "commitment")
	var legs []ceasefire.Leg
	for _, c := range f.Clocks {
		legs = append(legs, c.Legs...)
	}
	t.legs = keysFor(legs, func(l ceasefire.Leg) ceasefire.ID { return l.ID }, func(l ceasefire.Leg) string { return l.Name }, "leg")
}
