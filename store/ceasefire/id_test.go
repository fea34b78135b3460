package ceasefire_test

import (
	"encoding/json"
	"testing"

	"truceboard/store/ceasefire"
)

func TestIdentifiersGoRound(t *testing.T) {
	const text = "0192f0c1-7a3b-7def-8123-456789abcdef"
	id, err := ceasefire.ParseID("0192F0C1-7A3B-7DEF-8123-456789ABCDEF")
	if err != nil || id.String() != text || id.IsZero() {
		t.Fatalf("it is read as %s, %v", id, err)
	}
	for _, want := range []ceasefire.ID{id, {}} {
		written, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got := recordID(1) // reading has to replace it
		if err := json.Unmarshal(written, &got); err != nil || got != want {
			t.Errorf("%s is read as %s, %v", written, got, err)
		}
	}
	for _, wrong := range []string{
		"", "0192f0c1", "0192f0c17a3b7def8123456789abcdef", "0192f0c1-7a3b-7def-8123-456789abcdeg", "0192f0c1-7a3b-7def-81234-56789abcdef",
		"0192f0c1-7a3b-7def-8123-456789abcde-", "{0192f0c1-7a3b-7def-8123-456789abcdef}",
	} {
		if id, err := ceasefire.ParseID(wrong); err == nil || !id.IsZero() {
			t.Errorf("%q is read as %s, %v", wrong, id, err)
		}
	}
}
