package store

import (
	"context"
	"fmt"
	"strings"

	"truceboard/store/spelled"
)

// ConfidentialNames lists what sources that are confidential now, or were once, are called and were: by their titles, publishers, addresses and attributions.
func (d *Dossier) ConfidentialNames(ctx context.Context) ([]string, error) {
	var queries []string
	for _, column := range []string{"title", "publisher", "address", "attribution"} {
		queries = append(queries, "SELECT "+column+" FROM source WHERE confidential AND removed_at IS NULL", formerlyConfidential(column))
	}
	names, err := collect(ctx, d.read, scanText, strings.Join(queries, " UNION "))
	if err != nil {
		return nil, fmt.Errorf("reading what confidential sources were called: %w", err)
	}
	return names, nil
}

// formerlyConfidential asks the audit trail what a column of sources held that are confidential, or were when it did.
func formerlyConfidential(column string) string {
	return formerly(column, "record = 'source' AND (json_extract(line, '$.confidential') OR "+nowKnown("source", "known")+" IN (SELECT uuid FROM source WHERE confidential))")
}

// NamesIn gives what finds names in texts as a redacted copy does: however they are spelled, and those of people in another order, with initials or with a title as well. A surname alone is left, which may be a word or somebody else's. What it
// gives is not for several goroutines at once.
func NamesIn(names []string) func(text string) []spelled.Hit {
	secrets := newSecretNames(names)
	secrets.people = newPeople(newVocabulary(), names).withoutSurnames()
	return func(text string) []spelled.Hit {
		hits, _ := secrets.in(text)
		return hits
	}
}
