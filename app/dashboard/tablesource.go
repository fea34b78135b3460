package dashboard

import (
	"context"

	"truceboard/store"
	"truceboard/widgets"
)

// tableSource feeds the incident table from a listing of the dossier, beside the window.
type tableSource struct {
	listing *store.Listing
	words   rowWords
	fail    func(error)
	ctx     context.Context
	beside  func(func())
	do      func(func())
	// rows are those that were read with the listing, from a place on.
	rows []store.Row
	from int
}

// read lists the incidents of a view, and reads n rows from a place on, which are those in sight: so they come with their count.
func (t *tableSource) read(m *store.Memory, v store.View, order store.Sort, from, n int) (err error) {
	if t.listing, err = m.List(t.ctx, v, order); err != nil {
		return err
	}
	t.from = from
	t.rows, err = t.listing.Page(t.ctx, from, n)
	return err
}

// Len is how many incidents the listing has.
func (t *tableSource) Len() int { return t.listing.Len() }

// Keys gives the keys of the rows between two places.
func (t *tableSource) Keys(from, to int) []int64 { return t.listing.KeysOf(from, to) }

// Index gives the place of a row's key.
func (t *tableSource) Index(key int64) int { return t.listing.Index(key) }

// Page loads rows beside the window and hands them over on the main goroutine; what was left in the meantime is dropped. Those that are read already come at once.
func (t *tableSource) Page(from, n int, done func([]widgets.TableRow)) {
	if from == t.from && len(t.rows) > 0 && len(t.rows) == n {
		rows := t.words.rows(t.rows)
		t.rows = nil
		done(rows)
		return
	}
	t.beside(func() {
		rows, err := t.listing.Page(t.ctx, from, n)
		t.do(func() {
			switch {
			case t.ctx.Err() != nil:
			case err != nil:
				t.fail(err)
			default:
				done(t.words.rows(rows))
			}
		})
	})
}
