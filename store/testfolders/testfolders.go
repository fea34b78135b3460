// Package testfolders runs a package's tests apart from whoever runs them: in the place of his own folders they have some that are made for them and removed afterwards. So they ask nothing of him, run where he has no home,
// leave nothing with him, and the tests of two packages that run at once are not in each other's way.
package testfolders

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

// marker is set once a process has such folders: the processes that its tests start have the same.
const marker = "TRUCEBOARD_TEST_FOLDERS"

// own are the variables that lead to a user's own folders, on any system.
func own() []string {
	return []string{"HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LocalAppData", "AppData"}
}

// settings are the variables by which whoever runs the tests tells the program how he works.
func settings() []string {
	return []string{"XDG_RUNTIME_DIR", "SQLITE_TMPDIR", "TRUCEBOARD_DATA", "TRUCEBOARD_ANALYST"}
}

// Run runs the tests, and gives the status to exit with.
func Run(m *testing.M) int {
	if os.Getenv(marker) != "" {
		return m.Run()
	}
	folder, err := os.MkdirTemp("", "truceboard-test-*")
	if err == nil {
		defer os.RemoveAll(folder)
		err = lead(folder)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "making folders for the tests:", err)
		return 1
	}
	return m.Run()
}

// lead has a user's own folders be one folder.
func lead(folder string) error {
	errs := []error{os.Setenv(marker, folder)}
	for _, name := range own() {
		errs = append(errs, os.Setenv(name, folder))
	}
	for _, name := range settings() {
		errs = append(errs, os.Unsetenv(name))
	}
	return errors.Join(errs...)
}
