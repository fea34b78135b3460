package csvline

import "testing"

// The guard is taken off as it was put on, of what begins with a wide letter too.
func TestTheGuardAgainstFormulasComesOffAsItWentOn(t *testing.T) {
	for cell, want := range map[string]string{"＝1+1": "'＝1+1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a", "'＝1": "''＝1", "=1": "'=1", "’=1": "’=1", "a＝1": "a＝1", "": "", "'": "'", "'a": "'a", "\xff=": "\xff="} {
		if got := Guarded(cell); got != want || Unguarded(got) != cell {
			t.Errorf("%q became %q, and that %q", cell, got, Unguarded(got))
		}
	}
}
