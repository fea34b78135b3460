package ceasefire

import (
	"strings"
	"testing"
	"time"
)

// The truce of September 2016 as its clocks and rulings tell it, made by hand so that these tests stand on no template.
var (
	govID, oppID, rusID, isID      = storyID(1), storyID(2), storyID(3), storyID(4)
	startID, firstID, armyID       = storyID(11), storyID(12), storyID(13)
	sevenID, jicID, daysLegID      = storyID(14), storyID(15), storyID(16)
	accessLegID                    = storyID(17)
	attacksID, convoysID, flightID = storyID(21), storyID(22), storyID(23)
)

func storyID(n byte) ID { return ID{15: n} }

// damascus gives the instant of a time on Damascus's clocks, which stood three hours before UTC in September 2016.
func damascus(text string) time.Time {
	at, err := time.Parse("2006-01-02 15:04 -0700", text+" +0300")
	if err != nil {
		panic(err)
	}
	return at.UTC()
}

func storyFrame() Frame {
	start := damascus("2016-09-12 19:00")
	return Frame{
		Agreement: Agreement{ID: storyID(99), Title: "US-Russia agreement", Effect: start, Zone: "Asia/Damascus"},
		Parties: []Party{
			{ID: rusID, Name: "Russia", Short: "Russia", Role: RoleGuarantor, AnswersFor: []ID{govID}},
			{ID: govID, Name: "Government of Syria and allies", Short: "Government", Role: RoleSignatory},
			{ID: oppID, Name: "Armed opposition", Short: "Opposition", Role: RoleSignatory},
			{ID: isID, Name: "Islamic State", Short: "IS", Role: RoleExcluded},
		},
		Clocks: []Clock{
			{ID: startID, Kind: Deadline, Name: "Cessation of hostilities starts", Short: "Ceasefire starts", Ends: start},
			{ID: firstID, Kind: FixedTerm, Name: "First 48 hours", Short: "First 48 h", Starts: start, Ends: damascus("2016-09-14 19:00")},
			{ID: armyID, Kind: FixedTerm, Name: "Syrian army's own truce", Short: "Army truce", Starts: start, Ends: damascus("2016-09-18 23:59"), Party: govID},
			{ID: sevenID, Kind: Streak, Name: "Seven consecutive days", Short: "7 days held", Starts: start, Days: 7, BreakRule: BreakRule{MinSeverity: SeverityGrave}},
			{ID: jicID, Kind: Trigger, Name: "Joint Implementation Centre", Short: "JIC", Legs: []Leg{{ID: daysLegID, Name: "Seven days", Clock: sevenID}, {ID: accessLegID, Name: "Aid access"}}},
		},
		Determinations: []Determination{
			ruled(31, firstID, Extended, "2016-09-14 00:00", "2016-09-16 19:00"),
			ruled(32, firstID, Offered, "2016-09-16 00:00", "2016-09-19 19:00"),
			ruled(33, armyID, Ended, "2016-09-19 00:00", ""),
			ruled(34, sevenID, Broken, "2016-09-19 00:00", ""),
			ruled(35, sevenID, Ended, "2016-09-19 00:00", ""),
			ruled(36, jicID, Ended, "2016-10-03 00:00", ""),
		},
		Commitments: []Commitment{
			{ID: attacksID, Party: govID, Title: "Stop all attacks", Condition: Condition{Kind: ConditionClock, Clock: startID}},
			{ID: convoysID, Party: govID, Title: "Convoy permits", Due: Due{Kind: DueClockEnds, Clock: startID}},
			{ID: flightID, Party: govID, Title: "No combat flights", Due: Due{Kind: DueClockStarts, Clock: sevenID, Days: 7}, Condition: Condition{Kind: ConditionClock, Clock: sevenID}},
		},
	}
}

// ruled makes a determination, known to the day where it is at midnight and else to the minute, recorded twelve hours later.
func ruled(n byte, clock ID, ruling Ruling, at, until string) Determination {
	d := Determination{ID: storyID(n), Clock: clock, Ruling: ruling, At: damascus(at), Precision: PrecisionDay, Reason: "as reported"}
	d.Recorded = Stamp{By: "analyst", At: d.At.Add(12 * time.Hour)}
	if !strings.HasSuffix(at, " 00:00") {
		d.Precision = PrecisionMinute
	}
	if until != "" {
		d.Until = damascus(until)
	}
	return d
}

// readingOf gives one clock of the frame read at an instant.
func readingOf(t *testing.T, f Frame, clock ID, at time.Time) Reading {
	t.Helper()
	c, ok := f.Clock(clock)
	if !ok {
		t.Fatalf("the frame has no clock %v", clock)
	}
	return f.Read(c, at)
}
