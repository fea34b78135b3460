package exchange

import (
	"io"

	"truceboard/store/ceasefire"
)

// jsonWriter writes this program's own document of whole incidents, which can be imported again.
type jsonWriter struct {
	export Export
	out    *IncidentsWriter
}

func newJSONWriter(w io.Writer, e Export) (*jsonWriter, error) {
	about := map[string]string{}
	for _, fact := range e.Facts() {
		about[fact[0]] = fact[1]
	}
	var open []ceasefire.Source
	for _, s := range e.Frame.Sources {
		if !s.Confidential || !e.Redaction.Confidential {
			open = append(open, s)
		}
	}
	out, err := NewIncidentsWriter(w, e.Frame, about, open)
	return &jsonWriter{e, out}, err
}

// Write writes one incident.
func (j *jsonWriter) Write(i ceasefire.Incident) error {
	return j.out.Write(j.export.Redaction.Of(i, j.export.Frame))
}

// Close ends the document.
func (j *jsonWriter) Close() error { return j.out.Close() }
