package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Every kind of change is taken back and carried out again by somebody who opens the dossier later, and has a name for the menu.
func TestEveryKindOfChangeIsTurnedInALaterSession(t *testing.T) {
	tried := &triedKinds{kinds: map[string]bool{}}
	t.Cleanup(func() { // once all are through
		for _, kind := range knownKinds() {
			if !tried.kinds[kind] {
				t.Errorf("no deed writes %q", kind)
			}
			delete(tried.kinds, kind)
		}
		if len(tried.kinds) > 0 {
			t.Errorf("kinds that are not named: %q", slices.Sorted(maps.Keys(tried.kinds)))
		}
	})
	for _, deed := range slices.Sorted(maps.Keys(deeds())) {
		t.Run(deed, func(t *testing.T) {
			t.Parallel()
			d, ctx := laterDossier(t), context.Background()
			first := add(t, d, testIncident())
			for n, before := range neededFor(deed) {
				if err := deeds()[before](ctx, d, first, n+10); err != nil {
					t.Fatal(err)
				}
			}
			before, own := recordsOf(t, d), nextUndo(t, d)
			if err := deeds()[deed](ctx, d, first, 2); err != nil {
				t.Fatal(err)
			}
			after, done := recordsOf(t, d), nextUndo(t, d)
			if done.First == own.First || cmp.Equal(before, after, cmpopts.EquateEmpty()) {
				t.Fatal("nothing was done")
			}
			if what := strings.TrimSpace(done.What); what == "" || what == "change" || strings.Contains(what, "_") {
				t.Errorf("the menu would call it %q", done.What)
			}
			tried.add(t, d, done)
			for range 2 {
				d = later(t, d)
				if _, err := d.UndoChange(ctx, done.First); err != nil {
					t.Fatal(err)
				}
				d = later(t, d)
				if diff := cmp.Diff(before, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("taken back: %s", diff)
				}
				d = later(t, d)
				if _, err := d.RedoChange(ctx, done.First); err != nil {
					t.Fatal(err)
				}
				d = later(t, d)
				if diff := cmp.Diff(after, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("carried out again: %s", diff)
				}
			}
			sound(t, d)
		})
	}
}

// neededFor gives what has to be done before a deed can be.
func neededFor(deed string) []string {
	return map[string][]string{
		"attribute to the new": {"add a party"}, "remove the party": {"add a party"}, "save over a filter": {"save a filter"}, "rename a filter": {"save a filter"}, "forget a filter": {"save a filter"},
		"return": {"delete"}, "remove a file": {"attach"}, "return a file": {"attach", "remove a file"}, "undo an import": {"import"}, "redo an import": {"import", "undo an import"},
		"import again": {"import"}, "drop the clock": {"add a clock"}, "drop the commitment": {"add a commitment"}, "drop the source": {"add a source"}, "put a record back": {"edit"},
	}[deed]
}

// triedKinds are the kinds of line of the audit trail that deeds wrote: the record and the action.
type triedKinds struct {
	mu    sync.Mutex
	kinds map[string]bool
}

func (k *triedKinds) add(t *testing.T, d *Dossier, done Change) {
	t.Helper()
	lines, err := collect(context.Background(), d.read, func(rows *sql.Rows) (kind string, err error) { return kind, rows.Scan(&kind) },
		"SELECT DISTINCT record || ' ' || action FROM audit WHERE seq BETWEEN ? AND ?", done.First, done.Last)
	if err != nil {
		t.Fatal(err)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, kind := range lines {
		k.kinds[kind] = true
	}
}

// knownKinds are the kinds of line that a change of records writes: of everything that the trail names. Those of a merge are tried by its own tests; what concerns the whole file cannot be taken back.
func knownKinds() []string {
	return []string{
		"agreement change", "party add", "party change", "party remove", "source add", "source change", "source remove", "clock add", "clock change", "clock remove", "commitment add", "commitment change", "commitment remove",
		"scope_rule add", "scope_rule change", "scope_rule remove",
		"event add", "event change", "event remove", "tally add", "tally change", "tally remove", "area add", "area change", "area remove", "actor_name add", "actor_name change", "actor_name remove", "incident add", "incident change", "incident delete", "incident restore", "incident update",
		"incident derive", "scope_override add", "attribution add", "assessment add", "determination add", "annulment annul", "change restore", "attachment add", "attachment delete", "attachment restore", "outline_set add",
		"import_batch import", "import_batch undo", "import_batch redo", "saved_filter add", "saved_filter change", "saved_filter remove",
	}
}

// later closes a dossier and opens it again as another person would.
func later(t *testing.T, d *Dossier) *Dossier {
	t.Helper()
	path, now := d.Path(), d.now
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(context.Background(), path, Options{Who: "Another", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again
}
