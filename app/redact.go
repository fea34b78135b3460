package main

import (
	"context"
	"fmt"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// redactCommand writes a copy of a dossier for sharing.
type redactCommand struct {
	File    string   `arg:"" help:"The dossier."`
	Out     string   `arg:"" help:"The copy; it must not exist yet."`
	Coarsen float64  `default:"0.1" placeholder:"DEGREES" help:"Round coordinates to so many degrees (0.1 is about 11 km)."`
	Name    []string `sep:"none" placeholder:"N" help:"A further name or word to strike out of every text; may be given several times."`
}

// Run writes the copy whole, or not at all.
func (c redactCommand) Run(ctx context.Context, e env) error {
	if c.Coarsen <= 0 || c.Coarsen > 10 {
		return usageError{fmt.Errorf("--coarsen: give degrees above 0 and up to 10")}
	}
	redaction := exchange.Redaction{Coarsen: c.Coarsen}
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		return d.Redacted(ctx, c.Out, store.RedactedOptions{Names: c.Name, Strike: exchange.WithoutContacts, Coarse: func(lat, lon float64, precision int64) (float64, float64, int64) {
			place := ceasefire.Place{Point: ceasefire.Point{Lat: lat, Lon: lon}, HasPoint: true, Precision: ceasefire.PlacePrecision(precision)}
			coarse := redaction.Of(ceasefire.Incident{Place: place}, ceasefire.Frame{}).Place
			return coarse.Point.Lat, coarse.Point.Lon, int64(coarse.Precision)
		}})
	})
}
