package dashboard

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// historyDetail shows one line of the history: who, when, and field by field from what to what; what can be done with it stands beneath.
type historyDetail struct {
	dialog  *historyDialog
	content *fyne.Container
	title   *widgets.Prose
	under   *widgets.Prose
	facts   *factSheet
	said    *widgets.Prose
	back    *button
	undo    *button
	line    store.HistoryLine
}

func newHistoryDetail(h *historyDialog) *historyDetail {
	d := &historyDetail{dialog: h, title: wrapped("", true), under: widgets.NewCaption(""), facts: newFactSheet(), said: wrapped("", false)}
	d.back = newButton("Put back to this state", d.restore)
	d.back.Importance = widget.HighImportance
	d.undo = newButton("Undo this change", d.takeBack)
	body := container.NewVScroll(container.NewVBox(d.title, d.under, d.facts.content))
	d.content = container.NewBorder(nil, container.NewVBox(d.said, container.NewHBox(d.back, d.undo)), nil, nil, body)
	d.empty(false)
	return d
}

// empty says what to do where no line is chosen.
func (d *historyDetail) empty(nothing bool) {
	d.line = store.HistoryLine{}
	d.title.SetText("Choose an entry to see what was changed, from what to what.")
	if nothing {
		d.title.SetText("Nothing was changed that these words and choices leave.")
	}
	d.say("")
	d.under.Hide()
	d.facts.set(nil)
	d.back.Disable()
	d.undo.Disable()
}

func (d *historyDetail) say(text string) {
	d.said.SetText(text)
	d.said.Hidden = text == ""
	d.content.Refresh()
}

// load reads what a line changed beside the window.
func (d *historyDetail) load(line store.HistoryLine) {
	d.line = line
	session := d.dialog.session
	d.dialog.window.background("reading an entry of the history", func(ctx context.Context) (func(), error) {
		fields, err := session.dossier.HistoryFields(ctx, line.AuditEntry, session.zone)
		if err != nil {
			return nil, err
		}
		change, err := session.dossier.ChangeOfLine(ctx, line.Seq)
		return func() {
			if d.line.Seq == line.Seq {
				d.show(line, fields, change)
			}
		}, err
	})
}

func (d *historyDetail) show(line store.HistoryLine, fields []ceasefire.FieldChange, change store.Change) {
	d.title.SetText(capital(line.What))
	when := ceasefire.FormatInstant(line.At, ceasefire.PrecisionMinute, d.dialog.session.zone)
	under := "By " + line.Who + ", " + when + " · entry " + grouped(int(line.Seq))
	if more := change.Last - change.First; more > 0 {
		under += " · part of the " + change.What + ", of " + counted(int(more)+1, "entry", "entries")
	}
	d.under.SetText(under)
	d.under.Show()
	d.under.Refresh()
	d.facts.set(fieldFacts(fields))
	d.say("")
	enable(d.back, line.HasStates() && !d.dialog.session.dossier.ReadOnly())
	enable(d.undo, (change.Kind == store.ChangeOwn || change.Kind == store.ChangeRestore) && !d.dialog.session.dossier.ReadOnly())
	d.content.Refresh()
}

func enable(b fyne.Disableable, on bool) {
	if on {
		b.Enable()
		return
	}
	b.Disable()
}

// fieldFacts writes each field with what it was and what it became.
func fieldFacts(fields []ceasefire.FieldChange) []fact {
	var facts []fact
	for _, f := range fields {
		says := became(f.Before, f.After)
		switch {
		case f.Before == "":
			says = f.After
		case f.After == "":
			says = became(f.Before, "nothing")
		}
		facts = append(facts, fact{f.Name, says})
	}
	return facts
}

// restore puts the record back as the line left it.
func (d *historyDetail) restore() {
	line, session := d.line, d.dialog.session
	d.turn(store.ChangeRestore, func(ctx context.Context) (store.Change, error) { return session.dossier.RestoreRecord(ctx, line.Seq) })
}

// takeBack takes the whole change back that the line belongs to.
func (d *historyDetail) takeBack() {
	line, session := d.line, d.dialog.session
	d.turn(store.ChangeUndo, func(ctx context.Context) (store.Change, error) {
		change, err := session.dossier.ChangeOfLine(ctx, line.Seq)
		if err != nil {
			return store.Change{}, err
		}
		return session.dossier.UndoChange(ctx, change.First)
	})
}

// turn does something to the records and says beside the list what came of it.
func (d *historyDetail) turn(kind store.ChangeKind, do func(context.Context) (store.Change, error)) {
	window, session := d.dialog.window, d.dialog.session
	window.background("turning a change", func(ctx context.Context) (func(), error) {
		done, err := do(ctx)
		return func() {
			if window.session != session {
				return
			}
			if err != nil {
				d.say(refusedWords(window, err))
				return
			}
			window.turned(session, kind, done)
			d.dialog.read()
		}, nil
	})
}

// capital begins a text with a capital, and leaves the rest: names have theirs.
func capital(text string) string {
	letters := []rune(text)
	if len(letters) == 0 {
		return ""
	}
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}
