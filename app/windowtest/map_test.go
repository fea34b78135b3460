package windowtest

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The map is zoomed with the wheel and narrowed by clicks on a governorate and by a drag over its days; what is saved says so in words, with the counts that
// the dossier has, and Escape leads back.
func TestTheMapIsNarrowedAndSaved(t *testing.T) {
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	d.changedBy("ctrl+6")
	d.await("the map with the circles of its places", func() bool { return circled(d.shot("whole")) })
	d.settled()
	whole := d.savedMap("whole.svg")
	for range 3 {
		d.wheel(570, 480)
	}
	d.settled()
	d.shot("closer")
	d.click(570, 480)
	d.settled()
	d.shot("narrowed")
	homs := d.savedMap("homs.svg")
	d.press(200, 612, 300, 612) // days of August
	d.settled()
	d.shot("days")
	days := d.savedMap("days.svg")
	d.click(570, 480)
	d.keys("Escape", "Escape", "Escape")
	d.settled()
	again := d.savedMap("again.svg")

	in := ceasefire.Filter{Scope: ceasefire.ViewIn}
	d.says(whole, "In scope", in)
	d.says(again, "In scope", in)
	in.Areas = []string{"SY-HI"}
	d.says(homs, "In scope · Homs", in)
	if !strings.Contains(days, "In scope · ") || !strings.Contains(days, "Aug 2016 · Homs") {
		t.Errorf("of some days of Homs it says %q", days)
	}
	if strings.Contains(homs, "200 km") || !strings.Contains(whole, "200 km") {
		t.Error("what is saved is not as close as what was seen")
	}
}

// saidCount gives how many incidents a picture says that it is of, with those that it left out.
func saidCount(said string) (n int) {
	for _, count := range regexp.MustCompile(`n = ([\d,]+) incidents?\.(?: Left out ([\d,]+) )?`).FindStringSubmatch(said + " n = 0 incidents.")[1:] {
		some, err := strconv.Atoi(strings.ReplaceAll(count, ",", ""))
		if err == nil {
			n += some
		}
	}
	return n
}

// wheel turns the wheel at a place, and waits until that is seen.
func (d *desk) wheel(x, y int) {
	d.t.Helper()
	d.run("xdotool", "mousemove", "--window", d.window, fmt.Sprint(x), fmt.Sprint(y))
	d.settled() // what is said of the place under the mouse comes a little later
	before := d.belowTheHeader()
	d.run("xdotool", "click", "4")
	d.await("a picture that is closer", func() bool { return !bytes.Equal(before, d.belowTheHeader()) })
}

// press drags from one place to another.
func (d *desk) press(fromX, fromY, toX, toY int) {
	d.t.Helper()
	for _, step := range [][]string{
		{"mousemove", "--window", d.window, fmt.Sprint(fromX), fmt.Sprint(fromY)}, {"mousedown", "1"},
		{"mousemove", "--window", d.window, fmt.Sprint((fromX + toX) / 2), fmt.Sprint((fromY + toY) / 2)},
		{"mousemove", "--window", d.window, fmt.Sprint(toX), fmt.Sprint(toY)}, {"mouseup", "1"},
	} {
		d.run("xdotool", step...)
		d.drawn()
	}
}

// savedMap saves the picture in sight under a name and gives its texts.
func (d *desk) savedMap(name string) string {
	d.t.Helper()
	path := filepath.Join(d.data, name)
	d.changedBy("ctrl+e")
	d.keys("ctrl+a")
	d.write(path)
	d.keys("Return")
	var text []byte
	d.await("the picture "+name, func() bool {
		var err error
		text, err = os.ReadFile(path)
		return err == nil && len(text) > 0
	})
	var said strings.Builder
	reader := xml.NewDecoder(strings.NewReader(string(text)))
	for {
		token, err := reader.Token()
		if err == io.EOF {
			return said.String()
		}
		if err != nil {
			d.t.Fatal(err)
		}
		if words, ok := token.(xml.CharData); ok {
			said.Write(words)
			said.WriteString("\n")
		}
	}
}

// says fails where a picture does not say what it was narrowed to, and how many incidents the dossier has of that.
func (d *desk) says(said, words string, filter ceasefire.Filter) {
	d.t.Helper()
	err := d.dossier(func(ctx context.Context, opened *store.Dossier) error {
		at := time.Date(2016, 9, 10, 9, 0, 0, 0, time.UTC) // noon in Damascus, at which the sample opens
		n, err := opened.Count(ctx, store.View{Filter: filter, AsOf: ceasefire.AsOf{At: at}})
		if counted := saidCount(said); !strings.Contains(said, words+" · ") || counted != n.Total {
			d.t.Errorf("%d incidents of %d and %q are in %q", counted, n.Total, words, said)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
}
