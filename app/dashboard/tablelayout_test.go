package dashboard

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/widgets"
)

// The columns of a table, their widths and its order come back with the dossier that they were chosen for.
func TestATableComesBackAsItWasLeft(t *testing.T) {
	w := bareWindow(t)
	w.session, _ = testSession(t, time.Date(2016, 9, 14, 9, 0, 0, 0, time.UTC))
	path := w.session.dossier.Path()
	p := newIncidentsPage(w)
	slots := []widgets.TableSlot{{Column: widgets.ColumnTitle, Width: 300}, {Column: widgets.ColumnWhen, Width: 140}}
	p.keepLayout(slots)
	p.order(widgets.ColumnDead, false)
	next := newIncidentsPage(w)
	next.recall("another.truce")
	if want := (store.Sort{By: store.SortWhen, Descending: true}); next.sort != want {
		t.Errorf("another dossier is sorted by %+v", next.sort)
	}
	next.recall(path)
	if want := (store.Sort{By: store.SortDeaths}); next.sort != want {
		t.Errorf("sorted by %+v", next.sort)
	}
	next.table.Resize(fyne.NewSize(800, 400))
	got := next.table.Layout()
	for i := range got {
		got[i].Width = slots[min(i, len(slots)-1)].Width // what is left over is shared out
	}
	if diff := cmp.Diff(slots, got); diff != "" {
		t.Error(diff)
	}
}

// An open list of choices goes when a form is saved over it; a dialog stays.
func TestAnOpenListGoesWhenAFormIsSaved(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	overlays := w.win.Canvas().Overlays()
	list := widget.NewPopUpMenu(fyne.NewMenu("", fyne.NewMenuItem("One", func() {})), w.win.Canvas())
	list.Show()
	w.shutList()
	if len(overlays.List()) != 0 {
		t.Fatalf("%d things lie over the window", len(overlays.List()))
	}
	widget.NewModalPopUp(widget.NewLabel("Sure?"), w.win.Canvas()).Show()
	w.shutList()
	if len(overlays.List()) != 1 {
		t.Error("the dialog is gone")
	}
}

// What offers to take a change back goes by itself after a generous time; what offers anything else stays.
func TestAnOfferToUndoGoesByItself(t *testing.T) {
	testApp(t)
	for action, goes := range map[string]bool{"Undo": true, "Cancel": false} {
		n := newNotice()
		n.say("Deleted: one incident", action, func() {})
		if n.tick(time.Now().Add(noticeStays)); !n.content.Visible() {
			t.Errorf("%s goes too soon", action)
		}
		if n.tick(time.Now().Add(undoStays + time.Second)); n.content.Visible() == goes {
			t.Errorf("%s: shown after its time is %v", action, goes)
		}
	}
}
