package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"

	"truceboard/store"
	"truceboard/store/spelled"
	"truceboard/widgets"
)

// redactedWords says what came of a copy for sharing.
func redactedWords(path string, r store.RedactedReport) string {
	words := "Made for sharing: " + path + ". Looked over: it is sound, and something was struck out of " + counted(r.Struck, "text", "texts") + "."
	switch n, left := len(r.Remaining), len(r.Words); {
	case n > 0:
		return words + " " + counted(n, "name still stands", "names still stand") + " in it: read what is left before you share it."
	case left > 0:
		return words + " " + counted(left, "word of a name was left", "words of names were left") + ": read what is left before you share it."
	case len(r.Doubtful) > 0:
		return words + " " + counted(len(r.Doubtful), "possible position was", "possible positions were") + " left: read what is left before you share it."
	case len(r.Open) > 0:
		return words + " " + counted(len(r.Open), "name of a confidential source stands", "names of confidential sources stand") + " in it openly: read what is left before you share it."
	}
	return words + " None of the names that were to go is found in its bytes."
}

// leftShown is how many of the names and words that are left are shown; all of them are copied.
const leftShown = 120

// showLookOver shows what is left in a copy for sharing, to be read before it is shared.
func (w *Window) showLookOver(path string, report store.RedactedReport) {
	if w.modal != nil {
		return
	}
	parts := lookOverParts(report, leftShown)
	w.showLeft(path, parts, func() string {
		return lookOverText(path, lookOverParts(report, len(report.Remaining)+len(report.Words)+len(report.Doubtful)+len(report.Open)))
	})
}

// showLeft shows the lists of what is left in a file; all of it is copied.
func (w *Window) showLeft(path string, parts []lookOverPart, all func() string) {
	m := w.newModal()
	m.submit = m.close
	m.form.add(wrapped(path, false))
	for _, part := range parts {
		m.form.add(wrapped(part.heading, true))
		m.form.add(wrapped(part.text, false))
		m.form.add(widgets.NewCaption(part.advice))
	}
	copyAll := newButton("Copy the list", func() {
		w.app.Clipboard().SetContent(all())
		m.close()
		w.notice.say("Copied: what is left in "+path, "", nil)
	})
	done := newLeaveButton("Close", m.close, m.close)
	m.show("Read this before you share it", fyne.NewSize(680, 520), done, copyAll, done)
}

// lookOverPart is a list of what is left, with what can be done about it.
type lookOverPart struct{ heading, text, advice string }

// lookOverParts are the lists of what is left, each with so many at most, without those that are empty.
func lookOverParts(r store.RedactedReport, most int) (parts []lookOverPart) {
	if len(r.Remaining) > 0 {
		var names []string
		for _, name := range r.Remaining {
			names = append(names, "“"+name+"”")
		}
		parts = append(parts, lookOverPart{"Names that still stand in it", listed(names, most), "They are part of a code or of an outline, which cannot be struck out of. Rename that in the dossier and make the copy again."})
	}
	if len(r.Words) > 0 {
		parts = append(parts, lookOverPart{"Single words of people's names that were left", listed(inTexts(r.Words), most),
			"They may be somebody else's or a place's. Type those that give somebody away under “Strike out of every text as well”, and make the copy again."})
	}
	if len(r.Open) > 0 {
		parts = append(parts, openPart(r.Open, most, "Type those that give a source away under “Strike out of every text as well”, and make the copy again."))
	}
	if len(r.Doubtful) > 0 {
		parts = append(parts, lookOverPart{"What may be a position, and may be something else", listed(inTexts(r.Doubtful), most), "Type what gives a place away under “Strike out of every text as well”, and make the copy again."})
	}
	return parts
}

// openPart is the list of what confidential sources are called that others are called too, or in part.
func openPart(all []spelled.OpenName, most int, advice string) lookOverPart {
	var said []string
	for _, open := range all {
		said = append(said, open.Words())
	}
	return lookOverPart{"What confidential sources are called, and others openly", listed(said, most), advice}
}

// inTexts says in how many texts each of some words stands.
func inTexts(words []store.LeftWord) (said []string) {
	for _, left := range words {
		said = append(said, "“"+left.Word+"” in "+counted(left.Texts, "text", "texts"))
	}
	return said
}

// listed puts so many of some words at most in one line.
func listed(words []string, most int) string {
	if more := len(words) - most; more > 0 {
		return strings.Join(words[:most], ", ") + " and " + grouped(more) + " more"
	}
	return strings.Join(words, ", ")
}

// lookOverText is what is left as plain text.
func lookOverText(path string, parts []lookOverPart) string {
	text := path + "\n"
	for _, part := range parts {
		text += "\n" + part.heading + ":\n" + part.text + "\n" + part.advice + "\n"
	}
	return text
}
