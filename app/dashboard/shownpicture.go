package dashboard

// savePicture saves the picture of the page in sight: the map, the timeline, or else the chart.
func (w *Window) savePicture() {
	switch w.sight {
	case pageMap:
		w.maps.askSave()
	case pageTimeline:
		w.timeline.askSave()
	default:
		w.charts.askSave()
	}
}

// copyShown puts the picture of the page in sight on the clipboard, copyShownNumbers its numbers.
func (w *Window) copyShown() {
	switch {
	case w.sight == pageMap:
		w.maps.copyPicture()
	case w.sight == pageTimeline && w.timeline.picture != nil:
		w.copyPicture(w.timeline.picture)
	default:
		w.charts.copyPicture()
	}
}

func (w *Window) copyShownNumbers() {
	switch {
	case w.sight == pageMap:
		w.maps.copyNumbers()
	case w.sight == pageTimeline && w.timeline.picture != nil:
		w.copyNumbers(w.timeline.picture)
	default:
		w.charts.copyNumbers()
	}
}
