package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module begins the import path of every package of ours.
const module = "truceboard/"

// listed is a package as go list tells of it.
type listed struct {
	ImportPath                         string
	Standard                           bool
	Imports, TestImports, XTestImports []string
}

// listing is every package of the house and all that they stand on, by import path.
type listing map[string]listed

// houseListing asks go list once for each test. Packages that do not build are listed too: other checks tell of them.
func houseListing(t *testing.T) listing {
	t.Helper()
	c := exec.Command("go", "list", "-e", "-deps", "-tags", "ci", "-json=ImportPath,Standard,Imports,TestImports,XTestImports", "./...")
	c.Dir = root(t)
	printed, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := make(listing)
	for from := json.NewDecoder(bytes.NewReader(printed)); ; {
		var p listed
		err := from.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

func root(t *testing.T) string {
	t.Helper()
	folder, err := findRoot()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// ours gives the packages of the house under a folder, the folder's own among them.
func (l listing) ours(under string) []listed {
	var found []listed
	for path, p := range l {
		if strings.HasPrefix(path, module) && within(path, module+under) {
			found = append(found, p)
		}
	}
	return found
}

// within reports whether an import path is a folder's, or lies below it.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, strings.TrimSuffix(folder, "/")+"/")
}

// reach gives everything that a package imports, and that those import.
func (l listing) reach(p listed) map[string]bool {
	reached := make(map[string]bool)
	var follow func([]string)
	follow = func(imports []string) {
		for _, path := range imports {
			if !reached[path] {
				reached[path] = true
				follow(l[path].Imports)
			}
		}
	}
	follow(p.Imports)
	return reached
}

func TestSomePackagesImportTheStandardLibraryOnly(t *testing.T) {
	all := houseListing(t)
	for _, folder := range []string{"store/ceasefire", "app/dev"} {
		packages := all.ours(folder)
		if len(packages) == 0 {
			t.Errorf("%s is not there", folder)
		}
		for _, p := range packages {
			for _, path := range p.Imports {
				if !all[path].Standard && !within(path, module+folder) {
					t.Errorf("%s imports %s; it may import the standard library only", p.ImportPath, path)
				}
			}
		}
	}
}

func TestNobodyReachesWhatHeMayNotKnow(t *testing.T) {
	all := houseListing(t)
	for _, rule := range []struct {
		folder    string
		forbidden []string // an import path and all below it, or with = before it that path alone
	}{
		{"store", []string{"fyne.io"}},
		{"assets", []string{"fyne.io", "database/sql"}},
		{"app/intake", []string{"fyne.io"}},
		{"app/dev", []string{"fyne.io", "database/sql", "runtime/cgo", "C"}},
		{"widgets", []string{"=" + module + "store", module + "store/exchange", "database/sql"}},
		{"widgets/plot", []string{"fyne.io"}},
	} {
		for _, p := range all.ours(rule.folder) {
			for path := range all.reach(p) {
				if slices.ContainsFunc(rule.forbidden, func(f string) bool { return forbids(f, path) }) {
					t.Errorf("%s comes by %s; nothing in %s may", p.ImportPath, path, rule.folder)
				}
			}
		}
	}
}

func forbids(rule, path string) bool {
	if exact, only := strings.CutPrefix(rule, "="); only {
		return path == exact
	}
	return within(path, rule)
}

func TestSQLIsInTheStoreOnly(t *testing.T) {
	for _, p := range houseListing(t).ours("") {
		for _, path := range p.Imports {
			if (within(path, "database/sql") || strings.Contains(path, "sqlite")) && p.ImportPath != module+"store" {
				t.Errorf("%s imports %s; SQL is in store only", p.ImportPath, path)
			}
		}
	}
}

func TestWindowTestsKnowTheDossierOnly(t *testing.T) {
	all := houseListing(t)
	for _, p := range all.ours("app/windowtest") {
		for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			known := all[path].Standard || !strings.Contains(strings.Split(path, "/")[0], ".") && !strings.HasPrefix(path, module)
			drags := within(path, "github.com/jezek/xgb") // X11 itself, for what no tool does: to drag a file onto the window
			if !known && !drags && path != module+"store" && path != module+"store/ceasefire" {
				t.Errorf("%s imports %s; it may import the standard library, store, store/ceasefire and the protocol of X11", p.ImportPath, path)
			}
		}
	}
}

// floors gives the floor of the house on which a folder stands. A package may import from lower floors, and from its own folder.
func floors() map[string]int {
	return map[string]int{
		"app":           6,
		"app/dashboard": 5, "app/report": 5,
		"app/intake": 4, "app/export": 4, "app/safekeeping": 4, "app/journal": 4, "app/windowtest": 4,
		"widgets": 3, "store": 3, "store/exchange": 3,
		"widgets/plot": 2, "store/spelled": 2,
		"store/ceasefire": 1, "store/csvline": 1, "store/keepopen": 1,
		"assets": 0, "app/dev": 0,
	}
}

// home gives the folder of floors that a package belongs to: the nearest above it.
func home(path string) string {
	best := ""
	for folder := range floors() {
		if within(path, module+folder) && len(folder) > len(best) {
			best = folder
		}
	}
	return best
}

func TestArrowsPointDownwards(t *testing.T) {
	for _, p := range houseListing(t).ours("") {
		from := home(p.ImportPath)
		if from == "" {
			t.Errorf("%s has no floor: give it one in floors", p.ImportPath)
		}
		for _, path := range p.Imports {
			to := home(path)
			if strings.HasPrefix(path, module) && to != from && floors()[to] >= floors()[from] {
				t.Errorf("%s imports %s, which does not stand below it", p.ImportPath, path)
			}
		}
	}
}

func TestNothingElseIsAtTheTop(t *testing.T) {
	allowed := strings.Fields("app store widgets assets FyneApp.toml README.md go.mod go.sum .ci LICENSE .gitignore .gitattributes")
	ignored := strings.Fields(".git dist truceboard truceboard.exe")
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) && !slices.Contains(ignored, e.Name()) && !strings.Contains(e.Name(), ".truce") {
			t.Errorf("%s has no place at the top of the checkout", e.Name())
		}
	}
}

func TestBuildsAreIgnoredByGit(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(root(t), ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(strings.Fields(string(content)), "/dist/") {
		t.Error("/dist/ is not in .gitignore, so a package could be committed")
	}
}

// mostLines is how long a file may be, so that each holds one idea.
const mostLines = 400

func TestFilesAreShort(t *testing.T) {
	folder, files := root(t), 0
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && slices.Contains([]string{".git", "dist", "testdata"}, e.Name()) {
			return fs.SkipDir
		}
		if e.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		if lines := bytes.Count(content, []byte("\n")); lines > mostLines {
			t.Errorf("%s has %d lines; divide it, %d are the most", path, lines, mostLines)
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files read: %v", files, err)
	}
}
