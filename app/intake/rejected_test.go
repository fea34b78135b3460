package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Of very many rows that are not taken some are listed, and all of them are written where they were asked for, each with its cells.
func TestAllRowsThatAreNotTakenAreWritten(t *testing.T) {
	d, path := made(t)
	const rows = 25_000
	var text strings.Builder
	text.WriteString("id,Date,Type,Place,Deaths\n")
	for n := range rows {
		fmt.Fprintf(&text, "%d,soon,shelling,Place %d,1\n", n, n)
	}
	text.WriteString("x,2016-09-15,shelling,Aleppo,1\n")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(t.TempDir(), "rejected.csv")
	for _, dry := range []bool{true, false} {
		out, err := File(context.Background(), d, path, Options{DryRun: dry, Rejected: saved})
		if err != nil || out.Refused() != rows || len(out.Rejected) >= rows || out.Added != 1 {
			t.Fatalf("%d not taken, %d listed, %d added, %v", out.Refused(), len(out.Rejected), out.Added, err)
		}
		written, err := os.ReadFile(saved)
		lines := strings.Split(strings.TrimSuffix(string(written), "\n"), "\n")
		if err != nil || len(lines) != rows+1 || !strings.HasSuffix(lines[rows], fmt.Sprintf(",%d,soon,shelling,Place %d,1", rows-1, rows-1)) || !strings.HasPrefix(lines[rows], fmt.Sprintf("%d,Date,soon,", rows+1)) {
			t.Fatalf("%d lines, the last %q, %v", len(lines), lines[len(lines)-1], err)
		}
		if err := os.Remove(saved); err != nil {
			t.Fatal(err)
		}
	}
}
