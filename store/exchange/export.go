package exchange

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// Kind is a kind of file that incidents are written to, by the ending of its name.
type Kind string

// The kinds.
const (
	KindCSV     Kind = "csv"
	KindGED     Kind = "ged.csv"
	KindACLED   Kind = "acled.csv"
	KindXLSX    Kind = "xlsx"
	KindGeoJSON Kind = "geojson"
	KindGPKG    Kind = "gpkg"
	KindJSON    Kind = "json"
)

// ExportKinds lists the kinds in the order in which forms show them.
func ExportKinds() []Kind {
	return []Kind{KindCSV, KindXLSX, KindGeoJSON, KindGPKG, KindJSON, KindGED, KindACLED}
}

// Name gives the kind as forms name it.
func (k Kind) Name() string {
	switch k {
	case KindCSV:
		return "CSV, for spreadsheets"
	case KindXLSX:
		return "Excel workbook"
	case KindGeoJSON:
		return "GeoJSON, for maps"
	case KindGPKG:
		return "GeoPackage, for QGIS"
	case KindJSON:
		return "JSON, complete"
	case KindGED:
		return "CSV in the layout of UCDP GED"
	case KindACLED:
		return "CSV in the layout of ACLED"
	}
	return string(k)
}

// Columned reports whether columns can be chosen: the others have their own.
func (k Kind) Columned() bool { return k != KindJSON && k != KindGED && k != KindACLED }

// KindOf gives the kind of a file by its name's ending.
func KindOf(path string) (Kind, error) {
	name := strings.ToLower(filepath.Base(path))
	for _, kind := range []Kind{KindGED, KindACLED, KindCSV, KindXLSX, KindGeoJSON, KindGPKG, KindJSON} {
		if strings.HasSuffix(name, "."+string(kind)) {
			return kind, nil
		}
	}
	return "", fmt.Errorf("incidents cannot be written to %s: end its name in .csv, .xlsx, .geojson, .gpkg, .json, .ged.csv or .acled.csv", filepath.Base(path))
}

// Export is what a file of incidents is made from, and what it says of itself. Frame is as it was known; Filter and AsOf say in which view, Shown of Total
// how many of the dossier's incidents that leaves. Columns are the codes of those to be written, in order; none are all. Kept are the names of those that came in and have no field. Order says in words in which order they are.
type Export struct {
	Frame        ceasefire.Frame
	Filter       ceasefire.Filter
	AsOf         ceasefire.AsOf
	Shown, Total int
	Columns      []string
	Kept         []string
	Redaction    Redaction
	Redactor     *Redactor // by which the incidents are redacted, and which counts; nil: one that Redaction makes
	Attributions []string
	Order        string
	MadeAt       time.Time
	Formulas     *int // counts the cells that go out as they came in a row of a data set's own layout and that a spreadsheet would run; nil counts none
}

// redactor gives what the incidents are redacted by.
func (e Export) redactor() *Redactor {
	if e.Redactor != nil {
		return e.Redactor
	}
	return e.Redaction.For(e.Frame)
}

// zone gives the zone in which dates and times are written.
func (e Export) zone() *time.Location { return e.Frame.Agreement.Location() }

// zoneOf gives the zone in which an incident's dates and times are written: that which it was reported in, or that of the dossier where none is known, or the table does not say which.
func (e Export) zoneOf(i *ceasefire.Incident) *time.Location {
	if len(e.Columns) > 0 && !slices.Contains(e.Columns, "zone") {
		return e.zone()
	}
	return reportedIn(i.When, e.zone())
}

// reportedIn gives the zone of a moment, or another where it has none.
func reportedIn(m ceasefire.Moment, other *time.Location) *time.Location {
	if zone, err := ceasefire.LoadZone(m.Zone); err == nil {
		return zone
	}
	return other
}

// ReadAs says in words at which instant the dossier was read, and as known when: "as of 20 Sep 2016, 12:00, as known at 1 Jan 2026, 00:00 (Asia/Damascus)". What has no place
// for it inside the file, such as CSV, is told with it.
func (e Export) ReadAs() string { return e.AsOf.Words(e.zone()) }

// Facts says of what the file is made, as pairs of a word and a sentence: agreement, filter, scope, as-of, sources and so on.
func (e Export) Facts() [][2]string {
	at := func(t time.Time) string {
		return ceasefire.FormatInstant(t, ceasefire.PrecisionMinute, e.zone())
	}
	facts := [][2]string{
		{"Agreement", e.Frame.Agreement.Name()},
		{"Incidents", fmt.Sprintf("%d of %d", e.Shown, e.Total)},
		{"Filter", e.Filter.Words(e.Frame)},
		{"Scope", scopeSaid(e.Filter.Scope)},
		{"Order", e.Order},
		{"As of", at(e.AsOf.At)},
		{"As known at", at(e.AsOf.KnownAt)},
		{"Zone", e.zone().String()},
		{"Left out", strings.Join(e.Redaction.Words(), " ")},
		{"Sources", strings.Join(e.Attributions, "; ")},
		{"Made", at(e.MadeAt)},
	}
	e.Redactor = e.redactor()
	var said [][2]string
	for _, f := range facts {
		if f[1] = e.Said(f[1]); f[1] != "" {
			said = append(said, f)
		}
	}
	return said
}

// Said gives what the file says of itself without what is left out of it.
func (e Export) Said(text string) string {
	if text = e.redactor().without(text); e.Redaction.Contacts {
		text = WithoutContacts(text)
	}
	return text
}

func scopeSaid(scope ceasefire.ScopeView) string {
	switch scope {
	case ceasefire.ViewIn:
		return "In scope only"
	case ceasefire.ViewOut:
		return "Out of scope only"
	case ceasefire.ViewDisputed:
		return "Of disputed scope only"
	}
	return "In scope, out of scope and disputed"
}

// IncidentWriter writes incidents one after another. Close writes what is left; without it the file is not whole.
type IncidentWriter interface {
	Write(i ceasefire.Incident) error
	Close() error
}

// NewIncidentWriter begins a file of a kind. A GeoPackage is a database, which is not written so. Table is of the layouts of data sets alone, as a
// Headers has gathered it.
func NewIncidentWriter(kind Kind, w io.Writer, e Export, table Layout) (IncidentWriter, error) {
	e.Redactor = e.redactor()
	switch kind {
	case KindCSV:
		return newCSVWriter(w, e)
	case KindXLSX:
		return newXLSXWriter(w, e)
	case KindGeoJSON:
		return newGeoJSONWriter(w, e)
	case KindJSON:
		return newJSONWriter(w, e)
	case KindGED, KindACLED:
		return newLayoutWriter(kind, w, e, table)
	}
	return nil, fmt.Errorf("incidents cannot be written as %s", kind)
}

// decimal writes a number with no more digits than it needs.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
