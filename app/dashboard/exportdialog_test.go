package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/app/export"
	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// The dialog says what will be exported, refuses what makes no sense beside its field, writes what is filtered, and comes back as it was left.
func TestExportDialog(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: true})
	shot, err := takeSnapshot(context.Background(), w.session.dossier, w.session.memory, store.View{
		Filter: ceasefire.Filter{Scope: ceasefire.ViewIn}, AsOf: ceasefire.AsOf{At: testNow()},
	})
	if err != nil {
		t.Fatal(err)
	}
	w.shot = shot
	x := newExportDialog(w)
	x.open()
	if w.modal != x.modal || !strings.Contains(x.what.Text, "In scope") || !strings.HasSuffix(x.path.Text, ".csv") {
		t.Fatalf("the dialog says %+v", x)
	}
	if name := filepath.Base(x.path.Text); !strings.Contains(name, "_as-of-") || strings.Contains(name, "known") {
		t.Errorf("the file is called %s", name)
	}
	known := *shot
	known.View.AsOf.KnownAt = testNow()
	if x.window.shot = &known; !strings.HasSuffix(known.fileName("daily", "csv"), "_known-at-"+known.asOfDay()+".csv") {
		t.Errorf("a picture is called %s", known.fileName("daily", "csv"))
	}
	x.heed()
	if name := filepath.Base(x.path.Text); !strings.HasSuffix(name, "_known-at-"+known.asOfDay()+".csv") || !strings.Contains(x.what.Text, "as known at") {
		t.Errorf("the file is called %s, and said is %q", name, x.what.Text)
	}
	x.window.shot = shot
	if said := exportedWords("a.csv", export.Outcome{Written: 2, ReadAs: "as of now"}); said != "Saved: 2 incidents, as of now, in a.csv." {
		t.Error(said)
	}
	x.kind.SetSelected(exchange.KindXLSX.Name())
	if !strings.HasSuffix(x.path.Text, ".xlsx") {
		t.Errorf("the name did not follow the kind: %s", x.path.Text)
	}
	x.kind.SetSelected(exchange.KindCSV.Name())
	x.all.SetChecked(false)
	x.columns.SetText("date\ncolour")
	x.path.SetText(filepath.Join(t.TempDir(), "none", "x.txt"))
	if _, _, problems := x.read(); len(problems) != 3 {
		t.Errorf("%+v", problems)
	}
	path := filepath.Join(t.TempDir(), "mine.csv")
	x.columns.SetText("date\nscope")
	x.path.SetText(path)
	x.contacts.SetChecked(true)
	x.export()
	text, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(text), "date,scope\n") || strings.Contains(string(text), "out") || w.modal != nil {
		t.Errorf("%v, %.80s", err, text)
	}
	if lines := strings.Count(string(text), "\n") - 1; lines != w.shot.Facts.Len() {
		t.Errorf("%d incidents were written of %d in view", lines, w.shot.Facts.Len())
	}
	x = newExportDialog(w)
	x.columns.SetText("id\n\n conflict_name\nnowhere")
	if x.open(); len(x.came) == 0 {
		t.Fatal("the columns that came in are not known")
	}
	if _, _, problems := x.read(); len(problems) != 1 || !strings.Contains(problems[0].Message, "nowhere") {
		t.Errorf("%+v", problems)
	}
	x.columns.SetText("id\nconflict_name")
	if _, o, problems := x.read(); len(problems) > 0 || len(o.Columns) != 2 {
		t.Errorf("%+v, %+v", o.Columns, problems)
	}
	x.all.SetChecked(true)
	x.kept.SetChecked(true)
	if _, o, problems := x.read(); len(problems) > 0 || strings.Join(o.Columns, ",") != "all,kept" || !x.kept.Visible() {
		t.Errorf("%+v, %+v", o.Columns, problems)
	}
	x.close()
	if x = newExportDialog(w); !x.contacts.Checked || x.all.Checked || x.columns.Text != "date\nscope" {
		t.Errorf("the dialog came back with %+v", x)
	}
}

// The notice of an export that leaves confidential sources out says of how many texts they were struck out, and how many cells were left out; one of which nothing was says neither.
func TestAnExportSaysWhatItStruckOut(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	told := testIncident()
	told.Text = "Three shells fell, says the Castello hotline."
	hotline := store.Report{Source: ceasefire.Source{Title: "The Castello hotline", Reliability: "B", Confidential: true}, Credibility: 2}
	if _, err := w.session.dossier.AddIncident(t.Context(), told, hotline); err != nil {
		t.Fatal(err)
	}
	w.session.filter = ceasefire.Filter{}
	w.shot = snapshotOf(t, w.session)
	for _, leaves := range []bool{true, false} {
		x := newExportDialog(w)
		x.open()
		x.kind.SetSelected(exchange.KindCSV.Name())
		x.path.SetText(filepath.Join(t.TempDir(), "shared.csv"))
		x.confidential.SetChecked(leaves)
		path := x.path.Text
		x.export()
		text, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(text), "hotline") == leaves {
			t.Errorf("%v, %s", err, text)
		}
		said := w.notice.text.Text
		if strings.Contains(said, "Confidential sources were struck out of 1 text; ") != leaves || !strings.HasPrefix(said, "Saved: 1 incident, ") {
			t.Errorf("said %q", said)
		}
	}
}
