package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// pack builds the program for this system into dist/.
func pack(ctx context.Context, out io.Writer, args []string) error {
	flags, yes := flagSet("package")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	h, err := openHouse(ctx, out, *yes)
	if err != nil {
		return err
	}
	if err := h.ensure(ctx, windowNeeds(runtime.GOOS)); err != nil {
		return err
	}
	name := fmt.Sprintf("truceboard-%s-%s", runtime.GOOS, runtime.GOARCH)
	target := filepath.Join(h.root, "dist", executable(name))
	release := windowed()
	release.name, release.flags = name, []string{"-trimpath", "-ldflags", "-s -w"}
	if err := h.buildTo(ctx, target, release); err != nil {
		return err
	}
	sum, size, err := digest(target)
	if err != nil {
		return err
	}
	h.say("%s\n%.1f MB\nSHA-256 %x\n", target, float64(size)/1e6, sum)
	return nil
}

// digest gives a file's SHA-256 and its size in bytes.
func digest(path string) (sum []byte, size int64, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, fmt.Errorf("reading what was built: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	hash := sha256.New()
	if size, err = io.Copy(hash, file); err != nil {
		return nil, 0, fmt.Errorf("reading what was built: %w", err)
	}
	return hash.Sum(nil), size, nil
}
