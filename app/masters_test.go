package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"truceboard/assets"
)

// masters are the dossiers that many tests begin with: each is made once, by the commands, and then copied. The keys are the words of the commands, the values give the file's content.
var masters sync.Map

// copied puts a copy of a dossier in its place, which is made first where it is the first that is asked for.
func copied(t *testing.T, path, name string, prepare func(path string)) {
	t.Helper()
	once, _ := masters.LoadOrStore(name, sync.OnceValue(func() []byte {
		master := filepath.Join(t.TempDir(), "master.truce")
		prepare(master)
		return []byte(textOf(t, master))
	}))
	if err := os.WriteFile(path, once.(func() []byte)(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// begun puts a new dossier in its place, as the words after its name ask for it. Tests of the making itself call the command.
func begun(t *testing.T, path string, words ...string) {
	t.Helper()
	copied(t, path, strings.Join(words, " "), func(master string) { done(t, append([]string{"new", master}, words...)...) })
}

// begunElsewhere puts a new dossier in its place that was made apart from those of begun: all in it has other identifiers.
func begunElsewhere(t *testing.T, path string, words ...string) {
	t.Helper()
	copied(t, path, "elsewhere "+strings.Join(words, " "), func(master string) { done(t, append([]string{"new", master}, words...)...) })
}

// imported puts a dossier of the template in its place that has the rows of a file.
func imported(t *testing.T, path, data string) {
	t.Helper()
	copied(t, path, "with the rows of "+textOf(t, data), func(master string) {
		begun(t, master, "--template", "syria-2016")
		done(t, "import", master, data)
	})
}

// firstRows gives the header and the first rows of the GED file.
func firstRows(n int) []byte {
	rows := bytes.SplitAfterN(assets.SampleGED(), []byte("\n"), n+2)
	return bytes.Join(rows[:n+1], nil)
}

// story makes a dossier of the template with the rows of the GED file, which lies beside it.
func story(t *testing.T) (dossier, data string) {
	t.Helper()
	return storyOf(t, assets.SampleGED())
}

// shortStory is a story of 200 rows, for what is done to a dossier many times over.
func shortStory(t *testing.T) (dossier, data string) {
	t.Helper()
	return storyOf(t, firstRows(200))
}

func storyOf(t *testing.T, rows []byte) (dossier, data string) {
	t.Helper()
	folder := t.TempDir()
	dossier, data = filepath.Join(folder, "syria.truce"), filepath.Join(folder, "ged.csv")
	if err := os.WriteFile(data, rows, 0o644); err != nil {
		t.Fatal(err)
	}
	imported(t, dossier, data)
	return dossier, data
}
