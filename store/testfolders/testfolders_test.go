package testfolders

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(Run(m)) }

// The tests find folders of their own where the program looks for the user's, and nothing of what he has set.
func TestTheUsersOwnFoldersAreNotHis(t *testing.T) {
	folder := os.Getenv(marker)
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if within, err := filepath.Rel(folder, cache); err != nil || !filepath.IsLocal(within) {
		t.Errorf("%s is not in %s: %v", cache, folder, err)
	}
	if home, err := os.UserHomeDir(); err != nil || home != folder && os.Getenv("USERPROFILE") != home {
		t.Errorf("home is %s, not %s: %v", home, folder, err)
	}
	for _, name := range settings() {
		if value, set := os.LookupEnv(name); set {
			t.Errorf("%s is %s", name, value)
		}
	}
	if err := os.WriteFile(filepath.Join(cache, "x"), nil, 0o600); err != nil {
		t.Error(err)
	}
}
