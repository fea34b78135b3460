package dashboard

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// mapStrip is the days beneath the map: what the filter leaves of each but for its own days, so that others can be narrowed to.
type mapStrip struct {
	page   *mapPage
	widget *widgets.TimeStrip
	key    string // what the counts were made of
	counts ceasefire.Days
	turn   int
}

// dayPlayed is how many seconds of the past go by in a second where the strip plays it: a day.
const dayPlayed = 24 * 60 * 60

func newMapStrip(p *mapPage) *mapStrip {
	s := &mapStrip{page: p, widget: widgets.NewTimeStrip()}
	w := p.window
	s.widget.OnPeriod = p.showPeriod
	s.widget.OnAsOf = func(at time.Time) { w.header.set(at) }
	s.widget.OnDays = func(days int) { w.header.stepDays(days) }
	s.widget.OnPlay = func() {
		if w.session != nil && w.session.asOf.playing() {
			w.header.pause()
			return
		}
		w.header.play(dayPlayed)
	}
	return s
}

// show counts the days of a snapshot beside the window, anew only where more than the instant has changed.
func (s *mapStrip) show(shot *Snapshot, measure ceasefire.Measure) {
	session := s.page.window.session
	if session == nil {
		return
	}
	view := store.View{Filter: shot.View.Filter, AsOf: ceasefire.AsOf{KnownAt: shot.View.AsOf.KnownAt}}
	view.Days = ceasefire.Span{}
	key := fmt.Sprintf("%p %+v %v %v", session, view, measure, newestChange(shot))
	s.turn++
	turn, known, anew := s.turn, s.counts, key != s.key
	s.page.window.background("counting by day", func(ctx context.Context) (func(), error) {
		if anew {
			facts, err := session.memory.Facts(ctx, view)
			if err != nil {
				return nil, err
			}
			known = shot.Whole.Daily(facts, ceasefire.Span{}, ceasefire.Ungrouped, measure)
		}
		days := stripDays(shot, known, measure)
		return func() {
			if turn != s.turn || s.page.window.session != session {
				return
			}
			s.key, s.counts = key, known
			days.Playing = session.asOf.playing()
			s.widget.Set(days)
			s.page.float(days.Span.Len() > 0)
		}, nil
	})
}

// newestChange gives the number of the newest line of the audit trail that a snapshot knows.
func newestChange(shot *Snapshot) int64 {
	if len(shot.Audit) == 0 {
		return 0
	}
	return shot.Audit[0].Seq
}

// stripDays gives what the strip shows: whole days as they were counted, and of the day that is not yet over what the snapshot knows of it. The days reach
// as far as the as-of can be scrubbed.
func stripDays(shot *Snapshot, all ceasefire.Days, measure ceasefire.Measure) widgets.StripDays {
	if all.Span.Len() == 0 || len(all.Series) == 0 {
		return widgets.StripDays{}
	}
	counts := append([]float64(nil), all.Series[0].Values...)
	today := ceasefire.DayOf(shot.View.AsOf.At, shot.Zone)
	if at := int(today - all.Span.From); at >= 0 && at < len(counts) {
		counts[at] = 0
		so := shot.Frame.Daily(shot.Facts, ceasefire.Span{From: today, To: today}, ceasefire.Ungrouped, measure)
		if len(so.Series) > 0 && len(so.Series[0].Values) > 0 {
			counts[at] = so.Series[0].Values[0]
		}
	}
	return widgets.StripDays{Span: all.Span, Counts: counts, Period: shot.View.Filter.Days, At: shot.View.AsOf.At, Zone: shot.Zone}
}

// tick moves the instant on.
func (s *mapStrip) tick(at time.Time) {
	if session := s.page.window.session; session != nil {
		s.widget.SetAt(at, session.asOf.playing())
	}
}

// showPeriod narrows every page to days chosen on the strip.
func (p *mapPage) showPeriod(days ceasefire.Span) {
	if p.window.session == nil || p.shot == nil {
		return
	}
	filter := p.shot.View.Filter
	if days == filter.Days {
		return
	}
	p.back = append(p.back, mapStep{filter, p.view.Sight()})
	filter.Days = days
	p.window.setFilter(filter)
}

// float shows or hides the strip over the foot of the map.
func (p *mapPage) float(shown bool) {
	foot := float32(0)
	if shown {
		foot = widgets.TimeStripHeight + 2*mapFloat
	}
	p.strip.widget.Hidden = !shown
	if p.view.Foot != foot {
		p.view.Foot = foot
		p.view.Refresh()
		p.over.Refresh()
	}
}

// overMap floats its first object at the foot of the map at its own height, and the second above the end of it.
type overMap struct{}

// MinSize asks for no room: what floats takes what there is.
func (overMap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// Layout places the two.
func (overMap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	foot, caption := objects[0].MinSize().Height, objects[1].MinSize()
	if !objects[0].Visible() {
		foot = -mapFloat
	}
	objects[0].Move(fyne.NewPos(mapFloat, size.Height-foot-mapFloat))
	objects[0].Resize(fyne.NewSize(size.Width-2*mapFloat, foot))
	wide := min(caption.Width, size.Width-2*mapFloat)
	objects[1].Move(fyne.NewPos(size.Width-wide-mapFloat, size.Height-foot-2*mapFloat-caption.Height))
	objects[1].Resize(fyne.NewSize(wide, caption.Height))
}

// mapFloat is the room between what floats over the map and its sides.
const mapFloat = 8
