package dashboard

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// chartsOf opens a charts page over one incident.
func chartsOf(t *testing.T) *chartsPage {
	t.Helper()
	w, shots := openWindow(t, effect.AddDate(0, 0, 3))
	add(t, w.session, testIncident())
	w.charts.chart.Resize(fyne.NewSize(900, 500))
	w.session.reload()
	w.charts.Show(awaited(t, shots))
	return w.charts
}

// numbersHead gives the names of the numbers of a picture.
func numbersHead(t *testing.T, p plot.Picture) []string {
	t.Helper()
	var numbers bytes.Buffer
	if err := p.CSV(&numbers, 1600, 900); err != nil {
		t.Fatal(err)
	}
	row, err := csv.NewReader(&numbers).Read()
	if err != nil {
		t.Fatal(err)
	}
	return row
}

// Only choices that change a chart stand above it, and each does.
func TestChoicesOfTheChartsPage(t *testing.T) {
	p := chartsOf(t)
	for kind, want := range map[plot.Kind][4]bool{
		plot.Daily: {true, true, false, false}, plot.Types: {true, false, true, false}, plot.Map: {true, false, true, false},
		plot.BeforeAfter: {true, false, false, true}, plot.Matrix: {}, plot.Timeline: {true, false, false, false},
	} {
		p.choose(kind)
		if got := [4]bool{p.measure.Visible(), p.by.Visible(), p.rate.Visible(), p.compare.content.Visible()}; got != want {
			t.Errorf("%s offers %v, want %v", kind, got, want)
		}
	}
	p.choose(plot.Map)
	if slices.Contains(numbersHead(t, p.picture), "per_day") {
		t.Error("the map shows a rate that was not asked for")
	}
	p.rate.SetSelectedIndex(1)
	if !slices.Contains(numbersHead(t, p.picture), "per_day") {
		t.Error("the map does not show the rate")
	}
	p.rate.SetSelectedIndex(0)
	p.choose(plot.Multiples)
	for _, each := range plot.RepeatedKinds() {
		p.each.SetSelected(each.Name())
		if !p.each.Visible() || !p.by.Visible() || p.measure.Visible() != each.Measured() || p.rate.Visible() != each.Rated() || p.compare.content.Visible() != (each == plot.BeforeAfter) {
			t.Errorf("%s side by side does not offer what changes it", each)
		}
		if head := numbersHead(t, p.picture); each != plot.Daily && head[0] != "party" {
			t.Errorf("%s side by side has %q", each, head)
		}
	}
	p.choose(plot.Daily)
	if p.each.Visible() {
		t.Error("the daily chart offers what is side by side")
	}
	p.by.SetSelected("By type")
	p.measure.SetSelected("Deaths")
	if got := numbersHead(t, p.picture); !slices.Equal(got, []string{"day", "Shelling"}) {
		t.Errorf("the daily chart has %q", got)
	}
}

// The keyboard goes through the gallery, round its end.
func TestStepsThroughTheGallery(t *testing.T) {
	p := chartsOf(t)
	p.step(1)
	if p.kind != plot.Multiples {
		t.Errorf("after the first comes %s", p.kind)
	}
	p.step(-2)
	if kinds := plot.Kinds(); p.kind != kinds[len(kinds)-1] {
		t.Errorf("before the first comes %s", p.kind)
	}
}

// All charts of the page are saved under names that say what they show, the filter and the as-of, each with its numbers.
func TestAllChartsAreSaved(t *testing.T) {
	p := chartsOf(t)
	p.measure.SetSelected("Deaths")
	folder := filepath.Join(t.TempDir(), "charts")
	how := pictureSave{path: filepath.Join(folder, "*.svg"), preset: plot.Presets()[0], numbers: true, all: true}
	subject := p.subject()
	saved{p.window, pageCharts, p.picture, p.shot, chartName(p.kind, subject), &subject}.save(how)
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name())
	}
	if len(names) != 2*len(plot.Kinds()) {
		t.Errorf("%d files: %q", len(names), names)
	}
	for _, want := range []string{"daily-deaths-by-party_in-scope_as-of-2016-09-15.svg", "daily-deaths-by-party_in-scope_as-of-2016-09-15.csv", "matrix_in-scope_as-of-2016-09-15.svg"} {
		if !slices.Contains(names, want) {
			t.Errorf("no %s among %q", want, names)
		}
	}
}

// A picture that cannot be written leaves the file that was there, and a sentence.
func TestPictureThatCannotBeSaved(t *testing.T) {
	p := chartsOf(t)
	folder := t.TempDir()
	old := filepath.Join(folder, "old.png")
	if err := os.WriteFile(old, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	picture := saved{window: p.window, picture: p.picture}
	for path, want := range map[string]string{
		filepath.Join(folder, "no", "such", "folder.png"): "no folder", filepath.Join(folder, "chart.gif"): ".png, .svg or .pdf", filepath.Join(old, "x.png"): "old.png",
	} {
		picture.save(pictureSave{path: path, preset: plot.Presets()[0]})
		if got := p.window.notice.text.Text; !strings.Contains(got, want) {
			t.Errorf("%s: the window says %q", path, got)
		}
	}
	tiny := plot.Preset{Width: 0, Height: 100000, Scale: 1}
	picture.save(pictureSave{path: old, preset: tiny})
	if text, err := os.ReadFile(old); err != nil || string(text) != "old" {
		t.Errorf("the old file is %q, %v", text, err)
	}
}

// What is there already is asked about before it is replaced: by its name where it is one, counted where it is many. What is kept is as it was.
func TestAPictureAsksBeforeItReplaces(t *testing.T) {
	p := chartsOf(t)
	folder := t.TempDir()
	old := filepath.Join(folder, "old.png")
	if err := os.WriteFile(old, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	subject := p.subject()
	of := saved{p.window, pageCharts, p.picture, p.shot, "daily", &subject}
	how := pictureSave{path: old, preset: plot.Presets()[0], numbers: true}
	var done []string
	ask := func(how pictureSave) string {
		p.window.askReplace(of.paths(how), func() { done = append(done, "replaced") }, func() { done = append(done, "kept") })
		words, _ := inDialog(p.window)
		return words
	}
	press := func(button string) {
		_, buttons := inDialog(p.window)
		test.Tap(buttons[button])
	}
	if words := ask(how); !strings.Contains(words, "1 of these 2 files is in "+folder+" already:\nold.png") {
		t.Errorf("it asks %q", words)
	}
	press("Keep")
	how.path = filepath.Join(folder, "new.png")
	ask(how)
	how.path = old
	ask(how)
	press("Replace")
	if want := []string{"kept", "replaced", "replaced"}; !slices.Equal(done, want) {
		t.Errorf("done is %q, want %q", done, want)
	}
	if text, err := os.ReadFile(old); err != nil || string(text) != "old" {
		t.Errorf("the old file is %q, %v: it was not for the question to write it", text, err)
	}
}

func TestReplaceWords(t *testing.T) {
	for want, there := range map[string][]string{
		"1 of these 28 files is in /f already:\na": {"a"}, "2 of these 28 files are in /f already:\na\nb": {"a", "b"},
		"6 of these 28 files are in /f already:\na\nb\nc\nd\nand 2 more": {"a", "b", "c", "d", "e", "f"},
	} {
		if got := replaceWords(there, 28, "/f"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := replaceWords([]string{"a", "b"}, 2, "/f"); got != "These 2 files are in /f already:\na\nb" {
		t.Errorf("%q", got)
	}
	if got := replaceWords([]string{"a"}, 1, "/f"); got != "“a” is in /f already." {
		t.Errorf("%q", got)
	}
}

// What is said of a narrowing goes when Escape takes that back, and what was taken back by its notice takes no Escape of its own.
func TestANarrowingIsSaidAsLongAsItHolds(t *testing.T) {
	w, shots := openWindow(t, effect.AddDate(0, 0, 3))
	add(t, w.session, testIncident())
	day := func(n int) plot.Narrowing {
		d := ceasefire.DayFrom(2016, 9, n)
		return plot.Narrowing{Days: ceasefire.Span{From: d, To: d}, Words: d.Format()}
	}
	show := func() {
		t.Helper()
		w.charts.Show(awaited(t, shots))
	}
	w.session.reload()
	show()
	whole := w.session.filter
	w.charts.chart.OnTapped(day(14))
	show()
	if !w.notice.content.Visible() || !strings.Contains(w.notice.text.Text, "14 Sep 2016") {
		t.Fatalf("it says %q", w.notice.text.Text)
	}
	w.charts.chart.OnBack()
	show()
	if w.notice.content.Visible() || w.notice.offersOwnUndo() {
		t.Errorf("with the whole in sight it says %q", w.notice.text.Text)
	}
	w.charts.chart.OnTapped(day(13))
	show()
	w.charts.chart.OnTapped(day(14))
	show()
	w.notice.act()
	show()
	w.charts.chart.OnBack()
	show()
	if diff := cmp.Diff(whole, w.session.filter); diff != "" {
		t.Errorf("one Escape after what was taken back: %s", diff)
	}
}
