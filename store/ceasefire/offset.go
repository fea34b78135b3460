package ceasefire

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// OffsetPlace says where what may be an offset from UTC stands, since behind a time of day the end of a span of hours may stand as well: 08:00-10:00.
type OffsetPlace int

// The places. Loose is anywhere behind a time of day; spaced is behind a space after a date that begins with its year and a time; firm is behind a date and a time in the own form of ISO 8601, which has a T or
// seconds and which nobody writes spans in.
const (
	OffsetLoose OffsetPlace = iota
	OffsetSpaced
	OffsetFirm
)

// OffsetBehind reads what stands behind a time of day (HH:MM) as its offset from UTC, and gives it as Z or ±HH:MM. With a plus it is one wherever it stands; with a minus only where it is firm, or spaced and not
// a later time of day; never one that no zone has.
func OffsetBehind(clock, text string, place OffsetPlace) (offset string, ok bool) {
	seconds, named := offsetNamed(text)
	if !named {
		return "", false
	}
	if seconds == 0 && !strings.ContainsAny(text, "+-") {
		return "Z", true
	}
	sign, size := '+', seconds
	if seconds < 0 || strings.Contains(text, "-") {
		sign, size = '-', -seconds
	}
	offset = fmt.Sprintf("%c%02d:%02d", sign, size/3600, size/60%60)
	later := len(clock) == len("15:04") && clock < offset[1:]
	utc := strings.HasPrefix(text, "utc") || strings.HasPrefix(text, "gmt")
	return offset, sign == '+' || utc || place == OffsetFirm || place == OffsetSpaced && !later
}

// offsetNamed reads utc, gmt, z, +03:00, -0500, utc+3 and the like, in lower case, as seconds ahead of UTC.
func offsetNamed(text string) (seconds int, ok bool) {
	bare := strings.TrimPrefix(strings.TrimPrefix(text, "utc"), "gmt")
	if bare == "" || text == "z" {
		return 0, text != ""
	}
	sign := 1
	if bare[0] == '-' {
		sign = -1
	} else if bare[0] != '+' {
		return 0, false
	}
	hours, minutes, parted := strings.Cut(bare[1:], ":")
	if !parted && len(hours) == 4 {
		hours, minutes, parted = hours[:2], hours[2:], true
	}
	h, m := number(hours), 0
	if parted {
		m = number(minutes)
	}
	seconds = sign * (h*60 + m) * 60
	return seconds, h >= 0 && len(hours) <= 2 && m >= 0 && m < 60 && (!parted || len(minutes) == 2) && realOffset(seconds)
}

// realOffset reports whether some zone is so many seconds ahead of UTC: zones lie between 12 hours behind it and 14 ahead, by quarters of an hour.
func realOffset(seconds int) bool {
	return seconds >= -12*3600 && seconds <= 14*3600 && seconds%900 == 0
}

// cutOffset takes the offset off words that end in one behind a time of day: "14:30 utc", "14:30+03:00", "2016-09-15 16:00 -05:00".
func cutOffset(words []string) (rest []string, zone *time.Location, ok bool) {
	n := len(words) - 1
	if n < 0 {
		return words, nil, false
	}
	clock, behind := "", words[n]
	place := OffsetLoose
	if n > 0 {
		clock = words[n-1]
	}
	if n == 2 && isoLike(words[0]) {
		place = OffsetSpaced
	}
	rest = words[:n]
	if at := strings.IndexAny(behind, "+zu"); at > 0 && strings.Contains(behind[:at], ":") { // attached to the time
		clock, behind, place = behind[:at], behind[at:], OffsetLoose
		rest = append(slices.Clone(rest), clock)
	}
	timed := strings.Contains(clock, ":") || clock == "am" || clock == "pm" || clock == "h" || strings.HasSuffix(clock, "am") || strings.HasSuffix(clock, "pm")
	if _, offset := OffsetBehind(clock, behind, place); !timed || !offset {
		return words, nil, false
	}
	seconds, _ := offsetNamed(behind)
	if seconds == 0 {
		return rest, time.UTC, true
	}
	return rest, time.FixedZone(behind, seconds), true
}
