package store

import (
	"encoding/json"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// framer writes a frame into an empty dossier and remembers the keys that its records got.
type framer struct {
	*change
	sources, parties, clocks, legs, commitments map[ceasefire.ID]int64
	areas                                       map[string]int64
}

// addFrame writes all that a dossier knows but its incidents.
func (c *change) addFrame(f ceasefire.Frame) error {
	w := framer{change: c, sources: map[ceasefire.ID]int64{}, parties: map[ceasefire.ID]int64{}, clocks: map[ceasefire.ID]int64{},
		legs: map[ceasefire.ID]int64{}, commitments: map[ceasefire.ID]int64{}, areas: map[string]int64{}}
	for _, step := range []func(ceasefire.Frame) error{
		w.addSources, w.addAgreement, w.addParties, w.addActors, w.addAreas, w.addClocks, w.addCommitments, w.addScopeRules,
		w.addEvents, w.addTallies, w.addDeterminations, w.addAssessments,
	} {
		if err := step(f); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addSources(f ceasefire.Frame) error {
	for _, s := range f.Sources {
		key, err := w.addSource(s)
		if err != nil {
			return err
		}
		w.sources[s.ID] = key
	}
	return nil
}

// addSource writes one source and gives its key.
func (c *change) addSource(s ceasefire.Source) (int64, error) {
	return c.add("source", s.ID, field{"title", s.Title}, field{"publisher", s.Publisher}, field{"address", s.Address},
		field{"published_at", timeArg(s.Published)}, field{"reliability", string(s.Reliability)}, field{"confidential", s.Confidential},
		field{"attribution", s.Attribution}, field{"licence", s.Licence})
}

func (w *framer) addAgreement(f ceasefire.Frame) error {
	a := f.Agreement
	_, err := w.add("agreement", idOrNew(a.ID), field{"id", 1}, field{"title", a.Title}, field{"effect_at", a.Effect.Unix()},
		field{"zone", a.Zone}, field{"summary", a.Summary})
	if err != nil {
		return err
	}
	for i, id := range a.Sources {
		if _, err := w.insert("agreement_source", field{"source_id", keyArg(w.sources, id)}, field{"position", i}); err != nil {
			return err
		}
	}
	return nil
}

// addParties writes the parties, and then who answers for whom, which may name a later one.
func (w *framer) addParties(f ceasefire.Frame) error {
	for i, p := range f.Parties {
		key, err := w.insert("party", field{"uuid", p.ID[:]}, field{"position", i}, field{"name", p.Name}, field{"short", p.Short},
			field{"role", string(p.Role)}, field{"colour", p.Colour}, field{"note", p.Note}, field{"source_id", keyArg(w.sources, p.Source)})
		if err != nil {
			return err
		}
		w.parties[p.ID] = key
	}
	for _, p := range f.Parties {
		for _, other := range p.AnswersFor {
			if _, err := w.insert("party_answer", field{"guarantor_id", w.parties[p.ID]}, field{"signatory_id", keyArg(w.parties, other)}); err != nil {
				return err
			}
		}
		if err := w.record("add", "party", p.ID, w.parties[p.ID], nil); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addActors(f ceasefire.Frame) error {
	for _, a := range f.Actors {
		if _, err := w.insert("actor_name", field{"name", a.Name}, field{"party_id", keyArg(w.parties, a.Party)}, field{"note", a.Note}); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addAreas(f ceasefire.Frame) error {
	for i, a := range f.Areas {
		aliases, err := json.Marshal(append([]string{}, a.Aliases...))
		if err != nil {
			return fmt.Errorf("listing the spellings of %s: %w", a.Name, err)
		}
		w.areas[a.Code], err = w.insert("area", field{"code", a.Code}, field{"position", i}, field{"name", a.Name},
			field{"name_arabic", a.NameArabic}, field{"aliases", string(aliases)}, field{"label_lat", a.Label.Lat}, field{"label_lon", a.Label.Lon})
		if err != nil {
			return err
		}
	}
	return nil
}

// addClocks writes the clocks, and then the legs, which may wait for a later clock.
func (w *framer) addClocks(f ceasefire.Frame) error {
	for i, c := range f.Clocks {
		var days any
		if c.Kind == ceasefire.Streak {
			days = c.Days
		}
		key, err := w.insert("clock", field{"uuid", c.ID[:]}, field{"position", i}, field{"kind", string(c.Kind)}, field{"name", c.Name},
			field{"short", c.Short}, field{"starts_at", timeArg(c.Starts)}, field{"ends_at", timeArg(c.Ends)}, field{"days", days},
			field{"break_min_severity", int64(c.BreakRule.MinSeverity)}, field{"break_daily_share", c.BreakRule.DailyShare},
			field{"party_id", keyArg(w.parties, c.Party)}, field{"note", c.Note}, field{"source_id", keyArg(w.sources, c.Source)})
		if err != nil {
			return err
		}
		w.clocks[c.ID] = key
	}
	for _, c := range f.Clocks {
		if err := w.addLegs(c); err != nil {
			return err
		}
		if err := w.record("add", "clock", c.ID, w.clocks[c.ID], nil); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addLegs(c ceasefire.Clock) (err error) {
	for i, leg := range c.Legs {
		w.legs[leg.ID], err = w.insert("clock_leg", field{"uuid", leg.ID[:]}, field{"clock_id", w.clocks[c.ID]}, field{"position", i},
			field{"name", leg.Name}, field{"waits_clock_id", keyArg(w.clocks, leg.Clock)})
		if err != nil {
			return err
		}
	}
	return nil
}

// addCommitments writes the commitments; what waits for a later one is told afterwards.
func (w *framer) addCommitments(f ceasefire.Frame) error {
	for i, c := range f.Commitments {
		kind := c.Condition.Kind
		if kind == ceasefire.ConditionCommitment {
			kind = ceasefire.ConditionNone
		}
		key, err := w.insert("commitment", field{"uuid", c.ID[:]}, field{"party_id", keyArg(w.parties, c.Party)}, field{"position", i},
			field{"title", c.Title}, field{"text", c.Text}, field{"clause", c.Clause},
			field{"due_kind", string(c.Due.Kind)}, field{"due_at", timeArg(c.Due.At)}, field{"due_clock_id", keyArg(w.clocks, c.Due.Clock)},
			field{"due_days", c.Due.Days}, field{"due_seconds", int64(c.Due.After / time.Second)},
			field{"condition_kind", string(kind)}, field{"condition_clock_id", keyArg(w.clocks, c.Condition.Clock)},
			field{"condition_min_score", c.Condition.MinScore}, field{"condition_text", c.Condition.Text},
			field{"condition_met_at", timeArg(c.Condition.MetAt)}, field{"source_id", keyArg(w.sources, c.Source)})
		if err != nil {
			return err
		}
		w.commitments[c.ID] = key
	}
	for _, c := range f.Commitments {
		if err := w.tieCommitment(c); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) tieCommitment(c ceasefire.Commitment) error {
	key := w.commitments[c.ID]
	if c.Condition.Kind == ceasefire.ConditionCommitment {
		_, err := w.tx.ExecContext(w.ctx, "UPDATE commitment SET condition_kind = ?, condition_commitment_id = ? WHERE id = ?",
			string(c.Condition.Kind), keyArg(w.commitments, c.Condition.Commitment), key)
		if err != nil {
			return fmt.Errorf("tying a commitment to the one it waits for: %w", err)
		}
	}
	return w.record("add", "commitment", c.ID, key, nil)
}

func (w *framer) addScopeRules(f ceasefire.Frame) error {
	for i, r := range f.ScopeRules {
		key, err := w.insert("scope_rule", field{"uuid", r.ID[:]}, field{"position", i}, field{"name", r.Name}, field{"match", string(r.Match)},
			field{"civilians", r.Civilians}, field{"from_day", int64(r.Days.From)}, field{"to_day", int64(r.Days.To)},
			field{"verdict", string(r.Verdict)}, field{"source_id", keyArg(w.sources, r.Source)})
		if err != nil {
			return err
		}
		for _, id := range r.Parties {
			if _, err := w.insert("scope_rule_party", field{"rule_id", key}, field{"party_id", keyArg(w.parties, id)}); err != nil {
				return err
			}
		}
		for _, code := range r.Areas {
			if _, err := w.insert("scope_rule_area", field{"rule_id", key}, field{"area_id", keyArg(w.areas, code)}); err != nil {
				return err
			}
		}
		if err := w.record("add", "scope_rule", r.ID, key, nil); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addEvents(f ceasefire.Frame) error {
	for _, e := range f.Timeline {
		_, err := w.add("event", e.ID, append(w.stamped(e.Recorded), field{"starts_at", e.When.From.Unix()}, field{"ends_at", e.When.Until.Unix()},
			field{"zone", e.When.Zone}, field{"precision", int64(e.When.Precision)}, field{"title", e.Title}, field{"text", e.Text},
			field{"source_id", keyArg(w.sources, e.Source)})...)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addTallies(f ceasefire.Frame) error {
	for _, t := range f.Tallies {
		_, err := w.add("tally", t.ID, append(w.stamped(t.Recorded), field{"as_of", t.AsOf.Unix()}, field{"precision", int64(t.Precision)},
			field{"window", t.Window}, field{"from_at", timeArg(t.From)}, field{"until_at", timeArg(t.Until)}, field{"counted_by", t.CountedBy},
			field{"accused", t.Accused}, field{"party_id", keyArg(w.parties, t.Party)}, field{"metric", t.Metric}, field{"basis", t.Basis},
			field{"total", countArg(t.Total)}, field{"breakdown", t.Breakdown}, field{"source_id", keyArg(w.sources, t.Source)})...)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addDeterminations(f ceasefire.Frame) error {
	for _, d := range f.Determinations {
		if err := w.addDetermination(d, keyArg(w.clocks, d.Clock), keyArg(w.legs, d.Leg), keyArg(w.sources, d.Source)); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) addAssessments(f ceasefire.Frame) error {
	for _, a := range f.Assessments {
		if err := w.addAssessment(a, keyArg(w.commitments, a.Commitment), keyArg(w.sources, a.Source)); err != nil {
			return err
		}
	}
	return nil
}
