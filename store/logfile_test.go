package store

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A log whose end is noise lost what was written last: the salvage says so. One that was begun anew over an earlier one is whole, whatever of that still lies behind its end.
func TestNoiseAtTheEndOfALogIsSaid(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for range 5 {
		add(t, d, testIncident())
	}
	file, log := slurp(t, d.Path()), slurp(t, d.Path()+logEnding)
	path := filepath.Join(t.TempDir(), "hurt.truce")
	r := rand.New(rand.NewPCG(1, 1))
	for n := len(log) - 3*(frameHeader+4096); n < len(log); n++ {
		log[n] = byte(r.Uint32())
	}
	for name, content := range map[string][]byte{path: file, path + logEnding: log} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	saved, err := Salvage(ctx, path, filepath.Join(t.TempDir(), "out.truce"), Options{Who: "Tester", Now: fixedNow})
	if err != nil || saved.Incidents != 4 || len(saved.Losses) != 1 || !strings.Contains(saved.Losses[0].What, "what was written last") {
		t.Errorf("%+v, %v", saved, err)
	}
}

func TestALogBegunAnewIsWhole(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for range 5 {
		add(t, d, testIncident())
	}
	long := len(slurp(t, d.Path()+logEnding))
	if _, err := d.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(RESTART)"); err != nil {
		t.Fatal(err)
	}
	add(t, d, testIncident())
	if now := len(slurp(t, d.Path()+logEnding)); now != long {
		t.Fatalf("the log has %d bytes, and had %d: it was not written over", now, long)
	}
	if broken, err := brokenLog(d.Path()); err != nil || broken {
		t.Errorf("broken: %v, %v", broken, err)
	}
}
