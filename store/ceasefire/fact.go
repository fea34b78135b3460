package ceasefire

// Fact is the part of an incident that the numbers behind charts are made of, small enough to hold a million of them. Key is the
// dossier's own row number. From and Until are Unix seconds (UTC). PartyA and PartyB are places in Frame.Parties, -1 for none.
// Low, Best and High are deaths, -1 where unknown. Lat and Lon are degrees, which mean nothing where Placed is PlaceUnknown: a fact without
// a point that is said to be exact, near or in a district counts as unknown.
type Fact struct {
	Key            int64
	From, Until    int64
	Low, Best      int32
	High           int32
	PartyA, PartyB int16
	Precision      Precision
	Severity       Severity
	Type           Type
	Scope          Scope
	Area           string
	Place          string
	Lat, Lon       float32
	Placed         PlacePrecision
}
