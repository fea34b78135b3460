package exchange

import (
	"time"

	"truceboard/store/ceasefire"
)

// moments makes moments of days. It remembers those that it made, since a file has many rows of few days, and to find where a day begins in a
// zone takes longer than to read the row.
type moments struct {
	zone *time.Location
	made map[span]ceasefire.Moment
}

type span struct {
	from, to  ceasefire.Day
	precision ceasefire.Precision
}

func newMoments(zone *time.Location) *moments {
	return &moments{zone: zone, made: map[span]ceasefire.Moment{}}
}

// of gives the moment of the days from one to another, both included.
func (m *moments) of(from, to ceasefire.Day, precision ceasefire.Precision) ceasefire.Moment {
	days := span{from, to, precision}
	moment, known := m.made[days]
	if !known {
		moment = ceasefire.NewMoment(from, to, precision, m.zone)
		if len(m.made) < mostDates {
			m.made[days] = moment
		}
	}
	return moment
}
