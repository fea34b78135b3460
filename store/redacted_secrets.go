package store

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
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
		if given := slices.Contains(r.o.Names, secret); worthStriking(secret) || given && strings.TrimSpace(secret) != "" {
			r.names = append(r.names, secret)
		}
	}
	r.secrets = newSecretNames(r.names)
	return nil
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
	return "SELECT json_extract(line, '$." + column + "') AS was FROM (SELECT record, uuid, before_row AS line FROM audit UNION ALL SELECT record, uuid, after_row FROM audit) WHERE was <> '' AND " + where
}

// hidden lists the names that are no longer to stand in any text. What is a name in the dossier anyway is no secret: "the Government" may have reported something.
func (r *redactor) hidden(analysts []string) ([]string, error) {
	var queries, names []string
	if !r.o.KeepPeople {
		queries, names = append(queries, "SELECT reported_by FROM incident", formerly("reported_by", "record = 'incident'"), formerly("recorded_by", "true")), analysts
	}
	if !r.o.KeepConfidential {
		const resting = "(SELECT incident_id FROM incident_source JOIN source ON source.id = source_id WHERE confidential)"
		queries = append(queries, "SELECT title FROM source WHERE confidential", "SELECT publisher FROM source WHERE confidential", "SELECT address FROM source WHERE confidential",
			"SELECT attribution FROM source WHERE confidential",
			"SELECT reported_by FROM incident WHERE id IN "+resting, formerly("reported_by", "record = 'incident' AND uuid IN (SELECT uuid FROM incident WHERE id IN "+resting+")"))
		for _, column := range []string{"title", "publisher", "address", "attribution"} {
			queries = append(queries, formerly(column, "record = 'source' AND (json_extract(line, '$.confidential') OR uuid IN (SELECT uuid FROM source WHERE confidential))"))
		}
	}
	if len(queries) == 0 {
		return nil, nil
	}
	found, err := r.texts(strings.Join(queries, " UNION "))
	if err != nil {
		return nil, fmt.Errorf("looking for names: %w", err)
	}
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
	folding, openly := newSecretNames(nil), map[string]bool{}
	for _, name := range open {
		openly[string(folding.key(name))] = true
	}
	return slices.DeleteFunc(slices.Concat(found, names), func(name string) bool { return openly[string(folding.key(name))] }), nil
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

// stillThere gives those of some names that stand somewhere in a redacted file: in a text, however they are written there, or letter by letter anywhere in its bytes. Words of the program's own are none, whoever may be called so:
// "root" is part of the table in which words are looked up.
func stillThere(ctx context.Context, path string, names []string, peopleKept bool) (found []string, err error) {
	if len(names) == 0 {
		return nil, nil
	}
	exact, err := standsIn(ctx, path, names)
	if err != nil {
		return nil, err
	}
	db := connect(path, accessImmutable)
	defer func() { err = errors.Join(err, db.Close()) }()
	own, looked, err := lookedInto(ctx, db, peopleKept)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	if err := writtenIn(ctx, db, looked, newSecretNames(names), seen); err != nil {
		return nil, err
	}
	for _, name := range exact {
		if !seen[name] {
			if explained, err := isOwnWord(ctx, db, own, name); err != nil {
				return nil, err
			} else if !explained {
				seen[name] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !seen[name] }), nil
}

// lookedInto sorts the columns that hold texts into those that hold words of the program's own, such as codes and the names that stand for who recorded, and the others.
func lookedInto(ctx context.Context, db *sql.DB, peopleKept bool) (own, looked []string, err error) {
	columns, err := collect(ctx, db, scanText, textColumns)
	if err != nil {
		return nil, nil, fmt.Errorf("looking for texts: %w", err)
	}
	for _, column := range columns {
		_, name, _ := strings.Cut(column, ".")
		recorder := name == "recorded_by" || name == "condition_recorded_by" || name == "who"
		switch {
		case name == "dataset" || name == "dataset_key": // whose words are those of others
			looked = append(looked, column)
		case slices.Contains(codedColumns(), name), recorder && !peopleKept:
			own = append(own, column)
		default:
			looked = append(looked, column)
		}
	}
	return own, looked, nil
}

// isOwnWord reports whether the program itself writes a word: in the names of its tables, or in a column of codes.
func isOwnWord(ctx context.Context, db *sql.DB, own []string, word string) (found bool, err error) {
	queries := []string{"SELECT 1 FROM sqlite_schema WHERE instr(sql, ?1)"}
	for _, column := range own {
		table, name, _ := strings.Cut(column, ".")
		queries = append(queries, "SELECT 1 FROM "+table+" WHERE instr("+name+", ?1)")
	}
	for _, query := range queries {
		if err := db.QueryRowContext(ctx, "SELECT EXISTS ("+query+")", word).Scan(&found); err != nil || found {
			return found, err
		}
	}
	return false, nil
}

// marksOfStriking are what stands in the place of what was struck out, which is nobody's name.
var marksOfStriking = regexp.MustCompile(`\[(?:[a-z-]+ )?removed\]`)

// eachRow does something with each row that a query gives, one after another.
func eachRow(ctx context.Context, q querier, do func(*sql.Rows) error, query string) (err error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// writtenIn notes the names that stand in the texts of some columns. Each table is read once.
func writtenIn(ctx context.Context, db *sql.DB, columns []string, names *secretNames, seen map[string]bool) error {
	note := remembered(func(text string) string {
		return eachText(text, func(text string) string {
			if strings.Contains(text, "removed]") {
				text = marksOfStriking.ReplaceAllString(text, " ")
			}
			for _, hit := range names.in(text) {
				seen[hit.name] = true
			}
			return text
		})
	})
	for table, of := range byTable(columns) {
		texts, into := make([]sql.NullString, len(of)), make([]any, len(of))
		for n := range texts {
			into[n] = &texts[n]
		}
		err := eachRow(ctx, db, func(rows *sql.Rows) error {
			err := rows.Scan(into...)
			for _, text := range texts {
				note(text.String)
			}
			return err
		}, "SELECT "+strings.Join(of, ", ")+" FROM "+table)
		if err != nil {
			return fmt.Errorf("reading %s: %w", table, err)
		}
	}
	return nil
}

// byTable sorts columns, each after its table and a dot, by their tables.
func byTable(columns []string) map[string][]string {
	sorted := map[string][]string{}
	for _, column := range columns {
		table, name, _ := strings.Cut(column, ".")
		sorted[table] = append(sorted[table], name)
	}
	return sorted
}

// standsIn gives those of some words that stand somewhere in the bytes of a file.
func standsIn(ctx context.Context, path string, words []string) (found []string, err error) {
	byHead, longest := make([][]string, 1<<16), 0 // by their first two bytes
	for _, word := range words {
		if len(word) >= shortestSecret {
			head := int(word[0])<<8 | int(word[1])
			byHead[head] = append(byHead[head], word)
			longest = max(longest, len(word))
		}
	}
	if longest == 0 {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	in := bufio.NewReaderSize(cancellable{ctx, file}, max(longest, 1<<20))
	seen := map[string]bool{}
	for {
		part, err := in.Peek(max(longest, 1<<20))
		for at := range part[:max(len(part)-1, 0)] {
			for _, word := range byHead[int(part[at])<<8|int(part[at+1])] {
				if len(part)-at >= len(word) && string(part[at:at+len(word)]) == word {
					seen[word] = true
				}
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if err != nil {
			break
		}
		if _, err := in.Discard(len(part) - longest + 1); err != nil {
			return nil, err
		}
	}
	for _, word := range words {
		if seen[word] {
			found = append(found, word)
		}
	}
	return found, nil
}
