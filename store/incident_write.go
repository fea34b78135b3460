package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// enteredColumns are the columns that hold what was entered or follows from it alone, in the order of enteredArgs.
func enteredColumns() []string {
	return strings.Fields(`starts_at ends_at day zone precision type severity title text
		place area_id district lat lon place_precision actor_a actor_b
		deaths_low deaths_best deaths_high deaths_civilians deaths_side_a deaths_side_b deaths_unknown
		injured_low injured_best injured_high verification reported_by dataset dataset_key dataset_digest changed_at`)
}

// derivedColumns are the columns that are worked out from actor names, attributions, scope rules and overrides, in the order of
// derivedArgs.
func derivedColumns() []string {
	return strings.Fields("party_a_id party_b_id scope scope_rule_id scope_overridden scope_why")
}

// addedColumns are the columns that are written once, in the order of addedArgs.
func addedColumns() []string { return strings.Fields("id uuid batch_id recorded_by recorded_at") }

// insertIncident writes the statement that adds an incident.
func insertIncident() string {
	columns := append(append(enteredColumns(), derivedColumns()...), addedColumns()...)
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")
	return "INSERT INTO incident (" + strings.Join(columns, ", ") + ") VALUES (" + marks + ")"
}

// updateIncident writes the statement that changes an incident, whose key is the last parameter.
func updateIncident() string {
	columns := append(enteredColumns(), derivedColumns()...)
	return "UPDATE incident SET " + strings.Join(columns, " = ?, ") + " = ? WHERE id = ?"
}

// writer writes incidents within one change; what it needs of the dossier is read once.
type writer struct {
	*change
	derive *deriver
	frame  ceasefire.Frame
	keys   keys
	insert *sql.Stmt
	update *sql.Stmt
	extra  *sql.Stmt
	sets   map[string]int64 // the keys of the sets of names of columns without a field, by their names
}

func newWriter(c *change) (*writer, error) {
	w := &writer{change: c, sets: map[string]int64{}}
	var err error
	if w.frame, err = readFrame(c.ctx, c.tx); err != nil {
		return nil, err
	}
	if w.keys, err = readKeys(c.ctx, c.tx); err != nil {
		return nil, err
	}
	w.derive = newDeriver(w.frame)
	if w.insert, err = c.tx.PrepareContext(c.ctx, insertIncident()); err != nil {
		return nil, fmt.Errorf("readying to add incidents: %w", err)
	}
	if w.update, err = c.tx.PrepareContext(c.ctx, updateIncident()); err != nil {
		return nil, fmt.Errorf("readying to change incidents: %w", err)
	}
	if w.extra, err = c.tx.PrepareContext(c.ctx, insertExtra); err != nil {
		return nil, fmt.Errorf("readying to keep columns: %w", err)
	}
	return w, nil
}

// appendEntered puts the values of the entered columns behind others.
func (w *writer) appendEntered(args []any, i ceasefire.Incident) []any {
	return append(args,
		timeArg(i.When.From), timeArg(i.When.Until), int64(w.derive.day(i)), i.When.Zone, int64(i.When.Precision),
		string(i.Type), int64(i.Severity), i.Title, i.Text,
		i.Place.Name, keyArg(w.keys.areas, i.Place.Area), i.Place.District, degreeArg(i.Place, i.Place.Point.Lat), degreeArg(i.Place, i.Place.Point.Lon),
		int64(i.Place.Precision), i.SideA.Actor, i.SideB.Actor,
		countArg(i.Deaths.Low), countArg(i.Deaths.Best), countArg(i.Deaths.High),
		countArg(i.Deaths.Civilians), countArg(i.Deaths.SideA), countArg(i.Deaths.SideB), countArg(i.Deaths.Unknown),
		countArg(i.Injured.Low), countArg(i.Injured.Best), countArg(i.Injured.High),
		string(i.Verification), i.ReportedBy, i.Origin.Dataset, i.Origin.Key, i.Origin.Digest, timeArg(w.now))
}

// appendDerived puts the values of the derived columns behind others.
func (w *writer) appendDerived(args []any, i ceasefire.Incident) []any {
	return append(args,
		keyArg(w.keys.parties, i.SideA.Party), keyArg(w.keys.parties, i.SideB.Party),
		string(i.Scope.Scope), keyArg(w.keys.rules, i.Scope.Rule), i.Scope.Overridden, i.Scope.Why)
}

// appendAdded puts the values of all columns of an incident that is added behind others. key is nil where the database is to give one, and so is batch, the key of the import that
// brought it, where there is none.
func (w *writer) appendAdded(args []any, key any, i ceasefire.Incident, batch any) []any {
	return append(w.appendDerived(w.appendEntered(args, i), i), key, bytes.Clone(i.ID[:]), batch, i.Recorded.By, i.Recorded.At.Unix())
}

// addRow adds an incident's row and what belongs to it, and gives its key. batch is the key of the import that brought it, or nil.
func (w *writer) addRow(i ceasefire.Incident, batch any) (int64, error) {
	done, err := w.insert.ExecContext(w.ctx, w.appendAdded(nil, nil, i, batch)...)
	if err != nil {
		return 0, fmt.Errorf("adding an incident: %w", err)
	}
	key, err := done.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("adding an incident: %w", err)
	}
	return key, w.writeParts(key, i)
}

// changeRow writes an incident over its row and what belongs to it.
func (w *writer) changeRow(key int64, i ceasefire.Incident) error {
	args := append(w.appendDerived(w.appendEntered(nil, i), i), key)
	if _, err := w.update.ExecContext(w.ctx, args...); err != nil {
		return fmt.Errorf("changing an incident: %w", err)
	}
	return w.rewriteParts(key, i)
}

// rewriteParts writes an incident's sources and the columns that have no field over those that it had.
func (w *writer) rewriteParts(key int64, i ceasefire.Incident) error {
	for _, table := range []string{"incident_source", "incident_extra"} {
		if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM "+table+" WHERE incident_id = ?", key); err != nil {
			return fmt.Errorf("changing an incident: %w", err)
		}
	}
	return w.writeParts(key, i)
}

// writeParts writes an incident's sources and the columns that have no field.
func (w *writer) writeParts(key int64, i ceasefire.Incident) error {
	for _, c := range i.Citations {
		_, err := w.change.insert("incident_source", field{"incident_id", key}, field{"source_id", keyArg(w.keys.sources, c.Source)},
			field{"locator", c.Locator}, field{"credibility", int64(c.Credibility)})
		if err != nil {
			return err
		}
	}
	if len(i.Extra) == 0 {
		return nil
	}
	names, values, err := encodeExtra(i.Extra)
	if err != nil {
		return err
	}
	set, err := w.columnSet(names)
	if err != nil {
		return err
	}
	if _, err := w.extra.ExecContext(w.ctx, key, set, values); err != nil {
		return fmt.Errorf("keeping an incident's columns: %w", err)
	}
	return nil
}

// derived works an incident's parties and scope out from its actors, what analysts attributed and what they ruled on its scope.
func (w *writer) derived(key int64, i ceasefire.Incident) (ceasefire.Incident, error) {
	r, err := rulingsOf(w.ctx, w.tx, key)
	if err != nil {
		return i, err
	}
	return w.derive.ruledBy(i, r), nil
}

// writeIncident runs a change of one incident with a writer.
func (d *Dossier) writeIncident(ctx context.Context, do func(*writer) error) error {
	return d.write(ctx, func(c *change) error {
		w, err := newWriter(c)
		if err != nil {
			return err
		}
		return do(w)
	})
}
