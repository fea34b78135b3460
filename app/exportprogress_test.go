package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/app/export"
	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/exchange"
)

// manyIncidents is a dossier of so many incidents.
func manyIncidents(t *testing.T, n int) *store.Dossier {
	t.Helper()
	path := filepath.Join(t.TempDir(), "many.truce")
	begun(t, path, "--template", "syria-2016")
	d := opened(t, path)
	var text strings.Builder
	text.WriteString("Date,Type,Place\n")
	for k := range n {
		fmt.Fprintf(&text, "2016-09-%02d,Shelling,Place %d\n", k%30+1, k)
	}
	table := filepath.Join(t.TempDir(), "many.csv")
	if err := os.WriteFile(table, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := intake.File(t.Context(), d, table, intake.Options{})
	if err != nil || out.Added != n {
		t.Fatalf("%+v, %v", out.ImportResult, err)
	}
	return d
}

// How far an export is grows up to the number of incidents in view; a cancelled one leaves the old file as it was, and nothing beside it.
func TestAnExportSaysHowFarItIsAndIsCancelled(t *testing.T) {
	const incidents = 4100 // it is told of every 2000
	d := manyIncidents(t, incidents)
	for _, kind := range exchange.ExportKinds() {
		t.Run(string(kind), func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "x."+string(kind))
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			stop := export.Options{MadeAt: time.Now(), Progress: func(int, int) { cancel() }}
			if _, err := export.File(ctx, d, path, stop); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled, it ended with %v", err)
			}
			left, err := os.ReadDir(folder)
			if err != nil || len(left) != 1 || textOf(t, path) != "old" {
				t.Errorf("left in the folder: %v, %v", left, err)
			}
			var told []int
			tell := export.Options{MadeAt: time.Now(), Progress: func(done, of int) {
				if of != incidents {
					t.Errorf("of %d", of)
				}
				told = append(told, done)
			}}
			out, err := export.File(t.Context(), d, path, tell)
			if err != nil || out.Written != incidents || len(told) < 2 || told[0] >= told[1] || told[len(told)-1] > incidents {
				t.Errorf("%+v, %v, %v", out, told, err)
			}
		})
	}
}
