package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// Every fuzz target of the house is tried by a proof, in whatever package somebody put it: what the files say is held against what the proof finds.
func TestEveryFuzzTargetIsInTheProof(t *testing.T) {
	h := &house{console: newConsole(io.Discard), root: root(t)}
	found, err := h.fuzzTargets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	written := regexp.MustCompile(`(?m)^func (Fuzz\w*)\(`)
	count := 0
	err = filepath.WalkDir(h.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		folder, none := filepath.Rel(h.root, filepath.Dir(path))
		for _, target := range written.FindAllStringSubmatch(string(text), -1) {
			count++
			if want := (testName{module + filepath.ToSlash(folder), target[1]}); !slices.Contains(found, want) {
				t.Errorf("%s of %s is not in the proof", want.name, want.in)
			}
		}
		return errors.Join(err, none)
	})
	if err != nil || count != len(found) || count < 18 {
		t.Errorf("%d targets are written, %d found: %v", count, len(found), err)
	}
}

func TestTheInputsFuzzedAreTheLastThatAreTold(t *testing.T) {
	said := "fuzz: elapsed: 3s, execs: 101 (33/sec), new interesting: 1 (total: 8)\nfuzz: elapsed: 6s, execs: 4711 (800/sec), new interesting: 1 (total: 9)\nPASS\n"
	if got := fuzzed(said); got != "4711" {
		t.Errorf("got %s", got)
	}
	if got := fuzzed("PASS"); got != "0" {
		t.Errorf("got %s of a fuzzing that said nothing", got)
	}
}

// What is to be tried for no time is left out.
func TestAProofLeavesOutWhatIsZero(t *testing.T) {
	names := func(p proof) (all []string) {
		for _, s := range p.steps() {
			all = append(all, s.name)
		}
		return all
	}
	if got := names(proof{damages: 1}); !slices.Equal(got, []string{"what the proofs need", "full disks", "damage"}) {
		t.Errorf("got %v", got)
	}
	if got := names(proof{kills: 1, checks: 1, fuzz: time.Second}); !slices.Equal(got, []string{"what the proofs need", "full disks", "kills", "properties", "fuzzing"}) {
		t.Errorf("got %v", got)
	}
}

// A fuzzing spends its time on new inputs: it is told to make none smaller, for which a minute of a large one goes.
func TestAFuzzingMakesNoInputSmaller(t *testing.T) {
	args := strings.Join(proof{fuzz: time.Minute}.fuzzArguments(testName{"truceboard/store", "FuzzOpening"}), " ")
	if want := "-fuzz ^FuzzOpening$ -fuzztime 1m0s -fuzzminimizetime 0x truceboard/store"; !strings.HasSuffix(args, want) {
		t.Errorf("%s does not end with %s", args, want)
	}
}

// Every property that the test run checks a few times is checked often by a proof.
func TestEveryCostlyPropertyIsInTheProof(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "store", "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	checked, few, n := regexp.MustCompile(costly), regexp.MustCompile(`func (Test\w+)\(t \*testing.T\) \{\n\tfewChecks\(`), 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range few.FindAllStringSubmatch(string(text), -1) {
			n++
			if !checked.MatchString(found[1]) {
				t.Errorf("%s of %s is not in the proof", found[1], filepath.Base(file))
			}
		}
	}
	if n < 7 {
		t.Errorf("%d costly properties", n)
	}
}
