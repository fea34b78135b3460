package main

import (
	"fmt"
	"strconv"
	"strings"
)

// gedLayout is the Georeferenced Event Dataset with its 41 columns, as the sample has them.
func gedLayout() layout {
	return layout{name: "GED", row: gedRow, header: strings.Split("id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,"+
		"side_a_new_id,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"+
		"where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,"+
		"date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high", ","),
		keys: []string{"id", "date_start, id", "date_start, type_of_violence", "id, dyad_name", "conflict_new_id", "adm_1", "side_a", "side_b"}}
}

// dyad is a pair of sides that fight each other, or of one that harms civilians.
type dyad struct {
	violence, conflict int
	number, a, b       int
	sideA, sideB       string
}

func dyads() []dyad {
	return []dyad{
		{1, 299, 11973, 118, 4456, "Government of Syria", "Syrian insurgents"},
		{1, 299, 11973, 118, 4456, "Government of Syria", "Syrian insurgents"}, // twice, because most events are between these two
		{1, 13604, 14620, 118, 234, "Government of Syria", "IS"},
		{2, 5870, 12350, 234, 5870, "IS", "SDF"},
		{3, 542, 1034, 234, 9999, "IS", "Civilians"},
	}
}

// gedRow makes up a row. One in twenty is known to the week, one in fifty to the month.
func gedRow(w *world, number int) []string {
	d, p, from := pick(w, dyads()), pick(w, w.places), w.day()
	precision, to := "1", from
	switch chance := w.IntN(100); {
	case chance < 2:
		precision, to = "4", from.AddDate(0, 0, 29)
	case chance < 7:
		precision, to = "2", from.AddDate(0, 0, 6)
	}
	dead := [4]int{w.deaths(), w.deaths(), w.deaths() / 2, w.deaths() / 3}
	best := dead[0] + dead[1] + dead[2] + dead[3]
	year, start, office := strconv.Itoa(from.Year()), from.Format("2006-01-02"), pick(w, []string{"SOHR", "Invented Agency", "Reuters"})
	headline, n := w.sentence(8), strconv.Itoa
	return []string{
		n(1_000_000 + number), year, "1", n(d.violence), n(d.conflict), "Syria: invented", n(d.number), d.sideA + " - " + d.sideB,
		n(d.a), d.sideA, n(d.b), "", d.sideB, n(1 + w.IntN(3)),
		fmt.Sprintf("%q", office+","+start+","+headline), office, start, headline, office,
		n(1 + w.IntN(4)), p.name, p.in.ged, p.district, degrees(p.lat), degrees(p.lon), "POINT (" + degrees(p.lon) + " " + degrees(p.lat) + ")",
		n(180000 + w.IntN(500)), "Syria", "652", "Middle East", n(1 + w.IntN(2)), precision,
		start, to.Format("2006-01-02"), n(dead[0]), n(dead[1]), n(dead[2]), n(dead[3]), n(best - w.IntN(best+1)), n(best), n(best + w.deaths()),
	}
}
