package ceasefire

// Words says how closely a place is known, as sentences have it: "exact", "within 25 km".
func (p PlacePrecision) Words() string {
	names := [...]string{"no place known", "exact", "within 25 km", "in a district", "in an area only", "in the country only"}
	return names[min(int(p), len(names)-1)]
}

// HasPoint reports whether a map may show a point: what is known no closer than to an area is never one.
func (p PlacePrecision) HasPoint() bool { return p >= PlaceExact && p <= PlaceDistrict }

// PlacedCount is how many facts are placed as closely as a precision says.
type PlacedCount struct {
	Precision PlacePrecision
	N         int
}

// PlacedBy counts facts by how closely their place is known, finest first and the unknown last; precisions without any are left out.
func PlacedBy(facts Facts) []PlacedCount {
	var counts [PlaceCountry + 1]int
	for site, one := range facts.sites() {
		counts[min(facts.columns.sites[site].placed, PlaceCountry)] += one.all()
	}
	var out []PlacedCount
	for p := PlaceExact; p <= PlaceCountry; p++ {
		if counts[p] > 0 {
			out = append(out, PlacedCount{p, counts[p]})
		}
	}
	if counts[PlaceUnknown] > 0 {
		out = append(out, PlacedCount{PlaceUnknown, counts[PlaceUnknown]})
	}
	return out
}
