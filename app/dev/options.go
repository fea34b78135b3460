package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
)

// flagSet begins the flags of a command with the one that all of them take.
func flagSet(name string) (flags *flag.FlagSet, yes *bool) {
	flags = flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	return flags, flags.Bool("yes", false, "install without asking")
}

// parse reads flags wherever they stand among the words and gives the words, of which there may be so many.
func parse(flags *flag.FlagSet, args []string, most int) ([]string, error) {
	var words []string
	for {
		err := flags.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			return nil, err
		}
		if err != nil {
			return nil, usageError{fmt.Errorf("%s: %w", flags.Name(), err)}
		}
		if flags.NArg() == 0 {
			return words, nil
		}
		words, args = append(words, flags.Arg(0)), flags.Args()[1:]
		if len(words) > most {
			return nil, usageError{fmt.Errorf("%s: %q is one word too many", flags.Name(), words[most])}
		}
	}
}
