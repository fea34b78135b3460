package dashboard

import (
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// agreementSection is the agreement itself: its title, its instant of effect, its zone and what was agreed. There is one.
type agreementSection struct {
	form          *formBody
	heading, zone *formEntry
	effect        *widgets.InstantEntry
	summary       *formEntry
	sources       *choices
	was           ceasefire.Agreement
}

func newAgreementSection(leave func()) *agreementSection {
	s := &agreementSection{form: newFormBody(leave)}
	s.sources = s.form.choices(1)
	s.heading, s.zone = s.form.entry("What it is called"), s.form.entry("A name such as Asia/Damascus")
	s.effect, s.summary = s.form.instant(), s.form.lines("What was agreed, in a few sentences")
	s.form.live = s.heed
	s.form.add(s.form.field("agreement.title", "Title", s.heading))
	s.form.add(s.form.field("agreement.zone", "Time zone, in which its days are counted", s.zone))
	s.form.add(s.form.field("agreement.effect", "Takes effect", s.effect))
	s.form.add(s.form.field("agreement.summary", "What was agreed", s.summary))
	s.form.add(s.form.field("agreement.sources", "Sources", s.sources.content))
	s.form.binds("agreement.zone", "agreement.effect") // an instant is typed as the zone's clocks show it
	return s
}

// heed reads the instant of effect in the zone that is typed, and warns of what another zone does.
func (s *agreementSection) heed() {
	name := typed(s.zone)
	zone, err := ceasefire.LoadZone(name)
	if err == nil {
		s.effect.SetZone(zone)
	}
	warning := ""
	if err == nil && name != s.was.Zone {
		warning = "Every day is counted anew in " + name + ": daily figures, days held and due dates can change."
	}
	s.form.warn("agreement.zone", warning)
}

func (s *agreementSection) name() string                          { return "Agreement" }
func (s *agreementSection) manner() manner                        { return manner{fixed: true} }
func (s *agreementSection) told() string                          { return "" }
func (s *agreementSection) one() string                           { return "agreement" }
func (s *agreementSection) body() *formBody                       { return s.form }
func (s *agreementSection) first() fyne.Focusable                 { return s.heading }
func (s *agreementSection) draft() string                         { return s.one() }
func (s *agreementSection) placeOf(*Snapshot, string) (int, bool) { return 0, true }
func (s *agreementSection) stands(*Snapshot) int                  { return 0 }
func (s *agreementSection) title() string                         { return typed(s.heading) }

func (s *agreementSection) columns() []widgets.LedgerColumn {
	return []widgets.LedgerColumn{{Role: widgets.RoleBody}}
}

func (s *agreementSection) rows(shot *Snapshot) []widgets.LedgerRow {
	a := shot.Whole.Agreement
	if !a.Recorded() {
		return []widgets.LedgerRow{{Cells: []string{a.Name()}, Under: shot.knownWords()}}
	}
	effect := ceasefire.FormatInstant(a.Effect, ceasefire.PrecisionMinute, shot.Zone)
	return []widgets.LedgerRow{{Cells: []string{a.Title}, Under: "takes effect " + effect + ", " + a.Zone}}
}

func (s *agreementSection) begin(shot *Snapshot, _ int) bool {
	s.was = shot.Present.Agreement
	s.form.fill(func() { s.fill(shot.Present, shot.Zone) })
	s.form.begins(false)
	return true
}

func (s *agreementSection) fill(frame ceasefire.Frame, zone *time.Location) {
	s.heading.SetText(s.was.Title)
	s.zone.SetText(s.was.Zone)
	setInstant(s.effect, s.was.Effect, zone)
	s.summary.SetText(s.was.Summary)
	ids, names := sourceChoices(frame)
	s.sources.set(ids, names, s.was.Sources)
}

func (s *agreementSection) read() (func(*ceasefire.Frame) (string, error), []ceasefire.Problem) {
	var problems []ceasefire.Problem
	was, a := s.was, s.was
	a.Title, a.Zone, a.Summary, a.Sources = typed(s.heading), typed(s.zone), typed(s.summary), s.sources.chosen()
	a.Effect = s.form.readInstant("agreement.effect", s.effect, &problems)
	return func(f *ceasefire.Frame) (string, error) {
		if !reflect.DeepEqual(f.Agreement, was) {
			return "", &staleRecord{one: s.one(), frame: *f}
		}
		f.Agreement = a
		return "", nil
	}, problems
}

func (s *agreementSection) rebase(frame ceasefire.Frame, zone *time.Location) (theirs, open []string) {
	began, typed := s.form.base.began, s.form.typed()
	s.was = frame.Agreement
	s.form.fill(func() { s.fill(frame, zone) })
	return s.form.over(began, typed)
}

// again does nothing: the agreement is never removed.
func (s *agreementSection) again() {}

func (s *agreementSection) remove() func(*ceasefire.Frame) { return nil }

// move does nothing: there is one agreement.
func (s *agreementSection) move(int) func(*ceasefire.Frame) { return func(*ceasefire.Frame) {} }
