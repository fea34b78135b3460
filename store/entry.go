package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// Entry is what a form saves at once: an incident, the sources that it cites, and the files that were added to it while it was entered, in the order in which
// they are listed. Form names the draft that falls with it. An incident without an ID is a new one. Began, where it has an ID, is the incident as the form began from it: where it is
// another by now, nothing is saved, and a *StaleError says so.
type Entry struct {
	Incident ceasefire.Incident
	Began    ceasefire.Incident
	Reports  []Report
	Form     string
	Files    []ceasefire.ID
}

// Enter saves an entry in one transaction: the incident as by AddIncident or UpdateIncident, its files as its attachments, each checked against its SHA-256,
// and the end of its draft. It gives the incident as it was saved.
func (d *Dossier) Enter(ctx context.Context, e Entry) (ceasefire.Incident, error) {
	i := e.Incident
	save := (*writer).changeEntered
	if i.ID.IsZero() {
		i.ID, save = NewID(), (*writer).addEntered
	}
	err := d.writeIncident(ctx, func(w *writer) error {
		if err := w.refuseStale(e.Began); err != nil {
			return err
		}
		key, err := save(w, &i, e.Reports)
		if err != nil {
			return err
		}
		for _, id := range e.Files {
			if err := w.takeOver(id, key); err != nil {
				return err
			}
		}
		if _, err := w.tx.ExecContext(ctx, "DELETE FROM draft WHERE form = ?", e.Form); err != nil {
			return fmt.Errorf("dropping a draft: %w", err)
		}
		return nil
	})
	return i, err
}

// takeOver makes a file of a draft an attachment of an incident.
func (w *writer) takeOver(id ceasefire.ID, incident int64) error {
	a := Attachment{ID: id}
	var content, sum []byte
	err := w.tx.QueryRowContext(w.ctx, "SELECT name, media_type, size, sha256, content FROM draft_attachment WHERE uuid = ?", id[:]).
		Scan(&a.Name, &a.MediaType, &a.Size, &sum, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return &NotFoundError{What: "file of the draft"}
	}
	if err != nil {
		return fmt.Errorf("reading a file of the draft: %w", err)
	}
	if err := agrees(content, sum); err != nil {
		return fmt.Errorf("%s: %w", a.Name, err)
	}
	copy(a.SHA256[:], sum)
	if err := w.attach(incident, a, content); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM draft_attachment WHERE uuid = ?", id[:]); err != nil {
		return fmt.Errorf("dropping a file of the draft: %w", err)
	}
	return nil
}

// KeepDraftFile keeps a file that was added in a form which is not saved yet. It is on the disk when the call returns, and is refused as by Attach. It is no record as yet and has
// no line in the audit trail.
func (d *Dossier) KeepDraftFile(ctx context.Context, form, name string, content []byte) (Attachment, error) {
	a, err := NewDraftFile(name, content)
	if err != nil {
		return a, err
	}
	return a, d.PutDraftFile(ctx, form, a, content)
}

// NewDraftFile describes a file that is to be kept in a form's draft, under an identifier of its own; one that is empty or larger than LargestAttachment is refused with a sentence.
func NewDraftFile(name string, content []byte) (Attachment, error) {
	return attachmentOf(name, content)
}

// PutDraftFile is KeepDraftFile for a file that was described before. What is kept already, in a draft or with an incident that was saved, is not kept twice.
func (d *Dossier) PutDraftFile(ctx context.Context, form string, a Attachment, content []byte) error {
	return d.quietly(ctx, "keeping "+a.Name, `INSERT INTO draft_attachment (uuid, form, name, media_type, size, sha256, content, added_at)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE uuid = ?1) ON CONFLICT (uuid) DO NOTHING`,
		a.ID[:], form, a.Name, a.MediaType, a.Size, a.SHA256[:], content, d.now().Unix())
}

// DraftFiles lists the files of a form's draft, oldest first.
func (d *Dossier) DraftFiles(ctx context.Context, form string) ([]Attachment, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (a Attachment, err error) {
		var sum []byte
		err = rows.Scan(into(&a.ID), &a.Name, &a.MediaType, &a.Size, &sum)
		copy(a.SHA256[:], sum)
		return a, err
	}, "SELECT uuid, name, media_type, size, sha256 FROM draft_attachment WHERE form = ? ORDER BY id", form)
	if err != nil {
		return nil, fmt.Errorf("reading the files of the draft: %w", err)
	}
	return list, nil
}

// DraftFileContent reads the content of a file of a draft, and refuses one whose SHA-256 is not that under which it was kept.
func (d *Dossier) DraftFileContent(ctx context.Context, id ceasefire.ID) ([]byte, error) {
	return keptContent(d.read.QueryRowContext(ctx, "SELECT content, sha256 FROM draft_attachment WHERE uuid = ?", id[:]))
}

// DropDraftFile forgets a file of a draft.
func (d *Dossier) DropDraftFile(ctx context.Context, id ceasefire.ID) error {
	return d.quietly(ctx, "dropping a file of the draft", "DELETE FROM draft_attachment WHERE uuid = ?", id[:])
}
