package dashboard

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"truceboard/store"
)

// envTyped names the dossier into whose forms this test, started anew, types until it is killed; envKills is how many kills are tried beside the one after all was typed, 2 where it is
// not set, and envSeed which.
const envTyped, envKills, envSeed = "TRUCEBOARD_TEST_TYPED", "TRUCEBOARD_PROVE_KILLS", "TRUCEBOARD_PROVE_SEED"

// numberIn gives a number of the environment, or another where it has none.
func numberIn(t *testing.T, name string, otherwise int) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv(name))
	if err != nil {
		return otherwise
	}
	return n
}

// Whatever was typed into any form is offered there after a kill, as it was.
func TestEveryDraftSurvivesAKill(t *testing.T) {
	if path := os.Getenv(envTyped); path != "" {
		typeUntilKilled(t, path)
		return
	}
	kills := numberIn(t, envKills, 20) / 10
	random, total := rand.New(rand.NewPCG(uint64(numberIn(t, envSeed, 1)), 7)), 0
	for n := range kills + 1 {
		path := copyOfSample(t)
		after := 10 * time.Minute // the last is killed when all is typed, however slow the machine
		if n < kills {
			after = time.Duration(random.IntN(1500)) * time.Millisecond
		}
		said := typedUntilKilled(t, path, after)
		total += len(said)
		checkOffered(t, path, said)
		if n == kills && len(said) < 25 {
			t.Errorf("only %d forms were typed into", len(said))
		}
	}
	t.Logf("%d kills while %d forms were being typed into: each is offered as it was", kills+1, total)
}

// copyOfSample makes the sample dossier and closes it.
func copyOfSample(t *testing.T) string {
	t.Helper()
	d := sampleDossier(t)
	path := d.Path() + ".copy.truce"
	if err := d.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// typing is what stood in a form: as it was said to be safe, and as it was typed at last.
type typing struct{ safe, last string }

// typedUntilKilled starts the typing, kills it, and gives what was said to be safe by the names of the drafts.
func typedUntilKilled(t *testing.T, path string, after time.Duration) map[string]typing {
	t.Helper()
	typist := exec.Command(os.Args[0], "-test.run", "^TestEveryDraftSurvivesAKill$", "-test.v")
	typist.Env = append(os.Environ(), envTyped+"="+path)
	out, err := typist.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := typist.Start(); err != nil {
		t.Fatal(err)
	}
	said, others := map[string]typing{}, []string(nil)
	last := map[string]string{}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		word, rest, _ := strings.Cut(lines.Text(), "\t")
		slot, content, whole := strings.Cut(rest, "\t")
		switch {
		case word == "begun":
			time.AfterFunc(after, func() { _ = typist.Process.Kill() }) // that it was killed shows below
		case word == "all":
			_ = typist.Process.Kill()
		case word == "typed" && whole:
			last[slot] = content
		case word == "safe" && whole && content == last[slot]:
			said[slot] = typing{safe: content}
		default:
			others = append(others, lines.Text())
		}
	}
	if err := typist.Wait(); err == nil || typist.ProcessState.Exited() {
		t.Fatalf("the typing ended by itself: %v: %s", err, strings.Join(others, "\n"))
	}
	for slot := range said {
		said[slot] = typing{said[slot].safe, last[slot]}
	}
	return said
}

// pagesOver opens the window's pages over a dossier.
func pagesOver(t *testing.T, path string) *Window {
	t.Helper()
	now := func() time.Time { return wallAt(0) }
	d, err := store.Open(context.Background(), path, store.Options{Who: "Tester", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	w := clocksAt(t, d, damascus(t, "2016-09-18 12:00")).window
	w.shot = w.clocks.shot
	w.shown = map[int]*Snapshot{}
	for _, s := range w.agreement.sections {
		if s.body().still != nil { // it counts beside the window, which in the test driver would draw while the test does
			s.body().live = nil
		}
	}
	return w
}

// formsOf names the draft of each kind of form of a dossier: for a new record, and for the change of one.
func formsOf(t *testing.T, w *Window) []string {
	t.Helper()
	frame := w.session.frame
	listing, err := w.session.dossier.List(context.Background(), store.View{}, store.Sort{By: store.SortWhen})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := listing.Page(context.Background(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	incident, ruled := rows[0].ID.String(), frame.Determinations[0].Clock.String()
	names := []string{"incident", "incident " + incident, "scope " + incident, "attribution " + incident, "assessment " + frame.Commitments[0].ID.String(), "assessment " + frame.Commitments[1].ID.String(),
		"ruling " + ruled, "annulment " + ruled, "clock", "clock " + frame.Clocks[0].ID.String(), "agreement", draftMany}
	for _, s := range w.agreement.sections {
		if s.manner().fixed {
			continue
		}
		names = append(names, s.one())
		if len(s.rows(w.shot)) > 0 {
			s.begin(w.shot, 0)
			names = append(names, s.draft())
		}
	}
	return names
}

// typeUntilKilled types into one form after the other, and says of each what stands in it once that is safe.
func typeUntilKilled(t *testing.T, path string) {
	w := pagesOver(t, path)
	names := formsOf(t, w)
	fmt.Println("begun\t")
	for n, name := range names {
		if w.openDraft(name); name == draftMany { // of which none waits that would say for which incidents
			w.incidents.changeKeys([]int64{1})
		}
		d := w.draftInSight()
		if d == nil || d.name != name {
			t.Fatalf("no form opens for %q", name)
		}
		for _, word := range []string{"typed", " مراقب ", strconv.Itoa(n)} {
			test.Type(entryOf(t, d.form), word)
			fmt.Printf("typed\t%s\t%s\n", d.slot, d.form.kept())
			w.keepDrafts()
			fmt.Printf("safe\t%s\t%s\n", d.slot, d.form.kept())
		}
	}
	fmt.Println("all\t")
	time.Sleep(time.Minute)
}

// entryOf gives an input of a form that takes any text.
func entryOf(t *testing.T, form typedInput) *formEntry {
	t.Helper()
	switch f := form.(type) {
	case *bulkForm:
		return f.reason
	case *incidentForm:
		return f.inputs.title
	case *assessmentForm:
		return f.rationale
	case *formBody:
		for _, name := range f.order {
			if e, ok := f.inputs[name].(*formEntry); ok {
				return e
			}
		}
	}
	t.Fatalf("nothing can be typed into %T", form)
	return nil
}

// checkOffered opens each form: what was typed is offered and not forced, and stands there when it is gone on with.
func checkOffered(t *testing.T, path string, said map[string]typing) {
	t.Helper()
	w := pagesOver(t, path)
	for slot, content := range said {
		w.openDraft(slot)
		d := w.draftInSight()
		if d == nil || d.slot != slot || d.form.kept() != content.safe && d.form.kept() != content.last {
			t.Errorf("%s: typed %+v, gone on with %+v", slot, content, d)
			continue
		}
		if d.offer.content.Visible() {
			t.Errorf("%s is offered though it was gone on with", slot)
		}
		if w.modal != nil {
			w.modal.close()
		}
	}
	for slot := range said {
		w.openDraft(slot + "#none") // opens the form without a draft that is wanted
		if d := w.draftInSight(); d == nil || len(d.waiting) != 1 || !d.offer.content.Visible() || d.form.kept() != d.blank {
			t.Errorf("%s is not offered, or forced", slot)
		}
		if w.modal != nil {
			w.modal.close()
		}
	}
	found, err := w.session.dossier.Check(context.Background())
	if err != nil || !found.OK {
		t.Errorf("%v, %v", found, err)
	}
}
