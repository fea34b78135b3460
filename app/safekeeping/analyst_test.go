package safekeeping

import (
	"path/filepath"
	"testing"
)

func TestTheAnalystsNameIsKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not made yet")
	if name, err := Analyst(folder); name != "" || err != nil {
		t.Errorf("%q, %v", name, err)
	}
	for _, name := range []string{"Amal Haddad", "أمل حداد"} {
		if err := KeepAnalyst(folder, " "+name+" "); err != nil {
			t.Fatal(err)
		}
		if got, err := Analyst(folder); got != name || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
}
