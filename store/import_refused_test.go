package store

import (
	"context"
	"iter"
	"os"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// cellRow is a row that cannot be read for what stands in a column.
type cellRow struct {
	line  int
	value string
}

func (e cellRow) Error() string          { return "the cell is bad" }
func (e cellRow) Line() int              { return e.line }
func (e cellRow) Cell() (string, string) { return "Deaths", e.value }

// refusals gives so many rows that are not taken, and then one that is.
func refusals(n int, value string) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		for line := range n {
			if !yield(ceasefire.Incident{}, cellRow{line + 2, value}) {
				return
			}
		}
		yield(imported("1", "a", n+2), nil)
	}
}

// Of a file of very many rows that are not taken the first are listed; all are counted, and told of in their order.
func TestRowsThatAreNotTakenAreListedWithinABound(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batch, told := testBatch(), 0
	batch.Refused = func(r Rejection) error {
		if told++; r.Line != told+1 || r.Value != "many" {
			t.Errorf("%+v is the %d. told of", r, told)
		}
		return nil
	}
	result, err := d.Import(ctx, batch, refusals(2*mostRefused+7, "many"), false)
	if err != nil || len(result.Rejected) != mostRefused || result.Refused() != 2*mostRefused+7 || told != result.Refused() || result.Added != 1 || result.Rejected[mostRefused-1].Line != mostRefused+1 {
		t.Errorf("%d listed, %d counted, %d told, %d added, %v", len(result.Rejected), result.Refused(), told, result.Added, err)
	}
	batches, err := d.Batches(ctx, ceasefire.AsOf{At: recorded})
	if err != nil || len(batches) != 1 || batches[0].Rejected != 2*mostRefused+7 {
		t.Errorf("%+v, %v", batches, err)
	}
	long, err := d.Import(ctx, testBatch(), refusals(600, strings.Repeat("x", 64<<10)), true)
	text := 0
	for _, r := range long.Rejected {
		text += len(r.Value)
	}
	if err != nil || long.Refused() != 600 || len(long.Rejected) == 0 || text > mostRefusedText {
		t.Errorf("%d counted, %d listed with %d bytes, %v", long.Refused(), len(long.Rejected), text, err)
	}
}

// Rows that wait for an update take no room from those that are wrong.
func TestRowsThatWaitTakeNoRoomFromThoseThatAreWrong(t *testing.T) {
	m := &importer{}
	for line := range 2 * mostRefused {
		if err := m.refuse(Rejection{Line: line, Waiting: true}); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.refuse(Rejection{Line: 1 << 20, Reason: "bad"}); err != nil {
		t.Fatal(err)
	}
	if r := m.result; r.Rejected[len(r.Rejected)-1].Reason != "bad" || r.More != mostRefused {
		t.Errorf("%d listed, %d more", len(r.Rejected), r.More)
	}
}

// A temporary file is its owner's alone, and nothing is left of it.
func TestATemporaryFileIsGoneWhenItIsClosed(t *testing.T) {
	folder := t.TempDir()
	t.Setenv(scratchVariable, folder)
	s, err := OpenScratch()
	if err != nil {
		t.Fatal(err)
	}
	info, err := s.Stat()
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := s.WriteString("rows"); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
