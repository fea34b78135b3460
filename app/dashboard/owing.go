package dashboard

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// owed is a text that was typed and that its dossier does not hold yet.
type owed struct {
	dossier *store.Dossier
	text    string
	changed time.Time // on the computer's clock
	since   time.Time // that the dossier is behind
	tried   time.Time // when it last failed to take it
	queued  bool
	told    bool
}

// owing is what was typed and the dossier in the window does not hold yet: it is tried again and again, and what takes longer lies in the user's own folder meanwhile.
type owing struct {
	window *Window
	mu     sync.Mutex
	texts  map[string]*owed  // by the names of their drafts
	held   map[string]string // what the dossier holds of the forms that are open
	aside  map[string]string // what lies in the user's own folder
	files  []*owedFile
	// asideFiles are those of the files that lie in the user's own folder.
	asideFiles []ceasefire.ID
	busy       bool // that something is being put there
	file       *safekeeping.Aside
	place      sync.Mutex // held by whoever writes there
}

// lateAfter is how long the dossier may take before what was typed is put in the user's own folder: with the beats of the window that is well within a second. againAfter is how long it is left alone after it failed, and
// settleWithin how long it is waited for when it is closed.
const lateAfter, againAfter, settleWithin = 200 * time.Millisecond, time.Second, time.Second

func newOwing(w *Window) *owing {
	return &owing{window: w, texts: map[string]*owed{}, held: map[string]string{}, aside: map[string]string{}}
}

// begin begins with a session's dossier, of which nothing is owed yet.
func (o *owing) begin(s *session) {
	o.end()
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.window.options.DataDir != "" {
		o.file = safekeeping.NewAside(o.window.options.DataDir, s.dossier.Path(), s.frame.Agreement.ID)
	}
}

// end forgets what is owed; what lies in the user's own folder stays there for the next opening.
func (o *owing) end() {
	o.place.Lock()
	defer o.place.Unlock()
	o.mu.Lock()
	defer o.mu.Unlock()
	clear(o.texts)
	clear(o.held)
	o.aside, o.file, o.files, o.asideFiles = map[string]string{}, nil, nil, nil
}

// holds notes what the dossier holds under a draft's name.
func (o *owing) holds(slot, content string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.held[slot] = content
}

// owe has a text kept, in the place of what was typed there before.
func (o *owing) owe(d *store.Dossier, slot, text string) {
	o.mu.Lock()
	t := o.texts[slot]
	if t == nil {
		t = &owed{dossier: d, since: time.Now()}
		o.texts[slot] = t
	}
	t.text, t.changed = text, o.window.options.Now()
	begin := !t.queued && time.Since(t.tried) >= againAfter
	t.queued = t.queued || begin
	o.mu.Unlock()
	if begin {
		o.queue(slot)
	}
}

func (o *owing) queue(slot string) {
	o.window.queue.add("keeping the draft", func(ctx context.Context) error { return o.write(ctx, slot) })
}

// write writes the newest text of a draft into its dossier.
func (o *owing) write(ctx context.Context, slot string) error {
	o.mu.Lock()
	t := o.texts[slot]
	if t == nil { // it was saved or dropped meanwhile
		o.mu.Unlock()
		return nil
	}
	text := t.text
	o.mu.Unlock()
	err := t.dossier.SaveDraft(ctx, slot, text)
	if o.wrote(slot, t, text, err) {
		o.queue(slot)
	}
	if err != nil {
		o.tell(t, err)
	}
	return nil
}

// wrote notes what came of a writing, and reports whether there is a newer text to write.
func (o *owing) wrote(slot string, t *owed, text string, err error) (again bool) {
	o.mu.Lock()
	t.queued = false
	if err != nil {
		t.tried = time.Now()
		o.mu.Unlock()
		return false
	}
	t.told, t.since, t.tried = false, time.Now(), time.Time{}
	if o.texts[slot] == t { // and was not dropped meanwhile
		o.held[slot] = text
		if again = t.text != text; !again {
			delete(o.texts, slot)
		}
	}
	t.queued = again
	_, lies := o.aside[slot]
	o.mu.Unlock()
	if lies {
		if err := o.putAside(); err != nil {
			slog.Error("forgetting what the dossier holds now", "error", err)
		}
	}
	return again
}

// tell puts what the dossier does not take in the user's own folder, and says so once.
func (o *owing) tell(t *owed, why error) {
	failed := o.putAside()
	o.mu.Lock()
	told := t.told
	t.told = true
	o.mu.Unlock()
	w := o.window
	if told || t.dossier.Damage() != nil && failed == nil { // which the bar says
		return
	}
	w.do(func() {
		if failed != nil {
			w.notice.fail("keeping the draft", errors.Join(why, failed))
			return
		}
		slog.Error("keeping the draft", "error", why)
		w.offerWayOn(why)
		var gone *store.GoneError
		if errors.As(why, &gone) { // of which the sentence says it all
			why = gone
		}
		w.notice.say("The dossier takes no drafts just now: "+lowered(sentence(why))+" What you type is kept in your own folder until it does.", "", nil)
	})
}

// beat tries again what failed, and puts in the user's own folder what takes long.
func (o *owing) beat(now time.Time) {
	o.mu.Lock()
	var again []string
	late := false
	for slot, t := range o.texts {
		if !t.queued && now.Sub(t.tried) >= againAfter {
			t.queued = true
			again = append(again, slot)
		}
		late = late || now.Sub(t.since) >= lateAfter && o.aside[slot] != t.text
	}
	files, lateFile := o.lateFiles(now)
	late = late || lateFile
	begin := late && !o.busy
	o.busy = o.busy || begin
	o.mu.Unlock()
	for _, slot := range again {
		o.queue(slot)
	}
	for _, f := range files {
		o.queueFile(f)
	}
	if begin {
		o.window.beside(o.putLate)
	}
}

// putLate puts what takes long in the user's own folder.
func (o *owing) putLate() {
	if err := o.putAside(); err != nil {
		slog.Error("keeping what is typed aside", "error", err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.busy = false
}

// errNoFolder says that there is no folder of the user's own.
var errNoFolder = errors.New("there is no folder of your own to keep what you type in")

// putAside has exactly what is owed lie in the user's own folder.
func (o *owing) putAside() error {
	o.place.Lock()
	defer o.place.Unlock()
	o.mu.Lock()
	drafts, texts, file := map[string]safekeeping.Typed{}, map[string]string{}, o.file
	for slot, t := range o.texts {
		drafts[slot], texts[slot] = safekeeping.Typed{Content: t.text, Base: o.held[slot], Changed: t.changed}, t.text
	}
	files, ids := o.filesAside()
	same := maps.Equal(texts, o.aside) && slices.Equal(ids, o.asideFiles)
	o.mu.Unlock()
	switch {
	case same:
		return nil
	case file == nil:
		return errNoFolder
	}
	if err := file.Keep(drafts, files); err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.aside, o.asideFiles = texts, ids
	return nil
}

// forget forgets a draft that was saved or dropped.
func (o *owing) forget(slot string) {
	o.mu.Lock()
	delete(o.texts, slot)
	delete(o.held, slot)
	_, lies := o.aside[slot]
	o.mu.Unlock()
	if lies {
		o.window.beside(o.putLate)
	}
}

// settle writes what is left before the dossier is closed, into it or into the user's own folder, and gives why something is kept nowhere.
func (o *owing) settle(within time.Duration) error {
	o.mu.Lock()
	var left []string
	for slot, t := range o.texts {
		if !t.queued {
			t.queued = true
			left = append(left, slot)
		}
	}
	files, _ := o.lateFiles(time.Now().Add(againAfter))
	o.mu.Unlock()
	for _, slot := range left {
		o.queue(slot)
	}
	for _, f := range files {
		o.queueFile(f)
	}
	o.window.queue.finishWithin(within)
	return o.putAside()
}

// over gives the drafts of a form as they will be once all is written.
func (o *owing) over(list []store.Draft, form string) []store.Draft {
	o.mu.Lock()
	defer o.mu.Unlock()
	for slot, t := range o.texts {
		if form != "" && slot != form && !strings.HasPrefix(slot, form+"#") {
			continue
		}
		list = slices.DeleteFunc(list, func(d store.Draft) bool { return d.Form == slot })
		list = append([]store.Draft{{Form: slot, Content: t.text, Changed: t.changed}}, list...)
	}
	for _, f := range o.files {
		if (form == "" || f.slot == form || strings.HasPrefix(f.slot, form+"#")) && !slices.ContainsFunc(list, func(d store.Draft) bool { return d.Form == f.slot }) {
			list = append([]store.Draft{{Form: f.slot, Changed: f.changed}}, list...)
		}
	}
	return list
}
