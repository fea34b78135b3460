package exchange

import (
	"io"

	"truceboard/store/ceasefire"
)

// jsonWriter writes this program's own document of whole incidents, which can be imported again.
type jsonWriter struct {
	export Export
	out    *IncidentsWriter
	// confidential are the incidents that cite a confidential source, where that is left out.
	confidential map[ceasefire.ID]bool
	// positions are those that no text of an incident's rulings is to give away.
	positions map[ceasefire.ID][]ceasefire.Point
}

func newJSONWriter(w io.Writer, e Export) (*jsonWriter, error) {
	about := map[string]string{}
	for _, fact := range e.Facts() {
		about[fact[0]] = fact[1]
	}
	var open []ceasefire.Source
	for _, s := range e.Frame.Sources {
		if !s.Confidential || !e.Redaction.Confidential {
			for _, text := range []*string{&s.Title, &s.Publisher, &s.Address, &s.Attribution, &s.Licence} {
				*text = e.Redactor.strike(*text)
				if e.Redaction.Contacts {
					*text = WithoutContacts(*text)
				}
				if e.Redaction.coarsens() {
					*text = WithoutCoordinates(*text)
				}
			}
			open = append(open, s)
		}
	}
	whole, err := e.Redactor.whole()
	if err != nil {
		return nil, err
	}
	frame := e.Frame
	frame.Agreement.Title = e.Said(frame.Agreement.Title)
	out, err := NewIncidentsWriter(w, frame, about, open, whole)
	return &jsonWriter{e, out, map[ceasefire.ID]bool{}, map[ceasefire.ID][]ceasefire.Point{}}, err
}

// Write writes one incident.
func (j *jsonWriter) Write(i ceasefire.Incident) error {
	if e := j.export; e.Redaction.Confidential && citesConfidential(i, e.Frame) {
		j.confidential[i.ID] = true
	}
	if points := positionsOf(i); j.export.Redaction.coarsens() && len(points) > 0 {
		j.positions[i.ID] = points
	}
	i = j.export.Redactor.Of(i)
	j.export.Redactor.lookIn(i)
	return j.out.Write(i)
}

// Close ends the document.
func (j *jsonWriter) Close() error { return j.out.Close() }
