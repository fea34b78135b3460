package exchange

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// told reads a text to its end: its rows, and for a row that is refused its line.
func told(text string) (said []string) {
	rows := newRecords(bufio.NewReader(strings.NewReader(text)))
	for {
		fields, line, err := rows.next()
		switch {
		case isRowError(err):
			said = append(said, fmt.Sprint("refused ", line))
		case err != nil:
			return append(said, err.Error())
		default:
			said = append(said, fmt.Sprint(line, " ", strings.Join(fields, "|")))
		}
	}
}

func TestAQuoteThatIsNeverClosedTakesNoRowBesides(t *testing.T) {
	for text, want := range map[string][]string{
		"id,place\n1,\"Azaz\n2,\"Marea\"\n3,Homs\n":             {"1 id|place", "refused 2", "3 2|Marea", "4 3|Homs", "EOF"},
		"id,place\n1,\"Azaz\n2,Rastan\n3,\"Marea\"\n4,Homs":     {"1 id|place", "refused 2", "3 2|Rastan", "4 3|Marea", "5 4|Homs", "EOF"},
		"id,place\n1,\"Azaz\n2,\"Marea\"":                       {"1 id|place", "refused 2", "3 2|Marea", "EOF"},
		"id,place\n1,\"Azaz\nnorth\" of it\n2,Marea\n":          {"1 id|place", "refused 2", "4 2|Marea", "EOF"},
		"id,place\n1,\"Azaz\n2,\"Marea\n3,\"Homs\"\n4,Rastan\n": {"1 id|place", "refused 2", "refused 3", "4 3|Homs", "5 4|Rastan", "EOF"},
		"id,place\n1,\"Azaz\nin the north\"\n2,Marea\n":         {"1 id|place", "2 1|Azaz\nin the north", "4 2|Marea", "EOF"},
	} {
		if diff := cmp.Diff(want, told(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// Of rows of which some open a quotation mark that they do not close, every other one that stands before a closed one is read.
func TestRowsBesideAnUnclosedQuoteAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "rows")
		text, good := "id,place\n", 0
		for i := range n {
			switch open := rapid.Bool().Draw(t, "open"); {
			case i == n-1, !open:
				text += fmt.Sprintf("%d,\"place %d\"\n", i, i)
				good++
			default:
				text += fmt.Sprintf("%d,\"place %d\n", i, i)
			}
		}
		read, refused := 0, 0
		for _, row := range told(text)[1:] {
			if strings.HasPrefix(row, "refused") {
				refused++
			} else if row != "EOF" {
				read++
			}
		}
		if read != good || refused != n-good {
			t.Fatalf("%q: %q", text, told(text))
		}
	})
}

func TestAnAreaIsKnownWithoutTheWordForWhatItIs(t *testing.T) {
	frame, _ := syria(t)
	for _, name := range []string{"حلب", "محافظة حلب", "Aleppo", "Aleppo Governorate", "aleppo province"} {
		if got := newValues(frame, Mapping{}).area(name); got != "SY-HL" {
			t.Errorf("%s is %q", name, got)
		}
	}
	if damascus, rural := newValues(frame, Mapping{}).area("دمشق"), newValues(frame, Mapping{}).area("ريف دمشق"); damascus != "SY-DI" || rural != "SY-RD" {
		t.Errorf("دمشق is %q, ريف دمشق %q", damascus, rural)
	}
	if got := newValues(frame, Mapping{}).area("محافظة"); got != "" {
		t.Errorf("no name is %q", got)
	}
}
