package ceasefire_test

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// A title that was made of the type, or of ACLED's word for it, follows what becomes of the incident; one that was typed never does.
func TestMadeTitlesFollow(t *testing.T) {
	base := ceasefire.Incident{Type: ceasefire.Shelling, SideA: ceasefire.Side{Actor: "Army"}, SideB: ceasefire.Side{Actor: " Rebels"}, Place: ceasefire.Place{Name: "Nawa"}}
	acled := []ceasefire.Column{{Name: "SUB_EVENT_TYPE", Value: "Shelling/artillery/missile attack"}}
	for _, c := range []struct {
		title, want string
		extra       []ceasefire.Column
		change      func(*ceasefire.Incident)
	}{
		{"Shelling: Army and Rebels, Nawa", "Air strike: Army and Rebels, Nawa", nil, func(i *ceasefire.Incident) { i.Type = ceasefire.AirStrike }},
		{"Shelling: Army and Rebels, Nawa", "Shelling: Army, Nawa", nil, func(i *ceasefire.Incident) { i.SideB = ceasefire.Side{} }},
		{"Shelling: Army and Rebels, Nawa", "Shelling: Army and Rebels, Daraa", nil, func(i *ceasefire.Incident) { i.Place.Name = "Daraa" }},
		{"Shelling/artillery/missile attack: Army and Rebels, Nawa", "Air strike: Army and Rebels, Nawa", acled, func(i *ceasefire.Incident) { i.Type = ceasefire.AirStrike }},
		{"Shelling/artillery/missile attack: Army and Rebels, Nawa", "Shelling/artillery/missile attack: Army and Rebels", acled, func(i *ceasefire.Incident) { i.Place.Name = "" }},
		{"Shelling of a market", "Shelling of a market", nil, func(i *ceasefire.Incident) { i.Type = ceasefire.AirStrike }},
		{"Shelling: Army and Rebels, Nawa", "A market hit", nil, func(i *ceasefire.Incident) { i.Type, i.Title = ceasefire.AirStrike, "A market hit" }},
		{"Shelling: Army and Rebels, Nawa", "", nil, func(i *ceasefire.Incident) { i.Title = "" }},
		{"", "", nil, func(i *ceasefire.Incident) { i.Type = ceasefire.AirStrike }},
		{"Shelling: Army and Rebels, Nawa", "Shelling: Army and Rebels, Nawa", nil, func(i *ceasefire.Incident) { i.Severity = 3 }},
	} {
		was := base
		was.Title, was.Extra = c.title, c.extra
		now := was
		c.change(&now)
		if got := now.TitleFollowing(was); got != c.want {
			t.Errorf("%q became %q, want %q", c.title, got, c.want)
		}
	}
	long := base
	long.Place.Name = strings.Repeat("حي الشيخ مقصود ", 20)
	if got := []rune(long.MadeTitle()); len(got) > 120 || got[len(got)-1] != '…' {
		t.Errorf("a long name: %q", string(got))
	}
}
