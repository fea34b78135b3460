package intake

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// BlankAgreement is what a dossier begins with that is made without a template: a title after the name of its file, the computer's zone, and, since every agreement takes effect at
// an instant, the minute in which it is made. All three are there to be changed.
func BlankAgreement(path string, now time.Time) ceasefire.Agreement {
	title := strings.Join(strings.FieldsFunc(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), func(r rune) bool { return r == '_' || r == ' ' }), " ")
	if title == "" { // a file such as .truce
		title = "New agreement"
	}
	return ceasefire.Agreement{ID: store.NewID(), Title: title, Zone: ComputerZone(), Effect: now.UTC().Truncate(time.Minute)}
}

// ComputerZone gives the name of the computer's time zone, UTC where it cannot be known.
func ComputerZone() string {
	name := os.Getenv("TZ")
	if link, err := filepath.EvalSymlinks("/etc/localtime"); name == "" && err == nil {
		_, name, _ = strings.Cut(filepath.ToSlash(link), "zoneinfo/")
	}
	if _, err := ceasefire.LoadZone(name); err != nil {
		return "UTC"
	}
	return name
}
