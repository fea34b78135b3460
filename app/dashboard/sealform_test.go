package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"fyne.io/fyne/v2"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// sealedWith seals the window's dossier as the form is filled in by do.
func sealedWith(t *testing.T, w *Window, path string, do func(*sealForm)) {
	t.Helper()
	w.askSeal()
	s := newSealForm(w)
	w.modal.close()
	s.show("Seal", fyne.NewSize(640, 500), s.by)
	s.path.SetText(path)
	do(s)
	w.saveForm()
	if _, err := os.Stat(path); err != nil || w.modal != nil {
		words, _ := inDialog(w)
		t.Fatalf("%v; said %q and %q", err, w.notice.text.Text, words)
	}
}

// opened opens a sealed file in the window, and gives the dossier's path.
func opened(t *testing.T, w *Window, sealed string, do func(*unlockForm)) (path string) {
	t.Helper()
	u := newUnlockForm(w, sealed, false, func(into string) { path = into })
	u.into.SetText(filepath.Join(t.TempDir(), "opened.truce"))
	u.open("Open", "Open")
	do(u)
	return path
}

// A dossier is sealed with a passphrase typed twice, and opens with it alone; a wrong one says so beside its field, and nothing is left behind.
func TestADossierIsSealedAndOpenedInTheWindow(t *testing.T) {
	w, id, _ := apart(t)
	sealed := filepath.Join(t.TempDir(), "away.truce.age")
	sealedWith(t, w, sealed, func(s *sealForm) {
		if !strings.Contains(s.strength.Text, "Six words") || !s.first.Password {
			t.Errorf("at first: %q", s.strength.Text)
		}
		s.first.SetText("short")
		if !strings.HasPrefix(s.strength.Text, "Weak") {
			t.Errorf("weak: %q", s.strength.Text)
		}
		s.second.SetText("shorter")
		w.saveForm()
		if problem := s.form.fields["again"].Problem(); !strings.Contains(problem, "not the same") {
			t.Errorf("two that differ: %q", problem)
		}
		s.makeOne()
		if s.first.Password || s.second.Password || !strings.HasPrefix(s.strength.Text, "Strong") || s.first.Text != s.second.Text {
			t.Error("a made passphrase is not shown in both fields")
		}
		s.first.SetText("correct horse battery staple")
		s.second.SetText("correct horse battery staple")
	})
	if said := w.notice.text.Text; !strings.Contains(said, "Sealed: "+sealed) || strings.Contains(said, "horse") {
		t.Errorf("said %q", said)
	}
	if w.open(sealed); w.modal == nil {
		t.Fatal("a sealed file is not asked for its passphrase when it is opened")
	}
	w.modal.close()
	path := opened(t, w, sealed, func(u *unlockForm) {
		u.passphrase.SetText("incorrect")
		w.saveForm()
		if problem := u.form.fields["passphrase"].Problem(); !strings.Contains(problem, "does not open") {
			t.Errorf("a wrong passphrase: %q", problem)
		}
		if left, err := os.ReadDir(filepath.Dir(u.into.Text)); err != nil || len(left) != 0 {
			t.Error("left behind:", left, err)
		}
		u.passphrase.SetText("correct horse battery staple")
		w.saveForm()
	})
	if path == "" || w.modal != nil {
		t.Fatal("it did not open")
	}
	d, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if i, err := d.Incident(context.Background(), id); err != nil || i.Title != "Ada's title" {
		t.Errorf("%+v, %v", i, err)
	}
}

// A dossier is sealed for those whose keys a file names, and opened with a file of keys.
func TestADossierIsSealedForKeys(t *testing.T) {
	w, _, _ := apart(t)
	mine, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	sealed, keys := filepath.Join(folder, "away.age"), filepath.Join(folder, "key.txt")
	if err := os.WriteFile(keys, []byte("# mine\n"+mine.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sealedWith(t, w, sealed, func(s *sealForm) {
		s.by.SetSelected(byRecipients)
		s.recipients.SetText("age1nonsense")
		w.saveForm()
		if problem := s.form.fields["recipients"].Problem(); !strings.Contains(problem, "is not a public key") {
			t.Errorf("a key that is none: %q", problem)
		}
		s.recipients.SetText("# those at the office\n" + mine.Recipient().String() + "\n\n")
	})
	if path := opened(t, w, sealed, func(u *unlockForm) {
		u.by.SetSelected(byKeyFile)
		w.saveForm()
		if problem := u.form.fields["keys"].Problem(); !strings.Contains(problem, "Choose the file with your key") {
			t.Errorf("no key: %q", problem)
		}
		u.keys.SetText(keys)
		w.saveForm()
	}); path == "" {
		t.Error("it did not open")
	}
}

// The form of a copy for sharing says how much is left out and what stays in; the copy is made as it is chosen.
func TestACopyForSharingIsMadeInTheWindow(t *testing.T) {
	w, id, _ := apart(t)
	if _, err := w.session.dossier.Attach(context.Background(), id, "photo.png", []byte("not much")); err != nil {
		t.Fatal(err)
	}
	w.askRedact()
	words, _ := inDialog(w)
	for _, want := range []string{"1 attached file", "exact point", "Always left out: the history ("} {
		if !strings.Contains(words, want) {
			t.Errorf("%q does not say %q", words, want)
		}
	}
	w.modal.close()
	r := newRedactForm(w)
	r.show("Redacted", fyne.NewSize(600, 500), r.path)
	r.count()
	r.attachments.SetChecked(false)
	r.names.SetText("Ada's title\n\n")
	if !strings.Contains(r.what.Text, "It stays in: 1 attached file") || !strings.Contains(r.what.Text, "1 word of yours") {
		t.Errorf("said %q", r.what.Text)
	}
	path := filepath.Join(t.TempDir(), "shared.truce")
	r.path.SetText(path)
	w.saveForm()
	if said := w.notice.text.Text; !strings.Contains(said, "Looked over: it is sound") || !strings.Contains(said, "None of the names") {
		t.Errorf("said %q", said)
	}
	raw, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(raw), "Ada") || !strings.Contains(string(raw), "not much") {
		t.Error("what was to go is there, or what was to stay is not", err)
	}
	if words := redactionWords(safekeeping.Redaction{}, store.RedactionCounts{Sources: 2, People: 1}); !strings.Contains(words, "It stays in: 2 confidential sources, 1 name of who reported or recorded.") {
		t.Error(words)
	}
}

// Escape puts each of the dialogs away.
func TestEscapeClosesTheDialogsOfHandingOver(t *testing.T) {
	w, _, _ := apart(t)
	for name, ask := range map[string]func(){"seal": w.askSeal, "redact": w.askRedact, "open": func() { w.askUnlock("x.age") }} {
		ask()
		if w.modal == nil {
			t.Fatal(name, "did not open")
		}
		focused := w.win.Canvas().Focused()
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.modal != nil || w.win.Canvas().Overlays().Top() != nil {
			t.Error(name, "is still open")
		}
	}
}
