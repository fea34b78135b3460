package dashboard

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// everyKind and everybody narrow the history to nothing in particular.
const everyKind, everybody = "Every kind", "Everybody"

// historyDialog shows who changed what and when, from what to what, of the dossier or of one record; puts earlier states back and takes changes back.
type historyDialog struct {
	window  *Window
	session *session
	dialog  *dialog.CustomDialog
	filter  store.HistoryFilter
	kinds   []string // the records behind the kinds on offer

	kind, who *pick
	words     *formEntry
	count     *widget.Label
	list      *historyList
	detail    *historyDetail
	turn      int
}

// askHistory opens the history of the dossier, askRecordHistory that of the record in sight.
func (w *Window) askHistory() { w.openHistory(store.RecordRef{}, "History") }

func (w *Window) askRecordHistory() {
	of, name := w.recordInSight()
	if of.Record == "" {
		w.askHistory()
		return
	}
	w.openHistory(of, "History of "+name)
}

func (w *Window) openHistory(of store.RecordRef, title string) {
	if w.session == nil {
		return
	}
	h := &historyDialog{window: w, session: w.session, filter: store.HistoryFilter{Of: of}}
	h.filter.AsOf = w.session.view().AsOf
	h.lay(title)
	w.showFitting(h.dialog, roomy())
	h.offer()
	h.read()
}

// lay puts the filter above the list, and what is chosen of it at the right.
func (h *historyDialog) lay(title string) {
	changed := func(string) { h.narrowed() }
	h.kind, h.who = newPick([]string{everyKind}, changed, h.close), newPick([]string{everybody}, changed, h.close)
	h.kind.PlaceHolder, h.who.PlaceHolder = everyKind, everybody
	h.words = newFormEntry(false, h.close)
	h.words.PlaceHolder = "Words in what was changed"
	h.words.OnChanged = changed
	h.count = widget.NewLabel("")
	h.list = newHistoryList(h)
	h.detail = newHistoryDetail(h)
	filter := container.NewBorder(nil, nil, container.NewHBox(h.kind, h.who), h.count, h.words)
	verify := newButton("Verify the chain", h.verify)
	copied := newButton("Copy these", h.copyLines)
	foot := container.NewHBox(verify, copied, layout.NewSpacer(), newButton("Close", h.close))
	body := container.New(columns{0.54, 0.46}, h.list, h.detail.content)
	h.dialog = dialog.NewCustomWithoutButtons(title, container.NewBorder(filter, foot, nil, nil, body), h.window.win)
}

func (h *historyDialog) close() { h.dialog.Hide() }

// offer reads what the history can be narrowed to.
func (h *historyDialog) offer() {
	h.window.background("reading who changed what", func(ctx context.Context) (func(), error) {
		who, records, err := h.session.dossier.Recorders(ctx)
		return func() {
			names := []string{everyKind}
			h.kinds = []string{""}
			slices.SortFunc(records, func(a, b string) int { return strings.Compare(kindName(a), kindName(b)) })
			for _, r := range records {
				names, h.kinds = append(names, kindName(r)), append(h.kinds, r)
			}
			h.kind.Options, h.who.Options = names, append([]string{everybody}, who...)
		}, err
	})
}

// kindName gives what a kind of record is called where it stands alone.
func kindName(record string) string {
	name := store.RecordName(record)
	return strings.ToUpper(name[:1]) + name[1:]
}

// narrowed reads the history anew once the filter has rested a moment.
func (h *historyDialog) narrowed() {
	h.filter.Record, h.filter.Who, h.filter.Text = "", "", h.words.Text
	if n := h.kind.SelectedIndex(); n > 0 && n < len(h.kinds) {
		h.filter.Record = h.kinds[n]
	}
	if h.who.Selected != everybody {
		h.filter.Who = h.who.Selected
	}
	h.turn++
	turn := h.turn
	h.window.beside(func() {
		time.Sleep(narrowRest)
		h.window.do(func() {
			if turn == h.turn {
				h.read()
			}
		})
	})
}

// narrowRest is how long what is typed has to rest before the history is read for it.
const narrowRest = 150 * time.Millisecond

// read lists the lines that the filter leaves.
func (h *historyDialog) read() {
	h.turn++
	turn, filter := h.turn, h.filter
	h.window.background("reading the history", func(ctx context.Context) (func(), error) {
		lines, all, err := h.session.dossier.History(ctx, filter)
		return func() {
			if turn == h.turn && h.window.session == h.session {
				h.count.SetText(grouped(len(lines)) + " of " + grouped(all))
				h.list.show(lines)
			}
		}, err
	})
}

// verify follows the chain of the trail, says how far it is, and names the first link that is broken.
func (h *historyDialog) verify() {
	ctx, cancel := context.WithCancel(context.Background())
	h.window.background("verifying the trail", func(context.Context) (func(), error) {
		defer cancel()
		found, err := h.session.dossier.VerifyTrail(ctx, func(done, all int) {
			h.window.do(func() {
				if ctx.Err() == nil {
					h.detail.say("Verifying: " + grouped(done) + " of " + counted(all, "entry", "entries") + "…")
				}
			})
		})
		if err != nil {
			return nil, err
		}
		return func() {
			if h.detail.say(verifiedWords(found)); found.Broken == "" {
				h.window.vouch.learn(h.session, store.Altered{Records: found.Records, More: found.RecordsMore})
			}
		}, nil
	})
}

// verifiedWords says what verifying the trail found.
func verifiedWords(v store.Verified) string {
	if v.Broken != "" {
		return "The chain is broken: " + v.Broken + ". Keep the file as it is, and open the newest good backup."
	}
	holds := "The chain holds: each of the " + counted(v.Lines, "entry", "entries") + " follows from the one before it"
	if len(v.Records) == 0 {
		return holds + ", and each record is as the trail tells of it."
	}
	return holds + ". But " + recordFaultWords(v.Records, v.RecordsMore)
}

// recordFaultWords says which records were changed past the trail, by another program.
func recordFaultWords(faults []store.RecordFault, more int) string {
	named := faults[:min(len(faults), mostFaultsSaid)]
	var words []string
	for _, f := range named {
		words = append(words, f.String())
	}
	text := strings.Join(words, "; ") + "."
	if left := len(faults) - len(named) + more; left > 0 {
		text += " " + counted(left, "more record is", "more records are") + " not as the trail tells: truceboard check names them."
	}
	return text
}

// mostFaultsSaid is how many records that were changed past the trail are named at once.
const mostFaultsSaid = 3

// mostCopied is how many lines of the history are copied at once.
const mostCopied = 1000

// copyLines puts the lines that are listed on the clipboard, field by field.
func (h *historyDialog) copyLines() {
	lines := h.list.lines[:min(len(h.list.lines), mostCopied)]
	left, zone := len(h.list.lines)-len(lines), h.session.zone
	h.window.background("copying the history", func(ctx context.Context) (func(), error) {
		text, err := historyText(ctx, h.session.dossier, lines, zone)
		return func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			said := counted(len(lines), "entry is", "entries are") + " on the clipboard, for a spreadsheet."
			if left > 0 {
				said += " The " + grouped(left) + " older ones are not: narrow the history to reach them."
			}
			h.detail.say(said)
		}, err
	})
}

// historyText writes lines for a spreadsheet: when, who, what, and each field with what it was and what it became.
func historyText(ctx context.Context, d *store.Dossier, numbers []int64, zone *time.Location) (string, error) {
	lines, err := d.HistoryLines(ctx, numbers)
	if err != nil {
		return "", err
	}
	rows := [][]string{{"When", "Who", "What", "Field", "Before", "After"}}
	for _, l := range lines {
		fields, err := d.HistoryFields(ctx, l.AuditEntry, zone)
		if err != nil {
			return "", err
		}
		first := []string{ceasefire.FormatInstant(l.At, ceasefire.PrecisionMinute, zone), l.Who, l.What}
		if len(fields) == 0 {
			rows = append(rows, append(first, "", "", ""))
		}
		for _, f := range fields {
			rows = append(rows, append(slices.Clone(first), f.Name, f.Before, f.After))
		}
	}
	return tabbedCells(rows), nil
}

// recordInSight gives the record that the page in sight shows, and what it goes by.
func (w *Window) recordInSight() (store.RecordRef, string) {
	switch w.sight {
	case pageIncidents:
		if i, ok := w.incidents.detail.incident(); ok {
			return store.RecordRef{Record: "incident", ID: i.ID}, incidentTitle(i, w.session.frame)
		}
	case pageCompliance:
		return w.compliance.record()
	case pageClocks:
		if w.shot == nil {
			break
		}
		if c, ok := w.shot.Whole.Clock(w.clocks.chosen); ok {
			return store.RecordRef{Record: "clock", ID: c.ID}, c.Name
		}
	case pageAgreement:
		return w.agreement.record()
	}
	return store.RecordRef{}, ""
}

// record gives the commitment or the party that is selected.
func (p *compliancePage) record() (store.RecordRef, string) {
	place, ok := p.list.Selected()
	if !ok || p.shot == nil {
		return store.RecordRef{}, ""
	}
	if c, ok := p.shot.Whole.Commitment(place.Commitment); ok {
		return store.RecordRef{Record: "commitment", ID: c.ID}, c.Title
	}
	if party, ok := p.shot.Whole.Party(place.Party); ok {
		return store.RecordRef{Record: "party", ID: party.ID}, party.Name
	}
	return store.RecordRef{}, ""
}

// record gives the record in the form, nothing where it is a new one.
func (p *agreementPage) record() (store.RecordRef, string) {
	if !p.open || p.fresh {
		return store.RecordRef{}, ""
	}
	s := p.sections[p.at]
	kinds := map[string]string{"name": "actor_name", "entry": "event", "scope rule": "scope_rule"}
	of := store.RecordRef{Record: s.one()}
	if kind, other := kinds[s.one()]; other {
		of.Record = kind
	}
	key := strings.TrimPrefix(s.draft(), s.one()+" ")
	id, err := ceasefire.ParseID(key)
	switch {
	case s.draft() == "":
		return store.RecordRef{}, ""
	case err != nil:
		of.Name = key // an area's code, or a name
	default:
		of.ID = id
	}
	return of, s.title()
}
