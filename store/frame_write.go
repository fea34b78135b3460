package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"truceboard/store/ceasefire"
)

// framer writes a frame into a dossier, over the records that are there already, and knows the keys of its records.
type framer struct {
	*change
	sources, parties, clocks, legs, commitments, rules, events, tallies, agreement map[ceasefire.ID]int64
	areas                                                                          map[string]int64
	// before holds the rows that were there, by table and key, for the audit trail.
	before map[string]map[int64][]byte
	// gone are the records that are marked as removed, by table and key.
	gone map[string]map[int64]bool
}

// newFramer finds the keys of what the dossier holds.
func newFramer(c *change) (*framer, error) {
	w := &framer{change: c, before: map[string]map[int64][]byte{}, gone: map[string]map[int64]bool{}}
	for table, keys := range w.tables() {
		var err error
		if *keys, err = keysOf[ceasefire.ID](c.ctx, c.tx, "SELECT uuid, id FROM "+table); err != nil {
			return nil, fmt.Errorf("reading the keys of %s: %w", table, err)
		}
		if w.gone[table], err = c.markedIn(table); err != nil {
			return nil, err
		}
	}
	var err error
	if w.areas, err = keysOf[string](c.ctx, c.tx, "SELECT code, id FROM area"+unmarked("area")); err != nil {
		return nil, fmt.Errorf("reading the areas: %w", err)
	}
	return w, nil
}

// tables gives, by their table, the keys of the records that have an ID.
func (w *framer) tables() map[string]*map[ceasefire.ID]int64 {
	return map[string]*map[ceasefire.ID]int64{
		"agreement": &w.agreement, "source": &w.sources, "party": &w.parties, "clock": &w.clocks, "clock_leg": &w.legs,
		"commitment": &w.commitments, "scope_rule": &w.rules, "event": &w.events, "tally": &w.tallies,
	}
}

// addFrame writes all that a dossier knows but its incidents.
func (c *change) addFrame(f ceasefire.Frame) error {
	w, err := newFramer(c)
	if err != nil {
		return err
	}
	if err := w.putFrame(f); err != nil {
		return err
	}
	if err := w.addDeterminations(f); err != nil {
		return err
	}
	return w.addAssessments(f)
}

// putFrame writes the records of a frame that may be changed; what is only ever followed by more is added apart.
func (w *framer) putFrame(f ceasefire.Frame) error {
	for _, step := range []func(ceasefire.Frame) error{
		w.putSources, w.putAgreement, w.putParties, w.putActors, w.putAreas, w.putClocks, w.putCommitments, w.putScopeRules,
		w.putEvents, w.putTallies,
	} {
		if err := step(f); err != nil {
			return err
		}
	}
	return nil
}

// put writes a record over its row, or as a new one where it has none, and remembers its key.
func (w *framer) put(table string, id ceasefire.ID, fields ...field) (int64, error) {
	keys := *w.tables()[table]
	if key, known := keys[id]; known {
		if w.gone[table][key] {
			return key, w.set(table, key, append(fields, field{"removed_at", nil})...)
		}
		if err := w.remember(table, key); err != nil {
			return 0, err
		}
		return key, w.set(table, key, fields...)
	}
	key, err := w.insert(table, append([]field{{"uuid", id[:]}}, fields...)...)
	keys[id] = key
	return key, err
}

// remember keeps a row as it is before it is first changed.
func (w *framer) remember(table string, key int64) error {
	if w.before[table][key] != nil {
		return nil
	}
	row, err := w.rowOf(table, key)
	if w.before[table] == nil {
		w.before[table] = map[int64][]byte{}
	}
	w.before[table][key] = row
	return err
}

// seal writes a record's line of the audit trail, once all that belongs to it is written; one that is as it was has none.
func (w *framer) seal(table string, id ceasefire.ID, key int64) error {
	before, was := w.before[table][key]
	if !was {
		return w.record("add", table, id, key, nil)
	}
	after, err := w.rowOf(table, key)
	if err != nil || string(after) == string(before) {
		return err
	}
	if err := w.refuseAltered(table, id, before, false); err != nil {
		return err
	}
	w.before[table][key] = after
	return w.record("change", table, id, key, before)
}

// putWhole writes a record to which nothing else belongs.
func (w *framer) putWhole(table string, id ceasefire.ID, fields ...field) error {
	key, err := w.put(table, id, fields...)
	if err != nil {
		return err
	}
	return w.seal(table, id, key)
}

// replace removes the rows that belong to a record before they are written anew.
func (w *framer) replace(table, column string, key int64) error {
	if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM "+table+" WHERE "+column+" = ?", key); err != nil {
		return fmt.Errorf("writing %s anew: %w", table, err)
	}
	return nil
}

func (w *framer) putSources(f ceasefire.Frame) error {
	for _, s := range f.Sources {
		if err := w.putWhole("source", s.ID, sourceFields(s)...); err != nil {
			return err
		}
	}
	return nil
}

func sourceFields(s ceasefire.Source) []field {
	return []field{{"title", s.Title}, {"publisher", s.Publisher}, {"address", s.Address}, {"published_at", timeArg(s.Published)},
		{"reliability", string(s.Reliability)}, {"confidential", s.Confidential}, {"attribution", s.Attribution}, {"licence", s.Licence}}
}

// addSource writes one source and gives its key.
func (c *change) addSource(s ceasefire.Source) (int64, error) {
	return c.add("source", s.ID, sourceFields(s)...)
}

func (w *framer) putAgreement(f ceasefire.Frame) error {
	a := f.Agreement
	id := idOrNew(a.ID)
	key, err := w.put("agreement", id, field{"id", 1}, field{"title", a.Title}, field{"effect_at", a.Effect.Unix()},
		field{"zone", a.Zone}, field{"summary", a.Summary})
	if err != nil {
		return err
	}
	if err := w.replace("agreement_source", "1", key); err != nil { // there is one agreement, whose key is 1
		return err
	}
	for i, source := range a.Sources {
		if _, err := w.insert("agreement_source", field{"source_id", keyArg(w.sources, source)}, field{"position", i}); err != nil {
			return err
		}
	}
	if w.before["agreement"] == nil {
		return w.tellMade(id, key)
	}
	return w.seal("agreement", id, key)
}

// tellMade writes the line of the agreement of a new dossier, which tells that its records were held against the trail from the beginning.
func (w *framer) tellMade(id ceasefire.ID, key int64) error {
	line, err := w.rowTold("agreement", key)
	if err != nil {
		return err
	}
	line[heldWord] = true
	return w.trail.add(w.change, AuditEntry{At: w.now, Who: w.who, Action: "add", Record: "agreement", ID: id, After: string(jsonOf(line))})
}

// putParties writes the parties, and then who answers for whom, which may name a later one.
func (w *framer) putParties(f ceasefire.Frame) error {
	places, err := w.placesOf("party", recordNames(f.Parties, func(p ceasefire.Party) string { return hexOf(p.ID) }))
	if err != nil {
		return err
	}
	for i, p := range f.Parties {
		_, err := w.put("party", p.ID, field{"position", places[i]}, field{"name", p.Name}, field{"short", p.Short},
			field{"role", string(p.Role)}, field{"colour", p.Colour}, field{"note", p.Note}, field{"source_id", keyArg(w.sources, p.Source)})
		if err != nil {
			return err
		}
	}
	for _, p := range f.Parties {
		if err := w.putAnswers(p); err != nil {
			return err
		}
	}
	return nil
}

func (w *framer) putAnswers(p ceasefire.Party) error {
	key := w.parties[p.ID]
	if err := w.replace("party_answer", "guarantor_id", key); err != nil {
		return err
	}
	for _, other := range p.AnswersFor {
		if _, err := w.insert("party_answer", field{"guarantor_id", key}, field{"signatory_id", keyArg(w.parties, other)}); err != nil {
			return err
		}
	}
	return w.seal("party", p.ID, key)
}

// putActors writes the names that stand for a party. They are no records of their own: the audit trail has what a name stood for.
func (w *framer) putActors(f ceasefire.Frame) error {
	var there ceasefire.Frame
	if err := readActors(w.ctx, w.tx, &there); err != nil {
		return fmt.Errorf("reading the actors' names: %w", err)
	}
	before := map[string]ceasefire.ActorName{}
	for _, a := range there.Actors {
		before[a.Name] = a
	}
	for _, a := range f.Actors {
		was, known := before[a.Name]
		delete(before, a.Name)
		if known && was == a {
			continue
		}
		if known {
			if err := w.refuseAlteredActor(was, false); err != nil {
				return err
			}
		}
		_, err := w.tx.ExecContext(w.ctx, `INSERT INTO actor_name (name, party_id, note) VALUES (?, ?, ?)
			ON CONFLICT (name) DO UPDATE SET party_id = excluded.party_id, note = excluded.note`, a.Name, keyArg(w.parties, a.Party), a.Note)
		if err != nil {
			return fmt.Errorf("tying the name %q to a party: %w", a.Name, err)
		}
		if err := w.recordActor(was, a); err != nil {
			return err
		}
	}
	return w.dropActors(before)
}

func (w *framer) dropActors(gone map[string]ceasefire.ActorName) error {
	for _, name := range slices.Sorted(maps.Keys(gone)) {
		if err := w.refuseAlteredActor(gone[name], true); err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM actor_name WHERE name = ?", name); err != nil {
			return fmt.Errorf("removing the name %q: %w", name, err)
		}
		if err := w.recordActor(gone[name], ceasefire.ActorName{}); err != nil {
			return err
		}
	}
	return nil
}

// refuseAlteredActor refuses to change or to remove a name that another program changed.
func (w *framer) refuseAlteredActor(was ceasefire.ActorName, removes bool) error {
	return w.refuseAlteredRow("actor_name", ceasefire.ID{}, row{"name": was.Name, "party": was.Party.String(), "note": was.Note}, removes)
}

// recordActor writes the audit trail's line about a name; the zero ActorName stands for none.
func (w *framer) recordActor(before, after ceasefire.ActorName) error {
	e := AuditEntry{At: w.now, Who: w.who, Action: "change", Record: "actor_name"}
	switch {
	case before.Name == "":
		e.Action = "add"
	case after.Name == "":
		e.Action = "remove"
	}
	for _, side := range []struct {
		row  *string
		name ceasefire.ActorName
	}{{&e.Before, before}, {&e.After, after}} {
		if side.name.Name == "" {
			continue
		}
		text, err := json.Marshal(map[string]string{"name": side.name.Name, "party": side.name.Party.String(), "note": side.name.Note})
		if err != nil {
			return fmt.Errorf("writing down the name %q: %w", side.name.Name, err)
		}
		*side.row = string(text)
	}
	return w.trail.add(w.change, e)
}
