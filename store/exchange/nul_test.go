package exchange

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// Only what is a NUL is taken out of a JSON text, not what only looks like its escape.
func TestNoNULComesOutOfJSON(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		said := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"\x00", `\`, `\u0000`, "u0000", `"`, "a", "ب", "\n"})).Draw(r, "text"), "")
		raw, err := json.Marshal(said)
		if err != nil {
			r.Fatal(err)
		}
		var read string
		if err := json.Unmarshal(withoutNUL(raw), &read); err != nil || read != strings.ReplaceAll(said, "\x00", insteadOfNUL) {
			r.Errorf("%q became %q, %v", said, read, err)
		}
	})
}

// A table that is exported can be read again, whatever an incident says.
func TestNoNULGoesIntoATable(t *testing.T) {
	var out bytes.Buffer
	columns, err := ChosenColumns([]string{"date", "title"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &csvWriter{export: Export{}, columns: columns, out: &out}
	if err := c.Write(ceasefire.Incident{Title: "a\x00b"}); err != nil || !strings.Contains(out.String(), "a\uFFFDb") || strings.Contains(out.String(), "\x00") {
		t.Errorf("%q, %v", out.String(), err)
	}
}
