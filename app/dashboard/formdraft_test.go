package dashboard

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// agreementAt shows the agreement's page of a dossier in a window that is not shown.
func agreementAt(t *testing.T) *agreementPage {
	t.Helper()
	w := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00")).window
	w.agreement.Show(w.shot)
	return w.agreement
}

// reopened leaves the page's form as a killed program does, without a word, and opens it anew in another page over the same dossier.
func reopened(p *agreementPage, section string, n int) *agreementPage {
	again := newAgreementPage(p.window)
	again.Show(p.shot)
	again.goTo(again.section(section))
	again.begin(n)
	again.drafts.goOn()
	return again
}

func draftIn(t *testing.T, w *Window, name string) bool {
	t.Helper()
	_, found, err := w.session.dossier.Draft(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Every section's form keeps what was typed, for a new record and for one that is changed, and gives it back as it was typed.
func TestEverySectionKeepsWhatIsTyped(t *testing.T) {
	p := agreementAt(t)
	for at, s := range p.sections {
		for _, n := range []int{newRecord, 0} {
			if s.manner().fixed && n == newRecord {
				continue
			}
			p.goTo(at)
			p.begin(n)
			body := s.body()
			for _, name := range body.order {
				switch in := body.inputs[name].(type) {
				case *formEntry:
					in.SetText(in.Text + "x مـ")
				case *pick:
					in.SetSelectedIndex(len(in.Options) - 1)
				case *choice:
					in.SetSelectedIndex(len(in.Options) - 1)
				case *choices:
					for _, one := range in.ticks {
						one.SetChecked(!one.Checked)
					}
				case *tick:
					in.SetChecked(!in.Checked)
				case keptInstant:
					in.SetText("2016-09-1")
				default:
					t.Errorf("%s: nothing is typed into %s", s.name(), name)
				}
			}
			want := body.typed()
			p.drafts.keep()
			if diff := cmp.Diff(want, reopened(p, s.name(), n).sections[at].body().typed()); diff != "" {
				t.Errorf("%s, record %d: (-typed +back) %s", s.name(), n, diff)
			}
		}
	}
}

// What came back is dropped on request, once it is saved, and once nothing of it is typed any more.
func TestADraftGoes(t *testing.T) {
	p := agreementAt(t)
	parties := p.section("Parties")
	typing := func() *agreementPage {
		p.goTo(parties)
		p.begin(newRecord)
		p.sections[parties].body().inputs["name"].putBack("A party")
		p.sections[parties].body().inputs["short"].putBack("A")
		p.sections[parties].body().inputs["role"].putBack(p.sections[parties].body().inputs["role"].(*pick).Options[0])
		p.drafts.keep()
		if !draftIn(t, p.window, "party") {
			t.Fatal("nothing is kept")
		}
		return reopened(p, "Parties", newRecord)
	}
	again := typing()
	again.save()
	if draftIn(t, p.window, "party") {
		t.Error("it is kept though it was saved")
	}
	if got := again.sections[parties].body().typed()["name"]; got != "" {
		t.Errorf("the next one begins with %q", got)
	}
	again = typing()
	again.sections[parties].body().putBack(again.drafts.blank)
	again.drafts.keep()
	if draftIn(t, p.window, "party") {
		t.Error("it is kept though nothing is typed any more")
	}
}

// A ruling's draft is its clock's; the one on a proposal is that proposal's.
func TestTheClocksFormsKeepWhatIsTyped(t *testing.T) {
	p := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-18 12:00"))
	chooseClock(t, p, "7 days held")
	reading, _ := p.current()
	first, second := proposalsOf(p.shot, p.chosen)[0], proposalsOf(p.shot, p.chosen)[1]
	type opening struct {
		name   string
		open   func()
		reason *formEntry
	}
	openings := []opening{
		{"a ruling", func() { p.ruling.begin(reading) }, p.ruling.reason},
		{"the first proposal", func() { p.ruling.beginProposal(reading, first, ceasefire.Broken) }, p.ruling.reason},
		{"the second proposal", func() { p.ruling.beginProposal(reading, second, ceasefire.Broken) }, p.ruling.reason},
		{"a new clock", func() { p.editor.begin(newRecord) }, p.editor.inputs.note},
		{"a trigger", func() {
			p.editor.begin(slices.IndexFunc(p.shot.Whole.Clocks, func(c ceasefire.Clock) bool { return c.Kind == ceasefire.Trigger }))
			p.editor.inputs.legs.append(ceasefire.Leg{Name: "One more"})
		}, p.editor.inputs.note},
	}
	for _, o := range openings {
		o.open()
		o.reason.SetText("Typed of " + o.name)
		p.drafts.keep()
	}
	p.drafts.stop() // as a killed program does
	for _, o := range openings {
		o.open()
		p.drafts.goOn()
		if o.reason.Text != "Typed of "+o.name {
			t.Errorf("%s: %q came back", o.name, o.reason.Text)
		}
	}
	if rows := p.editor.inputs.legs.rows; rows[len(rows)-1].name.Text != "One more" {
		t.Errorf("the leg that was typed did not come back: %d legs", len(rows))
	}
	p.ruling.begin(reading)
	p.drafts.goOn()
	p.ruling.choose(ceasefire.Dismissed)
	p.ruling.save()
	takeClocks(t, p)
	if draftIn(t, p.window, "ruling "+reading.Clock.ID.String()) {
		t.Error("a ruling that was saved is kept as a draft")
	}
}
