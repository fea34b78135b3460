package store

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// learn adds the names that come with an import to those that the dossier knows, before its rows, so that these are read by them at once. They are of the import's own change: they come and go with it.
func (m *importer) learn(c *change) error {
	if len(m.batch.Names) == 0 {
		return nil
	}
	before, err := readFrame(c.ctx, c.tx)
	if err != nil {
		return err
	}
	after := before
	after.Actors = slices.Clone(before.Actors)
	for _, name := range m.batch.Names {
		if party, known := after.PartyOfActor(name.Name); known && party == name.Party {
			continue
		}
		after.Actors = withName(after.Actors, name)
		m.result.Learned = append(m.result.Learned, name)
	}
	if len(m.result.Learned) == 0 {
		return nil
	}
	if err := holds(before, after); err != nil {
		return fmt.Errorf("the names of the parties: %w", err)
	}
	w, err := newFramer(c)
	if err != nil {
		return err
	}
	if err := w.putActors(after); err != nil {
		return err
	}
	return c.deriveFollowing(before, after)
}

// withName puts a name among others, in place of the same name where it is there.
func withName(names []ceasefire.ActorName, name ceasefire.ActorName) []ceasefire.ActorName {
	for i := range names {
		if sameName(names[i].Name, name.Name) {
			names[i] = name
			return names
		}
	}
	return append(names, name)
}

// sameName compares names of actors as the rule does that finds their party: case and the space around them do not matter.
func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
