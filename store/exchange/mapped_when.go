package exchange

import (
	"fmt"
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
	if first.clock == "" {
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
	if first.clock != "" && first.to == last.to && precision < ceasefire.PrecisionDay {
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
	return found, ok
}

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
	if text == "" || saysUnknown(text) || d.precision != ceasefire.PrecisionDay {
		return
	}
	if _, behind, dated := strings.Cut(text, " "); dated && strings.Contains(behind, ":") {
		text = behind
	}
	if part, named := ceasefire.DayPartNamed(plainWords(text)); named {
		d.clock, d.hours = fmt.Sprintf("%02d:00", part.Hour), part.Hours
		return
	}
	var ok bool
	if d.clock, d.offset, ok = r.file.dates.clock(text); !ok {
		d.clock = ""
		r.wrongField(FieldTime, "a time of day such as 14:20, or a part of the day such as morning")
	}
}

// usualPart is how long a part of the day is whose beginning alone is known.
const usualPart = 6 * time.Hour

// minute gives the minute, or the hour or part of a day that begins with it, at which a row's clock stood.
func (r *mappedRow) minute(d writtenDate, precision ceasefire.Precision, zone *time.Location) ceasefire.Moment {
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
	switch {
	case d.hours > 0:
		moment.Precision, moment.Until = ceasefire.PrecisionPartOfDay, moment.From.Add(time.Duration(d.hours)*time.Hour)
	case precision == ceasefire.PrecisionHour:
		moment.Precision, moment.Until = precision, moment.From.Add(time.Hour)
	case precision == ceasefire.PrecisionPartOfDay:
		moment.Precision, moment.Until = precision, moment.From.Add(usualPart)
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
