package exchange

import (
	"time"

	"truceboard/store/ceasefire"
)

// The kind and the version of this program's own export of incidents.
const (
	incidentsKind    = "truceboard incidents"
	incidentsVersion = 1
)

// The layout of this program's own export of incidents: one object, in which "kind" stands first and "sources" before "incidents", so that a
// file of any length can be read as it comes. What the layout does not name is passed over, so that an export may tell more than can be read
// back. Instants are RFC 3339 in UTC; a number that is not known is null.
type (
	incidentLayout struct {
		ID           string         `json:"id"`
		From         string         `json:"from"`
		Until        string         `json:"until"`
		Precision    string         `json:"precision"`
		Zone         string         `json:"zone"`
		Type         string         `json:"type"`
		Severity     int            `json:"severity"` // 1 to 4, 0 for unknown
		Title        string         `json:"title"`
		Text         string         `json:"text"`
		Place        placeLayout    `json:"place"`
		SideA        sideLayout     `json:"side_a"`
		SideB        sideLayout     `json:"side_b"`
		Deaths       deathsLayout   `json:"deaths"`
		Injured      estimateLayout `json:"injured"`
		Verification string         `json:"verification"`
		ReportedBy   string         `json:"reported_by"`
		Citations    []citedLayout  `json:"citations"`
		Origin       originLayout   `json:"origin"`
		Extra        [][2]string    `json:"extra"` // the columns that have no field: name and value
		Recorded     recordedLayout `json:"recorded"`
	}

	placeLayout struct {
		Name      string   `json:"name"`
		Area      string   `json:"area"` // the area's code
		District  string   `json:"district"`
		Latitude  *float64 `json:"latitude"`
		Longitude *float64 `json:"longitude"`
		Precision string   `json:"precision"` // exact, near, district, area, country, unknown
	}

	sideLayout struct {
		Actor string `json:"actor"`
		Party string `json:"party"` // the party's name; it is worked out anew from the actor's where the file is read
	}

	estimateLayout struct {
		Low  *int `json:"low"`
		Best *int `json:"best"`
		High *int `json:"high"`
	}

	deathsLayout struct {
		Low       *int `json:"low"`
		Best      *int `json:"best"`
		High      *int `json:"high"`
		Civilians *int `json:"civilians"`
		SideA     *int `json:"side_a"`
		SideB     *int `json:"side_b"`
		Unknown   *int `json:"unknown"`
	}

	// citedLayout cites a source of the same file by its key.
	citedLayout struct {
		Source      string `json:"source"`
		Locator     string `json:"locator"`
		Credibility int    `json:"credibility"` // 1 to 6, 0 for not graded
	}

	// originLayout is empty for an incident that was typed in.
	originLayout struct {
		Dataset string `json:"dataset"`
		Key     string `json:"key"`
		Digest  string `json:"digest"`
	}

	recordedLayout struct {
		By string `json:"by"`
		At string `json:"at"`
	}
)

// incidentLayoutOf gives an incident as it is written; keys gives the keys of the sources of the file.
func incidentLayoutOf(i ceasefire.Incident, frame ceasefire.Frame, keys map[ceasefire.ID]string) incidentLayout {
	l := incidentLayout{
		ID: i.ID.String(), From: instantText(i.When.From), Until: instantText(i.When.Until), Precision: i.When.Precision.String(), Zone: i.When.Zone,
		Type: string(i.Type), Severity: int(i.Severity), Title: i.Title, Text: i.Text, Place: placeLayoutOf(i.Place),
		SideA: sideLayoutOf(i.SideA, frame), SideB: sideLayoutOf(i.SideB, frame),
		Deaths: deathsLayout{
			Low: countLayout(i.Deaths.Low), Best: countLayout(i.Deaths.Best), High: countLayout(i.Deaths.High), Civilians: countLayout(i.Deaths.Civilians),
			SideA: countLayout(i.Deaths.SideA), SideB: countLayout(i.Deaths.SideB), Unknown: countLayout(i.Deaths.Unknown),
		},
		Injured:      estimateLayout{Low: countLayout(i.Injured.Low), Best: countLayout(i.Injured.Best), High: countLayout(i.Injured.High)},
		Verification: string(i.Verification), ReportedBy: i.ReportedBy, Citations: []citedLayout{}, Extra: [][2]string{},
		Origin:   originLayout{Dataset: i.Origin.Dataset, Key: i.Origin.Key, Digest: i.Origin.Digest},
		Recorded: recordedLayout{By: i.Recorded.By, At: instantText(i.Recorded.At)},
	}
	if i.Origin.Dataset == ceasefire.OwnDataset { // it was typed in, there or here
		l.Origin = originLayout{}
	}
	for _, c := range i.Citations {
		l.Citations = append(l.Citations, citedLayout{Source: keys[c.Source], Locator: c.Locator, Credibility: int(c.Credibility)})
	}
	for _, c := range i.Extra {
		l.Extra = append(l.Extra, [2]string{c.Name, c.Value})
	}
	return l
}

func instantText(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

func placeLayoutOf(p ceasefire.Place) placeLayout {
	l := placeLayout{Name: p.Name, Area: p.Area, District: p.District}
	for name, precision := range placePrecisions() {
		if precision == p.Precision {
			l.Precision = name
		}
	}
	if p.HasPoint {
		l.Latitude, l.Longitude = &p.Point.Lat, &p.Point.Lon
	}
	return l
}

func sideLayoutOf(s ceasefire.Side, frame ceasefire.Frame) sideLayout {
	party, _ := frame.Party(s.Party)
	return sideLayout{Actor: s.Actor, Party: party.Name}
}

func countLayout(c ceasefire.Count) *int {
	if !c.Known {
		return nil
	}
	return &c.N
}
