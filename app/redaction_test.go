package main

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"truceboard/app/export"
	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// What must not be found in a redacted file: of a confidential source, of contact details, of a file, and of an exact position.
const (
	secretTitle = "Deepwell diary"
	secretMail  = "witness@example.org"
	secretPhone = "+963 11 555 0199"
	secretFile  = "statement-of-a-witness.txt"
	exactPlace  = "36.23457"
)

// tellingDossier is a dossier whose incidents hold all of that wherever a person can type it.
func tellingDossier(t *testing.T) *store.Dossier {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.truce")
	begun(t, path, "--template", "syria-2016")
	d := opened(t, path)
	source := ceasefire.Source{ID: store.NewID(), Title: secretTitle, Publisher: secretTitle + " press", Confidential: true, Attribution: "After the " + secretTitle}
	open := ceasefire.Source{ID: store.NewID(), Title: "A paper, " + secretMail}
	frame, err := d.Revise(t.Context(), func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, source, open)
		f.Parties[0].Note, f.Parties[0].Source = "Call "+secretPhone, source.ID
		f.Commitments[0].Source, f.Commitments[0].Text = source.ID, "Ask "+secretMail
	})
	if err != nil {
		t.Fatal(err)
	}
	contact := secretMail + " or " + secretPhone
	for _, cited := range []ceasefire.ID{source.ID, open.ID} {
		i, err := d.AddIncident(t.Context(), ceasefire.Incident{
			When: ceasefire.MinuteMoment(frame.Agreement.Effect, frame.Agreement.Zone), Type: ceasefire.Shelling, Title: "Shells, " + contact, Text: contact + ", at " + exactPlace + ", as " + secretTitle + " has it", ReportedBy: "Somebody, " + contact,
			Place: ceasefire.Place{Name: "House of " + contact, District: contact, Point: ceasefire.Point{Lat: 36.23457, Lon: 37.16543}, HasPoint: true, Area: frame.Areas[0].Code},
			SideA: ceasefire.Side{Actor: "Band of " + contact}, SideB: ceasefire.Side{Actor: contact}, Verification: ceasefire.Unverified,
			Citations: []ceasefire.Citation{{Source: cited, Locator: contact + " at " + exactPlace}}, Recorded: ceasefire.Stamp{By: secretMail},
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.OverrideScope(t.Context(), ceasefire.ScopeOverride{Incident: i.ID, Scope: ceasefire.InScope, Reason: "Said " + contact + " at " + exactPlace}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Attach(t.Context(), i.ID, secretFile, []byte(contact)); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// said gives all that a file says: of a workbook, what its parts say.
func said(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(path, ".xlsx") {
		return string(content)
	}
	book, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range book.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, in); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// What is left out is in no part of any kind of file; without that choice it is there, so that the test can fail.
func TestWhatIsLeftOutIsInNoKindOfFile(t *testing.T) {
	d := tellingDossier(t)
	for _, kind := range exchange.ExportKinds() {
		for _, redacted := range []bool{false, true} {
			path := filepath.Join(t.TempDir(), "x."+string(kind))
			o := export.Options{MadeAt: time.Now()}
			if redacted {
				o.Redaction = exchange.Redaction{Confidential: true, Contacts: true, Attachments: true, Coarsen: 0.1}
			}
			out, err := export.File(t.Context(), d, path, o)
			if err != nil {
				t.Fatal(err)
			}
			if (out.Struck > 0) != redacted || out.Written != 2 {
				t.Errorf("%s, redacted %v: %+v", kind, redacted, out)
			}
			text := said(t, path)
			for _, secret := range []string{secretTitle, secretMail, secretPhone, secretFile, exactPlace} {
				if redacted && strings.Contains(text, secret) {
					t.Errorf("%s holds %q", kind, secret)
				}
			}
			if !redacted && !strings.Contains(text, secretMail) {
				t.Errorf("%s does not hold what the test looks for", kind)
			}
		}
	}
}

// What is left out of a copy for sharing is in no text of it.
func TestWhatIsLeftOutIsInNoCopyForSharing(t *testing.T) {
	d := tellingDossier(t)
	for _, redacted := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "shared.truce")
		r := safekeeping.Redaction{}
		if redacted {
			r = safekeeping.Redaction{Contacts: true, Attachments: true, Coarsen: 0.5}
		}
		if _, err := d.Redacted(t.Context(), path, r.Options()); err != nil {
			t.Fatal(err)
		}
		text := said(t, path)
		for _, secret := range []string{secretMail, secretPhone, exactPlace} {
			if strings.Contains(text, secret) == redacted {
				t.Errorf("redacted %v, and of %q the other is true", redacted, secret)
			}
		}
	}
}

// A redacted document of the whole is imported again, without what was left out.
func TestARedactedDocumentIsImported(t *testing.T) {
	d := tellingDossier(t)
	addAtRandom(t, d, rand.New(rand.NewPCG(5, 5)), 3)
	path := filepath.Join(t.TempDir(), "x.json")
	o := export.Options{MadeAt: time.Now(), Redaction: exchange.Redaction{Confidential: true, Contacts: true, Attachments: true, ByArea: true}}
	if _, err := export.File(t.Context(), d, path, o); err != nil {
		t.Fatal(err)
	}
	to := blank(t)
	done(t, "import", to.Path(), path)
	w := wholeOf(t, to, store.View{})
	if len(w.Incidents) != 5 || len(w.Belongings) != 2 || len(w.Frame.Commitments) == 0 {
		t.Errorf("%d incidents, %d belongings, %d commitments", len(w.Incidents), len(w.Belongings), len(w.Frame.Commitments))
	}
	for _, b := range w.Belongings {
		if b.File != nil {
			t.Errorf("the file %s came along", b.File.Name)
		}
	}
}

// What came in with its position in several columns goes out with it in none, in any kind of file.
func TestNoColumnGivesAPositionAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.truce")
	begun(t, path, "--template", "syria-2016", "--sample")
	d := opened(t, path)
	for n, kind := range exchange.ExportKinds() {
		out := filepath.Join(t.TempDir(), "x."+string(kind))
		redaction := []exchange.Redaction{{Coarsen: 0.5}, {ByArea: true}}[n%2]
		if _, err := export.File(t.Context(), d, out, export.Options{MadeAt: time.Now(), Redaction: redaction}); err != nil {
			t.Fatal(err)
		}
		text := said(t, out)
		looked := 0
		for i, err := range d.Incidents(t.Context(), store.View{}, store.Sort{}) {
			if looked++; err != nil || looked > 80 {
				break
			}
			for _, degrees := range []float64{i.Place.Point.Lat, i.Place.Point.Lon} {
				if exact := strconv.FormatFloat(degrees, 'f', -1, 64); len(exact) > 7 && strings.Contains(text, exact) {
					t.Fatalf("%s holds %s", kind, exact)
				}
			}
		}
	}
}

// A confidential source that is a person is struck out of what is exported in whatever form the name stands there, whether the incident cites it or not.
func TestAConfidentialPersonGoesOutInNoForm(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.truce")
	done(t, "new", path, "--template", "syria-2016")
	d := opened(t, path)
	frame, err := d.Revise(t.Context(), func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, ceasefire.Source{ID: store.NewID(), Title: "Zubayda Karim", Publisher: "Cell Seven", Address: "https://hidden.example/zk", Confidential: true})
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.AddIncident(t.Context(), ceasefire.Incident{
		When: ceasefire.MinuteMoment(frame.Agreement.Effect, frame.Agreement.Zone), Type: ceasefire.Shelling, Title: "Shelling of seven shops", Verification: ceasefire.Unverified,
		Text: "Karim, Z. and Z. Karim; ZUBAYDA KARIM, CellSeven; hidden.example/zk; Karim, Zubayda", Place: ceasefire.Place{Name: "Azaz"}, Recorded: ceasefire.Stamp{By: "A"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range exchange.ExportKinds() {
		path := filepath.Join(t.TempDir(), "x."+string(kind))
		out, err := export.File(t.Context(), d, path, export.Options{MadeAt: time.Now(), Redaction: exchange.Redaction{Confidential: true}})
		if err != nil || out.Struck != 1 {
			t.Fatalf("%s: %+v, %v", kind, out, err)
		}
		text := strings.ToLower(said(t, path))
		for _, secret := range []string{"karim", "zubayda", "cellseven", "hidden.example"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", kind, secret)
			}
		}
		if kind != exchange.KindACLED && !strings.Contains(text, "seven shops") {
			t.Errorf("%s lost what is no name", kind)
		}
	}
}

// What a confidential source was called before goes too, and from what a file says of itself.
func TestWhatAConfidentialSourceWasCalledIsInNoKindOfFile(t *testing.T) {
	d := tellingDossier(t)
	if _, err := d.Revise(t.Context(), func(f *ceasefire.Frame) {
		f.Agreement.Title = "Truce after the " + secretTitle
		for n := range f.Sources {
			if s := &f.Sources[n]; s.Confidential {
				s.Title, s.Publisher, s.Attribution = "Wellspring notes", "", ""
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range exchange.ExportKinds() {
		for _, redacted := range []bool{true, false} {
			path := filepath.Join(t.TempDir(), "x."+string(kind))
			if _, err := export.File(t.Context(), d, path, export.Options{MadeAt: time.Now(), Redaction: exchange.Redaction{Confidential: redacted}}); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(said(t, path), secretTitle) == redacted {
				t.Errorf("%s, redacted %v", kind, redacted)
			}
		}
	}
}

// A text to look for that holds no word is refused, as what it would narrow to is not what it says.
func TestATextOfNoWordsIsRefused(t *testing.T) {
	dossier, _ := story(t)
	out := filepath.Join(t.TempDir(), "x.csv")
	for _, args := range [][]string{{"--text", "("}, {"--text", " - "}, {"--place", "!"}} {
		if status, _, said := call(t, append([]string{"export", dossier, out}, args...)...); status != exitUsage || !strings.Contains(said, "holds no letter and no figure") {
			t.Error(args, status, said)
		}
	}
	d := opened(t, dossier)
	none := store.View{Filter: ceasefire.Filter{Text: "("}}
	if counts, err := d.Count(t.Context(), none); err != nil || counts.Total != 0 {
		t.Error(counts, err)
	}
}
