package assets

import _ "embed" // the sample is part of the program

//go:embed sample/ucdp_ged_syria_2016-08_to_10.csv
var sampleGED []byte

//go:embed sample/sample.json
var sampleExtras []byte

// SampleGED gives the sample's incidents: 1,466 lethal events in Syria, 1 August to 31 October 2016, as a GED file of 41 columns.
// They are the Uppsala Conflict Data Program's, Georeferenced Event Dataset 19.x, under CC BY 4.0: whatever shows them names the source.
// The slice is the program's own and is not to be changed.
func SampleGED() []byte { return sampleGED }

// SampleExtras gives the sample analyst's assessments and rulings on the syria-2016 template and SampleGED, as the JSON that
// store/exchange reads. The slice is the program's own and is not to be changed.
func SampleExtras() []byte { return sampleExtras }
