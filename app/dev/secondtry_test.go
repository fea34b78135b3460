package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tried makes what go test would tell of a run.
func tried(t *testing.T, events ...string) *results {
	t.Helper()
	r := newResults(new(strings.Builder))
	if err := r.read(strings.NewReader(strings.Join(events, "\n"))); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWhatFailedInTheWindowIsTriedOnceMore(t *testing.T) {
	const (
		good   = `{"Action":"pass","Package":"w","Test":"TestGood"}`
		hasty  = `{"Action":"fail","Package":"w","Test":"TestHasty"}`
		part   = `{"Action":"fail","Package":"w","Test":"TestHasty/part"}`
		better = `{"Action":"pass","Package":"w","Test":"TestHasty/part"}`
		mended = `{"Action":"pass","Package":"w","Test":"TestHasty"}`
		hangs  = `{"Action":"run","Package":"w","Test":"TestHasty"}`
		waits  = `{"Action":"run","Package":"w","Test":"TestLater"}` + "\n" + `{"Action":"pause","Package":"w","Test":"TestLater"}`
		later  = `{"Action":"pass","Package":"w","Test":"TestLater"}`
		ended  = `{"Action":"fail","Package":"w"}`
	)
	failed := errors.New("exit status 1")
	many := []string{good}
	for _, name := range []string{"A", "B", "C", "D"} {
		many = append(many, strings.ReplaceAll(hasty, "Hasty", name))
	}
	for _, c := range []struct {
		name   string
		runs   [][]string
		want   counts
		failed bool
		fails  string // what is said to have failed, what passed at the second try in brackets
	}{
		{"all good", [][]string{{good}}, counts{passed: 1}, false, ""},
		{"mended by itself", [][]string{{good, part, hasty, ended}, {better, mended}}, counts{passed: 3}, false, "(w TestHasty/part)"},
		{"failed twice", [][]string{{good, hasty, ended}, {hasty, ended}}, counts{passed: 1, failed: 1}, true, "w TestHasty"},
		{"another part failed", [][]string{{good, part, hasty, ended}, {better, hasty, ended}}, counts{passed: 2, failed: 1}, true, "w TestHasty (w TestHasty/part)"},
		{"too many", [][]string{append(many, ended)}, counts{passed: 1, failed: 4}, true, "w TestA w TestB w TestC w TestD"},
		{"not built", [][]string{{ended}}, counts{failed: 1}, true, "w"},
		{"time was over", [][]string{{good, waits, hangs, ended}, {mended, later}}, counts{passed: 3}, false, "(w)"},
		{"time was over twice", [][]string{{good, waits, hangs, ended}, {hangs, ended}}, counts{passed: 1, failed: 1}, true, "w"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var said strings.Builder
			var asked [][]string
			got, err := secondTry(&said, func(flags []string) (*results, error) {
				r := tried(t, c.runs[len(asked)]...)
				asked = append(asked, flags)
				if r.failed > 0 {
					return r, failed
				}
				return r, nil
			})
			if got.counts != c.want || (err != nil) != c.failed {
				t.Errorf("got %+v, %v", got.counts, err)
			}
			if named := names(got.fails); named != c.fails {
				t.Errorf("%q failed", named)
			}
			again := len(c.runs) == 2
			if len(asked) != len(c.runs) || again != strings.Contains(said.String(), "Once more, one after the other: TestHasty\n") {
				t.Errorf("asked for %q, said %q", asked, said.String())
			}
			if want := []string{"-parallel", "1", "-skip", "^(TestGood)$"}; again && !slices.Equal(asked[1], want) {
				t.Errorf("asked for %q", asked[1])
			}
			if passedThen := again && !c.failed; passedThen != strings.Contains(said.String(), "second try alone, look") {
				t.Errorf("said %q", said.String())
			}
		})
	}
}

// names gives the names of failures, those that passed at the second try in brackets.
func names(failures []failure) string {
	var all []string
	for _, f := range failures {
		if f.once {
			f.name = "(" + f.name + ")"
		}
		all = append(all, f.name)
	}
	return strings.Join(all, " ")
}

func TestTheTestsThatWereGoodAreNamedWhole(t *testing.T) {
	flags := but([]string{"TestA", "TestB"})
	only := regexp.MustCompile(flags[1])
	if flags[0] != "-skip" || !only.MatchString("TestA") || !only.MatchString("TestB") || only.MatchString("TestAB") || only.MatchString("MyTestA") {
		t.Errorf("%s", flags)
	}
	if flags := but(nil); flags != nil {
		t.Errorf("with none, all but %q", flags)
	}
}
