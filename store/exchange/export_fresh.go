package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// freshGED gives an incident as far as the columns of GED can say it (UCDP GED Codebook), by their names. GED knows lethal violence alone: other acts are told as what they are nearest to.
func freshGED(e Export, i ceasefire.Incident) map[string]string {
	days := i.When.Days(e.zoneOf(&i))
	columns := map[string]string{
		"id": i.Origin.Key, "year": strconv.Itoa(days.From.Midnight().Year()), "type_of_violence": gedCode(i), "side_a": i.SideA.Actor, "side_b": i.SideB.Actor,
		"dyad_name": dyadName(i), "source_article": i.Text, "source_office": i.ReportedBy, "source_headline": i.Title,
		"where_prec": gedPlaceCode(i.Place.Precision), "where_coordinates": i.Place.Name, "adm_1": areaSaid(e, i), "adm_2": i.Place.District,
		"date_prec": gedDateCode(i.When.Precision), "date_start": days.From.String(), "date_end": days.To.String(),
		"deaths_a": countSaid(i.Deaths.SideA), "deaths_b": countSaid(i.Deaths.SideB), "deaths_civilians": countSaid(i.Deaths.Civilians),
		"deaths_unknown": countSaid(i.Deaths.Unknown), "low": countSaid(i.Deaths.Low), "best": countSaid(i.Deaths.Best), "high": countSaid(i.Deaths.High),
	}
	addPoint(columns, i.Place)
	if i.Origin.Dataset != gedDataset {
		columns["id"] = i.ID.String()
	}
	columns["geom_wkt"], columns["priogrid_gid"] = "", ""
	if i.Place.HasPoint {
		columns["geom_wkt"] = fmt.Sprintf("POINT (%s %s)", columns["longitude"], columns["latitude"])
	}
	if i.Place.HasPoint && !e.Redaction.coarsens() { // the cell of a coarser point would be another one
		columns["priogrid_gid"] = strconv.Itoa(prioCell(i.Place.Point))
	}
	return columns
}

// prioCell gives the cell of PRIO-GRID in which a point lies: cells of half a degree, 720 to a row, counted from 1 eastwards from the antimeridian and northwards from the
// South Pole (PRIO-GRID Codebook).
func prioCell(p ceasefire.Point) int {
	const perDegree, columns, rows = 2, 720, 360
	column, row := int((p.Lon+180)*perDegree), int((p.Lat+90)*perDegree)
	return min(row, rows-1)*columns + min(column, columns-1) + 1
}

func gedCode(i ceasefire.Incident) string {
	switch {
	case i.Type == ceasefire.CommunalClash:
		return "2"
	case i.Type == ceasefire.OneSided || i.SideB.IsCivilians():
		return "3"
	}
	return "1"
}

// gedDateCode gives the code of a precision: anything within a day is a day.
func gedDateCode(p ceasefire.Precision) string {
	switch p {
	case ceasefire.PrecisionWeek:
		return "3"
	case ceasefire.PrecisionMonth:
		return "4"
	case ceasefire.PrecisionYear:
		return "5"
	}
	return "1"
}

func gedPlaceCode(p ceasefire.PlacePrecision) string {
	switch p {
	case ceasefire.PlaceExact:
		return "1"
	case ceasefire.PlaceNear:
		return "2"
	case ceasefire.PlaceDistrict:
		return "3"
	case ceasefire.PlaceArea:
		return "4"
	case ceasefire.PlaceCountry:
		return "6"
	}
	return ""
}

// freshACLED gives an incident as far as the columns of ACLED can say it (ACLED Codebook), by their names.
func freshACLED(e Export, i ceasefire.Incident) map[string]string {
	day := ceasefire.DayOf(i.When.From, e.zoneOf(&i))
	if i.When.Precision == ceasefire.PrecisionWeek {
		day += daysAWeek / 2 // a week is told by its middle
	}
	event, sub := acledEvent(i)
	columns := map[string]string{
		"event_id_cnty": i.Origin.Key, "event_date": day.String(), "year": strconv.Itoa(day.Midnight().Year()), "time_precision": acledDateCode(i.When.Precision),
		"event_type": event, "sub_event_type": sub, "actor1": i.SideA.Actor, "actor2": i.SideB.Actor, "admin1": areaSaid(e, i), "admin2": i.Place.District,
		"location": i.Place.Name, "geo_precision": acledPlaceCode(i.Place.Precision), "source": i.ReportedBy, "notes": i.Text, "fatalities": countSaid(i.Deaths.Best),
	}
	addPoint(columns, i.Place)
	if i.Origin.Dataset != acledDataset {
		columns["event_id_cnty"] = i.ID.String()
	}
	return columns
}

// acledHeader lists the columns of the layout of today.
func acledHeader() []string {
	return strings.Fields("event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction " +
		"civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp")
}

func acledDateCode(p ceasefire.Precision) string {
	switch p {
	case ceasefire.PrecisionWeek:
		return "2"
	case ceasefire.PrecisionMonth, ceasefire.PrecisionYear:
		return "3"
	}
	return "1"
}

func acledPlaceCode(p ceasefire.PlacePrecision) string {
	switch p {
	case ceasefire.PlaceExact:
		return "1"
	case ceasefire.PlaceNear, ceasefire.PlaceDistrict:
		return "2"
	case ceasefire.PlaceArea, ceasefire.PlaceCountry:
		return "3"
	}
	return ""
}

// acledEvent gives the event and the sub-event that a type is nearest to.
func acledEvent(i ceasefire.Incident) (event, sub string) {
	switch i.Type {
	case ceasefire.ArmedClash, ceasefire.CommunalClash, ceasefire.GroundAttack, ceasefire.SmallArms:
		return "Battles", "Armed clash"
	case ceasefire.TerritoryTaken:
		return "Battles", "Non-state actor overtakes territory"
	case ceasefire.AirStrike:
		return "Explosions/Remote violence", "Air/drone strike"
	case ceasefire.Shelling:
		return "Explosions/Remote violence", "Shelling/artillery/missile attack"
	case ceasefire.Explosion:
		return "Explosions/Remote violence", "Remote explosive/landmine/IED"
	case ceasefire.OneSided, ceasefire.AidAttacked:
		return "Violence against civilians", "Attack"
	case ceasefire.Arrest:
		return "Strategic developments", "Arrests"
	}
	return "Strategic developments", "Other"
}

func areaSaid(e Export, i ceasefire.Incident) string {
	area, ok := e.Frame.Area(i.Place.Area)
	if !ok {
		return i.Place.Area
	}
	return area.Name
}

func countSaid(c ceasefire.Count) string {
	if !c.Known {
		return ""
	}
	return strconv.Itoa(c.N)
}

func addPoint(columns map[string]string, p ceasefire.Place) {
	if p.HasPoint {
		columns["latitude"], columns["longitude"] = decimal(p.Point.Lat), decimal(p.Point.Lon)
	} else {
		columns["latitude"], columns["longitude"] = "", ""
	}
}
