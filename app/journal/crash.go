package journal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"truceboard/store/filelock"
)

// The names of reports: a crash that nobody was told of as yet, and one that somebody was. A report's time is that of the start of the program, in the computer's zone.
const freshPrefix, toldPrefix, reportEnding = "crash ", "crash-seen ", ".log"

// mostTold is how many reports are kept that somebody was told of.
const mostTold = 5

// headerEnd is the last line of a report before what happened.
const headerEnd = "What follows, if anything, is where in the program it ended unexpectedly.\n" +
	"It has no contents of your records, unless its first lines quote one:\nread it before you give it to anybody. Nothing was sent."

// Watch has whatever ends the program unexpectedly, in whichever goroutine, write a report; end is called where it ends as it should.
func (j Journal) Watch(version string, now time.Time) (end func(), err error) {
	path := filepath.Join(j.folder, freshPrefix+now.Format("2006-01-02 150405")+fmt.Sprintf(" %d", os.Getpid())+reportEnding)
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("making room for a report of a crash: %w", err)
	}
	if _, err = filelock.Try(file); err == nil { // by its lock, a report that stays empty is told to be that of a program that still runs
		_, err = fmt.Fprintf(file, "Truceboard %s (%s, %s/%s), started %s.\n%s\n\n",
			version, runtime.Version(), runtime.GOOS, runtime.GOARCH, now.Format(time.RFC3339), headerEnd)
	}
	if err == nil {
		err = debug.SetCrashOutput(file, debug.CrashOptions{})
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("making room for a report of a crash: %w", err), file.Close(), os.Remove(path))
	}
	return func() {
		_ = errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), file.Close(), os.Remove(path)) // one that stays is empty, and goes at the next start
	}, nil
}

// Fresh gives the reports of crashes that nobody was told of, newest first. Those in which nothing is written, of programs that were killed, are removed.
func (j Journal) Fresh() ([]string, error) {
	paths, err := j.list(freshPrefix)
	var reports []string
	for _, path := range paths {
		switch written, readable := happened(path); {
		case written:
			reports = append(reports, path)
		case readable && filelock.Free(path):
			_ = os.Remove(path) // the next start tries again
		}
	}
	return reports, err
}

// Told notes that somebody was told of reports, so that they are not told of again, and gives their new names. Of those, the newest few are kept.
func (j Journal) Told(reports []string) ([]string, error) {
	told := make([]string, len(reports))
	for n, path := range reports {
		told[n] = filepath.Join(j.folder, toldPrefix+strings.TrimPrefix(filepath.Base(path), freshPrefix))
		if err := os.Rename(path, told[n]); err != nil {
			return nil, fmt.Errorf("noting that a report was shown: %w", err)
		}
	}
	all, err := j.list(toldPrefix)
	if err != nil {
		return nil, err
	}
	for _, path := range all[min(mostTold, len(all)):] {
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("removing an old report: %w", err)
		}
	}
	return told, nil
}

// list gives the files of a kind, newest first.
func (j Journal) list(prefix string) ([]string, error) {
	entries, err := os.ReadDir(j.folder)
	if err != nil {
		return nil, fmt.Errorf("looking for reports of crashes: %w", err)
	}
	var paths []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), reportEnding) {
			paths = append(paths, filepath.Join(j.folder, e.Name()))
		}
	}
	slices.Sort(paths)
	slices.Reverse(paths)
	return paths, nil
}

// mostRead is how much of a report is read, in bytes: a deep stack may be endless.
const mostRead = 256 << 10

// Read gives what stands in a report; of a very long one the beginning.
func Read(report string) (text string, err error) {
	file, err := os.Open(report)
	if err != nil {
		return "", fmt.Errorf("reading a report: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	content, err := io.ReadAll(io.LimitReader(file, mostRead))
	if err != nil {
		return "", fmt.Errorf("reading a report: %w", err)
	}
	return strings.ToValidUTF8(string(content), "?"), nil
}

// happened reports whether anything is written in a report behind its header; one that cannot be read, or whose header is not whole yet, is let alone.
func happened(path string) (written, readable bool) {
	text, err := Read(path)
	_, rest, whole := strings.Cut(text, headerEnd)
	return strings.TrimSpace(rest) != "", err == nil && whole
}
