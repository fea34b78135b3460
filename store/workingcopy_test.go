package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// What is to be sealed or shared is copied into the user's own folder, for the user alone and never beside the dossier; a copy that a kill left goes with the next.
func TestAWorkingCopyLiesInTheUsersOwnFolder(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	d, ctx := testDossier(t), context.Background()
	before := lies(t, filepath.Dir(d.path))
	copied, err := d.workingCopy(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if now := lies(t, filepath.Dir(d.path)); len(now) != len(before) {
		t.Errorf("%q lie beside the dossier, before %q", now, before)
	}
	own, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(copied.path)
	if inside, err := filepath.Rel(own, folder); err != nil || !filepath.IsLocal(inside) {
		t.Errorf("%s is not within %s: %v", folder, own, err)
	}
	for path, want := range map[string]os.FileMode{copied.path: 0o600, folder: 0o700} {
		if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != want) {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if err := copied.lock.Close(); err != nil { // as a kill does
		t.Fatal(err)
	}
	next, err := d.workingCopy(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("what the kill left is still there: %v", err)
	}
	if err := next.remove(); err != nil {
		t.Error(err)
	}
}
