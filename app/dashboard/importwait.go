package dashboard

import (
	"context"
	"strings"

	"truceboard/app/intake"
)

// untilTried is what Import waits for while it is worked out what would come of it.
const untilTried = "Import waits until the file was tried"

// wait shuts Import until the file was tried as it is told to be read now, and says what for.
func (f *importForm) wait(words string) {
	f.tried = false
	f.do.wait(words)
}

// fail says why the file cannot be looked at, or tried, unless something else was said of it meanwhile.
func (f *importForm) fail(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	f.wait("It cannot be imported so")
	f.state("✕ " + sentence(err))
}

// offer opens Import once the dry run said what would come of it.
func (f *importForm) offer(out intake.Outcome) {
	if intake.NothingTaken(f.path, out.ImportResult) != nil && !out.FrameTaken {
		f.wait("There is no row to import")
		return
	}
	f.tried = true
	f.do.ready("Ctrl+Enter imports: " + offerWords(out))
}

// offerWords says in few words what an import would do, on whichever page of the form: "12 to add, 1 to update, 3 not taken".
func offerWords(out intake.Outcome) string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{out.Added, "to add"}, {out.Updated, "to update"}, {out.Refused() - out.Pending, "not taken"}} {
		if part.n > 0 {
			parts = append(parts, grouped(part.n)+" "+part.what)
		}
	}
	if len(parts) == 0 {
		return "no row that is new"
	}
	return strings.Join(parts, ", ")
}
