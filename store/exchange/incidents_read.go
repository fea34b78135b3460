package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// isIncidentsJSON reports whether a text begins as this program's own export does.
func isIncidentsJSON(text []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(text[:min(len(text), 4096)]))
	for _, wanted := range []json.Token{json.Delim('{'), "kind", incidentsKind} {
		if token, err := decoder.Token(); err != nil || token != wanted {
			return false
		}
	}
	return true
}

// incidentsFile reads this program's own export.
type incidentsFile struct {
	decoder *json.Decoder
	bytes   *lineReader
	frame   ceasefire.Frame
	zone    *time.Location
	seen    *values
	sources []ceasefire.Source
	whole   *ceasefire.Frame // the agreement and all that belongs to it, where the file holds it
	beyond  bool             // the list of what belongs to the incidents comes next
	follows bool             // there is such a list
	take    func(json.RawMessage) error
	cited   map[string]ceasefire.ID
}

func openIncidents(ctx context.Context, file *DataFile, frame ceasefire.Frame, seen *values, e Encoding) (*incidentsFile, *textTable, error) {
	text, err := openTable(ctx, file, Reading{Encoding: e})
	if err != nil {
		return nil, nil, err
	}
	f := &incidentsFile{bytes: &lineReader{from: text.in}, frame: frame, zone: frame.Agreement.Location(), seen: seen, cited: map[string]ceasefire.ID{}}
	f.decoder = json.NewDecoder(f.bytes)
	return f, text, f.head()
}

// shownIncidents is how many incidents of such a file are shown before it is imported.
const shownIncidents = 10

// first gives the first incidents as rows to be shown. One that cannot be read is left out.
func (f *incidentsFile) first(n int) ([]Row, error) {
	var rows []Row
	for len(rows) < n {
		i, err := f.next()
		switch {
		case isEnd(err):
			return rows, nil
		case err != nil && isRowError(err):
			continue
		case err != nil:
			return rows, err
		}
		rows = append(rows, f.shown(i))
	}
	return rows, nil
}

// spoilt says why the text cannot be read on.
func (f *incidentsFile) spoilt(err error) error {
	var format *FormatError
	var syntax *json.SyntaxError
	switch line := f.line(); {
	case errors.As(err, &format):
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return formatError("the file ends too early, on line %d: it is cut off; get it again", line)
	case errors.As(err, &syntax):
		return formatError("line %d is not JSON: %s; get the file again", line, clip(syntax.Error(), longestReason))
	}
	return fmt.Errorf("reading line %d: %w", f.line(), err)
}

// head reads up to the incidents.
func (f *incidentsFile) head() error {
	f.bytes.allow()
	if _, err := f.decoder.Token(); err != nil {
		return f.spoilt(err)
	}
	for f.decoder.More() {
		f.bytes.allow()
		name, err := f.decoder.Token()
		if err != nil {
			return f.spoilt(err)
		}
		if name == "incidents" {
			return f.begin()
		}
		if err := f.part(fmt.Sprint(name)); err != nil {
			return err
		}
	}
	return formatError("the file has no list of incidents: export it again")
}

// begin passes over the bracket before the first incident.
func (f *incidentsFile) begin() error {
	mark, err := f.decoder.Token()
	if err != nil {
		return f.spoilt(err)
	}
	if mark != json.Delim('[') {
		return formatError("\"incidents\" on line %d is no list: export the file again", f.line())
	}
	return nil
}

// part reads what stands before the incidents.
func (f *incidentsFile) part(name string) error {
	var version int
	var list []sourceLayout
	var raw json.RawMessage
	var into any = &raw
	switch name {
	case "version":
		into = &version
	case "sources":
		into = &list
	}
	if err := f.decoder.Decode(into); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return formatError("%q on line %d cannot be read: export the file again", clip(name, longestQuoted), f.line())
		}
		return f.spoilt(err)
	}
	if name == "version" && version != incidentsVersion {
		return formatError("the file was written by a newer version of this program (layout %d, this one knows %d): update the program", version, incidentsVersion)
	}
	for _, s := range list {
		f.source(s)
	}
	if name == "frame" && string(raw) != "null" {
		f.whole = &ceasefire.Frame{}
		if err := refuseDeep(raw); err != nil {
			return formatError("the agreement in the file cannot be read: %v", err)
		}
		if err := readRecord(raw, f.whole); err != nil {
			return formatError("the agreement in the file cannot be read: %s; export it again", clip(err.Error(), longestReason))
		}
		return onceOnly(f.whole)
	}
	return nil
}

// source notes a source of the file, under an ID of its own.
func (f *incidentsFile) source(l sourceLayout) {
	id, err := ceasefire.ParseID(l.Key)
	if err != nil || f.cited[l.Key] == id || l.Title == "" {
		return
	}
	published, _ := time.Parse(time.RFC3339, l.Published)
	f.cited[l.Key] = id
	f.sources = append(f.sources, ceasefire.Source{
		ID: id, Title: l.Title, Publisher: l.Publisher, Address: l.Address, Published: published, Reliability: ceasefire.Reliability(l.Reliability),
		Confidential: l.Confidential, Attribution: l.Attribution, Licence: l.Licence,
	})
}

// next reads one incident; at the end of the list the error is io.EOF.
func (f *incidentsFile) next() (ceasefire.Incident, error) {
	f.bytes.allow()
	if !f.decoder.More() {
		return ceasefire.Incident{}, f.rest()
	}
	var raw json.RawMessage
	if err := f.decoder.Decode(&raw); err != nil {
		return ceasefire.Incident{}, f.spoilt(err)
	}
	line := f.line() - bytes.Count(raw, []byte{'\n'})
	raw = withoutNUL(raw)
	if err := refuseDeep(raw); err != nil {
		return ceasefire.Incident{}, rowError(line, "it cannot be read: %v", err)
	}
	var l incidentLayout
	var wrong *json.UnmarshalTypeError
	if err := json.Unmarshal(raw, &l); errors.As(err, &wrong) {
		return ceasefire.Incident{}, rowError(line, "%s is %s, which cannot be read there", clip(wrong.Field, longestQuoted), wrong.Value)
	} else if err != nil {
		return ceasefire.Incident{}, rowError(line, "it cannot be read: %s", clip(err.Error(), longestReason))
	}
	row := incidentRow{l: l, file: f, line: line}
	i := row.incident(rowDigest([]string{string(compacted(raw))}))
	return i, row.err
}

// rest reads what follows the list of incidents, so that a file that is cut off or has something behind its end is told from a whole one; the
// error is io.EOF where it is. What belongs to the incidents is handed to take, where that is set.
func (f *incidentsFile) rest() error {
	for depth := 2; ; {
		f.bytes.allowMuch()
		if depth == 1 && f.beyond {
			if err := f.taken(); err != nil {
				return err
			}
			f.beyond = false
		}
		token, err := f.decoder.Token()
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return io.EOF
		case err != nil:
			return f.spoilt(err)
		case depth == 0:
			return formatError("something follows the end of the incidents on line %d: export the file again", f.line())
		case depth > mostDepth:
			return formatError("its parts lie in one another more than %d deep on line %d: it was not made by this program; leave it alone", mostDepth, f.line())
		case token == json.Delim('{'), token == json.Delim('['):
			depth++
		case token == json.Delim('}'), token == json.Delim(']'):
			depth--
		case token == "belongings" && depth == 1:
			f.beyond, f.follows = true, true
		}
	}
}

// taken reads the list of what belongs to the incidents.
func (f *incidentsFile) taken() error {
	if err := f.begin(); err != nil {
		return err
	}
	for f.decoder.More() {
		f.bytes.allowMuch()
		var raw json.RawMessage
		if err := f.decoder.Decode(&raw); err != nil {
			return f.spoilt(err)
		}
		if f.take != nil {
			if err := f.take(raw); err != nil {
				return err
			}
		}
	}
	if _, err := f.decoder.Token(); err != nil {
		return f.spoilt(err)
	}
	return nil
}

// compacted gives a JSON text without the space between its parts.
func compacted(raw []byte) []byte {
	var text bytes.Buffer
	if err := json.Compact(&text, raw); err != nil {
		return raw
	}
	return text.Bytes()
}

// line gives the line that reading has come to.
func (f *incidentsFile) line() int { return f.bytes.lineAt(f.decoder.InputOffset()) }

// lineReader notes where the lines of a text begin that is read through it, and refuses one whose present record is too long.
type lineReader struct {
	from    io.Reader
	read    int64   // bytes so far
	allowed int64   // up to which byte may be read for the present record
	breaks  []int64 // places of the line breaks that lie ahead of the last line asked for
	passed  int     // line breaks before them
}

// allow lets another record be read.
func (r *lineReader) allow() { r.allowed = r.read + maxRecord }

// allowMuch lets a record be read that may hold a file.
func (r *lineReader) allowMuch() { r.allowed = r.read + mostBelonging }

// Read reads on.
func (r *lineReader) Read(p []byte) (int, error) {
	if r.read >= r.allowed {
		return 0, formatError("the incident behind line %d is longer than %d MiB: this is not a file of incidents, or it is damaged", r.passed+len(r.breaks)+1, maxRecord>>20)
	}
	n, err := r.from.Read(p[:min(int64(len(p)), r.allowed-r.read)])
	for at, letter := range p[:n] {
		if letter == '\n' {
			r.breaks = append(r.breaks, r.read+int64(at))
		}
	}
	r.read += int64(n)
	return n, err
}

// lineAt gives the line, from 1, of a place that is not before the last one asked for.
func (r *lineReader) lineAt(at int64) int {
	n, _ := slices.BinarySearch(r.breaks, at)
	r.passed += n
	r.breaks = r.breaks[n:]
	return r.passed + 1
}
