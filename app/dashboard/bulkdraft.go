package dashboard

import (
	"context"

	"truceboard/store"
)

// draftMany is the draft of the form that changes many incidents at once.
const draftMany = "many"

// mostKeysKept is of how many incidents a draft keeps which they were: it is written anew with what is typed.
const mostKeysKept = 5000

// bulkDraft is what was typed into the form, and for which incidents; none where they were too many to be kept.
type bulkDraft struct {
	Fields string  `json:"fields"`
	Keys   []int64 `json:"keys"`
}

// kept gives what stands in the form as one text.
func (f *bulkForm) kept() string {
	d := bulkDraft{Fields: f.form.kept()}
	if len(f.keys) <= mostKeysKept {
		d.Keys = f.keys
	}
	return encoded(d)
}

// putBack puts back what was typed. It is for the incidents that are picked now, whichever it was typed for.
func (f *bulkForm) putBack(text string) {
	f.form.putBack(decoded[bulkDraft](text).Fields)
	f.heed()
}

// openManyDraft opens the form on the incidents for which a draft was typed, and goes on with it there.
func (w *Window) openManyDraft(slot string) {
	session := w.session
	w.background("reading the drafts", func(ctx context.Context) (func(), error) {
		waiting, err := w.waitingDrafts(ctx, session.dossier, draftMany)
		keys := keysOfDraft(waiting, slot)
		return func() {
			if w.session != session || w.modal != nil {
				return
			}
			w.showPage(pageIncidents)
			if len(keys) == 0 {
				w.notice.say("Pick the incidents again and change them: what was typed is offered there.", "", nil)
				return
			}
			w.incidents.changeKeys(keys)
		}, err
	})
}

// keysOfDraft gives the incidents of a draft, or of the newest where that one is not there.
func keysOfDraft(waiting []store.Draft, slot string) []int64 {
	var keys []int64
	for n, draft := range waiting {
		if n == 0 || draft.Form == slot {
			keys = decoded[bulkDraft](draft.Content).Keys
		}
	}
	return keys
}
