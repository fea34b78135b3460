package exchange

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// writtenAgain writes a frame as a template and reads that.
func writtenAgain(t interface{ Fatal(...any) }, f ceasefire.Frame) (ceasefire.Frame, []byte) {
	var text bytes.Buffer
	if err := WriteTemplate(&text, f); err != nil {
		t.Fatal(err)
	}
	again, _, err := ReadTemplate(bytes.NewReader(text.Bytes()), counter())
	if err != nil {
		t.Fatal(err)
	}
	return again, text.Bytes()
}

// The counter gives the nth record its ID on both readings, so that equal frames refer to equal records too.
func TestATemplateIsWrittenAsItWasRead(t *testing.T) {
	texts := map[string][]byte{}
	for _, info := range assets.Templates() {
		texts[info.Name], _ = assets.OpenTemplate(info.Name)
	}
	texts["full"], _ = os.ReadFile("testdata/full.json")
	for name, text := range texts {
		f, _, err := ReadTemplate(bytes.NewReader(text), counter())
		if err != nil {
			t.Fatal(err)
		}
		again, _ := writtenAgain(t, f)
		if diff := cmp.Diff(f, again, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A dossier's own IDs and stamps leave no trace: whoever writes the same agreement writes the same bytes.
func TestTheSameFrameIsWrittenInTheSameBytes(t *testing.T) {
	for _, info := range assets.Templates() {
		text, _ := assets.OpenTemplate(info.Name)
		f, _ := embedded(t, info.Name)
		other, _, err := ReadTemplate(bytes.NewReader(text), shuffled())
		if err != nil {
			t.Fatal(err)
		}
		stampAll(&other)
		_, first := writtenAgain(t, f)
		_, second := writtenAgain(t, other)
		if !bytes.Equal(first, second) {
			t.Errorf("%s: %s", info.Name, cmp.Diff(string(first), string(second)))
		}
	}
}

// shuffled gives IDs in an order of their own.
func shuffled() func() ceasefire.ID {
	n := byte(0)
	next := counter()
	return func() ceasefire.ID {
		n += 37
		id := next()
		id[0] = n
		return id
	}
}

func stampAll(f *ceasefire.Frame) {
	stamp := ceasefire.Stamp{By: "somebody", At: time.Now()}
	for i := range f.Determinations {
		f.Determinations[i].Recorded = stamp
		f.Determinations[i].Evidence = []ceasefire.Evidence{{Incident: ceasefire.ID{1}, Stance: ceasefire.StanceFor}}
	}
	for i := range f.Timeline {
		f.Timeline[i].Recorded = stamp
	}
	for i := range f.Tallies {
		f.Tallies[i].Recorded = stamp
	}
	f.Assessments = []ceasefire.Assessment{{Commitment: f.Commitments[0].ID, Rationale: "R"}}
}

func TestKeysAreMadeOfNames(t *testing.T) {
	made := keyMaker{}
	var got []string
	for _, name := range []string{"Aid access", "Aid, access!", "", "…", "محافظة حلب", strings.Repeat("long ", 20), strings.Repeat("x", 90), "Aid access 2"} {
		got = append(got, made.key(name, "leg"))
	}
	want := []string{"aid_access", "aid_access_2", "leg", "leg_2", "محافظة_حلب", "long_long_long_long_long_long_long_long", strings.Repeat("x", longestKey),
		"aid_access_2_2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Fields of the written text stand as in the layout, and what says nothing is left out, but for a total of nobody.
func TestATemplateIsWrittenAsAPersonWritesIt(t *testing.T) {
	f := oneOfEach()
	f.Tallies[0].Total = ceasefire.People(0)
	_, text := writtenAgain(t, f)
	for _, want := range []string{
		"{\n  \"version\": 1,\n  \"agreement\": {\n    \"title\": \"T\",\n    \"effect\": \"2016-09-12 19:00\",\n    \"zone\": \"Asia/Damascus\"\n  },\n",
		"\"answers_for\": [\"a\", \"b\"]", "\"name\": \"<A> & \\\"B\\\"\"", "\"hours\": 1.5", "\"total\": 0", "\"at\": \"2016-09-14\"",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q does not stand in\n%s", want, text)
		}
	}
	for _, unwanted := range []string{"null", "\"note\"", "\"label\"", "\"break_rule\"", "\"actors\"", "0001"} {
		if strings.Contains(string(text), unwanted) {
			t.Errorf("%q stands in\n%s", unwanted, text)
		}
	}
}

// oneOfEach is a small frame.
func oneOfEach() ceasefire.Frame {
	id := counter()
	a, b, g, c := id(), id(), id(), id()
	day := time.Date(2016, 9, 13, 21, 0, 0, 0, time.UTC)
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{Title: "T", Zone: "Asia/Damascus", Effect: damascus(12, 19, 0)},
		Parties: []ceasefire.Party{
			{ID: a, Name: `<A> & "B"`, Short: "A", Role: ceasefire.RoleSignatory}, {ID: b, Name: "B", Short: "B", Role: ceasefire.RoleSignatory},
			{ID: g, Name: "G", Short: "G", Role: ceasefire.RoleGuarantor, AnswersFor: []ceasefire.ID{a, b}},
		},
		Clocks: []ceasefire.Clock{{ID: c, Kind: ceasefire.Streak, Name: "C", Short: "C", Starts: damascus(12, 19, 0), Days: 7}},
		Commitments: []ceasefire.Commitment{
			{ID: id(), Party: a, Title: "One", Due: ceasefire.Due{Kind: ceasefire.DueClockStarts, Clock: c, After: 90 * time.Minute}},
		},
		Determinations: []ceasefire.Determination{{Clock: c, Ruling: ceasefire.Broken, At: day, Precision: ceasefire.PrecisionDay, Reason: "R"}},
		Tallies:        []ceasefire.Tally{{AsOf: day, Precision: ceasefire.PrecisionDay, CountedBy: "C", Metric: "M"}},
	}
}

func TestAFrameThatCannotBeReadBackIsNotWritten(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*ceasefire.Frame)
		says  string
	}{
		"a source that is not there":   {func(f *ceasefire.Frame) { f.Clocks[0].Source = ceasefire.ID{9} }, "clocks[0].source names a record"},
		"a party that is not there":    {func(f *ceasefire.Frame) { f.Parties[2].AnswersFor[1] = ceasefire.ID{9} }, "parties[2].answers_for[1]"},
		"an agreement without a start": {func(f *ceasefire.Frame) { f.Agreement.Effect = time.Time{} }, "agreement.effect"},
		"a tally without a counter":    {func(f *ceasefire.Frame) { f.Tallies[0].CountedBy = "" }, "tallies[0].counted_by"},
		"an unknown zone":              {func(f *ceasefire.Frame) { f.Agreement.Zone = "Mars/Olympus" }, "agreement.zone"},
		"too many": {func(f *ceasefire.Frame) {
			f.Timeline = slices.Repeat([]ceasefire.Event{{When: ceasefire.MinuteMoment(f.Agreement.Effect, ""), Title: "T"}}, maxList+1)
		}, "more than 1000"},
	} {
		f := oneOfEach()
		c.spoil(&f)
		var text bytes.Buffer
		if err := WriteTemplate(&text, f); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v", name, err)
		}
		if text.Len() > 0 {
			t.Errorf("%s: %d bytes were written", name, text.Len())
		}
	}
}

// A break from before the start, which nobody can record any more, is named; once it is annulled, the template has neither.
func TestARulingThatStandsInTheWayIsNamed(t *testing.T) {
	f := oneOfEach()
	early := f.Determinations[0]
	early.At, early.Precision = damascus(1, 10, 0), ceasefire.PrecisionMinute
	f.Determinations = append([]ceasefire.Determination{early}, f.Determinations...)
	var text bytes.Buffer
	err := WriteTemplate(&text, f)
	want := "the ruling of 1 Sep 2016, 10:00 on C (broken) stands in the way: It would be broken before it starts, on 12 Sep 2016, 19:00: give a later time. Annul that ruling"
	if err == nil || !strings.Contains(err.Error(), want) || text.Len() > 0 {
		t.Errorf("error %v", err)
	}
	f.Determinations[0].Annulments = []ceasefire.Annulment{{Reason: "Misread"}}
	again, _ := writtenAgain(t, f)
	if len(again.Determinations) != 1 || len(again.Determinations[0].Annulments) != 0 || !again.Determinations[0].At.Equal(f.Determinations[1].At) {
		t.Errorf("rulings in the template: %+v", again.Determinations)
	}
}

func TestAWriterThatFailsIsTold(t *testing.T) {
	broke := errors.New("the disk is full")
	if err := WriteTemplate(failing{broke}, oneOfEach()); !errors.Is(err, broke) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Times on the nights when clocks change, terms of odd lengths and names of any letters come back as they were.
func TestAnyFrameIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := oneOfEach()
		f.Agreement.Zone = rapid.SampledFrom([]string{"Asia/Beirut", "Europe/Kyiv", "America/Bogota", "UTC", "Asia/Kathmandu"}).Draw(t, "zone")
		zone := f.Agreement.Location()
		instant := rapid.Custom(func(t *rapid.T) time.Time {
			second, grain := rapid.Int64Range(1e9, 2e9).Draw(t, "second"), rapid.SampledFrom([]int64{1, 60, 1800}).Draw(t, "grain")
			return time.Unix(second-second%grain, 0).UTC()
		})
		day := ceasefire.DayOf(instant.Draw(t, "day"), zone)
		f.Agreement.Effect, f.Clocks[0].Starts = instant.Draw(t, "effect"), instant.Draw(t, "start")
		ruledOn := max(day, ceasefire.DayOf(f.Clocks[0].Starts, zone)+1) // nothing is broken before it starts
		f.Determinations[0].At, f.Tallies[0].AsOf = ruledOn.Start(zone), day.Start(zone)
		f.Commitments[0].Due.After = time.Duration(rapid.Int64Range(0, 1e8).Draw(t, "after")) * time.Second
		f.Commitments[0].Title = rapid.StringN(1, 60, 200).Filter(func(s string) bool { return strings.ToValidUTF8(s, "") == s }).Draw(t, "title")
		last := day + ceasefire.Day(rapid.IntRange(0, 40).Draw(t, "days"))
		f.Timeline = []ceasefire.Event{
			{When: ceasefire.MinuteMoment(instant.Draw(t, "minute"), zone.String()), Title: "E"},
			{When: ceasefire.NewMoment(day, last, ceasefire.PrecisionDay, zone), Title: "F"},
		}
		again, text := writtenAgain(t, f)
		ids := cmp.Comparer(func(a, b ceasefire.ID) bool { return a == b || a.IsZero() || b.IsZero() }) // what nothing refers to has none yet
		if diff := cmp.Diff(f, again, ids, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
	})
}

// FuzzTemplateWritten holds writer and reader against each other: whatever text the one takes, the other writes so that it is taken for the
// same, and twice in the same bytes.
func FuzzTemplateWritten(f *testing.F) {
	full, err := os.ReadFile("testdata/full.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Add([]byte(small))
	f.Fuzz(func(t *testing.T, text []byte) {
		frame, _, err := ReadTemplate(bytes.NewReader(text), counter())
		if err != nil {
			return
		}
		again, first := writtenAgain(t, frame)
		if diff := cmp.Diff(frame, again, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		if _, second := writtenAgain(t, again); !bytes.Equal(first, second) {
			t.Error(cmp.Diff(string(first), string(second)))
		}
	})
}
