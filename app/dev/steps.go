package main

import (
	"context"
	"io"
)

// counts are the tests of a run. A check that is not a test, such as that of formatting, is counted where it fails.
type counts struct{ passed, failed, skipped int }

func (c counts) plus(d counts) counts {
	return counts{c.passed + d.passed, c.failed + d.failed, c.skipped + d.skipped}
}

// step is one part of the run.
type step struct {
	name string
	run  func(ctx context.Context, out io.Writer) (counts, error)
}

// check makes a step of something that is no test.
func check(name string, run func(ctx context.Context, out io.Writer) error) step {
	return step{name, func(ctx context.Context, out io.Writer) (counts, error) { return counts{}, run(ctx, out) }}
}

// follow takes one step after another, a failed one too, so that every problem shows at once.
func follow(ctx context.Context, c *console, steps []step) counts {
	var total counts
	for _, s := range steps {
		if ctx.Err() != nil {
			c.say("Called off before %s.\n", s.name)
			return total.plus(counts{failed: 1})
		}
		total = total.plus(take(ctx, c, s))
	}
	return total
}

func take(ctx context.Context, c *console, s step) counts {
	c.say("== %s\n", s.name)
	var found counts
	took, err := c.during(s.name, func() (err error) {
		found, err = s.run(ctx, c)
		return err
	})
	if err == nil {
		c.say("   done in %.1f s\n", took.Seconds())
		return found
	}
	if found.failed == 0 {
		found.failed = 1 // no test is at fault, so the step itself is
		c.keep(failure{name: s.name, said: err.Error()})
	}
	c.say("   FAILED after %.1f s: %v\n", took.Seconds(), err)
	return found
}
