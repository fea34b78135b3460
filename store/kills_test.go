package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// envKilled names what this test binary, started anew, does to which dossier until it is killed: "entry PATH", "import PATH", "migration PATH", "backup PATH".
const envKilled = "TRUCEBOARD_TEST_KILLED"

// envKills is how many kills are tried; 24 where it is not set.
const envKills = "TRUCEBOARD_PROVE_KILLS"

// workUntilKilled does one kind of work over and over, and says each piece once it is on the disk.
func workUntilKilled(what string) {
	kind, path, _ := strings.Cut(what, " ")
	fmt.Println("begun")
	d, err := Open(context.Background(), path, Options{Who: "Worker"})
	for n := 0; err == nil; n++ {
		var said string
		switch kind {
		case "entry":
			var saved ceasefire.Incident
			saved, err = d.AddIncident(context.Background(), testIncident())
			said = saved.ID.String()
		case "import":
			said, err = importSome(d, n)
		case "backup":
			said = fmt.Sprintf("%s.%d.%d", path, os.Getpid(), n)
			err = d.Backup(context.Background(), said)
		default: // the opening was all there is to do
			said = "open"
			time.Sleep(time.Second)
		}
		if err == nil {
			fmt.Println(said)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// saveBesideOthers opens a dossier as a window does, and saves an incident for each line that it is told, until it is killed.
func saveBesideOthers(path string) error {
	ctx := context.Background()
	d, err := Open(ctx, path, Options{Who: "Worker", Hold: true})
	if err != nil {
		return err
	}
	go d.Watch(ctx, 10*time.Millisecond, func(Sight) {})
	if _, err := d.QuickCheck(ctx); err != nil {
		return err
	}
	if _, err := CheckFile(ctx, path); err != nil {
		return err
	}
	fmt.Println("open")
	for told := bufio.NewScanner(os.Stdin); told.Scan(); {
		saved, err := d.AddIncident(ctx, testIncident())
		if err != nil {
			return err
		}
		fmt.Println(saved.ID)
	}
	return io.EOF
}

// importSome imports ten rows of their own, and gives the key of the last.
func importSome(d *Dossier, n int) (string, error) {
	last := ""
	_, err := d.Import(context.Background(), testBatch(), func(yield func(ceasefire.Incident, error) bool) {
		for i := range 10 {
			last = fmt.Sprintf("%d-%d-%d", os.Getpid(), n, i)
			if !yield(titled(last, "a", "Row "+last), nil) {
				return
			}
		}
	}, false)
	return last, err
}

// killed starts the work, kills it some time after it has begun, and gives what it said was on the disk.
func killed(t *testing.T, what string, after time.Duration) (said []string) {
	t.Helper()
	worker := exec.Command(os.Args[0])
	worker.Env = append(os.Environ(), envKilled+"="+what)
	out, err := worker.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(out)
	if _, err := reader.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { _ = worker.Process.Kill() }) // that it was killed shows below
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			break // what the kill cut short was not said
		}
		said = append(said, strings.TrimSpace(line))
	}
	if err := worker.Wait(); err == nil || worker.ProcessState.Exited() {
		t.Fatalf("%s ended by itself: %v", what, err)
	}
	return said
}

// Killed at whatever moment of entry, import and backup, a dossier is sound, and all that was said to be on the disk is there.
func TestNothingIsLostToKills(t *testing.T) {
	kills, seed := numberIn(t, envKills, 24), numberIn(t, envSeed, 1)
	kills -= kills / 4 // which are kills of a migration
	random, d, told := rand.New(rand.NewPCG(uint64(seed), 6)), testDossier(t), 0
	for n := range kills {
		kind, path := []string{"entry", "import", "backup"}[n%3], d.Path()
		said := killed(t, kind+" "+path, time.Duration(random.IntN(400))*time.Millisecond)
		told += len(said)
		again, err := Open(context.Background(), path, Options{Who: "Tester"})
		if err != nil {
			t.Fatalf("kill %d, during %s: %v", n, kind, err)
		}
		sound(t, again)
		for _, one := range said {
			if err := isThere(again, kind, one); err != nil {
				t.Errorf("kill %d: what %s said was on the disk: %v", n, kind, err)
			}
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills (seed %d), %d pieces of work that were said to be done are there", kills, seed, told)
}

// isThere looks for what a worker said was on the disk.
func isThere(d *Dossier, kind, said string) error {
	ctx := context.Background()
	switch kind {
	case "entry":
		id, err := ceasefire.ParseID(said)
		if err == nil {
			_, err = d.Incident(ctx, id)
		}
		return err
	case "import":
		_, err := d.IncidentOf(ctx, "ged", said)
		return err
	case "backup":
		found, err := CheckFile(ctx, said)
		if err == nil && !found.OK {
			err = fmt.Errorf("the backup is not sound: %v", found.Problems())
		}
		return err
	}
	return nil
}
