package dashboard

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// saveRuling saves what stands in the form, as the page does.
func saveRuling(t *testing.T, p *clocksPage) []ceasefire.Problem {
	t.Helper()
	d, problems := p.ruling.determination()
	if len(problems) == 0 {
		_, err := p.window.session.dossier.Determine(context.Background(), d)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			problems = invalid.Problems
		} else if err != nil {
			t.Fatal(err)
		}
	}
	p.ruling.form.tell("", problems)
	return problems
}

func TestBadRulingsAreNotSaved(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-20 12:00"))
	before := len(p.shot.Whole.Determinations)
	for _, r := range []struct {
		clock             string
		ruling            ceasefire.Ruling
		at, until, reason string
		field, saying     string
	}{
		{"First 48 h", "", "2016-09-16", "", "Why", "ruling", "Choose what is ruled"},
		{"First 48 h", ceasefire.Extended, "2016-09-16 12:00", "2016-09-15 12:00", "Why", "until", "before the ruling"},
		{"First 48 h", ceasefire.Extended, "2016-09-15 12:00", "2016-09-16 12:00", "Why", "until", "ran to 16 Sep 2016, 19:00 already"},
		{"First 48 h", ceasefire.Extended, "2016-09-15 12:00", "", "Why", "until", "Say when"},
		{"First 48 h", ceasefire.Extended, "2016-03-25 00:30", "2016-09-19 19:00", "Why", "at", "did not exist"},
		{"First 48 h", ceasefire.Extended, "2016-09-15 12:00", "2016-10-27 23:30", "Why", "until", "came twice"},
		{"First 48 h", ceasefire.Ended, "2016-09-15 12:00", "", "", "reason", "Say why"},
		{"Army truce", ceasefire.Extended, "2016-09-20 12:00", "2016-09-29 12:00", "Why", "ruling", "a term that has ended is not renewed"},
		{"7 days held", ceasefire.Broken, "2016-09-11", "", "Why", "at", "Nothing had been held"},
		{"JIC", ceasefire.LegMet, "2016-09-15", "", "Why", "leg", "Choose a leg"},
	} {
		chooseClock(t, p, r.clock)
		reading, _ := p.current()
		p.ruling.on = reading
		fillRuling(p, reading, r.ruling, r.at, r.until, r.reason)
		saveRuling(t, p)
		if got := p.ruling.form.fields[r.field].Problem(); !strings.Contains(got, r.saying) {
			t.Errorf("%s %s at %s: beside %s stands %q, want %q", r.clock, r.ruling, r.at, r.field, got, r.saying)
		}
	}
	frame, err := p.window.session.dossier.Frame(context.Background())
	if err != nil || len(frame.Determinations) != before {
		t.Errorf("%d rulings were saved, %v", len(frame.Determinations)-before, err)
	}
}

// A last day belongs to its term: what ends on 19 September ends as that day does, three hours before midnight UTC.
func TestAnEndTypedAsADayIsTheEndOfThatDay(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-16 12:00"))
	chooseClock(t, p, "First 48 h")
	reading, _ := p.current()
	p.ruling.on = reading
	zones := p.zones.zones(p.shot.Zone)
	for typed, want := range map[string]string{"2016-09-19": "2016-09-20 00:00", "2016-09-19 00:00": "2016-09-19 00:00", "2016-09-19 19:00": "2016-09-19 19:00"} {
		fillRuling(p, reading, ceasefire.Extended, "2016-09-16 12:00", typed, "Why")
		d, problems := p.ruling.determination()
		if len(problems) > 0 || !d.Until.Equal(damascus(t, want)) {
			t.Errorf("%s is read as %s, %v; want %s", typed, d.Until, problems, want)
		}
	}
	for at, want := range map[string]string{"2016-09-20 00:00": "end of 19 Sep 2016", "2016-09-19 19:00": "19 Sep 2016, 19:00"} {
		if got := endWords(damascus(t, at), zones); got != want {
			t.Errorf("an end at %s is written %q, want %q", at, got, want)
		}
	}
}

// What is missing is told at once, each beside its field, and an unreadable time once.
func TestAllThatARulingLacksIsToldAtOnce(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-20 12:00"))
	chooseClock(t, p, "First 48 h")
	reading, _ := p.current()
	fillRuling(p, reading, "", "2016-03-25 00:30", "", "")
	p.ruling.save()
	for field, want := range map[string]string{"ruling": "✕ Choose what is ruled.", "reason": "✕ Say why", "at": "✕ 2016-03-25 00:30 did not exist"} {
		if got := p.ruling.form.fields[field].Problem(); !strings.HasPrefix(got, want) {
			t.Errorf("beside %s stands %q, want %q", field, got, want)
		}
	}
	told := 0
	for _, text := range textsIn(p.ruling.form.fields["at"]) {
		told += strings.Count(text, "did not exist")
	}
	if told != 1 {
		t.Errorf("the time that cannot be read is told %d times", told)
	}
}

// textsIn gives the texts of the labels that an object shows.
func textsIn(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	var texts []string
	switch o := o.(type) {
	case *widgets.Prose:
		return []string{o.Text}
	case *fyne.Container:
		for _, part := range o.Objects {
			texts = append(texts, textsIn(part)...)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(o).Objects() {
			texts = append(texts, textsIn(part)...)
		}
	}
	return texts
}

func fillRuling(p *clocksPage, reading ceasefire.Reading, ruling ceasefire.Ruling, at, until, reason string) {
	reading.Clock.Party = ceasefire.ID{} // so that nothing is looked for beside the window
	p.ruling.fill(reading)
	p.ruling.choose(ruling)
	p.ruling.at.SetText(at)
	p.ruling.until.SetText(until)
	p.ruling.reason.SetText(reason)
}

// The first proposal of 18 September is confirmed, the second dismissed: neither is proposed again, and both name their incidents.
func TestAProposalIsConfirmedOrDismissed(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	chooseClock(t, p, "7 days held")
	for _, ruling := range []ceasefire.Ruling{ceasefire.Dismissed, ceasefire.Broken} {
		reading, _ := p.current()
		proposal := proposalsOf(p.shot, p.chosen)[0]
		incidents, err := readIncidents(context.Background(), p.window.session.dossier, proposal.Keys, p.shot.View.AsOf)
		if err != nil {
			t.Fatal(err)
		}
		p.ruling.fillProposal(reading, proposal, ruling)
		p.ruling.tie(proposal.Keys, incidents)
		p.ruling.reason.SetText("An analyst's reason")
		if problems := saveRuling(t, p); len(problems) > 0 {
			t.Fatal(problems)
		}
		takeClocks(t, p)
		for _, left := range proposalsOf(p.shot, p.chosen) {
			if cmp.Equal(left.Keys, proposal.Keys) {
				t.Errorf("%s is proposed again after it was ruled %s", left.Why, ruling)
			}
		}
	}
	story := chooseClock(t, p, "7 days held")
	if len(story.rulings) != 2 || len(story.rulings[0].evidence) != 1 || story.rulings[0].reason != "An analyst's reason" {
		t.Errorf("rulings: %+v", story.rulings)
	}
	if reading, _ := p.current(); len(reading.Breaks) != 1 || reading.Tone() != ceasefire.ToneStrained {
		t.Errorf("the streak has %d breaks", len(reading.Breaks))
	}
}

func TestALegIsRuledMet(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-15 12:00"))
	story := chooseClock(t, p, "JIC")
	reading, _ := p.current()
	p.ruling.beginLeg(reading, story.legs[1].leg.ID, ceasefire.LegMet)
	p.ruling.reason.SetText("Permits were issued")
	if problems := saveRuling(t, p); len(problems) > 0 {
		t.Fatal(problems)
	}
	takeClocks(t, p)
	if story = chooseClock(t, p, "JIC"); !story.legs[1].met || story.legs[1].head != "● Aid access unimpeded: met 15 Sep 2016, 12:00" {
		t.Errorf("the leg: %+v", story.legs[1])
	}
}
