package exchange

// ColumnOf names the column of a file that an incident's field is read from, for whoever has to mend a row that breaks a rule of the dossier: id, when, type, verification, area, place, point, deaths
// or injured. It is empty where the file has none.
func (r Reading) ColumnOf(field string) string {
	names := map[Format]map[string]string{
		FormatGED:   {"id": "id", "when": "date_start", "type": "type_of_violence", "area": "adm_1", "place": "where_coordinates", "point": "latitude", "deaths": "best"},
		FormatACLED: {"id": "event_id_cnty", "when": "event_date", "type": "event_type", "area": "admin1", "place": "location", "point": "latitude", "deaths": "fatalities"},
		FormatJSON: {"id": "id", "when": "from", "type": "type", "verification": "verification", "area": "place.area", "place": "place.name", "point": "place.latitude", "deaths": "deaths",
			"injured": "injured"},
	}
	if r.Format != FormatCSV {
		return names[r.Format][field]
	}
	fields := map[string][]Field{
		"id": {FieldID}, "when": {FieldDate}, "type": {FieldType}, "verification": {FieldVerification}, "area": {FieldArea}, "place": {FieldPlace}, "point": {FieldCoordinates, FieldLatitude},
		"deaths": {FieldDeathsBest, FieldDeathsLow, FieldDeathsHigh, FieldDeathsCivil}, "injured": {FieldInjuredBest, FieldInjuredLow, FieldInjuredHigh},
	}
	for _, f := range fields[field] {
		if column := r.Mapping.FieldColumn(f); column != "" {
			return column
		}
	}
	return ""
}
