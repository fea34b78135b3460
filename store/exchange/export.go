package exchange

import (
	"fmt"
	"io"
	"path/filepath"
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
// how many of the dossier's incidents that leaves. Columns are the codes of those to be written, in order; none are all.
type Export struct {
	Frame        ceasefire.Frame
	Filter       ceasefire.Filter
	AsOf         ceasefire.AsOf
	Shown, Total int
	Columns      []string
	Redaction    Redaction
	Attributions []string
	MadeAt       time.Time
}

// zone gives the zone in which dates and times are written.
func (e Export) zone() *time.Location { return e.Frame.Agreement.Location() }

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
		{"As of", at(e.AsOf.At)},
		{"As known at", at(e.AsOf.KnownAt)},
		{"Zone", e.zone().String()},
		{"Left out", strings.Join(e.Redaction.Words(), " ")},
		{"Sources", strings.Join(e.Attributions, "; ")},
		{"Made", at(e.MadeAt)},
	}
	var said [][2]string
	for _, f := range facts {
		if e.Redaction.Contacts {
			f[1] = WithoutContacts(f[1])
		}
		if f[1] != "" {
			said = append(said, f)
		}
	}
	return said
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
