// Package journal keeps the program's log and what is left of a crash, in the user's own folder. Nothing of either is ever sent anywhere.
package journal

import (
	"io"
	"log"
	"log/slog"
	"path/filepath"
)

// logName is the log's name in the user's folder.
const logName = "truceboard.log"

// Journal is where the log and the reports of crashes lie.
type Journal struct{ folder string }

// In gives the journal of a folder, which must be there.
func In(folder string) Journal { return Journal{folder: folder} }

// Folder is where the log and the reports lie.
func (j Journal) Folder() string { return j.folder }

// Log is the log's file. It is there only once something was written to it.
func (j Journal) Log() string { return filepath.Join(j.folder, logName) }

// Begin sends what the program logs to its file until end is called, without any contents of records. What libraries write by the package log goes on to where it
// went, and the log has only where in their code it came from.
func (j Journal) Begin() (end func()) {
	before, toolkit, flags := slog.Default(), log.Writer(), log.Flags()
	own := slog.New(discreet{slog.NewTextHandler(rotating{path: j.Log(), most: mostBytes}, nil)})
	slog.SetDefault(own)
	log.SetOutput(io.MultiWriter(toolkit, libraries{own}))
	log.SetFlags(flags)
	return func() {
		log.SetOutput(toolkit)
		log.SetFlags(flags)
		slog.SetDefault(before)
	}
}
