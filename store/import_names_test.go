package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// rebels is a batch whose mapping says that a name stands for the opposition.
func rebels() Batch {
	b := testBatch()
	b.Names = []ceasefire.ActorName{{Name: "the rebels", Party: testID(3), Note: "Mapped"}}
	return b
}

// byRebels is an incident that bears the name, in another spelling.
func byRebels(key, title string) ceasefire.Incident {
	i := titled(key, "a", title)
	i.SideA = ceasefire.Side{Actor: "The Rebels"}
	return i
}

// namesNow gives what names stand for, and the party on the first side of every incident that is here, by its title.
func namesNow(t *testing.T, d *Dossier) (names int, parties map[string]ceasefire.ID) {
	t.Helper()
	frame, err := d.Frame(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	parties = map[string]ceasefire.ID{}
	for i, err := range d.Incidents(context.Background(), View{}, Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		parties[i.Title] = i.SideA.Party
	}
	return len(frame.Actors), parties
}

// holdsNames holds the names and the parties against what they should be.
func holdsNames(t *testing.T, d *Dossier, names int, want map[string]ceasefire.ID) {
	t.Helper()
	got, parties := namesNow(t, d)
	if diff := cmp.Diff(want, parties); diff != "" || got != names {
		t.Errorf("%d names, want %d\n%s", got, names, diff)
	}
}

// withOld makes a dossier in which an incident bears the name already, and stands for nobody.
func withOld(t *testing.T) *Dossier {
	d := testDossier(t)
	old := byRebels("", "Old")
	old.ID, old.Origin = ceasefire.ID{}, ceasefire.Origin{}
	add(t, d, old)
	return d
}

type parties = map[string]ceasefire.ID

var nobody, opposition = ceasefire.ID{}, testID(3)

func TestNamesComeAndGoWithTheirImport(t *testing.T) {
	d, ctx := withOld(t), context.Background()
	holdsNames(t, d, 1, parties{"Old": nobody})
	dry, err := d.Import(ctx, rebels(), stream(byRebels("1", "New")), true)
	if err != nil || len(dry.Learned) != 1 {
		t.Fatalf("%+v, %v", dry, err)
	}
	holdsNames(t, d, 1, parties{"Old": nobody})
	did, err := d.Import(ctx, rebels(), stream(byRebels("1", "New")), false)
	if err != nil || len(did.Learned) != 1 {
		t.Fatalf("%+v, %v", did, err)
	}
	known := parties{"Old": opposition, "New": opposition}
	holdsNames(t, d, 2, known)
	for range 2 {
		for _, dry := range []bool{true, false} {
			if gone, err := d.UndoImport(ctx, did.Batch, false, dry); err != nil || len(gone.Names) != 1 || gone.Names[0] != "the rebels" || gone.Removed != 1 {
				t.Fatalf("dry %v: %+v, %v", dry, gone, err)
			}
			if dry {
				holdsNames(t, d, 2, known)
			}
		}
		holdsNames(t, d, 1, parties{"Old": nobody})
		if back, err := d.RedoImport(ctx, did.Batch); err != nil || len(back.Names) != 1 {
			t.Fatalf("%+v, %v", back, err)
		}
		holdsNames(t, d, 2, known)
	}
	sound(t, d)
}

func TestNamesComeAndGoWithTheChange(t *testing.T) {
	d, ctx := withOld(t), context.Background()
	if _, err := d.Import(ctx, rebels(), stream(byRebels("1", "New")), false); err != nil {
		t.Fatal(err)
	}
	turns, err := d.Turns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.UndoChange(ctx, turns.Undo.First); err != nil {
		t.Fatal(err)
	}
	holdsNames(t, d, 1, parties{"Old": nobody})
	if turns, err = d.Turns(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := d.RedoChange(ctx, turns.Redo.First); err != nil {
		t.Fatal(err)
	}
	holdsNames(t, d, 2, parties{"Old": opposition, "New": opposition})
}

func TestANameThatIsUsedSinceStays(t *testing.T) {
	ctx := context.Background()
	for name, use := range map[string]func(*Dossier) (parties, error){
		"by an incident": func(d *Dossier) (parties, error) {
			later := byRebels("", "Later")
			later.ID, later.Origin = ceasefire.ID{}, ceasefire.Origin{}
			_, err := d.AddIncident(ctx, later)
			return parties{"Old": opposition, "Later": opposition}, err
		},
		"by another import": func(d *Dossier) (parties, error) {
			_, err := d.Import(ctx, testBatch(), stream(byRebels("2", "Later")), false)
			return parties{"Old": opposition, "Later": opposition}, err
		},
		"for another party": func(d *Dossier) (parties, error) {
			_, err := d.Revise(ctx, func(f *ceasefire.Frame) {
				for n := range f.Actors {
					f.Actors[n].Party = testID(2)
				}
			})
			return parties{"Old": testID(2)}, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := withOld(t)
			did, err := d.Import(ctx, rebels(), stream(byRebels("1", "New")), false)
			if err != nil {
				t.Fatal(err)
			}
			want, err := use(d)
			if err != nil {
				t.Fatal(err)
			}
			for _, dry := range []bool{true, false} {
				if did, err := d.UndoImport(ctx, did.Batch, false, dry); err != nil || len(did.Names) != 0 {
					t.Fatalf("%+v, %v", did, err)
				}
			}
			holdsNames(t, d, 2, want)
			sound(t, d)
		})
	}
}

func TestAnImportThatFailsLearnsNoNames(t *testing.T) {
	d := withOld(t)
	before := sound(t, d)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	b := rebels()
	b.Progress = func(int) { cancel() }
	if _, err := d.Import(ctx, b, endlessRows, false); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if diff := cmp.Diff(before, sound(t, d)); diff != "" {
		t.Error(diff)
	}
	fillsUp(t, d)
	var full *FileError
	if _, err := d.Import(context.Background(), rebels(), endlessRows, false); !errors.As(err, &full) {
		t.Error(err)
	}
	if diff := cmp.Diff(before, sound(t, d)); diff != "" {
		t.Error(diff)
	}
	holdsNames(t, d, 1, parties{"Old": nobody})
}

// fillsUp leaves little room in the dossier's file.
func fillsUp(t *testing.T, d *Dossier) {
	t.Helper()
	var pages int
	if err := d.writer.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := d.writer.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+500)); err != nil {
		t.Fatal(err)
	}
}

func TestAnImportOfWhatIsHereLearnsItsNames(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	if _, err := d.Import(ctx, testBatch(), stream(byRebels("1", "New")), false); err != nil {
		t.Fatal(err)
	}
	did, err := d.Import(ctx, rebels(), stream(byRebels("1", "New")), false)
	if err != nil || did.Duplicates != 1 || len(did.Learned) != 1 || did.Batch.IsZero() {
		t.Fatalf("%+v, %v", did, err)
	}
	holdsNames(t, d, 2, parties{"New": opposition})
	if _, err := d.UndoImport(ctx, did.Batch, false, false); err != nil {
		t.Fatal(err)
	}
	holdsNames(t, d, 1, parties{"New": nobody})
	none, err := d.Import(ctx, rebels(), stream(), false)
	if err != nil || len(none.Learned) != 0 || !none.Batch.IsZero() {
		t.Fatalf("%+v, %v", none, err)
	}
}
