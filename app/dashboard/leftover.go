package dashboard

import (
	"context"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// leftover is what was left unsaved in the form of an incident: what was typed, the files that were added, and the names of those that the incident has.
type leftover struct {
	draft incidentDraft
	typed bool
	files []draftFile
	kept  []string
}

// any reports whether anything was left.
func (l leftover) any() bool { return l.typed || len(l.files) > 0 }

// readLeftover reads what was left unsaved in the form of an incident, that of a new one where the ID is zero.
func readLeftover(ctx context.Context, d *store.Dossier, id ceasefire.ID) (l leftover, err error) {
	name := draftOf(draftIncident, id)
	if l.draft, l.typed, err = readDraft[incidentDraft](ctx, d, name); err != nil {
		return l, err
	}
	if l.files, err = draftFiles(ctx, d, name); err != nil || id.IsZero() {
		return l, err
	}
	kept, err := d.Attachments(ctx, id)
	for _, a := range kept {
		l.kept = append(l.kept, a.Name)
	}
	return l, err
}

// unlessTyping begins a new incident that is filled in already, unless one is half typed: nothing of that is lost unless it is said so.
func (p *incidentsPage) unlessTyping(begin func(ctx context.Context) (func(), error)) {
	session, w := p.window.session, p.window
	w.background("reading what was being typed", func(ctx context.Context) (func(), error) {
		left, err := readLeftover(ctx, session.dossier, ceasefire.ID{})
		if err != nil {
			return nil, err
		}
		if !left.any() {
			return begin(ctx)
		}
		return func() {
			w.notice.say("A new incident is half typed and not saved: New incident (Ctrl+N) goes on with it.", "Discard it and begin", func() {
				p.form.files.forget(left.files)
				w.background("dropping the draft", func(ctx context.Context) (func(), error) {
					if err := session.dossier.DropDraft(ctx, draftOf(draftIncident, ceasefire.ID{})); err != nil {
						return nil, err
					}
					return begin(ctx)
				})
			})
		}, nil
	})
}
