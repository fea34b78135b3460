package store

import (
	"bufio"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"truceboard/store/spelled"
)

// stillThere gives those of some names that stand somewhere in a redacted file: in a text, however they are written there, or letter by letter anywhere in its bytes. Words of the program's own are none, whoever may be called so:
// "root" is part of the table in which words are looked up. Of the names of people it gives the single words that were left as well.
// What is doubtful is told of as well.
func stillThere(ctx context.Context, path string, names *secretNames, o RedactedOptions, report *RedactedReport) (err error) {
	if len(names.names) == 0 && o.Doubtful == nil {
		return nil
	}
	exact, err := standsIn(ctx, path, names.names)
	if err != nil {
		return err
	}
	db := connect(path, accessImmutable)
	defer func() { err = errors.Join(err, db.Close()) }()
	own, looked, err := lookedInto(ctx, db, o.KeepPeople)
	if err != nil {
		return err
	}
	over := &lookOver{names: names, doubt: o.Doubtful, seen: map[string]bool{}, left: map[string]*LeftWord{}, doubtful: map[string]*LeftWord{}}
	if err := over.readAll(ctx, db, looked); err != nil {
		return err
	}
	for _, name := range exact {
		if !over.seen[name] && !names.standsOpenly(name) {
			if explained, err := isOwnWord(ctx, db, own, name); err != nil {
				return err
			} else if !explained {
				over.seen[name] = true
			}
		}
	}
	report.Remaining = slices.DeleteFunc(slices.Clone(names.names), func(name string) bool { return !over.seen[name] })
	report.Words, report.Doubtful = byTexts(over.left), byTexts(over.doubtful)
	return nil
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
		case name == "dataset" || name == "dataset_key" || name == "code": // whose words are those of others, or were typed
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

// lookOver is what is found in the texts of a redacted file.
type lookOver struct {
	names    *secretNames
	doubt    func(text string) []string
	seen     map[string]bool
	left     map[string]*LeftWord // by the word, folded
	doubtful map[string]*LeftWord
}

// readAll notes what stands in the texts of some columns. Each table is read once.
func (l *lookOver) readAll(ctx context.Context, db *sql.DB, columns []string) error {
	note := remembered(func(text string) string { return eachText(text, l.note) })
	tables := byTable(columns)
	for _, table := range slices.Sorted(maps.Keys(tables)) { // so that a word is shown as it is written first, each time
		of := tables[table]
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

// note notes the names that stand in a text, and gives it back as it is.
func (l *lookOver) note(text string) string {
	looked := text
	if strings.Contains(text, "removed]") {
		looked = marksOfStriking.ReplaceAllString(text, "|") // which parts what stood beside
	}
	hits, left := l.names.in(looked)
	for _, hit := range hits {
		l.seen[hit.Name] = true
	}
	counted := map[*LeftWord]bool{}
	count := func(in map[string]*LeftWord, key, word string) {
		if in[key] == nil {
			in[key] = &LeftWord{Word: word}
		}
		if of := in[key]; !counted[of] {
			of.Texts, counted[of] = of.Texts+1, true
		}
	}
	for _, hit := range left {
		word := looked[hit.From:hit.To]
		count(l.left, string(l.names.Key(word)), word)
	}
	if l.doubt != nil {
		for _, stretch := range l.doubt(looked) {
			count(l.doubtful, stretch, stretch)
		}
	}
	return text
}

// byTexts gives what was left, what is in the most texts first.
func byTexts(left map[string]*LeftWord) (all []LeftWord) {
	for _, of := range left {
		all = append(all, *of)
	}
	slices.SortFunc(all, func(a, b LeftWord) int { return cmp.Or(b.Texts-a.Texts, strings.Compare(a.Word, b.Word)) })
	return all
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
		if len(word) >= spelled.Shortest {
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
