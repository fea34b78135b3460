package dashboard

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// pointedOut gives what lies at places all over a picture.
func pointedOut(p plot.Picture) []plot.Narrowing {
	const width, height = 1600, 900
	var all []plot.Narrowing
	for x := 3.0; x < width; x += 9 {
		for y := 3.0; y < height; y += 9 {
			if what, ok := p.At(x, y, width, height); ok && !slices.Contains(all, what) {
				all = append(all, what)
			}
		}
	}
	return all
}

// plotted gives what a picture plots of a series on a day.
func plotted(t *testing.T, p plot.Picture, series, day string) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.CSV(&out, 1600, 900); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if at := slices.Index(rows[0], series); at >= 0 && row[0] == day {
			return row[at]
		}
	}
	return ""
}

// What is said of a part of a bar is what the store has of it: the filter that a click on it makes leaves just that day and number in its series, and nothing of another, save that a party is on either side.
func TestAPartOfABarNarrowsToWhatItSays(t *testing.T) {
	w := askingWindow(t)
	for _, by := range []ceasefire.Grouping{ceasefire.ByParty, ceasefire.ByType, ceasefire.BySeverity, ceasefire.ByArea, ceasefire.ByScope} {
		w.session.filter = ceasefire.Filter{}
		picture, err := plot.New(plot.Daily, snapshotOf(t, w.session).subject(by, ceasefire.IncidentsMeasure))
		if err != nil {
			t.Fatal(err)
		}
		parts := slices.DeleteFunc(pointedOut(picture), func(n plot.Narrowing) bool {
			return !strings.Contains(n.Value, " of ") || strings.HasPrefix(n.Words, "All others")
		})
		if len(parts) < 2 {
			t.Fatalf("by %s: only %v lie in a bar of several parts", by, parts)
		}
		for _, part := range []plot.Narrowing{parts[0], parts[len(parts)/2], parts[len(parts)-1]} {
			said, _, _ := strings.Cut(part.Value, " ")
			name, _, _ := strings.Cut(part.Words, ", "+part.Days.Format())
			w.session.filter = narrowed(ceasefire.Filter{}, part)
			after, err := plot.New(plot.Daily, snapshotOf(t, w.session).subject(by, ceasefire.IncidentsMeasure))
			if err != nil {
				t.Fatal(err)
			}
			if n := plotted(t, after, name, part.Days.From.String()); n != said || strings.HasPrefix(name, "No ") && by == ceasefire.ByParty {
				t.Errorf("by %s: %q says %s, and %s leaves %q", by, part.Words, said, w.session.filter.Words(w.session.frame), n)
			}
			if _, err := strconv.Atoi(said); err != nil {
				t.Error(err)
			}
		}
	}
}

// A judgement in a chart opens the promise that it is of on its page, and Escape leads back to the chart; the filter stays as it is.
func TestAJudgementInAChartIsOpened(t *testing.T) {
	w := askingWindow(t)
	w.showPage(pageCharts)
	before := w.session.filter.Words(w.session.frame)
	commitment := w.session.frame.Commitments[0]
	day := ceasefire.DayFrom(2016, 9, 10)
	w.charts.chart.OnTapped(plot.Narrowing{Promise: plot.Promise{Party: commitment.Party, Commitment: commitment.ID, Day: day}})
	if place, ok := w.compliance.list.Selected(); !ok || place.Commitment != commitment.ID || w.sight != pageCompliance {
		t.Fatalf("page %d shows %+v", w.sight, place)
	}
	if !w.notice.content.Visible() {
		t.Error("it is not said that Escape leads back")
	}
	w.compliance.list.OnEscape()
	if w.notice.content.Visible() {
		t.Errorf("back at the chart it says %q", w.notice.text.Text)
	}
	if w.sight != pageCharts || w.session.filter.Words(w.session.frame) != before {
		t.Errorf("Escape leads to page %d, with %s", w.sight, w.session.filter.Words(w.session.frame))
	}
	w.showPage(pageCompliance)
	w.compliance.list.OnEscape() // nothing was opened from elsewhere
	if w.sight != pageCompliance {
		t.Error("Escape leads somewhere unasked")
	}
}
