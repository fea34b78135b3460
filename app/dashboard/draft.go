package dashboard

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// draftIncident is the form's name among the dossier's drafts.
const draftIncident = "incident"

// incidentDraft is what was typed into the form, as it was typed.
type incidentDraft struct {
	When     string    `json:"when"`
	Place    string    `json:"place"`
	Area     string    `json:"area"`
	Point    string    `json:"point"`
	Type     string    `json:"type"`
	SideA    string    `json:"side_a"`
	SideB    string    `json:"side_b"`
	Dead     [4]string `json:"dead"`
	Injured  [3]string `json:"injured"`
	Title    string    `json:"title"`
	Text     string    `json:"text"`
	Source   string    `json:"source"`
	Address  string    `json:"address"`
	Verified string    `json:"verification"`
}

// draft gives what stands in the inputs.
func (in *incidentInputs) draft() incidentDraft {
	return incidentDraft{
		When: in.when.Text(), Place: in.place.Text, Area: in.area.Selected, Point: in.point.Text, Type: in.kind.Selected,
		SideA: in.sideA.Text, SideB: in.sideB.Text,
		Dead:    [4]string{in.dead.low.Text, in.dead.best.Text, in.dead.high.Text, in.dead.civilians.Text},
		Injured: [3]string{in.injured.low.Text, in.injured.best.Text, in.injured.high.Text},
		Title:   in.title.Text, Text: in.text.Text, Source: in.sourceTitle.Text, Address: in.address.Text, Verified: in.checked.Selected,
	}
}

// restore puts a draft back as it was typed.
func (in *incidentInputs) restore(d incidentDraft) {
	in.setting(func() {
		in.when.SetText(d.When)
		in.area.SetSelected(d.Area)
		in.kind.SetSelected(d.Type)
		in.checked.SetSelected(d.Verified)
		in.sideA.SetText(d.SideA)
		in.sideB.SetText(d.SideB)
		for entry, text := range map[*formEntry]string{
			in.place: d.Place, in.point: d.Point, in.title: d.Title, in.text: d.Text, in.sourceTitle: d.Source, in.address: d.Address,
			in.dead.low: d.Dead[0], in.dead.best: d.Dead[1], in.dead.high: d.Dead[2], in.dead.civilians: d.Dead[3],
			in.injured.low: d.Injured[0], in.injured.best: d.Injured[1], in.injured.high: d.Injured[2],
		} {
			entry.SetText(text)
		}
	})
}

// worth reports whether the draft holds anything that a person typed and would miss.
func (d incidentDraft) worth() bool {
	typed := d.Title + d.Text + d.Place + d.Point + d.Type + strings.Join(d.Dead[:], "") + strings.Join(d.Injured[:], "")
	return strings.TrimSpace(typed) != ""
}

// keep writes what was typed for a new incident into the dossier, where it changed since the last time.
func (f *incidentForm) keep() {
	if !f.open || !f.before.ID.IsZero() || f.window.session == nil {
		return
	}
	draft := f.inputs.draft()
	text, err := json.Marshal(draft)
	if err != nil || string(text) == f.kept || !draft.worth() {
		return
	}
	f.kept = string(text)
	dossier := f.window.session.dossier
	f.window.background("keeping the draft", func(ctx context.Context) (func(), error) {
		return nil, dossier.SaveDraft(ctx, draftIncident, string(text))
	})
}

// offerDraft offers what was left unsaved; it is never forced.
func (f *incidentForm) offerDraft() {
	dossier := f.window.session.dossier
	f.window.background("reading the draft", func(ctx context.Context) (func(), error) {
		text, found, err := dossier.Draft(ctx, draftIncident)
		if err != nil || !found {
			return nil, err
		}
		var draft incidentDraft
		if err := json.Unmarshal([]byte(text), &draft); err != nil {
			return nil, fmt.Errorf("the draft of an incident cannot be read: %w", err)
		}
		return func() { f.offer(draft) }, nil
	})
}

func (f *incidentForm) offer(draft incidentDraft) {
	f.window.notice.say("An incident was being typed and was not saved.", "Take it up again", func() {
		if !f.open {
			return
		}
		f.inputs.restore(draft)
		f.check()
		f.focus()
	})
}

// dropDraft forgets the draft of an incident that is saved.
func (f *incidentForm) dropDraft() {
	f.kept = ""
	dossier := f.window.session.dossier
	f.window.background("dropping the draft", func(ctx context.Context) (func(), error) {
		return nil, dossier.DropDraft(ctx, draftIncident)
	})
}
