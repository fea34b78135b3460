package exchange

import (
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// incidentRow turns one incident's layout into an incident; the first thing that is wrong with it stands in err.
type incidentRow struct {
	l    incidentLayout
	file *incidentsFile
	line int
	err  error
}

func (r *incidentRow) wrong(format string, args ...any) {
	if r.err == nil {
		r.err = rowError(r.line, format, args...)
	}
}

// incident keeps the incident's own ID, so that it is known again in the dossier that it came from. One that was typed in is, elsewhere, a
// record of this program's own data set.
func (r *incidentRow) incident(digest string) ceasefire.Incident {
	l := r.l
	i := ceasefire.Incident{
		ID: r.id(), When: r.when(), Place: r.place(), Type: ceasefire.Type(l.Type), Severity: ceasefire.Severity(max(l.Severity, 0)), Title: l.Title, Text: l.Text,
		SideA: r.file.seen.side(l.SideA.Actor), SideB: r.file.seen.side(l.SideB.Actor), Deaths: r.deaths(),
		Injured:      ceasefire.Estimate{Low: r.people(l.Injured.Low), Best: r.people(l.Injured.Best), High: r.people(l.Injured.High)},
		Verification: ceasefire.Verification(l.Verification), ReportedBy: l.ReportedBy, Citations: r.citations(),
		Origin:   ceasefire.Origin{Dataset: l.Origin.Dataset, Key: l.Origin.Key, Digest: l.Origin.Digest, Line: r.line},
		Recorded: stampOf(l.Recorded),
	}
	for _, pair := range l.Extra {
		i.Extra = append(i.Extra, ceasefire.Column{Name: pair[0], Value: pair[1]})
	}
	if i.Origin.Dataset == "" || i.Origin.Key == "" {
		i.Origin = ceasefire.Origin{Dataset: ceasefire.OwnDataset, Key: l.ID, Digest: digest, Line: r.line}
	}
	if l.Type == "" || l.Severity > int(ceasefire.SeverityMass) || l.Severity < 0 {
		r.wrong("its type or its severity is missing or not known")
	}
	return i
}

func (r *incidentRow) id() ceasefire.ID {
	id, err := ceasefire.ParseID(r.l.ID)
	if err != nil {
		r.wrong("its id %q cannot be read: without one it cannot be told from others", clip(r.l.ID, longestQuoted))
	}
	return id
}

func (r *incidentRow) when() ceasefire.Moment {
	from, errFrom := time.Parse(time.RFC3339, r.l.From)
	until, errUntil := time.Parse(time.RFC3339, r.l.Until)
	precision, known := precisionNamed(r.l.Precision)
	if errFrom != nil || errUntil != nil || !known {
		r.wrong("its time %q to %q, known to the %q, cannot be read", clip(r.l.From, longestQuoted), clip(r.l.Until, longestQuoted), clip(r.l.Precision, longestQuoted))
	}
	return r.file.atHome(ceasefire.Moment{From: from.UTC(), Until: until.UTC(), Precision: precision, Zone: r.l.Zone})
}

// atHome gives days of another dossier's zone as the same days here: a day is a day, and by clocks ten hours away it would be parts of two. What is not whole days, or not those of that zone,
// stays the stretch of time that it is.
func (f *incidentsFile) atHome(m ceasefire.Moment) ceasefire.Moment {
	if f.whole == nil || m.Precision < ceasefire.PrecisionDay || f.whole.Agreement.Zone == f.zone.String() {
		return m
	}
	there := f.whole.Agreement.Location()
	days := m.Days(there)
	whole := ceasefire.NewMoment(days.From, days.To, m.Precision, there)
	if !whole.From.Equal(m.From) || !whole.Until.Equal(m.Until) {
		return m
	}
	return ceasefire.NewMoment(days.From, days.To, m.Precision, f.zone)
}

// place gives where it was; an area that this dossier does not have is left out.
func (r *incidentRow) place() ceasefire.Place {
	l := r.l.Place
	precision, _ := placePrecisionNamed(l.Precision)
	p := ceasefire.Place{Name: l.Name, Area: r.file.seen.area(l.Area), District: l.District, Precision: precision}
	if l.Latitude == nil || l.Longitude == nil {
		return p
	}
	p.Point, p.HasPoint = ceasefire.Point{Lat: *l.Latitude, Lon: *l.Longitude}, true
	if !p.Point.Valid() {
		r.wrong(offGlobe, p.Point.Lat, p.Point.Lon)
	}
	return p
}

func (r *incidentRow) deaths() ceasefire.Deaths {
	l := r.l.Deaths
	return ceasefire.Deaths{
		Estimate:  ceasefire.Estimate{Low: r.people(l.Low), Best: r.people(l.Best), High: r.people(l.High)},
		Civilians: r.people(l.Civilians), SideA: r.people(l.SideA), SideB: r.people(l.SideB), Unknown: r.people(l.Unknown),
	}
}

func (r *incidentRow) people(n *int) ceasefire.Count {
	if n == nil {
		return ceasefire.Count{}
	}
	if *n < 0 {
		r.wrong("%d is not a number of people", *n)
	}
	return ceasefire.People(*n)
}

func (r *incidentRow) citations() []ceasefire.Citation {
	var cited []ceasefire.Citation
	for _, c := range r.l.Citations {
		id, known := r.file.cited[c.Source]
		if !known || c.Credibility < 0 || c.Credibility > 6 {
			r.wrong("it cites %q, which is no source of the file, or with a credibility that there is not", clip(c.Source, longestQuoted))
			continue
		}
		if !slices.ContainsFunc(cited, func(o ceasefire.Citation) bool { return o.Source == id && o.Locator == c.Locator }) {
			cited = append(cited, ceasefire.Citation{Source: id, Locator: c.Locator, Credibility: ceasefire.Credibility(c.Credibility)})
		}
	}
	return cited
}
