package ceasefire

import (
	"strings"
	"time"
)

// Words says when something was read: "as of 20 Sep 2016, 12:00, as known at 1 Oct 2016, 08:30 (Asia/Damascus)"; nothing where no instant is given.
func (a AsOf) Words(zone *time.Location) string {
	var parts []string
	for _, part := range []struct {
		what string
		at   time.Time
	}{{"as of ", a.At}, {"as known at ", a.KnownAt}} {
		if !part.at.IsZero() {
			parts = append(parts, part.what+FormatInstant(part.at, PrecisionMinute, zone))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + " (" + zone.String() + ")"
}
