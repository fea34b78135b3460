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
	return fmt.Sprintf("%s %s for a party, as the mapping says.", when, standing(names))
}

// UntaughtWords says which names stand for a party no longer once an import is undone, or do so again once it is carried out again: nothing where there are none.
func UntaughtWords(names []string, redo bool) string {
	switch {
	case len(names) == 0:
		return ""
	case redo:
		return standing(names) + " for a party again."
	}
	return standing(names) + " no longer for the party that the import tied to " + map[bool]string{true: "it", false: "them"}[len(names) == 1] + "."
}

// standing names the first of some names, and has them stand.
func standing(names []string) string {
	const most = 3
	var quoted []string
	for _, name := range names[:min(most, len(names))] {
		quoted = append(quoted, "“"+name+"”")
	}
	if more := len(names) - most; more > 0 {
		quoted = append(quoted, fmt.Sprintf("%d more", more))
	}
	if len(names) == 1 {
		return quoted[0] + " stands"
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " and " + quoted[last] + " stand"
}
