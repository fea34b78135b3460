package dashboard

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// takeUpDrafts forgets for good what was discarded in a dossier when it was open before, now that it was found sound, and brings into it what was typed then and only the user's own folder could take. That is offered as any
// other draft.
func (w *Window) takeUpDrafts(s *session) {
	own := w.owing.file
	if s.dossier.ReadOnly() || own == nil {
		return
	}
	used := w.openSlots()
	w.background("taking up what was typed", func(ctx context.Context) (func(), error) {
		if err := s.dossier.ForgetAside(ctx); err != nil {
			return nil, err
		}
		brought, err := w.adoptAside(ctx, s.dossier, own, used)
		if brought == 0 {
			return nil, err
		}
		return w.offerDrafts, err
	})
}

// adoptAside brings what the user's own folder keeps of a dossier into one, and counts the drafts. used are names that belong to forms that are open.
func (w *Window) adoptAside(ctx context.Context, d *store.Dossier, own *safekeeping.Aside, used []string) (brought int, err error) {
	left, err := own.Left()
	for _, aside := range left {
		n, failed := bringIn(ctx, d, aside, used)
		brought += n
		if failed == nil {
			failed = aside.Forget()
		}
		err = errors.Join(err, failed)
	}
	return brought, err
}

// bringIn makes drafts of a dossier of what was typed, and of the files that were added to it. What the dossier holds already is not brought twice, and what it holds and did not hold when it was typed is not written over: both are
// offered then.
func bringIn(ctx context.Context, d *store.Dossier, aside *safekeeping.Aside, used []string) (brought int, err error) {
	slots := map[string]string{} // by what the drafts were called
	for slot, typed := range aside.Drafts {
		slots[slot] = slot
		there, found, err := d.Draft(ctx, slot)
		if err != nil {
			return brought, err
		}
		if found && there == typed.Content {
			continue
		}
		if slices.Contains(used, slot) || found && there != typed.Base {
			if slots[slot], err = anotherSlot(ctx, d, slot, used); err != nil {
				return brought, err
			}
		}
		if err := d.SaveDraft(ctx, slots[slot], typed.Content); err != nil {
			return brought, err
		}
		brought++
	}
	files, err := bringFiles(ctx, d, aside, slots, used)
	return brought + files, err
}

// bringFiles brings the files of drafts, each into the draft that it was added to, by what that is called now.
func bringFiles(ctx context.Context, d *store.Dossier, aside *safekeeping.Aside, slots map[string]string, used []string) (brought int, err error) {
	for _, f := range aside.Files {
		content, found, err := aside.Content(f)
		if err != nil {
			return brought, err
		}
		if !found {
			continue
		}
		if slots[f.Form] == "" {
			slots[f.Form] = f.Form
			if slices.Contains(used, f.Form) {
				if slots[f.Form], err = anotherSlot(ctx, d, f.Form, used); err != nil {
					return brought, err
				}
			}
		}
		file, err := store.NewDraftFile(f.Name, content)
		if err != nil {
			return brought, err
		}
		file.ID = f.ID
		if err := d.PutDraftFile(ctx, slots[f.Form], file, content); err != nil {
			return brought, err
		}
		brought++
	}
	return brought, nil
}

// anotherSlot gives a name for one more draft of a form.
func anotherSlot(ctx context.Context, d *store.Dossier, slot string, used []string) (string, error) {
	taken := append([]string{slot}, used...)
	list, err := d.Drafts(ctx, formOf(slot))
	for _, other := range list {
		taken = append(taken, other.Form)
	}
	return store.FreeDraft(slot, taken), err
}

// askQuit asks whether to end the program though something that was typed can be kept nowhere.
func (w *Window) askQuit(why error) {
	text := wrapped("What you typed could not be kept, neither in the dossier nor in your own folder: "+sentence(why)+" If you quit now, it is lost.", false)
	var asked *dialog.CustomDialog
	hide := func() { asked.Hide() }
	back := newLeaveButton("Go back", hide, hide)
	back.Importance = widget.HighImportance
	quit := newLeaveButton("Quit and lose it", func() {
		asked.Hide()
		w.end()
	}, hide)
	asked = dialog.NewCustomWithoutButtons("Not everything is kept", container.NewVBox(text, container.NewHBox(layout.NewSpacer(), quit, back)), w.win)
	asked.Resize(fyne.NewSize(620, 0))
	w.showDialog(asked)
	w.win.Canvas().Focus(back)
}
