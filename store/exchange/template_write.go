package exchange

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"truceboard/store/ceasefire"
)

// WriteTemplate writes a frame as a template that ReadTemplate reads back to the same frame. Keys are made of the records' names, so that
// the same frame is always written in the same bytes, whatever its IDs. IDs, stamps, assessments, annulled rulings with their annulments and the incidents named as evidence
// are no part of a template; a time known less closely than to the day is written as its days. A frame that cannot be read back is an error
// that says which field stands in the way, or which ruling to annul, and nothing is written.
func WriteTemplate(w io.Writer, frame ceasefire.Frame) error {
	layout, err := layoutOf(frame)
	if err != nil {
		return fmt.Errorf("writing the template: %w", err)
	}
	text, err := printLayout(layout)
	if err != nil {
		return fmt.Errorf("writing the template: %w", err)
	}
	if _, _, err := ReadTemplate(bytes.NewReader(text), numbered()); err != nil {
		return fmt.Errorf("the dossier cannot be written as a template: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return fmt.Errorf("writing the template: %w", err)
	}
	return nil
}

// numbered gives IDs that can be told apart, for a reading whose records are thrown away.
func numbered() func() ceasefire.ID {
	var n uint64
	return func() (id ceasefire.ID) {
		n++
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}
}

// templateWriter turns the records of a frame into a layout. It notes the references that lead nowhere.
type templateWriter struct {
	zone        *time.Location
	sources     map[ceasefire.ID]string
	parties     map[ceasefire.ID]string
	clocks      map[ceasefire.ID]string
	legs        map[ceasefire.ID]string
	commitments map[ceasefire.ID]string
	wrong       []error
}

// refer gives the key of the record that an ID names, or nothing for no ID.
func (t *templateWriter) refer(place string, id ceasefire.ID, among map[ceasefire.ID]string) string {
	key, known := among[id]
	if !known && !id.IsZero() {
		t.wrong = append(t.wrong, fmt.Errorf("%s names a record that the dossier does not have: choose another", place))
	}
	return key
}

func (t *templateWriter) referAll(place string, ids []ceasefire.ID, among map[ceasefire.ID]string) []string {
	var keys []string
	for i, id := range ids {
		keys = append(keys, t.refer(fmt.Sprintf("%s[%d]", place, i), id, among))
	}
	return keys
}

func (t *templateWriter) err() error { return errors.Join(t.wrong...) }

// instant writes an instant so that it is read back to the nanosecond: by the clocks of the zone where they name it without doubt,
// otherwise in UTC.
func (t *templateWriter) instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05"} {
		text := at.In(t.zone).Format(layout)
		if read, err := ceasefire.ParseInstant(text, t.zone); err == nil && read.Equal(at) {
			return text
		}
	}
	return at.UTC().Format(time.RFC3339Nano)
}

// published writes when a source was published: a day's first instant as the day, since nobody dates a source to the minute by chance at midnight.
func (t *templateWriter) published(at time.Time) string {
	if day := ceasefire.DayOf(at, t.zone); !at.IsZero() && day.Start(t.zone).Equal(at) {
		return day.String()
	}
	return t.instant(at)
}

// known writes an instant as closely as it is known: to the day, or to the minute.
func (t *templateWriter) known(at time.Time, p ceasefire.Precision) string {
	if at.IsZero() || p < ceasefire.PrecisionDay {
		return t.instant(at)
	}
	return dayText(ceasefire.DayOf(at, t.zone))
}

// moment writes when something was, and until when where that is not told by the first.
func (t *templateWriter) moment(m ceasefire.Moment) (when, until string) {
	if m.Precision < ceasefire.PrecisionDay {
		when = t.instant(m.From)
		if !m.Until.Equal(m.From.Add(time.Minute)) {
			until = t.instant(m.Until)
		}
		return when, until
	}
	days := m.Days(t.zone)
	if when = dayText(days.From); days.To > days.From {
		until = dayText(days.To)
	}
	return when, until
}

// dayText writes a day as YYYY-MM-DD, or nothing for none.
func dayText(day ceasefire.Day) string {
	if day.IsZero() {
		return ""
	}
	return day.Midnight().Format(time.DateOnly)
}
