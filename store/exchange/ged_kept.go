package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// gedOrders lists the columns of the two layouts, that of 41 and that of 49, in their order (UCDP GED Codebook).
func gedOrders() [][]string {
	return [][]string{
		strings.Fields("id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id side_a side_b_new_id gwnob side_b " +
			"number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates adm_1 adm_2 latitude longitude " +
			"geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown low best high"),
		strings.Fields("id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name " +
			"side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline " +
			"source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity " +
			"date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"),
	}
}

// gedUsual gives the layout whose columns a header has, in that order and spelled as UCDP does; nil where it is neither.
func gedUsual(header []string) []string {
	for _, order := range gedOrders() {
		if slices.Equal(order, header) {
			return order
		}
	}
	return nil
}

// gedHeld gives the columns that an incident has a field for which keeps their text as it was.
func gedHeld(i ceasefire.Incident) map[string]string {
	return map[string]string{
		"id": i.Origin.Key, "source_office": i.ReportedBy, "where_coordinates": i.Place.Name, "adm_2": i.Place.District, "side_a": i.SideA.Actor, "side_b": i.SideB.Actor,
	}
}

// extra keeps, as they were and in the file's order, the columns that have no field or whose field does not hold them to the letter, so that
// the row can be written again as it was read.
func (r *gedRow) extra(i ceasefire.Incident) []ceasefire.Column {
	held := gedHeld(i)
	columns := make([]ceasefire.Column, 0, len(r.fields))
	for n, name := range r.file.names {
		if text, has := held[name]; r.file.whole || !has || text != r.fields[n] {
			columns = append(columns, ceasefire.Column{Name: r.file.header[n], Value: r.fields[n]})
		}
	}
	return columns
}

// GEDColumns gives the columns of an incident that came from GED as its file had them, in their order: those that were kept and, between them, those that
// the incident's fields hold to the letter. A file in neither layout keeps all its columns, so that there is nothing to put back.
func GEDColumns(i ceasefire.Incident) []ceasefire.Column {
	held := gedHeld(i)
	for _, c := range i.Extra {
		delete(held, strings.ToLower(strings.TrimSpace(c.Name)))
	}
	for _, order := range gedOrders() {
		if all, ok := between(order, held, i.Extra); ok {
			return all
		}
	}
	return i.Extra
}

// between puts what is held between the columns that were kept, by an order; it is not ok where the two are not all of the order.
func between(order []string, held map[string]string, kept []ceasefire.Column) (all []ceasefire.Column, ok bool) {
	for _, name := range order {
		switch text, has := held[name]; {
		case len(kept) > 0 && kept[0].Name == name:
			all, kept = append(all, kept[0]), kept[1:]
		case has:
			all = append(all, ceasefire.Column{Name: name, Value: text})
		default:
			return nil, false
		}
	}
	return all, len(kept) == 0
}
