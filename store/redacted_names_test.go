package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"truceboard/store/ceasefire"
)

// A name is struck out however it is written, and a short one where it is a word.
func TestRedactedNamesAreStruckHoweverTheyAreWritten(t *testing.T) {
	names := newSecretNames([]string{"Colonel Mustard", "Rania Qasim", "Ali", "Élodie Côté", "محمد حسن", "Straße 9", "12"})
	for text, want := range map[string]string{
		"colonel mustard, COLONEL MUSTARD":           "[removed], [removed]",
		"rania qasim; Rania  Qasim; Rania\n\tQasim.": "[removed]; [removed]; [removed].",
		"Rania\u00a0Qasim\u2003x Rania \u200fQasim":  "[removed]\u2003x [removed]",
		norm.NFD.String("by Élodie Côté!"):           "by [removed]!",
		"ÉLODIE CÔTÉ and Elodie Cote":                "[removed] and [removed]",
		"Ali, ALI's and (ali) in Alicante, khali":    "[removed], [removed]'s and ([removed]) in Alicante, khali",
		"قال مُحَمَّد حَسَن":                         "قال [removed]",
		"محـــمد حســن قال ومحمد  حسن":               "[removed] قال و[removed]",
		"STRASSE 9":                           "[removed]",
		"12 of 2012, 12th":                    "[removed] of 2012, 12th",
		"Rania and Qasim, a colonel: mustard": "Rania and Qasim, a colonel: mustard",
		"":                                    "",
	} {
		if got := names.strikeOut(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
	if got := eachText(`{"Text":"x\nRania\nQasim \"said\"","Ali":["Ali",36.2]}`, names.strikeOut); got != `{"Text":"x\n[removed] \"said\"","Ali":["[removed]",36.2]}` {
		t.Error(got)
	}
}

// However a name is written in the dossier, it is neither in the copy nor taken for gone where it is.
func TestARedactedCopyHoldsNoNameInAnotherSpelling(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	texts := []string{"colonel mustard", "COLONEL MUSTARD", "rania qasim", "Rania  Qasim", "Rania\nQasim", norm.NFD.String("Élodie Côté"), "ÉLODIE CÔTÉ", "seen by ali.", "by مُحَمَّد حَســن", "the GIVEN name", "by zoë"}
	for n, reporter := range []string{"Rania Qasim", "Ali", "Élodie Côté", "محمد حسن", "Zoë", "", "", "", "", "", ""} {
		i := testIncident()
		i.Title, i.Text, i.ReportedBy = texts[n], "Alicante: "+texts[n], reporter
		if _, err := d.AddIncident(ctx, i, Report{Source: ceasefire.Source{Title: "Colonel Mustard", Confidential: true}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SaveFilter(ctx, "RANIA QASIM's", ceasefire.Filter{Text: "Rania\nQasim"}); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveFilter(ctx, "Rania  Qasim's", ceasefire.Filter{}); err != nil { // the same, once it is struck out
		t.Fatal(err)
	}
	wire, again := ceasefire.Source{ID: testID(90), Title: "Wire"}, ceasefire.Source{ID: testID(90), Title: "Wire"}
	if _, err := d.AddIncident(ctx, testIncident(), Report{Source: wire, Locator: "Rania Qasim"}, Report{Source: again, Locator: "RANIA QASIM"}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	report, err := d.Redacted(ctx, out, RedactedOptions{Names: []string{"Given"}})
	if err != nil || len(report.Remaining) != 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	folding := newSecretNames(nil)
	file := string(folding.Fold(string(raw)).Text)
	for _, word := range []string{"mustard", "rania", "qasim", "elodie", "cote", "محمد", "حسن", "given", "zoe", "by ali"} {
		if strings.Contains(file, word) {
			t.Errorf("%q is in the file", word)
		}
	}
	if !strings.Contains(file, "alicante") {
		t.Error("a word with a short name in it was taken apart")
	}
}

// What stands in a file in another spelling is found by looking it over.
func TestNamesInAnotherSpellingAreFoundInARedactedFile(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := testIncident()
	i.Text = "COLONEL  MUSTARD, " + norm.NFD.String("élodie côté") + ", مُحَمَّد, ali; Alicante"
	add(t, d, i)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var report RedactedReport
	err := stillThere(ctx, d.Path(), newSecretNames([]string{"Colonel Mustard", "Élodie Côté", "محمد", "Ali", "Peacock", "Can"}), RedactedOptions{}, &report)
	found := report.Remaining
	if err != nil || strings.Join(found, "|") != "Colonel Mustard|Élodie Côté|محمد|Ali" {
		t.Errorf("%q, %v", found, err)
	}
}

// Who reported something before it was changed, and what a confidential source was called before, is known by the audit trail alone; it is struck out all the same.
func TestFormerNamesAreStruckOutOfARedactedCopy(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	i := testIncident()
	i.Title, i.Text, i.ReportedBy = "At the gate", "Samira  HADDAD saw it, and so did Colonel Mustard; see SOHR.", "Samira Haddad"
	saved, err := d.AddIncident(ctx, i, Report{Source: ceasefire.Source{Title: "Colonel Mustard", Confidential: true}})
	if err != nil {
		t.Fatal(err)
	}
	saved.ReportedBy = "a resident"
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	if _, err := d.writer.ExecContext(ctx, "UPDATE source SET title = 'An officer' WHERE confidential"); err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]RedactedOptions{"all": {}, "people kept": {KeepPeople: true}, "confidential kept": {KeepConfidential: true}} {
		out := filepath.Join(t.TempDir(), "shared.truce")
		report, err := d.Redacted(ctx, out, o)
		if err != nil || len(report.Remaining) != 0 {
			t.Fatalf("%s: %+v, %v", name, report, err)
		}
		shared, err := Open(ctx, out, Options{Who: "Reader"})
		if err != nil {
			t.Fatal(err)
		}
		defer shared.Close()
		back, err := shared.Incident(ctx, saved.ID)
		want := map[bool]string{false: "[removed] saw it, and so did [removed]; see SOHR.", true: "[removed] saw it, and so did Colonel Mustard; see SOHR."}[o.KeepConfidential]
		if err != nil || back.Text != want {
			t.Errorf("%s: %q, %v", name, back.Text, err)
		}
	}
}
