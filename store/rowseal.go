package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// sealSize is how many bytes of a row's SHA-256 are kept: enough to tell the row that was changed, since the trail has the SHA-256 of them all.
const sealSize = 8

// rowDigest vouches for an incident that has no line of its own in the audit trail.
type rowDigest [sealSize]byte

// unsealedColumns are entered columns of an incident that follow from others, or tell when it was written.
func unsealedColumns() []string { return []string{"day", "changed_at"} }

// sealedColumns are the columns of an incident that its digest covers, in their order: none that is written without a line of the trail.
func sealedColumns() []string {
	return append(slices.DeleteFunc(enteredColumns(), func(name string) bool { return slices.Contains(unsealedColumns(), name) }), "uuid")
}

// stampedColumns are those that a digest covers beside, as they were when the incident was sealed: what changes them later is kept without a line (provenance). Digests of earlier versions do not cover them, which their line tells.
func stampedColumns() []string { return []string{"batch_id", "recorded_by", "recorded_at"} }

// sealedPlaces gives where the values of sealedColumns and stampedColumns stand among those of a row that is added.
func sealedPlaces() []int {
	added := slices.Concat(enteredColumns(), derivedColumns(), addedColumns())
	var places []int
	for _, name := range append(sealedColumns(), stampedColumns()...) {
		places = append(places, slices.Index(added, name))
	}
	return places
}

// digester works digests out, one after another.
type digester struct {
	text   []byte
	citing [][]byte
}

func (s *digester) begin() { s.text, s.citing = s.text[:0], s.citing[:0] }

// value takes a value as the database's driver takes and gives it.
func (s *digester) value(value any) { s.text = appendValue(s.text, value) }

// stamp takes where an incident comes from, in the order of stampedColumns.
func (s *digester) stamp(p provenance) {
	for _, value := range []any{p.batch, p.by, p.at} {
		s.value(value)
	}
}

// kept takes the columns that have no field, by their names and values, as they are kept.
func (s *digester) kept(names, values string) {
	s.text = append(s.text, 'k')
	s.value(names)
	s.value(values)
}

// cited takes a source that is cited, in whatever order they come.
func (s *digester) cited(source any, locator string, credibility int64) {
	s.citing = append(s.citing, appendValue(appendValue(appendValue(nil, source), locator), credibility))
}

func (s *digester) end() (d rowDigest) {
	slices.SortFunc(s.citing, bytes.Compare)
	for _, one := range s.citing {
		s.text = append(append(s.text, 'c'), one...)
	}
	sum := sha256.Sum256(s.text)
	copy(d[:], sum[:])
	return d
}

// appendValue writes a value so that no two are written alike.
func appendValue(to []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(to, 'n')
	case int64:
		return binary.BigEndian.AppendUint64(append(to, 'i'), uint64(v))
	case float64:
		return binary.BigEndian.AppendUint64(append(to, 'f'), math.Float64bits(v))
	case string:
		return append(binary.BigEndian.AppendUint64(append(to, 't'), uint64(len(v))), v...)
	case []byte:
		return append(binary.BigEndian.AppendUint64(append(to, 'b'), uint64(len(v))), v...)
	}
	return appendValue(append(to, 'x'), fmt.Sprint(value))
}

// rowSeal are the digests of incidents whose keys follow each other.
type rowSeal struct {
	first   int64
	digests []byte
}

// add takes the digest of the next incident.
func (s *rowSeal) add(d rowDigest) { s.digests = append(s.digests, d[:]...) }

func (s *rowSeal) rows() int64 { return int64(len(s.digests) / sealSize) }

// of gives the digest that an incident of a key had.
func (s *rowSeal) of(key int64) (d rowDigest) {
	copy(d[:], s.digests[(key-s.first)*sealSize:])
	return d
}

// keepSeal keeps the digests of incidents that have no line each, and has the line about them say what vouches for those.
func (c *change) keepSeal(s *rowSeal, line map[string]any) error {
	if len(s.digests) == 0 {
		return nil
	}
	if _, err := c.tx.ExecContext(c.ctx, "INSERT INTO row_seal (first_id, digests) VALUES (?, ?)", s.first, s.digests); err != nil {
		return fmt.Errorf("keeping what vouches for incidents: %w", err)
	}
	sum := sha256.Sum256(s.digests)
	line["sealed"], line["sealed_first"], line["sealed_rows"], line["sealed_stamps"] = hex.EncodeToString(sum[:]), s.first, s.rows(), true
	return nil
}

// vouchedLine is a line of the trail that vouches for incidents without lines of their own.
type vouchedLine struct {
	seq   int64
	first int64
	rows  int64
	sum   string
	name  string // of the import, empty where a merge brought them over
	batch int64  // the key of the import's row, 0 where a merge brought them over
	seal  *rowSeal
	// stamped tells that the digests cover by which import the incidents came, who recorded them and when.
	stamped bool
}

// covers reports whether the line vouches for the incident of a key.
func (l vouchedLine) covers(key int64) bool { return key >= l.first && key < l.first+l.rows }

// vouchedLines reads the lines that vouch for incidents, with what is kept of their digests; nothing where that is not what the line says.
func vouchedLines(ctx context.Context, q querier) ([]vouchedLine, error) {
	lines, err := collect(ctx, q, func(rows *sql.Rows) (l vouchedLine, err error) {
		var text string
		var digests []byte
		if err = rows.Scan(&l.seq, &text, &digests); err != nil {
			return l, err
		}
		var said struct {
			Name   string `json:"name"`
			Batch  int64  `json:"id"`
			Sum    string `json:"sealed"`
			First  int64  `json:"sealed_first"`
			Rows   int64  `json:"sealed_rows"`
			Stamps bool   `json:"sealed_stamps"`
		}
		if err = json.Unmarshal([]byte(text), &said); err != nil {
			return l, err
		}
		l.name, l.batch, l.sum, l.first, l.rows, l.stamped = said.Name, said.Batch, said.Sum, said.First, said.Rows, said.Stamps
		if sum := sha256.Sum256(digests); hex.EncodeToString(sum[:]) == l.sum {
			l.seal = &rowSeal{first: l.first, digests: digests}
		}
		return l, nil
	}, `SELECT a.seq, a.after_row, s.digests FROM audit AS a LEFT JOIN row_seal AS s ON s.first_id = json_extract(a.after_row, '$.sealed_first')
		WHERE (a.record = 'import_batch' AND a.action = 'import' OR a.record = 'change' AND a.action = 'merge') AND json_extract(a.after_row, '$.sealed') IS NOT NULL ORDER BY a.seq`)
	if err != nil {
		return nil, fmt.Errorf("reading what vouches for incidents: %w", err)
	}
	return lines, nil
}

// sealedRow is an incident as it is now, without what is derived.
type sealedRow struct {
	key   int64
	title string
	uuid  []byte
	is    provenance
	names [][]byte // with what else it was known by, when it was sealed perhaps
	// digest works its digest out under an identifier, as a seal that covers where it comes from has it, or one that does not.
	digest func(uuid []byte, from *provenance) rowDigest
}

// sealedAs reports whether the incident is as a seal has it, by whatever it was known then.
func (one sealedRow) sealedAs(seal rowDigest, from *provenance) bool {
	return one.digest(one.uuid, from) == seal || slices.ContainsFunc(one.names, func(uuid []byte) bool { return one.digest(uuid, from) == seal })
}

// sealReader reads incidents and works their digests out.
type sealReader struct {
	ctx     context.Context
	q       querier
	sets    map[int64]string // the names of columns without a field
	columns []string
	named   map[ceasefire.ID][]ceasefire.ID // by what else incidents were known, when they were sealed perhaps
	digester
}

func newSealReader(ctx context.Context, q querier, fresh int64) (*sealReader, error) {
	r := &sealReader{ctx: ctx, q: q, sets: map[int64]string{}, columns: sealedColumns()}
	sets, err := keysOf[string](ctx, q, "SELECT names, id FROM column_set")
	if err != nil {
		return nil, fmt.Errorf("reading the names of kept columns: %w", err)
	}
	for names, key := range sets {
		r.sets[key] = names
	}
	known, err := readIdentitiesWith(ctx, q, "incident", fresh)
	r.named = map[ceasefire.ID][]ceasefire.ID{}
	for id, now := range known {
		if id != now {
			r.named[now] = append(r.named[now], id)
		}
	}
	return r, err
}

// citation is a source that an incident cites.
type citation struct {
	source      int64
	locator     string
	credibility int64
}

// read gives the incidents of some keys in their order.
func (r *sealReader) read(keys someKeys, take func(sealedRow)) error {
	cited := map[int64][]citation{}
	_, err := collect(r.ctx, r.q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		var c citation
		err = rows.Scan(&key, &c.source, &c.locator, &c.credibility)
		cited[key] = append(cited[key], c)
		return none, err
	}, "SELECT incident_id, source_id, locator, credibility FROM incident_source WHERE incident_id"+keys.text, keys.args...)
	if err != nil {
		return fmt.Errorf("reading the sources of incidents: %w", err)
	}
	rows, err := r.q.QueryContext(r.ctx, "SELECT i.id, i."+strings.Join(provenanceColumns(), ", i.")+", x.column_set_id, x.columns, i."+strings.Join(r.columns, ", i.")+
		" FROM incident AS i LEFT JOIN incident_extra AS x ON x.incident_id = i.id WHERE i.id"+keys.text+" ORDER BY i.id", keys.args...)
	if err != nil {
		return fmt.Errorf("reading incidents: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		one, err := r.row(rows, cited)
		if err != nil {
			return fmt.Errorf("reading an incident: %w", err)
		}
		take(one)
	}
	return rows.Err()
}

func (r *sealReader) row(rows *sql.Rows, cited map[int64][]citation) (one sealedRow, err error) {
	var set sql.NullInt64
	var kept sql.NullString
	values, targets := make([]any, len(r.columns)), slices.Concat([]any{&one.key}, one.is.targets(), []any{&set, &kept})
	for n := range values {
		targets = append(targets, &values[n])
	}
	if err := rows.Scan(targets...); err != nil {
		return one, err
	}
	one.title, _ = values[slices.Index(r.columns, "title")].(string)
	one.uuid, _ = values[len(values)-1].([]byte)
	var id ceasefire.ID
	copy(id[:], one.uuid)
	for _, was := range r.named[id] {
		one.names = append(one.names, was[:])
	}
	one.digest = func(uuid []byte, from *provenance) rowDigest {
		r.begin()
		for _, value := range values[:len(values)-1] {
			r.value(value)
		}
		r.value(uuid)
		if from != nil {
			r.stamp(*from)
		}
		if kept.Valid {
			r.kept(r.sets[set.Int64], kept.String)
		}
		for _, c := range cited[one.key] {
			r.cited(c.source, c.locator, c.credibility)
		}
		return r.end()
	}
	return one, nil
}

// sealMerged seals the incidents that a merge added, as they came to be.
func (m *merger) sealMerged(line map[string]any) error {
	if m.added.last == 0 {
		return nil
	}
	r, err := newSealReader(m.ctx, m.tx, m.trail.first)
	if err != nil {
		return err
	}
	s := &rowSeal{first: m.added.first, digests: make([]byte, (m.added.last-m.added.first+1)*sealSize)}
	err = r.read(keysBetween(m.added.first, m.added.last), func(one sealedRow) {
		sum := one.digest(one.uuid, &one.is)
		copy(s.digests[(one.key-s.first)*sealSize:], sum[:])
	})
	if err != nil {
		return err
	}
	return m.keepSeal(s, line)
}
