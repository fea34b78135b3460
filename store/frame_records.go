package store

import (
	"context"
	"database/sql"

	"truceboard/store/ceasefire"
)

func readEvents(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Timeline, err = collect(ctx, q, func(rows *sql.Rows) (e ceasefire.Event, err error) {
		err = rows.Scan(into(&e.ID), into(&e.When.From), into(&e.When.Until), &e.When.Zone, &e.When.Precision, &e.Title, &e.Text,
			into(&e.Source), &e.Recorded.By, into(&e.Recorded.At))
		return e, err
	}, `SELECT e.uuid, e.starts_at, e.ends_at, e.zone, e.precision, e.title, e.text, s.uuid, e.recorded_by, e.recorded_at
		FROM event AS e LEFT JOIN source AS s ON s.id = e.source_id ORDER BY e.starts_at, e.id`)
	return err
}

func readTallies(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Tallies, err = collect(ctx, q, func(rows *sql.Rows) (t ceasefire.Tally, err error) {
		err = rows.Scan(into(&t.ID), into(&t.AsOf), &t.Precision, &t.Window, into(&t.From), into(&t.Until), &t.CountedBy, &t.Accused,
			into(&t.Party), &t.Metric, &t.Basis, into(&t.Total), &t.Breakdown, into(&t.Source), &t.Recorded.By, into(&t.Recorded.At))
		return t, err
	}, `SELECT t.uuid, t.as_of, t.precision, t.window, t.from_at, t.until_at, t.counted_by, t.accused, p.uuid, t.metric, t.basis, t.total,
		t.breakdown, s.uuid, t.recorded_by, t.recorded_at
		FROM tally AS t LEFT JOIN party AS p ON p.id = t.party_id LEFT JOIN source AS s ON s.id = t.source_id ORDER BY t.as_of, t.id`)
	return err
}

func readDeterminations(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Determinations, err = collect(ctx, q, func(rows *sql.Rows) (d ceasefire.Determination, err error) {
		err = rows.Scan(into(&d.ID), into(&d.Clock), into(&d.Leg), &d.Ruling, into(&d.At), &d.Precision, into(&d.Until), &d.Reason,
			into(&d.Source), &d.Recorded.By, into(&d.Recorded.At))
		return d, err
	}, `SELECT d.uuid, c.uuid, l.uuid, d.ruling, d.at, d.precision, d.until_at, d.reason, s.uuid, d.recorded_by, d.recorded_at
		FROM determination AS d JOIN clock AS c ON c.id = d.clock_id LEFT JOIN clock_leg AS l ON l.id = d.leg_id
		LEFT JOIN source AS s ON s.id = d.source_id WHERE `+standing("determination", "d.id")+` ORDER BY d.at, d.recorded_at, d.id`)
	if err != nil {
		return err
	}
	annulments, err := readAnnulments(ctx, q)
	if err != nil {
		return err
	}
	evidence, err := readEvidence(ctx, q, "determination")
	for i := range f.Determinations {
		f.Determinations[i].Evidence = evidence[f.Determinations[i].ID]
		f.Determinations[i].Annulments = annulments[f.Determinations[i].ID]
	}
	return err
}

func readAssessments(ctx context.Context, q querier, f *ceasefire.Frame) (err error) {
	f.Assessments, err = collect(ctx, q, func(rows *sql.Rows) (a ceasefire.Assessment, err error) {
		err = rows.Scan(into(&a.ID), into(&a.Commitment), into(&a.At), &a.Precision, &a.Judgement, &a.Score, &a.Rationale, into(&a.Source),
			&a.Recorded.By, into(&a.Recorded.At))
		return a, err
	}, `SELECT a.uuid, c.uuid, a.at, a.precision, a.judgement, coalesce(a.score, 0), a.rationale, s.uuid, a.recorded_by, a.recorded_at
		FROM assessment AS a JOIN commitment AS c ON c.id = a.commitment_id LEFT JOIN source AS s ON s.id = a.source_id WHERE `+standing("assessment", "a.id")+` ORDER BY a.at, a.recorded_at, a.id`)
	if err != nil {
		return err
	}
	evidence, err := readEvidence(ctx, q, "assessment")
	for i := range f.Assessments {
		f.Assessments[i].Evidence = evidence[f.Assessments[i].ID]
	}
	return err
}

// readEvidence reads what every record of a table rests on, by the record's ID.
func readEvidence(ctx context.Context, q querier, table string) (map[ceasefire.ID][]ceasefire.Evidence, error) {
	type tie struct {
		of       ceasefire.ID
		evidence ceasefire.Evidence
	}
	ties, err := collect(ctx, q, func(rows *sql.Rows) (t tie, err error) {
		err = rows.Scan(into(&t.of), into(&t.evidence.Incident), &t.evidence.Stance)
		return t, err
	}, "SELECT r.uuid, i.uuid, e.stance FROM "+table+"_evidence AS e JOIN "+table+" AS r ON r.id = e."+table+"_id"+
		" JOIN incident AS i ON i.id = e.incident_id ORDER BY e."+table+"_id, i.starts_at, i.id")
	evidence := map[ceasefire.ID][]ceasefire.Evidence{}
	for _, t := range ties {
		evidence[t.of] = append(evidence[t.of], t.evidence)
	}
	return evidence, err
}
