package dashboard

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"truceboard/app/safekeeping"
	"truceboard/store/ceasefire"
)

// The places where backups may lie.
const ownFolder, besideDossier = "In your own data folder", "Beside the dossier"

// askSafekeeping asks where the backups of dossiers lie, how often they are made, and how much room those of one may take.
func (w *Window) askSafekeeping(now safekeeping.Settings, dossier string) {
	m := w.newModal()
	f := m.form
	where, minutes, megabytes := f.pick([]string{ownFolder, besideDossier}), f.entry("30"), f.entry("1024")
	f.add(f.field("where", "Where backups lie", where))
	said := f.remark()
	f.add(f.field("minutes", "Minutes between two, where something changed", minutes))
	f.add(f.field("megabytes", "Megabytes that those of one dossier may take", megabytes))
	f.live = func() {
		chosen := safekeeping.Settings{Beside: where.Selected == besideDossier}
		said.SetText("→ " + chosen.Shelf(w.options.DataDir, dossier).Folder + "\n→ Backups made so far stay where they are.")
		f.content.Refresh() // the words may take another line
	}
	f.fill(func() {
		where.SetSelectedIndex(0)
		if now.Beside {
			where.SetSelectedIndex(1)
		}
		minutes.SetText(strconv.Itoa(now.Minutes))
		megabytes.SetText(strconv.Itoa(now.Megabytes))
	})
	f.live()
	m.submit = func() {
		var problems []ceasefire.Problem
		settings := safekeeping.Settings{Beside: where.Selected == besideDossier,
			Minutes: readNumber("minutes", typed(minutes), &problems).N, Megabytes: readNumber("megabytes", typed(megabytes), &problems).N}
		if problems = together(problems, settings.Problems()); len(problems) > 0 {
			f.tell("", problems)
			return
		}
		w.background("keeping how backups are kept", func(context.Context) (func(), error) {
			return m.close, settings.Write(w.options.DataDir)
		})
	}
	m.show("Settings of backups", fyne.NewSize(560, 380), where, newButton("Cancel", m.close), saveButton("Keep", m.submit))
}
