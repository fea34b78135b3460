package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// knowPeople takes the names apart that are those of people. What of them is a word of what stays in the copy, such as a party's name or that of a place, is left where it stands alone.
func (r *redactor) knowPeople() error {
	imported, err := r.namedByDataSets()
	if err != nil {
		return err
	}
	known := newPeople(newVocabulary(), r.names)
	sounding := newSounds(known, r.names, imported)
	if len(known.all)+len(sounding.named) == 0 {
		return nil
	}
	r.secrets.people, r.secrets.sounds = known, sounding
	words, err := r.openWords(known)
	if err != nil {
		return err
	}
	for n := range known.all {
		if imported[known.all[n].name] {
			known.all[n].surname = noSurname
		}
	}
	known.spare(words)
	return nil
}

// namedByDataSets gives who reported incidents of the data sets of others alone: most are newspapers and agencies, of which a single word tells nothing of anybody.
func (r *redactor) namedByDataSets() (map[string]bool, error) {
	names, err := r.texts("SELECT reported_by FROM incident WHERE dataset IN ('ged', 'acled') EXCEPT SELECT reported_by FROM incident WHERE dataset NOT IN ('ged', 'acled')")
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
	all := map[string]bool{}
	for _, name := range names {
		all[name] = true
	}
	for _, name := range r.o.Names {
		delete(all, name)
	}
	return all, nil
}

// openWords gives the words of what is named openly in the dossier, but where it is named after one of those people.
func (r *redactor) openWords(known *people) (map[string]bool, error) {
	const open = `SELECT name FROM party UNION SELECT short FROM party UNION SELECT name FROM area UNION SELECT name_arabic FROM area UNION SELECT value FROM area, json_each(aliases) UNION SELECT name FROM actor_name
		UNION SELECT title FROM agreement UNION SELECT title FROM source WHERE NOT confidential UNION SELECT publisher FROM source WHERE NOT confidential`
	words, named := map[string]bool{}, known.withoutSurnames()
	add := func(name string, whole bool) {
		f := known.folding.Fold(name)
		if hits, _ := named.in(f); len(hits) > 0 {
			return
		}
		for _, word := range named.wordsIn(f.Text, whole) {
			words[word] = true
		}
	}
	for _, from := range []struct {
		query string
		whole bool
	}{{open, false}, {"SELECT DISTINCT place FROM incident UNION SELECT DISTINCT district FROM incident", true}} {
		err := eachRow(r.ctx, r.tx, func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			add(name, from.whole)
			return err
		}, from.query)
		if err != nil {
			return nil, fmt.Errorf("looking for names: %w", err)
		}
	}
	return words, nil
}

// withoutSurnames gives the same people, none of whom a surname gives away.
func (p *people) withoutSurnames() *people {
	all := append([]person{}, p.all...)
	for n := range all {
		all[n].surname = noSurname
	}
	return &people{vocabulary: p.vocabulary, all: all, begins: p.begins}
}

// wordsIn gives the words of a folded name, without articles. Of the name of a place it gives them where that is one word beside what sort of place it is: Idlib, Idlib city, but not the house of Qasim.
func (p *people) wordsIn(text []byte, place bool) (words []string) {
	p.cut(text)
	for _, token := range p.tokens {
		key, _ := withoutArticle(string(token.key))
		if p.articles[key] || place && p.ordinary[key] {
			continue
		}
		words = append(words, strings.Clone(key))
	}
	if place && len(words) > 1 {
		return nil
	}
	return words
}
