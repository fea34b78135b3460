package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// keyedArea is an area under its row's key, with every spelling in words as the search has them.
type keyedArea struct {
	ceasefire.Area
	key       int64
	spellings [][]string
}

// addPlace narrows to a place. Words that name an area, in any of its spellings, ask for that area, and of the incidents without an area for those at a place of its name: one that lies
// in another area is not asked for because it has the word in its name, as Rural Damascus has that of Damascus. Of other words each must be found in the incident's place, its district or any spelling of its area.
func (v View) addPlace(ctx context.Context, q querier, c *condition) error {
	words := wordsOf(v.Place)
	if !Searchable(v.Place) {
		c.and("0")
	}
	if len(words) == 0 {
		return nil
	}
	areas, err := keyedAreas(ctx, q)
	if err != nil {
		return err
	}
	if code := areaNamed(areas, v.Place); code != "" {
		return c.addNamed(ctx, q, areas, code)
	}
	return c.addWords(ctx, q, areas, words, true)
}

// areaNamed gives the code of the area that words name, nothing where they name none.
func areaNamed(areas []keyedArea, words string) string {
	frame := ceasefire.Frame{}
	for _, a := range areas {
		frame.Areas = append(frame.Areas, a.Area)
	}
	named, _ := frame.AreaByName(words)
	return named.Code
}

// addNamed asks for an area by its code, and for incidents without an area at a place of its name.
func (c *condition) addNamed(ctx context.Context, q querier, areas []keyedArea, code string) error {
	at := slices.IndexFunc(areas, func(a keyedArea) bool { return a.Code == code })
	there, args, err := saidOfNone(ctx, q, areas, code)
	if err != nil {
		return err
	}
	c.and("(i.area_id = ? OR "+there+")", append([]any{areas[at].key}, args...)...)
	return nil
}

// saidOfNone asks for incidents without an area at a place of an area's name.
func saidOfNone(ctx context.Context, q querier, areas []keyedArea, code string) (term string, args []any, err error) {
	at := slices.IndexFunc(areas, func(a keyedArea) bool { return a.Code == code })
	var there []string
	for _, spelling := range areas[at].spellings {
		said, values, err := saidWhole(ctx, q, spelling)
		if err != nil {
			return "", nil, err
		}
		args = append(args, values...)
		for _, longer := range longerThan(spelling, areas, code) {
			other, values, err := saidWhole(ctx, q, longer)
			if err != nil {
				return "", nil, err
			}
			said, args = said+" AND NOT "+other, append(args, values...)
		}
		there = append(there, "("+said+")")
	}
	return "i.area_id IS NULL AND (" + strings.Join(there, " OR ") + ")", args, nil
}

// saidWhole asks for whole words in a place or its district, every one of them.
func saidWhole(ctx context.Context, q querier, words []string) (string, []any, error) {
	return sought{phrases: words, whole: true, place: true}.asked(ctx, q)
}

// longerThan gives the spellings of other areas that hold one and more.
func longerThan(spelling []string, areas []keyedArea, code string) (longer [][]string) {
	for _, a := range areas {
		for _, other := range a.spellings {
			lacks := func(word string) bool { return !slices.Contains(other, word) }
			if a.Code != code && len(other) > len(spelling) && !slices.ContainsFunc(spelling, lacks) {
				longer = append(longer, other)
			}
		}
	}
	return longer
}

// addWords asks for each word, where they go on the last as the beginning of one, in the place, the district or any spelling of the area.
func (c *condition) addWords(ctx context.Context, q querier, areas []keyedArea, words []string, goOn bool) error {
	for i, word := range words {
		last := goOn && i == len(words)-1
		keys := make([]int64, 0, len(areas))
		for _, area := range areas {
			if area.called(plain(word), last) {
				keys = append(keys, area.key)
			}
		}
		list, err := json.Marshal(keys)
		if err != nil {
			return fmt.Errorf("listing areas: %w", err)
		}
		said, args, err := sought{phrases: []string{word}, whole: !last, place: true}.asked(ctx, q)
		if err != nil {
			return err
		}
		c.and("("+said+" OR i.area_id IN (SELECT value FROM json_each(?)))", append(args, string(list))...)
	}
	return nil
}

// names gives every spelling of an area.
func (a keyedArea) names() []string {
	return append([]string{a.Name, a.NameArabic}, a.Aliases...)
}

// called reports whether a word, folded, is one of an area's spellings, or begins one where it may go on.
func (a keyedArea) called(word string, goOn bool) bool {
	return slices.ContainsFunc(a.spellings, func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return w == word || goOn && strings.HasPrefix(w, word) })
	})
}

// inOtherScripts gives what an area is called in other scripts than Latin.
func (a keyedArea) inOtherScripts() []string {
	return slices.DeleteFunc(a.names(), func(name string) bool { return !asksForPlace(name) })
}

// calledSo reports whether a test of text, before it is turned round, holds of what an area is called in other scripts than Latin.
func (a keyedArea) calledSo(test ceasefire.TermTest) bool {
	words := plain(test.Words)
	return slices.ContainsFunc(a.inOtherScripts(), func(name string) bool {
		name = plain(name)
		return test.Whole && name == words || !test.Whole && strings.Contains(name, words)
	})
}

func keyedAreas(ctx context.Context, q querier) ([]keyedArea, error) {
	areas, err := collect(ctx, q, func(rows *sql.Rows) (a keyedArea, err error) {
		var aliases string
		if err := rows.Scan(&a.key, &a.Code, &a.Name, &a.NameArabic, &aliases); err != nil {
			return a, err
		}
		if err := json.Unmarshal([]byte(aliases), &a.Aliases); err != nil {
			return a, fmt.Errorf("the spellings of %s: %w", cmp.Or(a.Name, a.Code), err)
		}
		for _, name := range a.names() {
			if words := wordsOf(plain(name)); len(words) > 0 {
				a.spellings = append(a.spellings, words)
			}
		}
		return a, nil
	}, "SELECT id, code, name, name_arabic, aliases FROM area WHERE removed_at IS NULL")
	if err != nil {
		return nil, fmt.Errorf("reading the areas: %w", err)
	}
	return areas, nil
}
