package exchange

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"truceboard/store/ceasefire"
)

// geoJSONWriter writes a collection of features (RFC 7946, WGS 84), one incident on a line. An incident without a point has no geometry. What the collection is made from
// stands in its member "about".
type geoJSONWriter struct {
	export  Export
	columns []ExportColumn
	out     *bufio.Writer
	any     bool
}

func newGeoJSONWriter(w io.Writer, e Export) (*geoJSONWriter, error) {
	columns, err := ChosenColumns(e.Columns, e.Kept)
	if err != nil {
		return nil, err
	}
	g := &geoJSONWriter{export: e, columns: columns, out: bufio.NewWriter(w)}
	about := map[string]string{}
	for _, fact := range e.Facts() {
		about[fact[0]] = fact[1]
	}
	text, err := json.Marshal(about)
	if err != nil {
		return nil, fmt.Errorf("writing what the features are: %w", err)
	}
	_, err = fmt.Fprintf(g.out, `{"type":"FeatureCollection","about":%s,"features":[`, text)
	return g, err
}

// geoFeature is one incident.
type geoFeature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geoPoint      `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// Write writes one incident.
func (g *geoJSONWriter) Write(i ceasefire.Incident) error {
	i = g.export.Redactor.Of(i)
	f := geoFeature{Type: "Feature", ID: i.ID.String(), Properties: map[string]any{}}
	if i.Place.HasPoint {
		f.Geometry = &geoPoint{"Point", [2]float64{i.Place.Point.Lon, i.Place.Point.Lat}}
	}
	for _, c := range g.columns {
		switch value := c.Value(&g.export, &i).(type) {
		case nil, int64, float64, bool:
			f.Properties[c.Code] = value
		default:
			f.Properties[c.Code] = plainValue(value)
		}
	}
	text, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("writing a feature: %w", err)
	}
	return g.line(text)
}

// line writes a feature on a line of its own.
func (g *geoJSONWriter) line(text []byte) error {
	end := ",\n"
	if !g.any {
		end, g.any = "\n", true
	}
	if _, err := g.out.WriteString(end); err != nil {
		return err
	}
	_, err := g.out.Write(text)
	return err
}

// Close ends the collection.
func (g *geoJSONWriter) Close() error {
	if _, err := g.out.WriteString("\n]}\n"); err != nil {
		return err
	}
	return g.out.Flush()
}
