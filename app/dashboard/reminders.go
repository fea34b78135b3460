package dashboard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// usualLeads is when an analyst is reminded of a deadline as long as nothing else was chosen.
const usualLeads = "24 h, 1 h, 0"

// longestAway is how long ago a reminder may have been due that is told when the program starts again.
const longestAway = 7 * 24 * time.Hour

// reminder says what comes before it comes: in the window in any reading, and on the desktop while the present is read.
type reminder struct {
	window *Window
	banner *notice
	// told is the as-of up to which everything was said; zero where nothing was read yet.
	told time.Time
	// present is the instant of the computer's clock up to which everything was said, whatever is being read; ofPresent that the banner is about it while
	// the past is read.
	present   time.Time
	ofPresent bool
	// fresh is set until the first tick where the dossier was never opened here, or not for a long while: what is ahead was then not announced to anybody.
	fresh bool
	// due are the reminders in the banner, whose words change as time goes by.
	due []ceasefire.Reminder
}

// mostReminders is how many reminders the banner shows; it says how many more there are.
const mostReminders = 4

func newReminder(w *Window) *reminder { return &reminder{window: w, banner: newNotice()} }

// begin starts saying anew: from an instant where the present is read, so that what fell due while the program was closed is said; else from the
// next tick. Where that instant is unknown or long ago, the next tick says what is announced already and still ahead.
func (r *reminder) begin(s *session, last time.Time) {
	r.banner.hide()
	now := s.now()
	away := last.IsZero() || last.After(now) || now.Sub(last) >= longestAway
	r.told, r.present, r.ofPresent, r.fresh = time.Time{}, now, false, away
	if s.asOf.mode == modeLive && !away {
		r.told = last
	}
}

// live goes over to the present, of which nothing was missed while the past was read.
func (r *reminder) live(now time.Time) {
	if r.told = r.present; r.told.IsZero() {
		r.told = now
	}
	if !r.ofPresent {
		r.banner.hide()
	}
}

// moved forgets what lies between two instants that nobody waited through: who scrubs needs no reminder of what was skipped, but of what comes
// after the instant moved to.
func (r *reminder) moved(to time.Time) {
	if to.Equal(r.told) {
		return
	}
	if r.told = to; !r.ofPresent {
		r.banner.hide()
	}
}

// tick says what became due since the last tick. Nothing is counted down: a computer that slept, or whose clock was changed, asks what lies
// between the two readings of the clock.
func (r *reminder) tick(s *session, at time.Time) {
	from := r.told
	r.told = at
	leads, err := readLeads(r.window.prefs.leads())
	if err != nil {
		r.window.notice.fail("reading when to remind", err)
		return
	}
	fresh := r.fresh
	r.fresh = false
	r.tickPresent(s, leads, fresh)
	r.say(s, at, r.news(s, from, at, leads, fresh && s.asOf.mode == modeLive))
}

// news gives what is to be said at an instant, when everything up to another was said: zero where nothing was.
func (r *reminder) news(s *session, from, at time.Time, leads []time.Duration, fresh bool) []ceasefire.Reminder {
	switch {
	case fresh:
		return s.visible(at).StillAhead(at, leads)
	case from.IsZero() || !at.After(from):
		return nil
	}
	return s.visible(at).Reminders(from, at, leads)
}

// say shows the news of what is being read, or lets the words of the banner be true at the instant.
func (r *reminder) say(s *session, at time.Time, news []ceasefire.Reminder) {
	if len(news) == 0 {
		if !r.ofPresent {
			r.banner.retext(r.text(s, at))
		}
		return
	}
	r.ofPresent = false
	r.due = append(clocksFirst(news), r.stillDue(news)...)
	r.banner.say(r.text(s, at), "Show the clocks", func() { r.window.showPage(pageClocks) })
	if s.asOf.mode == modeLive {
		r.window.app.SendNotification(fyne.NewNotification(s.frame.Agreement.Title, r.text(s, at)))
	}
}

// tickPresent says what became due in the present while the past is read: a deadline does not wait for who looks back.
func (r *reminder) tickPresent(s *session, leads []time.Duration, fresh bool) {
	from, now := r.present, s.now()
	r.present = now
	if s.asOf.mode == modeLive || from.IsZero() || !fresh && !now.After(from) {
		return
	}
	present := s.frame.At(ceasefire.AsOf{At: now})
	news := present.Reminders(from, now, leads)
	if fresh {
		news = present.StillAhead(now, leads)
	}
	if len(news) == 0 {
		return
	}
	r.due, r.ofPresent = clocksFirst(news), true
	text := "In the present: " + r.text(s, now)
	r.banner.say(text, "Read the present", r.window.header.live)
	r.window.app.SendNotification(fyne.NewNotification(s.frame.Agreement.Title, text))
}

// stillDue gives the reminders that are shown and of which there is no news.
func (r *reminder) stillDue(news []ceasefire.Reminder) []ceasefire.Reminder {
	if !r.banner.content.Visible() {
		return nil
	}
	return slices.DeleteFunc(r.due, func(old ceasefire.Reminder) bool {
		return slices.ContainsFunc(news, func(n ceasefire.Reminder) bool { return n.What == old.What && n.Party == old.Party })
	})
}

// clocksFirst puts the clocks before what falls due by them.
func clocksFirst(news []ceasefire.Reminder) []ceasefire.Reminder {
	return append(only(news, true), only(news, false)...)
}

// only gives the reminders of clocks, or those of commitments.
func only(news []ceasefire.Reminder, clocks bool) []ceasefire.Reminder {
	return slices.DeleteFunc(slices.Clone(news), func(r ceasefire.Reminder) bool { return r.Clock != clocks })
}

// text says what is due as it stands at an instant: the newest few, the clocks before what falls due by them, and how many more there are.
func (r *reminder) text(s *session, at time.Time) string {
	shown := r.due[:min(len(r.due), mostReminders)]
	sentences := make([]string, len(shown))
	for i, d := range shown {
		sentences[i] = d.Sentence(at, s.zone)
	}
	if more := len(r.due) - len(shown); more > 0 {
		sentences = append(sentences, "And "+grouped(more)+" more: see Compliance.")
	}
	return strings.Join(sentences, "\n")
}

// ask lets the analyst say how long before a deadline to be reminded.
func (r *reminder) ask() {
	w := r.window
	leads := newFormEntry(false, nil)
	leads.SetText(w.prefs.leads())
	leads.Validator = func(text string) error {
		_, err := readLeads(text)
		return err
	}
	form := []*widget.FormItem{widget.NewFormItem("Before each deadline", leads)}
	form[0].HintText = "such as 24 h, 1 h, 0: a day before, an hour before, and at it"
	d := dialog.NewForm("Reminders", "Keep", "Cancel", form, func(ok bool) {
		if ok {
			w.prefs.setLeads(strings.TrimSpace(leads.Text))
		}
	}, w.win)
	w.askIn(d, leads)
}

// readLeads reads times before a deadline: numbers of days (d), hours (h) or minutes (min) with commas between them; 0 is the deadline itself. None
// at all is no reminder.
func readLeads(text string) ([]time.Duration, error) {
	var leads []time.Duration
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		lead, err := readLead(part)
		if err != nil {
			return nil, err
		}
		leads = append(leads, lead)
	}
	slices.Sort(leads)
	return slices.Compact(leads), nil
}

func readLead(text string) (time.Duration, error) {
	units := map[string]time.Duration{"d": 24 * time.Hour, "h": time.Hour, "min": time.Minute}
	digits := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz ")
	n, err := strconv.Atoi(digits)
	unit, known := units[strings.TrimSpace(strings.TrimPrefix(text, digits))]
	switch {
	case err != nil || n < 0 || n > 10000 || !known && n != 0:
		return 0, fmt.Errorf("%q is not a time before a deadline: write numbers of d, h or min with commas between them, such as 24 h, 1 h, 0", text)
	case n == 0:
		return 0, nil
	}
	return time.Duration(n) * unit, nil
}
