package report

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"truceboard/store/ceasefire"
)

// document is the JSON of a situation. Its names are a contract that scripts rely on; instants are RFC 3339 in the dossier's zone.
type document struct {
	Agreement agreementDocument `json:"agreement"`
	AsOf      string            `json:"as_of"`
	KnownAt   string            `json:"known_at,omitempty"`
	Zone      string            `json:"zone"`
	Phase     string            `json:"phase"`
	Clocks    []clockDocument   `json:"clocks"`
	Parties   []partyDocument   `json:"parties"`
	Incidents incidentsDocument `json:"incidents"`
	Tallies   int               `json:"tallies"`
	Proposals int               `json:"proposals"`
}

// agreementDocument gives the agreement; read as known before its dossier was made, it has an empty title and effect is null.
type agreementDocument struct {
	Title  string  `json:"title"`
	Effect *string `json:"effect"`
}

// clockDocument gives a clock. ends_at is null where it has no end; seconds_left is 0 once its end has come, and null where it has no end, so that
// 0 always means due now or past; days_held is null for what is no streak. starts_precision, ends_precision and ended_precision say how closely these are known: "day" where only
// their day is.
// lapses are the times in which a term had run out before it was renewed, and since when that is known.
type clockDocument struct {
	Name        string        `json:"name"`
	Kind        string        `json:"kind"`
	State       string        `json:"state"`
	StartsAt    *string       `json:"starts_at"`
	StartsKnown *string       `json:"starts_precision"`
	EndsAt      *string       `json:"ends_at"`
	EndsKnown   *string       `json:"ends_precision"`
	EndedAt     *string       `json:"ended_at"`
	EndedKnown  *string       `json:"ended_precision"`
	SecondsLeft *int64        `json:"seconds_left"`
	DaysHeld    *int          `json:"days_held"`
	Days        *int          `json:"days"`
	LongestDays *int          `json:"longest_days"`
	Renewals    int           `json:"renewals"`
	Lapses      []lapse       `json:"lapses,omitempty"`
	OfferedTo   *string       `json:"offered_to"`
	Legs        []legDocument `json:"legs,omitempty"`
}

// lapse is a time in which a term had run out; until is known to precision.
type lapse struct {
	From      string `json:"from"`
	Until     string `json:"until"`
	Precision string `json:"precision"`
}

// legDocument gives a trigger's leg; met_at, known to met_precision, is null while it is open.
type legDocument struct {
	Name     string  `json:"name"`
	Met      bool    `json:"met"`
	MetAt    *string `json:"met_at"`
	MetKnown *string `json:"met_precision"`
	Why      string  `json:"why"`
}

// partyDocument gives a party's compliance; score is null where nothing was assessed.
type partyDocument struct {
	Name        string   `json:"name"`
	Role        string   `json:"role"`
	Score       *float64 `json:"score"`
	Assessed    int      `json:"assessed"`
	Commitments int      `json:"commitments"`
}

type incidentsDocument struct {
	Total      int            `json:"total"`
	InScope    int            `json:"in_scope"`
	OutOfScope int            `json:"out_of_scope"`
	Disputed   int            `json:"disputed"`
	Deaths     deathsDocument `json:"deaths"`
}

type deathsDocument struct {
	Low  int `json:"low"`
	Best int `json:"best"`
	High int `json:"high"`
}

// JSON writes the situation as one JSON document.
func (r Report) JSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(r.document()); err != nil {
		return fmt.Errorf("writing the situation: %w", err)
	}
	return nil
}

func (r Report) document() document {
	doc := document{
		Agreement: agreementDocument{Title: r.Frame.Agreement.Title, Effect: r.optional(r.Frame.Agreement.Effect)},
		AsOf:      r.instant(r.AsOf.At),
		Zone:      r.Frame.Agreement.Zone,
		Phase:     r.Phase,
		Clocks:    []clockDocument{},
		Incidents: r.incidents(),
		Parties:   r.parties(),
		Tallies:   len(r.Frame.Tallies),
		Proposals: len(r.Proposals),
	}
	if !r.AsOf.KnownAt.IsZero() {
		doc.KnownAt = r.instant(r.AsOf.KnownAt)
	}
	for _, reading := range r.Readings {
		doc.Clocks = append(doc.Clocks, r.clock(reading))
	}
	return doc
}

func (r Report) clock(reading ceasefire.Reading) clockDocument {
	doc := clockDocument{
		Name: reading.Clock.Name, Kind: string(reading.Clock.Kind), State: string(reading.State),
		StartsAt: r.optional(reading.Starts), EndsAt: r.optional(reading.Ends), EndedAt: r.optional(reading.EndedAt),
		Renewals: len(reading.Renewals),
	}
	doc.StartsKnown, doc.EndsKnown = known(reading.Starts, reading.FiredPrecision), known(reading.Ends, reading.HeldPrecision)
	doc.EndedKnown = known(reading.EndedAt, reading.EndedPrecision)
	if !reading.Ends.IsZero() {
		left := int64(reading.Left / time.Second)
		doc.SecondsLeft = &left
	}
	for _, l := range reading.Lapses() {
		doc.Lapses = append(doc.Lapses, lapse{r.instant(l.From), r.instant(l.Until), l.Precision.String()})
	}
	if reading.Clock.Kind == ceasefire.Streak {
		doc.DaysHeld, doc.Days, doc.LongestDays = &reading.DaysHeld, &reading.Clock.Days, &reading.LongestDays
	}
	if n := len(reading.Offers); n > 0 {
		doc.OfferedTo = r.optional(reading.Offers[n-1].Until)
	}
	for _, leg := range reading.Legs {
		doc.Legs = append(doc.Legs, legDocument{
			Name: leg.Leg.Name, Met: leg.Met, MetAt: r.optional(leg.At), MetKnown: known(leg.At, leg.Precision), Why: leg.Why,
		})
	}
	return doc
}

// known names how closely an instant is known, to the minute where nothing is said; null where there is none.
func known(at time.Time, p ceasefire.Precision) *string {
	if at.IsZero() {
		return nil
	}
	name := max(p, ceasefire.PrecisionMinute).String()
	return &name
}

// parties gives every party, those that promised nothing too.
func (r Report) parties() []partyDocument {
	docs := make([]partyDocument, 0, len(r.Frame.Parties))
	for _, p := range r.Frame.Parties {
		doc := partyDocument{Name: p.Name, Role: string(p.Role)}
		for _, c := range r.Compliance {
			if c.Party.ID != p.ID {
				continue
			}
			doc.Assessed, doc.Commitments = c.Assessed, c.Commitments
			if c.Known {
				doc.Score = &c.Score
			}
		}
		docs = append(docs, doc)
	}
	return docs
}

func (r Report) incidents() incidentsDocument {
	c := r.Counts
	return incidentsDocument{
		Total: c.Total, InScope: c.In, OutOfScope: c.Out, Disputed: c.Disputed,
		Deaths: deathsDocument{Low: c.Deaths.Low.Or(0), Best: c.Deaths.Best.Or(0), High: c.Deaths.High.Or(0)},
	}
}

func (r Report) instant(at time.Time) string { return at.In(r.Zone).Format(time.RFC3339) }

func (r Report) optional(at time.Time) *string {
	if at.IsZero() {
		return nil
	}
	text := r.instant(at)
	return &text
}
