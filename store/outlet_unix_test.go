//go:build unix

package store

import (
	"context"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What stands at the name is no file: it is refused in a sentence, or written to as it comes, and it is never replaced.
func TestWhatIsNoFileIsNeverReplaced(t *testing.T) {
	folder := t.TempDir()
	socket := filepath.Join(folder, "socket")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	unread := filepath.Join(folder, "unread")
	if err := syscall.Mkfifo(unread, 0o600); err != nil {
		t.Fatal(err)
	}
	linked := filepath.Join(folder, "linked")
	if err := os.Symlink(socket, linked); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{socket: "is a socket", linked: "is a socket", unread: "nobody reads from the pipe", folder: "is a folder", "/dev/tty0": "device"} {
		before, err := os.Lstat(path)
		if err != nil {
			continue // not every machine has such a device
		}
		writing := WriteWhole(path, []byte("x"))
		if writing == nil || !strings.Contains(writing.Error(), says) {
			t.Errorf("%s: %v", path, writing)
		}
		if refused := RefuseTarget(path); path != unread && (refused == nil || refused.Error() != writing.Error()) {
			t.Errorf("%s: asked beforehand, %v", path, refused)
		}
		if db := WriteGeoPackage(context.Background(), path, GeoLayer{Name: "x"}, func(func(GeoRow, error) bool) {}); db == nil {
			t.Errorf("%s: a database was written there", path)
		}
		after, err := os.Lstat(path)
		if err != nil || after.Mode() != before.Mode() || !os.SameFile(before, after) {
			t.Errorf("%s became %v, %v", path, after, err)
		}
	}
	left, err := filepath.Glob(filepath.Join(folder, ".*writing*"))
	if len(left) > 0 || err != nil {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// What swallows all swallows this too, and stays what it is.
func TestTheNullDeviceIsWrittenTo(t *testing.T) {
	link := filepath.Join(t.TempDir(), "null.csv")
	if err := os.Symlink(os.DevNull, link); err != nil {
		t.Fatal(err)
	}
	if err := WriteWhole(link, []byte("x")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(os.DevNull)
	if err != nil || info.Mode()&fs.ModeCharDevice == 0 {
		t.Fatalf("it became %v, %v", info, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info, err)
	}
}

// A pipe that somebody reads is written to, from its first byte to its last, and asking beforehand does not end it.
func TestAPipeIsWrittenTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	reader, err := os.OpenFile(path, os.O_RDWR, 0) // a reader alone would be at the end before anybody writes
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := reader.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if err := RefuseTarget(path); err != nil {
		t.Fatal(err)
	}
	want := strings.Repeat("0123456789", 100_000)
	written := make(chan error, 1)
	go func() { written <- WriteWhole(path, []byte(want)) }()
	got := make([]byte, len(want))
	if _, err := io.ReadFull(reader, got); err != nil || string(got) != want {
		t.Errorf("%d bytes read, %v", len(got), err)
	}
	if err := <-written; err != nil {
		t.Error(err)
	}
}

// What a link leads to is replaced, and the link stays.
func TestALinkStays(t *testing.T) {
	folder := t.TempDir()
	end, link := filepath.Join(folder, "end.csv"), filepath.Join(folder, "link.csv")
	if err := os.WriteFile(end, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(end, link); err != nil {
		t.Fatal(err)
	}
	if err := WriteWhole(link, []byte("after")); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(end)
	info, looked := os.Lstat(link)
	if string(text) != "after" || err != nil || looked != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the file holds %q, %v; the link is %v, %v", text, err, info, looked)
	}
}
