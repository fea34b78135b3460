package dashboard

import (
	"time"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// typedDays says how the filters read days: as the form of an incident does, from the as-of and with the day or the month first, whichever of them was told.
func (w *Window) typedDays() widgets.TypedDays {
	today := func() ceasefire.Day {
		zone := time.UTC
		if w.session != nil {
			zone = w.session.frame.Agreement.Location()
		}
		return ceasefire.DayOf(w.readAt(), zone)
	}
	return widgets.TypedDays{Today: today, Order: w.prefs.dateOrder, OnOrder: w.setDateOrder}
}

// setDateOrder remembers whether the day or the month comes first in dates of numbers, wherever it was said.
func (w *Window) setDateOrder(order ceasefire.DateOrder) {
	w.prefs.setDateOrder(order)
	w.incidents.form.inputs.when.ReadTyped(w.readAt, order)
}
