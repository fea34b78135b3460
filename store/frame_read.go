package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// Frame reads all that the dossier knows but its incidents, as it stands.
func (d *Dossier) Frame(ctx context.Context) (ceasefire.Frame, error) { return readFrame(ctx, d.read) }

// readFrame reads a frame part by part; the parts are small.
func readFrame(ctx context.Context, q querier) (ceasefire.Frame, error) {
	var f ceasefire.Frame
	for _, part := range []struct {
		what string
		read func(context.Context, querier, *ceasefire.Frame) error
	}{
		{"agreement", readAgreement}, {"sources", readSources}, {"parties", readParties}, {"actors' names", readActors}, {"areas", readAreas},
		{"clocks", readClocks}, {"commitments", readCommitments}, {"scope rules", readScopeRules}, {"timeline", readEvents},
		{"tallies", readTallies}, {"determinations", readDeterminations}, {"assessments", readAssessments},
	} {
		if err := part.read(ctx, q, &f); err != nil {
			return ceasefire.Frame{}, fmt.Errorf("reading the %s: %w", part.what, err)
		}
	}
	return f, nil
}

func readAgreement(ctx context.Context, q querier, f *ceasefire.Frame) error {
	a := &f.Agreement
	err := q.QueryRowContext(ctx, "SELECT uuid, title, effect_at, zone, summary FROM agreement").
		Scan(into(&a.ID), &a.Title, into(&a.Effect), &a.Zone, &a.Summary)
	if err != nil {
		return err
	}
	if _, err := ceasefire.LoadZone(a.Zone); err != nil {
		return &ValueError{cause: fmt.Errorf("the agreement's zone: %w", err)}
	}
	a.Sources, err = ids(ctx, q, `SELECT s.uuid FROM agreement_source AS a JOIN source AS s ON s.id = a.source_id ORDER BY a.position`)
	return err
}

func ids(ctx context.Context, q querier, query string, args ...any) ([]ceasefire.ID, error) {
	return collect(ctx, q, func(rows *sql.Rows) (id ceasefire.ID, err error) {
		err = rows.Scan(into(&id))
		return id, err
	}, query, args...)
}

func readSources(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Sources, err = collect(ctx, q, func(rows *sql.Rows) (s ceasefire.Source, err error) {
		err = rows.Scan(into(&s.ID), &s.Title, &s.Publisher, &s.Address, into(&s.Published), &s.Reliability, &s.Confidential, &s.Attribution, &s.Licence)
		return s, err
	}, "SELECT uuid, title, publisher, address, published_at, reliability, confidential, attribution, licence FROM source WHERE removed_at IS NULL ORDER BY id")
	return err
}

func readParties(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Parties, err = collect(ctx, q, func(rows *sql.Rows) (p ceasefire.Party, err error) {
		err = rows.Scan(into(&p.ID), &p.Name, &p.Short, &p.Role, &p.Colour, &p.Note, into(&p.Source))
		return p, err
	}, `SELECT p.uuid, p.name, p.short, p.role, p.colour, p.note, s.uuid
		FROM party AS p LEFT JOIN source AS s ON s.id = p.source_id WHERE p.removed_at IS NULL ORDER BY p.position, p.uuid`)
	for i := range f.Parties {
		if err != nil {
			return err
		}
		p := &f.Parties[i]
		p.AnswersFor, err = ids(ctx, q, `SELECT s.uuid FROM party_answer AS a JOIN party AS g ON g.id = a.guarantor_id
			JOIN party AS s ON s.id = a.signatory_id WHERE g.uuid = ? ORDER BY s.position, s.uuid`, p.ID[:])
	}
	return err
}

func readActors(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Actors, err = collect(ctx, q, func(rows *sql.Rows) (a ceasefire.ActorName, err error) {
		err = rows.Scan(&a.Name, into(&a.Party), &a.Note)
		return a, err
	}, "SELECT a.name, p.uuid, a.note FROM actor_name AS a JOIN party AS p ON p.id = a.party_id ORDER BY p.position, p.uuid, a.name")
	return err
}

func readAreas(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Areas, err = collect(ctx, q, func(rows *sql.Rows) (a ceasefire.Area, err error) {
		var aliases string
		if err = rows.Scan(&a.Code, &a.Name, &a.NameArabic, &aliases, &a.Label.Lat, &a.Label.Lon); err == nil {
			err = json.Unmarshal([]byte(aliases), &a.Aliases)
		}
		return a, err
	}, "SELECT code, name, name_arabic, aliases, label_lat, label_lon FROM area WHERE removed_at IS NULL ORDER BY position, code")
	return err
}

func readClocks(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Clocks, err = collect(ctx, q, func(rows *sql.Rows) (c ceasefire.Clock, err error) {
		var types string
		rule := &c.BreakRule
		err = rows.Scan(into(&c.ID), &c.Kind, &c.Name, &c.Short, into(&c.Starts), into(&c.Ends), &c.Days,
			&rule.MinSeverity, &rule.DailyShare, &types, &rule.DailyOf, into(&c.Party), &c.Note, into(&c.Source))
		if err == nil && types != "[]" { // none stays nil
			err = json.Unmarshal([]byte(types), &rule.Types)
		}
		return c, err
	}, `SELECT c.uuid, c.kind, c.name, c.short, c.starts_at, c.ends_at, coalesce(c.days, 0), c.break_min_severity, c.break_daily_share,
		c.break_types, c.break_daily_of,
		p.uuid, c.note, s.uuid FROM clock AS c LEFT JOIN party AS p ON p.id = c.party_id LEFT JOIN source AS s ON s.id = c.source_id
		WHERE c.removed_at IS NULL ORDER BY c.position, c.uuid`)
	for i := range f.Clocks {
		if err != nil {
			return err
		}
		c := &f.Clocks[i]
		c.Legs, err = collect(ctx, q, func(rows *sql.Rows) (l ceasefire.Leg, err error) {
			err = rows.Scan(into(&l.ID), &l.Name, into(&l.Clock))
			return l, err
		}, `SELECT l.uuid, l.name, w.uuid FROM clock_leg AS l JOIN clock AS c ON c.id = l.clock_id
			LEFT JOIN clock AS w ON w.id = l.waits_clock_id WHERE c.uuid = ? AND l.removed_at IS NULL ORDER BY l.position`, c.ID[:])
	}
	return err
}

func readCommitments(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Commitments, err = collect(ctx, q, func(rows *sql.Rows) (c ceasefire.Commitment, err error) {
		var seconds int64
		err = rows.Scan(into(&c.ID), into(&c.Party), &c.Title, &c.Text, &c.Clause,
			&c.Due.Kind, into(&c.Due.At), into(&c.Due.Clock), &c.Due.Days, &seconds,
			&c.Condition.Kind, into(&c.Condition.Clock), into(&c.Condition.Commitment), &c.Condition.MinScore, &c.Condition.Text,
			into(&c.Condition.MetAt), &c.Condition.Recorded.By, into(&c.Condition.Recorded.At), into(&c.Source))
		c.Due.After = time.Duration(seconds) * time.Second
		return c, err
	}, `SELECT c.uuid, p.uuid, c.title, c.text, c.clause, c.due_kind, c.due_at, due.uuid, c.due_days, c.due_seconds,
		c.condition_kind, waits.uuid, other.uuid, c.condition_min_score, c.condition_text, c.condition_met_at,
		c.condition_recorded_by, c.condition_recorded_at, s.uuid
		FROM commitment AS c JOIN party AS p ON p.id = c.party_id
		LEFT JOIN clock AS due ON due.id = c.due_clock_id LEFT JOIN clock AS waits ON waits.id = c.condition_clock_id
		LEFT JOIN commitment AS other ON other.id = c.condition_commitment_id LEFT JOIN source AS s ON s.id = c.source_id
		WHERE c.removed_at IS NULL ORDER BY c.position, c.uuid`)
	return err
}

func readScopeRules(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.ScopeRules, err = collect(ctx, q, func(rows *sql.Rows) (r ceasefire.ScopeRule, err error) {
		err = rows.Scan(into(&r.ID), &r.Name, &r.Match, &r.Civilians, &r.Days.From, &r.Days.To, &r.Verdict, into(&r.Source))
		return r, err
	}, `SELECT r.uuid, r.name, r.match, r.civilians, r.from_day, r.to_day, r.verdict, s.uuid
		FROM scope_rule AS r LEFT JOIN source AS s ON s.id = r.source_id ORDER BY r.position, r.uuid`)
	for i := range f.ScopeRules {
		if err != nil {
			return err
		}
		err = readRuleLists(ctx, q, &f.ScopeRules[i])
	}
	return err
}

func readRuleLists(ctx context.Context, q querier, r *ceasefire.ScopeRule) (err error) {
	r.Parties, err = ids(ctx, q, `SELECT p.uuid FROM scope_rule_party AS l JOIN scope_rule AS r ON r.id = l.rule_id
		JOIN party AS p ON p.id = l.party_id WHERE r.uuid = ? ORDER BY p.position, p.uuid`, r.ID[:])
	if err != nil {
		return err
	}
	r.Areas, err = collect(ctx, q, func(rows *sql.Rows) (code string, err error) {
		err = rows.Scan(&code)
		return code, err
	}, `SELECT a.code FROM scope_rule_area AS l JOIN scope_rule AS r ON r.id = l.rule_id
		JOIN area AS a ON a.id = l.area_id WHERE r.uuid = ? ORDER BY a.position, a.code`, r.ID[:])
	return err
}
