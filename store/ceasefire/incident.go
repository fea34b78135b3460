package ceasefire

import (
	"strings"
	"time"
)

// Type is the kind of an incident: a stable code, whose name and valence the catalogue of types gives.
type Type string

// Valence says what an incident is to the agreement.
type Valence string

// The valences. Positive acts and denials of access are logged beside violence, as evidence.
const (
	Violence Valence = "violence"
	Denial   Valence = "denial"
	Positive Valence = "positive"
	Other    Valence = "other"
)

// TypeInfo describes a type in words.
type TypeInfo struct {
	Type    Type
	Name    string
	Valence Valence
}

// Severity orders incidents by how many they killed; 0 is unknown. The bands are this program's own, for want of a standard:
// 1 nobody killed, 2 one to four, 3 five to twenty-four, 4 twenty-five or more (best estimate).
type Severity uint8

// The severities.
const (
	SeverityUnknown Severity = iota
	SeverityLow
	SeverityDeadly
	SeverityGrave
	SeverityMass
)

// Count is a number of people that may be unknown: unknown is not zero.
type Count struct {
	N     int
	Known bool
}

// People makes a known count.
func People(n int) Count { return Count{N: n, Known: true} }

// Or gives the number, or another where it is unknown.
func (c Count) Or(other int) int {
	if c.Known {
		return c.N
	}
	return other
}

// Estimate is a number of people between a low and a high, with a best guess.
type Estimate struct{ Low, Best, High Count }

// Deaths is how many died, and of whom (best estimates).
type Deaths struct {
	Estimate
	Civilians Count
	SideA     Count
	SideB     Count
	Unknown   Count
}

// PlacePrecision says how closely a place is known.
type PlacePrecision uint8

// The precisions of a place, finest first; GED's where_prec 1 to 7 (UCDP GED Codebook, "where_prec") map onto them: 1, 2, 3,
// 4, 5 (a line or a fuzzy region: PlaceArea), 6 and 7 (country).
const (
	PlaceUnknown PlacePrecision = iota
	PlaceExact
	PlaceNear // within about 25 km
	PlaceDistrict
	PlaceArea
	PlaceCountry
)

// Place is where something happened. Area is the code of an Area, or empty. Point means nothing unless HasPoint.
type Place struct {
	Name      string
	Area      string
	District  string
	Point     Point
	HasPoint  bool
	Precision PlacePrecision
}

// Side is one of the two sides of an incident: the name as it was coded, which is kept for good, and the party it is
// attributed to (zero for none).
type Side struct {
	Actor string
	Party ID
}

// Verification says how far an incident was checked.
type Verification string

// The verifications.
const (
	Unverified   Verification = "unverified"
	Corroborated Verification = "corroborated"
	Verified     Verification = "verified"
	Contested    Verification = "contested"
)

// Verifications lists every verification, weakest first.
func Verifications() []Verification {
	return []Verification{Unverified, Corroborated, Verified, Contested}
}

// Origin is the record of another data set that an incident came from: the data set, the record's key in it, and a digest of
// the record as it was read, which tells a changed record from a repeated one. Line is where the record began in the file being read,
// from 1, and 0 where no file is being read: it is not kept.
type Origin struct {
	Dataset string
	Key     string
	Digest  string
	Line    int
}

// KeyIsDigest reports whether the key is a SHA-256 in hexadecimal and no identifier: that of a whole row without one, which may be told from it by trying. A data set whose own identifiers are such digests is told apart in nothing.
func (o Origin) KeyIsDigest() bool {
	return len(o.Key) == 64 && strings.Trim(o.Key, "0123456789abcdef") == ""
}

// OwnDataset names this program's own exports among the origins of incidents: one that was typed in elsewhere comes from it, under its ID.
const OwnDataset = "truceboard"

// Column is a column that the program has no field for, kept as it was.
type Column struct{ Name, Value string }

// Incident is something that happened at a time and a place. SideA is the side that acted where that is known, else the side
// that the source names first. Scope is derived from the scope rules and overrides and is not entered. Batch is the import that
// brought it, zero where it was typed in. Deleted is the zero time unless it was marked as deleted.
type Incident struct {
	ID           ID
	When         Moment
	Place        Place
	Type         Type
	Severity     Severity
	Title        string
	Text         string
	SideA, SideB Side
	Deaths       Deaths
	Injured      Estimate
	Verification Verification
	Citations    []Citation
	ReportedBy   string
	Origin       Origin
	Extra        []Column
	Batch        ID
	Recorded     Stamp
	Deleted      time.Time
	Scope        ScopeReading
}

// Attribution is an analyst's ruling on whose act an incident was; the original coding stays with the incident. The last one counts.
type Attribution struct {
	ID         ID
	Incident   ID
	PartyA     ID
	PartyB     ID
	Confidence string
	Reason     string
	Recorded   Stamp
}
