package widgets

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// promised makes the compliance of some parties with a number of commitments each, whose IDs count from 1.
func promised(parties, each int) []ceasefire.PartyCompliance {
	var all []ceasefire.PartyCompliance
	for p := range parties {
		party := ceasefire.PartyCompliance{Party: ceasefire.Party{ID: ceasefire.ID{99, byte(p)}, Name: fmt.Sprint("Party ", p+1)}, Commitments: each}
		for range each {
			n := p*each + len(party.Items) + 1
			id := ceasefire.ID{byte(n), byte(n >> 8)}
			party.Items = append(party.Items, ceasefire.CommitmentReading{Commitment: ceasefire.Commitment{ID: id, Party: party.Party.ID, Title: "Stop"}})
		}
		all = append(all, party)
	}
	return all
}

// changedOn makes the changes of some days in September 2016: every commitment was scored by the number of the day, up to 3.
func changedOn(parties []ceasefire.PartyCompliance, days ...int) ceasefire.ScoreChanges {
	c := ceasefire.ScoreChanges{Standings: map[ceasefire.ID][]ceasefire.Standing{}, Figures: map[ceasefire.ID][]ceasefire.ScoreStep{}}
	for n, day := range days {
		c.Days = append(c.Days, ceasefire.DayFrom(2016, time.September, day))
		for _, p := range parties {
			c.Figures[p.Party.ID] = append(c.Figures[p.Party.ID], ceasefire.ScoreStep{Score: 0.5, Known: true})
			for _, item := range p.Items {
				id := item.Commitment.ID
				c.Standings[id] = append(c.Standings[id], ceasefire.Standing{State: ceasefire.Scored, Score: min(n, 3), Changed: true})
			}
		}
	}
	return c
}

// showMatrix shows a matrix in a window and keeps the places that are selected: the first byte of party and commitment, and the day of the
// month.
func showMatrix(t *testing.T, width float32, parties []ceasefire.PartyCompliance, days ...int) (*ComplianceMatrix, fyne.Window, *[]string) {
	t.Helper()
	test.NewTempApp(t)
	m := NewComplianceMatrix()
	m.Set(MatrixView{Parties: parties, Changes: changedOn(parties, days...)})
	selected := &[]string{}
	m.OnSelected = func(p MatrixPlace) {
		word := fmt.Sprintf("%d.%d", p.Party[1], p.Commitment[0])
		if !p.Day.IsZero() {
			word += fmt.Sprint(" on ", p.Day.Midnight().Day())
		}
		*selected = append(*selected, word)
	}
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 520))
	return m, w, selected
}

func TestMatrixKeysGoThroughRows(t *testing.T) {
	m, w, selected := showMatrix(t, 600, promised(2, 2))
	w.Canvas().Focus(m)
	press(m, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyRight, fyne.KeySpace)
	want := []string{"0.0", "0.1", "0.2", "1.0", "0.2", "1.4", "1.4", "0.0", "0.0", "0.0"}
	if diff := cmp.Diff(want, *selected); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
}

func TestMatrixKeysGoThroughDays(t *testing.T) {
	m, w, selected := showMatrix(t, 900, promised(1, 2), 12, 14, 16)
	w.Canvas().Focus(m)
	press(m, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	want := []string{"0.0", "0.0 on 12", "0.0 on 14", "0.1 on 14", "0.1 on 16", "0.1 on 16", "0.1 on 14", "0.1 on 12", "0.1", "0.1"}
	if diff := cmp.Diff(want, *selected); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
}

func TestMatrixOpens(t *testing.T) {
	m, w, _ := showMatrix(t, 600, promised(1, 2))
	w.Canvas().Focus(m)
	var opened []MatrixPlace
	m.OnOpen = func(p MatrixPlace) { opened = append(opened, p) }
	press(m, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([]MatrixPlace{{Party: ceasefire.ID{99}, Commitment: ceasefire.ID{1}}}, opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
}

// Where there is no room the older days are folded, the newest and the score stay, and a step to the left unfolds.
func TestMatrixFoldsOlderDays(t *testing.T) {
	m, w, _ := showMatrix(t, 540, promised(1, 1), 11, 12, 13, 14, 15, 16)
	if got := m.header.folded(); got != "and 4 earlier" || m.columns.from != 4 || m.columns.days != 2 || m.columns.score == 0 {
		t.Fatalf("the header says %q, the columns are %+v", got, m.columns)
	}
	w.Canvas().Focus(m)
	press(m, fyne.KeyDown, fyne.KeyRight, fyne.KeyLeft)
	if got := m.header.folded(); got != "and 3 earlier, 1 later" || m.selected.Day.Midnight().Day() != 14 {
		t.Errorf("a step left of the first day in sight the header says %q, the day is %v", got, m.selected.Day)
	}
	press(m, fyne.KeyRight, fyne.KeyRight)
	if got := m.header.folded(); got != "and 4 earlier" {
		t.Errorf("back at the newest day the header says %q", got)
	}
}

func TestMatrixColumnsGiveWay(t *testing.T) {
	days := changedOn(nil, 12, 14, 16).Days
	for _, c := range []struct {
		width                float32
		days                 int
		trend, due, evidence bool
	}{{1000, 3, true, true, true}, {540, 2, true, true, true}, {500, 3, true, true, false}, {430, 3, false, true, false}, {360, 1, false, true, false}} {
		got := shareMatrix(c.width, days, len(days))
		if got.days != c.days || got.trend > 0 != c.trend || got.due > 0 != c.due || got.evidence > 0 != c.evidence || got.score == 0 {
			t.Errorf("%v wide: %+v", c.width, got)
		}
		if end := got.evidenceAt() + got.evidence; end > c.width || got.title < matrixTitleLeast && got.days > 1 {
			t.Errorf("%v wide: the columns end at %v, the title has %v", c.width, end, got.title)
		}
	}
}

func TestMatrixHeaderFollowsTheWidth(t *testing.T) {
	m, w, _ := showMatrix(t, 900, promised(1, 1), 11, 12, 13, 14, 15, 16)
	for _, width := range []float32{430, 900} {
		w.Resize(fyne.NewSize(width, 520))
		heads := 0
		for _, o := range test.TempWidgetRenderer(t, m.header).Objects() {
			if text, ok := o.(*canvas.Text); ok && strings.HasSuffix(text.Text, " Sep") {
				heads++
			}
		}
		if heads != m.columns.days {
			t.Errorf("%v wide: %d heads over %d days", width, heads, m.columns.days)
		}
	}
}

func TestMatrixWritesTheYearWhereItDiffers(t *testing.T) {
	days := []ceasefire.Day{ceasefire.DayFrom(2016, time.December, 30), ceasefire.DayFrom(2017, time.January, 2)}
	if c := shareMatrix(900, days, 2); c.dayWord(days[0]) != "30 Dec 2016" {
		t.Errorf("over two years the day is written %q", c.dayWord(days[0]))
	}
	if c := shareMatrix(900, days[:1], 1); c.dayWord(days[0]) != "30 Dec" {
		t.Errorf("within one year the day is written %q", c.dayWord(days[0]))
	}
}

func TestMatrixBringsWhatIsSelectedIntoSight(t *testing.T) {
	m, _, selected := showMatrix(t, 600, promised(7, 5))
	m.Select(MatrixPlace{Party: ceasefire.ID{99, 6}, Commitment: ceasefire.ID{35}})
	if foot := float32(m.at+1) * matrixRowHeight; m.at != 41 || foot > m.scroll.Offset.Y+m.scroll.Size().Height {
		t.Errorf("row %d ends at %v, beyond what is in sight from %v", m.at, foot, m.scroll.Offset.Y)
	}
	if len(*selected) != 0 {
		t.Errorf("selecting from outside told %v", *selected)
	}
	press(m, fyne.KeyHome)
	if m.scroll.Offset.Y != 0 {
		t.Errorf("the first row is out of sight by %v", m.scroll.Offset.Y)
	}
}

func TestMatrixPressed(t *testing.T) {
	m, w, selected := showMatrix(t, 900, promised(1, 3), 12, 14)
	press := func(x float32) {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = fyne.NewPos(x, 10)
		m.body.views[2].MouseDown(e)
	}
	press(50)
	press(m.columns.title + m.columns.day + 4)
	press(m.columns.scoreAt() + 4)
	if diff := cmp.Diff([]string{"0.2", "0.2 on 14", "0.2"}, *selected); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
	if w.Canvas().Focused() != m {
		t.Errorf("the keyboard is at %v", w.Canvas().Focused())
	}
}

func TestMatrixKeepsItsSelection(t *testing.T) {
	m, _, _ := showMatrix(t, 600, promised(2, 3))
	m.Select(MatrixPlace{Party: ceasefire.ID{99, 1}, Commitment: ceasefire.ID{5}})
	fewer := promised(2, 3)
	fewer[0].Items = fewer[0].Items[:1]
	m.Set(MatrixView{Parties: fewer})
	if place, ok := m.Selected(); !ok || m.at != 4 || place.Commitment != (ceasefire.ID{5}) {
		t.Errorf("the selection is at %d: %v", m.at, place)
	}
	m.Set(MatrixView{})
	press(m, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyRight)
	if _, ok := m.Selected(); ok || !m.empty.Visible() || m.header.Visible() {
		t.Errorf("with nothing promised, the selection is at %d", m.at)
	}
}

func TestMatrixHoldsObjectsForTheRowsInSightOnly(t *testing.T) {
	m, _, _ := showMatrix(t, 900, promised(10, 30), 12, 14, 16)
	press(m, fyne.KeyEnd)
	if n := len(m.body.views); n > 14 || m.body.last != 309 {
		t.Errorf("%d row objects for 310 rows, the last in sight is %d", n, m.body.last)
	}
	view := m.body.views[309%len(m.body.views)]
	if row, ok := view.row(); !ok || row.item.Commitment.ID != (ceasefire.ID{44, 1}) {
		t.Errorf("the last row shows %+v", row)
	}
}

func TestMatrixWords(t *testing.T) {
	damascus, err := time.LoadLocation("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	scored := func(score int) ceasefire.Assessment {
		return ceasefire.Assessment{Judgement: ceasefire.Scored, Score: score}
	}
	frame := ceasefire.Frame{Parties: []ceasefire.Party{{ID: ceasefire.ID{1}, Short: "Government"}, {ID: ceasefire.ID{2}, Short: "المعارضة"}}}
	party := ceasefire.PartyCompliance{Score: 1.0 / 3, Known: true, Assessed: 3, Commitments: 8,
		Party: ceasefire.Party{Name: "Russia", Role: ceasefire.RoleGuarantor, AnswersFor: []ceasefire.ID{{2}, {1}}}}
	for _, c := range []struct {
		row    matrixRow
		figure string
		want   matrixWords
	}{
		{matrixRow{party: &party}, "0.33", matrixWords{title: "Russia", caption: "guarantor, answers for Government and المعارضة", count: "3 of 8 assessed"}},
		{matrixRow{party: &ceasefire.PartyCompliance{Commitments: 2}}, "–", matrixWords{count: "0 of 2 assessed"}},
		{matrixRow{&party, &ceasefire.CommitmentReading{}}, "", matrixWords{}},
		{matrixRow{&party, &ceasefire.CommitmentReading{Commitment: ceasefire.Commitment{Title: "Pull back", Clause: "3"}, State: ceasefire.Scored, Evidence: 2, Overdue: true,
			Current: scored(2), History: []ceasefire.Assessment{scored(2), scored(3)}, Due: time.Date(2016, 9, 19, 22, 0, 0, 0, time.UTC)}},
			"2", matrixWords{title: "Pull back", caption: "3", trend: "↓ down", due: "20 Sep 2016", late: "overdue", evidence: "2"}},
		{matrixRow{&party, &ceasefire.CommitmentReading{State: ceasefire.NotYetDue, WaitsFor: "7 days held", Commitment: ceasefire.Commitment{Clause: "4"}}},
			"", matrixWords{caption: "waits for 7 days held"}},
	} {
		got := c.row.words(frame, damascus)
		got.trendTone = ""
		if got != c.want || c.row.cell().figure() != c.figure {
			t.Errorf("got %q %+v, want %q %+v", c.row.cell().figure(), got, c.figure, c.want)
		}
	}
}

// drawn counts the pixels of a score cell by what stands there.
func drawn(c scoreCell) map[scoreInk]int {
	counts := map[scoreInk]int{}
	for y := range scoreCellHeight {
		for x := range scoreCellWidth {
			counts[c.ink(x, y, scoreCellWidth, scoreCellHeight)]++
		}
	}
	return counts
}

func TestScoreCellFillsThirds(t *testing.T) {
	const third = (scoreCellWidth - 4) / 3 * scoreBarHeight
	for score := range ceasefire.MaxScore + 1 {
		if got := drawn(scoreCell{state: ceasefire.Scored, score: score})[scoreFill]; got != score*third {
			t.Errorf("score %d fills %d pixels, want %d", score, got, score*third)
		}
	}
	if got := drawn(scoreCell{party: true, known: true, share: 0.5})[scoreFill]; got != scoreCellWidth/2*4 {
		t.Errorf("a party's half fills %d pixels", got)
	}
}

func TestScoreCellShapesDiffer(t *testing.T) {
	const outline = 2*scoreCellWidth + 2*(scoreCellHeight-2)
	none, hatched, dotted := drawn(scoreCell{}), drawn(scoreCell{state: ceasefire.NotAssessable}), drawn(scoreCell{state: ceasefire.NotYetDue})
	if none[scoreBlank] != scoreCellWidth*scoreCellHeight {
		t.Errorf("never assessed: %v, want nothing", none)
	}
	if hatched[scoreLine] <= outline+40 {
		t.Errorf("not assessable: %d pixels of line, want the outline and its hatching", hatched[scoreLine])
	}
	if got := dotted[scoreLine]; got < outline/3 || got > outline*2/3 {
		t.Errorf("not yet due: %d pixels of line, want about half the outline", got)
	}
	if marked := drawn(scoreCell{changed: true}); marked[scoreMark] < 20 {
		t.Errorf("changed: %d pixels of the corner", marked[scoreMark])
	}
}
