package ceasefire_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// The parties of the frame that counts are made in, by their places in it; a fact's sides are such places.
const (
	russia = iota
	government
	opposition
	islamicState
	nobody = -1
)

// recordID makes a key that is easy to tell from others.
func recordID(n byte) ceasefire.ID { return ceasefire.ID{0: 0xc0, 15: n} }

// mustZone gives a zone that every machine knows.
func mustZone(name string) *time.Location {
	zone, err := ceasefire.LoadZone(name)
	if err != nil {
		panic(err)
	}
	return zone
}

// instant reads an RFC 3339 instant that the test has written itself.
func instant(text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return at.UTC()
}

// date reads a day that the test has written itself.
func date(text string) ceasefire.Day {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return ceasefire.DayFrom(at.Date())
}

func days(from, to string) ceasefire.Span { return ceasefire.Span{From: date(from), To: date(to)} }

// countsFrame is a dossier in Damascus whose truce began on 12 September 2016 at 19:00, three hours ahead of UTC, with one streak.
func countsFrame() ceasefire.Frame {
	effect := instant("2016-09-12T19:00:00+03:00")
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{ID: recordID(99), Title: "A truce", Effect: effect, Zone: "Asia/Damascus"},
		Parties: []ceasefire.Party{
			russia:       {ID: recordID(1), Name: "Russian Federation", Short: "Russia", Role: ceasefire.RoleGuarantor, AnswersFor: []ceasefire.ID{recordID(2)}, Colour: 3},
			government:   {ID: recordID(2), Name: "Government of Syria", Short: "Government", Role: ceasefire.RoleSignatory, Colour: 0},
			opposition:   {ID: recordID(3), Name: "Armed opposition", Short: "Opposition", Role: ceasefire.RoleSignatory, Colour: 1},
			islamicState: {ID: recordID(4), Name: "Islamic State", Short: "IS", Role: ceasefire.RoleExcluded, Colour: 2},
		},
		Areas: []ceasefire.Area{
			{Code: "SY-HL", Name: "Aleppo", Label: ceasefire.Point{Lat: 36.2, Lon: 37.2}},
			{Code: "SY-ID", Name: "Idlib", Label: ceasefire.Point{Lat: 35.9, Lon: 36.6}},
		},
		Clocks: []ceasefire.Clock{
			{ID: recordID(11), Kind: ceasefire.Streak, Name: "Seven days held", Short: "7 days", Starts: effect, Days: 7},
		},
	}
}

// onDay is a fact known to a day of Damascus: the government's shelling, in scope, with so many dead (-1 for unknown).
func onDay(text string, best int32) ceasefire.Fact {
	return lasting(text, text, ceasefire.PrecisionDay, best)
}

// lasting is as onDay, from one day to another and known to a precision.
func lasting(from, to string, p ceasefire.Precision, best int32) ceasefire.Fact {
	when := ceasefire.NewMoment(date(from), date(to), p, mustZone("Asia/Damascus"))
	return ceasefire.Fact{
		From: when.From.Unix(), Until: when.Until.Unix(), Precision: p, Low: best, Best: best, High: best,
		Severity: ceasefire.SeverityOf(ceasefire.Count{N: int(best), Known: best >= 0}), Type: ceasefire.Shelling,
		Scope: ceasefire.InScope, PartyA: government, PartyB: nobody,
	}
}

// atMinute is as onDay, known to the minute.
func atMinute(text string, best int32) ceasefire.Fact {
	fact := onDay("2016-09-12", best)
	from := instant(text)
	fact.From, fact.Until, fact.Precision = from.Unix(), from.Add(time.Minute).Unix(), ceasefire.PrecisionMinute
	return fact
}

// with gives a fact with something changed.
func with(fact ceasefire.Fact, change func(*ceasefire.Fact)) ceasefire.Fact {
	change(&fact)
	return fact
}

func diff(t *testing.T, what string, want, got any, options ...cmp.Option) {
	t.Helper()
	if d := cmp.Diff(want, got, options...); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}
