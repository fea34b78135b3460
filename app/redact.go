package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// redactCommand writes a copy of a dossier for sharing.
type redactCommand struct {
	File    string   `arg:"" help:"The dossier."`
	Out     string   `arg:"" help:"The copy; it must not exist yet."`
	Coarsen float64  `default:"0.1" placeholder:"DEGREES" help:"Round coordinates to so many degrees (0.1 is about 11 km)."`
	Keep    []string `placeholder:"WHAT" help:"What is to stay: confidential, people, contacts, attachments, coordinates; several with commas."`
	Name    []string `sep:"none" placeholder:"N" help:"A further name or word to strike out of every text; may be given several times."`
}

// Run writes the copy whole, or not at all. It fails where a name that was to go is known to stand in it still, though the copy is kept to be read.
func (c redactCommand) Run(ctx context.Context, e env) error {
	if !coarse(c.Coarsen) {
		return usageError{fmt.Errorf("--coarsen: give degrees from 0.001, which is about 110 m, to 10")}
	}
	what := []string{"confidential", "people", "contacts", "attachments", "coordinates"}
	for _, keep := range c.Keep {
		if !slices.Contains(what, keep) {
			return usageError{fmt.Errorf("--keep: %q is none of %s", keep, strings.Join(what, ", "))}
		}
	}
	out := func(word string) bool { return !slices.Contains(c.Keep, word) }
	redaction := safekeeping.Redaction{Confidential: out("confidential"), People: out("people"), Contacts: out("contacts"), Attachments: out("attachments"), Coarsen: c.Coarsen, Names: c.Name}
	if !out("coordinates") {
		redaction.Coarsen = 0
	}
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		report, err := d.Redacted(ctx, c.Out, redaction.Options())
		if err == nil && len(report.Words) > 0 {
			fmt.Fprintf(e.err, "truceboard: single words of people's names were left, since they may be others' or a place's: %s; to strike one out as well, give it with --name\n", leftWords(report.Words))
		}
		if err == nil && len(report.Doubtful) > 0 {
			fmt.Fprintf(e.err, "truceboard: what may be a position was left, since it may be something else: %s; to strike it out as well, give it with --name\n", leftWords(report.Doubtful))
		}
		if err == nil && len(report.Open) > 0 {
			fmt.Fprintf(e.err, "truceboard: %s; to strike one out as well, give it with --name\n", openWords(report.Open))
		}
		if err == nil && len(report.Remaining) > 0 { // a script is not to share what nobody looked at
			err = fmt.Errorf("the copy was made, but %s still in it, as part of a code or of an outline: look before you share it", remainingWords(report.Remaining))
		}
		return err
	})
}

// coarse reports whether coordinates are rounded by so many degrees to something that is no longer a point, and still on the map.
func coarse(degrees float64) bool { return degrees >= 0.001 && degrees <= 10 }

// remainingShown is how many of the words that still stand in a redacted copy are named.
const remainingShown = 12

// leftWords lists the words of people's names that were left, and in how many texts.
func leftWords(words []store.LeftWord) string {
	var named []string
	for _, w := range words[:min(len(words), remainingShown)] {
		named = append(named, fmt.Sprintf("%q (%d)", w.Word, w.Texts))
	}
	if more := len(words) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(named, ", ")
}

// remainingWords says what still stands in a redacted copy.
func remainingWords(words []string) string {
	named := make([]string, min(len(words), remainingShown))
	for i := range named {
		named[i] = strconv.Quote(words[i])
	}
	switch more := len(words) - len(named); {
	case more > 0:
		return fmt.Sprintf("%s and %d more are", strings.Join(named, ", "), more)
	case len(named) == 1:
		return named[0] + " is"
	}
	return strings.Join(named[:len(named)-1], ", ") + " and " + named[len(named)-1] + " are"
}
