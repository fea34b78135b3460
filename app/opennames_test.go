package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// openlyNamed is a dossier in which confidential sources are called as part of a party is, and lie where an open source does.
func openlyNamed(t *testing.T) (*store.Dossier, []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.truce")
	begun(t, path, "--template", "syria-2016")
	d := opened(t, path)
	var kept []string
	frame, err := d.Revise(t.Context(), func(f *ceasefire.Frame) {
		aid := slices.IndexFunc(f.Parties, func(p ceasefire.Party) bool { return p.Short == "UN/SARC" })
		f.Parties[aid].Note = "So the UN told us"
		f.Commitments[0].Title, f.Commitments[0].Text = "UN and Syrian Arab Red Crescent bring aid", "The UN agrees the convoys"
		f.Sources = append(f.Sources,
			ceasefire.Source{ID: store.NewID(), Title: "Source K", Address: "https://www.aljazeera.com/news/private", Confidential: true},
			ceasefire.Source{ID: store.NewID(), Title: "UN", Confidential: true},
			ceasefire.Source{ID: store.NewID(), Title: "SOHR page", Address: "https://www.aljazeera.com/b"})
		kept = append(kept, f.Parties[aid].Name, f.Parties[aid].Short, f.Commitments[0].Title, f.Commitments[0].Text)
		for _, s := range f.Sources {
			if !s.Confidential && s.Address != "" {
				kept = append(kept, s.Address)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.AddIncident(t.Context(), ceasefire.Incident{
		When: ceasefire.MinuteMoment(frame.Agreement.Effect, frame.Agreement.Zone), Type: ceasefire.Shelling, Verification: ceasefire.Unverified, Title: "Shelling, says Source K",
		Text: "So the UN told us; www.aljazeera.com/news/private has more, and so has https://www.aljazeera.com/b. UN/SARC left.", SideB: ceasefire.Side{Actor: "UN and Syrian Arab Red Crescent"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d, kept
}

// What parties and open sources are called stays as it is where a confidential source is called as part of it, in exports and in copies for sharing alike; where the source itself is meant, it goes. Both say so.
func TestOpenNamesStayAsTheyAreAndAreToldOf(t *testing.T) {
	d, kept := openlyNamed(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	out, shared := filepath.Join(t.TempDir(), "x.json"), filepath.Join(t.TempDir(), "shared.truce")
	for _, way := range []struct {
		args []string
		file string
	}{
		{[]string{"export", d.Path(), out, "--redact", "confidential", "--json"}, out},
		{[]string{"redact", d.Path(), shared}, shared},
	} {
		status, answer, told := call(t, way.args...)
		if status != exitDone || !strings.Contains(told, "“UN” is part of what a party is called, “UN/SARC”, and stays there") {
			t.Errorf("%s: status %d, said %s", way.args[0], status, told)
		}
		text := strings.ReplaceAll(textOf(t, way.file), `\/`, "/")
		for _, name := range append(kept, "and so has https://www.aljazeera.com/b", "UN/SARC left") {
			if !strings.Contains(text, name) {
				t.Errorf("%s lost %q", way.args[0], name)
			}
		}
		for _, secret := range []string{"Source K", "aljazeera.com/news/private", "the UN told"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", way.args[0], secret)
			}
		}
		if way.file == shared {
			continue
		}
		var said struct {
			Open []struct{ Name, Of, Whole string } `json:"open_names"`
		}
		if err := json.Unmarshal([]byte(answer), &said); err != nil || len(said.Open) != 2 || said.Open[0].Name != "UN" || said.Open[0].Of != "party" {
			t.Errorf("%+v, %v", said, err)
		}
	}
}
