package ceasefire

// Belonging is a record that belongs to an incident and is kept apart from it: a ruling on its scope, an attribution, or a file. One of the three is set.
type Belonging struct {
	Incident    ID
	Override    *ScopeOverride
	Attribution *Attribution
	File        *KeptFile
}

// KeptFile is a file that is kept with an incident.
type KeptFile struct {
	ID        ID
	Name      string
	MediaType string
	Content   []byte
	Recorded  Stamp
}
