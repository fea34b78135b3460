package dashboard

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shortcut gives the menu shortcut of a key with the platform's usual modifier.
func shortcut(key fyne.KeyName, more fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | more}
}

// item makes a menu item with its shortcut; main-menu shortcuts work while an entry has the focus, canvas ones would not.
func item(name string, key fyne.KeyName, do func()) *fyne.MenuItem {
	return &fyne.MenuItem{Label: name, Shortcut: shortcut(key, 0), Action: do}
}

// shifted makes a menu item whose shortcut takes Shift too.
func shifted(name string, key fyne.KeyName, do func()) *fyne.MenuItem {
	return &fyne.MenuItem{Label: name, Shortcut: shortcut(key, fyne.KeyModifierShift), Action: do}
}

// alt makes a menu item whose shortcut takes Alt, which moves no cursor in a field.
func alt(name string, key fyne.KeyName, do func()) *fyne.MenuItem {
	return &fyne.MenuItem{Label: name, Shortcut: &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}, Action: do}
}

// buildMenu sets the main menu; it is built anew when the recent dossiers or the theme change.
func (w *Window) buildMenu() {
	menu := fyne.NewMainMenu(w.fileMenu(), w.recordMenu(), w.viewMenu(), w.timeMenu(), w.helpMenu())
	for _, m := range menu.Items {
		w.beneathNothing(m)
	}
	w.win.SetMainMenu(menu)
}

func (w *Window) fileMenu() *fyne.Menu {
	recent := fyne.NewMenuItem("Open recent", nil)
	recent.ChildMenu = fyne.NewMenu("", w.recentItems()...)
	recent.Disabled = len(recent.ChildMenu.Items) == 0
	changers := w.changers(item("Import events…", fyne.KeyI, w.askImport), fyne.NewMenuItem("Remove the dossier's own outlines", w.removeOutlines),
		alt("Merge another copy…", fyne.KeyM, w.askMerge))
	imports, outlines, merging := changers[0], changers[1], changers[2]
	edit := fyne.NewMenuItem("Edit here", w.takeOver)
	edit.Disabled = w.writes()
	return fyne.NewMenu("File",
		shifted("New dossier…", fyne.KeyN, w.askNew),
		item("Open…", fyne.KeyO, w.askOpen),
		recent,
		fyne.NewMenuItem("Open the sample", w.openSample),
		fyne.NewMenuItemSeparator(),
		imports,
		item("Outlines of the map…", fyne.KeyM, w.askOutlines),
		outlines,
		shifted("Export incidents…", fyne.KeyX, w.askExport),
		alt("Situation report…", fyne.KeyP, w.askReport),
		shifted("Save a copy…", fyne.KeyS, w.askBackup),
		fyne.NewMenuItem("Save as template…", w.askTemplate),
		fyne.NewMenuItem("Backups…", w.askBackups),
		alt("Seal for travel…", fyne.KeyS, w.askSeal),
		alt("Redacted copy for sharing…", fyne.KeyR, w.askRedact),
		merging,
		alt("History…", fyne.KeyH, w.askHistory),
		edit,
		fyne.NewMenuItem("Check the dossier", w.check),
		fyne.NewMenuItem("Your name…", w.askWho),
		fyne.NewMenuItem("Ask again: day or month first", w.askOrderAgain),
		fyne.NewMenuItemSeparator(),
		&fyne.MenuItem{Label: "Quit", IsQuit: true, Shortcut: shortcut(fyne.KeyQ, 0), Action: w.quit},
	)
}

func (w *Window) recentItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, path := range w.prefs.recent() {
		items = append(items, fyne.NewMenuItem(filepath.Base(path)+"  ("+filepath.Dir(path)+")", func() { w.open(path) }))
	}
	return items
}

func (w *Window) recordMenu() *fyne.Menu {
	items := append(w.undoItems(), item("History of this record…", fyne.KeyH, w.askRecordHistory), fyne.NewMenuItemSeparator())
	items = append(items, w.changers(
		item("New incident", fyne.KeyN, w.incidents.enter),
		shifted("Edit incident", fyne.KeyE, w.incidents.edit),
		shifted("Duplicate incident", fyne.KeyI, w.incidents.duplicate),
		shifted("Repeat the last incident", fyne.KeyJ, w.incidents.repeatLast),
		item("Delete incident", fyne.KeyD, w.incidents.remove),
	)...)
	items = append(items, item("Save and next", fyne.KeyReturn, w.saveForm), item("Continue the draft", fyne.KeyJ, w.goOnWithDraft), fyne.NewMenuItemSeparator())
	items = append(items, w.changers(
		item("Record assessment", fyne.KeyR, w.compliance.enter),
		shifted("Add to the list", fyne.KeyA, w.enterRecord),
		shifted("Attach a file…", fyne.KeyH, w.incidents.attach),
		alt("Open a source's address…", fyne.KeyO, w.askLinksInSight),
		shifted("Change those picked…", fyne.KeyY, w.incidents.changePicked),
		shifted("Override scope…", fyne.KeyO, w.incidents.detail.beginOverride),
		shifted("Attribute…", fyne.KeyT, w.incidents.detail.beginAttribution),
		shifted("Map this name…", fyne.KeyM, w.incidents.detail.mapName),
	)...)
	items = append(items, fyne.NewMenuItemSeparator(),
		item("Save picture…", fyne.KeyE, w.savePicture),
		shifted("Copy the picture", fyne.KeyG, w.copyShown),
		shifted("Copy the picture's numbers", fyne.KeyC, w.copyShownNumbers),
		fyne.NewMenuItemSeparator(),
	)
	items = append(items, w.clocks.menuItems()...)
	items = append(items, fyne.NewMenuItemSeparator())
	return fyne.NewMenu("Record", append(items, w.changers(fyne.NewMenuItem("Undo an import…", w.sources.chooseImport))...)...)
}

func (w *Window) viewMenu() *fyne.Menu {
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	var items []*fyne.MenuItem
	for i, p := range w.pages {
		items = append(items, item(p.Name(), keys[i], func() { w.showPage(i) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), item("Find", fyne.KeyF, w.find), item("Go to the list", fyne.KeyT, w.goToList), fyne.NewMenuItemSeparator())
	items = append(items, alt("Next chart", fyne.KeyDown, func() { w.charts.step(1) }), alt("Previous chart", fyne.KeyUp, func() { w.charts.step(-1) }), fyne.NewMenuItemSeparator())
	boxes := shifted("Boxes under the headings", fyne.KeyW, w.incidents.turnBoxes)
	boxes.Checked = w.prefs.boxes()
	items = append(items, shifted("Saved filters…", fyne.KeyF, w.incidents.askFilters), shifted("Columns…", fyne.KeyV, w.incidents.chooseColumns), boxes, fyne.NewMenuItemSeparator())
	for _, choice := range []struct{ name, theme string }{
		{"As the system is", themeSystem}, {"Light", themeLight}, {"Dark", themeDark},
	} {
		entry := fyne.NewMenuItem(choice.name, func() { w.chooseTheme(choice.theme) })
		entry.Checked = w.prefs.theme() == choice.theme
		items = append(items, entry)
	}
	sight := fyne.NewMenuItem("Map", nil)
	sight.ChildMenu = fyne.NewMenu("", w.maps.menuItems()...)
	return fyne.NewMenu("View", append(items, fyne.NewMenuItemSeparator(), sight)...)
}

func (w *Window) timeMenu() *fyne.Menu {
	return fyne.NewMenu("Time",
		item("Live: read as of now", fyne.KeyL, w.header.live),
		item("Read as of…", fyne.KeyG, w.header.asOf.Ask),
		item("Pause or go on", fyne.KeyP, w.header.pause),
		fyne.NewMenuItemSeparator(),
		alt("An hour back", fyne.KeyLeft, func() { w.header.step(-time.Hour) }),
		alt("An hour on", fyne.KeyRight, func() { w.header.step(time.Hour) }),
		alt("A day back", fyne.KeyPageUp, func() { w.header.stepDays(-1) }),
		alt("A day on", fyne.KeyPageDown, func() { w.header.stepDays(1) }),
		fyne.NewMenuItemSeparator(),
		alt("Play faster", fyne.KeyPeriod, func() { w.header.playFaster(1) }),
		alt("Play slower", fyne.KeyComma, func() { w.header.playFaster(-1) }),
		fyne.NewMenuItem("Reminders…", w.remind.ask),
		fyne.NewMenuItem("All that is recorded", func() { w.header.setKnown(time.Time{}) }),
	)
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help", alt("Last notices…", fyne.KeyN, w.askSaid), fyne.NewMenuItem("The log…", w.askLog), fyne.NewMenuItem("About Truceboard", w.about))
}

func (w *Window) chooseTheme(choice string) {
	w.applyTheme(choice)
	w.buildMenu()
	w.win.Content().Refresh()
}

// find brings the incidents into sight with the cursor in their search field.
func (w *Window) find() {
	w.showPage(pageIncidents)
	w.win.Canvas().Focus(w.incidents.filter.Search())
}

// goToList gives the table or the matrix that is in sight the keyboard.
func (w *Window) goToList() {
	if list := w.list(); list != nil {
		w.win.Canvas().Focus(list)
	}
}

// list gives what a person moves through by the arrow keys on the page in sight, nil where there is nothing.
func (w *Window) list() fyne.Focusable {
	switch w.sight {
	case pageIncidents:
		return w.incidents.table
	case pageCompliance:
		return w.compliance.list
	case pageClocks:
		return w.clocks.list
	case pageAgreement:
		return w.agreement.names
	case pageCharts:
		return w.charts.chart
	case pageMap:
		return w.maps.view
	case pageSources:
		return w.sources.imports
	}
	return nil
}

// enterRecord begins a new record of the list that is in sight.
func (w *Window) enterRecord() {
	switch w.sight {
	case pageClocks:
		w.clocks.enter()
	case pageAgreement:
		w.agreement.enter()
	}
}

// saveForm submits the dialog that is open, or saves the form that is in sight.
func (w *Window) saveForm() {
	w.shutList()
	if w.waits(w.saveForm) || w.submitAsked() || !w.mayChange() {
		return
	}
	switch w.sight {
	case pageClocks:
		w.clocks.save()
	case pageIncidents:
		w.incidents.save()
	case pageCompliance:
		w.compliance.save()
	case pageAgreement:
		w.agreement.save()
	}
}
