package export

import (
	"fmt"
	"iter"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// geoPackage writes the incidents as a layer of points.
func (x *exporter) geoPackage(path string) error {
	columns, err := exchange.ChosenColumns(x.options.Columns, x.about.Kept)
	if err != nil {
		return err
	}
	layer := store.GeoLayer{Name: "incidents", Title: x.about.Said(x.about.Frame.Agreement.Name()), About: about(x.about)}
	for _, c := range columns {
		layer.Columns = append(layer.Columns, store.GeoColumn{Name: c.Code, Type: geoType(c.Kind)})
	}
	return store.WriteGeoPackage(x.ctx, path, layer, x.features(columns))
}

// about gives what the file says of itself, as one text.
func about(e exchange.Export) string {
	var lines []string
	for _, fact := range e.Facts() {
		lines = append(lines, fact[0]+": "+fact[1])
	}
	return strings.Join(lines, "\n")
}

// geoType gives the type that a column has in a GeoPackage.
func geoType(kind exchange.ColumnKind) string {
	switch kind {
	case exchange.WholeColumn:
		return "INTEGER"
	case exchange.DegreesColumn:
		return "REAL"
	case exchange.DateColumn:
		return "DATE"
	case exchange.InstantColumn:
		return "DATETIME"
	case exchange.FlagColumn:
		return "BOOLEAN"
	}
	return "TEXT"
}

func (x *exporter) features(columns []exchange.ExportColumn) iter.Seq2[store.GeoRow, error] {
	return func(yield func(store.GeoRow, error) bool) {
		for i, err := range x.incidents(x.whole) {
			if err != nil {
				yield(store.GeoRow{}, err)
				return
			}
			i = x.about.Redactor.Of(i)
			row := store.GeoRow{Values: make([]any, len(columns))}
			if i.Place.HasPoint {
				row.Point = &i.Place.Point
			}
			for n, c := range columns {
				row.Values[n] = geoValue(c.Value(&x.about, &i))
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := x.ctx.Err(); err != nil {
			yield(store.GeoRow{}, fmt.Errorf("the export was stopped: %w", err))
		}
	}
}

// geoValue gives a value as a GeoPackage keeps it: dates and instants as text (OGC 12-128r18, table 1).
func geoValue(value any) any {
	switch v := value.(type) {
	case ceasefire.Day:
		if v.IsZero() {
			return nil
		}
		return v.String()
	case time.Time:
		if v.IsZero() {
			return nil
		}
		return v.UTC().Format("2006-01-02T15:04:05.000Z")
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	}
	return value
}
