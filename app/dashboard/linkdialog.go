package dashboard

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// linkDialog shows where the address of a source leads before it is opened. It is the only way out of the program.
type linkDialog struct {
	*modal
	sources []ceasefire.Source
	which   *pick
	host    *widgets.Prose
	whole   *widgets.Prose
	what    *widgets.Prose
	open    *button
	link    link // nothing to open where its host is empty
	opener  func(*url.URL) error
}

// askLinksInSight shows the addresses of the sources of the incident in sight, or else of all sources, first that of the source whose form is open.
func (w *Window) askLinksInSight() {
	if w.session == nil || w.shot == nil {
		return
	}
	sources := w.shot.Whole.Sources
	if incident, ok := w.incidents.detail.incident(); ok && w.sight == pageIncidents {
		sources = nil
		for _, c := range incident.Citations {
			if source, known := w.shot.Whole.Source(c.Source); known {
				sources = append(sources, source)
			}
		}
	}
	if open := w.agreement.openRecord("source"); open != "" && w.sight == pageAgreement {
		n := slices.IndexFunc(sources, func(s ceasefire.Source) bool { return s.ID.String() == open })
		switch {
		case n >= 0 && strings.TrimSpace(sources[n].Address) == "":
			sources = sources[n : n+1]
		case n >= 0:
			sources = slices.Concat(sources[n:n+1], sources[:n], sources[n+1:])
		}
	}
	w.askLinks(sources)
}

// askLinks opens the dialog on those of some sources that have an address.
func (w *Window) askLinks(sources []ceasefire.Source) {
	var addressed []ceasefire.Source
	for _, s := range sources {
		if strings.TrimSpace(s.Address) != "" {
			addressed = append(addressed, s)
		}
	}
	if w.modal != nil {
		return
	}
	if len(addressed) == 0 {
		w.notice.say("There is no address to open: neither this nor its sources have one. Addresses of sources are kept on the page Agreement, under Sources.", "", nil)
		return
	}
	newLinkDialog(w, addressed).ask()
}

func newLinkDialog(w *Window, sources []ceasefire.Source) *linkDialog {
	d := &linkDialog{modal: w.newModal(), sources: sources, opener: w.app.OpenURL}
	d.submit = d.follow
	names := make([]string, len(sources))
	for n, s := range sources {
		names[n] = cmp.Or(s.Title, s.Publisher, "Source")
	}
	f := d.form
	d.which = f.pick(distinct(names))
	d.host, d.whole = wrapped("", true), wrapped("", false)
	f.add(f.field("which", "Source", d.which))
	f.add(f.field("host", "It leads to", d.host))
	f.add(f.field("whole", "The whole address", d.whole))
	d.what = f.remark()
	d.open = newButton("Open in the browser", d.follow)
	d.open.Importance = widget.HighImportance
	f.live = d.heed
	f.fill(func() { d.which.SetSelectedIndex(0) })
	d.heed()
	return d
}

func (d *linkDialog) ask() {
	d.show("Open this address?", fyne.NewSize(620, 380), d.which, newButton("Close", d.close), newButton("Copy it", d.copyAddress), d.open)
}

// heed shows where the address of the source that is chosen leads, or why it is not opened.
func (d *linkDialog) heed() {
	address := d.sources[max(d.which.SelectedIndex(), 0)].Address
	found, err := readLink(address)
	d.link = found
	d.whole.SetText(visibleText(address))
	if err != nil {
		d.host.SetText("nowhere that is opened")
		d.what.SetText("✕ " + sentence(err))
		d.open.Disable()
	} else {
		d.host.SetText(found.host)
		d.whole.SetText(found.whole.String())
		d.what.SetText("→ The browser opens it, and that host learns that somebody here reads about this." + bulleted(found.doubts))
		d.open.Enable()
	}
	d.form.content.Refresh() // the words may take another line
}

// bulleted lists sentences, each on a line of its own.
func bulleted(sentences []string) string {
	var text strings.Builder
	for _, one := range sentences {
		text.WriteString("\n! " + one)
	}
	return text.String()
}

// visibleText gives a text in which letters that cannot be seen stand as what they are.
func visibleText(text string) string {
	var out strings.Builder
	for n, r := range text {
		switch {
		case n > longestAddress:
			return out.String() + "…"
		case r != ' ' && unseen(r):
			fmt.Fprintf(&out, "[U+%04X]", r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// copyAddress puts the address on the clipboard as it stands.
func (d *linkDialog) copyAddress() {
	fyne.CurrentApp().Clipboard().SetContent(d.sources[max(d.which.SelectedIndex(), 0)].Address)
	d.what.SetText("→ The address is on the clipboard, as it stands in the dossier.")
}

// follow has the system open the address.
func (d *linkDialog) follow() {
	if d.open.Disabled() || d.link.host == "" {
		return
	}
	w, to := d.window, d.link
	d.close()
	if err := d.opener(to.whole); err != nil {
		w.notice.fail("opening an address", err)
		return
	}
	w.notice.say("Handed to the browser: "+to.host+".", "", nil)
}
