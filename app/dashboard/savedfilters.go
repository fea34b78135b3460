package dashboard

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// filtersDialog saves the filter in force under a name, and uses, renames and deletes those that were saved.
type filtersDialog struct {
	*modal
	session *session
	saved   []store.SavedFilter
	now     ceasefire.Filter
	what    *widgets.Prose
	name    *formEntry
	list    *choice
}

// askFilters opens the dialog.
func (p *incidentsPage) askFilters() {
	w := p.window
	if w.session == nil || w.modal != nil || p.shot == nil {
		return
	}
	session := w.session
	w.background("reading the saved filters", func(ctx context.Context) (func(), error) {
		saved, err := session.dossier.SavedFilters(ctx)
		return func() { p.showFilters(session, saved) }, err
	})
}

// showFilters shows the dialog, nil where another has come or the dossier is another.
func (p *incidentsPage) showFilters(session *session, saved []store.SavedFilter) *filtersDialog {
	w := p.window
	if w.modal != nil || w.session != session {
		return nil
	}
	w.showPage(pageIncidents)
	f := &filtersDialog{modal: w.newModal(), session: session, now: p.filter.Filter()}
	f.closed = func() { w.win.Canvas().Focus(p.table) }
	f.submit = f.saveOrUse
	f.what = f.form.remark()
	f.list, f.name = f.form.choice(), f.form.entry("A name, to save the filter in force under")
	use := newButton("Use", f.use)
	use.Importance = widget.HighImportance
	f.form.add(f.form.field("saved", "Saved", container.NewBorder(nil, nil, nil,
		container.NewHBox(use, w.door(newButton("Rename", f.rename)), w.door(newButton("Delete", f.forget))), f.list)))
	f.form.add(f.form.field("name", "Name", container.NewBorder(nil, nil, nil, w.door(newButton("Save this filter", f.save)), f.name)))
	f.name.OnSubmitted = func(string) { f.save() }
	f.form.live = f.heed
	f.form.fill(func() { f.offer(saved, ceasefire.ID{}) })
	var first fyne.Focusable = f.list
	if len(saved) == 0 {
		first = f.name
	}
	f.show("Saved filters", fyne.NewSize(680, 320), first, newButton("Close", f.close))
	return f
}

// offer lists the saved filters and chooses one.
func (f *filtersDialog) offer(saved []store.SavedFilter, chosen ceasefire.ID) {
	f.saved = saved
	var ids []ceasefire.ID
	var names []string
	for _, s := range saved {
		ids, names = append(ids, s.ID), append(names, s.Name)
	}
	f.list.offer("none", ids, names, chosen)
}

// chosen gives the saved filter that is chosen.
func (f *filtersDialog) chosen() (store.SavedFilter, bool) {
	for _, s := range f.saved {
		if s.ID == f.list.chosen() {
			return s, true
		}
	}
	return store.SavedFilter{}, false
}

// heed says in words what is in force and what the chosen filter asks for.
func (f *filtersDialog) heed() {
	words := "→ In force: " + f.now.Words(f.session.frame)
	if s, ok := f.chosen(); ok {
		words += fmt.Sprintf("\n→ “%s”: %s", s.Name, s.Filter.Words(f.session.frame))
	}
	f.what.SetText(words)
	f.form.content.Refresh() // the words may take another line
}

// use narrows every page to the filter that is chosen.
func (f *filtersDialog) use() {
	s, ok := f.chosen()
	if !ok {
		f.form.tell("", []ceasefire.Problem{{Field: "saved", Message: "Choose a saved filter first."}})
		return
	}
	f.close()
	f.window.incidents.filter.Apply(s.Filter)
}

// saveOrUse saves the filter in force where a name is typed for it, and else uses the one that is chosen.
func (f *filtersDialog) saveOrUse() {
	if typed(f.name) != "" {
		f.save()
		return
	}
	f.use()
}

func (f *filtersDialog) save() {
	name := typed(f.name)
	f.change("saving a filter", "Saved: the filter "+name+".", func(ctx context.Context, d *store.Dossier) error { return d.SaveFilter(ctx, name, f.now) })
}

func (f *filtersDialog) rename() {
	if s, ok := f.chosen(); ok {
		name := typed(f.name)
		f.change("renaming a filter", "Renamed: the filter "+s.Name+" is "+name+" now.", func(ctx context.Context, d *store.Dossier) error { return d.RenameFilter(ctx, s.ID, name) })
	}
}

func (f *filtersDialog) forget() {
	if s, ok := f.chosen(); ok {
		f.change("deleting a filter", "Removed: the filter "+s.Name+".", func(ctx context.Context, d *store.Dossier) error { return d.ForgetFilter(ctx, s.ID) })
	}
}

// change changes the saved filters, lists them anew and says what was done, which can be taken back as any change of records; what must not be saved is said beside the name.
func (f *filtersDialog) change(doing step, said string, do func(context.Context, *store.Dossier) error) {
	name, chosen := typed(f.name), f.list.chosen()
	f.window.background(doing, func(ctx context.Context) (func(), error) {
		if err := do(ctx, f.session.dossier); err != nil {
			return func() { f.form.tell("", []ceasefire.Problem{{Field: "name", Message: sentence(err)}}) }, nil
		}
		saved, err := f.session.dossier.SavedFilters(ctx)
		return func() {
			for _, s := range saved {
				if s.Name == name {
					chosen = s.ID
				}
			}
			f.form.fill(func() {
				f.offer(saved, chosen)
				f.name.SetText("")
			})
			f.window.sayDone(said)
			f.window.followTurns()
		}, err
	})
}
