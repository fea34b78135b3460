package exchange

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// when gives the time of a row: its day or days, or the minute where a time of day is known.
func (r *mappedRow) when() ceasefire.Moment {
	first, ok := r.date(FieldDate)
	days := r.days()
	if !ok || days == nil {
		return ceasefire.Moment{}
	}
	if !first.timed() {
		r.clock(&first)
	}
	last := first
	if r.of(FieldDateEnd) != "" {
		if last, ok = r.date(FieldDateEnd); !ok {
			return ceasefire.Moment{}
		}
	}
	if last.to < first.from {
		r.wrongWith(FieldDateEnd, "its last date %s lies before its first %s", last.to, first.from)
		return ceasefire.Moment{}
	}
	precision := r.precision(max(first.precision, last.precision))
	// A part of the day, such as a night, may end on the next one.
	overnight := first.from == first.to && last.to == first.to+1 && (first.hours != "" || precision == ceasefire.PrecisionPartOfDay)
	if first.timed() && (first.to == last.to || overnight) && precision < ceasefire.PrecisionDay {
		return r.minute(first, precision, days.zone)
	}
	// A day is a day wherever it was written down: read by the clocks of a place ten hours away it would begin on another day here.
	return r.file.home.of(first.from, last.to, max(precision, ceasefire.PrecisionDay))
}

// days gives what makes moments in the zone that a row names, or in that of the file; it is nil where there is no such zone.
func (r *mappedRow) days() *moments {
	name := r.of(FieldZone)
	made, known := r.file.moments[name]
	if !known {
		zone, err := ceasefire.LoadZone(name)
		if err != nil {
			r.wrongField(FieldZone, "a zone such as Asia/Damascus")
			return nil
		}
		made = newMoments(zone)
		r.file.moments[strings.Clone(name)] = made
	}
	return made
}

func (r *mappedRow) date(field Field) (writtenDate, bool) {
	text := r.of(field)
	if text == "" {
		r.wrongWith(field, "its date is missing: without one it cannot be put on the timeline")
		return writtenDate{}, false
	}
	found, ok := r.file.dates.date(text)
	if !ok {
		r.wrongField(field, "a date that can be read"+r.file.dates.order.hint())
	}
	if found.clock == midnight && slices.Contains(r.file.timeless, field) {
		found.clock, found.offset = "", ""
	}
	return found, ok
}

// midnight is the time of day at which a day begins.
const midnight = "00:00"

// hint says in which order dates were read, since a date that cannot be read is often one of another order.
func (o DateOrder) hint() string {
	switch o {
	case DayFirst:
		return " with the day first"
	case MonthFirst:
		return " with the month first"
	case YearFirst:
		return " with the year first"
	}
	return ""
}

// clock reads a time of day that has a column of its own. A spreadsheet's time stands behind a day that means nothing.
func (r *mappedRow) clock(d *writtenDate) {
	text := plainDigits(r.of(FieldTime))
	if text == "" || saysUnknown(text) || d.precision != ceasefire.PrecisionDay || slices.Contains(r.file.timeless, FieldTime) {
		return
	}
	if before, behind, dated := strings.Cut(text, " "); dated && strings.Contains(behind, ":") {
		if _, isDate := r.file.dates.date(before); isDate {
			text = behind
		}
	}
	if clock, ok := r.fraction(text); ok {
		d.clock = clock
		return
	}
	if !r.file.dates.clock(d, text, ceasefire.OffsetLoose) {
		d.clock, d.hours = "", ""
		r.wrongField(FieldTime, "a time of day such as 14:20, or a part of the day such as morning")
	}
}

// fraction reads a time of day that a spreadsheet gave no format and shows as the part of the day that has passed: 0.604 is 14:30. In a text two decimals are minutes, as people write them.
func (r *mappedRow) fraction(text string) (clock string, ok bool) {
	decimals, ok := strings.CutPrefix(strings.Replace(text, ",", ".", 1), "0.")
	part, err := strconv.ParseFloat("0."+decimals, 64)
	if !ok || err != nil || strings.Trim(decimals, "0123456789") != "" || len(decimals) == 2 && !r.file.workbook {
		return "", false
	}
	minutes := int(math.Round(part * secondsADay / 60))
	return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60), true
}

// usualPart is how long a part of the day is whose beginning alone is known.
const usualPart = 6 * time.Hour

// minute gives the minute, or the hour or part of a day that begins with it, at which a row's clock stood.
func (r *mappedRow) minute(d writtenDate, precision ceasefire.Precision, zone *time.Location) ceasefire.Moment {
	if d.hours != "" {
		return r.hours(d, zone)
	}
	text := d.from.String() + " " + d.clock
	if d.offset != "" {
		text = d.from.String() + "T" + d.clock + ":00" + d.offset
	}
	at, err := ceasefire.ParseInstant(text, zone)
	if err != nil {
		r.wrongWith(FieldDate, "%v", err)
		return ceasefire.Moment{}
	}
	moment := ceasefire.MinuteMoment(at, zone.String())
	switch precision {
	case ceasefire.PrecisionHour:
		moment.Precision, moment.Until = precision, moment.From.Add(time.Hour)
	case ceasefire.PrecisionPartOfDay:
		moment.Precision, moment.Until = precision, moment.From.Add(usualPart)
	}
	return moment
}

// hoursOn is a time of day that is no plain minute, on a day in a zone.
type hoursOn struct {
	day   ceasefire.Day
	hours string
	zone  *time.Location
}

// hours gives the moment of a time of day that is no plain minute, which stands in a column of its own or, with its day, as people type it. A file repeats few of them in many rows.
func (r *mappedRow) hours(d writtenDate, zone *time.Location) ceasefire.Moment {
	key := hoursOn{d.from, d.hours, zone}
	if moment, known := r.file.hours[key]; known {
		return moment
	}
	moment, ok, err := ceasefire.ReadHours(d.hours, d.from, zone)
	if !ok {
		moment, err = ceasefire.ReadTyped(d.hours, time.Unix(0, 0), zone, r.file.dates.order.typed())
	}
	if err != nil {
		r.wrongWith(FieldDate, "%v", err)
		return ceasefire.Moment{}
	}
	if len(r.file.hours) < mostDates {
		key.hours = strings.Clone(key.hours)
		r.file.hours[key] = moment
	}
	return moment
}

// precision reads how closely the time is known, where a column says so.
func (r *mappedRow) precision(written ceasefire.Precision) ceasefire.Precision {
	means := r.file.seen.read(PrecisionWord, r.of(FieldDatePrecision), func(text string) (string, bool) {
		p, known := precisionNamed(text)
		return p.String(), known
	})
	if p, known := precisionNamed(means); known {
		return p
	}
	if written == ceasefire.PrecisionDay {
		return ceasefire.PrecisionMinute // a day, unless a time of day was written
	}
	return written
}

// precisionNamed finds a precision by its name or by its number in GED.
func precisionNamed(text string) (ceasefire.Precision, bool) {
	text = strings.ReplaceAll(plainDigits(text), "_", " ")
	for _, p := range ceasefire.Precisions() {
		if p.String() == text {
			return p, true
		}
	}
	return 0, false
}
