package dashboard

import (
	"context"
	"path/filepath"
	"testing"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// A form goes on with a party and a source that a merge gave another identifier while it was open: what was typed is saved under that, beside what the other copy said of it.
func TestAFormFollowsARecordThroughAMerge(t *testing.T) {
	for _, section := range []string{"Parties", "Sources"} {
		followed := 0
		for _, ids := range [][2]ceasefire.ID{{testID(80), testID(90)}, {testID(90), testID(80)}} {
			w, other := aparted(t, ids)
			shot := shotOf(t, w)
			w.showPage(pageAgreement)
			w.agreement.Show(shot)
			w.agreement.goTo(w.agreement.section(section))
			s, field := w.agreement.sections[w.agreement.at], map[string]string{"Parties": "note", "Sources": "licence"}[section]
			n, found := s.placeOf(shot, ids[0].String())
			if !found {
				t.Fatal("it is not listed")
			}
			w.agreement.begin(n)
			s.body().inputs[field].putBack("Typed here")
			if _, err := w.session.dossier.Merge(t.Context(), other, store.MergeOptions{}); err != nil {
				t.Fatal(err)
			}
			w.agreement.save()
			frame, err := w.session.dossier.Frame(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			id, typed := standingOf(frame, section)
			if typed != "Typed here" {
				t.Errorf("%s: %q; %q", section, typed, w.notice.text.Text)
			}
			if id != ids[0] {
				followed++
			}
		}
		if followed == 0 {
			t.Errorf("no record of %s got another identifier", section)
		}
	}
}

// aparted is a window on a dossier, and a copy of it, to both of which the same party and the same source were added under other identifiers.
func aparted(t *testing.T, ids [2]ceasefire.ID) (w *Window, other string) {
	t.Helper()
	w, ctx := testWindow(t, intake.Making{Template: intake.SampleTemplate}), context.Background()
	other = filepath.Join(t.TempDir(), "other.truce")
	if err := w.session.dossier.Backup(ctx, other); err != nil {
		t.Fatal(err)
	}
	theirs, err := store.Open(ctx, other, store.Options{Who: "Ben", Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	for n, d := range []*store.Dossier{w.session.dossier, theirs} {
		if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
			f.Parties = append(f.Parties, ceasefire.Party{ID: ids[n], Name: "The Front", Short: "Front", Role: ceasefire.RoleExcluded, Colour: 9})
			f.Sources = append(f.Sources, ceasefire.Source{ID: ids[n], Title: "A paper of both"})
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	return w, other
}

// standingOf gives the identifier of the record that both added, and what was typed of it.
func standingOf(f ceasefire.Frame, section string) (id ceasefire.ID, typed string) {
	for _, p := range f.Parties {
		if section == "Parties" && p.Name == "The Front" {
			return p.ID, p.Note
		}
	}
	for _, s := range f.Sources {
		if section == "Sources" && s.Title == "A paper of both" {
			return s.ID, s.Licence
		}
	}
	return id, ""
}
