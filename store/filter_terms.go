package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// addTerms compiles what was typed for single fields. A term that cannot be read narrows nothing: whoever typed it is told beside its box.
func (v View) addTerms(ctx context.Context, q querier, c *condition) error {
	zone, err := v.termZone(ctx, q)
	if err != nil {
		return err
	}
	for _, term := range v.Terms {
		either, err := ceasefire.ParseTerm(term)
		if err != nil || len(either) == 0 {
			continue
		}
		var options []string
		var args []any
		for _, all := range either {
			var tests []string
			for _, test := range all {
				sql, values, err := testSQL(ctx, q, term.Field, test, zone)
				if err != nil {
					return err
				}
				tests, args = append(tests, sql), append(args, values...)
			}
			options = append(options, "("+strings.Join(tests, " AND ")+")")
		}
		c.and("("+strings.Join(options, " OR ")+")", args...)
	}
	return nil
}

// termZone reads the zone of the agreement where a term asks for the day of an instant; UTC where none does.
func (v View) termZone(ctx context.Context, q querier) (*time.Location, error) {
	if !slices.ContainsFunc(v.Terms, func(t ceasefire.Term) bool { return t.Field == ceasefire.TermRecordedAt }) {
		return time.UTC, nil
	}
	return zoneOfAgreement(ctx, q)
}

// zoneOfAgreement reads the zone of the agreement.
func zoneOfAgreement(ctx context.Context, q querier) (*time.Location, error) {
	var a ceasefire.Agreement
	if err := q.QueryRowContext(ctx, "SELECT zone FROM agreement").Scan(&a.Zone); err != nil {
		return nil, fmt.Errorf("reading the zone of the agreement: %w", err)
	}
	return a.Location(), nil
}

// recordedSQL compiles a test of the day on which an incident was recorded.
func recordedSQL(test ceasefire.TermTest, zone *time.Location) (sql string, args []any) {
	if test.Unknown {
		return "i.recorded_at = 0", nil
	}
	from, to := recordedSpan(test, zone)
	return "i.recorded_at BETWEEN ? AND ?", []any{from, to}
}

// recordedSpan gives the Unix seconds from which and up to which the days of a test are.
func recordedSpan(test ceasefire.TermTest, zone *time.Location) (from, to int64) {
	const most = 1 << 20 // days: what is open has no end
	begins := func(day int64) int64 {
		at := ceasefire.Day(max(min(day, most), -most)).Midnight()
		return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, zone).Unix()
	}
	return begins(test.Low), begins(min(test.High, most)+1) - 1
}

// testSQL compiles one test. It is never NULL, so that it can be turned round.
func testSQL(ctx context.Context, q querier, field ceasefire.TermField, test ceasefire.TermTest, zone *time.Location) (sql string, args []any, err error) {
	switch column := termNumber(field); {
	case column != "" && test.Unknown:
		sql = "coalesce(" + column + ", -1) < 0"
	case column != "":
		sql, args = "(coalesce("+column+", -1) >= 0 AND "+column+" BETWEEN ? AND ?)", []any{test.Low, test.High}
	case field == ceasefire.TermRecordedAt:
		sql, args = recordedSQL(test, zone)
	case field == ceasefire.TermType:
		sql, args = typeSQL(test)
	case (field == ceasefire.TermPlace || field == ceasefire.TermArea) && asksForPlace(test.Words):
		sql, args, err = areaSQL(ctx, q, field, test)
	default:
		sql, args = textSQL(termTexts(field), test)
	}
	if test.Not {
		sql = "NOT " + sql
	}
	return sql, args, err
}

// areaSQL compiles a test of where something was, which may be what an area is called in another script.
func areaSQL(ctx context.Context, q querier, field ceasefire.TermField, test ceasefire.TermTest) (sql string, args []any, err error) {
	areas, err := keyedAreas(ctx, q)
	sql, args = textSQL(termTexts(field), test)
	for _, a := range areas {
		if a.calledSo(test) {
			sql, args = sql+" OR coalesce(i.area_id, 0) = ?", append(args, a.key)
		}
	}
	return "(" + sql + ")", args, err
}

// termNumber gives the column of a field of numbers or days, nothing for one of text. An unknown number is below 0.
func termNumber(field ceasefire.TermField) string {
	switch field {
	case ceasefire.TermWhen:
		return "i.day"
	case ceasefire.TermDeaths:
		return "i.deaths_best"
	case ceasefire.TermInjured:
		return "i.injured_best"
	case ceasefire.TermSeverity:
		return "nullif(i.severity, 0)"
	}
	return ""
}

// areaNameSQL is the name of an incident's area, nothing where it has none.
const areaNameSQL = "coalesce((SELECT name FROM area WHERE id = i.area_id), '')"

// termTexts gives the columns of a field of text.
func termTexts(field ceasefire.TermField) []string {
	switch field {
	case ceasefire.TermPlace:
		return []string{"i.place", areaNameSQL}
	case ceasefire.TermArea:
		return []string{areaNameSQL}
	case ceasefire.TermDistrict:
		return []string{"i.district"}
	case ceasefire.TermTitle:
		return []string{"i.title"}
	case ceasefire.TermWho:
		named := func(column string) string {
			return "coalesce((SELECT " + column + " FROM party WHERE id = i.party_"
		}
		return []string{
			"i.actor_a", "i.actor_b", named("short") + "a_id), '')", named("short") + "b_id), '')", named("name") + "a_id), '')", named("name") + "b_id), '')",
		}
	case ceasefire.TermScope:
		return []string{"i.scope"}
	case ceasefire.TermVerification:
		return []string{"i.verification"}
	case ceasefire.TermReportedBy:
		return []string{"i.reported_by"}
	case ceasefire.TermDataset:
		return []string{"i.dataset"}
	case ceasefire.TermScopeWhy:
		return []string{"i.scope_why"}
	}
	return []string{"i.recorded_by"}
}

// textSQL compiles a test of text. SQLite's LIKE takes the letters of ASCII for the same in upper and lower case, as the rule does.
func textSQL(columns []string, test ceasefire.TermTest) (sql string, args []any) {
	if test.Unknown {
		return "(" + strings.Join(columns, " || ") + ") = ''", nil
	}
	pattern := strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(test.Words)
	if !test.Whole {
		pattern = "%" + pattern + "%"
	}
	tests := make([]string, len(columns))
	for n, column := range columns {
		tests[n] = column + " LIKE ? ESCAPE '!'"
		args = append(args, pattern)
	}
	return "(" + strings.Join(tests, " OR ") + ")", args
}

// typeSQL compiles a test of the type's name, which the catalogue has and the dossier does not. A type that the catalogue does not have is named by its code.
func typeSQL(test ceasefire.TermTest) (sql string, args []any) {
	var names []string
	for _, info := range ceasefire.Types() {
		names = append(names, "WHEN '"+string(info.Type)+"' THEN '"+strings.ReplaceAll(info.Name, "'", "''")+"'")
	}
	other := "upper(substr(i.type, 1, 1)) || replace(substr(i.type, 2), '_', ' ')"
	return textSQL([]string{"CASE i.type " + strings.Join(names, " ") + " ELSE " + other + " END"}, test)
}
