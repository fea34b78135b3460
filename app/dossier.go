package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/user"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// analyst names who is at work: the computer's user, until the window has asked for a better name.
func analyst() string {
	name := cmp.Or(os.Getenv("TRUCEBOARD_ANALYST"), os.Getenv("USER"), os.Getenv("USERNAME"))
	if u, err := user.Current(); err == nil {
		name = cmp.Or(name, u.Name, u.Username)
	}
	return cmp.Or(name, "unknown analyst")
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

// asOfFlag is the instant at which a command reads the dossier.
type asOfFlag struct {
	AsOf string `name:"as-of" placeholder:"T" help:"Read at this instant: RFC 3339, or YYYY-MM-DD[ HH:MM] in the dossier's zone. Now, if left out."`
}

// in gives the instant in a zone; what cannot be read is wrong usage.
func (f asOfFlag) in(zone *time.Location, now time.Time) (ceasefire.AsOf, error) {
	if f.AsOf == "" {
		return ceasefire.AsOf{At: now.UTC()}, nil
	}
	at, err := ceasefire.ParseInstant(f.AsOf, zone)
	if err != nil {
		return ceasefire.AsOf{}, usageError{err}
	}
	return ceasefire.AsOf{At: at}, nil
}
