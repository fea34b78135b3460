package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// probe readies a look at this machine.
func (h *house) probe(ctx context.Context) probe {
	return probe{
		compiler: h.compiler != "",
		header:   func(header string) bool { return h.hasHeader(ctx, header) },
		program:  inPath,
	}
}

func inPath(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// hasHeader asks the C compiler itself for a header, because it alone knows where this system keeps them.
func (h *house) hasHeader(ctx context.Context, header string) bool {
	if h.compiler == "" {
		return false
	}
	words := strings.Fields(h.compiler)
	c := h.program(ctx, words[0], append(words[1:], "-E", "-x", "c", "-")...)
	c.Stdin = strings.NewReader("#include <" + header + ">\n")
	return c.Run() == nil
}

// ensure installs what is missing of needs, or says by name what to install.
func (h *house) ensure(ctx context.Context, needs []need) error {
	missing := h.probe(ctx).missing(needs)
	if len(missing) == 0 {
		return nil
	}
	h.say("Missing on this machine: %s.\n", inWords(missing))
	m, known := findManager(inPath)
	if !known || runtime.GOOS != "linux" && missing[0].compiler {
		return errors.New(byHand(runtime.GOOS, missing))
	}
	if err := h.install(ctx, m, missing); err != nil {
		return fmt.Errorf("%w\n%s", err, byName(m, missing))
	}
	h.compiler = findCompiler(ctx)
	if missing = h.probe(ctx).missing(needs); len(missing) > 0 {
		return fmt.Errorf("%s was run, but there is still no %s\n%s", m.program, inWords(missing), byName(m, missing))
	}
	return nil
}

// install installs packages; where the lists of packages are missing or too old to do it, it fetches them and tries again.
func (h *house) install(ctx context.Context, m manager, missing []need) error {
	root := os.Geteuid() == 0
	if m.asRoot && !root && !inPath("sudo") {
		return errors.New("installing takes root's rights, and there is no sudo on this machine")
	}
	packages, without := m.names(missing)
	if len(without) > 0 {
		return fmt.Errorf("%s has no package for %s", m.program, inWords(without))
	}
	refresh, install := m.line(root, m.refresh...), m.line(root, append(m.install, packages...)...)
	if m.unlisted() {
		if err := h.installer(ctx, refresh); err != nil {
			return err
		}
		return h.installer(ctx, install)
	}
	err := h.installer(ctx, install)
	if err == nil || errors.Is(err, errRefused) || ctx.Err() != nil {
		return err
	}
	h.say("That failed (%v). The lists of packages may be too old.\n", err)
	if err := h.installer(ctx, refresh); err != nil {
		return err
	}
	return h.installer(ctx, install)
}

// errRefused is the answer of somebody who does not want something installed, or of nobody.
var errRefused = errors.New("nothing was installed: run this again with --yes, or install it yourself")

// installer shows a command, asks whether it may be run, and runs it.
func (h *house) installer(ctx context.Context, line []string) error {
	h.say("   %s\n", strings.Join(line, " "))
	if !h.agree("Run this?") {
		return errRefused
	}
	c := h.program(ctx, line[0], line[1:]...)
	c.Stdin = os.Stdin // for sudo's password
	if err := h.openly(c); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(line, " "), err)
	}
	return nil
}

// inWords lists needs for a sentence.
func inWords(needs []need) string {
	names := make([]string, len(needs))
	for i, n := range needs {
		names[i] = n.name
	}
	return strings.Join(names, ", ")
}

// byName says what to install with a manager.
func byName(m manager, missing []need) string {
	packages, without := m.names(missing)
	var text strings.Builder
	if len(packages) > 0 {
		say(&text, "Install with %s: %s\n", m.program, strings.Join(packages, " "))
	}
	if len(without) > 0 {
		say(&text, "Install in your system's own way: %s\n", inWords(without))
	}
	return text.String() + "Then run this again."
}

// byHand says what to install where no package manager is known.
func byHand(system string, missing []need) string {
	switch {
	case system == "windows" && missing[0].compiler:
		return "Install a C compiler: MSYS2 (https://www.msys2.org), in it `pacman -S mingw-w64-ucrt-x86_64-gcc`; put its ucrt64\\bin folder on the PATH and run this again."
	case system == "darwin" && missing[0].compiler:
		return "Install the C compiler with `xcode-select --install` and run this again."
	}
	text := "This system's package manager is not known here. Install " + inWords(missing) + "; elsewhere the packages are called:\n"
	for _, m := range managers() {
		if packages, _ := m.names(missing); len(packages) > 0 {
			text += fmt.Sprintf("   %-8s %s\n", m.program, strings.Join(packages, " "))
		}
	}
	return text + "Then run this again."
}
