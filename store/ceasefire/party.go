package ceasefire

// Role is what a party is to the agreement.
type Role string

// The roles. Action against an excluded party is no breach; a guarantor answers for a signatory.
const (
	RoleSignatory   Role = "signatory"
	RoleGuarantor   Role = "guarantor"
	RoleImplementer Role = "implementer"
	RoleExcluded    Role = "excluded"
)

// Roles lists every role, in the order in which pages show them.
func Roles() []Role { return []Role{RoleGuarantor, RoleSignatory, RoleImplementer, RoleExcluded} }

// Party is an actor of the agreement. Short is a name that fits a chip or a legend. AnswersFor lists the signatories
// that a guarantor answers for. Colour is the party's fixed place, from 0, in the palette.
type Party struct {
	ID         ID
	Name       string
	Short      string
	Role       Role
	AnswersFor []ID
	Colour     int
	Note       string
	Source     ID
}

// ActorName ties a name, as data sets and reports spell it, to a party. Its note says how sure that is and why.
type ActorName struct {
	Name  string
	Party ID
	Note  string
}

// Area is a first-order division of the country: its ISO 3166-2 code, its names, every other spelling by which data
// sets know it, and where its label goes (degrees, WGS 84).
type Area struct {
	Code       string
	Name       string
	NameArabic string
	Aliases    []string
	Label      Point
}

// Point is a position in degrees, WGS 84.
type Point struct{ Lat, Lon float64 }

// Valid reports whether the point lies on the globe.
func (p Point) Valid() bool { return p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180 }
