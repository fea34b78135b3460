package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
)

// acledDataset names the data set among the origins of incidents.
const acledDataset = ceasefire.DatasetACLED

// ACLEDSource is the data set as a source. Its rows may not be passed on.
func ACLEDSource() ceasefire.Source {
	source, _ := ceasefire.DatasetSource(acledDataset)
	return source
}

// acledType gives the type that an event stands for (ACLED Codebook, "Event types" and "Sub-event types"; the names of before 2019 too). The
// sub-event decides where it is known. What changes no front and hurts nobody, such as an agreement, a base or a protest, is another kind of
// incident.
func acledType(event, sub string) (ceasefire.Type, bool) {
	for _, name := range []string{sub, event} {
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "armed clash", "battles", "battle-no change of territory":
			return ceasefire.ArmedClash, true
		case "government regains territory", "non-state actor overtakes territory", "battle-government regains territory", "battle-non-state actor overtakes territory":
			return ceasefire.TerritoryTaken, true
		case "air/drone strike":
			return ceasefire.AirStrike, true
		case "shelling/artillery/missile attack":
			return ceasefire.Shelling, true
		case "chemical weapon", "suicide bomb", "remote explosive/landmine/ied", "grenade", "explosions/remote violence", "remote violence":
			return ceasefire.Explosion, true
		case "attack", "sexual violence", "abduction/forced disappearance", "excessive force against protesters", "excessive force against protestors",
			"violence against civilians":
			return ceasefire.OneSided, true
		case "arrests":
			return ceasefire.Arrest, true
		case "peaceful protest", "protest with intervention", "violent demonstration", "mob violence", "agreement", "change to group/activity",
			"disrupted weapons use", "headquarters or base established", "looting/property destruction", "non-violent transfer of territory",
			"other", "protests", "riots", "riots/protests", "strategic developments", "strategic development":
			return ceasefire.OtherType, true
		}
	}
	return ceasefire.OtherType, false
}

// acledInter gives the number of a kind of actor, which some files write as a number and others in words (ACLED Codebook, "Inter codes"); 0 is none.
func acledInter(text string) (int, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for code, name := range []string{"", "state force", "rebel group", "political militia", "identity militia", "rioter", "protester", "civilian", "external/other force"} {
		if text == name || text == name+"s" && name != "" || text == string(rune('0'+code)) {
			return code, true
		}
	}
	return 0, text == "na"
}

// armedGroup reports whether a kind of actor is an armed group that is no state's.
func armedGroup(inter int) bool { return inter >= 2 && inter <= 4 }
