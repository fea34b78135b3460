package dashboard

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/safekeeping"
	"truceboard/widgets"
)

// who names the analyst at work: as they named themselves, else as the computer does.
func (w *Window) who() string { return cmp.Or(w.prefs.who(), w.options.Who) }

// askWhoOnce offers to name the analyst, once: until then changes carry the name that the computer has for its user.
func (w *Window) askWhoOnce() {
	w.tellWho() // one that was set before the commands knew of it
	if !w.options.AskWho || w.prefs.who() != "" || w.prefs.askedWho() || w.session.dossier.ReadOnly() {
		return
	}
	w.prefs.setAskedWho()
	w.notice.say("What you record is signed “"+w.who()+"”, as this computer calls you. File, Your name… changes it later.", "Set your name…", w.askWho)
}

// tellWho keeps the name where the commands look for it.
func (w *Window) tellWho() {
	name, folder := w.prefs.who(), w.options.DataDir
	if name == "" {
		return
	}
	w.background("keeping your name", func(context.Context) (func(), error) {
		if kept, err := safekeeping.Analyst(folder); err == nil && kept == name {
			return nil, nil
		}
		return nil, safekeeping.KeepAnalyst(folder, name)
	})
}

// askWho asks for the name that goes into the audit trail; it counts from the next dossier that is opened.
func (w *Window) askWho() {
	name := newFormEntry(false, nil)
	name.SetText(w.who())
	form := []*widget.FormItem{widget.NewFormItem("Name", name)}
	form[0].HintText = "stands beside whatever you record"
	d := dialog.NewForm("Your name", "Keep", "Cancel", form, func(ok bool) {
		if !ok || strings.TrimSpace(name.Text) == "" {
			return
		}
		w.prefs.setWho(strings.TrimSpace(name.Text))
		w.tellWho()
		if w.session != nil {
			w.open(w.session.dossier.Path())
		}
	}, w.win)
	w.askIn(d, name)
}

// about says what the program is, and whose work it shows.
func (w *Window) about() {
	text := "A dashboard for analysts who watch a ceasefire. Everything lives in one file on this computer; nothing needs a network.\n\n" +
		"Version " + w.app.Metadata().Version + ". Fonts: IBM Plex Sans Arabic (SIL Open Font License 1.1).\n" +
		"Sample incidents: Uppsala Conflict Data Program, Georeferenced Event Dataset (GED) 19.x, CC BY 4.0. Made with Natural Earth."
	label := widgets.NewProse(text)
	d := dialog.NewCustom("Truceboard", "Close", label, w.win)
	d.Resize(fyne.NewSize(520, 0))
	w.showDialog(d)
}
