package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// What both copies added, each by itself, and that is one and the same, gets one identifier in both: the smaller of the two, whichever way round they are merged. All that refers to the record refers to it by its key and stays;
// the trail's older lines, other copies and what was exported know it by what it was known before, which the table identity keeps.

// settleIdentities finds the records that are one in both copies though their identifiers are not, and gives them one.
func (m *merger) settleIdentities() error {
	m.settled, m.apart = map[recordKey]string{}, map[recordKey]bool{}
	if _, err := m.exec("readying identifiers", "CREATE TEMP TABLE alike (record TEXT NOT NULL, theirs BLOB NOT NULL, ours BLOB NOT NULL, apart INTEGER NOT NULL, PRIMARY KEY (record, theirs), UNIQUE (record, ours))"); err != nil {
		return err
	}
	for _, schema := range []string{"main", "other"} {
		if err := m.listNames(schema); err != nil {
			return err
		}
	}
	for _, table := range mergedTables() {
		if likeness(table) == nil {
			continue
		}
		if err := m.settleTable(table); err != nil {
			return err
		}
	}
	return nil
}

// listNames lists, in a table of its own, by what else the records of a copy are known. What a merge did that is undone does not count.
func (m *merger) listNames(schema string) error {
	void, err := voidChanges(m.ctx, m.tx, schema)
	if err == nil {
		_, err = m.exec("reading by what records are known", fmt.Sprintf(`CREATE TEMP TABLE names_%[1]s AS SELECT n.record, n.uuid, n.became, max(n.id) AS last FROM %[1]s.identity AS n
			WHERE n.change NOT IN (SELECT value FROM json_each(?)) AND %[2]s GROUP BY n.record, n.uuid`, schema, vouchedName(schema)), changeList(void))
	}
	var any bool
	if err == nil {
		err = m.tx.QueryRowContext(m.ctx, "SELECT EXISTS (SELECT 1 FROM temp.names_"+schema+")").Scan(&any)
	}
	m.renamed = m.renamed || any
	return err
}

// voidChanges gives the merges of a copy that are undone, and all undoing and redoing of merges, by their first lines, each with the first line of the merge.
func voidChanges(ctx context.Context, q querier, schema string) (map[int64]int64, error) {
	void := map[int64]int64{}
	_, err := collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var first, merge int64
		err = rows.Scan(&first, &merge)
		void[first] = merge
		return none, err
	}, fmt.Sprintf(`WITH turn AS (SELECT t.seq, t.action, json_extract(t.after_row, '$.change') AS of FROM %[1]s.audit AS t JOIN %[1]s.audit AS m ON m.seq = json_extract(t.after_row, '$.change')
			WHERE t.record = 'change' AND t.action IN ('undo', 'redo') AND m.record = 'change' AND m.action = 'merge')
		SELECT seq, of FROM turn UNION SELECT of, of FROM turn AS t WHERE action = 'undo' AND seq = (SELECT max(seq) FROM turn WHERE of = t.of)`, schema))
	if err != nil {
		return nil, fmt.Errorf("looking for merges that were undone: %w", err)
	}
	return void, nil
}

// changeList writes changes as a list of JSON, an empty one where there are none: a missing list would be read as an unknown change, of which no other can be told apart.
func changeList(changes map[int64]int64) string {
	return string(jsonOf(slices.AppendSeq([]int64{}, maps.Keys(changes))))
}

// settleTable settles the identifiers of one kind of record.
func (m *merger) settleTable(table string) error {
	for _, text := range []string{alikeByName(table), alikeByContent(table)} {
		if _, err := m.exec("looking for records of "+table+" that both copies have", text); err != nil {
			return err
		}
	}
	if err := m.readSettled(table); err != nil {
		return err
	}
	if len(m.settled) == 0 {
		return nil
	}
	if _, err := m.exec("settling identifiers", fmt.Sprintf(`INSERT INTO main.identity (change, record, uuid, became, own)
		SELECT ?, a.record, n.uuid, min(a.ours, a.theirs), n.uuid = a.ours AND a.theirs < a.ours FROM temp.alike AS a JOIN (
			SELECT ours AS of, ours AS uuid FROM temp.alike WHERE record = '%[1]s' UNION SELECT ours, theirs FROM temp.alike WHERE record = '%[1]s'
			UNION SELECT became, uuid FROM main.identity WHERE record = '%[1]s'
			UNION SELECT a.ours, k.uuid FROM temp.alike AS a JOIN temp.names_other AS k ON k.became = a.theirs AND k.record = a.record WHERE a.record = '%[1]s'
		) AS n ON n.of = a.ours WHERE a.record = '%[1]s' ORDER BY a.ours, n.uuid`, table), m.trail.first); err != nil {
		return err
	}
	return m.rename(table, "SELECT ours AS was, theirs AS becomes FROM temp.alike WHERE record = ?1 AND theirs < ours")
}

// rename gives records of a table the identifiers that a query names.
func (c *change) rename(table, query string, args ...any) error {
	_, err := c.tx.ExecContext(c.ctx, fmt.Sprintf("WITH names AS MATERIALIZED (%[2]s) UPDATE main.%[1]s SET uuid = (SELECT becomes FROM names WHERE was = %[1]s.uuid) WHERE uuid IN (SELECT was FROM names)", table, query),
		append([]any{table}, args...)...)
	if err != nil {
		return fmt.Errorf("giving records of %s one identifier: %w", table, err)
	}
	return nil
}

// alikeByName finds records that are known in one copy by what they are, or were, known by in the other.
func alikeByName(table string) string {
	return fmt.Sprintf(`INSERT OR IGNORE INTO temp.alike (record, theirs, ours, apart) SELECT '%[1]s', theirs, ours, 0 FROM (
			SELECT uuid AS theirs, became AS ours FROM temp.names_main WHERE record = '%[1]s'
			UNION SELECT became, uuid FROM temp.names_other WHERE record = '%[1]s'
			UNION SELECT o.became, h.became FROM temp.names_other AS o JOIN temp.names_main AS h ON h.uuid = o.uuid AND h.record = o.record WHERE o.record = '%[1]s')
		WHERE theirs IN (SELECT uuid FROM other.%[1]s) AND ours IN (SELECT uuid FROM main.%[1]s)
			AND theirs NOT IN (SELECT uuid FROM main.%[1]s) AND ours NOT IN (SELECT uuid FROM other.%[1]s) ORDER BY 2, 3`, table)
}

// alikeByContent finds records that say the same of what they are: the same row of a data set, the same name. Of several that do, the first of the one copy is the first of the other.
func alikeByContent(table string) string {
	columns := strings.Join(likeness(table), ", ")
	const unmatched = "SELECT uuid, %[2]s, row_number() OVER (PARTITION BY %[2]s ORDER BY uuid) AS place FROM %[3]s.%[1]s WHERE uuid NOT IN (SELECT uuid FROM %[4]s.%[1]s) AND uuid NOT IN (SELECT %[5]s FROM temp.alike WHERE record = '%[1]s')"
	theirs, ours := fmt.Sprintf(unmatched, table, columns, "other", "main", "theirs"), fmt.Sprintf(unmatched, table, columns, "main", "other", "ours")
	same := "t.place = o.place"
	if table == "incident" { // of which there is one of a data set and a key, and of which there may be a million
		theirs, ours, same = "other.incident", "main.incident", `t.dataset <> '' AND o.dataset <> '' AND t.uuid NOT IN (SELECT uuid FROM main.incident) AND o.uuid NOT IN (SELECT uuid FROM other.incident)
			AND NOT EXISTS (SELECT 1 FROM temp.alike WHERE record = 'incident' AND (theirs = t.uuid OR ours = o.uuid))`
	} else {
		theirs, ours = "("+theirs+")", "("+ours+")"
	}
	for _, column := range likeness(table) {
		same += " AND t." + column + " = o." + column
	}
	return fmt.Sprintf("INSERT INTO temp.alike (record, theirs, ours, apart) SELECT '%s', t.uuid, o.uuid, 1 FROM %s AS t JOIN %s AS o ON %s", table, theirs, ours, same)
}

// readSettled reads by what the records of a table are known from now on that were settled.
func (m *merger) readSettled(table string) error {
	type pair struct {
		theirs, ours string
		apart        bool
	}
	pairs, err := collect(m.ctx, m.tx, func(rows *sql.Rows) (p pair, err error) {
		err = rows.Scan(&p.theirs, &p.ours, &p.apart)
		return p, err
	}, "SELECT lower(hex(theirs)), lower(hex(ours)), apart FROM temp.alike WHERE record = ?", table)
	if err != nil {
		return fmt.Errorf("looking for records of %s that both copies have: %w", table, err)
	}
	for _, p := range pairs {
		name := min(p.theirs, p.ours)
		m.settled[recordKey{table, p.theirs}], m.settled[recordKey{table, p.ours}] = name, name
		m.apart[recordKey{table, name}] = p.apart
		if p.theirs != name {
			m.theirs.here[p.theirs], m.theirs.there[name] = name, p.theirs
		}
	}
	return nil
}

// nameHere gives the key by which a record is known from now on that either copy's trail knows.
func (m *merger) nameHere(k recordKey) (recordKey, error) {
	if likeness(k.table) == nil || len(m.settled) == 0 && !m.renamed {
		return k, nil
	}
	if name, settled := m.settled[k]; settled {
		return recordKey{k.table, name}, nil
	}
	var name string
	err := m.tx.QueryRowContext(m.ctx, `SELECT lower(hex(became)) FROM (SELECT became, 1 AS way FROM temp.names_main WHERE record = ?1 AND uuid = unhex(?2)
		UNION ALL SELECT became, 2 FROM temp.names_other WHERE record = ?1 AND uuid = unhex(?2)) ORDER BY way LIMIT 1`, k.table, k.ident).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return k, nil
	}
	if err != nil {
		return k, fmt.Errorf("looking for what a record is known by: %w", err)
	}
	now := recordKey{k.table, name}
	if settled, again := m.settled[now]; again {
		now.ident = settled
	}
	return now, nil
}

// filterHere has a saved filter name parties by what these are known from now on.
func (m *merger) filterHere(table string, p *portable) error {
	text, said := p.fields["filter"].(string)
	if table != "saved_filter" || !said || len(m.settled) == 0 && !m.renamed {
		return nil
	}
	var filter ceasefire.Filter
	if err := json.Unmarshal([]byte(text), &filter); err != nil {
		return fmt.Errorf("reading a saved filter: %w", err)
	}
	for n, party := range filter.Parties {
		now, err := m.nameHere(recordKey{"party", hexOf(party)})
		if err != nil {
			return err
		}
		filter.Parties[n] = idOf(now)
	}
	p.fields["filter"] = string(jsonOf(filter))
	return nil
}

// keepNames keeps by what else the records are known that the other copy has and whose identifiers are not settled now. What is known by its own identifier is known by that first.
func (m *merger) keepNames() error {
	for _, table := range mergedTables() {
		if likeness(table) == nil {
			continue
		}
		for _, text := range []string{
			`SELECT ?1, record, uuid, became, 0 FROM temp.names_other AS k WHERE record = '%[1]s' AND became NOT IN (SELECT theirs FROM temp.alike WHERE record = '%[1]s')
				AND (uuid = became OR uuid NOT IN (SELECT uuid FROM main.%[1]s)) AND NOT EXISTS (SELECT 1 FROM main.identity AS i WHERE i.record = k.record AND i.uuid = k.uuid AND i.became = k.became)`,
			`SELECT ?1, '%[1]s', t.uuid, t.uuid, 0 FROM main.%[1]s AS t JOIN (SELECT uuid, became, max(id) FROM main.identity WHERE record = '%[1]s' GROUP BY uuid) AS i ON i.uuid = t.uuid WHERE i.became <> t.uuid`,
		} {
			if _, err := m.exec("keeping what records are known by", "INSERT INTO main.identity (change, record, uuid, became, own) "+fmt.Sprintf(text, table), m.trail.first); err != nil {
				return err
			}
		}
	}
	return nil
}

// identityWords is what a line of the trail says of identifiers that were settled: of how many records, by kind, and the digest of which were.
type identityWords struct {
	Title    string         `json:"title"`
	Counts   map[string]int `json:"counts"`
	SHA256   string         `json:"sha256"`
	Together string         `json:"together,omitempty"` // what was brought together, where a merge was turned
}

// tellIdentities writes the line of the trail about the identifiers that a change settled, where it settled any. It says nothing to other copies: each settles them by itself.
func (c *change) tellIdentities() error {
	said := identityWords{Counts: map[string]int{}}
	digest, n, err := identityDigest(c.ctx, c.tx, c.trail.first)
	if err != nil {
		return err
	}
	together, rows, err := togetherDigest(c.ctx, c.tx, "main", c.trail.first)
	if err != nil || n+rows == 0 {
		return err
	}
	said.SHA256, said.Together = digest, together
	counts, err := objects(c.ctx, c.tx, "SELECT record, count(DISTINCT became) AS n FROM identity WHERE change = ? GROUP BY record", c.trail.first)
	if err != nil {
		return fmt.Errorf("counting identifiers: %w", err)
	}
	var total int64
	for _, one := range counts {
		record, _ := one["record"].(string)
		of, _ := one["n"].(int64)
		said.Counts[record], total = int(of), total+of
	}
	said.Title = fmt.Sprintf("%d records that both copies had added", total)
	text, err := json.Marshal(said)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	origin := string(jsonOf(Origin{Lines: []OriginLine{}}))
	return c.trail.add(c, AuditEntry{At: c.now, Who: c.who, Action: "settle", Record: recordIdentity, ID: ceasefire.ID{}, After: string(text), Origin: origin})
}

// identityDigest gives the SHA-256 of the identifiers that a change settled, in hexadecimal digits, and how many rows it wrote of them.
func identityDigest(ctx context.Context, q querier, change int64) (digest string, n int, err error) {
	sum := sha256.New()
	_, err = collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var record string
		var id, became []byte
		var own bool
		if err = rows.Scan(&record, &id, &became, &own); err == nil {
			n++
			_, err = fmt.Fprintf(sum, "%s %x %x %t\n", record, id, became, own)
		}
		return none, err
	}, "SELECT record, uuid, became, own FROM identity WHERE change = ? ORDER BY id", change)
	if err != nil {
		return "", 0, fmt.Errorf("reading what records are known by: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), n, nil
}
