package ceasefire

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// usualLeads are a day, an hour, and the instant itself.
func usualLeads() []time.Duration { return []time.Duration{24 * time.Hour, time.Hour, 0} }

func TestRemindersComeOnceBeforeAndAtEachDeadline(t *testing.T) {
	zone := storyFrame().Agreement.Location()
	for _, test := range []struct {
		name, after, until string
		want               []string
	}{
		{"nothing near", "2016-09-10 12:00", "2016-09-10 12:01", nil},
		{"a day before the start", "2016-09-11 18:59", "2016-09-11 19:00", []string{"In 1 day: Cessation of hostilities starts.", "In 1 day: Government, Convoy permits: due."}},
		{"an hour before", "2016-09-12 17:59", "2016-09-12 18:00", []string{"In 1 hour: Cessation of hostilities starts.", "In 1 hour: Government, Convoy permits: due."}},
		{"at it", "2016-09-12 18:59", "2016-09-12 19:00", []string{"Now: Cessation of hostilities starts.", "Now: Government, Convoy permits: due.", "Now: Government, Stop all attacks: owed."}},
		{"not again", "2016-09-12 19:00", "2016-09-12 19:01", nil},
		{"after a sleep over two leads, once", "2016-09-11 12:00", "2016-09-12 18:30", []string{"In 30 minutes: Cessation of hostilities starts.", "In 30 minutes: Government, Convoy permits: due."}},
		{"after a sleep over the deadline", "2016-09-14 12:00", "2016-09-16 20:00", []string{"16 Sep 2016, 19:00: First 48 hours ends."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, r := range storyFrame().Reminders(damascus(test.after), damascus(test.until), usualLeads()) {
				got = append(got, r.Sentence(damascus(test.until), zone))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsAheadIsSaidToWhoComesLate(t *testing.T) {
	zone := storyFrame().Agreement.Location()
	for _, test := range []struct {
		name, at string
		want     []string
	}{
		{"more than a day before the start", "2016-09-11 18:59", nil},
		{"five hours before it", "2016-09-12 14:00", []string{"In 5 hours: Cessation of hostilities starts.", "In 5 hours: Government, Convoy permits: due."}},
		{"half an hour before it", "2016-09-12 18:30", []string{"In 30 minutes: Cessation of hostilities starts.", "In 30 minutes: Government, Convoy permits: due."}},
		{"at it", "2016-09-12 19:00", nil},
		{"ten hours before a renewed term ends", "2016-09-16 09:00", []string{"In 10 hours: First 48 hours ends."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, r := range storyFrame().StillAhead(damascus(test.at), usualLeads()) {
				got = append(got, r.Sentence(damascus(test.at), zone))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsAheadIsAllThatWasSaidOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := storyFrame()
		f.Determinations = nil // so that what is ahead is the same at every tick
		at := anInstant(t, "at")
		for _, r := range f.StillAhead(at, usualLeads()) {
			if r.At.After(at) || !r.When.After(at) {
				t.Fatalf("at %s, %+v is not both announced and ahead", at, r)
			}
		}
		// Whoever was there since a moment ago has nothing more ahead than who comes now.
		for _, r := range f.Reminders(at.Add(-time.Minute), at, usualLeads()) {
			if r.When.After(at) && !slices.Contains(f.StillAhead(at, usualLeads()), r) {
				t.Fatalf("at %s, %+v was just announced and is not ahead", at, r)
			}
		}
	})
}

func TestRemindersOfManyTicksAreThoseOfOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := storyFrame()
		f.Determinations = nil // so that what is ahead is the same at every tick
		from := anInstant(t, "from")
		middle := from.Add(time.Duration(rapid.IntRange(1, 86400).Draw(t, "to middle")) * time.Second)
		until := middle.Add(time.Duration(rapid.IntRange(1, 86400).Draw(t, "to end")) * time.Second)
		first, second := f.Reminders(from, middle, usualLeads()), f.Reminders(middle, until, usualLeads())
		for _, r := range append(first, second...) {
			if r.At.Add(r.Lead) != r.When || r.When.Before(r.At) {
				t.Fatalf("%+v does not lie its lead before its instant", r)
			}
		}
		// What was said in two ticks is said in one, unless a later word about the same thing took its place.
		if both, one := len(first)+len(second), len(f.Reminders(from, until, usualLeads())); one > both || one*len(usualLeads()) < both {
			t.Fatalf("%d words in two ticks, %d in one", both, one)
		}
	})
}

// What waits for something that is not there is neither announced nor among what is due next, as it is not yet due in the matrix; once that has come, it is
// announced in its turn.
func TestWhatWaitsIsToldWhenItsConditionIsMet(t *testing.T) {
	zone := storyFrame().Agreement.Location()
	permits := func(f *Frame) *Commitment { return &f.Commitments[1] }
	scored := func(f *Frame, score int, at string) {
		f.Assessments = append(f.Assessments, Assessment{ID: storyID(200), Commitment: attacksID, Judgement: Scored, Score: score, At: damascus(at), Precision: PrecisionMinute})
	}
	for _, test := range []struct {
		name, after, until string
		change             func(f *Frame)
		want               []string
	}{
		{"a score that was not earned", "2016-09-12 17:59", "2016-09-12 18:00", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionCommitment, Commitment: attacksID, MinScore: 1}
		}, nil},
		{"a score too low", "2016-09-12 18:59", "2016-09-12 20:00", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionCommitment, Commitment: attacksID, MinScore: 2}
			scored(f, 1, "2016-09-12 19:30")
		}, nil},
		{"a score earned later", "2016-09-12 19:29", "2016-09-12 19:30", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionCommitment, Commitment: attacksID, MinScore: 2}
			scored(f, 2, "2016-09-12 19:30")
		}, []string{"Now: Government, Convoy permits: owed."}},
		{"a score earned before is news no more", "2016-09-12 19:30", "2016-09-12 19:31", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionCommitment, Commitment: attacksID, MinScore: 2}
			scored(f, 2, "2016-09-12 19:30")
		}, nil},
		{"a statement nobody made", "2016-09-12 17:59", "2016-09-12 18:00", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionStatement, Text: "the roads are open"}
		}, nil},
		{"a statement that was made", "2016-09-15 11:59", "2016-09-15 12:00", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionStatement, Text: "the roads are open", MetAt: damascus("2016-09-15 12:00")}
		}, []string{"Now: Government, Convoy permits: owed."}},
		{"a clock that comes in time", "2016-09-12 17:59", "2016-09-12 18:00", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionClock, Clock: firstID}
		}, []string{"In 1 hour: Government, Convoy permits: due."}},
		{"a trigger nobody can foresee", "2016-09-12 17:59", "2016-09-12 18:00", func(f *Frame) {
			permits(f).Condition = Condition{Kind: ConditionClock, Clock: jicID}
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := storyFrame()
			f.Assessments = nil
			test.change(&f)
			var got []string
			for _, r := range f.Reminders(damascus(test.after), damascus(test.until), usualLeads()) {
				if r.What != "Stop all attacks: owed" && !r.Clock {
					got = append(got, r.Sentence(damascus(test.until), zone))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			announced := slices.ContainsFunc(f.DueNext(damascus(test.after), 20), func(i DueItem) bool { return i.What == permits(&f).Title })
			if due := damascus("2016-09-12 19:00"); announced != (len(test.want) > 0 && damascus(test.after).Before(due)) {
				t.Errorf("among what is due next: %v", announced)
			}
		})
	}
}

// A streak whose break is known to its day alone is complete with a day, and no reminder says at which hour.
func TestAStreakCountedByDaysIsAnnouncedByDays(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{ruled(34, sevenID, Broken, "2016-09-14 00:00", "")} // counted from the end of the 14th: complete with the 21st
	zone := f.Agreement.Location()
	for _, test := range []struct{ after, until, want string }{
		{"2016-09-20 23:59", "2016-09-21 00:00", "Today: Seven consecutive days: complete, if it holds."},
		{"2016-09-19 23:59", "2016-09-20 00:00", "In 1 day: Seven consecutive days: complete, if it holds."},
		{"2016-09-21 12:00", "2016-09-22 12:00", "21 Sep 2016: Seven consecutive days: complete, if it holds."},
	} {
		var got []string
		for _, r := range f.Reminders(damascus(test.after), damascus(test.until), []time.Duration{0, 24 * time.Hour, 48 * time.Hour}) {
			if r.What == "Seven consecutive days: complete, if it holds" {
				got = append(got, r.Sentence(damascus(test.until), zone))
			}
		}
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("until %s: %q, want %q", test.until, got, test.want)
		}
	}
}
