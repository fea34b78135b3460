package dashboard

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"

	"truceboard/app/intake"
	"truceboard/app/safekeeping"
	"truceboard/store"
)

// sampleName is the sample dossier's file in the user's data folder.
const sampleName = "Syria September 2016 (sample).truce"

// openFirst opens the dossier that was asked for, else the last one, else the sample.
func (w *Window) openFirst() {
	w.tellCrash()
	if w.options.File != "" {
		w.open(w.options.File)
		return
	}
	for _, path := range w.prefs.recent() {
		if _, err := os.Stat(path); err == nil {
			w.open(path)
			return
		}
	}
	w.openSample()
}

// openSample opens the sample dossier, making it first where it is not there yet.
func (w *Window) openSample() {
	path := filepath.Join(w.options.DataDir, sampleName)
	if _, err := os.Stat(path); err == nil {
		w.open(path)
		return
	}
	w.create(path, intake.Making{Template: intake.SampleTemplate, Sample: true})
}

// create makes a dossier beside the window and opens it.
func (w *Window) create(path string, m intake.Making) {
	w.notice.say("Making the dossier "+filepath.Base(path)+" …", "", nil)
	m.Who, m.Now = w.who(), w.options.Now
	w.background("making a dossier", func(ctx context.Context) (func(), error) {
		if err := intake.New(ctx, path, m); err != nil {
			w.do(w.sayNothingOpen)
			return nil, err
		}
		return func() {
			w.notice.hide()
			w.open(path)
		}, nil
	})
}

// open opens a dossier beside the window and, when that went well, shows it in place of the present one.
func (w *Window) open(path string) {
	present := w.session
	w.background("opening a dossier", func(ctx context.Context) (func(), error) {
		s, ask, err := w.loadOrAsk(ctx, path, present)
		if s != nil {
			return func() { w.adopt(s) }, nil
		}
		w.do(w.sayNothingOpen)
		return ask, err
	})
}

// loadOrAsk loads a dossier, or gives what asks how it is to be opened where that is for the user to say.
func (w *Window) loadOrAsk(ctx context.Context, path string, present *session) (s *session, ask func(), err error) {
	if store.IsSealed(path) {
		return nil, func() { w.askUnlock(path) }, nil
	}
	s, err = w.load(ctx, path, present)
	if isDamage(err) {
		return nil, func() { w.askDamage(path, "it cannot be read") }, nil
	}
	if log := strayLog(err); log != "" {
		return nil, func() { w.askStrayLog(path, log) }, nil
	}
	return s, nil, err
}

// load opens a dossier for writing, or for reading alone where the file cannot be written or another window has it. It follows the session that is in the window, if there is
// one, which may be of the same file.
func (w *Window) load(ctx context.Context, path string, present *session) (*session, error) {
	options := store.Options{Who: w.who(), Now: w.options.Now, Hold: true}
	if present != nil {
		options.After = present.dossier
	}
	return w.loadAs(ctx, path, options)
}

func (w *Window) loadAs(ctx context.Context, path string, options store.Options) (*session, error) {
	options.Written = func() {
		w.do(func() {
			w.followTurns()
			w.vouch.wrote()
		})
	}
	d, err := store.Open(ctx, path, options)
	if err != nil {
		return nil, err
	}
	s, err := newSession(ctx, d, w.options.Now)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if err := w.takeUp(ctx, s); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if s.ahead, err = safekeeping.AheadOf(ctx, d, w.options.Now(), s.zone); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return s, nil
}

// adopt puts a session in the window and has it read.
func (w *Window) adopt(s *session) {
	w.seat(s)
	if w.watches {
		w.watch(s)
	}
	s.reload()
}

// seat puts a session in the place of the one in the window.
func (w *Window) seat(s *session) {
	w.closeSession()
	w.notice.hide() // what it offers to take back is of the dossier that was left
	w.notice.before = nil
	w.session = s
	w.showNothing(false)
	w.owing.begin(s)
	s.deliver = func(shot *Snapshot) { w.draw(func() { w.deliver(s, shot) }) }
	s.early = func(shot *Snapshot) { w.draw(func() { w.showEarly(s, shot) }) }
	s.drawn = w.drawn
	s.fail = func(err error) { w.draw(func() { w.failed(s, err) }) }
	path := s.dossier.Path()
	if !s.passing {
		w.prefs.remember(path)
	}
	w.maps.takeUp(path)
	w.incidents.recall(path)
	w.buildMenu()
	w.entitle(path, "")
	w.held.show(s)
	w.openDoors()
	w.askWhoOnce()
	w.offerDrafts()
	if s.ahead != "" && w.writes() {
		w.notice.say(s.ahead, "Close", w.notice.hide)
	}
	w.remind.begin(s, s.left)
	w.turns = store.Turns{}
	w.followTurns()
}

// entitle names the window by its dossier's file, and by its agreement once it was read as it is to be shown.
func (w *Window) entitle(path, agreement string) {
	title := filepath.Base(path) + " · Truceboard"
	if agreement != "" {
		title = agreement + " · " + title
	}
	if w.win.Title() != title {
		w.win.SetTitle(title)
	}
}

// deliver shows a snapshot, unless its session was left in the meantime.
func (w *Window) deliver(s *session, shot *Snapshot) {
	if w.session != s {
		return
	}
	s.frame, s.then, s.zone = shot.Present, shot.Whole, shot.Present.Agreement.Location() // an import or an undo may have brought another agreement
	w.entitle(s.dossier.Path(), shot.Whole.Agreement.Name())
	w.show(shot)
	w.tellShown()
	if !s.delivered {
		s.delivered = true
		w.goOnTyping(s)
		afterFrame(func() { w.quickly(s) }) // it takes a core for seconds where the dossier is large
	}
}

// showEarly shows the clocks, and on the pages what needs no incidents, of a dossier whose incidents are still being read: they count none, and say that they wait.
func (w *Window) showEarly(s *session, shot *Snapshot) {
	if w.session != s || w.shot != nil {
		return
	}
	s.then = shot.Whole
	w.entitle(s.dossier.Path(), shot.Whole.Agreement.Name())
	w.header.show(shot)
	for _, p := range w.pages {
		if early, ok := p.(earlyPage); ok {
			early.showEarly(shot)
		}
	}
	w.coming = true
	s.waits = shot
	w.tellShown()
}

// failed says that a session could not be read: the pages that wait for its incidents say so, in the place of what they wait for. Of damage the dialog tells, and nothing beside that.
func (w *Window) failed(s *session, err error) {
	if w.session == s && w.shot == nil && s.waits != nil {
		unread := *s.waits
		unread.Unread = true
		w.showEarly(s, &unread)
	}
	if w.session != s || !isDamage(err) {
		w.notice.fail("reading the dossier", err)
		return
	}
	slog.Error("reading the dossier", "error", err)
	s.dossier.Distrust(err)
	w.foundDamage(s, "a part of it cannot be read")
}

// closeSession closes the present dossier, if there is one.
func (w *Window) closeSession() {
	if w.session == nil {
		return
	}
	unkept := w.letGo()
	w.incidents.form.drop()
	if w.covered != nil {
		w.covered.uncover()
	}
	w.maps.leave(w.session.dossier.Path())
	if err := w.session.close(); err != nil {
		w.notice.fail("closing the dossier", err)
	}
	w.session, w.shot, w.coming = nil, nil, false
	clear(w.typed)
	w.owing.end()
	if unkept != nil {
		w.notice.fail("keeping what was typed", unkept)
	}
}

// letGo ends what goes on beside the window about the present dossier, and keeps what was typed last. It gives why something of that is kept nowhere.
func (w *Window) letGo() (unkept error) {
	w.keep.end()
	w.vouch.end()
	w.leave(w.session)
	w.keepDrafts()
	return w.owing.settle(settleWithin)
}

// askOpen lets the user choose a dossier.
func (w *Window) askOpen() {
	w.chooseFile(fileChoice{doing: "choosing a dossier", endings: dossierEndings()}, w.open)
}
