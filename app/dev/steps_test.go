package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestStepsGoOnAfterAFailure(t *testing.T) {
	var printed strings.Builder
	steps := []step{
		check("formatting", func(context.Context, io.Writer) error { return errors.New("run gofmt") }),
		{"tests", func(context.Context, io.Writer) (counts, error) { return counts{7, 2, 1}, errors.New("see above") }},
		{"window", func(context.Context, io.Writer) (counts, error) { return counts{passed: 3}, nil }},
	}
	got := follow(context.Background(), newConsole(&printed), steps)
	if want := (counts{passed: 10, failed: 3, skipped: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, want := range []string{"== formatting", "run gofmt", "== tests", "== window", "done in"} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("%q is not in\n%s", want, printed.String())
		}
	}
}

func TestARunThatIsCalledOffHasFailed(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	steps := []step{{"tests", func(context.Context, io.Writer) (counts, error) { return counts{passed: 1}, nil }}}
	if got := follow(ctx, newConsole(io.Discard), steps); got != (counts{failed: 1}) {
		t.Errorf("got %+v", got)
	}
}

func TestThePackagesThatTakeLongestComeFirst(t *testing.T) {
	got := longestFirst([]string{"truceboard/app", "truceboard/app/dashboard", "truceboard/app/dev", "truceboard/assets", "truceboard/store"})
	want := []string{"truceboard/app", "truceboard/store", "truceboard/app/dashboard", "truceboard/app/dev", "truceboard/assets"}
	if !slices.Equal(got, want) {
		t.Errorf("they come as %v", got)
	}
	for _, name := range long() {
		if _, err := os.Stat(filepath.Join(root(t), strings.TrimPrefix(name, "truceboard/"))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
