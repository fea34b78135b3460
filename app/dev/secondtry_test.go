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
		mended = `{"Action":"pass","Package":"w","Test":"TestHasty"}`
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
		again  []string
		want   counts
		failed bool
	}{
		{"all good", [][]string{{good}}, nil, counts{passed: 1}, false},
		{"mended by itself", [][]string{{good, part, hasty, ended}, {`{"Action":"pass","Package":"w","Test":"TestHasty/part"}`, mended}}, []string{"TestHasty"}, counts{passed: 3}, false},
		{"failed twice", [][]string{{good, hasty, ended}, {hasty, ended}}, []string{"TestHasty"}, counts{passed: 1, failed: 1}, true},
		{"too many", [][]string{append(many, ended)}, nil, counts{passed: 1, failed: 4}, true},
		{"not built", [][]string{{ended}}, nil, counts{failed: 1}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var said strings.Builder
			var asked [][]string
			got, err := secondTry(&said, func(only []string) (*results, error) {
				r := tried(t, c.runs[len(asked)]...)
				asked = append(asked, only)
				if r.failed > 0 {
					return r, failed
				}
				return r, nil
			})
			if got != c.want || (err != nil) != c.failed {
				t.Errorf("got %+v, %v", got, err)
			}
			if c.again != nil && (len(asked) != 2 || !slices.Equal(asked[1], c.again) || !strings.Contains(said.String(), "Once more")) || c.again == nil && len(asked) != 1 {
				t.Errorf("asked for %q, said %q", asked, said.String())
			}
			if passedThen := c.again != nil && !c.failed; passedThen != strings.Contains(said.String(), "second try alone, look") {
				t.Errorf("said %q", said.String())
			}
		})
	}
}

func TestTheTestsToTryAgainAreNamedWhole(t *testing.T) {
	only := regexp.MustCompile(onlyTests([]string{"TestA", "TestB"}))
	if !only.MatchString("TestA") || !only.MatchString("TestB") || only.MatchString("TestAB") || only.MatchString("MyTestA") {
		t.Errorf("%s", only)
	}
}
