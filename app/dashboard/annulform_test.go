package dashboard

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// ruledProposal rules on the streak's first proposed break, and gives what was proposed.
func ruledProposal(t *testing.T, p *clocksPage, ruling ceasefire.Ruling) ceasefire.Proposal {
	t.Helper()
	chooseClock(t, p, "7 days held")
	reading, _ := p.current()
	proposal := proposalsOf(p.shot, p.chosen)[0]
	p.ruling.beginProposal(reading, proposal, ruling)
	p.ruling.reason.SetText("An analyst's reason")
	p.ruling.save()
	takeClocks(t, p)
	return proposal
}

func proposes(p *clocksPage, wanted ceasefire.Proposal) bool {
	for _, proposal := range proposalsOf(p.shot, wanted.Clock) {
		if cmp.Equal(proposal.Keys, wanted.Keys) {
			return true
		}
	}
	return false
}

// A dismissal is annulled by the form, its incident proposed again, and the notice takes the annulment back.
func TestARulingIsAnnulledAndTakenBack(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	proposal := ruledProposal(t, p, ceasefire.Dismissed)
	if proposes(p, proposal) {
		t.Fatal("it is proposed though it was dismissed")
	}
	p.annulRuling(ceasefire.ID{})
	p.save()
	if got := p.annulling.form.fields["reason"].Problem(); !strings.Contains(got, "Say why") {
		t.Errorf("without a reason: %q", got)
	}
	p.annulling.reason.SetText("The wrong village")
	p.save()
	takeClocks(t, p)
	if !proposes(p, proposal) || p.form != nil {
		t.Errorf("proposed again: %v, form %v", proposes(p, proposal), p.form)
	}
	line := chooseClock(t, p, "7 days held").rulings[0]
	if !strings.HasPrefix(line.head, "Annulled · ") || !strings.HasPrefix(line.annulled, "Annulled by Tester, ") || !strings.HasSuffix(line.annulled, ": The wrong village") {
		t.Errorf("the ruling is told as %+v", line)
	}
	p.window.notice.act()
	takeClocks(t, p)
	if line := chooseClock(t, p, "7 days held").rulings[0]; proposes(p, proposal) || line.annulled != "" {
		t.Errorf("after Undo: %+v", line)
	}
}

// An annulled ruling is offered to count again, and the form says why it was annulled.
func TestAnAnnulledRulingIsLetCountAgain(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	ruledProposal(t, p, ceasefire.Broken)
	for _, c := range []struct {
		reason, says string
		breaks       int
	}{{"The wrong village", "An annulled ruling counts in no clock", 0}, {"The right village after all", "It is annulled: The wrong village", 1}} {
		chooseClock(t, p, "7 days held")
		p.annulRuling(ceasefire.ID{})
		if !strings.HasPrefix(p.annulling.what.Text, c.says) {
			t.Errorf("the form says %q", p.annulling.what.Text)
		}
		p.annulling.reason.SetText(c.reason)
		p.save()
		takeClocks(t, p)
		chooseClock(t, p, "7 days held")
		if r, _ := p.current(); len(r.Breaks) != c.breaks {
			t.Errorf("after %q: %d breaks", c.reason, len(r.Breaks))
		}
	}
}

// Undo after a ruling annuls it; read as it was known before, an annulment is not there.
func TestARulingIsUndone(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	proposal := ruledProposal(t, p, ceasefire.Broken)
	p.window.notice.act()
	takeClocks(t, p)
	if !proposes(p, proposal) {
		t.Error("after Undo the break is not proposed again")
	}
	var made time.Time
	for _, d := range p.shot.Whole.Determinations {
		for _, a := range d.Annulments {
			made = a.Recorded.At
		}
	}
	p.window.session.known = made.Add(-time.Second)
	takeClocks(t, p)
	for _, d := range p.shot.Frame.Determinations {
		if !d.Counts() {
			t.Errorf("annulled before it was: %+v", d)
		}
	}
}
