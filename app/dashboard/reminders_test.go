package dashboard

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/app/intake"
)

func TestReadLeads(t *testing.T) {
	for _, test := range []struct {
		text string
		want []time.Duration
		bad  bool
	}{
		{usualLeads, []time.Duration{0, time.Hour, 24 * time.Hour}, false},
		{"", nil, false},
		{"2 d, 90 min,1h", []time.Duration{time.Hour, 90 * time.Minute, 48 * time.Hour}, false},
		{"1 h, 60 min", []time.Duration{time.Hour}, false},
		{"soon", nil, true},
		{"-1 h", nil, true},
		{"5", nil, true},
		{"1.5 h", nil, true},
		{"3 weeks", nil, true},
	} {
		got, err := readLeads(test.text)
		if (err != nil) != test.bad {
			t.Errorf("%q: error %v", test.text, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

// The banner says what comes before it comes, keeps its words true as time goes by, and is put away by who moves the as-of.
func TestTheBannerRemindsBeforeADeadline(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	at := func(text string) time.Time { return damascus(t, text) }
	r := w.remind
	w.session.now = func() time.Time { return at("2016-09-12 17:58") }
	r.begin(w.session, at("2016-09-12 17:57"))
	r.tick(w.session, at("2016-09-12 17:59"))
	if r.banner.content.Visible() {
		t.Fatalf("between two leads the banner reminds of %q", r.banner.text.Text)
	}
	r.tick(w.session, at("2016-09-12 18:00"))
	if !r.banner.content.Visible() || !strings.Contains(r.banner.text.Text, "In 1 hour: Cessation of hostilities starts.") {
		t.Fatalf("an hour before the start the banner says %q", r.banner.text.Text)
	}
	r.tick(w.session, at("2016-09-12 18:30"))
	if !strings.Contains(r.banner.text.Text, "In 30 minutes: Cessation of hostilities starts.") {
		t.Errorf("half an hour later it says %q", r.banner.text.Text)
	}
	r.tick(w.session, at("2016-09-12 19:00"))
	if !strings.Contains(r.banner.text.Text, "Now: Cessation of hostilities starts.") {
		t.Errorf("at the start it says %q", r.banner.text.Text)
	}
	r.moved(at("2016-09-16 20:00"))
	r.tick(w.session, at("2016-09-16 20:01"))
	if r.banner.content.Visible() {
		t.Errorf("moved over a deadline, it says %q", r.banner.text.Text)
	}
	w.prefs.setLeads("2 d")
	r.tick(w.session, at("2016-09-17 19:01")) // the seven days would be complete on the 19th, 19:00
	if !strings.Contains(r.banner.text.Text, "complete, if it holds") {
		t.Errorf("two days before, as was chosen, it says %q", r.banner.text.Text)
	}
}

// A deadline of the present is told while the past is read, and who goes back to the present has missed nothing.
func TestTheBannerRemindsOfThePresentWhileThePastIsRead(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	r, s := w.remind, w.session
	now := damascus(t, "2016-09-12 17:59")
	s.now = func() time.Time { return now }
	s.asOf = asOf{mode: modeRunning, anchor: now, base: damascus(t, "2016-09-10 12:00")}
	r.begin(s, time.Time{})
	r.tick(s, s.at())
	now = damascus(t, "2016-09-12 18:00")
	r.tick(s, s.at())
	if want := "In the present: In 1 hour: Cessation of hostilities starts."; !r.banner.content.Visible() || !strings.Contains(r.banner.text.Text, want) {
		t.Fatalf("while the past is read the banner says %q, want %q", r.banner.text.Text, want)
	}
	r.moved(damascus(t, "2016-09-11 12:00"))
	r.tick(s, damascus(t, "2016-09-11 12:00"))
	if !r.banner.content.Visible() || !strings.Contains(r.banner.text.Text, "In the present") {
		t.Errorf("scrubbed on, the banner says %q", r.banner.text.Text)
	}
	now = damascus(t, "2016-09-12 19:00")
	s.asOf = asOf{mode: modeLive}
	r.live(now)
	r.tick(s, now)
	if !strings.Contains(r.banner.text.Text, "Now: Cessation of hostilities starts.") {
		t.Errorf("gone back to the present at the start, it says %q", r.banner.text.Text)
	}
}

// Whoever opens a dossier for the first time, or after a long while, is told what is announced already and still ahead; who was here lately is not told
// again.
func TestTheBannerSaysWhatIsAheadToWhoComesLate(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	now := damascus(t, "2016-09-12 14:00")
	for _, test := range []struct {
		name   string
		asOf   asOf
		last   time.Time
		banner string
	}{
		{"never here", asOf{mode: modeLive}, time.Time{}, "In 5 hours: Cessation of hostilities starts."},
		{"away for a week", asOf{mode: modeLive}, now.Add(-longestAway), "In 5 hours: Cessation of hostilities starts."},
		{"here an hour ago", asOf{mode: modeLive}, now.Add(-time.Hour), ""},
		{"here before the day's lead", asOf{mode: modeLive}, now.Add(-48 * time.Hour), "In 5 hours: Cessation of hostilities starts."},
		{"never here, reading the past", asOf{mode: modeRunning, anchor: now, base: damascus(t, "2016-09-10 12:00")}, time.Time{}, "In the present: In 5 hours: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, s := w.remind, w.session
			r.due = nil
			s.now, s.asOf = func() time.Time { return now }, test.asOf
			r.begin(s, test.last)
			r.tick(s, s.at())
			if shown := r.banner.content.Visible(); shown != (test.banner != "") || shown && !strings.Contains(r.banner.text.Text, test.banner) {
				t.Errorf("shown %v: %q, want %q", shown, r.banner.text.Text, test.banner)
			}
			now := now.Add(time.Minute)
			s.now = func() time.Time { return now }
			r.banner.hide()
			r.tick(s, s.at())
			if r.banner.content.Visible() {
				t.Errorf("a minute later it says %q again", r.banner.text.Text)
			}
		})
	}
}

// Where more falls due at once than the banner holds, the clocks come first and the rest is counted: nothing is left out unsaid.
func TestTheBannerCountsWhatItDoesNotHold(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "minsk-2015"})
	r, s := w.remind, w.session
	at := func(text string) time.Time {
		t.Helper()
		when, err := time.ParseInLocation("2006-01-02 15:04", text, s.zone)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	s.now = func() time.Time { return at("2015-02-16 23:59") }
	r.begin(s, at("2015-02-16 23:58"))
	r.tick(s, at("2015-02-17 00:00"))
	lines := strings.Split(r.banner.text.Text, "\n")
	leads, err := readLeads(usualLeads)
	if err != nil {
		t.Fatal(err)
	}
	all := s.visible(at("2015-02-17 00:00")).Reminders(at("2015-02-16 23:58"), at("2015-02-17 00:00"), leads)
	if len(all) <= mostReminders || len(lines) != mostReminders+1 {
		t.Fatalf("%d fall due, the banner says %q", len(all), lines)
	}
	if lines[0] != "Now: Withdrawal of heavy weapons has begun." || lines[mostReminders] != "And "+grouped(len(all)-mostReminders)+" more: see Compliance." {
		t.Errorf("the banner says %q", lines)
	}
}
