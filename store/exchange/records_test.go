package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// got is what came of one record: its fields, or why there are none.
type got struct {
	Line   int
	Fields []string
	Wrong  string
}

// recordsOf reads a text to its end or to the error that ends it.
func recordsOf(in *records) (list []got, err error) {
	for {
		fields, line, err := in.next()
		var row *RowError
		switch {
		case errors.Is(err, io.EOF):
			return list, nil
		case errors.As(err, &row):
			list = append(list, got{Line: row.LineNo, Wrong: row.Reason})
		case err != nil:
			return list, err
		default:
			list = append(list, got{Line: line, Fields: fields})
		}
	}
}

func recordsFrom(text string) *records {
	return newRecords(bufio.NewReaderSize(strings.NewReader(text), 16))
}

func TestRecords(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []got
	}{
		"plain":                    {"a,b\nc,d\n", []got{{1, []string{"a", "b"}, ""}, {2, []string{"c", "d"}, ""}}},
		"no break at the end":      {"a,b", []got{{1, []string{"a", "b"}, ""}}},
		"carriage returns":         {"a,b\r\nc,d\r\n", []got{{1, []string{"a", "b"}, ""}, {2, []string{"c", "d"}, ""}}},
		"empty fields":             {",,\n\"\",x,\n", []got{{1, []string{"", "", ""}, ""}, {2, []string{"", "x", ""}, ""}}},
		"blank lines":              {"\n\na\n\r\nb\n", []got{{3, []string{"a"}, ""}, {5, []string{"b"}, ""}}},
		"a comma in quotes":        {"\"a,b\",c\n", []got{{1, []string{"a,b", "c"}, ""}}},
		"marks doubled":            {"\"say \"\"yes\"\"\",\"\"\"\"\n", []got{{1, []string{`say "yes"`, `"`}, ""}}},
		"breaks in quotes":         {"\"a\nb\r\n\nc\",d\ne\n", []got{{1, []string{"a\nb\r\n\nc", "d"}, ""}, {5, []string{"e"}, ""}}},
		"space is kept":            {" a , b \n", []got{{1, []string{" a ", " b "}, ""}}},
		"Arabic":                   {"حلب,إدلب\n", []got{{1, []string{"حلب", "إدلب"}, ""}}},
		"longer than the buffer":   {strings.Repeat("x", 99) + ",y\n", []got{{1, []string{strings.Repeat("x", 99), "y"}, ""}}},
		"a carriage return inside": {"a\rb,c\n", []got{{1, []string{"a\rb", "c"}, ""}}},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := recordsOf(recordsFrom(c.text))
			if diff := cmp.Diff(c.want, list); diff != "" || err != nil {
				t.Error(diff, err)
			}
		})
	}
}

func TestMalformedRecordsDoNotStopTheRest(t *testing.T) {
	list, err := recordsOf(recordsFrom("a\nb \"x\"\nc\n\"d\"e,f\ng\n"))
	if err != nil || len(list) != 5 {
		t.Fatal(list, err)
	}
	for i, says := range map[int]string{1: "inside a field that is not quoted", 3: "follows a closing quotation mark"} {
		if list[i].Line != i+1 || !strings.Contains(list[i].Wrong, says) {
			t.Errorf("%+v", list[i])
		}
	}
	if diff := cmp.Diff([]got{{1, []string{"a"}, ""}, {3, []string{"c"}, ""}, {5, []string{"g"}, ""}}, []got{list[0], list[2], list[4]}); diff != "" {
		t.Error(diff)
	}
}

func TestTooManyFieldsAreOneWrongRow(t *testing.T) {
	list, err := recordsOf(recordsFrom("a\n" + strings.Repeat(",", maxFields) + "\n" + strings.Repeat(",", maxFields-1) + "\n"))
	if err != nil || len(list) != 3 || !strings.Contains(list[1].Wrong, "more than 4096 columns") || len(list[2].Fields) != maxFields {
		t.Errorf("%d records, %v", len(list), err)
	}
}

func TestWhatSpoilsAFileEndsIt(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"never closed":            {"a\n\"b\nc\n", "line 2 opens a quotation mark"},
		"closed only far below":   {"a\n\"b\n" + strings.Repeat("c\n", 100) + "\"\n", "line 2 opens a quotation mark"},
		"a line too long":         {"a\n" + strings.Repeat("b", 100) + "\n", "line 2 is longer"},
		"not UTF-8":               {"a\nb\xff\n", "line 2 is not UTF-8"},
		"not UTF-8, in quotes":    {"a\n\"b\n\xff\"\n", "line 3 is not UTF-8"},
		"a zero byte":             {"a\nb\x00\n", "line 2 holds a zero byte"},
		"never closed at the end": {"a\n\"", "line 2 opens a quotation mark"},
	} {
		t.Run(name, func(t *testing.T) {
			in := recordsFrom(c.text)
			in.limit = 64
			list, err := recordsOf(in)
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.says) || len(list) != 1 {
				t.Errorf("%v, %v", list, err)
			}
		})
	}
}

func TestAReaderThatFailsIsNoEnd(t *testing.T) {
	gone := errors.New("the disk is gone")
	for _, text := range []string{"a\nb", "a\n\"b\n"} {
		in := newRecords(bufio.NewReader(io.MultiReader(strings.NewReader(text), iotest.ErrReader(gone))))
		if list, err := recordsOf(in); !errors.Is(err, gone) || len(list) != 1 {
			t.Errorf("%v, %v", list, err)
		}
	}
}

// table makes a table of up to five rows of two fields or more (a row of one empty field is a blank line, which is no row), of the letters
// given, all of which mean something to a reader of CSV or are longer than a byte.
func table(random *rand.Rand, letters []rune) [][]string {
	rows := make([][]string, 1+random.IntN(5))
	for i := range rows {
		rows[i] = make([]string, 2+random.IntN(4))
		for n := range rows[i] {
			field := make([]rune, random.IntN(12))
			for at := range field {
				field[at] = letters[random.IntN(len(letters))]
			}
			rows[i][n] = string(field)
		}
	}
	return rows
}

func fieldsIn(list []got) (rows [][]string) {
	for _, g := range list {
		rows = append(rows, g.Fields)
	}
	return rows
}

// Whatever is written as CSV comes back to the letter, line breaks of both kinds included.
func TestRecordsComeBackAsWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(2016, 9))
	for range 1000 {
		rows := table(random, []rune("ab\",\n\r ;حل"))
		var text strings.Builder
		for _, fields := range rows {
			for i, f := range fields {
				if i > 0 {
					text.WriteByte(',')
				}
				text.WriteString(`"` + strings.ReplaceAll(f, `"`, `""`) + `"`)
			}
			text.WriteByte('\n')
		}
		list, err := recordsOf(recordsFrom(text.String()))
		if diff := cmp.Diff(rows, fieldsIn(list)); diff != "" || err != nil {
			t.Fatalf("%q: %s, %v", text.String(), diff, err)
		}
	}
}

// What the standard library writes is read as it reads it.
func TestRecordsAreReadAsTheStandardLibraryDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(2016, 12))
	for range 1000 {
		var text strings.Builder
		if err := csv.NewWriter(&text).WriteAll(table(random, []rune("ab\",\n ;حل"))); err != nil {
			t.Fatal(err)
		}
		in := csv.NewReader(strings.NewReader(text.String()))
		in.FieldsPerRecord = -1
		want, err := in.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		list, err := recordsOf(recordsFrom(text.String()))
		if diff := cmp.Diff(want, fieldsIn(list)); diff != "" || err != nil {
			t.Fatalf("%q: %s, %v", text.String(), diff, err)
		}
	}
}
