package dashboard

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// clockDetail shows one clock whole: how it stands, its instants, what argues against it, its legs, and every ruling on it.
type clockDetail struct {
	page    *clocksPage
	content fyne.CanvasObject
	title   *widgets.Prose
	stands  *widgets.Text
	days    *widgets.StreakDays
	daysRow *fyne.Container
	facts   *factSheet
	notes   *factSheet
	parts   *fyne.Container
	actions *fyne.Container
	scroll  *container.Scroll
	story   clockStory
	marks   []*backdrop
	rows    []fyne.CanvasObject
}

func newClockDetail(p *clocksPage) *clockDetail {
	d := &clockDetail{page: p, title: widgets.NewProse(""), stands: widgets.NewText("", widgets.RoleBody), days: widgets.NewStreakDays(), facts: newFactSheet(), notes: newFactSheet()}
	d.title.TextStyle.Bold, d.title.SizeName = true, theme.SizeNameSection
	d.parts, d.actions = container.NewVBox(), container.NewHBox()
	d.daysRow = container.New(inset{6, 4}, d.days)
	head := container.NewVBox(container.New(inset{6, 0}, d.stands), d.daysRow, d.facts.content)
	d.scroll = container.NewVScroll(container.NewVBox(d.title, head, d.parts, d.notes.content))
	d.content = container.NewBorder(nil, d.actions, nil, nil, d.scroll)
	return d
}

// tick shows how the clock stands by now.
func (d *clockDetail) tick(r ceasefire.Reading, zones widgets.ClockZones) {
	d.stands.SetText(clockStands(r, zones))
	d.stands.SetColor(theme.ToneColor(r.Tone()))
	d.daysRow.Hidden = r.Clock.Kind != ceasefire.Streak // whole, so that no gap is left of it
	if !d.daysRow.Hidden {
		d.days.Set(r, zones.Days)
	}
}

// show tells a clock's story; what stands there already is left as it is.
func (d *clockDetail) show(story clockStory) {
	if reflect.DeepEqual(story, d.story) {
		return
	}
	if d.story.clock.ID != story.clock.ID {
		d.scroll.ScrollToTop()
	}
	d.story = story
	d.title.SetText(story.clock.Name)
	d.facts.set(story.facts)
	d.notes.set(story.notes)
	d.parts.Objects, d.marks, d.rows = nil, nil, nil
	d.addProposals()
	d.addLegs()
	d.addRulings()
	d.parts.Refresh()
	d.showActions()
	d.markProposal(d.page.proposal)
	d.scroll.Refresh()
}

func (d *clockDetail) showActions() {
	d.actions.Objects = nil
	if d.story.rulable {
		rule := d.page.window.door(newIconButton("Record ruling", fynetheme.DocumentCreateIcon(), d.page.rule))
		rule.Importance = widget.HighImportance
		d.actions.Add(rule)
	}
	d.actions.Add(d.page.window.door(newIconButton("Edit clock", fynetheme.SettingsIcon(), d.page.edit)))
	d.actions.Refresh()
}

func (d *clockDetail) add(title, caption string, rows ...fyne.CanvasObject) {
	d.parts.Add(container.New(inset{0, 8}, widgets.NewPanel(title, caption, container.NewVBox(rows...))))
}

func (d *clockDetail) addRulings() {
	if !d.story.rulable {
		return
	}
	var rows []fyne.CanvasObject
	for _, r := range d.story.rulings {
		rows = append(rows, d.rulingRow(r))
	}
	if len(rows) == 0 {
		rows = append(rows, wrapped("None up to this instant.", false))
	}
	d.add("Rulings", "newest first; each is followed or annulled, never changed", rows...)
}

// rulingRow is a ruling with what it rests on, and the button that annuls it; an annulled one is quiet, with the reason.
func (d *clockDetail) rulingRow(r rulingLine) fyne.CanvasObject {
	row, word := closely(wrapped(r.head, true), wrapped(r.reason, false)), "Annul…"
	if r.annulled != "" {
		row, word = closely(quiet(r.head, true), quiet(r.reason, false), wrapped(r.annulled, false)), "Let it count again…"
	}
	d.addIncidents(row, r.evidence, r.more)
	annul := d.page.window.door(newButton(word, func() { d.page.annulRuling(r.id) }))
	annul.Importance = widget.LowImportance
	row.Add(container.NewBorder(nil, nil, nil, annul, widgets.NewCaption(r.foot)))
	return row
}

func (d *clockDetail) addLegs() {
	var rows []fyne.CanvasObject
	for _, l := range d.story.legs {
		row := closely(wrapped(l.head, true), wrapped(l.why, false))
		if l.byRules {
			word, ruling := "Rule it met…", ceasefire.LegMet
			if l.met {
				word, ruling = "Rule it open again…", ceasefire.LegOpen
			}
			row.Add(container.New(inset{6, 6}, container.NewHBox(d.page.window.door(newButton(word, func() { d.page.ruleLeg(l.leg.ID, ruling) })))))
		}
		rows = append(rows, row)
	}
	if len(rows) > 0 {
		d.add("Legs", "it fires when all are met", rows...)
	}
}

// addProposals lists what argues for a break, each with the two things that can be ruled on it.
func (d *clockDetail) addProposals() {
	if d.story.clock.Kind != ceasefire.Streak {
		return
	}
	rows := []fyne.CanvasObject{widgets.NewCaption(d.story.rule)}
	for i, p := range d.story.proposals {
		rows = append(rows, d.proposalRow(i, p))
	}
	caption := counted(d.story.proposed, "proposed break", "proposed breaks")
	if d.story.proposed > len(d.story.proposals) {
		caption = fmt.Sprintf("the first %d of %d proposed breaks", len(d.story.proposals), d.story.proposed)
	}
	if d.story.proposed == 0 {
		caption = ""
		rows = append(rows, wrapped("Nothing argues for a break at this instant.", false))
	}
	d.add("For you to decide", caption, rows...)
}

func (d *clockDetail) proposalRow(i int, p proposalLine) fyne.CanvasObject {
	row := closely(dated(p.day, p.why))
	d.addIncidents(row, p.incidents, p.more)
	row.Add(container.New(inset{6, 6}, container.NewHBox(
		d.page.window.door(newButton("Confirm the break…", func() { d.page.ruleOn(i, ceasefire.Broken) })),
		d.page.window.door(newButton("Dismiss…", func() { d.page.ruleOn(i, ceasefire.Dismissed) })),
	)))
	mark := newBackdrop(theme.ColorNameRaised, fyne.NewSize(3, 0))
	whole := container.NewBorder(nil, nil, mark, nil, row)
	d.marks, d.rows = append(d.marks, mark), append(d.rows, whole)
	return whole
}

// addIncidents lists incidents that open when they are pressed.
func (d *clockDetail) addIncidents(row *fyne.Container, incidents []clockIncident, more int) {
	for _, incident := range incidents {
		row.Add(widgets.NewLink(incident.words, func() { d.page.window.openIncident(incident.key) }))
	}
	if more > 0 {
		row.Add(widgets.NewCaption(fmt.Sprintf("and %d more", more)))
	}
}

// markProposal marks the proposal that the keyboard rules on.
func (d *clockDetail) markProposal(n int) {
	for i, mark := range d.marks {
		colour := theme.ColorNameRaised
		if i == n {
			colour = fynetheme.ColorNamePrimary
		}
		mark.paint(colour)
	}
}

// reveal scrolls to a proposal.
func (d *clockDetail) reveal(n int) {
	if n < 0 || n >= len(d.rows) {
		return
	}
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(d.rows[n]).Y - driver.AbsolutePositionForObject(d.scroll.Content).Y
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(y-40, 0)))
}

// wrapped is a text that goes on in the next line where it is long.
func wrapped(text string, bold bool) *widgets.Prose {
	words := widgets.NewProse(text)
	words.TextStyle.Bold = bold
	return words
}

// quiet is a text in the colour of captions that goes on in the next line.
func quiet(text string, bold bool) *widgets.Prose {
	words := wrapped(text, bold)
	words.ColorName = theme.ColorNameQuiet
	return words
}

// closely puts texts one beneath the other with less room between them than a form has.
func closely(rows ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(-4), rows...)
}

// dated is a text that begins with its day.
func dated(day, text string) *widgets.Prose {
	words := widgets.NewProse(day + "  " + text)
	words.Stretches = []widgets.Stretch{{To: len(day), Style: fyne.TextStyle{Bold: true}}}
	return words
}
