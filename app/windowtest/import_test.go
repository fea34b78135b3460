package windowtest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// A table whose order of dates is in doubt is chosen, settled, mapped and imported in the window.
func TestATableIsImported(t *testing.T) {
	d := newDesk(t, 1024, 700)
	path := filepath.Join(filepath.Dir(d.sample()), "events.csv")
	table := "Fecha;Lugar;Tipo;Actor;Muertos;Color\n03/04/2016;Aleppo;shelling;Los Rojos;2;windowtestblue\n05/06/2016;Idlib;shelling;Los Rojos;1;windowtestgreen\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	d.settled()
	if err := os.MkdirAll(filepath.Join(filepath.Dir(path), "backups"), 0o700); err != nil { // it stands before the file, whether the program has made it yet or not
		t.Fatal(err)
	}
	d.changedBy("ctrl+i")
	d.shot("which file")
	d.click(463, 190)
	d.click(891, 610)
	d.settled()
	d.keys("Down") // the day comes first
	d.settled()
	d.shot("columns")
	// Fecha, Lugar, Tipo, Actor, Muertos, and the column that nothing is guessed of: it is what the incident is called.
	d.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
	d.settled()
	d.jumpSeen("tit")
	d.settled()
	d.shot("settled")
	var found []ceasefire.Incident
	d.insist("the incidents in the file", "ctrl+Return", func() bool {
		found = d.incidents("windowtestblue")
		return len(found) == 1
	})
	// The day of 3 April began at 21:00 the evening before, UTC.
	if at := time.Date(2016, 4, 2, 21, 0, 0, 0, time.UTC); !found[0].When.From.Equal(at) {
		t.Errorf("when %+v", found[0].When)
	}
	if i := found[0]; i.Title != "windowtestblue" || i.SideA.Actor != "Los Rojos" || i.Deaths.Best != ceasefire.People(2) {
		t.Errorf("%+v", i)
	}
}
