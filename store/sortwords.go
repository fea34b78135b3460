package store

import "cmp"

// Words says an order of incidents in words, to stand behind "in the order of": "time, oldest first".
func (s Sort) Words() string {
	said := map[SortKey]struct{ what, up, down string }{
		SortWhen: {"time", "oldest first", "newest first"}, SortRecorded: {"when they were recorded", "oldest first", "newest first"},
		SortAdded:  {"when they were added", "first to last", "last to first"},
		SortDeaths: {"deaths", "fewest first", "most first"}, SortInjured: {"injured", "fewest first", "most first"}, SortSeverity: {"severity", "slightest first", "gravest first"},
		SortScope: {"scope", "in scope first", "out of scope first"}, SortVerified: {"verification", "unverified first", "contested first"},
		SortPlace: {what: "place"}, SortType: {what: "type"}, SortActor: {what: "actors"}, SortArea: {what: "area"}, SortDistrict: {what: "district"}, SortTitle: {what: "title"},
		SortReporter: {what: "who reported them"}, SortDataset: {what: "data set"}, SortRecorder: {what: "who recorded them"}, SortScopeWhy: {what: "the reason of their scope"},
	}[cmp.Or(s.By, SortWhen)]
	if s.Descending {
		return said.what + ", " + cmp.Or(said.down, "Z to A")
	}
	return said.what + ", " + cmp.Or(said.up, "A to Z")
}
