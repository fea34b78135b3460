package dashboard

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// incidentRuling is a form beside the table in which an analyst rules on the incident that is shown.
type incidentRuling struct {
	detail *incidentDetail
	kind   string // in the names of drafts
	title  string
	said   string
	form   *formBody
	// read gives the ruling's writing, or what is wrong with what was typed.
	read func(ceasefire.Incident) (func(context.Context, *store.Dossier) error, []ceasefire.Problem)
}

// open puts the form in the place of the incident's detail.
func (r *incidentRuling) open(first fyne.Focusable, about string) {
	words := widgets.NewProse(about)
	actions := container.NewHBox(saveButton("Save", r.save), newButton("Close", r.detail.redisplay))
	r.detail.ruling = r
	panel := widgets.NewPanel(r.title, "Ctrl+Enter saves, Esc closes", container.NewBorder(words, actions, nil, nil, r.form.scroll))
	r.detail.content.Objects = []fyne.CanvasObject{container.New(inset{side: 8}, panel)}
	r.detail.content.Refresh()
	r.detail.window.win.Canvas().Focus(first)
	r.detail.drafts.open(draftOf(r.kind, r.detail.shown.ID), r.form, first, r.form.offer)
}

// save writes the ruling beside the window, and shows the incident as it is then.
func (r *incidentRuling) save() {
	incident, ok := r.detail.incident()
	if !ok {
		return
	}
	write, problems := r.read(incident)
	if len(problems) > 0 {
		r.form.tell("", problems)
		return
	}
	window := r.detail.window
	dossier, forget := window.session.dossier, r.detail.drafts.saves()
	window.saving("ruling on an incident", func(ctx context.Context) (func(), error) {
		err := write(ctx, dossier)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			return window.declines(func() { r.form.tell("", invalid.Problems) }), nil
		}
		if err != nil {
			return nil, err
		}
		newest, err := dossier.Incident(ctx, incident.ID)
		return func() {
			window.sayDone(r.said + incidentTitle(incident, window.session.frame) + ".")
			window.reload()
			if forget() {
				r.detail.show(newest)
				window.goToList()
			}
		}, err
	})
}

// overrideForm is the ruling on an incident's scope.
type overrideForm struct {
	incidentRuling
	verdict *pick
	reason  *formEntry
}

func newOverrideForm(d *incidentDetail) *overrideForm {
	f := &overrideForm{}
	f.incidentRuling = incidentRuling{detail: d, kind: "scope", title: "Override scope", said: "Scope overridden: ", form: newFormBody(d.redisplay), read: f.write}
	d.window.follow(f.form.scroll)
	f.verdict, f.reason = f.form.pick([]string{"in scope", "out of scope", "disputed"}), f.form.lines("Why: it stands with the incident for good")
	f.form.add(f.form.field("scope", "This incident is", f.verdict))
	f.form.add(f.form.field("reason", "Reason", f.reason))
	return f
}

// begin opens the form on an incident with the scope that it has.
func (f *overrideForm) begin(i ceasefire.Incident, frame ceasefire.Frame) {
	f.form.fill(func() {
		f.verdict.SetSelectedIndex(placeOf(scopeVerdicts(), i.Scope.Scope))
		f.reason.SetText("")
	})
	f.open(f.verdict, incidentTitle(i, frame)+"\nNow "+scopeWhy(i, frame, store.IncidentRulings{}, nil))
}

func (f *overrideForm) write(i ceasefire.Incident) (func(context.Context, *store.Dossier) error, []ceasefire.Problem) {
	o := ceasefire.ScopeOverride{Incident: i.ID, Scope: scopeVerdicts()[max(f.verdict.SelectedIndex(), 0)], Reason: typed(f.reason)}
	if o.Reason == "" {
		return nil, []ceasefire.Problem{{Field: "reason", Message: "Say why: a ruling on scope without a reason cannot be defended."}}
	}
	return func(ctx context.Context, d *store.Dossier) error { return d.OverrideScope(ctx, o) }, nil
}
