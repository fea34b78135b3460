package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/app/export"
	"truceboard/app/intake"
	"truceboard/app/journal"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// secret is planted wherever an error may quote something.
const secret = "Zenobia-of-Tadmur"

// secretErrors goes wrong in the ways in which the window's work goes wrong, each with the secret in what is worked on; plain are those whose sentence does not quote it.
func secretErrors(t *testing.T, w *Window) map[step]error {
	t.Helper()
	ctx, d, folder := context.Background(), w.session.dossier, filepath.Join(t.TempDir(), secret)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	found := map[step]error{}
	keep := func(doing step, err error) {
		if err == nil {
			t.Fatalf("%s went well", doing)
		}
		found[doing] = err
	}
	open := func(path string) error {
		_, err := store.Open(ctx, path, store.Options{})
		return err
	}
	take := func(path string) error {
		_, err := intake.File(ctx, d, path, intake.Options{})
		return err
	}
	export := func(path string) error {
		_, err := export.File(ctx, d, path, export.Options{})
		return err
	}
	keep("opening what is not there", open(filepath.Join(folder, "none.truce")))
	keep("opening a folder", open(folder))
	keep("opening a foreign file", open(file("a.truce", "%PDF "+secret)))
	keep("importing what is not there", take(filepath.Join(folder, "none.csv")))
	keep("importing an open quote", take(file("a.csv", "id,date,place\n1,2016-09-14,\""+secret+"\n")))
	keep("importing no columns", take(file("b.csv", secret+"\n"+secret+"\n")))
	keep("importing broken JSON", take(file("c.json", `{"incidents": [{"title": "`+secret+`", `)))
	keep("exporting to a folder", export(folder))
	keep("exporting to a foreign ending", export(filepath.Join(folder, "a."+secret)))
	keep("exporting to nowhere", export(filepath.Join(folder, secret, "a.csv")))
	keep("saving a copy over itself", d.Backup(ctx, d.Path()))
	_, _, err := exchange.ReadTemplate(strings.NewReader(`{"agreement": {"title": "`+secret+`", "`+secret+`": 1}}`), store.NewID)
	keep("reading a template", err)
	_, err = ceasefire.ParseInstant(secret, w.session.zone)
	keep("reading an instant", err)
	_, err = d.AddIncident(ctx, ceasefire.Incident{Title: secret, Text: secret, Place: ceasefire.Place{Name: secret, Area: secret}})
	keep("saving an incident", err)
	_, err = d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Parties = append(f.Parties, ceasefire.Party{ID: store.NewID(), Name: secret, Role: ceasefire.Role(secret)})
	})
	keep("saving a party", err)
	keep("keeping a filter", d.SaveDraft(cancelled(), "incident", secret))
	return found
}

func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// Whatever goes wrong is told in the window with all that it quotes, and in the log without any of it.
func TestWhatGoesWrongIsLoggedWithoutContents(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	j := journal.In(t.TempDir())
	found := secretErrors(t, w)
	end := j.Begin()
	quoting := 0
	for doing, err := range found {
		w.notice.fail(doing, err)
		if strings.Contains(w.notice.text.Text, secret) {
			quoting++
		}
	}
	end()
	text, err := os.ReadFile(j.Log())
	if err != nil {
		t.Fatal(err)
	}
	if quoting < 8 {
		t.Errorf("only %d of the sentences quote the secret: it is not planted where it could be told", quoting)
	}
	if strings.Contains(strings.ToLower(string(text)), "zenobia") || strings.Contains(string(text), "Tadmur") {
		t.Errorf("the log tells:\n%s", text)
	}
	for doing := range found {
		if !strings.Contains(string(text), `msg="`+string(doing)+`"`) {
			t.Errorf("%q is not in the log:\n%s", doing, text)
		}
	}
}
