package main

import (
	"fmt"
	"strings"

	"truceboard/store"
)

// alteredDocument is, in the JSON of an import and a backup, what was altered past the audit trail: the first of it, and how many more there are.
type alteredDocument struct {
	Altered     []faultDocument `json:"altered"`
	AlteredMore int             `json:"altered_more"`
}

func alteredAs(a store.Altered) alteredDocument {
	return alteredDocument{Altered: faultDocuments(a.Records), AlteredMore: a.More}
}

// mostAltered is how many altered records a warning names.
const mostAltered = 3

// warnAltered says on standard error what was altered past the audit trail, nothing where nothing was. found says where it was found, and what of it came to be.
func (e env) warnAltered(file, found string, a store.Altered) error {
	if a.Count() == 0 {
		return nil
	}
	var names []string
	for _, f := range a.Records[:min(len(a.Records), mostAltered)] {
		names = append(names, f.What())
	}
	which := strings.Join(names, "; ")
	if more := a.Count() - len(names); more > 0 {
		which += fmt.Sprintf("; and %d more", more)
	}
	_, err := fmt.Fprintf(e.err, "truceboard: warning: %s (%s): truceboard check %s names them all, with what to do\n", fmt.Sprintf(found, counted(a.Count(), "record")), which, file)
	return err
}
