package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// historyOf lays out how a commitment was assessed, newest first, and gives the lists of incidents in it. The assessment that stood at the end
// of a day, where one is given, is said to have.
func historyOf(w *Window, shown shownCommitment) (blocks []fyne.CanvasObject, ledgers []*incidentLedger) {
	history, zone := shown.reading.History, shown.frame.Agreement.Location()
	stood := stoodOn(shown)
	for i, a := range history {
		head := widgets.NewText(a.When(zone)+"  ·  "+a.Words()+moveWords(history, i), widgets.RoleFigure)
		head.Alignment = fyne.TextAlignLeading
		blocks = append(blocks, head)
		if i == stood {
			mark := widgets.NewText("stood on "+shown.day.Format(), widgets.RoleCaption)
			mark.SetColor(fynetheme.ColorNamePrimary)
			blocks = append(blocks, mark)
		}
		why := widgets.NewProse(a.Rationale)
		ledger := newIncidentLedger(w)
		ledger.showLinked(a.Evidence, shown.log, zone)
		ledgers = append(ledgers, ledger)
		blocks = append(blocks, why, ledger.content, widgets.NewCaption(recordedWords(a, shown.frame)))
	}
	return blocks, ledgers
}

// stoodOn gives which of the assessments stood at the end of the day shown, -1 for none.
func stoodOn(shown shownCommitment) int {
	if shown.day.IsZero() {
		return -1
	}
	end := shown.day.End(shown.frame.Agreement.Location())
	for i, a := range shown.reading.History {
		if a.At.Before(end) {
			return i
		}
	}
	return -1
}

// moveWords says how an assessment's score moved since the one before it.
func moveWords(history []ceasefire.Assessment, i int) string {
	switch (ceasefire.CommitmentReading{History: history[i:]}).Trend() {
	case ceasefire.Rising:
		return "  ↑ up"
	case ceasefire.Falling:
		return "  ↓ down"
	case ceasefire.Unchanged:
		return "  → same"
	}
	return ""
}

// recordedWords says by whom and when an assessment was recorded, and the source that it names.
func recordedWords(a ceasefire.Assessment, frame ceasefire.Frame) string {
	words := []string{"recorded by " + a.Recorded.By + ", " + ceasefire.FormatInstant(a.Recorded.At, ceasefire.PrecisionMinute, frame.Agreement.Location())}
	if source, ok := frame.Source(a.Source); ok {
		words = append(words, source.Title)
	}
	return strings.Join(words, " · ")
}
