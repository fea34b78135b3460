package ceasefire

import (
	"slices"
	"time"
)

// ownDays tell on which day of a zone facts lie that lie wholly on one, and in which hour of the week, by when they were.
type ownDays struct {
	zone *time.Location
	days []Day    // that something lies on, in order
	day  []int32  // of each when, the place of its day; for those that lie on none, -1 less the place in off
	hour []uint8  // of each when, as weekHour has it
	off  []uint32 // the whens that lie on no one day
}

// newOwnDays finds the days of times.
func newOwnDays(whens []when, zone *time.Location) *ownDays {
	d := &ownDays{zone: zone, day: make([]int32, len(whens)), hour: make([]uint8, len(whens))}
	var find dayFinder
	for at := range whens {
		time := whens[at].time()
		if day, own := find.own(time, zone); own {
			d.day[at] = int32(day)
			d.days = append(d.days, day)
		} else {
			d.off = append(d.off, uint32(at))
			d.day[at] = -int32(len(d.off))
		}
		d.hour[at] = find.weekHour(time, zone)
	}
	slices.Sort(d.days)
	d.days = slices.Compact(d.days)
	for at, day := range d.day {
		if day >= 0 {
			place, _ := slices.BinarySearch(d.days, Day(day))
			d.day[at] = int32(place)
		}
	}
	return d
}

// dayFinder finds days for facts of which most begin on the day of the one before.
type dayFinder struct {
	day        Day
	start, end int64
}

// find gives the day of a zone on which an instant lies.
func (d *dayFinder) find(at int64, zone *time.Location) Day {
	if at >= d.start && at < d.end {
		return d.day
	}
	d.set(DayOf(time.Unix(at, 0), zone), zone)
	for at < d.start {
		d.set(d.day-1, zone)
	}
	for at >= d.end {
		d.set(d.day+1, zone)
	}
	return d.day
}

func (d *dayFinder) set(day Day, zone *time.Location) {
	d.day, d.start, d.end = day, day.Start(zone).Unix(), day.End(zone).Unix()
}

// own gives the day of a zone on which a time begins, and whether it lies wholly on that day.
func (d *dayFinder) own(when factTime, zone *time.Location) (day Day, own bool) {
	day = d.find(when.from, zone)
	return day, day > 0 && when.precision.OnOneDay() && when.until <= d.end
}

// hoursAWeek are the hours of a week's seven days; see weekHour.
const hoursAWeek = 7 * 24

// weekHour gives the hour of the week in which a time begins, from the first of Monday (ISO 8601); where no hour is known, hoursAWeek and its precision.
// On a day of 24 hours that is a matter of seconds since its start.
func (d *dayFinder) weekHour(when factTime, zone *time.Location) uint8 {
	if !when.precision.HasTime() {
		return hoursAWeek + uint8(min(when.precision, PrecisionYear+1))
	}
	day := d.find(when.from, zone)
	if d.end-d.start == secondsADay {
		return uint8((int(day)+6)%7*24) + uint8((when.from-d.start)/3600) // Day 1 was a Monday
	}
	local := time.Unix(when.from, 0).In(zone)
	return uint8((int(local.Weekday())+6)%7*24 + local.Hour())
}
