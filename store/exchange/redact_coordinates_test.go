package exchange

import (
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

func TestPositionsAreToldByTheirForm(t *testing.T) {
	for text, want := range map[string]string{
		"Seen at 36.20217, 37.13438 by two":                                 "Seen at [position removed], [position removed] by two",
		"at 36.202 37.134":                                                  "at [position removed] [position removed]",
		"36°12'08\"N 37°08'04\"E":                                           "[position removed]",
		"near 36.20° N, 37.13°E":                                            "near [position removed]",
		"36.20N 37.13E":                                                     "[position removed]",
		"٣٦٫٢٠٢١٧ و ٣٧٫١٣٤٣٨":                                               "[position removed] و [position removed]",
		"house -33.45694":                                                   "house [position removed]",
		"1.55 t of flour for 3,500 people, 12.5%":                           "1.55 t of flour for 3,500 people, 12.5%",
		"12,500 to 14,200 people, 1.234 tons":                               "12,500 to 14,200 people, 1.234 tons",
		"on 12.09.2016 at 14.30, 250.1234 points":                           "on 12.09.2016 at 14.30, 250.1234 points",
		"https://doi.org/10.1177/0022343313484347":                          "https://doi.org/10.1177/0022343313484347",
		"https://www.cbc.ca/news/world/syria-aid-stuck-in-turkey-1.3768397": "https://www.cbc.ca/news/world/syria-aid-stuck-in-turkey-1.3768397",
		"https://maps.example/lat-36.20217/lon-37.13438":                    "https://maps.example/lat[position removed]/lon[position removed]",
		"https://maps.example/lat-36.202/lon-37.13438":                      "https://maps.example/lat[position removed]/lon[position removed]",
		"https://maps.example/?mlat=36.20217&mlon=-37.13438":                "https://maps.example/?mlat=[position removed]&mlon=[position removed]",
		"12 September, 14:30":                                               "12 September, 14:30",
	} {
		if got := WithoutCoordinates(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// What is written as a position goes out of a coarsened export though the incident itself has no point.
func TestAPositionGoesWhereAnIncidentHasNoPoint(t *testing.T) {
	e := exportOf(t)
	e.Redaction = Redaction{Coarsen: 0.5}
	i := typedIn()
	i.Place.HasPoint, i.Place.Point = false, ceasefire.Point{}
	i.Text = "The house is at 36.20217, 37.13438."
	e.Frame.Assessments = slices.Clone(e.Frame.Assessments)
	for n := range e.Frame.Assessments {
		e.Frame.Assessments[n].Rationale = "Seen from 36.20217"
	}
	for _, kind := range []Kind{KindCSV, KindJSON, KindGED, KindACLED} {
		if text := madeFile(t, kind, e, i); strings.Contains(string(text), "36.20217") || strings.Contains(string(text), "37.13438") {
			t.Errorf("%s holds the position", kind)
		}
	}
}

// What a data set's row says of its sources does not go out where the incident rests on a confidential one: in no layout.
func TestTheColumnsThatTellOfSourcesGoWithAConfidentialOne(t *testing.T) {
	e := exportOf(t)
	e.Redaction = Redaction{Confidential: true}
	secret := ceasefire.Source{ID: ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 9}, Title: "A diary", Confidential: true}
	e.Frame.Sources = append(slices.Clone(e.Frame.Sources), secret)
	names := []string{"source_article", "source_office", "source_date", "source_headline", "source_original", "source", "notes", "SOURCE", "Notes"}
	for _, dataset := range []string{gedDataset, acledDataset} {
		for _, cited := range []bool{true, false} {
			i := typedIn()
			i.Origin = ceasefire.Origin{Dataset: dataset, Key: "7"}
			i.Citations, i.Extra = nil, []ceasefire.Column{{Name: "region", Value: "Middle East"}}
			if cited {
				i.Citations = []ceasefire.Citation{{Source: secret.ID}}
			}
			for _, name := range names {
				i.Extra = append(i.Extra, ceasefire.Column{Name: name, Value: "WELLKEPT"})
			}
			for _, kind := range []Kind{KindJSON, KindGED, KindACLED, KindCSV, KindGeoJSON} {
				text := string(madeFile(t, kind, e, i))
				if cited && strings.Contains(text, "WELLKEPT") {
					t.Errorf("%s of %s tells of the source", kind, dataset)
				}
				if !cited && kind == KindJSON && !strings.Contains(text, "WELLKEPT") {
					t.Errorf("%s of %s lost its columns, though nothing is confidential", kind, dataset)
				}
			}
		}
	}
}
