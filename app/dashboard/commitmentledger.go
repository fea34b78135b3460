package dashboard

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// incidentLedger lists incidents by title, each with a word before it; one is opened by a click.
type incidentLedger struct {
	content *fyne.Container
	ledger  *widgets.Ledger
	note    *widgets.Text
	keys    []int64
}

func newIncidentLedger(w *Window) *incidentLedger {
	l := &incidentLedger{note: widgets.NewText("", widgets.RoleCaption)}
	l.ledger = widgets.NewLedger([]widgets.LedgerColumn{
		{Width: 46, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}, {Width: 78, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleCaption},
	})
	l.ledger.OnTapped = func(row int) { w.openIncident(l.keys[row]) }
	l.content = container.NewVBox(l.ledger, l.note)
	return l
}

// set lists incidents, and a note beneath them that may be empty.
func (l *incidentLedger) set(rows []widgets.LedgerRow, keys []int64, note string) {
	l.keys = keys
	l.ledger.SetRows(rows)
	l.ledger.Hidden = len(rows) == 0
	l.note.SetText(note)
	l.note.Hidden = note == ""
	l.content.Refresh()
}

// showLinked lists what assessments name, for and against. What is later than the as-of or was deleted is only counted.
func (l *incidentLedger) showLinked(evidence []ceasefire.Evidence, log logEvidence, zone *time.Location) {
	var rows []widgets.LedgerRow
	var keys []int64
	for _, e := range evidence {
		if r, ok := log.linked[e.Incident]; ok {
			rows, keys = append(rows, incidentLine(string(e.Stance), r, zone)), append(keys, r.Key)
		}
	}
	note := ""
	switch missing := len(evidence) - len(rows); {
	case !log.read && len(evidence) > 0:
		note = counted(len(evidence), "incident", "incidents")
	case missing > 0:
		note = fmt.Sprintf("%s not shown: later than the as-of, or deleted", counted(missing, "incident", "incidents"))
	}
	l.set(rows, keys, note)
}

// showOffered lists what could be named.
func (l *incidentLedger) showOffered(log logEvidence, zone *time.Location) {
	var rows []widgets.LedgerRow
	var keys []int64
	for _, r := range log.offered {
		word := "act"
		if r.Type.Info().Valence == ceasefire.Denial {
			word = "denial"
		}
		rows, keys = append(rows, incidentLine(word, r, zone)), append(keys, r.Key)
	}
	l.set(rows, keys, offeredWords(log))
}

// offeredWords says how many of the log's acts and denials are shown.
func offeredWords(log logEvidence) string {
	switch {
	case !log.read:
		return ""
	case log.count == 0:
		return "None of this party in scope up to the as-of."
	case log.count > len(log.offered):
		return fmt.Sprintf("the newest %d of %d", len(log.offered), log.count)
	}
	return ""
}

func incidentLine(word string, r store.Row, zone *time.Location) widgets.LedgerRow {
	return widgets.LedgerRow{Cells: []string{word, rowTitle(r), dayWords(r.When, zone)}}
}

// rowTitle gives an incident's title, or what and where it was.
func rowTitle(r store.Row) string {
	if r.Title != "" {
		return r.Title
	}
	return r.Type.Name() + ", " + placeWords(r.Place, r.Area)
}

// dayWords gives the day of a moment, or the days as closely as they are known.
func dayWords(m ceasefire.Moment, zone *time.Location) string {
	if m.Precision.HasTime() {
		return ceasefire.DayOf(m.From, zone).Format()
	}
	return m.Format(zone)
}
