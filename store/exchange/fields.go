package exchange

import "slices"

// Field is what a column of a table can be read into.
type Field string

// The fields.
const (
	FieldID             Field = "id"
	FieldDate           Field = "date"
	FieldTime           Field = "time"
	FieldDateEnd        Field = "date_end"
	FieldDatePrecision  Field = "date_precision"
	FieldZone           Field = "zone"
	FieldType           Field = "type"
	FieldSeverity       Field = "severity"
	FieldTitle          Field = "title"
	FieldText           Field = "text"
	FieldSideA          Field = "side_a"
	FieldSideB          Field = "side_b"
	FieldPlace          Field = "place"
	FieldArea           Field = "area"
	FieldDistrict       Field = "district"
	FieldLatitude       Field = "latitude"
	FieldLongitude      Field = "longitude"
	FieldCoordinates    Field = "coordinates"
	FieldPlacePrecision Field = "place_precision"
	FieldDeathsLow      Field = "deaths_low"
	FieldDeathsBest     Field = "deaths_best"
	FieldDeathsHigh     Field = "deaths_high"
	FieldDeathsCivil    Field = "deaths_civilians"
	FieldDeathsA        Field = "deaths_side_a"
	FieldDeathsB        Field = "deaths_side_b"
	FieldDeathsUnknown  Field = "deaths_unknown"
	FieldInjuredLow     Field = "injured_low"
	FieldInjuredBest    Field = "injured_best"
	FieldInjuredHigh    Field = "injured_high"
	FieldVerification   Field = "verification"
	FieldReportedBy     Field = "reported_by"
	FieldSource         Field = "source"
	FieldSourceAddress  Field = "source_address"
	FieldReliability    Field = "source_reliability"
	FieldCredibility    Field = "credibility"
	FieldLocator        Field = "source_locator"
	FieldConfidential   Field = "source_confidential"
	FieldDataset        Field = "dataset"    // read where FieldID holds an ID of this program's own
	FieldDatasetID      Field = "dataset_id" // in the data set that FieldDataset names
)

// FieldInfo describes a field to whoever maps a column to it.
type FieldInfo struct {
	Field  Field
	Name   string
	Needed bool // a mapping without it, as a column or as a constant, reads nothing
}

// Fields lists every field in the order in which forms show them.
func Fields() []FieldInfo {
	return []FieldInfo{
		{FieldDate, "Date", true}, {FieldTime, "Time of day", false}, {FieldDateEnd, "Last date", false}, {FieldDatePrecision, "Precision of the date", false}, {FieldZone, "Zone of the date", false},
		{FieldType, "Type", true}, {FieldSeverity, "Severity", false}, {FieldTitle, "Title", false}, {FieldText, "Text", false},
		{FieldSideA, "Side A (who acted)", false}, {FieldSideB, "Side B", false},
		{FieldPlace, "Place", false}, {FieldArea, "Area", false}, {FieldDistrict, "District", false},
		{FieldLatitude, "Latitude", false}, {FieldLongitude, "Longitude", false}, {FieldCoordinates, "Coordinates (latitude, longitude)", false},
		{FieldPlacePrecision, "Precision of the place", false},
		{FieldDeathsBest, "Deaths, best", false}, {FieldDeathsLow, "Deaths, low", false}, {FieldDeathsHigh, "Deaths, high", false},
		{FieldDeathsCivil, "Deaths, civilians", false}, {FieldDeathsA, "Deaths, side A", false}, {FieldDeathsB, "Deaths, side B", false},
		{FieldDeathsUnknown, "Deaths, unknown side", false},
		{FieldInjuredBest, "Injured, best", false}, {FieldInjuredLow, "Injured, low", false}, {FieldInjuredHigh, "Injured, high", false},
		{FieldVerification, "Verification", false}, {FieldReportedBy, "Reported by", false},
		{FieldSource, "Source, by its title", false}, {FieldSourceAddress, "Address of the source", false}, {FieldReliability, "Reliability of the source (A to F)", false},
		{FieldCredibility, "Credibility of the report (1 to 6)", false}, {FieldLocator, "Where in the source it stands", false}, {FieldConfidential, "Source is confidential (yes or no)", false},
		{FieldID, "Identifier", false},
		{FieldDataset, "Data set it came from", false}, {FieldDatasetID, "Identifier in that data set", false},
	}
}

// Name gives the field's name in words.
func (f Field) Name() string {
	all := Fields()
	if i := slices.IndexFunc(all, func(info FieldInfo) bool { return info.Field == f }); i >= 0 {
		return all[i].Name
	}
	return string(f)
}

// known reports whether there is such a field.
func (f Field) known() bool {
	return slices.ContainsFunc(Fields(), func(info FieldInfo) bool { return info.Field == f })
}
