package store

// digestsForgotten gives the statements that let a copy forget the digests of what was imported: of files, of rows, and of rows that are known by nothing else, which then are known by their ID alone. Nobody can read
// one, but whoever knows most of a row, and knows that it was redacted, finds the rest by trying. The identifiers of data sets stay.
func digestsForgotten() []string {
	return []string{
		"UPDATE import_batch SET digest = '' WHERE digest <> ''",
		"UPDATE incident SET dataset = '', dataset_key = '' WHERE length(dataset_key) = 64 AND dataset_key NOT GLOB '*[^0-9a-f]*'", // ceasefire.Origin.KeyIsDigest
		"UPDATE incident SET dataset_digest = '' WHERE dataset_digest <> ''",
	}
}
