// Package safekeeping says where the backups of a dossier go and how they are kept, for the commands and the window alike.
package safekeeping

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The bounds of what can be chosen.
const (
	LeastMinutes, MostMinutes     = 5, 24 * 60
	LeastMegabytes, MostMegabytes = 10, 1_000_000
)

// Settings are how backups are made on this computer. They lie in the user's own data folder, unless Beside puts them beside each dossier: a
// dossier on a stick or a share that is lost would take backups beside it with it, and its folder may be closed to writing.
type Settings struct {
	Beside bool `json:"beside"`
	// Minutes is how often a dossier that is open is backed up, where something changed; Megabytes is how much the backups of one dossier may take.
	Minutes   int `json:"every_minutes"`
	Megabytes int `json:"most_megabytes"`
}

// Usual are the settings as long as nothing else was chosen.
func Usual() Settings { return Settings{Minutes: 30, Megabytes: 1024} }

// Every is the time between two backups.
func (s Settings) Every() time.Duration { return time.Duration(s.Minutes) * time.Minute }

// Problems lists what is wrong with the settings.
func (s Settings) Problems() []ceasefire.Problem {
	var problems []ceasefire.Problem
	if s.Minutes < LeastMinutes || s.Minutes > MostMinutes {
		problems = append(problems, ceasefire.Problem{Field: "minutes", Message: fmt.Sprintf("Choose between %d and %d minutes.", LeastMinutes, MostMinutes)})
	}
	if s.Megabytes < LeastMegabytes || s.Megabytes > MostMegabytes {
		problems = append(problems, ceasefire.Problem{Field: "megabytes", Message: fmt.Sprintf("Choose between %d and %d megabytes.", LeastMegabytes, MostMegabytes)})
	}
	return problems
}

// settingsFile is the settings' file in the user's data folder.
const settingsFile = "backups.json"

// Read reads the settings from the user's data folder. Where none were kept, or what was kept makes no sense, they are the usual ones.
func Read(folder string) (Settings, error) {
	content, err := os.ReadFile(filepath.Join(folder, settingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return Usual(), nil
	}
	if err != nil {
		return Usual(), fmt.Errorf("reading how backups are kept: %w", err)
	}
	s := Usual()
	if err := json.Unmarshal(content, &s); err != nil || len(s.Problems()) > 0 {
		return Usual(), fmt.Errorf("%s cannot be understood: choose how backups are kept anew, under File, Backups", filepath.Join(folder, settingsFile))
	}
	return s, nil
}

// Write keeps the settings in the user's data folder.
func (s Settings) Write(folder string) error {
	content, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("keeping how backups are kept: %w", err)
	}
	return store.WriteWhole(filepath.Join(folder, settingsFile), append(content, '\n'))
}

// Shelf gives the shelf of a dossier; folder is the user's data folder.
func (s Settings) Shelf(folder, dossier string) store.Shelf {
	rule := ceasefire.UsualKeeping()
	rule.Most = int64(s.Megabytes) << 20
	if s.Beside {
		return store.Shelf{Folder: store.ShelfBeside(dossier), Rule: rule}
	}
	return store.Shelf{Folder: store.ShelfWithin(filepath.Join(folder, "backups"), dossier), Rule: rule}
}

// ShelfOf is Shelf with the backups of the dossier from when it had another name or lay in another folder; it looks for them.
func (s Settings) ShelfOf(ctx context.Context, folder, dossier string) store.Shelf {
	return s.Shelf(folder, dossier).WithMoved(ctx, dossier)
}
