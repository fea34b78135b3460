package dashboard

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2/storage"

	"truceboard/app/intake"
)

// locked reports whether this program holds a lock on a file (proc_locks(5)).
func locked(t *testing.T, path string) bool {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(list), fmt.Sprintf(":%d ", info.Sys().(*syscall.Stat_t).Ino))
}

// A file dialog that shows the folder of the dossier that is open, or in which that is chosen, leaves the database its locks.
func TestAFileDialogLeavesTheLocksOfTheDossierThatIsOpen(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	path := w.session.dossier.Path()
	whole := func() bool { return locked(t, path) && locked(t, path+"-shm") }
	if !whole() {
		t.Fatal("there are no locks to begin with")
	}
	for _, name := range []string{path, path + "-shm"} {
		if uri := storage.NewFileURI(name); uri.MimeType() == "" {
			t.Error(name + " has no kind")
		}
		if !whole() {
			t.Fatal("looking for the picture of " + name + " dropped locks")
		}
	}
	file, err := storage.Reader(storage.NewFileURI(path))
	if err != nil {
		t.Fatal(err)
	}
	if can, err := storage.CanRead(storage.NewFileURI(path)); err != nil || !can || file.URI().Path() != path {
		t.Errorf("%v, %v, %s", can, err, file.URI().Path())
	}
	if err := file.Close(); err != nil || !whole() {
		t.Errorf("choosing it dropped locks, or %v", err)
	}
}
