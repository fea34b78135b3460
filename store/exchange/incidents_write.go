package exchange

import (
	"encoding/json"
	"fmt"
	"io"

	"truceboard/store/ceasefire"
)

// IncidentsWriter writes this program's own export of incidents, which is complete and can be imported again: one at a time, so that a file of
// any length takes no memory.
type IncidentsWriter struct {
	out   io.Writer
	frame ceasefire.Frame
	keys  map[ceasefire.ID]string
	any   bool
	ended bool // the list of incidents
}

// NewIncidentsWriter begins a file. about says in words what the incidents are, such as the filter and the as-of; the sources are those of the
// frame that may be told of. A citation of any other is left out. whole is the frame as it is written, without what is redacted.
func NewIncidentsWriter(w io.Writer, frame ceasefire.Frame, about map[string]string, sources []ceasefire.Source, whole json.RawMessage) (*IncidentsWriter, error) {
	out := &IncidentsWriter{out: w, frame: frame, keys: map[ceasefire.ID]string{}}
	list := []sourceLayout{}
	for _, s := range sources {
		out.keys[s.ID] = s.ID.String()
		list = append(list, sourceLayout{
			Key: s.ID.String(), Title: s.Title, Publisher: s.Publisher, Address: s.Address, Published: instantText(s.Published),
			Reliability: string(s.Reliability), Confidential: s.Confidential, Attribution: s.Attribution, Licence: s.Licence,
		})
	}
	head := []struct {
		name  string
		value any
	}{
		{"kind", incidentsKind}, {"version", incidentsVersion}, {"agreement", frame.Agreement.Title}, {"zone", frame.Agreement.Zone}, {"about", about}, {"sources", list},
		{"frame", whole},
	}
	mark := "{\n"
	for _, part := range head {
		text, err := json.Marshal(part.value)
		if err == nil {
			_, err = fmt.Fprintf(w, "%s%q: %s", mark, part.name, text)
		}
		if err != nil {
			return nil, fmt.Errorf("writing the incidents: %w", err)
		}
		mark = ",\n"
	}
	if _, err := io.WriteString(w, ",\n\"incidents\": ["); err != nil {
		return nil, fmt.Errorf("writing the incidents: %w", err)
	}
	return out, nil
}

// Write adds an incident.
func (w *IncidentsWriter) Write(i ceasefire.Incident) error {
	layout := incidentLayoutOf(i, w.frame, w.keys)
	cited := layout.Citations[:0]
	for _, c := range layout.Citations {
		if c.Source != "" {
			cited = append(cited, c)
		}
	}
	layout.Citations = cited
	text, err := json.Marshal(layout)
	if err != nil {
		return fmt.Errorf("writing an incident: %w", err)
	}
	mark := ",\n"
	if !w.any {
		mark, w.any = "\n", true
	}
	if _, err := io.WriteString(w.out, mark+string(text)); err != nil {
		return fmt.Errorf("writing an incident: %w", err)
	}
	return nil
}

// WriteBelonging adds a record that belongs to an incident; no incident follows it.
func (w *IncidentsWriter) WriteBelonging(record json.RawMessage) error {
	mark := ",\n"
	if !w.ended {
		mark, w.ended = "\n],\n\"belongings\": [\n", true
	}
	if _, err := fmt.Fprintf(w.out, "%s%s", mark, record); err != nil {
		return fmt.Errorf("writing what belongs to an incident: %w", err)
	}
	return nil
}

// Close ends the file's text; the writer beneath is left open.
func (w *IncidentsWriter) Close() error {
	if _, err := io.WriteString(w.out, "\n]\n}\n"); err != nil {
		return fmt.Errorf("writing the incidents: %w", err)
	}
	return nil
}
