package exchange

import (
	"cmp"
	"context"

	"truceboard/store/ceasefire"
)

// A table that this program wrote may come back with some of its columns alone. Its rows are known by their IDs, and what they do not say is read as the table would have it that has all columns,
// so that a row is whole wherever it goes on to; what it does not say is then not laid over the incident.

// lookup gives an incident of the dossier by its ID.
type lookup func(id ceasefire.ID) (i ceasefire.Incident, found bool, err error)

// alike gives the key under which a row without an identifier of its own is here, or its own where it is not. taken tells of which keys other rows are.
type alike func(row ceasefire.Incident, taken func(key string) bool) (key string, err error)

// hereWithin gives what looks incidents up until ctx ends. A reading without a dossier knows none.
func (r *Rows) hereWithin(ctx context.Context) lookup {
	return func(id ceasefire.ID) (ceasefire.Incident, bool, error) {
		if r.Here == nil {
			return ceasefire.Incident{}, false, nil
		}
		return r.Here(ctx, id)
	}
}

// lookUp finds the incident that a row says part of. A row of none is a *RowError.
func (r *mappedRow) lookUp() error {
	id := ownID(r.of(FieldID))
	if id == (ceasefire.ID{}) {
		r.wrongWith(FieldID, "its identifier %q is none of this program's, by which alone a row without a date and a type can be known: add those columns", clip(r.of(FieldID), longestQuoted))
		return r.err
	}
	was, found, err := r.file.here(id)
	if err != nil {
		return err
	}
	if !found {
		r.wrongWith(FieldID, "no incident has its identifier here, and a new one needs a date and a type: add those columns, or leave the row out")
		return r.err
	}
	e := Export{Frame: r.file.frame}
	e.Frame.Agreement.Zone = cmp.Or(r.of(FieldZone), r.file.mapping.Zone, e.Frame.Agreement.Zone)
	if _, err := ceasefire.LoadZone(e.Frame.Agreement.Zone); err != nil {
		e.Frame.Agreement.Zone = r.file.frame.Agreement.Zone // reading the row says what is wrong
	}
	r.was = map[Field]string{}
	for _, c := range ExportColumns() {
		switch field := Field(c.Code); field {
		case FieldDate, FieldDateEnd, FieldTime, FieldDatePrecision, FieldZone, FieldType:
			r.was[field] = plainValue(c.Value(&e, &was))
		}
	}
	return nil
}
