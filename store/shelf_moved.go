package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// shelfMark is the file on a shelf that says whose backups lie there.
const shelfMark = "dossier.json"

// shelfOwner is what it says: what the dossier is known by, and where it lay when the last backup was made.
type shelfOwner struct {
	Dossier string `json:"dossier"`
	Path    string `json:"path"`
}

// dossierMark gives what a dossier is known by wherever it lies: the hash of the first line of its audit trail, in hexadecimal digits.
func dossierMark(ctx context.Context, q querier) (string, error) {
	var hash []byte
	if err := q.QueryRowContext(ctx, "SELECT hash FROM audit WHERE seq = 1").Scan(&hash); err != nil {
		return "", fmt.Errorf("reading the beginning of the audit trail: %w", err)
	}
	return hex.EncodeToString(hash), nil
}

// markFile gives dossierMark of a file that is not open.
func markFile(ctx context.Context, path string) (mark string, err error) {
	err = withFile(ctx, path, func(pool *sql.DB) error {
		mark, err = dossierMark(ctx, pool)
		return err
	})
	return mark, err
}

// sign says on the shelf whose backups lie there.
func (d *Dossier) sign(ctx context.Context, s Shelf) error {
	mark, err := dossierMark(ctx, d.read)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(d.path)
	if err != nil {
		return fmt.Errorf("looking where %s lies: %w", d.path, err)
	}
	if owner, known := s.owner(s.Folder); known && owner == (shelfOwner{mark, path}) {
		return nil
	}
	text, err := json.Marshal(shelfOwner{mark, path})
	if err != nil {
		return fmt.Errorf("saying whose backups these are: %w", err)
	}
	return WriteWhole(filepath.Join(s.Folder, shelfMark), text)
}

// owner reads whose backups lie in a folder; known is false where nothing says so, as on shelves from before.
func (s Shelf) owner(folder string) (o shelfOwner, known bool) {
	text, err := os.ReadFile(filepath.Join(folder, shelfMark))
	if err != nil || json.Unmarshal(text, &o) != nil {
		return shelfOwner{}, false
	}
	return o, true
}

// WithMoved gives the shelf with the folders beside it in which backups of the same dossier lie from when it had another name or another folder. One that belongs to a copy which is still where it
// lay is left out. Where the dossier cannot be read, the shelf is as it was.
func (s Shelf) WithMoved(ctx context.Context, dossier string) Shelf {
	mark, err := markFile(ctx, dossier)
	if err != nil {
		return s
	}
	entries, err := os.ReadDir(filepath.Dir(s.Folder))
	if err != nil {
		return s // there is none yet
	}
	own, err := listIn(s.Folder)
	for _, e := range entries {
		folder := filepath.Join(filepath.Dir(s.Folder), e.Name())
		if !e.IsDir() || folder == s.Folder {
			continue
		}
		if s.movedFrom(ctx, folder, mark, err == nil && len(own) > 0) {
			s.Also = append(s.Also, folder)
		}
	}
	return s
}

// movedFrom reports whether a folder holds backups of a dossier that does not lie any more where it lay when they were made. What nothing says that of is taken only by a dossier that has no backup yet.
func (s Shelf) movedFrom(ctx context.Context, folder, mark string, has bool) bool {
	if owner, known := s.owner(folder); known {
		_, there := os.Lstat(owner.Path)
		return owner.Dossier == mark && there != nil
	}
	if has || !strings.HasSuffix(folder, " backups") && strings.HasSuffix(s.Folder, " backups") {
		return false
	}
	list, err := listIn(folder)
	if err != nil || len(list) == 0 {
		return false
	}
	found, err := markFile(ctx, list[0].Path)
	return err == nil && found == mark
}
