package spelled

import (
	"slices"
	"testing"

	"truceboard/store/ceasefire"
)

// The site of an address tells of a confidential source, unless an open source or many others use it.
func TestTheSiteOfAConfidentialSourceTellsOfIt(t *testing.T) {
	open := NewOpen(ceasefire.Frame{Sources: []ceasefire.Source{{Title: "Page", Address: "https://www.aljazeera.com/b"}, {Title: "Secret", Address: "https://own.example", Confidential: true}}})
	for address, want := range map[string]string{
		"https://www.sunrise-clinic.example/reports/2016": "sunrise-clinic.example",
		"HTTPS://Sunrise-Clinic.example:8080/layla":       "sunrise-clinic.example",
		"https://layla:word@sunrise-clinic.example":       "sunrise-clinic.example",
		"sunrise-clinic.example/layla":                    "sunrise-clinic.example",
		"www.sunrise-clinic.example":                      "sunrise-clinic.example",
		"https://own.example/a":                           "own.example",
		"http://aljazeera.com/news/private":               "",
		"https://facebook.com/rania":                      "",
		"Source K":                                        "",
		"https://localhost/a":                             "",
		"":                                                "",
	} {
		var all []string
		if want != "" {
			all = []string{want, "www." + want}
		}
		if got := open.Sites(address); !slices.Equal(got, all) {
			t.Errorf("%q: %q, want %q", address, got, all)
		}
	}
}

// A name is known with hyphens between its words and without; a short one, and an address, as it stands.
func TestHyphensAreNoPartOfAName(t *testing.T) {
	for name, others := range map[string][]string{
		"Sunrise Clinic":        {"Sunrise-Clinic", "SunriseClinic", "Sunrise_Clinic"},
		"Sunrise-Clinic Azaz":   {"Sunrise Clinic Azaz", "Sunrise-Clinic-Azaz"},
		"The Sunrise-Clinic":    {"Sunrise Clinic", "The Sunrise-Clinic"},
		"https://a-b.example/c": nil,
		"A-B":                   nil,
	} {
		got := Spellings(name)
		for _, want := range append(others, name) {
			if !slices.Contains(got, want) {
				t.Errorf("%q is not known as %q: %q", name, want, got)
			}
		}
		if others == nil && len(got) != 1 {
			t.Errorf("%q: %q", name, got)
		}
	}
}
