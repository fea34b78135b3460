package dashboard

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// grouped writes a whole number with its thousands apart: "1,453".
func grouped(n int) string { return message.NewPrinter(language.English).Sprintf("%d", n) }

// ungrouped gives a number without the commas between its thousands. A comma elsewhere stays, since it may stand before decimals: 1,5 is no number of anything whole.
func ungrouped(text string) string {
	groups := strings.Split(strings.ReplaceAll(text, "٬", ","), ",")
	for n, group := range groups {
		if strings.Trim(group, "0123456789") != "" || len(group) > 3 || len(group) < 3 && n > 0 || group == "" {
			return text
		}
	}
	return strings.Join(groups, "")
}
