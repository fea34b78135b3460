package store

import (
	"context"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// View is what is shown of a dossier: which incidents, read at which instant. The zero View shows all of them. Incidents that were
// marked as deleted are in no view.
type View struct {
	ceasefire.Filter
	AsOf ceasefire.AsOf
}

// condition is a FROM and a WHERE clause over incidents, named i, that is put together term by term. What people typed only ever travels as a
// parameter.
type condition struct {
	from  string
	terms []string
	args  []any
}

// and adds a term with the values of its parameters.
func (c *condition) and(term string, args ...any) {
	c.terms = append(c.terms, term)
	c.args = append(c.args, args...)
}

// endToEnd has the file read from end to end, or row by row where rows are named, and not through an index of times or days: a view leaves out few as a rule, and each row that an index finds in a large dossier is
// read from another place of the file, which takes eight times as long.
func (c *condition) endToEnd() { c.from += " NOT INDEXED" }

// sql gives the two clauses, from the word FROM on.
func (c *condition) sql() string {
	return "FROM " + c.from + " WHERE " + strings.Join(c.terms, " AND ")
}

// among adds a term whose %s takes the place of as many parameters as there are values; no values add nothing.
func among[T any](c *condition, term string, values []T, arg func(T) any) {
	if len(values) > 0 {
		marks, args := parameters(values, arg)
		c.and(fmt.Sprintf(term, marks), args...)
	}
}

// parameters gives a question mark for each value, and the values.
func parameters[T any](values []T, arg func(T) any) (marks string, args []any) {
	for _, value := range values {
		args = append(args, arg(value))
	}
	return strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", "), args
}

// condition compiles a view. It reads the areas where the view names a place, since a place is also known by its area.
func (v View) condition(ctx context.Context, q querier) (*condition, error) {
	c := &condition{from: "incident AS i"}
	c.and("i.deleted_at IS NULL")
	v.addInstants(c)
	v.addKinds(c)
	v.addParties(c)
	if err := v.addTerms(ctx, q, c); err != nil {
		return nil, err
	}
	if err := v.addText(ctx, q, c); err != nil {
		return nil, err
	}
	return c, v.addPlace(ctx, q, c)
}

// addInstants leaves out what happened after the as-of, as ceasefire.Begun has it: what is known to the day, the month or the year is shown once
// some of that time has gone by, for then it may have happened.
func (v View) addInstants(c *condition) {
	if !v.AsOf.At.IsZero() {
		at := v.AsOf.At.Unix()
		c.and(fmt.Sprintf("(i.starts_at < ? OR i.starts_at = ? AND i.precision = %d)", ceasefire.PrecisionMinute), at, at)
	}
	if !v.Days.From.IsZero() {
		c.and("i.day >= ?", int64(v.Days.From))
	}
	if !v.Days.To.IsZero() {
		c.and("i.day <= ?", int64(v.Days.To))
	}
}

func (v View) addKinds(c *condition) {
	if v.Scope != ceasefire.ViewAll {
		c.and("i.scope = ?", string(v.Scope))
	}
	if v.MinSeverity > 0 {
		c.and("i.severity >= ?", int64(v.MinSeverity))
	}
	among(c, "i.type IN (%s)", v.Types, func(t ceasefire.Type) any { return string(t) })
	among(c, "i.verification IN (%s)", v.Verifications, func(t ceasefire.Verification) any { return string(t) })
	if box := v.Within.Box; !v.Within.IsZero() {
		c.and(fmt.Sprintf("(i.lat BETWEEN ? AND ? AND i.lon BETWEEN ? AND ? AND i.place_precision BETWEEN %d AND %d)", ceasefire.PlaceExact, ceasefire.PlaceDistrict),
			box.South, box.North, box.West, box.East)
	}
	among(c, "i.area_id IN (SELECT id FROM area WHERE code IN (%s))", v.Areas, func(code string) any { return code })
}

// addParties matches a party on either side.
func (v View) addParties(c *condition) {
	if len(v.Parties) == 0 {
		return
	}
	marks, args := parameters(v.Parties, func(id ceasefire.ID) any { return id[:] })
	keys := "(SELECT id FROM party WHERE uuid IN (" + marks + "))"
	c.and("(i.party_a_id IN "+keys+" OR i.party_b_id IN "+keys+")", append(args, args...)...)
}
