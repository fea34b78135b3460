package dashboard

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// The two ways of opening a sealed dossier.
const byPassphrase, byKeyFile = "A passphrase", "A file with my key"

// unlockForm asks for what opens a sealed dossier, and opens it into a file: one of that name where the dossier is to be kept, or one that is put away again.
type unlockForm struct {
	*modal
	sealed     string
	passing    bool // into a file that is put away again
	by         *pick
	passphrase *formEntry
	secret     *secretFields
	keys, into *formEntry
	what       *widgets.Prose
	do         *button
	stop       context.CancelFunc
	then       func(path string)
}

// dossierEndings are the endings of the files that are offered where a dossier is chosen.
func dossierEndings() []string { return []string{".truce", ".age", ".sealed"} }

// askUnlock asks what opens a sealed dossier and where it is to lie, and opens it.
func (w *Window) askUnlock(sealed string) {
	if w.modal != nil {
		return
	}
	u := newUnlockForm(w, sealed, false, w.open)
	u.into.SetText(unsealedName(sealed))
	u.open("Open a sealed dossier", "Open")
}

// askUnlockForMerge asks what opens a sealed copy, and merges it.
func (w *Window) askUnlockForMerge(sealed string) {
	session := w.session
	u := newUnlockForm(w, sealed, true, func(path string) {
		if w.session != session {
			w.putAway(path)
			return
		}
		w.openMerge(otherCopy{name: filepath.Base(sealed), path: path, putAway: func() { w.putAway(path) }})
	})
	u.into.SetText(w.besideInData(".merging-" + store.NewID().String()))
	u.open("The other copy is sealed", "Open")
}

// besideInData gives the name of a hidden file of the open dossier's in the user's own data folder.
func (w *Window) besideInData(what string) string {
	return filepath.Join(w.options.DataDir, "."+filepath.Base(w.session.dossier.Path())+what)
}

// removeLeftBehind removes what an earlier run of the program left of the dossier's hidden copies when it was killed.
func (w *Window) removeLeftBehind(s *session) {
	if s.dossier.ReadOnly() {
		return
	}
	path, now := s.dossier.Path(), w.options.Now()
	w.background("removing what was left behind", func(context.Context) (func(), error) {
		return nil, errors.Join(store.RemoveLeftBehind(path, now), store.RemoveLeftBehind(filepath.Join(w.options.DataDir, filepath.Base(path)), now))
	})
}

// putAway removes a file that was opened for a while.
func (w *Window) putAway(path string) {
	w.background("removing what was opened for a while", func(context.Context) (func(), error) {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("removing %s: %w: remove it yourself", path, err)
		}
		return nil, nil
	})
}

// unsealedName gives what a sealed dossier is called once it is open: a name that no file has yet.
func unsealedName(sealed string) string {
	name := strings.TrimSuffix(sealed, filepath.Ext(sealed))
	if !strings.EqualFold(filepath.Ext(name), ".truce") {
		name += ".truce"
	}
	if _, err := os.Lstat(name); err == nil {
		return store.FreeName(name, "opened")
	}
	return name
}

func newUnlockForm(w *Window, sealed string, passing bool, then func(string)) *unlockForm {
	u := &unlockForm{modal: w.newModal(), sealed: sealed, passing: passing, then: then}
	f := u.form
	u.submit, u.closed = u.unlock, u.halt
	u.by, u.secret = f.pick([]string{byPassphrase, byKeyFile}), f.secrets(1)
	u.passphrase = u.secret.entries[0]
	u.keys, u.into = f.entry("A file with AGE-SECRET-KEY-1… or a private key of ssh"), f.entry("A file that ends in .truce")
	u.what = f.remark()
	f.add(f.field("by", "It opens with", u.by))
	f.add(f.field("passphrase", "Passphrase", container.NewVBox(u.passphrase, u.secret.show)))
	f.add(f.field("keys", "Key file", container.NewBorder(nil, nil, nil, newButton("Choose…", u.chooseKeys), u.keys)))
	f.add(f.field("into", "The opened dossier is kept as", container.NewBorder(nil, nil, nil, newButton("Folder…", func() { w.chooseFolder(u.into) }), u.into)))
	for _, e := range []*formEntry{u.passphrase, u.keys, u.into} {
		e.OnSubmitted = func(string) { u.unlock() }
	}
	f.live = u.heed
	f.fill(func() { u.by.SetSelectedIndex(0) })
	return u
}

func (u *unlockForm) open(title, word string) {
	u.do = newButton(word, u.unlock)
	u.do.Importance = widget.HighImportance
	u.heed()
	u.what.SetText(u.words())
	u.show(title, fyne.NewSize(620, 420), u.passphrase, newButton("Cancel", u.close), u.do)
}

func (u *unlockForm) words() string {
	if u.passing {
		return "→ " + filepath.Base(u.sealed) + ". It is opened in your own data folder, for you alone, and removed once it is merged or this is closed."
	}
	return "→ " + filepath.Base(u.sealed) + ". The sealed file stays as it is; the opened one can be read by whoever has this computer."
}

// heed shows the fields that the way of opening asks for.
func (u *unlockForm) heed() {
	word := u.by.Selected != byKeyFile
	u.form.show(word, "passphrase")
	u.form.show(!word, "keys")
	u.form.show(!u.passing, "into")
}

func (u *unlockForm) chooseKeys() {
	wrong := func(err error) { u.tell("keys", err) }
	u.window.chooseFile(fileChoice{folder: filepath.Dir(u.sealed), tell: wrong}, u.keys.SetText)
}

func (u *unlockForm) tell(field string, err error) {
	u.form.tell("", []ceasefire.Problem{{Field: field, Message: sentence(err)}})
}

// halt stops the opening.
func (u *unlockForm) halt() {
	if u.stop != nil {
		u.stop()
		u.stop = nil
	}
}

// unlock opens the sealed dossier beside the window. What does not open is said beside its field.
func (u *unlockForm) unlock() {
	if u.stop != nil {
		return
	}
	field, into := "passphrase", typed(u.into)
	if u.by.Selected == byKeyFile {
		field = "keys"
	}
	if !u.passing {
		into = withEnding(into)
	}
	ctx, stop := context.WithCancel(context.Background())
	u.stop = stop
	u.do.Disable()
	u.form.tell("", nil)
	u.what.SetText("→ Opening " + filepath.Base(u.sealed) + "…")
	passphrase, keys := u.passphrase.Text, typed(u.keys)
	u.window.background("opening a sealed dossier", func(context.Context) (func(), error) {
		key, err := keyOf(ctx, field, passphrase, keys)
		if err != nil {
			err = &keyError{err}
		} else {
			err = store.Unseal(ctx, u.sealed, into, key)
		}
		return func() { u.unlocked(ctx, field, into, err) }, nil
	})
}

// keyOf gives what opens a sealed dossier as it was asked for.
func keyOf(ctx context.Context, field, passphrase, keys string) (store.Key, error) {
	if field == "passphrase" {
		if passphrase == "" {
			return store.Key{}, errors.New("type the passphrase that it was sealed with")
		}
		return store.Key{Passphrase: passphrase}, nil
	}
	if keys == "" {
		return store.Key{}, errors.New("choose the file with your key")
	}
	text, err := store.ReadKeyFile(ctx, keys)
	return store.Key{Identities: text}, err
}

// unlocked goes on with the opened file, or says what went wrong. Where the form was closed meanwhile, nothing is left behind.
func (u *unlockForm) unlocked(ctx context.Context, field, into string, err error) {
	u.do.Enable()
	u.what.SetText(u.words())
	switch {
	case u.window.modal != u.modal || ctx.Err() != nil:
		if err == nil {
			u.window.putAway(into)
		}
		return
	case err != nil:
		u.halt()
		u.tell(u.about(field, err), err)
		u.window.win.Canvas().Focus(u.passphrase)
		return
	}
	u.halt()
	u.secret.empty()
	u.close()
	u.then(into)
}

// keyError is about what a dossier is to be opened with, and not about the dossier.
type keyError struct{ error }

// about gives the field that an error is about: the key, or else the file.
func (u *unlockForm) about(field string, err error) string {
	var wrong *store.WrongKeyError
	var key *keyError
	switch {
	case errors.As(err, &wrong) || errors.As(err, &key):
		return field
	case u.passing:
		return "" // its file is not asked for
	}
	return "into"
}
