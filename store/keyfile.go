package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"syscall"

	"truceboard/store/keepopen"
)

// largestKeyFile bounds what is read of a file that holds a passphrase or keys, in bytes.
const largestKeyFile = 64 << 10

// ReadKeyFile reads a file of a passphrase or of keys. A pipe is read to its end, since a passphrase need not lie on the disk, and waited for until the context ends; a folder, a device, which may never end, and what is longer than 64 KiB
// is refused.
func ReadKeyFile(ctx context.Context, path string) (text string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", fmt.Errorf("looking for the passphrase or key: %w", err)
	}
	mode := info.Mode()
	switch {
	case mode.IsDir():
		return "", fmt.Errorf("%s is a folder and no file of a passphrase or of keys: name the file in it", path)
	case mode&fs.ModeNamedPipe != 0:
		return keyThrough(ctx, path)
	case !mode.IsRegular():
		return "", fmt.Errorf("%s is %s and no file of a passphrase or of keys: name a file or a pipe", path, sortOf(mode))
	}
	file, err := keepopen.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase or key: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return keyText(path, file)
}

// keyText reads the text of a passphrase or of keys.
func keyText(path string, from io.Reader) (string, error) {
	read, err := io.ReadAll(io.LimitReader(from, largestKeyFile+1))
	if err != nil {
		return "", fmt.Errorf("reading the passphrase or key: %w", err)
	}
	if len(read) > largestKeyFile {
		return "", fmt.Errorf("%s is too long for a file of a passphrase or of keys: choose another", path)
	}
	return string(read), nil
}

// keyThrough reads a pipe. Whoever is to write into it may never come, or come and write nothing, so that both are waited for no longer than the context.
func keyThrough(ctx context.Context, path string) (text string, err error) {
	pipe, err := openPipe(ctx, path)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase or key: %w", err)
	}
	closed := sync.OnceValue(pipe.Close)
	defer func() { err = errors.Join(err, closed()) }()
	letGo := context.AfterFunc(ctx, func() { _ = closed() })
	defer letGo()
	if text, err = keyText(path, pipe); err != nil && ctx.Err() != nil {
		return "", ctx.Err()
	}
	return text, err
}

// openPipe opens a pipe for reading, which waits until somebody writes into it.
func openPipe(ctx context.Context, path string) (*os.File, error) {
	type opened struct {
		pipe *os.File
		err  error
	}
	done := make(chan opened)
	go func() {
		pipe, err := os.Open(path)
		select {
		case done <- opened{pipe, err}:
		case <-ctx.Done(): // nobody wants it any more
			if err == nil {
				_ = pipe.Close()
			}
		}
	}()
	select {
	case o := <-done:
		return o.pipe, o.err
	case <-ctx.Done():
		wake(path)
		return nil, ctx.Err()
	}
}

// wake ends the waiting for somebody who writes into a pipe, by doing so for a moment. Where that may not be done, it waits until the program ends.
func wake(path string) {
	if pipe, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
		_ = pipe.Close()
	}
}
