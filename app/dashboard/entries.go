package dashboard

import (
	"context"
	"slices"
	"sync"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// entries writes new incidents one after the other, in the order in which they were asked to be saved and behind the drafts that were typed before: their form goes on to the next at once, so that nobody waits
// for the disk and nothing that is typed meanwhile belongs to the wrong one. What is being written is its draft until it is written.
type entries struct {
	window *Window
	mu     sync.Mutex
	under  []*entered
}

// entered is an incident that is being written; slot is the name of its draft.
type entered struct {
	session *session
	slot    string
	ctx     context.Context
	cancel  context.CancelFunc
}

// begin says that an incident is about to be written, so that its draft's name is taken before its form goes on.
func (e *entries) begin(session *session, slot string) *entered {
	one := &entered{session: session, slot: slot}
	one.ctx, one.cancel = context.WithCancel(context.Background())
	e.mu.Lock()
	defer e.mu.Unlock()
	e.under = append(e.under, one)
	return one
}

// enterIn writes an entry, once what is still to be found of it is filled in, and under a headline made of what happened where none was typed; meant is nil where nothing is to be found.
func enterIn(ctx context.Context, dossier *store.Dossier, entry store.Entry, meant func(context.Context, *ceasefire.Incident) error) (ceasefire.Incident, error) {
	if meant != nil {
		if err := meant(ctx, &entry.Incident); err != nil {
			return ceasefire.Incident{}, err
		}
	}
	if entry.Incident.Title == "" { // as what comes in from a file without one has it: tables, maps and exports have something to call it by
		entry.Incident.Title = entry.Incident.MadeTitle()
	}
	return dossier.Enter(ctx, entry)
}

// write has it written, and tells what came of it unless the dossier was left by then.
func (e *entries) write(one *entered, entry store.Entry, meant func(context.Context, *ceasefire.Incident) error, done func(ceasefire.Incident, error)) {
	w, session := e.window, one.session
	late := time.AfterFunc(savingShown, func() { w.draw(func() { e.say(one) }) })
	w.queue.add("saving the incident", func(context.Context) error {
		saved, err := enterIn(one.ctx, session.dossier, entry, meant)
		if one.ctx.Err() != nil && err != nil {
			err = one.ctx.Err()
		}
		late.Stop()
		one.cancel()
		if err == nil {
			w.owing.forget(entry.Form)
		}
		w.do(func() {
			e.over(one)
			if w.session == session {
				done(saved, err)
			}
		})
		return nil
	})
}

// say says that an incident is being saved, where that takes long, with what it waits for and a way to call it off.
func (e *entries) say(one *entered) {
	e.mu.Lock()
	still := slices.Contains(e.under, one)
	e.mu.Unlock()
	if still && e.window.session == one.session {
		e.window.notice.say(savingWords(one.session.dossier), "Cancel", one.cancel)
	}
}

// over notes that an incident is written, or was refused.
func (e *entries) over(one *entered) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.under = slices.DeleteFunc(e.under, func(other *entered) bool { return other == one })
}

// drafts gives the names of the drafts of a dossier that are being written as incidents: until that is over they are not to be gone on with, and their names are taken.
func (e *entries) drafts(d *store.Dossier) (slots []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, one := range e.under {
		if one.session.dossier == d {
			slots = append(slots, one.slot)
		}
	}
	return slots
}
