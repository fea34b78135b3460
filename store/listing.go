package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// SortKey is what a list of incidents is sorted by.
type SortKey string

// The sort keys. Types sort by their name, scopes from in to out; rows with nothing to sort by come last either way.
const (
	SortWhen     SortKey = "when"
	SortPlace    SortKey = "place"
	SortType     SortKey = "type"
	SortActor    SortKey = "actor"
	SortDeaths   SortKey = "deaths"
	SortScope    SortKey = "scope"
	SortSeverity SortKey = "severity"
	SortArea     SortKey = "area"
	SortDistrict SortKey = "district"
	SortTitle    SortKey = "title"
	SortInjured  SortKey = "injured"
	SortVerified SortKey = "verification"
	SortReporter SortKey = "reported_by"
	SortDataset  SortKey = "dataset"
	SortRecorder SortKey = "recorded_by"
	SortRecorded SortKey = "recorded_at"
	SortScopeWhy SortKey = "scope_why"
	SortAdded    SortKey = "added" // as they came into the dossier: import after import, row after row
)

// Sort is an order of incidents; equal ones keep the order in which they came into the file. The zero Sort is by time, oldest first.
type Sort struct {
	By         SortKey
	Descending bool
}

// Row is one line of a list of incidents. Area is the area's name, PartyA and PartyB are the parties' short names.
type Row struct {
	Key            int64
	ID             ceasefire.ID
	When           ceasefire.Moment
	Place, Area    string
	Type           ceasefire.Type
	Severity       ceasefire.Severity
	ActorA, ActorB string
	PartyA, PartyB string
	Title          string
	Deaths         ceasefire.Estimate
	Scope          ceasefire.Scope
	Verification   ceasefire.Verification
	District       string
	Injured        ceasefire.Estimate
	ScopeWhy       string
	ReportedBy     string
	Dataset        string
	Recorded       ceasefire.Stamp
}

// Listing is the incidents of a view in order. Only their keys are held, so that a page costs the same at any depth; a page shows its
// rows as they are when it is read. It may be used by several goroutines at once.
type Listing struct {
	dossier *Dossier
	asOf    ceasefire.AsOf
	keys    []int64
}

// List puts the incidents of a view in order.
func (d *Dossier) List(ctx context.Context, v View, s Sort) (*Listing, error) {
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return nil, err
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return nil, err
	}
	return d.listed(ctx, where, v.AsOf, s)
}

// listed puts the incidents that meet a condition in order.
func (d *Dossier) listed(ctx context.Context, where *condition, asOf ceasefire.AsOf, s Sort) (*Listing, error) {
	order, err := s.order()
	if err != nil {
		return nil, err
	}
	q, err := d.as(ctx, asOf)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, "SELECT i.id "+where.sql()+" ORDER BY "+order, where.args...)
	if err != nil {
		return nil, fmt.Errorf("listing incidents: %w", err)
	}
	defer rows.Close()
	list := &Listing{dossier: d, asOf: asOf}
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, fmt.Errorf("listing incidents: %w", err)
		}
		list.keys = append(list.keys, key)
	}
	return list, rows.Err()
}

// order writes the ORDER BY of a sort; nothing in it comes from outside.
func (s Sort) order() (string, error) {
	term, ok := s.terms()
	if !ok {
		return "", fmt.Errorf("incidents cannot be sorted by %q", s.By)
	}
	direction := " ASC"
	if s.Descending {
		direction = " DESC"
	}
	var order []string
	if term.empty != "" {
		order = append(order, term.empty)
	}
	return strings.Join(append(order, term.value+direction, "i.id"+direction), ", "), nil
}

// sortTerm is what a key sorts by: a value, and an expression that is 1 for rows that have none, so that they come last.
type sortTerm struct{ value, empty string }

func (s Sort) terms() (sortTerm, bool) {
	switch s.By {
	case SortWhen, "":
		return sortTerm{value: "i.starts_at"}, true
	case SortAdded:
		return sortTerm{value: "i.id"}, true
	case SortPlace:
		return sortTerm{value: "i.place COLLATE NOCASE", empty: "i.place = ''"}, true
	case SortType:
		return sortTerm{value: typeRank()}, true
	case SortActor:
		return sortTerm{value: "i.actor_a COLLATE NOCASE", empty: "i.actor_a = ''"}, true
	case SortDeaths:
		return sortTerm{value: "i.deaths_best", empty: "i.deaths_best IS NULL"}, true
	case SortScope:
		return sortTerm{value: "CASE i.scope WHEN 'in' THEN 0 WHEN 'disputed' THEN 1 ELSE 2 END"}, true
	case SortSeverity:
		return sortTerm{value: "i.severity", empty: "i.severity = 0"}, true
	case SortArea:
		return sortTerm{value: "(SELECT name FROM area WHERE id = i.area_id) COLLATE NOCASE", empty: "i.area_id IS NULL"}, true
	case SortInjured:
		return sortTerm{value: "i.injured_best", empty: "i.injured_best IS NULL"}, true
	case SortVerified:
		return sortTerm{value: "CASE i.verification WHEN 'unverified' THEN 0 WHEN 'corroborated' THEN 1 WHEN 'verified' THEN 2 ELSE 3 END"}, true
	case SortRecorded:
		return sortTerm{value: "i.recorded_at"}, true
	case SortDistrict, SortTitle, SortReporter, SortDataset, SortRecorder, SortScopeWhy:
		return sortTerm{value: "i." + string(s.By) + " COLLATE NOCASE", empty: "i." + string(s.By) + " = ''"}, true
	}
	return sortTerm{}, false
}

// typeRank writes an expression that ranks a type by its name, and one that the catalogue does not have after them all.
func typeRank() string {
	types := ceasefire.Types()
	slices.SortFunc(types, func(a, b ceasefire.TypeInfo) int { return strings.Compare(a.Name, b.Name) })
	var rank strings.Builder
	rank.WriteString("CASE i.type")
	for n, info := range types {
		fmt.Fprintf(&rank, " WHEN '%s' THEN %d", info.Type, n)
	}
	fmt.Fprintf(&rank, " ELSE %d END", len(types))
	return rank.String()
}

// Len is how many incidents the listing has.
func (l *Listing) Len() int { return len(l.keys) }

// Index gives the place of a row's key in the listing, -1 where it is not in it.
func (l *Listing) Index(key int64) int { return slices.Index(l.keys, key) }

// Page reads up to n rows from place from on; beyond the end there are none.
func (l *Listing) Page(ctx context.Context, from, n int) ([]Row, error) {
	from = min(max(from, 0), len(l.keys))
	return l.rows(ctx, l.keys[from:min(from+max(n, 0), len(l.keys))])
}

// RowsOf reads the rows of some keys, in the listing's order; those that it does not have are left out.
func (l *Listing) RowsOf(ctx context.Context, keys []int64) ([]Row, error) {
	wanted := make(map[int64]bool, len(keys))
	for _, key := range keys {
		wanted[key] = true
	}
	var found []int64
	for _, key := range l.keys {
		if wanted[key] {
			found = append(found, key)
		}
	}
	return l.rows(ctx, found)
}

// Missing counts the keys of which a listing has no row.
func (l *Listing) Missing(keys []int64) int {
	wanted := make(map[int64]bool, len(keys))
	for _, key := range keys {
		wanted[key] = true
	}
	for _, key := range l.keys {
		delete(wanted, key)
	}
	return len(wanted)
}

// KeysOf gives the keys of the rows of a listing between two places, both ends included.
func (l *Listing) KeysOf(from, to int) []int64 {
	from, to = max(from, 0), min(to, len(l.keys)-1)
	if from > to {
		return nil
	}
	return append([]int64(nil), l.keys[from:to+1]...)
}

// rows reads the rows of keys, in their order.
func (l *Listing) rows(ctx context.Context, keys []int64) ([]Row, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("asking for a page: %w", err)
	}
	q, err := l.dossier.as(ctx, l.asOf)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, pageSelect, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading a page of incidents: %w", err)
	}
	defer rows.Close()
	page := make([]Row, 0, len(keys))
	for rows.Next() {
		var r Row
		if err := rows.Scan(&r.Key, into(&r.ID), into(&r.When.From), into(&r.When.Until), &r.When.Precision, &r.When.Zone,
			&r.Place, &r.Area, &r.Type, &r.Severity, &r.ActorA, &r.ActorB, &r.PartyA, &r.PartyB, &r.Title,
			into(&r.Deaths.Low), into(&r.Deaths.Best), into(&r.Deaths.High), &r.Scope, &r.Verification,
			&r.District, into(&r.Injured.Low), into(&r.Injured.Best), into(&r.Injured.High), &r.ScopeWhy, &r.ReportedBy, &r.Dataset,
			&r.Recorded.By, into(&r.Recorded.At)); err != nil {
			return nil, fmt.Errorf("reading a row: %w", err)
		}
		page = append(page, r)
	}
	return page, rows.Err()
}

// pageSelect is the statement that reads the rows of a JSON list of keys, in the list's order.
const pageSelect = `SELECT i.id, i.uuid, i.starts_at, i.ends_at, i.precision, i.zone,
	i.place, coalesce(area.name, ''), i.type, i.severity, i.actor_a, i.actor_b, coalesce(a.short, ''), coalesce(b.short, ''), i.title,
	i.deaths_low, i.deaths_best, i.deaths_high, i.scope, i.verification,
	i.district, i.injured_low, i.injured_best, i.injured_high, i.scope_why, i.reported_by, i.dataset, i.recorded_by, i.recorded_at
FROM json_each(?) AS wanted
	CROSS JOIN incident AS i ON i.id = wanted.value
	LEFT JOIN area ON area.id = i.area_id
	LEFT JOIN party AS a ON a.id = i.party_a_id
	LEFT JOIN party AS b ON b.id = i.party_b_id
ORDER BY wanted.key`
