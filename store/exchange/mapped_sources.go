package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// mostSources bounds how many sources the rows of a table may name: each is a record of the dossier, listed with the others.
const mostSources = 5000

// sourceFields are the fields of which a row's sources are made.
func sourceFields() []Field {
	return []Field{FieldSource, FieldSourceAddress, FieldReliability, FieldCredibility, FieldLocator, FieldConfidential}
}

// CitesSources reports whether the rows of a table name sources by their title or address, of which records are made.
func (r Reading) CitesSources() bool {
	return r.Format == FormatCSV && (r.Mapping.says(FieldSource) || r.Mapping.says(FieldSourceAddress))
}

// says reports whether a field comes from a column, or from what all rows have.
func (m Mapping) says(field Field) bool { return m.FieldColumn(field) != "" || m.constant(field) != "" }

// TableSources are the sources that the rows of a table name, each once: one that a dossier has is that one. The zero value is none.
type TableSources struct {
	here  []ceasefire.Source // of the dossier
	list  []ceasefire.Source // that are cited, those that are here among them
	given []ceasefire.Source // what the table says of each of the list
	at    map[[2]string]int  // their places, by title and address
	split map[int]bool       // which of them the table grades in more than one way
	newID func() ceasefire.ID
}

// FindSources reads a table through for the sources that its rows name, which they cite when they are read again. newID makes identifiers for those that the dossier does not have; passed is told now and then how many rows were read. More sources than can be listed are a *FormatError.
func (r *Rows) FindSources(ctx context.Context, newID func() ceasefire.ID, passed func(rows int)) (*TableSources, error) {
	found := &TableSources{here: r.frame.Sources, at: map[[2]string]int{}, split: map[int]bool{}, newID: newID}
	rows := r.reading.Open(r.file, r.frame) // what is counted of the rows is counted when they are read for good
	rows.Here, rows.cite = r.Here, found.add
	read := 0
	for _, err := range rows.All(ctx) {
		if err != nil && !isRowError(err) {
			return nil, err
		}
		if read++; read%passedEvery == 0 {
			passed(read)
		}
		if len(found.list) > mostSources {
			return nil, formatError("its rows name more than %d sources, each of which would be a record of its own: read the column that tells them apart, such as the address of each report, into the field “%s”", mostSources, FieldLocator.Name())
		}
	}
	r.cite = found.citations
	return found, ctx.Err()
}

// List gives the sources.
func (t *TableSources) List() []ceasefire.Source { return t.list }

// mostSourceNotes bounds how many sentences are said of sources.
const mostSourceNotes = 10

// Notes says in sentences where the table says something else of a source than is here, which stays, or in other rows. Of many it gives the first.
func (t *TableSources) Notes() []string {
	all := t.notes()
	if more := len(all) - mostSourceNotes; more > 1 {
		all = append(all[:mostSourceNotes], fmt.Sprintf("%d more sources are graded otherwise, or confidential, in the file: look at them on the Sources page.", more))
	}
	return all
}

func (t *TableSources) notes() (notes []string) {
	for n, source := range t.list {
		given := t.given[n]
		if t.split[n] {
			notes = append(notes, fmt.Sprintf("The source “%s” is graded %s and, in other rows, otherwise: taken as %s.", source.Title, given.Reliability, graded(source.Reliability)))
		}
		if source.ID == given.ID {
			continue
		}
		if given.Reliability != "" && given.Reliability != source.Reliability {
			notes = append(notes, fmt.Sprintf("The source “%s” stays graded as it is here (%s); the file has it as %s.", source.Title, graded(source.Reliability), graded(given.Reliability)))
		}
		if given.Confidential && !source.Confidential {
			notes = append(notes, fmt.Sprintf("The source “%s” is confidential in the file and is not here: mark it so on the Sources page before anything is shared.", source.Title))
		}
	}
	return notes
}

func graded(r ceasefire.Reliability) string {
	if r == "" {
		return "not graded"
	}
	return string(r)
}

// add notes the sources of a row, and gives none: they are cited once all are known.
func (t *TableSources) add(cited []namedSource) []ceasefire.Citation {
	for _, c := range cited {
		key := [2]string{c.source.Title, c.source.Address}
		n, there := t.at[key]
		if !there {
			t.at[key] = len(t.list)
			c.source.ID = t.newID()
			t.given = append(t.given, c.source)
			t.list = append(t.list, t.known(c.source))
			continue
		}
		given := &t.given[n]
		given.Confidential = given.Confidential || c.source.Confidential // one row that says so is enough
		if given.Reliability == "" {
			given.Reliability = c.source.Reliability
		}
		t.split[n] = t.split[n] || c.source.Reliability != "" && c.source.Reliability != given.Reliability
		if t.list[n].ID == given.ID {
			t.list[n] = *given
		}
	}
	return nil
}

// known gives the source of the dossier that a row names: by its title and address, or by the one of them that the row says where only one source has it.
func (t *TableSources) known(s ceasefire.Source) ceasefire.Source {
	var alike []ceasefire.Source
	for _, here := range t.here {
		switch same := strings.EqualFold(strings.TrimSpace(here.Title), s.Title); {
		case same && here.Address == s.Address:
			return here
		case same && s.Address == "", s.Title == s.Address && here.Address == s.Address:
			alike = append(alike, here)
		}
	}
	if len(alike) == 1 {
		return alike[0]
	}
	return s
}

// citations gives the citations of a row's sources.
func (t *TableSources) citations(cited []namedSource) []ceasefire.Citation {
	var all []ceasefire.Citation
	for _, c := range cited {
		n, there := t.at[[2]string{c.source.Title, c.source.Address}]
		if there && !slices.ContainsFunc(all, func(o ceasefire.Citation) bool { return o.Source == t.list[n].ID && o.Locator == c.locator }) {
			all = append(all, ceasefire.Citation{Source: t.list[n].ID, Locator: c.locator, Credibility: c.credibility})
		}
	}
	return all
}

// citing makes citations of the sources that a row names.
type citing func(named []namedSource) []ceasefire.Citation

// namedSource is a source that a row names, and where and how credibly it reports.
type namedSource struct {
	source      ceasefire.Source
	locator     string
	credibility ceasefire.Credibility
}

// sources gives the sources that a row names. Several stand in one cell with semicolons between them; what is said of them then is said of each, or once for each in the same order.
func (r *mappedRow) sources() []namedSource {
	titles, addresses := parts(r.of(FieldSource)), parts(r.of(FieldSourceAddress))
	if len(titles) < 2 {
		addresses = slices.DeleteFunc([]string{r.of(FieldSourceAddress)}, func(text string) bool { return text == "" }) // in which a semicolon may stand
	}
	if len(titles) == 0 {
		titles = addresses
	}
	if len(addresses) > 0 && len(addresses) != len(titles) {
		r.wrongWith(FieldSourceAddress, "it names %d sources and %d addresses: give each source its own, with semicolons between them", len(titles), len(addresses))
		return nil
	}
	all := make([]namedSource, len(titles))
	for n, title := range titles {
		s := &all[n]
		s.source.Title = title
		if len(addresses) > 0 {
			s.source.Address = addresses[n]
		}
		if s.source.Address != "" && !webAddress(s.source.Address) {
			r.wrongField(FieldSourceAddress, "an address of the web: write one that begins with http:// or https://, or nothing")
		}
		r.grade(s, n, len(titles))
	}
	return all
}

// parts takes a cell apart that names several things.
func parts(text string) []string {
	var all []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// grade reads what is said of the nth of so many sources.
func (r *mappedRow) grade(s *namedSource, n, of int) {
	said := func(field Field) string {
		if all := parts(r.of(field)); of > 1 && len(all) == of {
			return all[n]
		}
		return r.of(field)
	}
	reliability, credibility, ok := gradeOf(said(FieldReliability))
	if s.source.Reliability, s.credibility = reliability, credibility; !ok {
		r.wrongField(FieldReliability, "a reliability: write a grade from A to F, or nothing")
	}
	if text := said(FieldCredibility); !saysNothing(text) {
		if s.credibility, ok = credibilityOf(text); !ok {
			r.wrongField(FieldCredibility, "the credibility of a report: write a number from 1 to 6, or nothing")
		}
	}
	if s.source.Confidential, ok = confidentialOf(said(FieldConfidential)); !ok {
		r.wrongField(FieldConfidential, "yes or no, which says whether the source is confidential")
	}
	s.locator = said(FieldLocator)
}
