package journal

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// envCrash names the folder in which this test binary, started anew, ends as envHow says.
const envCrash, envHow = "TRUCEBOARD_TEST_CRASH", "TRUCEBOARD_TEST_HOW"

func TestMain(m *testing.M) {
	if folder := os.Getenv(envCrash); folder != "" {
		end, err := In(folder).Watch("0.0.0", time.Now())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		endAs(os.Getenv(envHow), end)
	}
	os.Exit(m.Run())
}

func endAs(how string, end func()) {
	switch how {
	case "well":
		end()
		os.Exit(0)
	case "killed":
		fmt.Println("running")
		select {}
	case "fatal": // nothing can recover from this
		var free sync.Mutex
		free.Unlock()
	}
	go func() { // nobody waits for it, and nobody recovers
		var none []int
		_ = none[len(os.Args)]
	}()
	select {}
}

// started starts this test binary anew, to end in a way.
func started(t *testing.T, folder, how string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), envCrash+"="+folder, envHow+"="+how)
	return c
}

func fresh(t *testing.T, j Journal) []string {
	t.Helper()
	reports, err := j.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	return reports
}

func TestACrashInAnyGoroutineLeavesAReport(t *testing.T) {
	for how, want := range map[string]string{"panic": "index out of range", "fatal": "sync.(*Mutex).Unlock"} {
		j := In(t.TempDir())
		if out, err := started(t, j.Folder(), how).CombinedOutput(); err == nil {
			t.Fatalf("%s: it ended well: %s", how, out)
		}
		reports := fresh(t, j)
		if len(reports) != 1 {
			t.Fatalf("%s: %v", how, reports)
		}
		text, err := Read(reports[0])
		if err != nil || !strings.Contains(text, want) || !strings.Contains(text, "goroutine") || !strings.HasPrefix(text, "Truceboard 0.0.0 (go") {
			t.Errorf("%s: %s, %v", how, text, err)
		}
		if info, err := os.Stat(reports[0]); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", how, info, err)
		}
	}
}

func TestAProgramThatEndsWellLeavesNoReport(t *testing.T) {
	j := In(t.TempDir())
	if out, err := started(t, j.Folder(), "well").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if left, err := os.ReadDir(j.Folder()); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestARunningProgramsReportStaysAndAKilledOnesGoes(t *testing.T) {
	j := In(t.TempDir())
	c := started(t, j.Folder(), "killed")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	if reports := fresh(t, j); len(reports) > 0 {
		t.Errorf("one that runs is told of: %v", reports)
	}
	if left, err := os.ReadDir(j.Folder()); err != nil || len(left) != 1 {
		t.Errorf("its report was taken from under it: %v, %v", left, err)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err == nil {
		t.Error("it ended well")
	}
	if reports := fresh(t, j); len(reports) > 0 {
		t.Errorf("one that was killed is told of: %v", reports)
	}
	if left, err := os.ReadDir(j.Folder()); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestAReportIsToldOfOnceAndTheNewestAreKept(t *testing.T) {
	j := In(t.TempDir())
	for n := range mostTold + 3 {
		path := filepath.Join(j.Folder(), fmt.Sprintf("crash 2026-01-0%d 030405 1.log", n+1))
		if err := os.WriteFile(path, []byte("Truceboard\n"+headerEnd+"\n\npanic: x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reports := fresh(t, j)
	told, err := j.Told(reports)
	if err != nil || len(told) != len(reports) || !strings.Contains(told[0], "crash-seen 2026-01-08") {
		t.Fatalf("%v, %v", told, err)
	}
	if again := fresh(t, j); len(again) > 0 {
		t.Errorf("told of again: %v", again)
	}
	left, err := os.ReadDir(j.Folder())
	if err != nil || len(left) != mostTold {
		t.Errorf("%v, %v", left, err)
	}
	if _, err := Read(told[0]); err != nil {
		t.Error(err)
	}
}
