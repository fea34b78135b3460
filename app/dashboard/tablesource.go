package dashboard

import (
	"context"

	"fyne.io/fyne/v2"

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
}

// Len is how many incidents the listing has.
func (t *tableSource) Len() int { return t.listing.Len() }

// Keys gives the keys of the rows between two places.
func (t *tableSource) Keys(from, to int) []int64 { return t.listing.KeysOf(from, to) }

// Index gives the place of a row's key.
func (t *tableSource) Index(key int64) int { return t.listing.Index(key) }

// Page loads rows beside the window and hands them over on the main goroutine; what was left in the meantime is dropped.
func (t *tableSource) Page(from, n int, done func([]widgets.TableRow)) {
	t.beside(func() {
		rows, err := t.listing.Page(t.ctx, from, n)
		fyne.Do(func() {
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
