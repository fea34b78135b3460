package dashboard

import (
	"context"
	"io"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/app/journal"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// page is one page of the window. Show is called with the newest snapshot when there is a new one and the page is in sight, or comes
// into sight; Tick once a second while it is.
type page interface {
	Name() string
	Icon() fyne.Resource
	Content() fyne.CanvasObject
	Show(*Snapshot)
	Tick(at time.Time)
}

// earlyPage is a page that shows incidents. Until they are read it is handed a snapshot without them, of which it shows what needs none.
type earlyPage interface{ showEarly(*Snapshot) }

// The places of the pages in the rail.
const (
	pageOverview = iota
	pageClocks
	pageIncidents
	pageCompliance
	pageCharts
	pageMap
	pageTimeline
	pageAgreement
	pageSources
)

// Options are what the program hands to the window. File is the dossier to open; where it is empty, the last one is opened, or else
// the sample in DataDir. Now is the computer's clock.
type Options struct {
	File    string
	Who     string
	DataDir string
	Now     func() time.Time
	// AskWho says that Who is the computer's word alone, so that the analyst is asked for a name once.
	AskWho bool
	// Journal is where the log and the reports of crashes lie; the zero one is of no folder, and nothing is told of.
	Journal journal.Journal
	// Unkept is why neither log nor reports can be kept, nil where they are.
	Unkept error
	// Shown is called once, when data were first handed to the screen; it may be nil.
	Shown func()
	// Wait waits on the goroutine that draws until something happens to the window, or a time has passed; it is nil where there is no window that could.
	Wait func(most time.Duration)
	// Report writes the situation of a dossier at an instant, in the format that the ending of a file's name asks for; a name that asks for none is an error that names those that there are.
	Report func(ctx context.Context, w io.Writer, d *store.Dossier, asOf ceasefire.AsOf, name string, made time.Time) error
}

// Window is the dashboard's window.
type Window struct {
	options Options
	app     fyne.App
	win     fyne.Window
	prefs   preferences
	session *session
	shot    *Snapshot
	// coming says that the clocks of a dossier are shown whose incidents are still being read.
	coming bool
	// saves is the session to whose dossier what stands in a form is being written, nil while nothing is.
	saves *session
	// declined says that what was being saved was not.
	declined bool
	// turns are the changes that can be taken back and carried out again.
	turns store.Turns
	// told says that Shown was called.
	told bool

	header *header
	held   *heldBar
	vouch  *vouching
	gate   gate
	rail   *rail
	notice *notice
	remind *reminder
	keep   *keeper
	pages  []page
	body   *fyne.Container
	// nothing stands in the place of the pages while no dossier is open.
	nothing *nothingOpen
	sight   int
	// shown is the snapshot that each page shows.
	shown map[int]*Snapshot

	overview   *overviewPage
	clocks     *clocksPage
	incidents  *incidentsPage
	compliance *compliancePage
	charts     *chartsPage
	maps       *mapPage
	timeline   *timelinePage
	agreement  *agreementPage
	sources    *sourcesPage
	// drafts keep what is typed into the forms, and queue writes it; wantedDraft is the one that is to be gone on with as soon as its form is open.
	drafts      []*formDraft
	queue       *draftQueue
	owing       *owing
	entering    *entries
	wantedDraft string
	opened      int // how many forms were opened
	// asking are the dialogs over the window, and some that are gone.
	asking []asked
	fitted []fitting   // those whose size goes by the window's, and some that are gone
	modal  *modal      // the form in a dialog that is open, nil where there is none
	making *newDossier // the dialog in which a dossier is being made, nil where there is none
	// stop is closed as the window ends, and doing counts what is being done for other goroutines.
	stop  chan struct{}
	doing atomic.Int32
	// narrowing waits for the filter that is being typed to rest.
	narrowing *time.Timer
	// beside starts work beside the window, and aside work that nobody waits for: the window rests meanwhile.
	beside, aside func(func())
	calm          calm
	// draw has something drawn by the goroutine that draws, for work that is done on another.
	draw func(func())
	// take puts a session in the window that was opened anew in place of another.
	take func(*session)
	// covered lies over the window while what stands in a form is being written, nil while nothing is.
	covered *saveCover
	// typed are the texts that stand unsaved in forms, by the names of their drafts: the file that keeps them may vanish.
	typed map[string]string
	// watches says that what others do to the dossier is watched, which is so once the window runs.
	watches bool
	// clock notices that the computer's was set back since the window began.
	clock clockWatch
	begun time.Time
	// ticked is the second of the last tick.
	ticked time.Time
	// scrolls are those of the forms, and focused is what had the keyboard at the last beat: a form scrolls to the field that gets it.
	scrolls []*container.Scroll
	focused fyne.Focusable
}

// New builds the window, without a dossier as yet.
func New(app fyne.App, o Options) *Window {
	w := &Window{options: o, app: app, prefs: preferences{app.Preferences()}, shown: map[int]*Snapshot{}, typed: map[string]string{}, stop: make(chan struct{})}
	w.calm.wait, w.calm.now = o.Wait, o.Now
	w.beside, w.aside, w.draw = w.calm.beside, func(work func()) { go work() }, w.do
	w.take = w.adopt
	readDiskSafely()
	w.applyTheme(w.prefs.theme())
	w.win = app.NewWindow("Truceboard")
	w.notice, w.remind, w.queue = newNotice(), newReminder(w), newDraftQueue(w)
	w.owing, w.keep, w.entering = newOwing(w), &keeper{window: w}, &entries{window: w}
	w.header, w.held, w.vouch = newHeader(w), newHeldBar(w), newVouching(w)
	w.incidents, w.compliance, w.charts = newIncidentsPage(w), newCompliancePage(w), newChartsPage(w)
	w.clocks, w.agreement, w.sources = newClocksPage(w), newAgreementPage(w), newSourcesPage(w)
	w.overview, w.maps, w.timeline = newOverviewPage(w), newMapPage(w), newTimelinePage(w)
	w.pages = []page{
		pageOverview: w.overview, pageClocks: w.clocks, pageIncidents: w.incidents, pageCompliance: w.compliance, pageCharts: w.charts, pageMap: w.maps,
		pageTimeline: w.timeline, pageAgreement: w.agreement, pageSources: w.sources,
	}
	w.rail = newRail(w.pages, w.showPage)
	w.body, w.nothing = container.NewStack(), newNothingOpen(w)
	said := container.NewVBox(w.remind.banner.content, w.notice.content)
	beneath := container.NewBorder(w.vouch.content, nil, nil, nil, container.New(aboveFoot{}, w.body, said))
	beside := container.NewBorder(w.held.content, nil, nil, nil, beneath)
	w.win.SetContent(container.New(&heedSize{changed: w.fit}, container.NewBorder(w.header.content, nil, w.rail, nil, beside)))
	w.win.SetPadded(false)
	w.win.SetOnDropped(func(at fyne.Position, files []fyne.URI) { w.dropped(at, files) })
	w.win.Resize(w.prefs.size())
	w.buildMenu()
	w.notice.changed, w.notice.failed = w.buildMenu, w.offerWayOn
	w.notice.way = w.wayOfAltered
	w.win.Canvas().AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.redo() }) // Ctrl+Y; the menu's item has Ctrl+Shift+Z
	w.win.SetCloseIntercept(w.quit)
	w.showPage(w.prefs.page())
	return w
}

// Run opens the first dossier, starts the clock and shows the window until it is closed, or ended by the system.
func (w *Window) Run() {
	w.watches, w.begun = true, time.Now()
	go w.runTicker()
	if w.calm.wait != nil {
		go w.runRest()
	}
	w.openFirst()
	w.win.ShowAndRun()
	w.endedBySystem()
}

// beat is how often the window looks at the computer's clock: often enough for a past that is played to go by smoothly.
const beat = 250 * time.Millisecond

// runTicker ticks at the start of each beat of the computer's clock, or of each second where nothing but the clocks moves.
func (w *Window) runTicker() {
	for {
		select {
		case <-w.stop:
			return
		case <-time.After(w.calm.toNext()):
			w.do(w.tickOnce)
		}
	}
}

// tickOnce ticks once a second, and at every beat while the past is played. What is typed is kept at every beat: what is kept once a second is not on the disk within one.
func (w *Window) tickOnce() {
	w.followFocus()
	w.calm.playing.Store(w.session != nil && w.session.asOf.playing())
	w.calm.typing.Store(w.formOpen())
	w.keepTyping()
	second := w.options.Now().Truncate(time.Second)
	if second.Equal(w.ticked) && (w.session == nil || !w.session.asOf.playing()) {
		return
	}
	w.ticked = second
	w.calm.stir(drawnAfter)
	if now := w.options.Now(); w.clock.setBack(now, time.Since(w.begun)) {
		w.tellSetBack(now)
	}
	w.tick()
}

// tick moves the clocks on; whatever they show is worked out anew from the instant, never decremented.
func (w *Window) tick() {
	if w.session == nil {
		return
	}
	at := w.session.at()
	if w.shot == nil {
		if w.coming {
			w.header.tick(at)
		}
		return
	}
	w.notice.tick(w.options.Now())
	w.header.tick(at)
	w.pages[w.sight].Tick(at)
	w.remind.tick(w.session, at)
	w.session.tick()
	w.keep.tick(w.session)
	w.vouch.tick(w.session)
}

// show hands a new snapshot to every page.
func (w *Window) show(shot *Snapshot) {
	w.shot = shot
	if w.session != nil {
		w.session.filter.Parties = renamedParties(w.session.filter.Parties, shot.became)
	}
	w.calm.stir(awakeAfter)
	w.header.show(shot)
	w.showSight()
}

// tellShown tells once that there are data on the screen.
func (w *Window) tellShown() {
	if w.told || w.options.Shown == nil {
		return
	}
	w.told = true
	afterFrame(func() { go w.options.Shown() })
}

// showSight gives the page in sight the newest snapshot, unless it has it already; the others get it when they come into sight.
func (w *Window) showSight() {
	if w.shot != nil && w.shown[w.sight] != w.shot {
		w.shown[w.sight] = w.shot
		w.pages[w.sight].Show(w.shot)
	}
}

// showPage brings a page into sight and remembers it.
func (w *Window) showPage(n int) {
	if n < 0 || n >= len(w.pages) {
		n = pageOverview
	}
	w.sight = n
	w.compliance.forgetWay()
	w.rail.Select(n)
	w.prefs.setPage(n)
	w.showBody()
	w.showSight()
	if w.session != nil {
		w.goToList()
		w.keepKeyboard() // where there is no list, from what the page that was left has
	}
}

// reload reads the dossier anew at the present as-of and filter.
func (w *Window) reload() {
	if w.session != nil {
		w.session.reload()
	}
}

// applyTheme follows the system, or holds to light or dark.
func (w *Window) applyTheme(choice string) {
	switch choice {
	case themeLight:
		w.app.Settings().SetTheme(theme.NewFixed(fyneLight))
	case themeDark:
		w.app.Settings().SetTheme(theme.NewFixed(fyneDark))
	default:
		w.app.Settings().SetTheme(theme.New())
	}
	w.prefs.setTheme(choice)
}

// quit ends the program, unless something that was typed can be kept nowhere: then it asks first.
func (w *Window) quit() {
	if w.session != nil {
		w.keepDrafts()
		if err := w.owing.settle(settleWithin); err != nil {
			w.askQuit(err)
			return
		}
	}
	w.end()
}

// end remembers the window and closes the dossier.
func (w *Window) end() {
	w.prefs.setSize(w.win.Canvas().Size())
	close(w.stop)
	w.closeSession()
	w.win.Close()
}
