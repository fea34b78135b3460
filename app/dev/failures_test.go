package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// longAgo is much that a test says before what counts.
var longAgo = strings.Repeat("XGB: conn.go:48: Trying connection without authority info...\n", 50)

func TestAFailureIsToldInBrief(t *testing.T) {
	for _, c := range []struct{ name, said, want string }{
		{"an assertion",
			"=== RUN   TestA\n" + longAgo + "    a_test.go:9: got\n        1\n        2\n=== NAME  TestA\nchatter\n    b_test.go:3: want 2\n--- FAIL: TestA (0.00s)\n",
			"    a_test.go:9: got\n        1\n        2\n    b_test.go:3: want 2"},
		{"a race",
			longAgo + "==================\nWARNING: DATA RACE\nRead at 0x00c0 by goroutine 7:\n  runtime.mapaccess()\n      /go/src/runtime/map.go:1 +0x1\n  truceboard/store.sealedWith()\n      /src/store/unseal_test.go:34 +0xf8\n\nPrevious write at 0x00c0 by goroutine 8:\n  truceboard/store.seal()\n      /src/store/seal.go:3 +0x1\n==================\n    testing.go:1712: race detected during execution of test\n",
			"WARNING: DATA RACE\nRead at 0x00c0 by goroutine 7:\n  truceboard/store.sealedWith()\n      /src/store/unseal_test.go:34 +0xf8\nPrevious write at 0x00c0 by goroutine 8:\n  truceboard/store.seal()\n      /src/store/seal.go:3 +0x1\n    testing.go:1712: race detected during execution of test"},
		{"a panic",
			longAgo + "panic: out of range [recovered]\n\ngoroutine 7 [running]:\ntesting.tRunner.func1.2()\n\t/go/src/testing/testing.go:1 +0x1\ntruceboard/store.seal()\n\t/src/store/seal.go:3 +0x1\ntesting.tRunner()\n",
			"panic: out of range [recovered]\ntruceboard/store.seal()\n\t/src/store/seal.go:3 +0x1"},
		{"time that was over",
			longAgo + "panic: test timed out after 15m0s\n\trunning tests:\n\t\tTestAProgramEnds (13m1s)\n\ngoroutine 1 [chan receive]:\nos/exec.(*Cmd).Wait()\n\t/go/src/os/exec/exec.go:930 +0x45\ntruceboard/app/windowtest.TestAProgramEnds()\n\t/src/ended_test.go:21 +0x99\n",
			"panic: test timed out after 15m0s\n\trunning tests:\n\t\tTestAProgramEnds (13m1s)\ntruceboard/app/windowtest.TestAProgramEnds()\n\t/src/ended_test.go:21 +0x99"},
		{"nothing of these", longAgo + "x.go:1:1: undefined: y\nFAIL\tbroken [build failed]\n",
			strings.Repeat("XGB: conn.go:48: Trying connection without authority info...\n", mostAtAll-2) + "x.go:1:1: undefined: y\nFAIL\tbroken [build failed]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(inBrief(c.said), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestABriefFailureIsBrief(t *testing.T) {
	got := inBrief(strings.Repeat("    a_test.go:9: wrong\n        more\n", 100))
	if len(got) != mostBrief {
		t.Errorf("%d lines", len(got))
	}
	var said strings.Builder
	sayFailures(&said, []failure{{name: "p TestA", said: "    a_test.go:9: " + strings.Repeat("ش", 10_000)}})
	if letters := len([]rune(said.String())); letters > 2*longestSaid {
		t.Errorf("%d letters of one line", letters)
	}
}

// endOfRun is what is said at the end of a run of the events in results_test.go, with a step that is no test.
const endOfRun = `
What failed, in short:
-- formatting
   run gofmt -w on
   x.go
-- bad TestC/leap
       c_test.go:3: got 1, want 2
-- panics
   panic: out of range
-- broken
   x.go:1:1: undefined: y
   FAIL	broken [build failed]

What passed at the second try alone, in short:
-- w TestHasty
       w_test.go:1: too soon

`

func TestTheEndOfARunSaysWhatFailed(t *testing.T) {
	var printed strings.Builder
	c := newConsole(io.Discard)
	follow(context.Background(), c, []step{check("formatting", func(context.Context, io.Writer) error { return errors.New("run gofmt -w on\nx.go") })})
	r := newResults(io.Discard)
	if err := r.read(strings.NewReader(events)); err != nil {
		t.Fatal(err)
	}
	c.keep(r.fails...)
	c.keep(failure{name: "w TestHasty", said: "    w_test.go:1: too soon\n", once: true})
	sayFailures(&printed, c.failures)
	if printed.String() != endOfRun {
		t.Errorf("got\n%s\nwant\n%s", printed.String(), endOfRun)
	}
	printed.Reset()
	if sayFailures(&printed, nil); printed.Len() > 0 {
		t.Errorf("of a good run it says %q", printed.String())
	}
}

func TestWhatEndsAPackageIsNotTakenForWordsOfAGoodTest(t *testing.T) {
	var printed strings.Builder
	r := newResults(&printed)
	err := r.read(strings.NewReader(`{"Action":"run","Package":"w","Test":"TestHangs"}
{"Action":"output","Package":"w","Test":"TestHangs","Output":"=== RUN   TestHangs\n"}
{"Action":"output","Package":"w","Test":"TestGood","Output":"    w_test.go:4: chatter\n"}
{"Action":"output","Package":"w","Test":"TestGood","Output":"--- PASS: TestGood (1.00s)\n"}
{"Action":"output","Package":"w","Test":"TestGood","Output":"panic: test timed out after 4s\n"}
{"Action":"output","Package":"w","Test":"TestGood","Output":"\trunning tests:\n"}
{"Action":"output","Package":"w","Test":"TestGood","Output":"\t\tTestHangs (3s)\n"}
{"Action":"pass","Package":"w","Test":"TestGood"}
{"Action":"output","Package":"w","Output":"FAIL\tw\t4.014s\n"}
{"Action":"fail","Package":"w"}
`))
	const want = "=== RUN   TestHangs\npanic: test timed out after 4s\n\trunning tests:\n\t\tTestHangs (3s)\nFAIL\tw\t4.014s\n"
	if err != nil || printed.String() != want {
		t.Errorf("got %q, %v, want %q", printed.String(), err, want)
	}
	var said strings.Builder
	sayFailures(&said, r.fails)
	if !strings.Contains(said.String(), "TestHangs (3s)") || strings.Contains(said.String(), "chatter") {
		t.Errorf("it says %q", said.String())
	}
}
