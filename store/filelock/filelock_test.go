package filelock

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// envHold names the file that this test binary, started anew, locks until it is killed.
const envHold = "TRUCEBOARD_TEST_HOLD"

func TestMain(m *testing.M) {
	if path := os.Getenv(envHold); path != "" {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			os.Exit(2)
		}
		if free, err := Try(file); !free || err != nil {
			os.Exit(3)
		}
		os.Stdout.WriteString("held\n")
		select {}
	}
	os.Exit(m.Run())
}

func TestALockIsHeldAgainstOtherOpenings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if !Free(path) {
		t.Error("a file that is not there is held")
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if free, err := Try(file); !free || err != nil {
		t.Fatalf("%v, %v", free, err)
	}
	if Free(path) {
		t.Error("it is not held")
	}
	if content, err := os.ReadFile(path); err != nil {
		t.Errorf("what is locked cannot be read: %q, %v", content, err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if !Free(path) {
		t.Error("it is still held")
	}
}

func TestAProgramThatIsKilledHoldsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), envHold+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("%q, %v", line, err)
	}
	if Free(path) {
		t.Error("it is not held")
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err == nil {
		t.Error("it ended well")
	}
	if !Free(path) {
		t.Error("the lock outlived its program")
	}
}

// What a link leads to is another's to choose: it is neither opened nor made, nor is a folder.
func TestALinkIsNotFollowed(t *testing.T) {
	folder := t.TempDir()
	mine := filepath.Join(folder, "mine")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"to a file": mine, "to nothing": filepath.Join(folder, "nothing"), "to a folder": folder} {
		link := filepath.Join(folder, name)
		if err := os.Symlink(target, link); err != nil {
			t.Skip("links take a privilege here:", err)
		}
		if file, err := Open(link, 0o600); !errors.Is(err, ErrNoFile) {
			t.Errorf("a link %s: %v, %v", name, file, err)
		}
	}
	if _, err := Open(folder, 0o600); !errors.Is(err, ErrNoFile) {
		t.Error("a folder:", err)
	}
	if _, err := os.Lstat(filepath.Join(folder, "nothing")); !os.IsNotExist(err) {
		t.Error("what the link leads to was made:", err)
	}
	file, err := Open(filepath.Join(folder, "new"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
