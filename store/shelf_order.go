package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// aheadOf is how far beyond now a backup's name may lie: of several that are made in one second, each has the next.
const aheadOf = time.Minute

// inOrder puts backups in their order, the newest first. One whose name lies in the future was made while the computer's clock was wrong: it counts as the newest only as long as none of before now has as much of the
// audit trail.
func inOrder(list []Saved, now time.Time) {
	slices.SortStableFunc(list, func(a, b Saved) int { return b.At.Compare(a.At) })
	ahead := 0
	for ahead < len(list) && list[ahead].At.After(now.Add(aheadOf)) {
		ahead++
	}
	if ahead == 0 || ahead == len(list) {
		return
	}
	most := trailLength(list[ahead].Path)
	var before, after []Saved
	for _, b := range list[:ahead] {
		if trailLength(b.Path) > most {
			before = append(before, b)
		} else {
			after = append(after, b)
		}
	}
	copy(list, slices.Concat(before, list[ahead:], after))
}

// trailLength counts the lines of a backup's audit trail; none where it cannot be read.
func trailLength(path string) (lines int64) {
	ctx := context.Background()
	err := withFile(ctx, path, func(pool *sql.DB) (err error) {
		lines, err = lastLine(ctx, pool)
		return err
	})
	if err != nil {
		return 0
	}
	return lines
}
