package ceasefire

// Fact is the part of an incident that filters and the numbers behind charts look at. Key is the dossier's own row number. From and Until
// are Unix seconds (UTC). PartyA and PartyB are places in Frame.Parties, -1 for none. Low, Best and High are deaths, -1 where unknown. Lat
// and Lon are degrees, which mean nothing where Placed is PlaceUnknown: a fact without a point that is said to be exact, near or in a
// district counts as unknown. Day is the day of the dossier on which it began, by which filters go.
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
	Verification   Verification
	Area           string
	Place          string
	Lat, Lon       float32
	Placed         PlacePrecision
	Day            Day
}
