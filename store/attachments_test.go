package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

func TestAttachmentsAreKeptWhole(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	content := append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte{0, 1, 2, 255}, 50_000)...)
	kept, err := d.Attach(ctx, saved.ID, "folder/crater.png", content)
	if err != nil || kept.Name != "crater.png" || kept.MediaType != "image/png" || kept.SHA256 != sha256.Sum256(content) {
		t.Fatalf("%+v, %v", kept, err)
	}
	list, err := d.Attachments(ctx, saved.ID)
	if err != nil || len(list) != 1 || list[0] != kept {
		t.Errorf("listed %+v, %v, want %+v", list, err, kept)
	}
	if got, err := d.AttachmentContent(ctx, kept.ID); err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes came back of %d, %v", len(got), len(content), err)
	}
	trail, err := d.Audit(ctx, ceasefire.AsOf{}, 1)
	if err != nil || trail[0].Record != "attachment" || len(trail[0].After) > 1000 || !strings.Contains(trail[0].After, "sha256") {
		t.Errorf("the trail says %.300q, %v", trail[0].After, err)
	}
	if err := d.RemoveAttachment(ctx, kept.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := d.Attachments(ctx, saved.ID); err != nil || len(list) != 0 {
		t.Errorf("after it was removed: %+v, %v", list, err)
	}
	if err := d.RestoreAttachment(ctx, kept.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := d.Attachments(ctx, saved.ID); err != nil || len(list) != 1 {
		t.Errorf("after it was restored: %+v, %v", list, err)
	}
	sound(t, d)
}

func TestAttachmentsThatAreRefused(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	for name, content := range map[string][]byte{"is empty": nil, "more than 25 MB": make([]byte, LargestAttachment+1)} {
		if _, err := d.Attach(ctx, saved.ID, "file", content); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Attach(ctx, ceasefire.ID{1}, "file", []byte("x")); err == nil {
		t.Error("attached to an incident that is not there")
	}
	if list, err := d.Attachments(ctx, saved.ID); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}
