package csvline

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A line as it was read is what the library writes.
func TestALineIsWrittenAsTheLibraryWritesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.StringMatching(`[ a,"\\.\r\n\t;\x{a0}]{0,4}`)), 2, 5).Draw(t, "fields")
		var line []byte
		for n, field := range fields {
			line = AppendAsRead(Separated(line, n), field)
		}
		var want strings.Builder
		out := csv.NewWriter(&want)
		if err := out.Write(fields); err != nil {
			t.Fatal(err)
		}
		out.Flush()
		if got := string(line) + "\n"; got != want.String() {
			t.Errorf("%q, want %q", got, want.String())
		}
	})
}

// Split at any of the marks at which spreadsheets split a line, it has the same cells, none of which begins a formula.
func TestALineIsReadTheSameWhateverSplitsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[=a;\t, "']{0,5}`)
		cells := []string{cell.Draw(t, "first"), cell.Draw(t, "second")}
		line := string(Append(nil, cells))
		var marked []string // what lies between marks outside quotation marks
		inside, from := false, 0
		for at, c := range line {
			switch {
			case c == '"':
				inside = !inside
			case !inside && strings.ContainsRune(",;\t\n", c):
				marked, from = append(marked, line[from:at]), at+1
			}
		}
		if len(marked) != len(cells) {
			t.Fatalf("%q is split into %q", line, marked)
		}
		for n, part := range marked {
			if inner, ok := strings.CutPrefix(part, `"`); ok {
				part = strings.ReplaceAll(strings.TrimSuffix(inner, `"`), `""`, `"`)
			}
			if beginsFormula(part) || Unguarded(part) != cells[n] {
				t.Fatalf("%q of %q", part, cells)
			}
		}
	})
}
