package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// made makes a dossier and a table of many rows.
func made(t *testing.T) (d *store.Dossier, path string) {
	t.Helper()
	folder, ctx := t.TempDir(), context.Background()
	dossier := filepath.Join(folder, "x.truce")
	making := Making{Template: SampleTemplate, Who: "Somebody", Now: time.Now}
	if err := New(ctx, dossier, making); err != nil {
		t.Fatal(err)
	}
	d, err := store.Open(ctx, dossier, store.Options{Who: "Somebody", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	var text strings.Builder
	text.WriteString("Date,Type,Actor,Place\n")
	for n := range 5000 {
		fmt.Fprintf(&text, "2016-09-%02d,Shelling,Some army,Place %d\n", n%30+1, n)
	}
	path = filepath.Join(folder, "list.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return d, path
}

// untouched fails where a dossier has anything of an import.
func untouched(t *testing.T, d *store.Dossier) {
	t.Helper()
	batches, err := d.Batches(context.Background(), ceasefire.AsOf{At: time.Now()})
	if err != nil || len(batches) > 0 {
		t.Errorf("%+v, %v", batches, err)
	}
	names, err := d.ActorNames(context.Background(), store.View{})
	if err != nil || len(names) > 0 {
		t.Errorf("%+v, %v", names, err)
	}
	frame, err := d.Frame(context.Background())
	if _, known := frame.PartyOfActor("Some army"); known || err != nil {
		t.Errorf("the name was learned, %v", err)
	}
}

// mappedArmy maps the actor of the table to a party.
func mappedArmy() exchange.Reading {
	return exchange.Reading{Mapping: exchange.Mapping{Words: []exchange.Word{{Kind: exchange.PartyWord, Text: "some army", Means: "US"}}}}
}

func TestAnImportThatDoesNotComeToItsEndLeavesNoTrace(t *testing.T) {
	for name, stop := range map[string]func(cancel func(), path string) error{
		"it is cancelled": func(cancel func(), _ string) error { cancel(); return nil },
		"the file grows": func(_ func(), path string) error {
			file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = file.WriteString("2016-09-01,Shelling,Some army,Another place\n")
			return errors.Join(err, file.Close())
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, path := made(t)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			stopped := false
			_, err := File(ctx, d, path, Options{Told: mappedArmy(), Progress: func(Progress) {
				if stopped {
					return
				}
				stopped = true
				if err := stop(cancel, path); err != nil {
					t.Error(err)
				}
			}})
			if err == nil || !stopped {
				t.Fatalf("stopped %t, %v", stopped, err)
			}
			untouched(t, d)
		})
	}
}

func TestADryRunSaysWhatWouldBeAndChangesNothing(t *testing.T) {
	d, path := made(t)
	out, err := File(context.Background(), d, path, Options{Told: mappedArmy(), DryRun: true})
	if err != nil || out.Added != 5000 || len(out.Unmapped()) != 0 || len(out.Learned) != 1 || out.Reading.Format != exchange.FormatCSV {
		t.Fatalf("%+v, %v", out.ImportResult, err)
	}
	untouched(t, d)
}

func TestTheNamesOfAMappingAreLearnedWithTheImport(t *testing.T) {
	d, path := made(t)
	ctx := context.Background()
	var last Progress
	out, err := File(ctx, d, path, Options{Told: mappedArmy(), Progress: func(p Progress) { last = p }})
	if err != nil || out.Added != 5000 || last.Rows == 0 || last.Done == 0 || last.Done > last.Total {
		t.Fatalf("%+v, %+v, %v", out.ImportResult, last, err)
	}
	frame, err := d.Frame(ctx)
	id, known := frame.PartyOfActor("Some army")
	party, _ := frame.PartyByName("US")
	if err != nil || !known || id != party.ID {
		t.Errorf("%v, %v", known, err)
	}
	incident, err := d.IncidentByKey(ctx, 1, ceasefire.AsOf{At: time.Now()})
	if err != nil || incident.SideA.Actor != "Some army" || incident.SideA.Party != party.ID {
		t.Errorf("%+v, %v", incident.SideA, err)
	}
}

// A list whose rows name sources is read twice, and it is told of both how far it is.
func TestAListIsToldOfWhileItsSourcesAreLookedFor(t *testing.T) {
	d, path := made(t)
	var text strings.Builder
	text.WriteString("Date,Type,Actor,Place,Source,Source URL\n")
	for n := range 5000 {
		fmt.Fprintf(&text, "2016-09-%02d,Shelling,Some army,Place %d,Report %d,https://example.org/%d\n", n%30+1, n, n%9, n%9)
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	var first, second []Progress
	out, err := File(context.Background(), d, path, Options{Told: mappedArmy(), DryRun: true, Progress: func(p Progress) {
		if p.Sources {
			first = append(first, p)
			return
		}
		second = append(second, p)
	}})
	if err != nil || out.Added != 5000 {
		t.Fatalf("%+v, %v", out.ImportResult, err)
	}
	if len(first) < 5 || len(second) == 0 {
		t.Fatalf("told %d times while sources were looked for, and %d times behind that", len(first), len(second))
	}
	for n, p := range first {
		if p.Rows == 0 || p.Done == 0 || p.Done > p.Total || n > 0 && (p.Rows <= first[n-1].Rows || p.Done < first[n-1].Done) {
			t.Errorf("%+v", p)
		}
	}
}
