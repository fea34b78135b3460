package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"truceboard/store"
)

// useScratch has the database's temporary files lie in a folder of the user's own. Where none can be made, as on a full disk, they stay in memory, which needs more of it: that is said, and the work goes on.
func useScratch(told io.Writer, now time.Time) {
	folder, err := scratchFolder()
	if err == nil {
		err = store.UseScratch(folder, now)
	}
	if err != nil {
		fmt.Fprintf(told, "truceboard: %v: temporary files stay in memory; name a folder of your own in TRUCEBOARD_DATA\n", err)
	}
}

// scratchFolder names the folder of temporary files: where the system keeps what can be made anew (XDG Base Directory Specification, XDG_CACHE_HOME; %LocalAppData%), or in the folder that TRUCEBOARD_DATA names.
func scratchFolder() (string, error) {
	if folder := os.Getenv("TRUCEBOARD_DATA"); folder != "" {
		return filepath.Abs(filepath.Join(folder, "temporary"))
	}
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding a folder for temporary files: %w", err)
	}
	return filepath.Join(base, "truceboard", "temporary"), nil
}
