package ceasefire

import "strings"

// HashedDatasetPrefix begins the names that earlier versions made for lists of the digest of their columns' names; nobody can read them.
const HashedDatasetPrefix = "table-"

// DatasetName names a data set to a reader: that of a list as whoever imported it called it or its file, those of known layouts by their usual abbreviations.
func DatasetName(dataset string) string {
	digits, hashed := strings.CutPrefix(dataset, HashedDatasetPrefix)
	switch {
	case dataset == "ged" || dataset == "acled":
		return strings.ToUpper(dataset)
	case dataset == OwnDataset:
		return "Truceboard"
	case hashed && len(digits) == 12 && strings.Trim(digits, "0123456789abcdef") == "":
		return "Table"
	}
	return dataset
}

// Words names a record by its data set and its key there; a key that is made of what the whole row says tells a reader nothing.
func (o Origin) Words() string {
	if o.Dataset == "" || o.KeyIsDigest() {
		return DatasetName(o.Dataset)
	}
	return DatasetName(o.Dataset) + " " + o.Key
}
