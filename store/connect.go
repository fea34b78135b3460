package store

import (
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// access is how a connection may touch the file.
type access int

const (
	accessWrite     access = iota // the one writer
	accessRead                    // a reader of a file that has a write-ahead log
	accessAlone                   // a reader of a file beside which there is no write-ahead log: it takes its own away when it closes
	accessReadOnly                // a reader of a file that must not or cannot be written
	accessExport                  // the one writer of a file that is thrown away unless it gets whole
	accessImmutable               // a reader of a file that nobody else has open, in a folder that may be closed to writing
)

// readers is how many connections read at once beside those that read a whole file, and how many stay open.
var readers = min(4, max(2, runtime.NumCPU()))

// connect readies a pool of connections; nothing is opened until one is used.
func connect(path string, a access) *sql.DB { return connectTo(path, path, a) }

// connectTo readies a pool of connections to a file of which what goes wrong is told under another name.
func connectTo(told, path string, a access) *sql.DB {
	pool := sql.OpenDB(telling{path: told, file: path, source: dataSource(path, a)})
	most, idle := readers+longReadings, readers
	if a == accessWrite {
		most, idle = 1, 1
	}
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(idle)
	return pool
}

// closeIdle closes the connections of a pool that nobody uses, for others to be opened when they are wanted: what they hold of the file goes with them, which is a hundred megabytes after a large
// dossier was brought to another layout. So many may be kept from now on.
func closeIdle(pool *sql.DB, kept int) {
	pool.SetMaxIdleConns(0)
	pool.SetMaxIdleConns(kept)
}

// longestClosing is how long closing waits for a connection that is still in use.
const longestClosing = 2 * time.Second

// closeWhole closes a pool, and waits for the connections that are in use: what was called off is rolled back beside whoever called it off, and only the last connection that closes takes the write-ahead log away.
func closeWhole(pool *sql.DB) error {
	err := pool.Close()
	for begun := time.Now(); pool.Stats().OpenConnections > 0 && time.Since(begun) < longestClosing; {
		time.Sleep(time.Millisecond)
	}
	return err
}

// dataSource names the file and what every connection to it must be told. Times of waiting are in milliseconds, the cache in KiB.
func dataSource(path string, a access) string {
	query := url.Values{"_busy_timeout": {"5000"}, "_foreign_keys": {"1"}}
	switch a {
	case accessWrite:
		query.Set("mode", "rw")
		query.Set("_journal_mode", "WAL")
		query.Set("_synchronous", "FULL")
		query.Set("_txlock", "immediate")
		query.Set("_cache_size", "-65536")
		query.Set("_stmt_cache_size", "64") // a change of many incidents asks the same for each of them
	case accessRead: // what only reads must not bring the write-ahead log into the file when it closes: the file may be damaged
		query.Set("mode", "ro")
		query.Set("_query_only", "1")
	case accessAlone:
		query.Set("mode", "rw")
		query.Set("_query_only", "1")
	case accessReadOnly:
		query.Set("mode", "ro")
	case accessExport:
		query.Set("mode", "rw")
		query.Set("_journal_mode", "OFF")
		query.Set("_synchronous", "OFF")
		query.Set("_cache_size", "-65536")
	case accessImmutable:
		query.Set("mode", "ro")
		query.Set("immutable", "1")
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: slashed(behind(path)), RawQuery: query.Encode()}).String()
}

// slashed gives a path as a file URI has it; a drive letter stands behind a slash.
func slashed(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return path
}

// quiet is the access that leaves no trace: where a write-ahead log lies beside the file it has to be read too, and where another program may be about to write one.
func quiet(path string) access {
	if hasLog(path) || hasIndex(path) {
		return accessReadOnly
	}
	return accessImmutable
}

// reading is how a dossier is read. A write-ahead log that somebody else left must not be brought into the file, which may be damaged; where there is none,
// whoever closes last takes away the one that reading made, though nothing was written. Where none can be made, as on a full disk, it is read without.
func reading(path string) access {
	switch found := quiet(path); {
	case !writable(path) || roomIn(folderOf(path)) != nil:
		return found
	case found == accessImmutable:
		return accessAlone
	}
	return accessRead
}

// takesFiles reports whether files can be made in a folder. On a full disk they often still can.
func takesFiles(folder string) bool {
	file, err := os.CreateTemp(folder, ".truceboard-*")
	if err != nil {
		return false
	}
	return errors.Join(file.Close(), os.Remove(file.Name())) == nil
}

// writable reports whether the file may be written to, and its write-ahead log beside it.
func writable(path string) bool {
	return mayWrite(path) && takesFiles(folderOf(path))
}
