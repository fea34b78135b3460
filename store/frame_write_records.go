package store

import (
	"encoding/json"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// putClocks writes the clocks, and then the legs, which may wait for a later clock.
func (w *framer) putClocks(f ceasefire.Frame) error {
	places, err := w.placesOf("clock", recordNames(f.Clocks, func(c ceasefire.Clock) string { return hexOf(c.ID) }))
	if err != nil {
		return err
	}
	for i, c := range f.Clocks {
		var days any
		if c.Kind == ceasefire.Streak {
			days = c.Days
		}
		types, err := json.Marshal(append([]ceasefire.Type{}, c.BreakRule.Types...))
		if err != nil {
			return fmt.Errorf("listing the types in the rule of %s: %w", c.Name, err)
		}
		_, err = w.put("clock", c.ID, field{"position", places[i]}, field{"kind", string(c.Kind)}, field{"name", c.Name},
			field{"short", c.Short}, field{"starts_at", timeArg(c.Starts)}, field{"ends_at", timeArg(c.Ends)}, field{"days", days},
			field{"break_min_severity", int64(c.BreakRule.MinSeverity)}, field{"break_daily_share", c.BreakRule.DailyShare},
			field{"break_types", string(types)}, field{"break_daily_of", string(c.BreakRule.DailyOf)},
			field{"party_id", keyArg(w.parties, c.Party)}, field{"note", c.Note}, field{"source_id", keyArg(w.sources, c.Source)})
		if err != nil {
			return err
		}
	}
	for _, c := range f.Clocks {
		if err := w.putLegs(c); err != nil {
			return err
		}
	}
	return nil
}

// putLegs writes a clock's legs over those that it has; one that is gone is removed, unless something was ruled on it.
func (w *framer) putLegs(c ceasefire.Clock) error {
	clock := w.clocks[c.ID]
	gone, err := keysOf[ceasefire.ID](w.ctx, w.tx, fmt.Sprintf("SELECT uuid, id FROM clock_leg WHERE clock_id = %d AND removed_at IS NULL", clock))
	if err != nil {
		return fmt.Errorf("reading the legs of %s: %w", c.Name, err)
	}
	for i, leg := range c.Legs {
		delete(gone, leg.ID)
		fields := []field{{"clock_id", clock}, {"position", i}, {"name", leg.Name}, {"waits_clock_id", keyArg(w.clocks, leg.Clock)}}
		if key, known := w.legs[leg.ID]; known {
			if err := w.set("clock_leg", key, append(fields, field{"removed_at", nil})...); err != nil {
				return err
			}
			continue
		}
		if w.legs[leg.ID], err = w.insert("clock_leg", append(fields, field{"uuid", leg.ID[:]})...); err != nil {
			return err
		}
	}
	for _, key := range gone {
		if err := w.removeRow("clock_leg", key); err != nil {
			return err
		}
	}
	return w.seal("clock", c.ID, clock)
}

// putCommitments writes the commitments; what waits for a later one is told afterwards.
func (w *framer) putCommitments(f ceasefire.Frame) error {
	places, err := w.placesOf("commitment", recordNames(f.Commitments, func(c ceasefire.Commitment) string { return hexOf(c.ID) }))
	if err != nil {
		return err
	}
	for i, c := range f.Commitments {
		kind := c.Condition.Kind
		if kind == ceasefire.ConditionCommitment {
			kind = ceasefire.ConditionNone
		}
		_, err := w.put("commitment", c.ID, field{"party_id", keyArg(w.parties, c.Party)}, field{"position", places[i]},
			field{"title", c.Title}, field{"text", c.Text}, field{"clause", c.Clause},
			field{"due_kind", string(c.Due.Kind)}, field{"due_at", timeArg(c.Due.At)}, field{"due_clock_id", keyArg(w.clocks, c.Due.Clock)},
			field{"due_days", c.Due.Days}, field{"due_seconds", int64(c.Due.After / time.Second)},
			field{"condition_kind", string(kind)}, field{"condition_clock_id", keyArg(w.clocks, c.Condition.Clock)},
			field{"condition_min_score", c.Condition.MinScore}, field{"condition_text", c.Condition.Text},
			field{"condition_met_at", timeArg(c.Condition.MetAt)}, field{"condition_recorded_by", c.Condition.Recorded.By},
			field{"condition_recorded_at", timeArg(c.Condition.Recorded.At)}, field{"source_id", keyArg(w.sources, c.Source)})
		if err != nil {
			return err
		}
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
	err := w.set("commitment", key, field{"condition_kind", string(c.Condition.Kind)},
		field{"condition_commitment_id", keyArg(w.commitments, c.Condition.Commitment)})
	if err != nil {
		return err
	}
	return w.seal("commitment", c.ID, key)
}

func (w *framer) putScopeRules(f ceasefire.Frame) error {
	places, err := w.placesOf("scope_rule", recordNames(f.ScopeRules, func(r ceasefire.ScopeRule) string { return hexOf(r.ID) }))
	if err != nil {
		return err
	}
	for i, r := range f.ScopeRules {
		key, err := w.put("scope_rule", r.ID, field{"position", places[i]}, field{"name", r.Name}, field{"match", string(r.Match)},
			field{"civilians", r.Civilians}, field{"from_day", int64(r.Days.From)}, field{"to_day", int64(r.Days.To)},
			field{"verdict", string(r.Verdict)}, field{"source_id", keyArg(w.sources, r.Source)})
		if err != nil {
			return err
		}
		if err := w.putRuleLists(key, r); err != nil {
			return err
		}
		if err := w.seal("scope_rule", r.ID, key); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) putRuleLists(key int64, r ceasefire.ScopeRule) error {
	for _, list := range []string{"scope_rule_party", "scope_rule_area"} {
		if err := w.replace(list, "rule_id", key); err != nil {
			return err
		}
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
	return nil
}

func (w *framer) putEvents(f ceasefire.Frame) error {
	for _, e := range f.Timeline {
		err := w.putWhole("event", e.ID, append(w.stamped(e.Recorded), field{"starts_at", e.When.From.Unix()}, field{"ends_at", e.When.Until.Unix()},
			field{"zone", e.When.Zone}, field{"precision", int64(e.When.Precision)}, field{"title", e.Title}, field{"text", e.Text},
			field{"source_id", keyArg(w.sources, e.Source)})...)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) putTallies(f ceasefire.Frame) error {
	for _, t := range f.Tallies {
		err := w.putWhole("tally", t.ID, append(w.stamped(t.Recorded), field{"as_of", t.AsOf.Unix()}, field{"precision", int64(t.Precision)},
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
