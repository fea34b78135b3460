package ceasefire

import "time"

// Tally is a count that somebody published: a claim, never merged with the log. AsOf is when it was published, known to
// Precision; From and Until bound its window where they are known; Basis says what was counted and how.
type Tally struct {
	ID        ID
	AsOf      time.Time
	Precision Precision
	Window    string
	From      time.Time
	Until     time.Time
	CountedBy string
	Accused   string
	Party     ID
	Metric    string
	Basis     string
	Total     Count
	Breakdown string
	Source    ID
	Recorded  Stamp
}

// Event is an entry of the timeline: something that was announced, began, changed or ended.
type Event struct {
	ID       ID
	When     Moment
	Title    string
	Text     string
	Source   ID
	Recorded Stamp
}
