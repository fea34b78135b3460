package dashboard

import (
	"reflect"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/plot"
)

// drawBeside does a chart's drawing beside the window.
func (w *Window) drawBeside(work func() func()) {
	w.beside(func() { w.do(work()) })
}

// newChartView makes a view whose pictures are drawn beside the window.
func (w *Window) newChartView() *widgets.ChartView {
	v := widgets.NewChartView()
	v.Beside = w.drawBeside
	return v
}

// chartSteps narrows every page by what is done in a chart, and goes back: the filters that Escape goes back to, the last one first to go.
type chartSteps struct {
	window *Window
	shot   *Snapshot
	back   []ceasefire.Filter
	kept   *Snapshot // the one whose filter was noted last
}

// follow heeds a chart.
func (s *chartSteps) follow(chart *widgets.ChartView) {
	chart.OnTapped = s.take
	chart.OnPeriod, chart.OnBack = s.showPeriod, s.goBack
}

// take opens the promise that was tapped, or narrows every page to what was.
func (s *chartSteps) take(what plot.Narrowing) {
	if what.Promise != (plot.Promise{}) {
		s.window.compliance.openPromise(what.Promise)
		return
	}
	s.keep()
	s.window.narrowTo(what)
}

// keep notes the filter to go back to; a run of turns of the wheel is one step.
func (s *chartSteps) keep() {
	if s.window.session == nil || s.shot == nil {
		return
	}
	if s.kept != s.shot {
		s.back, s.kept = append(s.back, s.shot.View.Filter), s.shot
	}
}

// showPeriod narrows every page to days that were dragged over or zoomed to; days that hold all there is are none.
func (s *chartSteps) showPeriod(days ceasefire.Span) {
	if s.window.session == nil || s.shot == nil {
		return
	}
	s.keep()
	filter := s.shot.View.Filter
	filter.Days = days
	if all, ok := s.shot.extent(); ok && days.From < all.From && days.To > all.To {
		filter.Days = ceasefire.Span{}
	}
	s.window.narrowSoon(filter)
}

// goBack takes the last narrowing in a chart back that was not taken back otherwise.
func (s *chartSteps) goBack() {
	for n := len(s.back); n > 0; n = len(s.back) {
		filter := s.back[n-1]
		s.back = s.back[:n-1]
		if !reflect.DeepEqual(filter, s.window.session.filter) {
			s.window.setFilter(filter)
			return
		}
	}
}
