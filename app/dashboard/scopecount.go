package dashboard

import (
	"context"
	"fmt"
	"slices"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// scopeCount says how many incidents each verdict would get with a rule as it is typed. It waits until the typing rests and counts beside
// the window; only the newest count is shown.
type scopeCount struct {
	window  *Window
	words   *widgets.Prose
	waiting *time.Timer
	cancel  context.CancelFunc
}

func newScopeCount(w *Window, words *widgets.Prose) *scopeCount {
	return &scopeCount{window: w, words: words, cancel: func() {}}
}

// stop forgets what was asked.
func (c *scopeCount) stop() {
	c.cancel()
	if c.waiting != nil {
		c.waiting.Stop()
	}
	c.words.SetText("")
}

// ask has the incidents counted for a frame with a rule in its place, or at the end where it is new.
func (c *scopeCount) ask(frame ceasefire.Frame, rule ceasefire.ScopeRule) {
	session := c.window.session
	if session == nil {
		return
	}
	c.cancel()
	if c.waiting != nil {
		c.waiting.Stop()
	}
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	frame, rule = withRule(frame, rule)
	view := store.View{AsOf: session.view().AsOf}
	c.waiting = time.AfterFunc(settle, func() {
		preview, err := session.dossier.PreviewScope(ctx, frame, view)
		c.window.draw(func() {
			switch {
			case ctx.Err() != nil || c.window.session != session:
			case err != nil:
				c.window.notice.fail("counting what a scope rule decides", err)
			default:
				c.words.SetText("→ " + previewWords(preview, rule.ID))
			}
		})
	})
}

// withRule puts a rule in its place in a copy of the frame's rules.
func withRule(frame ceasefire.Frame, rule ceasefire.ScopeRule) (ceasefire.Frame, ceasefire.ScopeRule) {
	frame.ScopeRules = slices.Clone(frame.ScopeRules)
	for i := range frame.ScopeRules {
		if !rule.ID.IsZero() && frame.ScopeRules[i].ID == rule.ID {
			frame.ScopeRules[i] = rule
			return frame, rule
		}
	}
	rule.ID = store.NewID()
	frame.ScopeRules = append(frame.ScopeRules, rule)
	return frame, rule
}

// previewWords says what the rules would make of the incidents, and how many of them this rule decides.
func previewWords(p store.ScopePreview, rule ceasefire.ID) string {
	words := fmt.Sprintf("%s in scope, %d out of scope, %d disputed; this rule decides %d of them.",
		counted(p.In, "incident", "incidents"), p.Out, p.Disputed, p.ByRule[rule])
	if p.Overridden > 0 {
		words += " " + counted(p.Overridden, "incident keeps", "incidents keep") + " what an analyst ruled."
	}
	return words
}
