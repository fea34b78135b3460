package windowtest

import (
	"context"
	"image"
	"testing"

	"truceboard/store"
)

// A score is recorded, taken back and carried out again by the keys; then what was taken back is put back from the history of the dossier, and that undone as well.
func TestAScoreIsUndoneAndAnEarlierStatePutBack(t *testing.T) {
	d := newDesk(t, 1280, 800)
	d.sample()
	d.settled()
	before := scores(d)
	d.keys("ctrl+4", "Down", "Down")
	d.changedBy("ctrl+r")
	d.keys("2", "Tab", "Tab")
	d.write("Half of it was delivered")
	d.keys("ctrl+Return")
	d.await("the score", func() bool { return scores(d) == before+1 })
	d.keys("Escape")
	d.settled()
	d.keys("ctrl+z")
	d.await("the score to be undone", func() bool { return scores(d) == before })
	d.settled()
	d.keys("ctrl+shift+z")
	d.await("the score to be there again", func() bool { return scores(d) == before+1 })
	d.settled()
	d.keys("ctrl+z")
	d.await("the score to be undone once more", func() bool { return scores(d) == before })
	d.settled()
	d.changedBy("alt+h")                                                                                          // so that the page behind is not taken for the list
	d.await("the history", func() bool { return shades(d.shot("history"), image.Rect(30, 120, 600, 400)) >= 25 }) // words, and not the lines between them alone
	for range 6 {                                                                                                 // past two lines for each turn, to the recording itself; a key at a time, each once the one before is seen
		d.changedBy("Down")
	}
	d.await("what the line says", func() bool { return shades(d.shot("history"), image.Rect(690, 180, 1240, 480)) >= 10 })
	d.keys("Tab", "space")
	d.await("the score as it was recorded", func() bool { return scores(d) == before+1 })
	d.settled()
	d.shot("put back")
	d.keys("Escape", "ctrl+z")
	d.await("that to be undone too", func() bool { return scores(d) == before })
}

// scores counts the scores of the dossier that count.
func scores(d *desk) int {
	d.t.Helper()
	n := 0
	if err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
		frame, err := opened.Frame(ctx)
		n = len(frame.Assessments)
		return err
	}); err != nil {
		d.t.Fatal(err)
	}
	return n
}
