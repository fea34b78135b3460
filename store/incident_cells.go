package store

import (
	"database/sql/driver"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// take takes an incident out of a row of streamColumns.
func (x *streamer) take(values []driver.Value) (key int64, i ceasefire.Incident, err error) {
	c := cells{values: values}
	key, i.ID = c.whole(), c.id()
	i.When = ceasefire.Moment{From: c.instant(), Until: c.instant(), Precision: ceasefire.Precision(c.whole()), Zone: c.text()}
	i.Place = ceasefire.Place{Name: c.text(), Area: x.names.areas[c.whole()], District: c.text()}
	i.Place.Point, i.Place.HasPoint = c.point()
	i.Place.Precision = ceasefire.PlacePrecision(c.whole())
	i.Type, i.Severity, i.Title, i.Text = ceasefire.Type(c.text()), ceasefire.Severity(c.whole()), c.text(), c.text()
	i.SideA = ceasefire.Side{Actor: c.text(), Party: x.names.parties[c.whole()]}
	i.SideB = ceasefire.Side{Actor: c.text(), Party: x.names.parties[c.whole()]}
	i.Deaths = ceasefire.Deaths{Estimate: c.estimate(), Civilians: c.count(), SideA: c.count(), SideB: c.count(), Unknown: c.count()}
	i.Injured = c.estimate()
	i.Verification, i.ReportedBy = ceasefire.Verification(c.text()), c.text()
	i.Origin = ceasefire.Origin{Dataset: c.text(), Key: c.text(), Digest: c.text()}
	i.Batch = x.names.batches[c.whole()]
	i.Recorded = ceasefire.Stamp{By: c.text(), At: c.instant()}
	i.Deleted = c.instant()
	i.Scope = ceasefire.ScopeReading{Scope: ceasefire.Scope(c.text()), Rule: x.names.rules[c.whole()], Overridden: c.whole() != 0, Why: c.text()}
	if c.err != nil {
		return 0, ceasefire.Incident{}, fmt.Errorf("reading an incident: %w", c.err)
	}
	return key, i, nil
}

// cells takes the values of a row one after another, as the database's driver gives them. The first that is of another kind is the error.
type cells struct {
	values []driver.Value
	err    error
}

func (c *cells) next() driver.Value {
	if len(c.values) == 0 {
		c.err = fmt.Errorf("a row is too short")
		return nil
	}
	value := c.values[0]
	c.values = c.values[1:]
	return value
}

func (c *cells) odd(expected string, value driver.Value) {
	if c.err == nil {
		c.err = oddValue(expected, value)
	}
}

// whole takes a whole number, 0 where there is none.
func (c *cells) whole() int64 {
	switch value := c.next().(type) {
	case int64:
		return value
	case nil:
	default:
		c.odd("a whole number", value)
	}
	return 0
}

func (c *cells) text() string {
	value := c.next()
	text, ok := value.(string)
	if !ok {
		c.odd("a text", value)
	}
	return text
}

func (c *cells) id() (id ceasefire.ID) {
	value := c.next()
	raw, ok := value.([]byte)
	if !ok || len(raw) != len(id) {
		c.odd("an identifier of 16 bytes", value)
		return id
	}
	return ceasefire.ID(raw)
}

// instant takes Unix seconds, the zero time where there are none.
func (c *cells) instant() time.Time {
	switch value := c.next().(type) {
	case int64:
		return time.Unix(value, 0).UTC()
	case nil:
	default:
		c.odd("an instant", value)
	}
	return time.Time{}
}

// count takes a number of people, unknown where there is none.
func (c *cells) count() ceasefire.Count {
	switch value := c.next().(type) {
	case int64:
		return ceasefire.People(int(value))
	case nil:
	default:
		c.odd("a number of people", value)
	}
	return ceasefire.Count{}
}

func (c *cells) estimate() ceasefire.Estimate {
	return ceasefire.Estimate{Low: c.count(), Best: c.count(), High: c.count()}
}

// point takes a latitude and a longitude, where there are any.
func (c *cells) point() (p ceasefire.Point, there bool) {
	lat, lon := c.next(), c.next()
	if lat == nil && lon == nil {
		return p, false
	}
	var ok [2]bool
	p.Lat, ok[0] = lat.(float64)
	p.Lon, ok[1] = lon.(float64)
	if !ok[0] || !ok[1] {
		c.odd("a number of degrees", lat)
	}
	return p, true
}
