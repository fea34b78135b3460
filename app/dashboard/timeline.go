package dashboard

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// timelinePage shows clocks, events and incidents over the same days as one picture, and beneath it a list of what was announced, began, changed or ended, and what
// analysts ruled, up to the as-of. A click on an entry reads the dossier as of then.
type timelinePage struct {
	window  *Window
	content fyne.CanvasObject
	chart   *widgets.ChartView
	steps   chartSteps
	picture plot.Picture
	turn    atomic.Int64 // of the newest snapshot
	ledger  *widgets.Ledger
	entries []timelineEntry
	shot    *Snapshot
}

// timelineEntry is one line of the timeline.
type timelineEntry struct {
	from       time.Time
	when, what string
	note       string
	source     ceasefire.ID
}

func newTimelinePage(w *Window) *timelinePage {
	p := &timelinePage{window: w, chart: w.newChartView(), steps: chartSteps{window: w}}
	p.steps.follow(p.chart)
	p.ledger = widgets.NewLedger([]widgets.LedgerColumn{{Width: 124, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}})
	p.ledger.OnTapped = func(row int) { w.header.set(p.entries[row].from) }
	entries := widgets.NewPanel("Timeline", "choose an entry to read the dossier as of it", container.NewVScroll(p.ledger))
	p.content = container.New(rows{2, 1}, p.chart, entries)
	return p
}

// Name is the page's word in the rail.
func (p *timelinePage) Name() string { return "Timeline" }

// Icon is the page's picture in the rail.
func (p *timelinePage) Icon() fyne.Resource { return fynetheme.CalendarIcon() }

// Content is what the page shows.
func (p *timelinePage) Content() fyne.CanvasObject { return p.content }

// Tick lets a picture that waits for its size to settle draw itself; a new minute brings a new snapshot.
func (p *timelinePage) Tick(at time.Time) { p.chart.Tick(at) }

// Show draws a snapshot and lists its entries, newest first.
func (p *timelinePage) Show(shot *Snapshot) {
	p.shot, p.steps.shot = shot, shot
	p.draw(shot)
	p.list(shot)
}

// showEarly lists the entries, and says that the incidents are being read.
func (p *timelinePage) showEarly(shot *Snapshot) {
	p.turn.Add(1)
	p.shot, p.steps.shot, p.picture = nil, nil, nil
	p.chart.Await(shot.awaited())
	p.list(shot)
}

// list lists the entries of a snapshot, newest first.
func (p *timelinePage) list(shot *Snapshot) {
	p.entries = timelineOf(shot)
	rows := make([]widgets.LedgerRow, len(p.entries))
	for i, e := range p.entries {
		source, _ := shot.Frame.Source(e.source)
		rows[i] = widgets.LedgerRow{Cells: []string{e.when, e.what}, Under: joinWords(e.note, source.Title)}
	}
	if len(rows) == 0 {
		p.entries = []timelineEntry{{from: shot.View.AsOf.At}}
		rows = []widgets.LedgerRow{{Cells: []string{"", "Nothing has happened yet at this moment."}}}
	}
	p.ledger.SetRows(rows)
}

// draw works the picture out beside the window; the one before stays until then.
func (p *timelinePage) draw(shot *Snapshot) {
	turn, subject := p.turn.Add(1), shot.subject(ceasefire.Ungrouped, ceasefire.IncidentsMeasure)
	subject.MadeAt = p.window.options.Now()
	p.window.background("drawing the timeline", func(context.Context) (func(), error) {
		if turn != p.turn.Load() { // overtaken before it was begun
			return nil, nil
		}
		picture, err := plot.New(plot.Timeline, subject)
		return func() {
			if turn == p.turn.Load() {
				p.picture = picture
				p.chart.SetPicture(picture)
			}
		}, err
	})
}

// askSave asks how the picture is saved.
func (p *timelinePage) askSave() {
	if p.picture == nil {
		p.window.notice.say("There is no timeline to save yet: open a dossier first.", "", nil)
		return
	}
	saved{window: p.window, page: pageTimeline, picture: p.picture, shot: p.shot, name: chartName(plot.Timeline, plot.Subject{Measure: ceasefire.IncidentsMeasure})}.ask()
}

// joinWords puts a source behind what it says.
func joinWords(note, source string) string {
	if note == "" || source == "" {
		return note + source
	}
	return note + "  ·  " + source
}

func timelineOf(shot *Snapshot) []timelineEntry {
	var entries []timelineEntry
	for _, e := range shot.Frame.Timeline {
		entries = append(entries, timelineEntry{e.When.From, e.When.FormatAsOf(shot.View.AsOf.At, shot.Zone), e.Title, e.Text, e.Source})
	}
	for _, d := range shot.Frame.Determinations {
		if !d.Counts() {
			continue
		}
		clock, _ := shot.Frame.Clock(d.Clock)
		entries = append(entries, timelineEntry{
			d.At, ceasefire.FormatInstant(d.At, d.Precision, shot.Zone), clock.Name + ": ruled " + rulingWords(d.Ruling), d.Reason, d.Source,
		})
	}
	slices.SortStableFunc(entries, func(a, b timelineEntry) int { return cmp.Compare(b.from.Unix(), a.from.Unix()) })
	return entries
}

// rulingWords gives a ruling as running text says it.
func rulingWords(r ceasefire.Ruling) string {
	switch r {
	case ceasefire.LegMet:
		return "met"
	case ceasefire.LegOpen:
		return "open again"
	}
	return string(r)
}
