package safekeeping

import (
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// Redaction says what a copy for sharing leaves out: sources marked as confidential; who reported and who recorded; e-mail addresses and telephone numbers; attached files; and exact points, which are
// rounded to Coarsen degrees where that is not 0. Names are further names and words that are struck out of every text.
type Redaction struct {
	Confidential, People, Contacts, Attachments bool
	Coarsen                                     float64
	Names                                       []string
}

// Options gives what the store is told.
func (r Redaction) Options() store.RedactedOptions {
	o := store.RedactedOptions{Names: r.Names, KeepConfidential: !r.Confidential, KeepPeople: !r.People, KeepAttachments: !r.Attachments}
	if r.Contacts {
		o.Strike = exchange.WithoutContacts
	}
	places := exchange.Redaction{Coarsen: r.Coarsen}
	if places.IsZero() {
		return o
	}
	o.Strike = func(text string) string {
		if r.Contacts {
			text = exchange.WithoutContacts(text)
		}
		return exchange.WithoutCoordinates(text)
	}
	o.Doubtful = exchange.DoubtfulPositions
	coarser := places.For(ceasefire.Frame{})
	of := func(text string, lat, lon float64, precision int64) ceasefire.Incident {
		place := ceasefire.Place{Point: ceasefire.Point{Lat: lat, Lon: lon}, HasPoint: true, Precision: ceasefire.PlacePrecision(precision)}
		return coarser.Of(ceasefire.Incident{Text: text, Place: place})
	}
	o.Coarse = func(lat, lon float64, precision int64) (float64, float64, int64) {
		coarse := of("", lat, lon, precision).Place
		return coarse.Point.Lat, coarse.Point.Lon, int64(coarse.Precision)
	}
	o.Unplace = func(text string, lat, lon float64) string { return of(text, lat, lon, 0).Text }
	return o
}
