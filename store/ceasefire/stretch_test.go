package ceasefire_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// decree is a term of five days from 29 August 2016, 00:00 UTC, with renewals as given.
func decree(renewals ...ceasefire.Determination) ceasefire.Frame {
	clock := ceasefire.Clock{ID: recordID(40), Kind: ceasefire.FixedTerm, Name: "Decree", Short: "Decree", Starts: instant("2016-08-29T00:00:00Z"), Ends: instant("2016-09-03T00:00:00Z")}
	return ceasefire.Frame{Agreement: ceasefire.Agreement{Zone: "UTC"}, Clocks: []ceasefire.Clock{clock}, Determinations: renewals}
}

func renewedAt(at string, precision ceasefire.Precision, until string) ceasefire.Determination {
	return ceasefire.Determination{ID: ceasefire.ID{15: at[9]}, Clock: recordID(40), Ruling: ceasefire.Extended, At: instant(at), Precision: precision, Until: instant(until), Reason: "Decree"}
}

// A renewal after the end leaves a gap, which is told; one before it, at it, or on its day does not.
func TestATermThatLapsedBeforeItWasRenewedHasAGap(t *testing.T) {
	minute, day := ceasefire.PrecisionMinute, ceasefire.PrecisionDay
	for _, c := range []struct {
		name     string
		renewals []ceasefire.Determination
		at       string
		state    ceasefire.ClockState
		ends     string
		lapses   []string
	}{
		{"in time", []ceasefire.Determination{renewedAt("2016-09-02T12:00:00Z", minute, "2016-09-10T00:00:00Z")}, "2016-09-05T00:00:00Z", ceasefire.StateRenewed, "2016-09-10T00:00:00Z", nil},
		{"at its end", []ceasefire.Determination{renewedAt("2016-09-03T00:00:00Z", minute, "2016-09-10T00:00:00Z")}, "2016-09-05T00:00:00Z", ceasefire.StateRenewed, "2016-09-10T00:00:00Z", nil},
		{"on the day of its end", []ceasefire.Determination{renewedAt("2016-09-03T00:00:00Z", day, "2016-09-10T00:00:00Z")}, "2016-09-05T00:00:00Z", ceasefire.StateRenewed, "2016-09-10T00:00:00Z", nil},
		{"in the gap", []ceasefire.Determination{renewedAt("2016-09-04T00:00:00Z", day, "2016-09-10T00:00:00Z")}, "2016-09-03T12:00:00Z", ceasefire.StateLapsed, "2016-09-03T00:00:00Z", nil},
		{"a day late", []ceasefire.Determination{renewedAt("2016-09-04T00:00:00Z", day, "2016-09-10T00:00:00Z")}, "2016-09-05T00:00:00Z", ceasefire.StateRenewed, "2016-09-10T00:00:00Z",
			[]string{"3 Sep 2016, 00:00 until renewed 4 Sep 2016"}},
		{"late twice", []ceasefire.Determination{renewedAt("2016-09-03T06:00:00Z", minute, "2016-09-06T00:00:00Z"), renewedAt("2016-09-07T12:30:00Z", minute, "2016-09-10T00:00:00Z")},
			"2016-09-08T00:00:00Z", ceasefire.StateRenewed, "2016-09-10T00:00:00Z",
			[]string{"3 Sep 2016, 00:00 until renewed 3 Sep 2016, 06:00", "6 Sep 2016, 00:00 until renewed 7 Sep 2016, 12:30"}},
	} {
		f := decree(c.renewals...)
		r := f.Read(f.Clocks[0], instant(c.at))
		if r.State != c.state || !r.Ends.Equal(instant(c.ends)) {
			t.Errorf("%s: %s until %v, want %s until %s", c.name, r.State, r.Ends, c.state, c.ends)
		}
		var said []string
		for _, lapse := range r.Lapses() {
			said = append(said, lapse.Words(time.UTC))
		}
		diff(t, c.name, c.lapses, said)
	}
}

// However a term is renewed, its stretches follow one another without touching back, the last ends where the term does, and a term that is read within a
// stretch has not lapsed.
func TestStretchesFollowOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := instant("2016-08-29T00:00:00Z")
		var renewals []ceasefire.Determination
		for i := range rapid.IntRange(0, 5).Draw(t, "renewals") {
			at := start.Add(time.Duration(rapid.IntRange(1, 600).Draw(t, "at")) * time.Hour)
			until := at.Add(time.Duration(rapid.IntRange(1, 200).Draw(t, "for")) * time.Hour)
			renewals = append(renewals, ceasefire.Determination{ID: ceasefire.ID{15: byte(i + 1)}, Clock: recordID(40), Ruling: ceasefire.Extended, At: at, Precision: ceasefire.PrecisionMinute, Until: until})
		}
		f := decree(renewals...)
		at := start.Add(time.Duration(rapid.IntRange(1, 900).Draw(t, "read at")) * time.Hour)
		r := f.Read(f.Clocks[0], at)
		inForce := false
		for i, s := range r.Stretches {
			if !s.Until.After(s.From) || i > 0 && s.From.Before(r.Stretches[i-1].Until) {
				t.Fatalf("stretches %v", r.Stretches)
			}
			inForce = inForce || !at.Before(s.From) && at.Before(s.Until)
		}
		if last := r.Stretches[len(r.Stretches)-1]; !last.Until.Equal(r.Ends) {
			t.Fatalf("ends %v, last stretch %v", r.Ends, last)
		}
		if inForce == (r.State == ceasefire.StateLapsed) {
			t.Fatalf("%s at %v in %v", r.State, at, r.Stretches)
		}
	})
}
