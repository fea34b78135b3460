package store

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// deriveFollowing works out anew what follows for incidents from the difference between two frames. Where only names were tied to parties, or untied, those are enough that bear one.
func (c *change) deriveFollowing(before, after ceasefire.Frame) error {
	if !derivesAnew(before, after) {
		return nil
	}
	rest := before
	rest.Actors = after.Actors
	if derivesAnew(rest, after) {
		return c.deriveAll(after)
	}
	bear, args, err := c.bearing(namesApart(before.Actors, after.Actors))
	if err != nil || len(args) == 0 {
		return err
	}
	return c.deriveWhere(after, bear, args...)
}

// namesApart gives the names that do not stand for the same in two lists.
func namesApart(one, other []ceasefire.ActorName) (names []string) {
	for _, lists := range [][2][]ceasefire.ActorName{{one, other}, {other, one}} {
		for _, a := range lists[0] {
			if !slices.Contains(lists[1], a) {
				names = append(names, a.Name)
			}
		}
	}
	return names
}

// bearing writes the condition for the incidents that bear one of some names, by every spelling that is here; without any there are no args.
func (c *change) bearing(names []string) (condition string, args []any, err error) {
	spelled, err := collect(c.ctx, c.tx, func(rows *sql.Rows) (name string, err error) {
		err = rows.Scan(&name)
		return name, err
	}, "SELECT actor_a FROM incident UNION SELECT actor_b FROM incident")
	if err != nil {
		return "", nil, fmt.Errorf("looking for the incidents that bear a name: %w", err)
	}
	var marks []string
	for _, name := range spelled {
		if slices.ContainsFunc(names, func(n string) bool { return sameName(n, name) }) {
			args = append(args, name)
			marks = append(marks, fmt.Sprintf("?%d", len(args)))
		}
	}
	list := strings.Join(marks, ", ")
	return "i.actor_a IN (" + list + ") OR i.actor_b IN (" + list + ")", args, nil
}
