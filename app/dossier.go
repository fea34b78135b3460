package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"time"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// analyst names who is at work: as TRUCEBOARD_ANALYST says, as the window was told, or else as the computer calls its user.
func analyst() string {
	name := cmp.Or(os.Getenv("TRUCEBOARD_ANALYST"), keptAnalyst(), os.Getenv("USER"), os.Getenv("USERNAME"))
	if u, err := user.Current(); err == nil {
		name = cmp.Or(name, u.Name, u.Username)
	}
	return cmp.Or(name, "unknown analyst")
}

// keptAnalyst gives the name that the window was told, empty where it cannot be read: what is recorded is signed all the same.
func keptAnalyst() string {
	folder, err := dataFolder()
	if err != nil {
		return ""
	}
	name, err := safekeeping.Analyst(folder)
	if err != nil {
		return ""
	}
	return name
}

// withDossier opens a dossier, does something with it and closes it again, whatever happens.
func withDossier(ctx context.Context, path string, o store.Options, do func(*store.Dossier) error) (err error) {
	d, err := store.Open(ctx, path, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	return do(d)
}

// asOfFlag is the instant at which a command reads the dossier, and the one up to which it takes what was recorded.
type asOfFlag struct {
	AsOf    string `name:"as-of" placeholder:"T" help:"Read at this instant: RFC 3339, or YYYY-MM-DD[ HH:MM] in the dossier's zone. Now, if left out."`
	KnownAt string `name:"known-at" placeholder:"T" help:"As it was known at this instant: what was recorded later is left out. All that is recorded, if left out."`
}

// in gives the instants in a zone; what cannot be read is wrong usage.
func (f asOfFlag) in(zone *time.Location, now time.Time) (asOf ceasefire.AsOf, err error) {
	asOf.At = now.UTC()
	if f.AsOf != "" {
		if asOf.At, err = ceasefire.ParseInstant(f.AsOf, zone); err != nil {
			return ceasefire.AsOf{}, usageError{fmt.Errorf("--as-of: %w", err)}
		}
	}
	if f.KnownAt != "" {
		if asOf.KnownAt, err = ceasefire.ParseInstant(f.KnownAt, zone); err != nil {
			return ceasefire.AsOf{}, usageError{fmt.Errorf("--known-at: %w", err)}
		}
	}
	return asOf, nil
}
