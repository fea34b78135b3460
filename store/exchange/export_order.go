package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
)

// A date such as 9/12/2016 says nothing without the order of the file that it stood in, and a dossier may hold rows of several files. So the dates of a table that is written all stand in one
// order, that of most of them: what came in goes out the same, and whoever reads the table again needs one answer. The few that stand in the other order, or whose day was changed since, are
// written with the year first, which reads the same in either. So are dates with dots that have the month first, since dots are taken for the day first.

// orderOf gives the order in which the numbers of a row's date stand, empty where the date is the same in either.
func (l *layoutColumns) orderOf(kept []ceasefire.Column, i ceasefire.Incident) DateOrder {
	if _, matters := l.datesOf(kept); !matters {
		return ""
	}
	for _, order := range l.orders {
		if was, ok := l.readIn(order, kept); ok && l.sameDay(was, i) {
			return order
		}
	}
	return ""
}

// datesOf gives a row's date in each order in which it can be read, and whether the order matters.
func (l *layoutColumns) datesOf(kept []ceasefire.Column) (days map[DateOrder]ceasefire.Day, matters bool) {
	for _, c := range kept {
		if l.dated == "" || !strings.EqualFold(strings.TrimSpace(c.Name), l.dated) {
			continue
		}
		days = map[DateOrder]ceasefire.Day{}
		for order, reader := range l.dates {
			if date, ok := reader.date(strings.TrimSpace(c.Value)); ok {
				days[order] = date.from
			}
		}
		return days, len(days) == 1 || days[DayFirst] != days[MonthFirst]
	}
	return nil, false
}

// settleOrder writes a row's date with the year first where it would be read as another day in the order of the table.
func (l *layoutColumns) settleOrder(columns map[string]string, kept []ceasefire.Column, i ceasefire.Incident) {
	days, matters := l.datesOf(kept)
	if !matters {
		return
	}
	if was, ok := l.readIn(l.order, kept); ok && l.sameDay(was, i) && (l.order == DayFirst || !isDotted(columns[l.dated])) {
		return
	}
	if day, ok := days[l.orderOf(kept, i)]; ok {
		columns[l.dated] = day.String()
		return
	}
	columns[l.dated] = l.fresh(l.export, i)[l.dated]
}

// sameDay reports whether two incidents are of the same day, as the layout tells it.
func (l *layoutColumns) sameDay(a, b ceasefire.Incident) bool {
	if l.dated == "" || a.When.From.Equal(b.When.From) {
		return a.When.From.Equal(b.When.From)
	}
	return l.fresh(l.export, a)[l.dated] == l.fresh(l.export, b)[l.dated]
}
