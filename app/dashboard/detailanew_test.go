package dashboard

import (
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// The incident that is shown is read again after a change was taken back, though the table has its row no more.
func TestTheIncidentShownIsReadAnewOffTheTable(t *testing.T) {
	for _, byKey := range []bool{true, false} {
		w, of, elsewhere := changing(t)
		w.incidents.form.leave()
		d := w.incidents.detail
		if byKey {
			d.load(lastKey(t, w))
		} else {
			d.show(of)
		}
		elsewhere()
		w.readAnew()
		if i, ok := d.incident(); !ok || i.ID != of.ID || i.Deaths.Best != ceasefire.People(77) {
			t.Errorf("by its key %v: %+v", byKey, i.Deaths)
		}
	}
}

// lastKey gives the key of the newest incident.
func lastKey(t *testing.T, w *Window) int64 {
	t.Helper()
	list, err := w.session.dossier.List(t.Context(), store.View{}, store.Sort{By: store.SortAdded})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := list.Page(t.Context(), list.Len()-1, 1)
	if err != nil {
		t.Fatal(err)
	}
	return rows[0].Key
}
