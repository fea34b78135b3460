package store

import (
	"database/sql"
	"fmt"
	"strings"
	"unicode"
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
	total := 0
	if err := r.tx.QueryRowContext(r.ctx, "SELECT count(*) FROM incident").Scan(&total); err != nil {
		return fmt.Errorf("counting the incidents: %w", err)
	}
	for last, done := int64(0), 0; ; {
		rows := 0
		if last, rows, err = of.redactFrom(last); err != nil {
			return fmt.Errorf("redacting the incidents: %w", err)
		}
		if rows == 0 {
			return nil
		}
		done += rows
		r.o.tell(RedactionStrikes, done, total)
	}
}

// redactFrom redacts the next incidents behind a key, and gives the key of the last of them and how many they are.
func (r *incidentRedactor) redactFrom(last int64) (int64, int, error) {
	columns := strickenColumns()
	rows, err := collect(r.ctx, r.tx, scanOpen, "SELECT id, "+strings.Join(columns[:], ", ")+", recorded_by, dataset, dataset_key, dataset_digest, lat, lon, place_precision FROM incident WHERE id > ? ORDER BY id LIMIT ?", last, redactedAtOnce)
	if err != nil {
		return 0, 0, err
	}
	for _, was := range rows {
		now := r.redacted(was)
		if now != was {
			if err := r.write(now); err != nil {
				return 0, 0, err
			}
		}
		last = was.key
	}
	return last, len(rows), nil
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

// holdsDigit reports whether a digit of any script stands in a text.
func holdsDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }
