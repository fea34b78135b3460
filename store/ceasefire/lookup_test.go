package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

func TestPartiesAreFoundByAnyNameThatStandsForThem(t *testing.T) {
	f := countsFrame()
	f.Actors = []ceasefire.ActorName{
		{Name: "Syrian insurgents", Party: recordID(3)},
		{Name: "Russia", Party: recordID(2)}, // the dossier's own list goes before the party's name
	}
	for _, c := range []struct {
		name  string
		party ceasefire.ID
		known bool
	}{
		{"syrian INSURGENTS", recordID(3), true},
		{" Armed opposition ", recordID(3), true},
		{"is", recordID(4), true},
		{"Russia", recordID(2), true},
		{"Russian Federation", recordID(1), true},
		{"Turkey", ceasefire.ID{}, false},
		{"", ceasefire.ID{}, false},
	} {
		if party, known := f.PartyOfActor(c.name); party != c.party || known != c.known {
			t.Errorf("%q stands for %s, %v", c.name, party, known)
		}
	}
	names := []ceasefire.ActorCount{{Name: "Somebody", Incidents: 3}, {Name: f.Parties[0].Name, Incidents: 2}, {Name: " civilians", Incidents: 1}}
	if open := f.Unmapped(names); len(open) != 1 || open[0] != names[0] {
		t.Errorf("unmapped: %v", open)
	}
}

func TestAreasAreFoundByAnySpelling(t *testing.T) {
	f := countsFrame()
	f.Areas[1].NameArabic, f.Areas[1].Aliases = "إدلب", []string{"Idleb", "Edlib"}
	for text, want := range map[string]string{"sy-id": "SY-ID", "IDLIB": "SY-ID", "إدلب": "SY-ID", " idleb": "SY-ID", "Aleppo": "SY-HL", "": "", "Homs": ""} {
		area, known := f.AreaByName(text)
		if area.Code != want || known != (want != "") {
			t.Errorf("%q is %q, %v", text, area.Code, known)
		}
	}
}
