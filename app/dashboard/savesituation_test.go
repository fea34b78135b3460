package dashboard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The report is on the instant that is read; a name whose ending is no format's writes nothing.
func TestTheSituationIsSavedAsItIsRead(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: true})
	read := effect.AddDate(0, 0, 3)
	shot, err := takeSnapshot(context.Background(), w.session.dossier, w.session.memory, store.View{AsOf: ceasefire.AsOf{At: read}})
	if err != nil {
		t.Fatal(err)
	}
	w.options.Report = func(_ context.Context, out io.Writer, d *store.Dossier, asOf ceasefire.AsOf, name string, _ time.Time) error {
		if filepath.Ext(name) != ".html" || d != w.session.dossier {
			return errors.New("there is no such format")
		}
		_, err := fmt.Fprint(out, asOf.At.Format(time.RFC3339))
		return err
	}
	folder := t.TempDir()
	page, wrong := filepath.Join(folder, "a.html"), filepath.Join(folder, "a.docx")
	w.saveSituation(w.session, shot, page)
	if text, err := os.ReadFile(page); err != nil || string(text) != read.Format(time.RFC3339) {
		t.Errorf("the page says %q: %v", text, err)
	}
	w.saveSituation(w.session, shot, wrong)
	if _, err := os.Stat(wrong); err == nil {
		t.Error("a file was written in no format")
	}
	if !strings.Contains(w.notice.text.Text, "no such format") {
		t.Errorf("the window says %q", w.notice.text.Text)
	}
}
