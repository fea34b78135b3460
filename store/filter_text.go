package store

import (
	"context"
	"strings"
	"unicode"

	"truceboard/store/ceasefire"
)

// What somebody types in another script than Latin may be what a place is called there, which no text of the incidents says: حلب of Aleppo. Such words ask for incidents that say them, and for those at the place as well, just as they do where
// a place is asked for.

// asksForPlace reports whether a text that is looked for has a word in another script than Latin.
func asksForPlace(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// addText narrows to what says words.
func (v View) addText(ctx context.Context, q querier, c *condition) error {
	phrases := phrasesOf(v.Text)
	switch {
	case len(phrases) == 0 && !Searchable(v.Text):
		c.and("0")
		return nil
	case len(phrases) == 0:
		return nil
	case !asksForPlace(v.Text):
		term, args, err := sought{phrases: phrases}.asked(ctx, q)
		if err == nil {
			c.and(term, args...)
		}
		return err
	}
	areas, err := keyedAreas(ctx, q)
	if err != nil {
		return err
	}
	if code := areaNamed(areas, v.Text); code != "" {
		return c.either(ctx, q, sought{phrases: phrases}, func(c *condition) error { return c.addNamed(ctx, q, areas, code) })
	}
	for n, phrase := range phrases {
		last := n == len(phrases)-1
		place := func(*condition) error { return nil }
		if asksForPlace(phrase) {
			place = func(c *condition) error { return c.addWords(ctx, q, areas, strings.Fields(phrase), last) }
		}
		if err := c.either(ctx, q, sought{phrases: []string{phrase}, whole: !last}, place); err != nil {
			return err
		}
	}
	return nil
}

// either narrows to what says words, or is somewhere.
func (c *condition) either(ctx context.Context, q querier, said sought, place func(*condition) error) error {
	term, args, err := said.asked(ctx, q)
	if err != nil {
		return err
	}
	there := &condition{}
	if err := place(there); err != nil {
		return err
	}
	if len(there.terms) > 0 {
		term += " OR " + strings.Join(there.terms, " AND ")
	}
	c.and("("+term+")", append(args, there.args...)...)
	return nil
}

// findPlaced finds the incidents that addText does, those in areas by what is held.
func (m *Memory) findPlaced(ctx context.Context, h *held, text string) (found keySet, err error) {
	areas, err := keyedAreas(ctx, m.dossier.read)
	if err != nil {
		return nil, err
	}
	phrases := phrasesOf(text)
	if code := areaNamed(areas, text); code != "" {
		return m.findNamed(ctx, h, areas, phrases, code)
	}
	for n, phrase := range phrases {
		last := n == len(phrases)-1
		keys, err := m.saying(ctx, []string{phrase}, last)
		if err != nil {
			return nil, err
		}
		if asksForPlace(phrase) {
			keys = keys.with(h.inAreas(areasCalled(areas, strings.Fields(phrase), last)))
		}
		if n == 0 {
			found = keys
			continue
		}
		found = found.both(keys)
	}
	return found, nil
}

// findNamed finds the incidents that say a text, and those in the area that it names or, without an area, at a place of its name.
func (m *Memory) findNamed(ctx context.Context, h *held, areas []keyedArea, phrases []string, code string) (keySet, error) {
	found, err := m.saying(ctx, phrases, true)
	if err != nil {
		return nil, err
	}
	term, args, err := saidOfNone(ctx, m.dossier.read, areas, code)
	if err != nil {
		return nil, err
	}
	none, err := m.dossier.keysIn(ctx, "SELECT i.id AS id FROM incident AS i WHERE "+term, args...)
	if err != nil {
		return nil, err
	}
	return found.with(h.inAreas([]string{code})).with(none), nil
}

// areasCalled gives the codes of the areas that have each of some words in one of their spellings, where they go on the last as the beginning of one.
func areasCalled(areas []keyedArea, words []string, goOn bool) (codes []string) {
	for _, a := range areas {
		all := true
		for n, word := range words {
			all = all && a.called(plain(word), goOn && n == len(words)-1)
		}
		if all {
			codes = append(codes, a.Code)
		}
	}
	return codes
}

// inAreas gives the keys of the incidents in areas.
func (h *held) inAreas(codes []string) []int64 {
	if len(codes) == 0 {
		return nil
	}
	return h.facts.Narrow(ceasefire.Filter{Areas: codes}, h.parties).Keys()
}

// saying finds the incidents that say phrases, where they go on the last as the beginning of one.
func (m *Memory) saying(ctx context.Context, phrases []string, goOn bool) (keySet, error) {
	if words, ok := soughtWords(strings.Join(phrases, " ")); ok && len(words) == len(phrases) {
		words[len(words)-1].prefix = goOn
		if found, err := m.dossier.wordKeys(ctx, words); err == nil {
			return found, nil
		} else if ctx.Err() != nil {
			return nil, err
		}
	}
	keys, err := m.dossier.keysIn(ctx, "SELECT docid AS id FROM incident_text WHERE incident_text MATCH ?", expression(phrases, !goOn))
	return newKeySet(keys), err
}

// with gives the keys of a set and others.
func (s keySet) with(keys []int64) keySet {
	others := newKeySet(keys)
	if len(others) < len(s) {
		s, others = others, s
	}
	for at, bits := range s {
		others[at] |= bits
	}
	return others
}

// both gives the keys that two sets have.
func (s keySet) both(other keySet) keySet {
	s = s[:min(len(s), len(other))]
	for at := range s {
		s[at] &= other[at]
	}
	return s
}
