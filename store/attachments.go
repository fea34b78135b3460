package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"

	"truceboard/store/ceasefire"
)

// LargestAttachment is how many bytes an attachment may have: a dossier is one file, which is copied and sent.
const LargestAttachment = 25 << 20

// Attachment is a file that is kept inside the dossier with an incident. Its content is read by AttachmentContent.
type Attachment struct {
	ID        ceasefire.ID
	Name      string
	MediaType string
	Size      int64
	SHA256    [sha256.Size]byte
	Recorded  ceasefire.Stamp
}

// Attach keeps a file inside the dossier with an incident. Its media type is told by its content. One that is empty or larger than LargestAttachment
// is refused with a sentence; an incident that is not there is a *NotFoundError.
func (d *Dossier) Attach(ctx context.Context, incident ceasefire.ID, name string, content []byte) (Attachment, error) {
	a, err := attachmentOf(name, content)
	if err != nil {
		return a, err
	}
	return a, d.write(ctx, func(c *change) error {
		key, _, err := readIncident(ctx, c.tx, "i.id = "+incidentNamed(), incident[:])
		if err != nil {
			return err
		}
		a.Recorded = c.stamp(a.Recorded)
		return c.attach(key, a, content)
	})
}

// attachmentOf describes a file that is to be kept, and refuses one that cannot be.
func attachmentOf(name string, content []byte) (Attachment, error) {
	a := Attachment{ID: idOrNew(ceasefire.ID{}), Name: filepath.Base(name), MediaType: http.DetectContentType(content), Size: int64(len(content)),
		SHA256: sha256.Sum256(content)}
	switch {
	case len(content) == 0:
		return a, fmt.Errorf("the file %s is empty: choose another file", a.Name)
	case len(content) > LargestAttachment:
		return a, fmt.Errorf("the file %s has more than %d MB: attach a smaller copy, or cite where it is kept", a.Name, LargestAttachment>>20)
	}
	return a, nil
}

// attach adds an attachment's row to an incident, with its line of the audit trail.
func (c *change) attach(incident int64, a Attachment, content []byte) error {
	_, err := c.add("attachment", a.ID, append([]field{{"incident_id", incident}, {"name", a.Name}, {"media_type", a.MediaType}, {"size", a.Size},
		{"sha256", a.SHA256[:]}, {"content", content}}, c.stamped(a.Recorded)...)...)
	return err
}

// Attachments lists the files that are kept with an incident, oldest first, without those that were removed.
func (d *Dossier) Attachments(ctx context.Context, incident ceasefire.ID) ([]Attachment, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (a Attachment, err error) {
		var sum []byte
		err = rows.Scan(into(&a.ID), &a.Name, &a.MediaType, &a.Size, &sum, &a.Recorded.By, into(&a.Recorded.At))
		copy(a.SHA256[:], sum)
		return a, err
	}, `SELECT uuid, name, media_type, size, sha256, recorded_by, recorded_at FROM attachment
		WHERE incident_id = `+incidentNamed()+` AND removed_at IS NULL ORDER BY id`, incident[:])
	if err != nil {
		return nil, fmt.Errorf("reading the attachments: %w", err)
	}
	return list, nil
}

// AttachmentContent reads an attachment's content, and refuses one whose SHA-256 is not that under which it was kept.
func (d *Dossier) AttachmentContent(ctx context.Context, id ceasefire.ID) ([]byte, error) {
	return keptContent(d.read.QueryRowContext(ctx, "SELECT content, sha256 FROM attachment WHERE uuid = ?", id[:]))
}

// keptContent reads a content and its SHA-256 and refuses what does not agree.
func keptContent(row *sql.Row) ([]byte, error) {
	var content, sum []byte
	err := row.Scan(&content, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &NotFoundError{What: "attachment"}
	}
	if err != nil {
		return nil, fmt.Errorf("reading an attachment: %w", err)
	}
	return content, agrees(content, sum)
}

// agrees refuses a content whose SHA-256 is not that under which it was kept.
func agrees(content, sum []byte) error {
	if got := sha256.Sum256(content); string(got[:]) != string(sum) {
		return errors.New("the attachment is not what was attached: its SHA-256 differs. Check the dossier, or take it from a backup")
	}
	return nil
}

// RemoveAttachment marks an attachment as removed; RestoreAttachment takes that back. Nothing is destroyed.
func (d *Dossier) RemoveAttachment(ctx context.Context, id ceasefire.ID) error {
	return d.markAttachment(ctx, "delete", id, func(c *change) any { return c.now.Unix() })
}

// RestoreAttachment takes back that an attachment was marked as removed.
func (d *Dossier) RestoreAttachment(ctx context.Context, id ceasefire.ID) error {
	return d.markAttachment(ctx, "restore", id, func(*change) any { return nil })
}

func (d *Dossier) markAttachment(ctx context.Context, action string, id ceasefire.ID, removed func(*change) any) error {
	return d.write(ctx, func(c *change) error { return c.markFile(action, id, removed(c)) })
}

// markFile marks an attachment as removed, or takes that back; one that is marked so already stays as it is.
func (c *change) markFile(action string, id ceasefire.ID, removed any) error {
	var key int64
	var gone bool
	err := c.tx.QueryRowContext(c.ctx, "SELECT id, removed_at IS NOT NULL FROM attachment WHERE uuid = ?", id[:]).Scan(&key, &gone)
	if errors.Is(err, sql.ErrNoRows) {
		return &NotFoundError{What: "attachment"}
	}
	if err != nil {
		return fmt.Errorf("looking for an attachment: %w", err)
	}
	if gone == (removed != nil) {
		return nil
	}
	before, err := c.rowOf("attachment", key)
	if err == nil {
		err = c.refuseAltered("attachment", id, before, removed != nil)
	}
	if err != nil {
		return err
	}
	if err := c.set("attachment", key, field{"removed_at", removed}); err != nil {
		return err
	}
	return c.record(action, "attachment", id, key, before)
}
