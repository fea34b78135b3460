package exchange

import (
	"errors"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// document is the page that describes templates to whoever writes one.
func document(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../assets/templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The page has a table for each list of the file, and each table one row for each field of the layout, in the layout's order. Objects that
// are as small as a due date are told in the row of the field that holds them.
func TestTheDocumentHasEveryFieldInItsTable(t *testing.T) {
	page := document(t)
	row := regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\| ")
	check := func(heading string, layout reflect.Type) {
		_, section, found := strings.Cut(page, "\n"+heading+"\n")
		if !found {
			t.Errorf("the page has no section %q", heading)
			return
		}
		section, _, _ = strings.Cut(section, "\n##")
		var told []string
		for _, r := range row.FindAllStringSubmatch(section, -1) {
			told = append(told, r[1])
		}
		if diff := cmp.Diff(namesOf(layout), told); diff != "" {
			t.Errorf("%s: %s", heading, diff)
		}
		for _, name := range smallNames(layout) {
			if !strings.Contains(section, "`"+name+"`") {
				t.Errorf("%s does not tell %s", heading, name)
			}
		}
	}
	file := reflect.TypeFor[templateLayout]()
	check("## The file", file)
	check("### `agreement`", reflect.TypeFor[agreementLayout]())
	for name, field := range fieldsOf(file) {
		if field.Kind() == reflect.Slice {
			check("### `"+name+"[]`", field.Elem())
		}
	}
}

// namesOf gives the names of a layout's fields in its order.
func namesOf(layout reflect.Type) (names []string) {
	for i := range layout.NumField() {
		names = append(names, layout.Field(i).Tag.Get("json"))
	}
	return names
}

// smallNames gives the names within the objects that a layout's own fields hold, but for the file's own lists, which have tables.
func smallNames(layout reflect.Type) (names []string) {
	if layout == reflect.TypeFor[templateLayout]() {
		return nil
	}
	for _, field := range fieldsOf(layout) {
		if field.Kind() == reflect.Slice {
			field = field.Elem()
		}
		if field.Kind() == reflect.Struct {
			names = append(names, namesOf(field)...)
		}
	}
	return names
}

func TestTheDocumentHasEveryWord(t *testing.T) {
	page := document(t)
	var words []string
	for _, list := range [][]string{wordsOf(ceasefire.Roles()), wordsOf(ceasefire.ClockKinds()), wordsOf(ceasefire.Rulings()),
		{"at", "clock_starts", "clock_ends", "clock", "commitment", "statement", "any", "both", "none", "in", "out", "disputed"}} {
		words = append(words, list...)
	}
	for _, word := range words {
		if !strings.Contains(page, "`"+word+"`") {
			t.Errorf("the page does not have %q", word)
		}
	}
	for _, info := range assets.Templates() {
		if !strings.Contains(page, "| `"+info.Name+"` | "+info.Title) {
			t.Errorf("the page does not list %s as %q", info.Name, info.Title)
		}
	}
}

func wordsOf[T ~string](list []T) []string {
	words := map[string]bool{}
	for _, word := range list {
		words[string(word)] = true
	}
	return slices.Sorted(maps.Keys(words))
}

// What the page shows as the reader's words are the reader's words.
func TestTheDocumentQuotesTheReader(t *testing.T) {
	text := strings.NewReplacer(`"role": "guarantor"`, `"role": "friend"`, `{"key": "two", "party": "a", "title": "Two"}`, `{"key": "six", "party": "a", "title": "Six"}`).
		Replace(small)
	_, _, err := ReadTemplate(strings.NewReader(text), counter())
	var wrong *FieldError
	if !errors.As(err, &wrong) {
		t.Fatalf("error %v", err)
	}
	if !strings.Contains(document(t), "```\n"+err.Error()+"\n```") {
		t.Errorf("the page quotes another than\n%v", err)
	}
}
