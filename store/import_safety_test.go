package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// envImporter names the dossier into which this test binary, started anew, imports until it is killed.
const envImporter = "TRUCEBOARD_TEST_IMPORTER"

// endlessRows gives rows for ever, each with a text of its own.
func endlessRows(yield func(ceasefire.Incident, error) bool) {
	for n := 1; ; n++ {
		row := titled(fmt.Sprint(n), "a", fmt.Sprintf("Row %d", n))
		row.Text, row.Origin.Line = strings.Repeat(fmt.Sprintf("word%d ", n), 100), n
		if !yield(row, nil) {
			return
		}
	}
}

// importUntilKilled says how many rows it took, and never ends.
func importUntilKilled(path string) {
	ctx := context.Background()
	d, err := Open(ctx, path, Options{Who: "Importer"})
	if err == nil {
		batch := testBatch()
		batch.Progress = func(read int) { fmt.Println(read) }
		_, err = d.Import(ctx, batch, endlessRows, false)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestAnImportThatIsKilledLeavesNothing(t *testing.T) {
	d := testDossier(t)
	add(t, d, testIncident())
	before := sound(t, d)
	for _, rows := range []int{1, 20_000} {
		importer := exec.Command(os.Args[0])
		importer.Env = append(os.Environ(), envImporter+"="+d.Path())
		out, err := importer.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := importer.Start(); err != nil {
			t.Fatal(err)
		}
		for read, lines := 0, bufio.NewScanner(out); read < rows && lines.Scan(); {
			if _, err := fmt.Sscan(lines.Text(), &read); err != nil {
				t.Fatal(err)
			}
		}
		if err := importer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, out); err != nil {
			t.Fatal(err)
		}
		if err := importer.Wait(); err == nil {
			t.Fatal("the importer ended by itself")
		}
		again, err := Open(context.Background(), d.Path(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, sound(t, again)); diff != "" {
			t.Error(diff)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestADiskThatFillsDuringAnImportLeavesTheDossierAsItWas(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident())
	before, schemaBefore := sound(t, d), schema(t, d)
	var pages int
	if err := d.writer.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := d.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages+500)); err != nil {
		t.Fatal(err)
	}
	_, err := d.Import(ctx, testBatch(), endlessRows, false)
	var file *FileError
	if !errors.As(err, &file) || !strings.Contains(err.Error(), "no room left") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff(before, sound(t, d)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(schemaBefore, schema(t, d)); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Import(ctx, testBatch(), stream(titled("1", "a", "Small")), false); err != nil {
		t.Error("the next import:", err)
	}
}

func TestTheMemoryOfAnImportDoesNotGrowWithTheFile(t *testing.T) {
	d := testDossier(t)
	held := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	ctx, cancel := context.WithCancel(context.Background())
	before, batch := held(), testBatch()
	batch.Progress = func(read int) {
		if read%10_240 == 0 {
			if now := held(); now > before+24<<20 {
				t.Errorf("after %d rows %d MiB more are held", read, (now-before)>>20)
			}
		}
		if read >= 30_000 {
			cancel()
		}
	}
	if _, err := d.Import(ctx, batch, endlessRows, false); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	sound(t, d)
}
