package ceasefire

import "time"

// Agreement is what was agreed: its title, the instant at which it takes effect (UTC), the IANA name of the zone in
// which its days are counted, a summary of its text, and its sources.
type Agreement struct {
	ID      ID
	Title   string
	Effect  time.Time
	Zone    string
	Summary string
	Sources []ID
}

// NothingRecorded is what is said of a dossier that is read as it was known before it was made, without a full stop.
const NothingRecorded = "Nothing was recorded yet"

// Recorded reports whether anything is known of the agreement but its ID and its zone. It is not where its dossier is read as known before it was made.
func (a Agreement) Recorded() bool { return a.Title != "" }

// Name gives the title, or, where nothing of the agreement was recorded, NothingRecorded.
func (a Agreement) Name() string {
	if !a.Recorded() {
		return NothingRecorded
	}
	return a.Title
}

// Location gives the agreement's zone, or UTC where the name is not known; a dossier with an unknown zone is refused
// when it is opened, so that this is only a guard.
func (a Agreement) Location() *time.Location {
	zone, err := LoadZone(a.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Reliability grades a source from A, completely reliable, to F, cannot be judged (the six grades of the NATO
// intelligence-source scale, STANAG 2511). The empty Reliability was not graded.
type Reliability string

// Credibility grades one report from 1, confirmed, to 6, cannot be judged (STANAG 2511). 0 was not graded.
type Credibility uint8

// Source is where a statement comes from. Published is the zero time where the day is not known. Attribution is the
// wording its licence asks for, shown wherever figures made from it are shown.
type Source struct {
	ID           ID
	Title        string
	Publisher    string
	Address      string
	Published    time.Time
	Reliability  Reliability
	Confidential bool
	Attribution  string
	Licence      string
}

// PublishedBy reports whether the source had begun to be published by an instant: its day had, or is not known.
func (s Source) PublishedBy(at time.Time) bool {
	return s.Published.IsZero() || Begun(s.Published, PrecisionDay, at)
}

// Citation ties a record to a source: where in the source it stands, and how credible that report is.
type Citation struct {
	Source      ID
	Locator     string
	Credibility Credibility
}

// Stamp says who recorded something and when (UTC).
type Stamp struct {
	By string
	At time.Time
}
