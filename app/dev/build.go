package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// build is one way of building the program.
type build struct {
	name  string   // of the file, without .exe
	flags []string // for go build
	first string   // how long a first build takes
}

// windowed is the program as people use it.
func windowed() build {
	return build{name: "truceboard", first: "about 3 minutes on two cores"}
}

// headless is the program without a window's driver: every command works, and no window's headers are needed.
func headless() build {
	return build{name: "truceboard-headless", flags: []string{"-tags", "ci"}, first: "about 1 minute on two cores"}
}

// make builds the program where a user's caches are kept and gives the file. Go's own cache makes every build but the first a matter of
// seconds.
func (h *house) make(ctx context.Context, b build) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding a folder to build in: %w", err)
	}
	target := filepath.Join(cache, "truceboard", "dev", executable(b.name))
	return target, h.buildTo(ctx, target, b)
}

// buildTo builds the program into a file.
func (h *house) buildTo(ctx context.Context, target string, b build) error {
	if _, err := os.Stat(target); errors.Is(err, os.ErrNotExist) {
		h.say("Building %s for the first time: %s. Later builds take seconds.\n", b.name, b.first)
	} else {
		h.say("Building %s.\n", b.name)
	}
	args := append([]string{"build", "-buildvcs=false", "-o", target}, b.flags...)
	took, err := h.during("building", func() error {
		_, err := h.quietly(h.program(ctx, "go", append(args, "./app")...))
		return err
	})
	if err != nil {
		return fmt.Errorf("the program cannot be built: %w", err)
	}
	h.say("Built in %.1f s.\n", took.Seconds())
	return nil
}
