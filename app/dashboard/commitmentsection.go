package dashboard

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// commitmentInputs are the fields of a commitment, and what its rules mean in words.
type commitmentInputs struct {
	form                 *formBody
	heading, text        *formEntry
	clause               *formEntry
	party, source        *choice
	dueKind, waitKind    *pick
	dueAt, metAt         *widgets.InstantEntry
	dueClock, waitClock  *choice
	days, hours          *formEntry
	other                *choice
	score                *pick
	statement            *formEntry
	dueWords, waitsWords *widgets.Prose
	frame                ceasefire.Frame
	was                  ceasefire.Commitment
	now                  func() time.Time
}

// dueKinds and conditionKinds are in the order of their choices.
func dueKinds() []ceasefire.DueKind {
	return []ceasefire.DueKind{ceasefire.DueNone, ceasefire.DueAt, ceasefire.DueClockStarts, ceasefire.DueClockEnds}
}

func conditionKinds() []ceasefire.ConditionKind {
	return []ceasefire.ConditionKind{ceasefire.ConditionNone, ceasefire.ConditionClock, ceasefire.ConditionCommitment, ceasefire.ConditionStatement}
}

func newCommitmentSection(now func() time.Time, leave func()) section {
	form := newFormBody(leave)
	in := &commitmentInputs{form: form, now: now}
	in.lay()
	form.live = in.heed
	return &records[ceasefire.Commitment]{
		key:  func(r ceasefire.Commitment) string { return r.ID.String() },
		word: "Commitments", single: "commitment", field: "commitments", how: manner{ordered: true}, right: 70,
		list:  func(f *ceasefire.Frame) *[]ceasefire.Commitment { return &f.Commitments },
		same:  func(a, b ceasefire.Commitment) bool { return a.ID == b.ID },
		named: func(c ceasefire.Commitment) string { return c.Title },
		line:  commitmentLine, fill: in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable { return in.heading },
		repeat: func(c ceasefire.Commitment) ceasefire.Commitment {
			return ceasefire.Commitment{Party: c.Party, Clause: c.Clause, Source: c.Source}
		},
	}
}

// lay puts the fields one beneath the other.
func (in *commitmentInputs) lay() {
	f := in.form
	in.heading, in.text, in.clause = f.entry("What was promised, in a few words"), f.lines("The promise as it was written"), f.entry("Such as 3 (b)")
	in.party, in.source, in.dueClock, in.waitClock, in.other = f.choice(), f.choice(), f.choice(), f.choice(), f.choice()
	in.dueKind = f.pick([]string{"No date: owed all the time", "At an instant", "After a clock starts", "After a clock ends"})
	in.waitKind = f.pick([]string{"Nothing", "A clock", "Another commitment", "Something stated in words"})
	in.score = f.pick([]string{ceasefire.ScoreWords(0), ceasefire.ScoreWords(1), ceasefire.ScoreWords(2), ceasefire.ScoreWords(3)})
	in.dueAt, in.metAt = f.instant(), f.instant()
	in.days, in.hours, in.statement = f.entry("0"), f.entry("0, or 1:30"), f.lines("Such as: the other side has begun to withdraw")
	f.add(f.field("title", "Commitment", in.heading))
	f.add(f.field("party", "Of which party", in.party))
	f.add(f.field("clause", "Clause it comes from", in.clause))
	f.add(f.field("text", "Text", in.text))
	f.add(f.field("due", "Due", in.dueKind))
	f.add(f.field("due_at", "When it is due", in.dueAt))
	f.add(f.field("due_clock", "Clock", in.dueClock))
	f.add(f.field("due_days", "Days after it", in.days), f.field("due_hours", "and hours", in.hours))
	in.dueWords = f.remark()
	f.add(f.field("condition", "Waits for", in.waitKind))
	f.add(f.field("condition_clock", "Clock", in.waitClock))
	f.add(f.field("condition_commitment", "Commitment", in.other))
	f.add(f.field("condition_score", "Scored at least", in.score))
	f.add(f.field("condition_text", "What has to be so", in.statement))
	f.add(f.field("condition_met", "Met at, where it was met", in.metAt))
	in.waitsWords = f.remark()
	f.add(f.field("source", "Source", in.source))
	f.binds("due", "due_at", "due_clock", "due_days", "due_hours")
	f.binds("condition", "condition_clock", "condition_commitment", "condition_score", "condition_text", "condition_met")
}

func commitmentLine(shot *Snapshot, c ceasefire.Commitment) widgets.LedgerRow {
	party, _ := shot.Whole.Party(c.Party)
	parts := []string{shot.Whole.DueWords(c.Due, shot.View.AsOf.At)}
	if c.Due.Kind == ceasefire.DueNone {
		parts[0] = "no due date"
	}
	if waits := shot.Whole.ConditionWords(c.Condition, shot.View.AsOf.At); waits != "" {
		parts = append(parts, waits)
	}
	return widgets.LedgerRow{Cells: []string{c.Title, party.Short}, Under: strings.Join(parts, " · ")}
}

func (in *commitmentInputs) fill(frame ceasefire.Frame, zone *time.Location, c ceasefire.Commitment) {
	in.frame, in.was = frame, c
	in.heading.SetText(c.Title)
	in.text.SetText(c.Text)
	in.clause.SetText(c.Clause)
	ids, names := partyIDs(frame)
	in.party.offer("Choose", ids, names, c.Party)
	ids, names = sourceChoices(frame)
	in.source.offer("none", ids, names, c.Source)
	in.fillDue(zone, c.Due)
	in.fillCondition(zone, c)
}

func (in *commitmentInputs) fillDue(zone *time.Location, d ceasefire.Due) {
	in.dueKind.SetSelectedIndex(placeOf(dueKinds(), d.Kind))
	setInstant(in.dueAt, d.At, zone)
	ids, names := clockChoices(in.frame)
	in.dueClock.offer("Choose", ids, names, d.Clock)
	in.days.SetText(numberText(d.Days))
	in.hours.SetText(hoursText(d.After))
}

func (in *commitmentInputs) fillCondition(zone *time.Location, c ceasefire.Commitment) {
	in.waitKind.SetSelectedIndex(placeOf(conditionKinds(), c.Condition.Kind))
	ids, names := clockChoices(in.frame)
	in.waitClock.offer("Choose", ids, names, c.Condition.Clock)
	ids, names = otherCommitments(in.frame, c.ID)
	in.other.offer("Choose", ids, names, c.Condition.Commitment)
	in.score.SetSelectedIndex(min(max(c.Condition.MinScore, 0), ceasefire.MaxScore))
	in.statement.SetText(c.Condition.Text)
	setInstant(in.metAt, c.Condition.MetAt, zone)
}

// heed shows the fields of the kinds that are chosen, and what they come to.
func (in *commitmentInputs) heed() {
	due, waits := dueKinds()[max(in.dueKind.SelectedIndex(), 0)], conditionKinds()[max(in.waitKind.SelectedIndex(), 0)]
	follows := due == ceasefire.DueClockStarts || due == ceasefire.DueClockEnds
	in.form.show(due == ceasefire.DueAt, "due_at")
	in.form.show(follows, "due_clock", "due_days")
	in.form.show(waits == ceasefire.ConditionClock, "condition_clock")
	in.form.show(waits == ceasefire.ConditionCommitment, "condition_commitment", "condition_score")
	in.form.show(waits == ceasefire.ConditionStatement, "condition_text", "condition_met")
	in.say(waits)
}

// say says what the rules come to as they are typed, nothing where they cannot be read.
func (in *commitmentInputs) say(waits ceasefire.ConditionKind) {
	var unreadable []ceasefire.Problem
	due, words := in.due(&unreadable), ""
	if len(unreadable) == 0 {
		words = "→ " + in.frame.DueWords(due, in.now())
	}
	in.dueWords.SetText(words)
	condition, words := in.condition(in.was.Condition, &unreadable), ""
	if len(unreadable) == 0 && waits != ceasefire.ConditionNone {
		words = "→ " + in.frame.ConditionWords(condition, in.now())
	}
	in.waitsWords.SetText(words)
	in.waitsWords.Hidden = waits == ceasefire.ConditionNone
}

func (in *commitmentInputs) take(c ceasefire.Commitment) (ceasefire.Commitment, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	c.Title, c.Text, c.Clause = typed(in.heading), typed(in.text), typed(in.clause)
	c.Party, c.Source = in.party.chosen(), in.source.chosen()
	c.Due, c.Condition = in.due(&problems), in.condition(c.Condition, &problems)
	if c.Title == "" {
		problems = append(problems, ceasefire.Problem{Field: "title", Message: "The commitment needs a title."})
	}
	if c.Party.IsZero() {
		problems = append(problems, ceasefire.Problem{Field: "party", Message: "Choose the party that promised it."})
	}
	return c, problems
}

// due reads the fields of the kind that is chosen, and no others.
func (in *commitmentInputs) due(problems *[]ceasefire.Problem) ceasefire.Due {
	d := ceasefire.Due{Kind: dueKinds()[max(in.dueKind.SelectedIndex(), 0)]}
	switch d.Kind {
	case ceasefire.DueAt:
		d.At = in.form.readInstant("due_at", in.dueAt, problems)
	case ceasefire.DueClockStarts, ceasefire.DueClockEnds:
		d.Clock = in.dueClock.chosen()
		d.Days = readNumber("due_days", typed(in.days), problems).N
		d.After = readHours("due_hours", typed(in.hours), problems)
	}
	return d
}

// condition does the same; who recorded that a statement was met stays with it.
func (in *commitmentInputs) condition(was ceasefire.Condition, problems *[]ceasefire.Problem) ceasefire.Condition {
	c := ceasefire.Condition{Kind: conditionKinds()[max(in.waitKind.SelectedIndex(), 0)]}
	switch c.Kind {
	case ceasefire.ConditionClock:
		c.Clock = in.waitClock.chosen()
	case ceasefire.ConditionCommitment:
		c.Commitment, c.MinScore = in.other.chosen(), max(in.score.SelectedIndex(), 0)
	case ceasefire.ConditionStatement:
		c.Text, c.Recorded = typed(in.statement), was.Recorded
		c.MetAt = in.form.readInstant("condition_met", in.metAt, problems)
	}
	return c
}

// otherCommitments offers the commitments that another can wait for, each with its party. Its own is offered too where it waits for it
// already.
func otherCommitments(frame ceasefire.Frame, but ceasefire.ID) (ids []ceasefire.ID, names []string) {
	for i, c := range frame.Commitments {
		if c.ID == but && !but.IsZero() {
			continue
		}
		party, _ := frame.Party(c.Party)
		ids, names = append(ids, c.ID), append(names, strconv.Itoa(i+1)+"  "+party.Short+": "+c.Title)
	}
	return ids, names
}

// placeOf gives the place of a kind among its choices, the first where it is none of them.
func placeOf[T comparable](all []T, one T) int {
	for i, other := range all {
		if other == one {
			return i
		}
	}
	return 0
}
