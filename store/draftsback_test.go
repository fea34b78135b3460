package store

import (
	"context"
	"path/filepath"
	"testing"

	"truceboard/store/ceasefire"
)

// A draft that is taken back stands beside what has been typed since, with its own files, and under no name that is in use.
func TestADraftThatIsTakenBackLeavesANewerOne(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	keep := func(form, text string) ceasefire.ID {
		t.Helper()
		if err := d.SaveDraft(ctx, form, text); err != nil {
			t.Fatal(err)
		}
		return kept(t, d, form, "a.txt", []byte(text)).ID
	}
	first := keep("party", `{"n": "First"}`)
	if err := d.SetAside(ctx, "party"); err != nil {
		t.Fatal(err)
	}
	second := keep("party", `{"n": "Second"}`)
	name, err := d.TakeBack(ctx, "party", "party#2")
	if err != nil || name != "party#3" {
		t.Fatal(name, err)
	}
	for form, want := range map[string]struct {
		text string
		file ceasefire.ID
	}{"party": {`{"n": "Second"}`, second}, "party#3": {`{"n": "First"}`, first}} {
		text, _, err := d.Draft(ctx, form)
		if err != nil || text != want.text {
			t.Errorf("%s: %q, %v", form, text, err)
		}
		if files, err := d.DraftFiles(ctx, form); err != nil || len(files) != 1 || files[0].ID != want.file {
			t.Errorf("%s: %+v, %v", form, files, err)
		}
	}
}

// Whoever restores a backup while he types keeps what he typed with the files that he added to it, and gets none that he dropped.
func TestRestoringKeepsTheFilesOfWhatIsBeingTyped(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	shelf := Shelf{Folder: filepath.Join(t.TempDir(), "shelf"), Rule: ceasefire.UsualKeeping()}
	if err := d.SaveDraft(ctx, "incident", `{"title": "old"}`); err != nil {
		t.Fatal(err)
	}
	old := kept(t, d, "incident", "OLD.pdf", []byte("old"))
	saved, _, err := d.BackUp(ctx, shelf, Regularly)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{d.DropDraft(ctx, "incident"), d.DropDraftFile(ctx, old.ID), d.SaveDraft(ctx, "incident", `{"title": "new"}`)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	added := kept(t, d, "incident", "NEW.pdf", []byte("new"))
	if _, err := d.Restore(ctx, shelf, saved.Path); err != nil {
		t.Fatal(err)
	}
	text, _, err := d.Draft(ctx, "incident")
	if err != nil || text != `{"title": "new"}` {
		t.Errorf("%q, %v", text, err)
	}
	files, err := d.DraftFiles(ctx, "incident")
	if err != nil || len(files) != 1 || files[0].ID != added.ID || files[0].Name != "NEW.pdf" {
		t.Fatalf("%+v, %v", files, err)
	}
	if content, err := d.DraftFileContent(ctx, added.ID); err != nil || string(content) != "new" {
		t.Errorf("%q, %v", content, err)
	}
}
