package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// sights begins a watch and gives what to look by.
func sights(t *testing.T, d *Dossier) (look func(what string, want ...Sight)) {
	t.Helper()
	ctx := context.Background()
	w, err := d.watcher(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	})
	return func(what string, want ...Sight) {
		t.Helper()
		if got := w.look(ctx); !slices.Equal(got, want) {
			t.Errorf("%s: saw %v, want %v", what, got, want)
		}
	}
}

func TestAWatchTellsWhatOthersDid(t *testing.T) {
	made, ctx := testDossier(t), context.Background()
	path := made.Path()
	first, second := inWindow(t, path, "Amal", nil), inWindow(t, path, "Basil", nil)
	mine, theirs := sights(t, first), sights(t, second)
	shelf := Shelf{Folder: filepath.Join(t.TempDir(), "shelf")}
	saved, _, err := first.BackUp(ctx, shelf, OnOpening)
	if err != nil {
		t.Fatal(err)
	}
	theirs("nothing happened")
	add(t, first, testIncident())
	theirs("the first wrote", SightChanged)
	mine("the first wrote itself")
	if err := first.SaveDraft(ctx, "incident", `"x"`); err != nil {
		t.Fatal(err)
	}
	theirs("a draft")
	add(t, made, testIncident())
	mine("a third wrote", SightChanged)
	theirs("a third wrote", SightChanged)
	if _, err := first.Restore(ctx, shelf, saved.Path); err != nil {
		t.Fatal(err)
	}
	theirs("it was put back", SightRewound)
	closed(t, first)
	theirs("the first closed it", SightFree)
	theirs("told once")
	again := inWindow(t, path, "Amal", nil)
	theirs("the first opened it again")
	closed(t, again)
	theirs("the first closed it again", SightFree)
}

func TestAWatchTellsWhenTheFileIsGoneAndBack(t *testing.T) {
	d := inWindow(t, testDossier(t).Path(), "Amal", nil)
	look, path := sights(t, d), d.Path()
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	move(path, path+".moved")
	look("it is gone", SightGone)
	look("it is still gone")
	move(path+".moved", path)
	look("it is back", SightBack)
	look("told once")
	if err := os.WriteFile(path+".new", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	move(path+".new", path)
	look("another lies in its place", SightGone)
	look("which can be opened", SightBack)
}

// A folder that vanishes takes no more entries, though the system would let them be written to where nobody finds them; what is open can be saved elsewhere.
func TestNothingIsWrittenToADossierThatIsGone(t *testing.T) {
	ctx := context.Background()
	folder := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "a.truce")
	d, err := Create(ctx, path, testFrame(), Options{Who: "Amal", Now: fixedNow, Hold: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() }) // its mark is gone with its folder
	add(t, d, testIncident())
	if err := os.Rename(folder, folder+".pulled"); err != nil {
		t.Fatal(err)
	}
	var gone *GoneError
	if _, err := d.AddIncident(ctx, testIncident()); !errors.As(err, &gone) || gone.Replaced || !strings.Contains(err.Error(), "nothing was saved; connect its drive") {
		t.Fatalf("it was written to: %v", err)
	}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) { f.Agreement.Title = "Another" }); !errors.As(err, &gone) {
		t.Errorf("the frame: %v", err)
	}
	elsewhere := filepath.Join(t.TempDir(), "saved.truce")
	if err := d.SaveElsewhere(ctx, elsewhere); err != nil {
		t.Fatal(err)
	}
	saved := inWindow(t, elsewhere, "Amal", nil)
	if all, err := saved.List(ctx, View{}, Sort{}); err != nil || all.Len() != 1 {
		t.Errorf("%v, %v", all, err)
	}
	if err := os.Rename(folder+".pulled", folder); err != nil {
		t.Fatal(err)
	}
	add(t, d, testIncident())
}

func TestADossierThatWasReplacedIsNotWrittenTo(t *testing.T) {
	d := testDossier(t)
	if err := errors.Join(os.Rename(d.Path(), d.Path()+".old"), os.WriteFile(d.Path(), []byte("another"), 0o600)); err != nil {
		t.Fatal(err)
	}
	var gone *GoneError
	if _, err := d.AddIncident(context.Background(), testIncident()); !errors.As(err, &gone) || !gone.Replaced {
		t.Errorf("%v", err)
	}
}

func TestWatchLooksUntilItIsEnded(t *testing.T) {
	d := testDossier(t)
	other := inWindow(t, d.Path(), "Amal", nil)
	ctx, end := context.WithCancel(context.Background())
	seen, done := make(chan Sight, 8), make(chan error, 1)
	go func() { done <- d.Watch(ctx, time.Millisecond, func(s Sight) { seen <- s }) }()
	for begun, until := false, time.Now().Add(time.Minute); !begun; { // what is written before the watch begins is nothing new to it
		if time.Now().After(until) {
			t.Fatal("it does not see what is written")
		}
		add(t, other, testIncident())
		select {
		case s := <-seen:
			begun = s == SightChanged
		case err := <-done:
			t.Fatal(err)
		case <-time.After(20 * time.Millisecond):
		}
	}
	end()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// What another program writes past the trail is seen, whatever is being typed here; what is written here is not, nor what a window that only reads cannot tell from drafts.
func TestAWatchSeesWhatIsWrittenPastTheTrail(t *testing.T) {
	made, ctx := testDossier(t), context.Background()
	path := made.Path()
	first, second := inWindow(t, path, "Amal", nil), inWindow(t, path, "Basil", nil)
	mine, theirs := sights(t, first), sights(t, second)
	write := func(d *Dossier) {
		t.Helper()
		if err := d.SaveDraft(ctx, "incident", `"x"`); err != nil {
			t.Fatal(err)
		}
	}
	other := connect(path, accessWrite)
	defer other.Close()
	alter := func(name string) {
		t.Helper()
		if _, err := other.ExecContext(ctx, "UPDATE party SET note = ? WHERE name = 'Opposition'", name); err != nil {
			t.Fatal(err)
		}
	}
	alter("one")
	mine("before anything was written here", SightTouched)
	write(first)
	mine("a draft")
	add(t, first, testIncident())
	mine("an incident")
	alter("two")
	mine("altered", SightTouched)
	mine("nothing")
	write(first)
	alter("three")
	write(first)
	mine("altered between two drafts", SightTouched)
	write(first)
	mine("a draft again")
	theirs("what the first wrote", SightChanged)
	alter("four")
	theirs("altered, where only the first can tell")
	mine("altered once more", SightTouched)
	alter("five")
	err := first.write(ctx, func(*change) error {
		mine("while something is written here")
		return errNothing
	})
	if !errors.Is(err, errNothing) {
		t.Fatal(err)
	}
	mine("once that is over", SightTouched)
}

// What another program writes is seen as well where something was written here before the watch began.
func TestAWatchThatBeganLaterSeesIt(t *testing.T) {
	made, ctx := testDossier(t), context.Background()
	d := inWindow(t, made.Path(), "Amal", nil)
	if err := d.SaveDraft(ctx, "incident", `"x"`); err != nil {
		t.Fatal(err)
	}
	mine := sights(t, d)
	if _, err := made.writer.ExecContext(ctx, "UPDATE party SET note = 'forged' WHERE name = 'Opposition'"); err != nil {
		t.Fatal(err)
	}
	mine("altered", SightTouched)
}
