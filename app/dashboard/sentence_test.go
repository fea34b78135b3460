package dashboard

import (
	"errors"
	"fmt"
	"testing"

	"truceboard/store"
)

// The sentence of an error names a file once, and keeps what was being done where that does not name it.
func TestASentenceNamesAFileOnce(t *testing.T) {
	full := &store.FileError{Path: "/stick/a.truce", Full: true}
	once := "There is no room left on the disk or drive that holds /stick/a.truce: nothing was changed; make room and do it again."
	for _, err := range []error{full, fmt.Errorf("writing to /stick/a.truce: %w", full)} {
		if got := sentence(err); got != once {
			t.Errorf("%q", got)
		}
	}
	if got := sentence(fmt.Errorf("keeping the draft: %w", full)); got != "Keeping the draft: t"+once[1:] {
		t.Errorf("%q", got)
	}
	if got := sentence(errors.Join(fmt.Errorf("writing to /stick/a.truce: %w", full), errors.New("and more"))); got == once {
		t.Errorf("what failed besides is not said: %q", got)
	}
}
