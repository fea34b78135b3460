package main

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// comparisonFlags say what the before-and-after chart compares where that differs from the usual.
type comparisonFlags struct {
	Before    string `placeholder:"D..D" help:"before-after: the days before, both included. 28 days, if left out."`
	During    string `placeholder:"D..D" help:"before-after: the days during."`
	After     string `placeholder:"D..D" help:"before-after: the days after. Up to 28 days, if left out."`
	MixedDays bool   `help:"before-after: count the days of the start and of the end in the window that follows."`
	Imprecise bool   `help:"before-after: count records known only to the week, month or year too, spread over their days."`
}

// in gives the comparison; windows that cannot be read, or that overlap, are wrong usage.
func (f comparisonFlags) in(frame ceasefire.Frame, asOf ceasefire.AsOf) (ceasefire.Comparison, error) {
	c := ceasefire.Comparison{CountMixed: f.MixedDays, CountVague: f.Imprecise}
	for _, one := range []struct {
		flag, text string
		into       *ceasefire.Span
	}{{"--before", f.Before, &c.Before}, {"--during", f.During, &c.During}, {"--after", f.After, &c.After}} {
		span, err := ceasefire.ParseSpan(one.text)
		if err != nil {
			return c, usageError{fmt.Errorf("%s: %w", one.flag, err)}
		}
		*one.into = span
	}
	if problems := frame.WindowsFor(asOf.At, c).Problems(); len(problems) > 0 {
		return c, usageError{fmt.Errorf("--%s: %s", problems[0].Field, problems[0].Message)}
	}
	return c, nil
}
