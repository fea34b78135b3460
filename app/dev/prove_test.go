package main

import (
	"slices"
	"testing"
	"time"
)

func TestTargetsAreReadByPackage(t *testing.T) {
	got := targets("FuzzOpening\nFuzzUnseal\nok  \ttruceboard/store\t0.024s\nok  \ttruceboard/store/ceasefire\t0.006s\nFuzzGED\nok  \ttruceboard/store/exchange\t0.021s\n")
	want := []testName{{"truceboard/store", "FuzzOpening"}, {"truceboard/store", "FuzzUnseal"}, {"truceboard/store/exchange", "FuzzGED"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
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
	if got := names(proof{kills: 1, fuzz: time.Second}); !slices.Equal(got, []string{"what the proofs need", "full disks", "kills", "fuzzing"}) {
		t.Errorf("got %v", got)
	}
}
