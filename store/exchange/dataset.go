package exchange

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// DatasetName names where the identifiers of a table's rows are good, as the mapping says, or else as it was found. Whoever wants another says so in Mapping.Dataset, by one of Datasets or by a
// name of its own.
func (r Reading) DatasetName() string { return cmp.Or(r.Mapping.Dataset, r.Dataset) }

// HashedDataset names the data set that a table with these columns was given by earlier versions, which knew a list again by its columns in their order.
func (r Reading) HashedDataset() string {
	return ceasefire.HashedDatasetPrefix + layoutKey(plainNames(withNames(r.Header)))[:12]
}

// usualList is what a list is called whose file's name says nothing.
const usualList = "Table"

// ListName names a list by the name of the file that holds it, without what tells one issue of it from another: dates, numbers, versions, copies.
func ListName(file string) string {
	file = filepath.Base(file)
	for n := 0; n < 2; n++ { // list.csv.txt
		if ext := filepath.Ext(file); slices.Contains([]string{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".json"}, strings.ToLower(ext)) {
			file = strings.TrimSuffix(file, ext)
		}
	}
	var words []string
	issue, months := issuePattern(), monthNames()
	parts := strings.FieldsFunc(file, func(r rune) bool { return strings.ContainsRune(" _-–.,()[]", r) })
	numbered := slices.ContainsFunc(parts, func(part string) bool { return strings.ContainsAny(part, "0123456789") })
	for _, part := range parts {
		if _, month := months[plainDigits(part)]; !issue.MatchString(plainDigits(part)) && !(month && numbered) {
			words = append(words, part)
		}
	}
	name := clip(strings.Join(words, " "), longestName)
	switch strings.ToLower(name) {
	case "":
		return usualList
	case gedDataset, acledDataset, ceasefire.OwnDataset: // a table that has but the name of one of them
		return name + " list"
	}
	return name
}

// issuePattern finds words that tell one issue of a list from another.
func issuePattern() *regexp.Regexp {
	return regexp.MustCompile(`^(\d+|v\d+|\d{1,4}[tw]\d+|copy|final|rejected|mended|not|taken|kopie|copie)$`)
}
