package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// meaning is a column that a row's digest is made of: its place in the file, and what brings every way of writing one value to one text.
type meaning struct {
	name  string
	place int // from 0
	plain func(string) string
}

// gedShared names the columns that both layouts have, the one of 41 columns and the one of 49 (UCDP GED Codebook), by what they hold.
func gedShared() map[string]func(string) string {
	shared := make(map[string]func(string) string)
	for _, kind := range []struct {
		names string
		plain func(string) string
	}{
		{"id year active_year type_of_violence conflict_new_id dyad_new_id side_a_new_id side_b_new_id gwnob number_of_sources where_prec " +
			"latitude longitude priogrid_gid country_id event_clarity date_prec", plainNumber},
		{"deaths_a deaths_b deaths_civilians deaths_unknown low best high", plainCount},
		{"date_start date_end source_date", plainDate},
		{"geom_wkt", plainShape},
		{"conflict_name dyad_name side_a side_b source_article source_office source_headline source_original where_coordinates adm_1 adm_2 " +
			"country region", plainText},
	} {
		for _, name := range strings.Fields(kind.names) {
			shared[name] = kind.plain
		}
	}
	return shared
}

// gedMeant gives the columns of a header that both layouts have, in the order of their names.
func gedMeant(names []string) []meaning {
	var meant []meaning
	shared := gedShared()
	for i, name := range names {
		if plain, ok := shared[name]; ok {
			meant = append(meant, meaning{name, i, plain})
		}
	}
	slices.SortFunc(meant, func(a, b meaning) int { return cmp.Compare(a.name, b.name) })
	return meant
}

// digest gives the SHA-256 of what the row means: the values of the columns that both layouts have, each written in one way, in the order
// of their names. So the same event is the same in either layout, whatever the order and the capitals of its columns.
func (r *gedRow) digest() string { return meaningDigest(r.file.meant, r.fields) }

// usualMeaning is room for the meaning of most rows, in bytes.
const usualMeaning = 1536

// meaningDigest gives the SHA-256 of the meaning of a row's columns; one that is empty counts like one that is not there. Each text goes in
// behind its length: no two rows read alike.
func meaningDigest(meant []meaning, fields []string) string {
	text := make([]byte, 0, usualMeaning)
	for _, column := range meant {
		value := column.plain(fields[column.place])
		if value == "" {
			continue
		}
		text = append(append(text, column.name...), '=')
		text = append(strconv.AppendInt(text, int64(len(value)), 10), ':')
		text = append(append(text, value...), '\n')
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// plainText gives a text without space around it and with one kind of line break.
func plainText(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// plainNumber gives a number without needless zeros, so that 36.50 is 36.5 and 6.0 is 6; anything else is kept as a text. A truth is 1 or 0.
func plainNumber(text string) string {
	if isPlainNumber(text) {
		return text
	}
	text = strings.TrimSpace(text)
	switch strings.ToLower(text) {
	case "true":
		return "1"
	case "false":
		return "0"
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(n+0, 'g', -1, 64) // -0 is 0
}

// isPlainNumber reports whether a number is written in the one way that it is brought to, as nearly all are: a few digits, and decimals that
// end in no zero.
func isPlainNumber(text string) bool {
	whole, decimals, point := strings.Cut(text, ".")
	digits := func(text string) bool {
		for i := 0; i < len(text); i++ {
			if text[i] < '0' || text[i] > '9' {
				return false
			}
		}
		return text != ""
	}
	if !digits(whole) || len(text) > 15 || len(whole) > 6 || whole[0] == '0' && len(whole) > 1 {
		return false
	}
	return !point || digits(decimals) && decimals[len(decimals)-1] != '0' && whole != "0"
}

// plainDate gives a date, or several, without the time part that GED has but never fills in.
func plainDate(text string) string {
	for _, fraction := range []string{".000000", ".000", ".0", ""} {
		text = strings.ReplaceAll(text, " 00:00:00"+fraction, "")
		text = strings.ReplaceAll(text, "T00:00:00"+fraction, "")
	}
	return strings.TrimSpace(text)
}

// plainShape gives a shape's letters and numbers alone (OGC Well-known text), however they are spaced.
func plainShape(text string) string {
	text = strings.ToUpper(text)
	shape, from := make([]byte, 0, len(text)+8), 0
	add := func(word string) {
		if word == "" {
			return
		}
		if len(shape) > 0 {
			shape = append(shape, ' ')
		}
		if word != "POINT" {
			word = plainNumber(word)
		}
		shape = append(shape, word...)
	}
	for at, letter := range text {
		mark := letter == '(' || letter == ')' || letter == ','
		if !mark && !unicode.IsSpace(letter) {
			continue
		}
		add(text[from:at])
		if from = at + utf8.RuneLen(letter); mark {
			add(text[at:from])
		}
	}
	add(text[from:])
	return string(shape)
}
