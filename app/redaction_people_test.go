package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// known is somebody whose name is recorded, and how it may be written by hand.
type known struct {
	given, surname string
	article        bool
}

func (k known) recorded() string { return k.given + " " + k.whole("-") }

func (k known) whole(between string) string {
	switch {
	case k.article && k.surname[0] >= 0x80:
		return "ال" + k.surname
	case k.article:
		return "al" + between + k.surname
	}
	return k.surname
}

// variants writes a name in all the ways that people do.
func (k known) variants() []string {
	initial := string([]rune(k.given)[:1])
	tail := ""
	if k.article && k.surname[0] < 0x80 {
		tail = " al-"
	}
	all := []string{
		k.recorded(), k.given + " " + k.whole(" "), k.given + "\n" + k.whole("-"), k.whole("-") + ", " + k.given, initial + ". " + k.whole("-"), initial + "." + k.whole(" "), k.whole("-") + ", " + initial + ".",
		k.whole("-"), strings.ToUpper(k.recorded()), strings.ToLower(k.recorded()), strings.ToUpper(k.whole(" ")), norm.NFD.String(k.recorded()), k.recorded() + "'s", k.whole("-") + "’s",
	}
	if k.surname[0] < 0x80 {
		all = append(all, k.surname+", "+k.given+tail, "Dr "+k.surname, "Sheikh "+k.given, "Col. "+k.whole("-"), k.given+" "+k.surname, k.surname[:3]+"-\n"+k.surname[3:], "al"+k.surname)
	} else {
		all = append(all, "الدكتور "+k.whole(""), "الشيخ "+k.given, strings.Join(strings.Split(k.whole(""), ""), "\u064e"), strings.Join(strings.Split(k.recorded(), ""), "ـ"), "و"+k.whole(""))
	}
	return all
}

// knownPeople have names of which no part is a word of anything else in the dossier.
func knownPeople() []known {
	return []known{{"Ruwaida", "Zarqoun", true}, {"Tobias", "Qelveren", false}, {"Élodie", "Vauquelin", false}, {"رويدة", "زرقون", true}, {"Xander", "Brumov", false}}
}

// places are exact positions as people write them.
func exactPlaces() []string {
	return []string{"36.23457, 37.16543", "8G6H64MF+R2", "37S CV 35246 11834", "37S 335246 4011834", "36 14 04 N 37 09 55 E", "N36.23457 E37.16543", "36°14'04\"N", "///filled.count.soap", "lat 36.23457"}
}

// reachable are contact details as people write them.
func reachable() []string {
	return []string{"t.me/zquerol_k", "facebook.com/zquerol.k", "zquerol.k@example.org", "@zquerol_k", "zquerol.k (at) example.org", "+963 944 555 010", "0944-555-010", "Tel. 555 0199", "٠٩٤٤ ٥٥٥ ٠١٠"}
}

// Nothing of anybody whose name is recorded, in whatever form, no contact and no exact position is anywhere in the bytes of a copy for sharing, whatever was typed, changed, deleted, drafted and saved.
func TestNoFormOfANameIsInACopyForSharing(t *testing.T) {
	all := knownPeople()
	for seed := range 3 {
		d := blank(t)
		draw := rapid.Custom(func(r *rapid.T) (lines []string) {
			for _, who := range all {
				lines = append(lines, rapid.Permutation(who.variants()).Draw(r, "variants")...)
			}
			return rapid.Permutation(append(append(lines, exactPlaces()...), reachable()...)).Draw(r, "lines")
		})
		lines := draw.Example(seed)
		text := func(n int) string { return fmt.Sprintf("It was %s; 12 dead on 15 September.", lines[n%len(lines)]) }
		var last ceasefire.Incident
		for n := range lines {
			who := all[n%len(all)]
			i := ceasefire.Incident{When: ceasefire.MinuteMoment(time.Date(2016, 9, 15, 12, 0, 0, 0, time.UTC), "UTC"), Type: ceasefire.Shelling, Title: text(n), Text: text(n + 7), ReportedBy: who.recorded(), Verification: ceasefire.Unverified,
				Place: ceasefire.Place{Name: "House of " + lines[(n+1)%len(lines)], District: text(n + 2), Point: ceasefire.Point{Lat: 36.23457, Lon: 37.16543}, HasPoint: true},
				SideA: ceasefire.Side{Actor: "Band of " + lines[(n+3)%len(lines)]}, SideB: ceasefire.Side{Actor: text(n + 4)}}
			saved, err := d.AddIncident(t.Context(), i)
			if err != nil {
				t.Fatal(err)
			}
			last = saved
		}
		stir(t, d, last, text)
		path := filepath.Join(t.TempDir(), "shared.truce")
		redaction := safekeeping.Redaction{Confidential: true, People: true, Contacts: true, Attachments: true, Coarsen: 0.1}
		report, err := d.Redacted(t.Context(), path, redaction.Options())
		if err != nil || len(report.Remaining) > 0 || len(report.Words) > 0 {
			t.Fatalf("%+v, %v", report, err)
		}
		holdsNothing(t, path, all)
	}
}

// stir leaves what was typed wherever else a dossier keeps something: in its trail, in what was deleted, in drafts, filters, rulings, settings and files.
func stir(t *testing.T, d *store.Dossier, i ceasefire.Incident, text func(int) string) {
	t.Helper()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	gone := i
	gone.ID = store.NewID()
	gone, err := d.AddIncident(t.Context(), gone)
	do(err)
	do(d.DeleteIncident(t.Context(), gone.ID))
	changed := i
	changed.Title = text(11)
	_, err = d.UpdateIncident(t.Context(), changed)
	do(err)
	do(d.SaveDraft(t.Context(), "incident", `{"text":"`+bare(strings.ReplaceAll(text(12), "\n", " "))+`"}`))
	do(d.SaveFilter(t.Context(), text(13), ceasefire.Filter{Text: text(14), Within: ceasefire.Within{Box: ceasefire.GeoBox{South: 36.23457, West: 37.16543, North: 36.5, East: 37.5}, Name: text(15)}}))
	do(d.SetSetting(t.Context(), "redaction.test", text(16)))
	do(d.OverrideScope(t.Context(), ceasefire.ScopeOverride{Incident: i.ID, Scope: ceasefire.InScope, Reason: text(17)}))
	_, err = d.Attach(t.Context(), i.ID, knownPeople()[0].recorded()+".txt", []byte(text(18)))
	do(err)
	_, err = d.KeepDraftFile(t.Context(), "incident", "photo.png", []byte(text(19)))
	do(err)
	turns, err := d.Turns(t.Context())
	do(err)
	_, err = d.UndoChange(t.Context(), turns.Undo.First)
	do(err)
}

// holdsNothing looks for every part of some names, and of what leads to people and places, in the bytes of a file.
func holdsNothing(t *testing.T, path string, all []known) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	plain := bare(string(raw))
	var secrets []string
	for _, who := range all {
		secrets = append(secrets, bare(who.given), bare(who.surname))
	}
	for _, secret := range append(secrets, "zquerol", "944555010", "5550199", "٠٩٤٤", "23457", "16543", "64mf", "11834", "36 14 04", "36°14", "filled.count") {
		if at := strings.Index(plain, secret); at >= 0 {
			t.Errorf("%q is in the file: %q", secret, plain[max(0, at-60):min(len(plain), at+60)])
		}
	}
	if !strings.Contains(string(raw), "12 dead on 15 September") {
		t.Error("the rest of the texts is gone")
	}
}

// bare is a text in small letters, without marks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn) || r == 'ـ' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}
