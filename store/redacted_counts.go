package store

import (
	"context"
	"fmt"
)

// RedactionCounts is how much of a dossier a redacted copy would not hold, or would hold less closely: sources marked as confidential, people who reported or recorded, attached files and their bytes, and
// incidents with a point. Lines of the audit trail and deleted incidents are never in one.
type RedactionCounts struct {
	Sources, People, Attachments, Points int
	Bytes                                int64
	Lines, Deleted                       int
}

// RedactionCounts counts what a redacted copy would leave out.
func (d *Dossier) RedactionCounts(ctx context.Context) (c RedactionCounts, err error) {
	err = d.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM source WHERE confidential AND removed_at IS NULL),
		(SELECT count(*) FROM (SELECT reported_by FROM incident WHERE reported_by <> '' UNION SELECT recorded_by FROM incident UNION SELECT who FROM audit)),
		(SELECT count(*) FROM attachment WHERE removed_at IS NULL), (SELECT coalesce(sum(size), 0) FROM attachment WHERE removed_at IS NULL),
		(SELECT count(*) FROM incident WHERE lat IS NOT NULL AND deleted_at IS NULL), (SELECT count(*) FROM audit), (SELECT count(*) FROM incident WHERE deleted_at IS NOT NULL)`).
		Scan(&c.Sources, &c.People, &c.Attachments, &c.Bytes, &c.Points, &c.Lines, &c.Deleted)
	if err != nil {
		return RedactionCounts{}, fmt.Errorf("counting what would be left out: %w", err)
	}
	return c, nil
}
