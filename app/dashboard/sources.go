package dashboard

import (
	"cmp"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// auditShown is how many of the newest lines of the audit trail the page shows.
const auditShown = 60

// sourcesPage shows what came from where, and who changed what.
type sourcesPage struct {
	window  *Window
	batches []store.BatchInfo  // those listed, in their order
	listed  []ceasefire.Source // those of the list, in its order
	content fyne.CanvasObject
	sources *widgets.Ledger
	imports *widgets.Ledger
	audit   *widgets.Ledger
}

func newSourcesPage(w *Window) *sourcesPage {
	p := &sourcesPage{window: w}
	p.sources = widgets.NewLedger([]widgets.LedgerColumn{{Role: widgets.RoleBody}, {Width: 170, Role: widgets.RoleCaption}, {Width: 84, Role: widgets.RoleCaption}})
	p.sources.OnTapped = p.openAddress
	p.imports = widgets.NewLedger([]widgets.LedgerColumn{{Width: 122, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}, {Width: 118, Role: widgets.RoleCaption}})
	p.imports.OnTapped = p.turn
	p.audit = widgets.NewLedger([]widgets.LedgerColumn{
		{Width: 112, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}, {Width: 100, Role: widgets.RoleCaption},
	})
	left := container.NewVScroll(container.NewVBox(
		widgets.NewPanel("Sources", "title, publisher, published; Enter opens its address", p.sources), widgets.NewPanel("Imports", "newest first; Enter undoes one", p.imports)))
	right := container.NewVScroll(widgets.NewPanel("Audit trail", fmt.Sprintf("the %d newest entries", auditShown), p.audit))
	p.content = container.New(columns{1, 1}, left, right)
	return p
}

// Name is the page's word in the rail.
func (p *sourcesPage) Name() string { return "Sources" }

// Icon is the page's picture in the rail.
func (p *sourcesPage) Icon() fyne.Resource { return fynetheme.StorageIcon() }

// Content is what the page shows.
func (p *sourcesPage) Content() fyne.CanvasObject { return p.content }

// Tick does nothing: nothing on the page moves by itself.
func (p *sourcesPage) Tick(time.Time) {}

// Show lists the sources, imports and changes of a snapshot.
func (p *sourcesPage) Show(shot *Snapshot) {
	var sources []widgets.LedgerRow
	p.listed = nil
	for _, s := range shot.Whole.Sources {
		if !s.PublishedBy(shot.View.AsOf.At) {
			continue
		}
		published := ceasefire.FormatInstant(s.Published, ceasefire.PrecisionDay, shot.Zone)
		p.listed = append(p.listed, s)
		sources = append(sources, widgets.LedgerRow{Cells: []string{cmp.Or(s.Attribution, s.Title), s.Publisher, published}})
	}
	p.sources.SetRows(shot.orNone(sources, 0, "None yet: enter one on the page Agreement, or cite it in an incident"))
	p.batches = nil
	var imports []widgets.LedgerRow
	for _, b := range shot.Batches {
		if shot.knew(b.Recorded.At) {
			p.batches, imports = append(p.batches, b), append(imports, batchRow(b, shot.Zone))
		}
	}
	p.imports.SetRows(shot.orNone(imports, 1, "None yet: Ctrl+I imports a file of events"))
	var changes []widgets.LedgerRow
	for _, e := range shot.Audit {
		if !shot.knew(e.At) {
			continue
		}
		changes = append(changes, widgets.LedgerRow{Cells: []string{
			ceasefire.FormatInstant(e.At, ceasefire.PrecisionMinute, shot.Zone), changeWords(e), e.Who,
		}})
	}
	p.audit.SetRows(shot.orNone(changes, 1, "Nothing yet"))
}

// openAddress shows the address of a source, to be opened.
func (p *sourcesPage) openAddress(row int) {
	if row < len(p.listed) {
		p.window.askLinks(p.listed[row : row+1])
	}
}

// batchRow shows an import: when, of which file, and what can be done with it; beneath it what came of it, as the notice says that the next one takes the place of.
func batchRow(b store.BatchInfo, zone *time.Location) widgets.LedgerRow {
	do, under := "Undo this import…", fmt.Sprintf("%s read: %s added, %s updated, %s as before, %s not taken", grouped(b.Read), grouped(b.Added), grouped(b.Updated), grouped(b.Duplicates), grouped(b.Rejected))
	if !b.Undone.IsZero() {
		do = "Carry out again"
		under = "Undone " + ceasefire.FormatInstant(b.Undone, ceasefire.PrecisionMinute, zone) + " · " + under
	}
	return widgets.LedgerRow{Cells: []string{ceasefire.FormatInstant(b.Recorded.At, ceasefire.PrecisionMinute, zone), b.Name, do}, Under: under}
}

// orNone gives rows; where there are none, one that says so in one of its three columns, and what to do, or that the dossier is read as known before it was made.
func (s *Snapshot) orNone(rows []widgets.LedgerRow, column int, none string) []widgets.LedgerRow {
	if len(rows) > 0 {
		return rows
	}
	if !s.Whole.Agreement.Recorded() {
		none = ceasefire.NothingRecorded
	}
	cells := make([]string, 3)
	cells[column] = none
	return []widgets.LedgerRow{{Cells: cells}}
}

// unrecorded says, where the dossier is read as known before it was made, that nothing was recorded yet, and as known when.
func (s *Snapshot) unrecorded() (what, why string) {
	if s.Whole.Agreement.Recorded() {
		return "", ""
	}
	return ceasefire.NothingRecorded, s.knownWords() + "."
}

// knownWords says as known at which instant the dossier is read; nothing where all that is recorded is shown.
func (s *Snapshot) knownWords() string {
	if s.View.AsOf.KnownAt.IsZero() {
		return ""
	}
	return "As known at " + ceasefire.FormatInstant(s.View.AsOf.KnownAt, ceasefire.PrecisionMinute, s.Zone)
}

// knew reports whether what was recorded at an instant is shown.
func (s *Snapshot) knew(at time.Time) bool {
	known := s.View.AsOf.KnownAt
	return known.IsZero() || !at.After(known)
}
