package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// house is the checkout that is worked on, and how.
type house struct {
	*console
	root     string // the checkout's folder
	yes      bool   // install without asking
	compiler string // the C compiler; empty where there is none
	seed     uint64 // of the properties that are tested, 0 for others each time
}

// openHouse finds the checkout and the C compiler.
func openHouse(ctx context.Context, out io.Writer, yes bool) (*house, error) {
	root, err := findRoot()
	if err != nil {
		return nil, err
	}
	h := &house{console: newConsole(out), root: root, yes: yes || os.Geteuid() == 0 || inCI()}
	h.compiler = findCompiler(ctx)
	return h, nil
}

// inCI reports whether a machine builds this, and nobody can be asked.
func inCI() bool {
	ci := os.Getenv("CI")
	return ci != "" && ci != "false" && ci != "0"
}

// findRoot looks for the checkout in the folder of work and those above it.
func findRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("finding the folder of work: %w", err)
	}
	for {
		content, err := os.ReadFile(filepath.Join(folder, "go.mod"))
		if err == nil && bytes.HasPrefix(content, []byte("module truceboard\n")) {
			return folder, nil
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("looking for the checkout: %w", err)
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", errors.New("this is not Truceboard's checkout: change into its folder and try again")
		}
		folder = above
	}
}

// findCompiler gives the C compiler that Go would use, or else one that it can use; nothing where there is none.
func findCompiler(ctx context.Context) string {
	chosen, err := exec.CommandContext(ctx, "go", "env", "CC").Output()
	if err != nil {
		chosen = nil // Go's own choice is then unknown, and the usual names are tried
	}
	for _, name := range []string{strings.TrimSpace(string(chosen)), "gcc", "cc", "clang"} {
		program, _, _ := strings.Cut(name, " ")
		if _, err := exec.LookPath(program); program != "" && err == nil {
			return name
		}
	}
	return ""
}

// program readies a program to be run in the checkout. When the work is called off it is asked to end, and ended if it does not.
func (h *house) program(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = h.root
	c.Env = append(os.Environ(), "CGO_ENABLED=1", "CC="+cmp.Or(h.compiler, "gcc"))
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 10 * time.Second
	return c
}

// quietly runs a program and gives what it printed; what it said stands in the error when it fails.
func (h *house) quietly(c *exec.Cmd) ([]byte, error) {
	var printed, said bytes.Buffer
	c.Stdout, c.Stderr = &printed, &said
	if err := c.Run(); err != nil {
		what := strings.Join(append([]string{filepath.Base(c.Path)}, c.Args[1:]...), " ")
		return nil, fmt.Errorf("%s: %w\n%s%s", what, err, printed.Bytes(), said.Bytes())
	}
	return printed.Bytes(), nil
}

// openly runs a program that speaks for itself.
func (h *house) openly(c *exec.Cmd) error {
	c.Stdout, c.Stderr = h, h
	return c.Run()
}

// agree asks a question and waits for yes; where nobody is there to answer, it is no.
func (h *house) agree(question string) bool {
	if h.yes {
		return true
	}
	if !isTerminal(os.Stdin) {
		return false
	}
	h.say("%s [y/N] ", question)
	answer, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return false
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}

// executable gives a program's file name on this system.
func executable(name string) string {
	if runtime.GOOS == "windows" {
		return name + ".exe"
	}
	return name
}
