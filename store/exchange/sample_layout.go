package exchange

// The layout of a sample; commitments, parties and sources are the keys of the template that it belongs to.
type (
	sampleLayout struct {
		Version      int                 `json:"version"`
		RecordedBy   string              `json:"recorded_by"`
		Assessments  []assessmentLayout  `json:"assessments"`
		Attributions []attributionLayout `json:"attributions"`
		Overrides    []overrideLayout    `json:"scope_overrides"`
	}

	assessmentLayout struct {
		Commitment string           `json:"commitment"`
		At         string           `json:"at"`
		Judgement  string           `json:"judgement"`
		Score      *int             `json:"score"`
		Rationale  string           `json:"rationale"`
		Source     string           `json:"source"`
		Evidence   []evidenceLayout `json:"evidence"`
	}

	evidenceLayout struct {
		Dataset string `json:"dataset"`
		Key     string `json:"key"`
		Stance  string `json:"stance"`
	}

	attributionLayout struct {
		Dataset    string `json:"dataset"`
		Key        string `json:"key"`
		PartyA     string `json:"party_a"`
		PartyB     string `json:"party_b"`
		Confidence string `json:"confidence"`
		Reason     string `json:"reason"`
	}

	overrideLayout struct {
		Dataset string `json:"dataset"`
		Key     string `json:"key"`
		Scope   string `json:"scope"`
		Reason  string `json:"reason"`
	}
)
