package exchange

import "strings"

// ungrouped gives a whole number without the marks between its thousands: a comma, an apostrophe or a space, one kind of them throughout. Data sets write their figures plainly, but a file of theirs that was
// saved by a spreadsheet may have them, and a whole number has no decimals that such a mark could stand before. A point is none of them, since 6.0 is how some write 6. Any other text is given back.
func ungrouped(text string) string {
	for _, mark := range []string{",", "'", "’", " ", "\u00a0", "\u202f"} {
		groups := strings.Split(text, mark)
		if len(groups) > 1 {
			if grouped(groups) {
				return strings.Join(groups, "")
			}
			return text
		}
	}
	return text
}

// grouped reports whether digits stand in groups of three, of which the first may be shorter.
func grouped(groups []string) bool {
	for n, group := range groups {
		if strings.Trim(group, "0123456789") != "" || len(group) > 3 || len(group) < 3 && n > 0 || group == "" {
			return false
		}
	}
	return true
}

// plainCount gives a number of people in one way of writing.
func plainCount(text string) string {
	if isPlainNumber(text) {
		return text
	}
	return plainNumber(ungrouped(strings.TrimSpace(text)))
}
