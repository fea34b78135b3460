package dashboard

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// lastView is how a dossier was being read when it was left.
type lastView struct {
	Mode   readMode         `json:"mode"`
	At     time.Time        `json:"at"`
	Known  time.Time        `json:"known"`
	Filter ceasefire.Filter `json:"filter"`
}

// takeUp reads a session as it was left, else from the instant that the dossier names for a first look, else as of now.
func (w *Window) takeUp(ctx context.Context, s *session) error {
	s.filter = ceasefire.Filter{Scope: ceasefire.ViewIn}
	if text := w.prefs.view(s.dossier.Path()); text != "" {
		var last lastView
		if err := json.Unmarshal([]byte(text), &last); err == nil {
			s.left = last.At
			s.asOf, s.filter, s.known = asOf{mode: last.Mode, base: last.At, anchor: s.now()}, last.Filter, last.Known
			s.then, err = s.dossier.FrameKnown(ctx, s.view().AsOf) // the clocks tick before the pages are read
			return err
		}
	}
	at, found, err := firstInstant(ctx, s.dossier, s.zone)
	if found {
		s.asOf = asOf{mode: modeRunning, base: at, anchor: s.now()}
	}
	return err
}

// firstInstant reads the instant that the dossier names for a first look.
func firstInstant(ctx context.Context, d *store.Dossier, zone *time.Location) (time.Time, bool, error) {
	text, found, err := d.Setting(ctx, intake.SettingOpenAt)
	if err != nil || !found {
		return time.Time{}, false, err
	}
	at, err := ceasefire.ParseInstant(text, zone)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("reading the instant of the first look: %w", err)
	}
	return at, true, nil
}

// leave remembers how the session is being read.
func (w *Window) leave(s *session) {
	text, err := json.Marshal(lastView{Mode: s.asOf.mode, At: s.at(), Known: s.known, Filter: s.filter})
	if err != nil {
		w.notice.fail("remembering the view", err)
		return
	}
	w.prefs.setView(s.dossier.Path(), string(text))
}
