package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// redactedAtOnce is how many incidents are read before what changed of them is written.
const redactedAtOnce = 2000

// openIncident is what of an incident's row a redaction looks at. Each text stands where its column does in strickenColumns.
type openIncident struct {
	key                 int64
	texts               [8]string
	recordedBy          string
	dataset, datasetKey string
	datasetDigest       string
	lat, lon            sql.NullFloat64
	precision           int64
	forgotten           bool // by what its file knew it
}

// strickenColumns are the columns of an incident that hold what somebody wrote; who reported it is the last.
func strickenColumns() [8]string {
	return [8]string{"title", "text", "place", "district", "actor_a", "actor_b", "scope_why", "reported_by"}
}

// incidentRedactor goes over the incidents once: each row is read once, and written once at most.
type incidentRedactor struct {
	*redactor
	called         func(string) string
	update, forget *sql.Stmt
}

// redactIncidents strikes what must not be shared out of the incidents, takes exact points out of what is written of them and gives the points themselves less closely. An incident forgets by what its file knew it where
// that names somebody: a key cannot be struck out of in part.
func (r *redactor) redactIncidents() (err error) {
	of := &incidentRedactor{redactor: r, called: remembered(r.called)}
	columns := strickenColumns()
	of.update, err = r.tx.PrepareContext(r.ctx, "UPDATE incident SET "+strings.Join(columns[:], " = ?, ")+" = ?, recorded_by = ?, dataset_digest = ?, lat = ?, lon = ?, place_precision = ? WHERE id = ?")
	if err != nil {
		return fmt.Errorf("redacting the incidents: %w", err)
	}
	defer of.update.Close()
	of.forget, err = r.tx.PrepareContext(r.ctx, "UPDATE incident SET dataset = '', dataset_key = '' WHERE id = ?")
	if err != nil {
		return fmt.Errorf("redacting the incidents: %w", err)
	}
	defer of.forget.Close()
	for last, more := int64(0), true; more; {
		if last, more, err = of.redactFrom(last); err != nil {
			return fmt.Errorf("redacting the incidents: %w", err)
		}
	}
	return nil
}

// redactFrom redacts the next incidents behind a key, and gives the key of the last of them.
func (r *incidentRedactor) redactFrom(last int64) (int64, bool, error) {
	columns := strickenColumns()
	rows, err := collect(r.ctx, r.tx, scanOpen, "SELECT id, "+strings.Join(columns[:], ", ")+", recorded_by, dataset, dataset_key, dataset_digest, lat, lon, place_precision FROM incident WHERE id > ? ORDER BY id LIMIT ?", last, redactedAtOnce)
	if err != nil {
		return 0, false, err
	}
	for _, was := range rows {
		now := r.redacted(was)
		if now != was {
			if err := r.write(now); err != nil {
				return 0, false, err
			}
		}
		last = was.key
	}
	return last, len(rows) == redactedAtOnce, nil
}

func scanOpen(rows *sql.Rows) (i openIncident, err error) {
	into := []any{&i.key}
	for n := range i.texts {
		into = append(into, &i.texts[n])
	}
	err = rows.Scan(append(into, &i.recordedBy, &i.dataset, &i.datasetKey, &i.datasetDigest, &i.lat, &i.lon, &i.precision)...)
	return i, err
}

// redacted gives an incident as it is in the copy.
func (r *incidentRedactor) redacted(i openIncident) openIncident {
	if !r.o.KeepPeople {
		i.texts[len(i.texts)-1] = ""
	}
	for n, text := range i.texts {
		i.texts[n] = r.struckOf(text)
		if r.o.Unplace != nil && i.lat.Valid && holdsDigit(i.texts[n]) {
			i.texts[n] = r.o.Unplace(i.texts[n], i.lat.Float64, i.lon.Float64)
		}
	}
	if i.recordedBy != "" {
		i.recordedBy = r.called(i.recordedBy)
	}
	if i.dataset != "" && (r.striking(i.dataset) != i.dataset || r.strike(i.datasetKey) != i.datasetKey) {
		i.dataset, i.datasetKey, i.datasetDigest, i.forgotten = "", "", "", true
	}
	if r.o.Coarse != nil && i.lat.Valid {
		i.lat.Float64, i.lon.Float64, i.precision = r.o.Coarse(i.lat.Float64, i.lon.Float64, i.precision)
		i.datasetDigest = "" // of a row with the position, which could be told from it by trying
	}
	return i
}

// struckOf strikes out of a text, and counts it where something was.
func (r *incidentRedactor) struckOf(text string) string {
	if text == "" {
		return ""
	}
	now := r.striking(text)
	if now != text {
		r.report.Struck++
	}
	return now
}

func (r *incidentRedactor) write(i openIncident) error {
	values := make([]any, 0, 14)
	for _, text := range i.texts {
		values = append(values, text)
	}
	if _, err := r.update.ExecContext(r.ctx, append(values, i.recordedBy, i.datasetDigest, i.lat, i.lon, i.precision, i.key)...); err != nil || !i.forgotten {
		return err
	}
	_, err := r.forget.ExecContext(r.ctx, i.key) // apart from the rest: these columns are in an index
	return err
}

// holdsDigit reports whether a digit stands in a text, Western, Arabic-Indic or Persian.
func holdsDigit(text string) bool {
	for at := 0; at < len(text); at++ {
		if c := text[at]; '0' <= c && c <= '9' {
			return true
		} else if at+1 < len(text) && (c == 0xD9 && 0xA0 <= text[at+1] && text[at+1] <= 0xA9 || c == 0xDB && 0xB0 <= text[at+1] && text[at+1] <= 0xB9) {
			return true
		}
	}
	return false
}
