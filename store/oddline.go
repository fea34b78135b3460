package store

import (
	"fmt"
	"slices"
	"strings"
)

// oddLine says why this program cannot have written a line of the audit trail, though its hash follows: whoever knows the rule can make one. It is empty for a line that it can have written.
func oddLine(e AuditEntry) string {
	switch {
	case strings.Trim(e.Record, "abcdefghijklmnopqrstuvwxyz_") != "":
		return fmt.Sprintf("entry %d of the audit trail tells of what is no record (%q): another program wrote it", e.Seq, e.Record)
	case !isRow(e.Before) || !isRow(e.After):
		return fmt.Sprintf("entry %d of the audit trail (%s %s) holds no row: another program wrote it", e.Seq, e.Action, e.Record)
	}
	return ""
}

// isRow reports whether what a line keeps of a record is a row, or nothing. That it is JSON the database sees to.
func isRow(text string) bool {
	return text == "" || strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{")
}

// turnable reports whether records of a kind can be put back by the lines of the trail. The kind is the name of its table in what is asked of the database, and a line is only as good as the file that
// it stands in: no other name reaches the database.
func turnable(record string) bool {
	return record == "incident" || record == "actor_name" || slices.Contains(framed(), record) || onlyFollowed(record)
}
