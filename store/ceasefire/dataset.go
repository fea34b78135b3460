package ceasefire

// The data sets whose layouts are known, as the origins of incidents name them.
const (
	DatasetGED   = "ged"
	DatasetACLED = "acled"
)

// DatasetSource is a data set as a source, with the attribution that its licence or its terms ask for; known is false for a data set that has none here. Rows of ACLED may not be passed on.
func DatasetSource(dataset string) (s Source, known bool) {
	switch dataset {
	case DatasetGED:
		return Source{
			Title: "UCDP Georeferenced Event Dataset (GED) 19.x", Publisher: "Uppsala Conflict Data Program", Address: "https://ucdp.uu.se",
			Attribution: "Uppsala Conflict Data Program, Georeferenced Event Dataset (GED) 19.x, CC BY 4.0", Licence: "CC BY 4.0",
		}, true
	case DatasetACLED:
		return Source{
			Title: "Armed Conflict Location & Event Data (ACLED)", Publisher: "ACLED", Address: "https://acleddata.com",
			Attribution: "Armed Conflict Location & Event Data (ACLED), acleddata.com", Licence: "ACLED terms of use: rows may not be redistributed",
		}, true
	}
	return Source{}, false
}
