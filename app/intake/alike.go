package intake

import (
	"context"
	"errors"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// laying gives what an incident would be by a row of a table.
type laying = func(was, row ceasefire.Incident) ceasefire.Incident

// alike finds rows without identifiers in a dossier. A list in which no column is read as the identifier may be one that had them, so that its rows may be any of the data set.
type alike struct {
	dossier *store.Dossier
	over    laying
	all     bool
}

func alikeOf(d *store.Dossier, reading exchange.Reading, frame ceasefire.Frame) alike {
	return alike{dossier: d, over: reading.Over(frame), all: reading.Mapping.FieldColumn(exchange.FieldID) == ""}
}

// alikeIn gives what finds a table's rows without identifiers in a dossier.
func alikeIn(d *store.Dossier, reading exchange.Reading, frame ceasefire.Frame) func(context.Context, ceasefire.Incident, func(string) bool) (string, error) {
	return alikeOf(d, reading, frame).key
}

// key gives the key under which a data set has a row that has no identifier of its own: that of the very same row, or of one that says nothing else, though a column more or less, and that no other row of the file is. Where
// there is none it is the row's own.
func (a alike) key(ctx context.Context, row ceasefire.Incident, taken func(key string) bool) (string, error) {
	_, err := a.dossier.IncidentOf(ctx, row.Origin.Dataset, row.Origin.Key)
	var none *store.NotFoundError
	if !errors.As(err, &none) {
		return row.Origin.Key, err
	}
	begun, err := a.dossier.BegunWith(ctx, row.Origin.Dataset, row, a.all)
	if err != nil {
		return "", err
	}
	for _, was := range begun {
		if (a.all || was.Origin.KeyIsDigest()) && !taken(was.Origin.Key) && saysNoOther(was, a.over(was, row)) {
			return was.Origin.Key, nil
		}
	}
	return row.Origin.Key, nil
}

// saysNoOther reports whether an incident only says more than it did, if anything.
func saysNoOther(was, now ceasefire.Incident) bool {
	for _, field := range ceasefire.Differences(was, now, ceasefire.Frame{}) {
		if field.Before != "" {
			return false
		}
	}
	return true
}

// takenByNone says of no key that another row is known by it, where rows are compared one by one.
func takenByNone(string) bool { return false }
