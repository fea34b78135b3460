package main

import (
	"fmt"
	"strconv"
	"strings"
)

// acledLayout is ACLED's export with its 31 columns.
func acledLayout() layout {
	return layout{name: "ACLED", row: acledRow, header: strings.Split("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,"+
		"actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"+
		"latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp", ","),
		keys: []string{"event_id_cnty", "event_date, event_id_cnty", "event_date, event_type", "event_id_cnty, actor1", "admin1", "location", "actor1", "actor2"}}
}

// deed is a kind of event in ACLED's words.
type deed struct{ disorder, event, detail string }

func deeds() []deed {
	const violence = "Political violence"
	return []deed{
		{violence, "Battles", "Armed clash"},
		{violence, "Battles", "Government regains territory"},
		{violence, "Explosions/Remote violence", "Air/drone strike"},
		{violence, "Explosions/Remote violence", "Shelling/artillery/missile attack"},
		{violence, "Violence against civilians", "Attack"},
		{"Demonstrations", "Protests", "Peaceful protest"},
		{"Strategic developments", "Strategic developments", "Agreement"},
	}
}

// actor is a side with its kind, in ACLED's words.
type actor struct{ name, kind string }

func actors() []actor {
	return []actor{
		{"Military Forces of Syria (2000-2024)", "State forces"}, {"Opposition Rebels (Syria)", "Rebel group"},
		{"Islamic State (Syria)", "Rebel group"}, {"QSD: Syrian Democratic Forces", "Political militia"},
		{"Military Forces of Russia (2000-) Air Force", "External/Other forces"}, {"Civilians (Syria)", "Civilians"},
	}
}

// acledRow makes up a row. One in ten is known to the week, one in fifty to the month; none has a time of day, as in ACLED.
func acledRow(w *world, number int) []string {
	d, p, day := pick(w, deeds()), pick(w, w.places), w.day()
	a, b := pick(w, actors()), pick(w, actors())
	targeted := ""
	if b.kind == "Civilians" {
		targeted = "Civilian targeting"
	}
	precision := "1"
	switch chance := w.IntN(100); {
	case chance < 2:
		precision = "3"
	case chance < 12:
		precision = "2"
	}
	n, year := strconv.Itoa, strconv.Itoa(day.Year())
	return []string{
		fmt.Sprintf("SYR%d", number), day.Format("2006-01-02"), year, precision, d.disorder, d.event, d.detail,
		a.name, "", a.kind, b.name, "", b.kind, a.kind + "-" + b.kind, targeted, "760", "Middle East", "Syria",
		p.in.acled, p.district, "", p.name, degrees(p.lat), degrees(p.lon), n(1 + w.IntN(3)), pick(w, []string{"SOHR", "Invented Agency"}),
		pick(w, []string{"Other", "National"}), "Invented. On " + day.Format("2 January 2006") + ", " + w.sentence(12) + ".",
		n(w.deaths()), "", n(1_500_000_000 + number),
	}
}
