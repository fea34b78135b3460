package store

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/spelled"
)

// readSecrets lists what is struck out: the names of people, and what confidential sources are called, however they are written in texts. The longest come first.
func (r *redactor) readSecrets() error {
	analysts, err := r.recorders()
	if err != nil {
		return err
	}
	r.analysts = map[string]string{}
	for n, name := range analysts {
		r.analysts[name] = fmt.Sprintf("Analyst %d", n+1)
	}
	others, err := r.hidden(analysts)
	if err != nil {
		return err
	}
	secrets := slices.Concat(r.o.Names, others)
	slices.Sort(secrets)
	secrets = slices.Compact(secrets)
	slices.SortStableFunc(secrets, func(a, b string) int { return len(b) - len(a) })
	for _, secret := range secrets {
		if given := slices.Contains(r.o.Names, secret); spelled.Worth(secret) || given && strings.TrimSpace(secret) != "" {
			r.names = append(r.names, secret)
		}
	}
	r.secrets = newSecretNames(r.names)
	r.secrets.besides(r.open, slices.DeleteFunc(r.marked, func(name string) bool { return slices.Contains(r.o.Names, name) }))
	return r.knowPeople()
}

// recorders lists those who recorded something.
func (r *redactor) recorders() ([]string, error) {
	stamped, err := r.texts("SELECT m.name || '.' || c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.name IN ('recorded_by', 'condition_recorded_by', 'who')")
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
	var union []string
	for _, column := range stamped {
		table, name, _ := strings.Cut(column, ".")
		union = append(union, "SELECT "+name+" FROM "+table)
	}
	names, err := r.texts(strings.Join(union, " UNION "))
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" }), nil
}

// formerly asks the audit trail what a column held before and after each change; line is the row as it was.
func formerly(column, where string) string {
	return "SELECT json_extract(line, '$." + column + "') AS was FROM (SELECT record, audit.uuid AS known, before_row AS line FROM audit UNION ALL SELECT record, audit.uuid, after_row FROM audit) WHERE was <> '' AND " + where
}

// hidden lists the names that are no longer to stand in any text. What is a name in the dossier anyway is no secret: "the Government" may have reported something, and so may a monitor that published counts. What a confidential
// source is called stays one though counts are told to be its own: that it is not to be named, an analyst has said.
func (r *redactor) hidden(analysts []string) ([]string, error) {
	var reporting, names []string
	if !r.o.KeepPeople {
		reporting, names = append(reporting, "SELECT reported_by FROM incident", formerly("reported_by", "record = 'incident'"), formerly("recorded_by", "true")), analysts
	}
	var marked []string
	if !r.o.KeepConfidential {
		const resting = "(SELECT incident_id FROM incident_source JOIN source ON source.id = source_id WHERE confidential)"
		reporting = append(reporting, "SELECT reported_by FROM incident WHERE id IN "+resting,
			formerly("reported_by", "record = 'incident' AND "+nowKnown("incident", "known")+" IN (SELECT uuid FROM incident WHERE id IN "+resting+")"))
		for _, column := range []string{"title", "publisher", "address", "attribution"} {
			marked = append(marked, "SELECT "+column+" FROM source WHERE confidential", formerlyConfidential(column))
		}
	}
	open, err := r.openNames()
	if err != nil {
		return nil, err
	}
	counters, err := r.openCounters()
	if err != nil {
		return nil, err
	}
	if err := r.markConfidential(marked); err != nil {
		return nil, err
	}
	people, err := r.unless(append(open, counters...), names, reporting)
	return append(slices.Clone(r.marked), people...), err
}

// markConfidential gathers what confidential sources are called, but what others are called openly: as much as an export knows of it.
func (r *redactor) markConfidential(queries []string) error {
	frame, err := readFrame(r.ctx, r.tx)
	if err != nil {
		return err
	}
	r.open = spelled.NewOpen(frame)
	called, err := r.unless(nil, nil, queries)
	if err != nil {
		return err
	}
	called = slices.DeleteFunc(called, func(name string) bool { return !spelled.Worth(name) })
	r.report.Open = r.open.Standing(called)
	r.marked = slices.DeleteFunc(called, r.open.Is)
	return nil
}

// unless gives some names, and those that queries find, but for the ones that are open, however they are written.
func (r *redactor) unless(open, names, queries []string) ([]string, error) {
	if len(queries) == 0 {
		return nil, nil
	}
	found, err := r.texts(strings.Join(queries, " UNION "))
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
	folding, openly := newSecretNames(nil), map[string]bool{}
	for _, name := range open {
		openly[string(folding.Key(name))] = true
	}
	return slices.DeleteFunc(append(found, names...), func(name string) bool { return openly[string(folding.Key(name))] }), nil
}

// openNames gives what stands as a name in the copy anyway.
func (r *redactor) openNames() ([]string, error) {
	const named = `SELECT name FROM party UNION SELECT short FROM party UNION SELECT name FROM area UNION SELECT name FROM actor_name UNION SELECT title FROM source WHERE %[1]s UNION SELECT publisher FROM source WHERE %[1]s
		UNION SELECT address FROM source WHERE %[1]s UNION SELECT attribution FROM source WHERE %[1]s`
	which := "NOT confidential"
	if r.o.KeepConfidential {
		which = "true"
	}
	open, err := r.texts(fmt.Sprintf(named, which))
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
	return open, nil
}

// openCounters gives who published counts, but people: a monitor whose tallies stand in the copy is no secret for having reported an incident too.
func (r *redactor) openCounters() ([]string, error) {
	names, err := r.texts("SELECT counted_by FROM tally WHERE source_id IS NULL OR source_id NOT IN (SELECT id FROM source WHERE confidential)")
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
	words := newVocabulary()
	return slices.DeleteFunc(names, func(name string) bool {
		_, person := words.personOf(name)
		return person
	}), nil
}

// called gives what stands in the place of who recorded something.
func (r *redactor) called(name string) string {
	if r.o.KeepPeople && r.o.Strike != nil {
		return r.o.Strike(name) // who recorded may have signed with an address
	}
	if r.o.KeepPeople {
		return name
	}
	return r.analysts[name]
}
