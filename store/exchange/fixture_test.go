package exchange

import (
	"bytes"
	"errors"
	"testing"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// counter gives IDs that can be told apart.
func counter() func() ceasefire.ID {
	var n uint16
	return func() ceasefire.ID {
		n++
		return ceasefire.ID{14: byte(n >> 8), 15: byte(n)}
	}
}

func syria(t testing.TB) (ceasefire.Frame, Keys) {
	t.Helper()
	return embedded(t, "syria-2016")
}

// embedded reads one of the program's own templates.
func embedded(t testing.TB, name string) (ceasefire.Frame, Keys) {
	t.Helper()
	text, err := assets.OpenTemplate(name)
	if err != nil {
		t.Fatal(err)
	}
	frame, keys, err := ReadTemplate(bytes.NewReader(text), counter())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return frame, keys
}

// readAll reads a GED text.
func readAll(f ceasefire.Frame, text []byte) (incidents []ceasefire.Incident, rows []*RowError, err error) {
	for incident, failed := range (GED{Frame: f}).Read(bytes.NewReader(text)) {
		var row *RowError
		switch {
		case errors.As(failed, &row):
			rows = append(rows, row)
		case failed != nil:
			return incidents, rows, failed
		default:
			incidents = append(incidents, incident)
		}
	}
	return incidents, rows, nil
}
