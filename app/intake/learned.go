package intake

import (
	"fmt"
	"strings"

	"truceboard/store"
)

// LearnedWords says which names an import has learned, or in a dry run would learn, to stand for a party: nothing where there are none.
func LearnedWords(r store.ImportResult, dryRun bool) string {
	if len(r.Learned) == 0 {
		return ""
	}
	names := make([]string, len(r.Learned))
	for n, learned := range r.Learned {
		names[n] = learned.Name
	}
	when := "From now on"
	if dryRun {
		when = "From the import on"
	}
	return fmt.Sprintf("%s %s for a party, as the mapping says.", when, standing(names, false))
}

// UntaughtWords says which names stand for a party no longer once an import is undone, or do so again once it is carried out again, or in a dry run would: nothing where there are none.
func UntaughtWords(names []string, redo, dryRun bool) string {
	switch {
	case len(names) == 0:
		return ""
	case redo:
		return standing(names, false) + " for a party again."
	}
	return standing(names, dryRun) + " no longer for the party that the import tied to " + map[bool]string{true: "it", false: "them"}[len(names) == 1] + "."
}

// standing names the first of some names, and has them stand, or says that they would.
func standing(names []string, would bool) string {
	const most = 3
	var quoted []string
	for _, name := range names[:min(most, len(names))] {
		quoted = append(quoted, "“"+name+"”")
	}
	if more := len(names) - most; more > 0 {
		quoted = append(quoted, fmt.Sprintf("%d more", more))
	}
	stand, last := " stand", len(quoted)-1
	switch {
	case would:
		stand = " would stand"
	case len(names) == 1:
		stand = " stands"
	}
	if last == 0 {
		return quoted[0] + stand
	}
	return strings.Join(quoted[:last], ", ") + " and " + quoted[last] + stand
}
