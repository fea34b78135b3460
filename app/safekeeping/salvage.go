package safekeeping

import (
	"context"
	"fmt"
	"strings"

	"truceboard/store"
)

// Salvage reads what can be read of a damaged dossier into a new one and, where something is lost, writes a list of that beside it; list is that file's name, empty
// where nothing is lost.
func Salvage(ctx context.Context, path, out string, o store.Options) (saved store.Salvaged, list string, err error) {
	if saved, err = store.Salvage(ctx, path, out, o); err != nil || len(saved.Losses) == 0 {
		return saved, "", err
	}
	list = strings.TrimSuffix(out, ".truce") + " lost.txt"
	var text strings.Builder
	for _, part := range []struct {
		heading string
		mended  bool
	}{{"What is lost or altered of " + path, false}, {"What was damaged and is put back from the audit trail", true}} {
		fmt.Fprintf(&text, "%s:\n\n", part.heading)
		for _, l := range saved.Losses {
			if l.Mended == part.mended {
				fmt.Fprintln(&text, "- "+l.What)
			}
		}
		fmt.Fprintln(&text)
	}
	return saved, list, store.WriteWhole(list, []byte(text.String()))
}
