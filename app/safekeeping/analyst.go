package safekeeping

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"truceboard/store"
)

// analystFile holds the analyst's name in the user's data folder, so that what a command records is signed as what the window does.
const analystFile = "analyst.txt"

// longestName bounds the name that is read, in bytes: the file is the user's own, and another may have written it.
const longestName = 1 << 10

// Analyst gives the name by which the analyst wants to be called, from the user's data folder; empty where none was kept.
func Analyst(folder string) (string, error) {
	content, err := os.ReadFile(filepath.Join(folder, analystFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading the analyst's name: %w", err)
	}
	name, _, _ := strings.Cut(strings.TrimSpace(string(content[:min(len(content), longestName)])), "\n")
	return strings.ToValidUTF8(strings.TrimSpace(name), ""), nil
}

// KeepAnalyst keeps that name, and makes the folder where it is not there.
func KeepAnalyst(folder, name string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("keeping the analyst's name: %w", err)
	}
	return store.WriteWhole(filepath.Join(folder, analystFile), []byte(strings.TrimSpace(name)+"\n"))
}
