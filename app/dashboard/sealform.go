package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// byRecipients is the way of sealing for those who have keys of their own.
const byRecipients = "The keys of those who may open it"

// sealForm asks what a dossier is sealed with for travel, and into what file.
type sealForm struct {
	*modal
	session       *session
	by            *pick
	secret        *secretFields
	first, second *formEntry
	strength      *widgets.Prose
	recipients    *formEntry
	path          *formEntry
	stop          context.CancelFunc // of the reading of keys
}

// askSeal opens the form.
func (w *Window) askSeal() {
	if w.session == nil || w.modal != nil {
		return
	}
	s := newSealForm(w)
	s.show("Seal for travel", fyne.NewSize(640, 540), s.by, newButton("Cancel", s.close), saveButton("Seal", s.seal))
}

func newSealForm(w *Window) *sealForm {
	s := &sealForm{modal: w.newModal(), session: w.session, stop: func() {}}
	f := s.form
	s.submit, s.closed = s.seal, func() { s.stop() }
	s.by, s.secret = f.pick([]string{byPassphrase, byRecipients}), f.secrets(2)
	s.first, s.second = s.secret.entries[0], s.secret.entries[1]
	s.recipients, s.path = f.lines("One key a line: age1… or ssh-ed25519 …"), f.entry("A file that ends in .age")
	what := f.remark()
	what.SetText("→ The whole dossier, encrypted (age). Nobody opens it without the passphrase or a key: lost, neither can be got back.")
	f.add(f.field("by", "It opens with", s.by))
	f.add(f.field("passphrase", "Passphrase", container.NewStack(s.first)))
	s.strength = widgets.NewProse("")
	made := newButton("Make one", s.makeOne)
	f.add(f.field("strength", "How strong it is", container.NewBorder(nil, nil, nil, made, s.strength)))
	f.add(f.field("again", "Passphrase, once more", container.NewVBox(s.second, s.secret.show)))
	f.add(f.field("recipients", "Public keys", container.NewBorder(nil, nil, nil, container.NewVBox(newButton("From a file…", s.chooseRecipients)), s.recipients)))
	f.add(f.field("file", "Sealed file", container.NewBorder(nil, nil, nil, newButton("Folder…", func() { w.chooseFolder(s.path) }), s.path)))
	for _, e := range []*formEntry{s.first, s.second, s.path} {
		e.OnSubmitted = func(string) { s.seal() }
	}
	f.live = s.heed
	f.fill(func() {
		s.by.SetSelectedIndex(0)
		s.path.SetText(freeSealed(w.session.dossier.Path()))
	})
	s.heed()
	return s
}

// freeSealed gives a name beside a dossier for its sealed file that no file has yet.
func freeSealed(path string) string {
	name := path + ".age"
	if _, err := os.Lstat(name); err == nil {
		name = strings.TrimSuffix(store.FreeName(path, "sealed"), ".truce") + ".truce.age"
	}
	return name
}

// heed shows the fields that the way of sealing asks for, and how strong the passphrase is.
func (s *sealForm) heed() {
	word := s.by.Selected != byRecipients
	s.form.show(word, "passphrase", "strength", "again")
	s.form.show(!word, "recipients")
	strength := safekeeping.StrengthOf(s.first.Text)
	words := capital(strength.Words())
	if words == "" {
		words = "Six words that have nothing to do with one another are strong."
	}
	s.strength.SetText(words + strings.Repeat(" ■", int(strength)))
	s.strength.Importance = map[safekeeping.Strength]widget.Importance{safekeeping.Weak: widget.DangerImportance, safekeeping.Fair: widget.WarningImportance, safekeeping.Strong: widget.SuccessImportance}[strength]
	s.strength.Refresh()
}

// makeOne puts a passphrase made by chance into both fields, and shows it so that it can be written down.
func (s *sealForm) makeOne() {
	word := safekeeping.NewPassphrase()
	s.first.SetText(word)
	s.second.SetText(word)
	s.secret.show.SetChecked(true)
}

// chooseRecipients adds the keys of a file, one a line. It is read beside the window: a pipe is waited for, until the form is closed.
func (s *sealForm) chooseRecipients() {
	wrong := func(err error) {
		s.form.tell("", []ceasefire.Problem{{Field: "recipients", Message: sentence(err)}})
	}
	s.window.chooseFile(fileChoice{folder: filepath.Dir(s.session.dossier.Path()), tell: wrong}, func(path string) {
		s.stop()
		ctx, stop := context.WithCancel(context.Background())
		s.stop = stop
		s.window.background("reading keys", func(context.Context) (func(), error) {
			text, err := store.ReadKeyFile(ctx, path)
			return func() {
				switch {
				case s.window.modal != s.modal || ctx.Err() != nil:
				case err != nil:
					wrong(err)
				default:
					s.recipients.SetText(strings.Join(append(keysIn(s.recipients.Text), keysIn(text)...), "\n"))
				}
			}, nil
		})
	})
}

// keysIn gives the public keys of a text: its lines without remarks.
func keysIn(text string) (keys []string) {
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			keys = append(keys, line)
		}
	}
	return keys
}

// read gives what is asked for, or what is wrong with it.
func (s *sealForm) read() (path string, lock store.Lock, problems []ceasefire.Problem) {
	wrong := func(field, message string) {
		problems = append(problems, ceasefire.Problem{Field: field, Message: message})
	}
	if s.by.Selected == byRecipients {
		lock.Recipients = keysIn(s.recipients.Text)
		if err := lock.Check(); err != nil {
			wrong("recipients", sentence(err))
		}
	} else {
		lock.Passphrase = s.first.Text
		switch {
		case lock.Passphrase == "":
			wrong("passphrase", "Type a passphrase, or have one made.")
		case lock.Passphrase != s.second.Text:
			wrong("again", "The two are not the same: type it once more.")
		}
	}
	if path = typed(s.path); path != "" && filepath.Ext(path) == "" {
		path += ".age"
	}
	if problem := newFileProblem(path); problem != "" {
		wrong("file", problem)
	}
	return path, lock, problems
}

// newFileProblem says what is wrong with the path of a file that is to be made, nothing where nothing is.
func newFileProblem(path string) string {
	if _, err := os.Lstat(path); err == nil || path == "" {
		return "Choose a name that no file has yet: nothing is overwritten."
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return "There is no such folder: choose another."
	}
	return ""
}

// seal seals the dossier beside the window.
func (s *sealForm) seal() {
	path, lock, problems := s.read()
	if len(problems) > 0 {
		s.form.tell("", problems)
		return
	}
	w, d := s.window, s.session.dossier
	s.close()
	s.secret.empty()
	name := filepath.Base(path)
	w.cancellable("sealing a dossier", "Sealing "+name+" …", "The sealing of "+name+" was cancelled: nothing was written.", func(ctx context.Context) (string, error) {
		opens := "It opens with the passphrase alone."
		if n := len(lock.Recipients); n > 0 {
			opens = "It opens with " + counted(n, "key", "keys") + " alone."
		}
		return "Sealed: " + path + ". " + opens, d.Seal(ctx, path, lock)
	})
}

// cancellable does something beside the window that can be stopped, and says what came of it.
func (w *Window) cancellable(doing step, meanwhile, cancelled string, do func(context.Context) (string, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	w.notice.say(meanwhile, "Cancel", cancel)
	w.background(doing, func(context.Context) (func(), error) {
		said, err := do(ctx)
		if err != nil && ctx.Err() != nil {
			return func() { w.notice.say(cancelled, "", nil) }, nil
		}
		cancel()
		if err != nil {
			return nil, err
		}
		return func() { w.notice.say(said, "", nil) }, nil
	})
}
