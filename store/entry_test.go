package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// kept keeps a file in a form's draft.
func kept(t *testing.T, d *Dossier, form, name string, content []byte) Attachment {
	t.Helper()
	a, err := d.KeepDraftFile(context.Background(), form, name, content)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFilesOfADraftBecomeAttachmentsWithTheIncident(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	crater := append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte{0, 1, 2, 255}, 50_000)...)
	first := kept(t, d, "incident", "folder/crater.png", crater)
	second := kept(t, d, "incident", "statement.txt", []byte("what a witness wrote"))
	other := kept(t, d, "incident", "later.txt", []byte("for the next incident"))
	if err := d.SaveDraft(ctx, "incident", "{}"); err != nil {
		t.Fatal(err)
	}
	if list, err := d.DraftFiles(ctx, "incident"); err != nil || len(list) != 3 || list[0] != first || list[1] != second {
		t.Fatalf("the draft has %+v, %v", list, err)
	}
	if got, err := d.DraftFileContent(ctx, first.ID); err != nil || !bytes.Equal(got, crater) {
		t.Errorf("%d bytes came back of %d, %v", len(got), len(crater), err)
	}
	saved, err := d.Enter(ctx, Entry{Incident: testIncident(), Reports: []Report{{Source: ceasefire.Source{Title: "A monitor"}}}, Form: "incident",
		Files: []ceasefire.ID{second.ID, first.ID}})
	if err != nil || len(saved.Citations) != 2 {
		t.Fatalf("%+v, %v", saved, err)
	}
	list, err := d.Attachments(ctx, saved.ID)
	if err != nil || len(list) != 2 || list[0].ID != second.ID || list[1].ID != first.ID {
		t.Fatalf("attached %+v, %v", list, err)
	}
	if a := list[1]; a.Name != "crater.png" || a.MediaType != "image/png" || a.SHA256 != sha256.Sum256(crater) || a.Recorded.By != "Tester" {
		t.Errorf("attached %+v", a)
	}
	if got, err := d.AttachmentContent(ctx, first.ID); err != nil || !bytes.Equal(got, crater) {
		t.Errorf("%d bytes came back of %d, %v", len(got), len(crater), err)
	}
	if left, err := d.DraftFiles(ctx, "incident"); err != nil || len(left) != 1 || left[0] != other {
		t.Errorf("left in the draft: %+v, %v", left, err)
	}
	if _, found, err := d.Draft(ctx, "incident"); err != nil || found {
		t.Errorf("the draft is still there: %v", err)
	}
	sound(t, d)
}

func TestAnEntryIsSavedWholeOrNotAtAll(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	file := kept(t, d, "incident", "statement.txt", []byte("what a witness wrote"))
	if err := d.SaveDraft(ctx, "incident", "{}"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.writer.ExecContext(ctx, "UPDATE draft_attachment SET content = CAST('what a witness vrote' AS BLOB)"); err != nil {
		t.Fatal(err)
	}
	for said, files := range map[string][]ceasefire.ID{"SHA-256 differs": {file.ID}, "file of the draft": {{15: 1}}} {
		if _, err := d.Enter(ctx, Entry{Incident: testIncident(), Form: "incident", Files: files}); err == nil || !strings.Contains(err.Error(), said) {
			t.Errorf("%v, not that %s", err, said)
		}
	}
	if list, err := d.Facts(ctx, View{}); err != nil || list.Len() != 0 {
		t.Errorf("%d incidents were saved all the same, %v", list.Len(), err)
	}
	if _, found, err := d.Draft(ctx, "incident"); err != nil || !found {
		t.Errorf("the draft is gone: %v", err)
	}
	if err := d.DropDraftFile(ctx, file.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := d.DraftFiles(ctx, "incident"); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
	sound(t, d)
}

func TestAnEntryChangesAnIncidentThatIsThere(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	file := kept(t, d, "incident "+saved.ID.String(), "statement.txt", []byte("what a witness wrote"))
	saved.Title = "Another headline"
	changed, err := d.Enter(ctx, Entry{Incident: saved, Form: "incident " + saved.ID.String(), Files: []ceasefire.ID{file.ID}})
	if err != nil || changed.ID != saved.ID || changed.Title != saved.Title {
		t.Fatalf("%+v, %v", changed, err)
	}
	if list, err := d.Attachments(ctx, saved.ID); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	sound(t, d)
}
