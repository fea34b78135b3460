package filelock

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheNamesOfAFileAreCounted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if count, err := Names(path); count != 1 || err != nil || Alone(path) {
		t.Errorf("%d, %v, %v", count, err, Alone(path))
	}
	if err := os.Symlink(path, path+"-link"); err == nil {
		if count, err := Names(path + "-link"); count != 1 || err != nil || Alone(path+"-link") {
			t.Errorf("by a link that leads to it: %d, %v", count, err)
		}
	}
	if err := os.Link(path, path+"-too"); err != nil {
		t.Skip("no second names here:", err)
	}
	if count, err := Names(path); count != 2 || err != nil {
		t.Errorf("of two: %d, %v", count, err)
	}
}
