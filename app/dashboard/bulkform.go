package dashboard

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// asItIs is the choice that leaves a field of many incidents as it is.
const asItIs = "leave as it is"

// bulkForm asks what is to be changed in all the incidents that are picked, and says what that would do.
type bulkForm struct {
	*modal
	keys                           []int64
	types                          []ceasefire.Type
	areas                          []string // the codes behind the choices of an area, from the third on
	what                           *widgets.Prose
	kind, severity, verified, area *pick
	scope                          *pick
	source                         *choice
	attribute, remove              *tick
	a, b                           *choice
	confidence                     *pick
	reason                         *formEntry
	drafts                         *formDraft
	// do is what is pressed to change them, seen the change whose preview is shown: that one is carried out, nil while none is. moved is what that preview warns of.
	do         *awaitedButton
	seen       *store.BulkChange
	moved      string
	previewing *time.Timer
	stop       context.CancelFunc
}

// previewRoom is the height of what is said of a change: the counts, some incidents, and how many more there are.
const previewRoom = 144

// scopeChoices are the scopes that can be ruled, in the order of the choices.
func scopeChoices() []ceasefire.Scope {
	return []ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed}
}

// changePicked opens the form on the rows that are picked, or on the one selected.
func (p *incidentsPage) changePicked() {
	w := p.window
	if w.session == nil || w.modal != nil || w.sight != pageIncidents {
		return
	}
	keys := p.table.Picked()
	if key, ok := p.table.Selected(); ok && len(keys) == 0 {
		keys = []int64{key}
	}
	if len(keys) == 0 {
		w.notice.say("Pick incidents first: with Shift and the arrows, or by Ctrl and a click.", "", nil)
		return
	}
	p.changeKeys(keys)
}

// changeKeys opens the form on incidents of some keys.
func (p *incidentsPage) changeKeys(keys []int64) {
	w := p.window
	f := &bulkForm{modal: w.newModal(), keys: keys, drafts: p.manyDrafts}
	f.submit = f.save
	f.closed = func() {
		f.drafts.close()
		f.halt()
		w.win.Canvas().Focus(p.table)
	}
	f.lay(w.session.frame)
	f.form.live = f.heed
	f.form.fill(func() { f.begin(w.session.frame) })
	f.show("Change "+counted(len(keys), "incident", "incidents"), fyne.NewSize(680, 640), f.kind,
		newButton("Cancel", f.close), f.do.button)
	f.drafts.open(draftMany, f, f.kind, f.form.offer)
}

// lay puts the fields one beneath the other.
func (f *bulkForm) lay(frame ceasefire.Frame) {
	b := f.form
	f.what, f.do = newRemark(), newAwaitedButton("Change", f.save)
	f.beside = f.do.words
	// what would change stands at the foot in room that is kept for it, so that no field moves when it is worked out
	f.body = container.NewBorder(nil, container.NewStack(newBackdrop(theme.ColorNameRaised, fyne.NewSize(0, previewRoom)), f.what), nil, nil, b.scroll)
	kinds, areas := []string{asItIs}, []string{asItIs, "no area"}
	for _, t := range ceasefire.Types() {
		f.types, kinds = append(f.types, t.Type), append(kinds, t.Name)
	}
	for _, a := range frame.Areas {
		f.areas, areas = append(f.areas, a.Code), append(areas, a.Name)
	}
	severities, checked, scopes := []string{asItIs, "unknown"}, []string{asItIs}, []string{asItIs}
	for s := ceasefire.SeverityLow; s <= ceasefire.SeverityMass; s++ {
		severities = append(severities, s.Words())
	}
	for _, v := range ceasefire.Verifications() {
		checked = append(checked, string(v))
	}
	for _, s := range scopeChoices() {
		scopes = append(scopes, s.Words())
	}
	f.kind, f.severity, f.verified, f.area = b.pick(kinds), b.pick(severities), b.pick(checked), b.pick(distinct(areas))
	f.scope, f.source, f.attribute, f.remove = b.pick(scopes), b.choice(), b.tick("Rule whose act they were"), b.tick("Delete them")
	f.a, f.b, f.confidence = b.choice(), b.choice(), b.pick(confidences())
	f.reason = b.lines("Why: it stands with every incident for good")
	b.add(b.field("type", "Type", f.kind), b.field("severity", "Severity", f.severity))
	b.add(b.field("verification", "Checked", f.verified), b.field("area", "Area", f.area))
	b.add(b.field("source", "Cite one more source", f.source), b.field("scope", "Rule on the scope", f.scope))
	b.add(b.field("attribute", "Attribution", f.attribute))
	b.add(b.field("party_a", "By", f.a), b.field("party_b", "Against", f.b), b.field("confidence", "Confidence", f.confidence))
	b.add(b.field("reason", "Reason of the rulings", f.reason))
	b.add(b.field("delete", "Delete", container.NewVBox(f.remove)))
}

// begin leaves everything as it is.
func (f *bulkForm) begin(frame ceasefire.Frame) {
	for _, p := range []*pick{f.kind, f.severity, f.verified, f.area, f.scope} {
		p.SetSelectedIndex(0)
	}
	parties, names := partyIDs(frame)
	f.a.offer("no party", parties, names, ceasefire.ID{})
	f.b.offer("no party", parties, names, ceasefire.ID{})
	f.confidence.SetSelectedIndex(1)
	sources, titles := sourceChoices(frame)
	f.source.offer("no other source", sources, titles, ceasefire.ID{})
}

// asked gives the change that the form asks for, and whether it asks for any.
func (f *bulkForm) asked() (b store.BulkChange, any bool) {
	if n := f.kind.SelectedIndex(); n > 0 {
		b.Type = f.types[n-1]
	}
	if n := f.severity.SelectedIndex(); n > 0 {
		severity := ceasefire.Severity(n - 1)
		b.Severity = &severity
	}
	if f.verified.SelectedIndex() > 0 {
		b.Verification = ceasefire.Verification(f.verified.Selected)
	}
	if n := f.area.SelectedIndex(); n > 0 {
		code := append([]string{""}, f.areas...)[n-1]
		b.Area = &code
	}
	reason := typed(f.reason)
	if n := f.scope.SelectedIndex(); n > 0 {
		b.Scope = &ceasefire.ScopeOverride{Scope: scopeChoices()[n-1], Reason: reason}
	}
	if f.attribute.Checked {
		b.Attribution = &ceasefire.Attribution{PartyA: f.a.chosen(), PartyB: f.b.chosen(), Confidence: f.confidence.Selected, Reason: reason}
	}
	if id := f.source.chosen(); !id.IsZero() {
		if source, ok := f.window.session.frame.Source(id); ok {
			b.Source = &source
		}
	}
	b.Delete = f.remove.Checked
	any = b.Type != "" || b.Severity != nil || b.Verification != "" || b.Area != nil || b.Scope != nil || b.Attribution != nil || b.Source != nil || b.Delete
	return b, any
}

// heed shows the fields that are asked for, and soon what the change would do.
func (f *bulkForm) heed() {
	f.form.show(f.attribute.Checked, "party_a")
	f.form.show(f.attribute.Checked || f.scope.SelectedIndex() > 0, "reason")
	f.halt()
	f.seen = nil
	change, any := f.asked()
	switch {
	case !any:
		f.unseen("→ Nothing is changed yet: choose what is to be another in all of them.", "Nothing is chosen yet")
	case lacksReason(change):
		f.unseen("→ Say why: a ruling without a reason cannot be defended.", "Change waits for the reason")
	default:
		f.unseen("→ Working out what changes…", "Change waits until it is seen what it changes")
		see := f.previewOf(change)
		f.previewing = time.AfterFunc(settle, func() { f.window.draw(see) })
	}
}

// unseen says why there is no preview, and what Change waits for.
func (f *bulkForm) unseen(why, waits string) {
	f.what.SetText(why)
	f.do.wait(waits)
}

// lacksReason reports whether a change rules without saying why.
func lacksReason(b store.BulkChange) bool {
	return b.Scope != nil && b.Scope.Reason == "" || b.Attribution != nil && b.Attribution.Reason == ""
}

// halt stops working out what a change would do.
func (f *bulkForm) halt() {
	if f.previewing != nil {
		f.previewing.Stop()
	}
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// previewOf gives what works out beside the window what a change would do, and says it: unless something else is asked for by then, which on a busy machine may come before it is begun.
func (f *bulkForm) previewOf(change store.BulkChange) func() {
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	dossier, keys, frame, zone := f.window.session.dossier, f.keys, f.window.session.frame, f.window.session.zone
	told := func(p store.BulkPreview, err error) {
		switch {
		case ctx.Err() != nil:
		case err != nil:
			f.unseen("✕ "+sentence(err), "This cannot be changed")
		default:
			f.tellPreview(p, frame, zone)
			f.offer(change, p)
		}
	}
	return func() {
		if ctx.Err() != nil {
			return
		}
		f.window.background("working out a change of many incidents", func(context.Context) (func(), error) {
			p, err := dossier.PreviewBulk(ctx, keys, change)
			return func() { told(p, err) }, nil
		})
	}
}

// tellPreview says what a change would do, of as many incidents as there is room for: the field that is typed into does not move.
func (f *bulkForm) tellPreview(p store.BulkPreview, frame ceasefire.Frame, zone *time.Location) {
	for named := len(p.Before); ; named-- {
		f.what.SetText(bulkWords(p, named, frame, zone))
		if named <= 1 || f.what.Size().Width == 0 || f.what.MinSize().Height <= previewRoom {
			return
		}
	}
}

// offer lets the change be carried out whose preview is shown, if there is anything to change.
func (f *bulkForm) offer(change store.BulkChange, p store.BulkPreview) {
	if p.Changed == 0 {
		f.do.wait("There is nothing to change")
		return
	}
	change.Seen = p.Trail
	f.seen, f.moved = &change, movedWords(p)
	f.do.ready("Ctrl+Enter changes " + counted(p.Changed, "incident", "incidents"))
}

// save carries out beside the window the change that was seen, and offers to take it back.
func (f *bulkForm) save() {
	change, any := f.asked()
	if !any {
		f.form.tell("", []ceasefire.Problem{{Message: "Choose what is to be changed."}})
		return
	}
	if lacksReason(change) {
		f.form.tell("", []ceasefire.Problem{{Field: "reason", Message: "Say why: a ruling without a reason cannot be defended."}})
		return
	}
	if f.seen == nil {
		f.do.insisted()
		return
	}
	seen, forget := *f.seen, f.drafts.leave()
	f.close()
	f.window.changeMany(f.keys, seen, f.moved, forget)
}

// changeMany changes many incidents beside the window, with how far it is and a way to stop; what its preview warned of is said again, and what was typed is forgotten, once that is done.
func (w *Window) changeMany(keys []int64, change store.BulkChange, moved string, forget func()) {
	session := w.session
	ctx, cancel := context.WithCancel(context.Background())
	change.Progress = func(done int) {
		w.do(func() {
			if ctx.Err() == nil {
				w.notice.progress(fmt.Sprintf("Changing: %s of %s", grouped(done), counted(len(keys), "incident", "incidents")), int64(done), int64(len(keys)), cancel)
			}
		})
	}
	w.background("changing many incidents", func(context.Context) (func(), error) {
		n, err := session.dossier.ChangeIncidents(ctx, keys, change)
		if err != nil && ctx.Err() != nil {
			return func() { w.notice.say("Cancelled: no incident was changed.", "", nil) }, nil
		}
		cancel()
		if err != nil {
			return nil, err
		}
		return func() {
			forget()
			if n == 0 {
				w.notice.say("No incident was changed: all are so already.", "", nil)
				return
			}
			w.sayDone(strings.TrimSpace(counted(n, "incident is", "incidents are") + " changed. " + moved))
			w.incidents.table.Unpick()
			w.readAnew()
		}, nil
	})
}

// readAnew reads the pages and the incident that is shown after many have changed.
func (w *Window) readAnew() {
	if !w.incidents.form.open {
		w.incidents.detail.readAnew()
	}
	w.reload()
}
