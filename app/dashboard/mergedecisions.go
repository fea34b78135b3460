package dashboard

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"truceboard/store"
)

// draftMerge is the name under which the decisions of a merge that was not carried out lie among the drafts of the dossier. They are offered by the merging itself, and nowhere else.
const draftMerge = "merge"

// mergeDecision is how one field was decided, and what the two copies said of it then.
type mergeDecision struct {
	store.MergePoint
	Side         store.Side
	Ours, Theirs string
}

// kept gives all that is decided as a text, also of another copy that was not merged yet.
func (c *mergeClashes) kept() (string, error) {
	list := make([]mergeDecision, 0, len(c.choices))
	for p, side := range c.choices {
		list = append(list, mergeDecision{MergePoint: p, Side: side, Ours: c.seen[p].Ours, Theirs: c.seen[p].Theirs})
	}
	slices.SortFunc(list, func(a, b mergeDecision) int {
		return cmp.Or(strings.Compare(a.Record, b.Record), strings.Compare(a.ID, b.ID), strings.Compare(a.Field, b.Field))
	})
	text, err := json.Marshal(list)
	if err != nil {
		return "", fmt.Errorf("keeping the decisions: %w", err)
	}
	return string(text), nil
}

// takeUp takes up what was decided and kept before. What was made over something else than the copies say now is dropped as it is shown.
func (c *mergeClashes) takeUp(list []mergeDecision) {
	for _, one := range list {
		c.choices[one.MergePoint], c.seen[one.MergePoint] = one.Side, store.MergeField{Ours: one.Ours, Theirs: one.Theirs}
	}
}

// decidedBefore reads what was decided and kept before in this dossier.
func (m *mergeDialog) decidedBefore(ctx context.Context) (list []mergeDecision, err error) {
	drafts, err := m.window.waitingDrafts(ctx, m.session.dossier, draftMerge)
	if err != nil || len(drafts) == 0 {
		return nil, err
	}
	if err := json.Unmarshal([]byte(drafts[0].Content), &list); err != nil {
		return nil, fmt.Errorf("reading the decisions that were kept: %w", err)
	}
	return list, nil
}

// keepDecisions keeps what is decided, so that no decision is lost with the dialog, nor with the program.
func (m *mergeDialog) keepDecisions() {
	text, err := m.clashes.kept()
	if err != nil {
		m.what.SetText("✕ " + sentence(err))
		return
	}
	m.window.owing.owe(m.session.dossier, draftMerge, text)
}

// dropDecisions forgets them, once they are carried out.
func (m *mergeDialog) dropDecisions() { m.window.dropDraft(m.session.dossier, draftMerge) }

// dropDraft forgets what was kept under a draft's name.
func (w *Window) dropDraft(d *store.Dossier, slot string) {
	delete(w.typed, slot)
	w.owing.forget(slot)
	w.queue.add("dropping the draft", func(ctx context.Context) error { return d.DropDraft(ctx, slot) })
}

// withoutMerge leaves the decisions of a merge out of what is offered when a dossier is opened.
func withoutMerge(list []store.Draft) []store.Draft {
	return slices.DeleteFunc(list, func(draft store.Draft) bool { return formOf(draft.Form) == draftMerge })
}
