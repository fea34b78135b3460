package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// made makes up rows and gives them as bytes and as records, the header first.
func made(t *testing.T, l layout, seed uint64, rows int) ([]byte, [][]string) {
	t.Helper()
	var out bytes.Buffer
	if err := generate(&out, l, seed, rows); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(out.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), records
}

// The digests hold every machine to the same incidents, so that measurements can be compared.
func TestTheSameSeedMakesTheSameIncidents(t *testing.T) {
	for _, c := range []struct {
		layout layout
		digest string
	}{
		{gedLayout(), "8f5add902372e9fe9a998d0aa95a27822c8f3cb42702e9e05b988fa7dd0875f2"},
		{acledLayout(), "f55249366cef0588ecf5c73f602bcf1c6c0600a8b33febab5d0f589070143dea"},
	} {
		first, _ := made(t, c.layout, generatorSeed, 1000)
		sum := sha256.Sum256(first)
		if got := hex.EncodeToString(sum[:]); got != c.digest {
			t.Errorf("%s: the digest is %s, want %s", c.layout.name, got, c.digest)
		}
		if other, _ := made(t, c.layout, generatorSeed+1, 1000); bytes.Equal(first, other) {
			t.Errorf("%s: another seed made the same incidents", c.layout.name)
		}
	}
}

func TestMadeUpRowsFitTheirLayout(t *testing.T) {
	for _, c := range []struct {
		layout  layout
		columns int
		dates   string
	}{{gedLayout(), 41, "date_start"}, {acledLayout(), 31, "event_date"}} {
		_, records := made(t, c.layout, generatorSeed, 500)
		if len(records) != 501 || len(records[0]) != c.columns {
			t.Fatalf("%s: %d records of %d columns", c.layout.name, len(records), len(records[0]))
		}
		at, seen := slices.Index(records[0], c.dates), make(map[string]bool)
		for _, row := range records[1:] {
			if _, err := time.Parse("2006-01-02", row[at]); err != nil {
				t.Error(err)
			}
			if seen[row[0]] {
				t.Errorf("%s: the id %s came twice", c.layout.name, row[0])
			}
			seen[row[0]] = true
		}
	}
}

func TestGEDHasTheSamplesColumns(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(root(t), "assets", "sample", "ucdp_ged_syria_2016-08_to_10.csv"))
	if err != nil {
		t.Fatal(err)
	}
	sample, err := csv.NewReader(bytes.NewReader(content)).Read()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(sample, gedLayout().header) {
		t.Errorf("got %v, want %v", gedLayout().header, sample)
	}
}

func TestGEDCountsOfTheDeadAddUp(t *testing.T) {
	_, records := made(t, gedLayout(), generatorSeed, 500)
	for _, row := range records[1:] {
		n := func(column string) int {
			count, err := strconv.Atoi(row[slices.Index(records[0], column)])
			if err != nil {
				t.Fatal(err)
			}
			return count
		}
		all := n("deaths_a") + n("deaths_b") + n("deaths_civilians") + n("deaths_unknown")
		if n("best") != all || n("low") < 0 || n("low") > n("best") || n("high") < n("best") {
			t.Errorf("row %s: %d dead, low %d, best %d, high %d", row[0], all, n("low"), n("best"), n("high"))
		}
	}
}
