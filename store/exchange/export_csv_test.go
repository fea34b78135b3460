package exchange

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALineOfCSVIsWrittenAsTheLibraryWritesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.StringMatching(`[ a,"\\.\r\n\t\x{a0}]{0,4}`)), 2, 5).Draw(t, "fields")
		var line []byte
		for n, field := range fields {
			line = appendField(separated(line, n), field)
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
