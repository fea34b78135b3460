package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// SavedFilter is a filter that was given a name.
type SavedFilter struct {
	ID     ceasefire.ID
	Name   string
	Filter ceasefire.Filter
}

// PartiesNow gives by what those of some parties are known now that are known by another identifier since a merge. The others are not among them.
func (d *Dossier) PartiesNow(ctx context.Context, parties []ceasefire.ID) (map[ceasefire.ID]ceasefire.ID, error) {
	known, err := readIdentities(ctx, d.read, "party")
	if err != nil {
		return nil, err
	}
	became := map[ceasefire.ID]ceasefire.ID{}
	for _, id := range parties {
		if now := known.now(id); now != id {
			became[id] = now
		}
	}
	return became, nil
}

// NowKnownAs gives the identifier by which a record of a kind is known now: a merge may have given it another than the one by which somebody still knows it.
func (d *Dossier) NowKnownAs(ctx context.Context, record string, id ceasefire.ID) (ceasefire.ID, error) {
	return known(ctx, d.read, record, id)
}

// SavedFilters lists the saved filters by their names.
func (d *Dossier) SavedFilters(ctx context.Context) ([]SavedFilter, error) {
	parties, err := readIdentities(ctx, d.read, "party")
	if err != nil {
		return nil, err
	}
	filters, err := collect(ctx, d.read, func(rows *sql.Rows) (f SavedFilter, err error) {
		var text string
		if err = rows.Scan(into(&f.ID), &f.Name, &text); err == nil {
			err = json.Unmarshal([]byte(text), &f.Filter)
		}
		for n, party := range f.Filter.Parties {
			f.Filter.Parties[n] = parties.now(party)
		}
		return f, err
	}, "SELECT uuid, name, filter FROM saved_filter ORDER BY name COLLATE NOCASE")
	if err != nil {
		return nil, fmt.Errorf("reading the saved filters: %w", err)
	}
	return filters, nil
}

// SaveFilter keeps a filter under a name, in the place of one that has that name. A name that says nothing is an *InvalidError.
func (d *Dossier) SaveFilter(ctx context.Context, name string, filter ceasefire.Filter) error {
	if name == "" {
		return &InvalidError{Problems: []ceasefire.Problem{{Field: "name", Message: "Give the filter a name."}}}
	}
	text, err := json.Marshal(filter)
	if err != nil {
		return fmt.Errorf("writing down the filter: %w", err)
	}
	return d.write(ctx, func(c *change) error {
		id, key, err := c.filterNamed(name)
		switch {
		case err != nil:
			return err
		case key == 0:
			_, err := c.add("saved_filter", NewID(), field{"name", name}, field{"filter", string(text)})
			return err
		}
		return c.changeFilter(key, id, field{"filter", string(text)})
	})
}

// RenameFilter gives a saved filter another name; one that another has is an *InvalidError.
func (d *Dossier) RenameFilter(ctx context.Context, id ceasefire.ID, name string) error {
	if name == "" {
		return &InvalidError{Problems: []ceasefire.Problem{{Field: "name", Message: "Give the filter a name."}}}
	}
	return d.write(ctx, func(c *change) error {
		other, taken, err := c.filterNamed(name)
		if err != nil {
			return err
		}
		if taken != 0 && other != id {
			return &InvalidError{Problems: []ceasefire.Problem{{Field: "name", Message: "Another filter has this name."}}}
		}
		key, err := c.filterKey(id)
		if err != nil {
			return err
		}
		return c.changeFilter(key, id, field{"name", name})
	})
}

// filterNamed finds a saved filter by its name; a key of 0 is none.
func (c *change) filterNamed(name string) (id ceasefire.ID, key int64, err error) {
	err = c.tx.QueryRowContext(c.ctx, "SELECT id, uuid FROM saved_filter WHERE name = ?", name).Scan(&key, into(&id))
	if errors.Is(err, sql.ErrNoRows) {
		return id, 0, nil
	}
	if err != nil {
		return id, 0, fmt.Errorf("looking for the filter %q: %w", name, err)
	}
	return id, key, nil
}

func (c *change) filterKey(id ceasefire.ID) (key int64, err error) {
	err = c.tx.QueryRowContext(c.ctx, "SELECT id FROM saved_filter WHERE uuid = ?", id[:]).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, &NotFoundError{What: "saved filter"}
	}
	if err != nil {
		return 0, fmt.Errorf("looking for a saved filter: %w", err)
	}
	return key, nil
}

// changeFilter changes one field of a saved filter, with its line of the audit trail.
func (c *change) changeFilter(key int64, id ceasefire.ID, f field) error {
	before, err := c.rowOf("saved_filter", key)
	if err == nil {
		err = c.refuseAltered("saved_filter", id, before, false)
	}
	if err != nil {
		return err
	}
	if err := c.set("saved_filter", key, f); err != nil {
		return err
	}
	return c.record("change", "saved_filter", id, key, before)
}

// ForgetFilter removes a saved filter; the audit trail keeps what it was.
func (d *Dossier) ForgetFilter(ctx context.Context, id ceasefire.ID) error {
	return d.write(ctx, func(c *change) error {
		key, err := c.filterKey(id)
		if err != nil {
			return err
		}
		before, err := c.rowOf("saved_filter", key)
		if err == nil {
			err = c.refuseAltered("saved_filter", id, before, true)
		}
		if err != nil {
			return err
		}
		if _, err := c.tx.ExecContext(ctx, "DELETE FROM saved_filter WHERE id = ?", key); err != nil {
			return fmt.Errorf("removing a saved filter: %w", err)
		}
		return c.trail.add(c, AuditEntry{At: c.now, Who: c.who, Action: "remove", Record: "saved_filter", ID: id, Before: string(before)})
	})
}
