package ceasefire_test

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// Texts have a length, in characters and not in bytes; what stood there so before is not refused.
func TestTextsThatAreTooLongAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		now, before ceasefire.Incident
		want        string // the field, and how long it is
	}{
		"short":          {now: ceasefire.Incident{Text: "short", Title: "short"}},
		"as long as may": {now: ceasefire.Incident{Text: strings.Repeat("ق", ceasefire.MostText)}},
		"longer":         {now: ceasefire.Incident{Text: strings.Repeat("ق", ceasefire.MostText+1)}, want: "text 50001"},
		"stood so":       {now: ceasefire.Incident{Text: strings.Repeat("x", ceasefire.MostText+1)}, before: ceasefire.Incident{Text: strings.Repeat("x", ceasefire.MostText+1)}},
		"a long name":    {now: ceasefire.Incident{SideB: ceasefire.Side{Actor: strings.Repeat("x", ceasefire.MostName+1)}}, want: "side_b 5001"},
	} {
		got := ""
		for _, p := range c.now.TooLong(c.before) {
			if p.Warning {
				t.Errorf("%s only warns", name)
			}
			got = p.Field + " " + strings.Fields(p.Message[strings.IndexAny(p.Message, "0123456789"):])[0]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
