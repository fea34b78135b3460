package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// acledOrder lists the columns of every layout of ACLED, each behind those that stand before it in the layouts that have both: the layout of
// 31 columns (2023 and later), that of 31 with data_id and iso3 (2018 to 2023), and that of GWNO (before).
func acledOrder() []string {
	return strings.Fields("data_id iso gwno event_id_cnty event_id_no_cnty event_date year time_precision disorder_type event_type sub_event_type " +
		"actor1 assoc_actor_1 ally_actor_1 inter1 actor2 assoc_actor_2 ally_actor_2 inter2 interaction civilian_targeting iso " +
		"region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp iso3")
}

// acledHeld gives the text of a column that an incident has a field for which keeps it as it was, unless it holds NA or space around it.
func acledHeld(i *ceasefire.Incident, name string) (text string, has bool) {
	switch name {
	case "event_id_cnty":
		return i.Origin.Key, true
	case "actor1":
		return i.SideA.Actor, true
	case "actor2":
		return i.SideB.Actor, true
	case "location":
		return i.Place.Name, true
	case "admin2":
		return i.Place.District, true
	case "source":
		return i.ReportedBy, true
	case "notes":
		return i.Text, true
	}
	return "", false
}

// acledUsual reports whether a header is spelled and ordered as ACLED does, in lower or in upper case, so that a column that is not kept can
// be put back where it stood.
func acledUsual(header []string) bool {
	lower, upper, at := true, true, 0
	order := acledOrder()
	for _, name := range header {
		lower, upper = lower && name == strings.ToLower(name), upper && name == strings.ToUpper(name)
		step := slices.Index(order[at:], strings.ToLower(name))
		if step < 0 {
			return false
		}
		at += step + 1
	}
	return lower || upper
}

// extra keeps, as they were and in the file's order, the columns that have no field or whose field does not hold them to the letter. Where the
// header is not one that ACLED has, every column is kept, since the place of one that is not could not be told again.
func (r *acledRow) extra(i *ceasefire.Incident) []ceasefire.Column {
	columns := make([]ceasefire.Column, 0, len(r.fields))
	for n, name := range r.file.names {
		text, has := acledHeld(i, name)
		if r.file.whole || !has || text != r.fields[n] || text == "" || name == "event_id_cnty" && r.file.key != name {
			columns = append(columns, ceasefire.Column{Name: r.file.header[n], Value: r.fields[n]})
		}
	}
	return columns
}

// ACLEDColumns gives the columns of an incident that came from ACLED as its file had them, in their order: those that were kept, and between
// them, where the file had them, those that the incident's fields hold to the letter. A file that ACLED would not have written keeps all its
// columns, so that there is nothing to put back.
func ACLEDColumns(i ceasefire.Incident) []ceasefire.Column {
	kept := i.Extra
	isKept := func(name string) bool {
		return slices.ContainsFunc(i.Extra, func(c ceasefire.Column) bool { return strings.EqualFold(c.Name, name) })
	}
	spell := func(name string) string { return name }
	if len(i.Extra) > 0 && i.Extra[0].Name == strings.ToUpper(i.Extra[0].Name) {
		spell = strings.ToUpper
	}
	var all []ceasefire.Column
	for _, name := range acledOrder() {
		if text, has := acledHeld(&i, name); has && text != "" && !isKept(name) {
			all = append(all, ceasefire.Column{Name: spell(name), Value: text})
		}
		if len(kept) > 0 && strings.EqualFold(kept[0].Name, name) {
			all, kept = append(all, kept[0]), kept[1:]
		}
	}
	return append(all, kept...)
}
