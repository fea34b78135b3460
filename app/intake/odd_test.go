package intake

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
)

// brought imports a table by a name into a dossier.
func brought(t *testing.T, d *store.Dossier, name, text string) Outcome {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := File(context.Background(), d, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What warns whoever types an incident in is told of the rows of a file too, by their lines: a time that cannot be right, and a position far from its area. The rows are taken.
func TestOddTimesAndPositionsAreWarnedOf(t *testing.T) {
	d, _ := made(t)
	out := brought(t, d, "far.csv", "date,type,place,area,latitude,longitude\n2061-09-12,shelling,Homs,Homs,34.7,36.7\n1016-09-12,shelling,Homs,Homs,34.7,36.7\n2016-09-12,shelling,Homs,Homs,36.7,34.7\n2016-09-12,shelling,Homs,Homs,34.7,36.7\n")
	if out.Added != 4 || len(out.Warnings) != 3 {
		t.Fatalf("%+v", out.ImportResult)
	}
	for n, want := range []string{"2061: This is later than", "1016: This lies", "36.7, 34.7: This is"} {
		if got := out.Warnings[n]; got.Line != n+2 || !strings.Contains(got.Reason, want) {
			t.Errorf("%+v, want %q", got, want)
		}
	}
}
