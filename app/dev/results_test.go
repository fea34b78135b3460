package main

import (
	"strings"
	"testing"
)

// events are what go test -json prints of a good package, one with a failing subtest, one that panics, one without tests, and one that
// does not build.
const events = `{"Action":"start","Package":"good"}
{"Action":"run","Package":"good","Test":"TestA"}
{"Action":"output","Package":"good","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"good","Test":"TestA","Output":"chatter\n"}
{"Action":"pass","Package":"good","Test":"TestA","Elapsed":0}
{"Action":"output","Package":"good","Test":"TestB","Output":"=== RUN   TestB\n"}
{"Action":"output","Package":"good","Test":"TestB","Output":"    b_test.go:9: no screen\n"}
{"Action":"skip","Package":"good","Test":"TestB","Elapsed":0}
{"Action":"output","Package":"good","Output":"PASS\n"}
{"Action":"output","Package":"good","Output":"ok  \tgood\t0.01s\n"}
{"Action":"pass","Package":"good","Elapsed":0.01}
{"Action":"output","Package":"bad","Test":"TestC/leap","Output":"    c_test.go:3: got 1, want 2\n"}
{"Action":"fail","Package":"bad","Test":"TestC/leap","Elapsed":0}
{"Action":"output","Package":"bad","Test":"TestC","Output":"--- FAIL: TestC (0.00s)\n"}
{"Action":"fail","Package":"bad","Test":"TestC","Elapsed":0}
{"Action":"pass","Package":"bad","Test":"TestD","Elapsed":0}
{"Action":"output","Package":"bad","Output":"FAIL\tbad\t0.01s\n"}
{"Action":"fail","Package":"bad","Elapsed":0.01}
{"Action":"output","Package":"panics","Test":"TestE","Output":"panic: out of range\n"}
{"Action":"output","Package":"panics","Output":"FAIL\tpanics\t0.01s\n"}
{"Action":"fail","Package":"panics","Elapsed":0.01}
{"Action":"output","Package":"none","Output":"?   \tnone\t[no test files]\n"}
{"Action":"skip","Package":"none","Elapsed":0}
{"ImportPath":"broken [broken.test]","Action":"build-output","Output":"x.go:1:1: undefined: y\n"}
{"ImportPath":"broken [broken.test]","Action":"build-fail"}
{"Action":"output","Package":"broken","Output":"FAIL\tbroken [build failed]\n"}
{"Action":"fail","Package":"broken","Elapsed":0,"FailedBuild":"broken [broken.test]"}
warning: not an event
`

const eventsInShort = `skipped: good TestB: b_test.go:9: no screen
ok  	good	0.01s
    c_test.go:3: got 1, want 2
--- FAIL: TestC (0.00s)
FAIL	bad	0.01s
panic: out of range
FAIL	panics	0.01s
x.go:1:1: undefined: y
FAIL	broken [build failed]
warning: not an event
`

func TestResultsCountTestsAndPrintFailures(t *testing.T) {
	var printed strings.Builder
	r := newResults(&printed)
	if err := r.read(strings.NewReader(events)); err != nil {
		t.Fatal(err)
	}
	// Failed: the subtest, the test around it, the package that panicked and the one that was not built.
	if want := (counts{passed: 2, failed: 4, skipped: 1}); r.counts != want {
		t.Errorf("got %+v, want %+v", r.counts, want)
	}
	if printed.String() != eventsInShort {
		t.Errorf("got\n%s\nwant\n%s", printed.String(), eventsInShort)
	}
}

func TestWhatGoodTestsLogIsPrintedOnRequest(t *testing.T) {
	var printed strings.Builder
	r := newResults(&printed)
	r.logs = true
	err := r.read(strings.NewReader(`{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:12: 200 kills: all is there\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
`))
	if got, want := printed.String(), "   200 kills: all is there\n"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
