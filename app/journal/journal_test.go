package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestTheLogBeginsAnewAndKeepsOneBefore(t *testing.T) {
	folder := t.TempDir()
	r := rotating{path: filepath.Join(folder, "a.log"), most: 100}
	for n := range 40 {
		if _, err := fmt.Fprintf(r, "line %02d of the log, long enough\n", n); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		if info, err := file.Info(); err != nil || info.Size() > 100 || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, info, err)
		}
	}
	if newest, err := os.ReadFile(r.path); err != nil || !strings.Contains(string(newest), "line 39") {
		t.Errorf("%q, %v", newest, err)
	}
}

func TestALineLongerThanTheLogIsWrittenAllTheSame(t *testing.T) {
	r := rotating{path: filepath.Join(t.TempDir(), "a.log"), most: 10}
	if n, err := r.Write([]byte(strings.Repeat("x", 50))); n != 50 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

type fault struct {
	Code, ExtendedCode, Dead int
	Full, Damaged            bool
	Text                     string
}

func (f fault) Error() string { return f.Text }

func TestTheChainOfAnErrorIsNamedWithoutItsWords(t *testing.T) {
	const secret = "Abu Example of Aleppo"
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New(secret), "errors.errorString"},
		{fmt.Errorf("%q is no date", secret), "fmt.wrapError"},
		{fmt.Errorf("saving %s: %w", secret, fault{Code: 13, ExtendedCode: 269, Dead: 36, Full: true, Text: secret}), "journal.fault code=13 extendedcode=269 full"},
		{fmt.Errorf("a: %w", &fs.PathError{Op: "open", Path: secret, Err: syscall.ENOSPC}), "fs.PathError open < system error 28"},
		{errors.Join(fs.ErrNotExist, fmt.Errorf("%s: %w", secret, fs.ErrPermission)), "not there < not permitted"},
	} {
		got := Chain(c.err)
		if strings.Contains(got, "Example") || strings.Contains(got, "36") {
			t.Errorf("%v tells: %s", c.err, got)
		}
		if c.want != "fmt.wrapError" && got != c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

// A text that an error quotes, a name of a file, or anything else that could tell of a record never gets into the log, by whichever way it is logged.
func TestTheLogHoldsNoContents(t *testing.T) {
	const secret = "Abu Example of Aleppo"
	folder := t.TempDir()
	j, said := In(folder), new(strings.Builder)
	log.SetOutput(said)
	defer log.SetOutput(os.Stderr)
	end := j.Begin()
	slog.Error("reading a record", "error", fmt.Errorf("%q is no date: %w", secret, &fs.PathError{Op: "open", Path: secret, Err: errors.New(secret)}), "text", secret, "n", 7, "lat", 36.2021)
	slog.With("who", secret).WithGroup("g").Info("said", "any", []string{secret})
	log.Println("Fyne error: ", secret)
	log.Println("  Cause:", secret)
	log.Printf("  At: /home/%s/fyne/widget/entry.go:12", secret)
	log.Printf("  At: %s:%d", "/home/x/fyne/widget/entry.go", 12)
	end()
	text, err := os.ReadFile(j.Log())
	if err != nil || strings.Contains(string(text), "Example") || strings.Contains(string(text), "36.2") {
		t.Errorf("%s, %v", text, err)
	}
	for _, want := range []string{"reading a record", "fs.PathError open", "n=7", "left out", "widget/entry.go:12"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
	if !strings.Contains(said.String(), "Cause: "+secret) {
		t.Errorf("what a library says no longer goes where it went: %s", said)
	}
	slog.Error("after the end")
	if after, err := os.ReadFile(j.Log()); err != nil || string(after) != string(text) {
		t.Errorf("it was written to after the end: %s, %v", after, err)
	}
}

// A library may say something at any time, also while the log is being ended: neither waits for the other for ever.
func TestALibraryMaySpeakWhileTheLogEnds(t *testing.T) {
	before := log.Writer()
	log.SetOutput(io.Discard)
	j, over, said := In(t.TempDir()), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(said)
		for {
			select {
			case <-over:
				return
			default:
				log.Print("  At: fyne/widget/entry.go:12")
			}
		}
	}()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for range 300 {
			j.Begin()()
		}
	}()
	select {
	case <-ended:
		close(over)
		<-said
		log.SetOutput(before)
	case <-time.After(time.Minute):
		t.Fatal("the log does not end")
	}
}
