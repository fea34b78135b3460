package dashboard

// savePicture saves the picture of the page in sight: the map, or else the chart.
func (w *Window) savePicture() {
	if w.sight == pageMap {
		w.maps.askSave()
		return
	}
	w.charts.askSave()
}

// copyShown puts the picture of the page in sight on the clipboard, copyShownNumbers its numbers.
func (w *Window) copyShown() {
	if w.sight == pageMap {
		w.maps.copyPicture()
		return
	}
	w.charts.copyPicture()
}

func (w *Window) copyShownNumbers() {
	if w.sight == pageMap {
		w.maps.copyNumbers()
		return
	}
	w.charts.copyNumbers()
}
