package ceasefire

import (
	"strings"
	"testing"
	"time"
)

// In Kyiv the clocks went forward on Sunday 29 March 2015 from 03:00 to 04:00, so that there was no 03:30.
func kyivFrame(days int, due Due) Frame {
	zone, _ := time.LoadLocation("Europe/Kyiv")
	start := time.Date(2015, 3, 10, 3, 30, 0, 0, zone).UTC()
	return Frame{
		Agreement: Agreement{Title: "Minsk", Effect: start, Zone: "Europe/Kyiv"},
		Parties:   []Party{{ID: govID, Name: "Ukraine", Short: "Ukraine", Role: RoleSignatory}},
		Clocks: []Clock{
			{ID: firstID, Kind: FixedTerm, Name: "Withdrawal", Short: "Withdrawal", Starts: start, Ends: start.AddDate(0, 0, 5)},
			{ID: sevenID, Kind: Streak, Name: "Calm", Short: "Calm", Starts: start, Days: days},
		},
		Commitments: []Commitment{{ID: convoysID, Party: govID, Title: "Release all", Due: due}},
	}
}

func kyiv(day, hour, minute int) time.Time {
	zone, _ := time.LoadLocation("Europe/Kyiv")
	return time.Date(2015, 3, day, hour, minute, 0, 0, zone).UTC()
}

func TestADueDateInAnHourThatIsSkippedIsRefusedWhateverItRestsOn(t *testing.T) {
	afterTerm := Due{Kind: DueClockEnds, Clock: firstID, Days: 1}
	renewed := func(until time.Time) Determination {
		return Determination{ID: storyID(41), Clock: firstID, Ruling: Extended, At: kyiv(12, 12, 0), Precision: PrecisionMinute, Until: until, Reason: "agreed"}
	}
	brk := func(at time.Time, p Precision) Determination {
		return Determination{ID: storyID(42), Clock: sevenID, Ruling: Broken, At: at, Precision: p, Reason: "shelling"}
	}
	atEnd := Due{Kind: DueClockEnds, Clock: sevenID}
	for _, test := range []struct {
		name   string
		frame  Frame
		ruling Determination
		field  string // beside which the ruling is refused
	}{
		{"a renewal that is due a day later", kyivFrame(7, afterTerm), renewed(kyiv(28, 3, 30)), "until"},
		{"a renewal that ends at another hour", kyivFrame(7, afterTerm), renewed(kyiv(28, 4, 30)), ""},
		{"a renewal whose end is the due date", kyivFrame(7, Due{Kind: DueClockEnds, Clock: firstID}), renewed(kyiv(28, 3, 30)), ""},
		{"a renewal of another clock", kyivFrame(7, Due{Kind: DueClockEnds, Clock: sevenID, Days: 1}), renewed(kyiv(28, 3, 30)), ""},
		{"a break seven days before", kyivFrame(7, atEnd), brk(kyiv(22, 3, 30), PrecisionMinute), "at"},
		{"a break known to the day counts from midnight", kyivFrame(7, atEnd), brk(kyiv(21, 0, 0), PrecisionDay), ""},
	} {
		problems := Errors(test.ruling.Problems(test.frame))
		switch {
		case test.field == "" && len(problems) > 0:
			t.Errorf("%s: %v", test.name, problems)
		case test.field != "" && (len(problems) != 1 || problems[0].Field != test.field || !strings.Contains(problems[0].Message, `"Release all"`)):
			t.Errorf("%s: %v, want one beside %s that names the commitment", test.name, problems, test.field)
		}
		// A due date that is made to rest on a ruling that stands is refused just so.
		test.frame.Determinations = []Determination{test.ruling}
		problems = Errors(test.frame.Problems())
		if (len(problems) == 1 && problems[0].Field == "commitments[0].due") != (test.field != "") {
			t.Errorf("%s, recorded: %v", test.name, problems)
		}
	}
	if problems := Errors(kyivFrame(19, atEnd).Problems()); len(problems) != 1 || problems[0].Field != "commitments[0].due" {
		t.Errorf("a streak that would be complete at 03:30 on the 29th: %v", problems)
	}
}

func TestATermIsNotEndedBeforeItsRenewal(t *testing.T) {
	for _, test := range []struct {
		at     string
		fields int
	}{
		{"2016-09-13 10:00", 1}, // renewed on the 14th
		{"2016-09-13 00:00", 1}, // a day
		{"2016-09-14 00:00", 0}, // the day of the renewal itself: it may have come after
		{"2016-09-15 10:00", 0},
	} {
		problems := Errors(ruled(90, firstID, Ended, test.at, "").Problems(storyFrame()))
		if len(problems) != test.fields || test.fields > 0 && (problems[0].Field != "at" || !strings.Contains(problems[0].Message, "14 Sep 2016")) {
			t.Errorf("ended %s: %v", test.at, problems)
		}
	}
}
