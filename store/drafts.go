package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// SaveDraft keeps what was typed into a form, as a JSON text; it replaces the form's draft and is on the disk when the call returns.
func (d *Dossier) SaveDraft(ctx context.Context, form, content string) error {
	return d.quietly(ctx, "keeping a draft", `INSERT INTO draft (form, content, changed_at) VALUES (?, ?, ?)
		ON CONFLICT (form) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at`, form, content, d.now().Unix())
}

// Draft reads a form's draft; found tells whether there is one.
func (d *Dossier) Draft(ctx context.Context, form string) (content string, found bool, err error) {
	return d.text(ctx, "SELECT content FROM draft WHERE form = ?", form)
}

// Draft is what was typed into a form and not saved. Content is a JSON text, empty where only files were added; Changed is when it was last kept, in UTC.
type Draft struct {
	Form, Content string
	Changed       time.Time
}

// Drafts lists what was left unsaved in a form each time that it was opened, newest first; without a name of a form, what was left unsaved in any. The drafts of one form are told
// apart by a number after its name: "incident", "incident#2".
func (d *Dossier) Drafts(ctx context.Context, form string) ([]Draft, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (draft Draft, err error) {
		var changed int64
		err = rows.Scan(&draft.Form, &draft.Content, &changed)
		draft.Changed = time.Unix(changed, 0).UTC()
		return draft, err
	}, `SELECT form, coalesce(max(content), ''), max(at) FROM (
			SELECT form, content, changed_at AS at FROM draft UNION ALL SELECT form, NULL, added_at FROM draft_attachment)
		WHERE form NOT LIKE '~%' AND (?1 = '' OR form = ?1 OR substr(form, 1, length(?1) + 1) = ?1 || '#')
		GROUP BY form ORDER BY max(at) DESC, form DESC`, form)
	if err != nil {
		return nil, fmt.Errorf("reading the drafts: %w", err)
	}
	return list, nil
}

// SetAside discards a form's draft and its files so that it can be taken back until ForgetAside.
func (d *Dossier) SetAside(ctx context.Context, form string) error {
	return d.renameDraft(ctx, form, "~"+form)
}

// TakeBack makes a draft that was set aside a draft again, and gives its name: another than it had where that is taken by a newer one, or is among those in use.
func (d *Dossier) TakeBack(ctx context.Context, form string, used ...string) (name string, err error) {
	of, _, _ := strings.Cut(form, "#")
	list, err := d.Drafts(ctx, of)
	if err != nil {
		return "", err
	}
	for _, other := range list {
		used = append(used, other.Form)
	}
	name = FreeDraft(form, used)
	return name, d.renameDraft(ctx, "~"+form, name)
}

// FreeDraft gives a draft's name, or the first of its form that is not taken.
func FreeDraft(name string, taken []string) string {
	of, _, _ := strings.Cut(name, "#")
	for n := 1; slices.Contains(taken, name); n++ {
		name = of
		if n > 1 {
			name = fmt.Sprintf("%s#%d", of, n)
		}
	}
	return name
}

// renameDraft gives a draft and its files another name, in the place of what has that name.
func (d *Dossier) renameDraft(ctx context.Context, from, to string) error {
	return d.together(ctx, "renaming a draft", []string{
		"UPDATE OR REPLACE draft SET form = ?2 WHERE form = ?1", "DELETE FROM draft_attachment WHERE form = ?2 AND form <> ?1",
		"UPDATE draft_attachment SET form = ?2 WHERE form = ?1"}, from, to)
}

// ForgetAside forgets for good what was set aside.
func (d *Dossier) ForgetAside(ctx context.Context) error {
	return d.together(ctx, "forgetting drafts", []string{"DELETE FROM draft WHERE form LIKE '~%'", "DELETE FROM draft_attachment WHERE form LIKE '~%'"})
}

// together carries out several statements that write no records, all of them or none, each with the same arguments.
func (d *Dossier) together(ctx context.Context, doing string, statements []string, args ...any) (err error) {
	conn, err := d.writing(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	for _, s := range statements {
		if _, err := tx.ExecContext(ctx, s, args...); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", doing, err), tx.Rollback())
		}
	}
	return tx.Commit()
}

// DropDraft forgets a form's draft.
func (d *Dossier) DropDraft(ctx context.Context, form string) error {
	return d.quietly(ctx, "dropping a draft", "DELETE FROM draft WHERE form = ?", form)
}
