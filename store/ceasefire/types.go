package ceasefire

import "strings"

// The types of incident. What UCDP's event data calls state-based violence is an armed clash, non-state violence a clash between armed
// groups, and one-sided violence an attack on civilians (UCDP GED Codebook, "type_of_violence").
const (
	ArmedClash     Type = "armed_clash"
	CommunalClash  Type = "communal_clash"
	OneSided       Type = "one_sided"
	AirStrike      Type = "air_strike"
	Shelling       Type = "shelling"
	GroundAttack   Type = "ground_attack"
	SmallArms      Type = "small_arms"
	Explosion      Type = "explosion"
	TerritoryTaken Type = "territory_taken"
	AidAttacked    Type = "aid_attacked"
	Arrest         Type = "arrest"
	AccessDenied   Type = "access_denied"
	PermitRefused  Type = "permit_refused"
	ConvoyPassed   Type = "convoy_passed"
	PermitIssued   Type = "permit_issued"
	PullBack       Type = "pull_back"
	OtherType      Type = "other"
)

// Types lists every type in the order in which forms and legends show them.
func Types() []TypeInfo {
	return []TypeInfo{
		{ArmedClash, "Armed clash", Violence},
		{CommunalClash, "Clash between armed groups", Violence},
		{OneSided, "Attack on civilians", Violence},
		{AirStrike, "Air strike", Violence},
		{Shelling, "Shelling", Violence},
		{GroundAttack, "Ground attack", Violence},
		{SmallArms, "Small-arms fire", Violence},
		{Explosion, "Explosion", Violence},
		{TerritoryTaken, "Territory taken", Violence},
		{AidAttacked, "Attack on aid", Violence},
		{Arrest, "Arrest", Violence},
		{AccessDenied, "Access denied", Denial},
		{PermitRefused, "Permit refused", Denial},
		{ConvoyPassed, "Convoy passed", Positive},
		{PermitIssued, "Permit issued", Positive},
		{PullBack, "Pull-back", Positive},
		{OtherType, "Other", Other},
	}
}

// Info describes the type. One that the catalogue does not have is named by its own code.
func (t Type) Info() TypeInfo {
	if info, ok := find(Types(), func(i TypeInfo) bool { return i.Type == t }); ok {
		return info
	}
	return TypeInfo{Type: t, Name: capital(strings.ReplaceAll(string(t), "_", " ")), Valence: Other}
}

// Name gives the type's name in words.
func (t Type) Name() string { return t.Info().Name }

// ParseType finds a type by its code or its name, upper or lower case.
func ParseType(text string) (Type, bool) {
	info, ok := find(Types(), func(i TypeInfo) bool { return sameWords(string(i.Type), text) || sameWords(i.Name, text) })
	return info.Type, ok
}

// SeverityOf gives the band of a best estimate of deaths.
func SeverityOf(best Count) Severity {
	switch {
	case !best.Known:
		return SeverityUnknown
	case best.N <= 0:
		return SeverityLow
	case best.N < 5:
		return SeverityDeadly
	case best.N < 25:
		return SeverityGrave
	}
	return SeverityMass
}

// Words gives the severity as legends and forms show it.
func (s Severity) Words() string {
	switch s {
	case SeverityLow:
		return "1: nobody killed"
	case SeverityDeadly:
		return "2: one to four killed"
	case SeverityGrave:
		return "3: five to 24 killed"
	case SeverityMass:
		return "4: 25 or more killed"
	}
	return "Severity unknown"
}
