package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/assets"
)

// wider gives the sample as the layout of 49 columns has it: eight columns more, in another order, and dates with a time part.
func wider(t *testing.T) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(assets.SampleGED())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	more := []string{"relid", "code_status", "conflict_dset_id", "dyad_dset_id", "side_a_dset_id", "side_b_dset_id", "where_description", "gwnoa"}
	start, end := slices.Index(rows[0], "date_start"), slices.Index(rows[0], "date_end")
	for n, row := range rows {
		if n > 0 {
			row[start], row[end] = row[start]+" 00:00:00.000", row[end]+" 00:00:00.000"
		}
		slices.Reverse(row)
		for _, name := range more {
			if n > 0 {
				name = "x"
			}
			row = append([]string{name}, row...)
		}
		rows[n] = row
	}
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func TestTheOtherLayoutHoldsTheSameEvents(t *testing.T) {
	folder := t.TempDir()
	narrow, wide, corrected := filepath.Join(folder, "41.csv"), filepath.Join(folder, "49.csv"), filepath.Join(folder, "corrected.csv")
	text := wider(t)
	for name, content := range map[string][]byte{
		narrow: assets.SampleGED(), wide: text,
		corrected: bytes.Replace(text, []byte("Khuwayn al Kabir village"), []byte("Another village"), 1),
	} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, files := range map[string][2]string{"41 columns first": {narrow, wide}, "49 columns first": {wide, narrow}} {
		t.Run(name, func(t *testing.T) {
			dossier := filepath.Join(t.TempDir(), "syria.truce")
			begun(t, dossier, "--template", "syria-2016")
			done(t, "import", dossier, files[0])
			var got importDocument
			if err := json.Unmarshal([]byte(done(t, "import", dossier, files[1], "--json")), &got); err != nil {
				t.Fatal(err)
			}
			if got.Read != 1466 || got.Duplicates != 1466 || len(got.Rejected) > 0 {
				t.Errorf("read %d, duplicates %d, rejected %d", got.Read, got.Duplicates, len(got.Rejected))
			}
			if err := json.Unmarshal([]byte(done(t, "import", dossier, corrected, "--json")), &got); err != nil {
				t.Fatal(err)
			}
			if got.Duplicates != 1465 || len(got.Rejected) != 1 || !strings.Contains(got.Rejected[0].Reason, "has changed since") {
				t.Errorf("of one corrected row came %d duplicates and %+v", got.Duplicates, got.Rejected)
			}
		})
	}
}
