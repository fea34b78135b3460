package dashboard

import (
	"cmp"

	"truceboard/app/export"
	"truceboard/store/exchange"
)

// sayExported says what was written, and offers to read what was left in it that may give something away.
func (w *Window) sayExported(path string, out export.Outcome) {
	if len(out.Left)+len(out.Open) == 0 {
		w.notice.say(exportedWords(path, out), "", nil)
		return
	}
	w.notice.say(exportedWords(path, out), "Read what is left", func() {
		if w.modal == nil {
			w.showLeft(path, exportedParts(out, leftShown), func() string { return lookOverText(path, exportedParts(out, len(out.Left)+len(out.Open))) })
		}
	})
}

// exportedParts are the lists of what was left in an export, each of so many at most.
func exportedParts(out export.Outcome, most int) (parts []lookOverPart) {
	if len(out.Open) > 0 {
		parts = append(parts, openPart(out.Open, most, "Where one gives a source away, strike it out by File, Redacted copy for sharing…, and export from that copy."))
	}
	if len(out.Left) > 0 {
		parts = append(parts, leftParts(out.Left, most)...)
	}
	return parts
}

// leftParts is the list of what may be a position and was left in an export, of so many at most.
func leftParts(all []exchange.LeftPosition, most int) []lookOverPart {
	var said []string
	for _, left := range all {
		words := "“" + left.Text + "” in " + counted(left.Texts, "text", "texts")
		switch n := len(left.Incidents); {
		case n > 1:
			words += " of " + incidentName(left.Incidents[0]) + " and of others"
		case n == 1:
			words += " of " + incidentName(left.Incidents[0])
		default:
			words += " of the agreement"
		}
		said = append(said, words)
	}
	return []lookOverPart{{"What may be a position, and may be something else", listed(said, most),
		"Change the incidents where it gives a place away, or strike it out by File, Redacted copy for sharing…, and export from that copy."}}
}

// incidentName names an incident by its title, or where it has none by its identifier.
func incidentName(in exchange.LeftIn) string {
	return cmp.Or(in.Title, in.ID.String())
}
