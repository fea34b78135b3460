package widgets

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
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
			id := ceasefire.ID{byte(p*each + len(party.Items) + 1)}
			party.Items = append(party.Items, ceasefire.CommitmentReading{Commitment: ceasefire.Commitment{ID: id, Party: party.Party.ID, Title: "Stop"}})
		}
		all = append(all, party)
	}
	return all
}

// showChecklist shows a list in a window and keeps the first byte of what is selected.
func showChecklist(t *testing.T, parties []ceasefire.PartyCompliance) (*Checklist, fyne.Window, *[]byte) {
	t.Helper()
	test.NewTempApp(t)
	list := NewChecklist()
	list.Set(parties, time.UTC)
	selected := &[]byte{}
	list.OnSelected = func(id ceasefire.ID) { *selected = append(*selected, id[0]) }
	w := test.NewTempWindow(t, list)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(500, 440))
	return list, w, selected
}

func TestChecklistKeyboard(t *testing.T) {
	list, w, selected := showChecklist(t, promised(2, 3))
	w.Canvas().Focus(list)
	press(list, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyReturn)
	if diff := cmp.Diff([]byte{1, 2, 3, 4, 3, 6, 6, 1, 1}, *selected); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
}

func TestChecklistBringsWhatIsSelectedIntoSight(t *testing.T) {
	list, _, selected := showChecklist(t, promised(7, 5))
	list.Select(ceasefire.ID{35})
	if row := list.rows[34]; row.Position().Y+row.Size().Height > list.scroll.Offset.Y+list.scroll.Size().Height {
		t.Errorf("the last row ends at %v, beyond what is in sight from %v", row.Position().Y+row.Size().Height, list.scroll.Offset.Y)
	}
	if len(*selected) != 0 {
		t.Errorf("selecting from outside told %v", *selected)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if list.scroll.Offset.Y != 0 {
		t.Errorf("the first party's heading is out of sight by %v", list.scroll.Offset.Y)
	}
}

func TestChecklistTap(t *testing.T) {
	list, w, selected := showChecklist(t, promised(1, 3))
	test.Tap(list.rows[1])
	if !slices.Equal(*selected, []byte{2}) || w.Canvas().Focused() != list {
		t.Errorf("a tap selected %v, the keyboard is at %v", *selected, w.Canvas().Focused())
	}
}

func TestChecklistKeepsItsSelection(t *testing.T) {
	list, _, _ := showChecklist(t, promised(2, 3))
	list.Select(ceasefire.ID{5})
	fewer := promised(2, 3)
	fewer[0].Items = fewer[0].Items[:1]
	list.Set(fewer, time.UTC)
	if list.at != 2 || list.rows[list.at].reading.Commitment.ID != (ceasefire.ID{5}) {
		t.Errorf("the selection is at %d, want 2", list.at)
	}
	list.Set(nil, time.UTC)
	press(list, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	if list.at != -1 || !list.empty.Visible() {
		t.Errorf("with nothing promised, the selection is at %d", list.at)
	}
}

func TestChecklistHeadingFigures(t *testing.T) {
	test.NewTempApp(t)
	heading := newChecklistHeading()
	heading.set(ceasefire.PartyCompliance{Score: 1.0 / 3, Known: true, Assessed: 2, Commitments: 5})
	if figure, counted := heading.figure(), heading.counted(); figure != "0.33" || counted != "2 of 5 assessed" {
		t.Errorf("figure %q, count %q", figure, counted)
	}
	heading.set(ceasefire.PartyCompliance{Commitments: 5})
	if figure := heading.figure(); figure != "–" {
		t.Errorf("with nothing assessed the figure is %q, which must not be taken for 0", figure)
	}
}

func TestChecklistRowWords(t *testing.T) {
	test.NewTempApp(t)
	damascus, err := time.LoadLocation("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	scored := ceasefire.Assessment{Judgement: ceasefire.Scored, Score: 2}
	for _, c := range []struct {
		reading                  ceasefire.CommitmentReading
		figure, stands, evidence string
	}{
		{ceasefire.CommitmentReading{}, "", "not assessed", ""},
		{ceasefire.CommitmentReading{State: ceasefire.Scored, HasCurrent: true, Current: scored, Evidence: 2,
			Due: time.Date(2016, 9, 19, 16, 0, 0, 0, time.UTC)}, "2", "2 intermediate · due 19 Sep 2016, 19:00", "2 incidents"},
		{ceasefire.CommitmentReading{State: ceasefire.NotYetDue, WaitsFor: "7 days held"}, "", "not yet due · waits for 7 days held", ""},
		{ceasefire.CommitmentReading{State: ceasefire.NotAssessable, HasCurrent: true, Evidence: 1,
			Current: ceasefire.Assessment{Judgement: ceasefire.NotAssessable}}, "–", "not assessable", "1 incident"},
	} {
		row := newChecklistRow(NewChecklist(), 0)
		row.reading = c.reading
		got := []string{row.cell().figure(), row.stands(damascus), row.evidence()}
		if diff := cmp.Diff([]string{c.figure, c.stands, c.evidence}, got); diff != "" {
			t.Errorf("figure, words, evidence (-want +got):\n%s", diff)
		}
	}
}

// drawn counts the pixels of a score cell that are filled, lined and blank.
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
	const third = (scoreCellWidth - 4) / 3 * scoreCellHeight
	for score := range ceasefire.MaxScore + 1 {
		if got := drawn(scoreCell{ceasefire.Scored, score})[scoreFill]; got != score*third {
			t.Errorf("score %d fills %d pixels, want %d", score, got, score*third)
		}
	}
}

func TestScoreCellShapesDiffer(t *testing.T) {
	const outline = 2*scoreCellWidth + 2*(scoreCellHeight-2)
	none, hatched, dotted := drawn(scoreCell{}), drawn(scoreCell{state: ceasefire.NotAssessable}), drawn(scoreCell{state: ceasefire.NotYetDue})
	if none[scoreLine] != outline {
		t.Errorf("not assessed: %d pixels of line, want the outline of %d", none[scoreLine], outline)
	}
	if hatched[scoreLine] <= outline+40 {
		t.Errorf("not assessable: %d pixels of line, want the outline and its hatching", hatched[scoreLine])
	}
	if got := dotted[scoreLine]; got < outline/3 || got > outline*2/3 {
		t.Errorf("not yet due: %d pixels of line, want about half the outline", got)
	}
}
