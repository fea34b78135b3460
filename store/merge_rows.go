package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// mergeSide is one of the two databases, and the names that its records have in both.
type mergeSide struct {
	m      *merger
	schema string
	names  map[string]map[int64]string // by table and key
	keys   map[string]map[string]int64 // by table and name
	// here and there hold the records that are known by another identifier in this database than in what comes of the merge: the latter by the former, and the other way round.
	here, there map[string]string
}

// portable is a record as it reads in any copy: other records stand by their names in place of their keys.
type portable struct {
	fields map[string]any
	parts  map[string][]map[string]any
	// unknown names the fields of which nobody knows what they were when the copies parted.
	unknown map[string]bool
}

func hexOf(id ceasefire.ID) string { return hex.EncodeToString(id[:]) }

// readSides settles by what records are known that were added in both copies and are one, and reads the names of those that may be referred to.
func (m *merger) readSides() (err error) {
	if err := trustNames(m.ctx, m.tx); err != nil {
		return err
	}
	if m.frame, err = readFrame(m.ctx, m.tx); err != nil {
		return err
	}
	m.ours, m.theirs = newMergeSide(m, "main"), newMergeSide(m, "other")
	if err := m.settleIdentities(); err != nil {
		return err
	}
	for _, s := range []*mergeSide{m.ours, m.theirs} {
		if err := s.read(); err != nil {
			return err
		}
	}
	return m.renameLines()
}

func newMergeSide(m *merger, schema string) *mergeSide {
	return &mergeSide{m: m, schema: schema, names: map[string]map[int64]string{}, keys: map[string]map[string]int64{}, here: map[string]string{}, there: map[string]string{}}
}

// namedTables are the tables whose names are held in memory: all but the incidents, of which there may be a million.
func namedTables() []string {
	tables := append(mergedTables(), "clock_leg", "column_set")
	return slices.DeleteFunc(tables, func(t string) bool { return t == "incident" || t == "actor_name" })
}

func (s *mergeSide) read() error {
	for _, table := range namedTables() {
		name := keyColumn(table)
		if name == "uuid" {
			name = "lower(hex(uuid))"
		}
		keys, err := keysOf[string](s.m.ctx, s.m.tx, "SELECT "+name+", id FROM "+s.schema+"."+table)
		if err != nil {
			return fmt.Errorf("reading the names of %s: %w", table, err)
		}
		s.keys[table], s.names[table] = make(map[string]int64, len(keys)), make(map[int64]string, len(keys))
		for name, key := range keys {
			name = cmp.Or(s.here[name], name)
			s.keys[table][name], s.names[table][key] = key, name
		}
	}
	return nil
}

// key gives a record's key in this database, found where it has it.
func (s *mergeSide) key(table, name string) (key int64, found bool, err error) {
	if keys, held := s.keys[table]; held {
		key, found = keys[name]
		return key, found, nil
	}
	column, value := keyColumn(table), any(name)
	if table == "incident" {
		if other, like := s.there[name]; like {
			name = other
		}
		if value, err = hex.DecodeString(name); err != nil {
			return 0, false, fmt.Errorf("reading the identifier %q: %w", name, err)
		}
	}
	what := "id"
	if table == "actor_name" {
		what = "1"
	}
	err = s.m.tx.QueryRowContext(s.m.ctx, "SELECT "+what+" FROM "+s.schema+"."+table+" WHERE "+column+" = ?", value).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("looking for a row of %s: %w", table, err)
	}
	return key, true, nil
}

// name gives the name of a record by its key in this database.
func (s *mergeSide) name(table string, key int64) (string, error) {
	if names, held := s.names[table]; held {
		if name, known := names[key]; known {
			return name, nil
		}
		return fmt.Sprintf("removed %d", key), nil
	}
	var raw []byte
	if err := s.m.tx.QueryRowContext(s.m.ctx, "SELECT uuid FROM "+s.schema+"."+table+" WHERE id = ?", key).Scan(&raw); err != nil {
		return "", fmt.Errorf("looking for a row of %s: %w", table, err)
	}
	name := hex.EncodeToString(raw)
	if like, known := s.here[name]; known {
		return like, nil
	}
	return name, nil
}

// row reads a record, nil where this database does not have it.
func (s *mergeSide) row(k recordKey) (*portable, error) {
	key, found, err := s.key(k.table, k.ident)
	if err != nil || !found {
		return nil, err
	}
	where, arg := "id = ?", any(key)
	if k.table == "actor_name" {
		where, arg = "name = ?", k.ident
	}
	t := s.m.tables[k.table]
	rows, err := objects(s.m.ctx, s.m.tx, "SELECT "+t.said()+" FROM "+s.schema+"."+k.table+" WHERE "+where, arg)
	if err != nil || len(rows) != 1 {
		return nil, fmt.Errorf("reading a row of %s (%d found): %w", k.table, len(rows), err)
	}
	for _, part := range t.parts {
		parts, err := objects(s.m.ctx, s.m.tx, "SELECT * FROM "+s.schema+"."+part.name+" WHERE "+part.parent+" = ?"+unmarkedToo(part.name), key)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", part.name, err)
		}
		rows[0][part.name] = parts
	}
	return s.port(t, rows[0])
}

// unmarkedToo leaves rows that are marked as removed out of a condition.
func unmarkedToo(table string) string {
	if hasMark(table) {
		return " AND removed_at IS NULL"
	}
	return ""
}

// said lists the columns of a record that are read: an attachment's content is vouched for by its SHA-256.
func (t *mergeTable) said() string {
	var names []string
	for _, c := range t.columns {
		if t.name != "attachment" || c.name != "content" {
			names = append(names, c.name)
		}
	}
	return strings.Join(names, ", ")
}

// port makes a record that reads in any copy of a row with the keys of this database.
func (s *mergeSide) port(t *mergeTable, from map[string]any) (*portable, error) {
	p := &portable{fields: map[string]any{}, parts: map[string][]map[string]any{}}
	for _, c := range t.columns {
		value, has := from[c.name]
		if !has || c.name == "id" || c.name == "uuid" {
			continue
		}
		named, err := s.named(t.refs[c.name], value)
		if err != nil {
			return nil, err
		}
		p.fields[c.name] = named
	}
	if err := s.m.filterHere(t.name, p); err != nil {
		return nil, err
	}
	for _, part := range t.parts {
		list, err := s.portPart(part, from[part.name])
		if err != nil {
			return nil, err
		}
		p.parts[part.name] = list
	}
	return p, nil
}

func (s *mergeSide) portPart(part mergePart, from any) ([]map[string]any, error) {
	rows, _ := from.([]map[string]any)
	for _, one := range nested(row{"": from}, "") {
		rows = append(rows, one)
	}
	list := make([]map[string]any, 0, len(rows))
	for _, one := range rows {
		ported := map[string]any{}
		for _, c := range part.columns {
			if value, has := one[c.name]; has && c.name != "id" && c.name != part.parent && c.name != "removed_at" {
				named, err := s.named(part.refs[c.name], value)
				if err != nil {
					return nil, err
				}
				ported[c.name] = named
			}
		}
		list = append(list, ported)
	}
	slices.SortFunc(list, func(a, b map[string]any) int { return bytes.Compare(jsonOf(a), jsonOf(b)) })
	return list, nil
}

// named gives the name of what a value refers to, or the value itself where it refers to nothing.
func (s *mergeSide) named(table string, value any) (any, error) {
	number, isNumber := value.(json.Number)
	if isNumber {
		if whole, err := number.Int64(); err == nil {
			value = whole
		} else if float, err := number.Float64(); err == nil {
			value = float
		}
	}
	key, isKey := value.(int64)
	if table == "" || !isKey {
		return value, nil
	}
	return s.name(table, key)
}

// jsonOf writes a value for comparing; what came from a database or from JSON can always be written as JSON.
func jsonOf(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		return []byte(fmt.Sprint(value))
	}
	return text
}

// before reads a record as a line of the other copy's trail found it; nil where it was not there.
func (s *mergeSide) before(k recordKey, line AuditEntry) (*portable, error) {
	was, err := parsed(line.Before)
	if err != nil || was == nil {
		return nil, err
	}
	if k.table == "actor_name" {
		party, err := s.m.nameHere(recordKey{"party", strings.ReplaceAll(text(was, "party"), "-", "")})
		if err != nil {
			return nil, err
		}
		was = row{"name": was["name"], "note": was["note"], "party_id": party.ident}
	}
	return s.port(s.m.tables[k.table], was)
}
