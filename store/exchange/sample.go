package exchange

import (
	"fmt"
	"io"

	"truceboard/store/ceasefire"
)

// Sample is what a sample analyst judged and ruled on the incidents of a data set, which are named by their keys there.
type Sample struct {
	RecordedBy   string
	Assessments  []SampleAssessment
	Attributions []SampleAttribution
	Overrides    []SampleOverride
}

// SampleAssessment is an assessment whose evidence is still to be found in the dossier.
type SampleAssessment struct {
	Assessment ceasefire.Assessment
	Evidence   []OriginEvidence
}

// OriginEvidence names an incident by the data set it came from and its key there.
type OriginEvidence struct {
	Dataset, Key string
	Stance       ceasefire.Stance
}

// SampleAttribution is an attribution of an incident that is still to be found in the dossier.
type SampleAttribution struct {
	Attribution  ceasefire.Attribution
	Dataset, Key string
}

// SampleOverride is a ruling on the scope of an incident that is still to be found in the dossier.
type SampleOverride struct {
	Override     ceasefire.ScopeOverride
	Dataset, Key string
}

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
		Score      int              `json:"score"`
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

// ReadSample reads the sample that belongs to a template whose records are known by keys. What is wrong with it is a *FieldError, or
// several joined.
func ReadSample(r io.Reader, frame ceasefire.Frame, keys Keys) (Sample, error) {
	var layout sampleLayout
	lines, err := decodeStrict(r, &layout)
	if err != nil {
		return Sample{}, err
	}
	m := mistakes{lines: lines, zone: frame.Agreement.Location()}
	if layout.Version != templateVersion {
		m.add("version", "the layout %d is not known: this program reads layout %d", layout.Version, templateVersion)
	}
	sample := Sample{RecordedBy: layout.RecordedBy}
	for i, a := range layout.Assessments {
		sample.Assessments = append(sample.Assessments, m.assessment(fmt.Sprintf("assessments[%d]", i), a, frame, keys))
	}
	for i, a := range layout.Attributions {
		place := fmt.Sprintf("attributions[%d]", i)
		sample.Attributions = append(sample.Attributions, SampleAttribution{Dataset: a.Dataset, Key: a.Key, Attribution: ceasefire.Attribution{
			PartyA: m.refer(place+".party_a", a.PartyA, keys.Parties), PartyB: m.refer(place+".party_b", a.PartyB, keys.Parties),
			Confidence: a.Confidence, Reason: a.Reason,
		}})
	}
	for i, o := range layout.Overrides {
		scope := oneOf(&m, fmt.Sprintf("scope_overrides[%d].scope", i), o.Scope, ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed)
		sample.Overrides = append(sample.Overrides, SampleOverride{Dataset: o.Dataset, Key: o.Key, Override: ceasefire.ScopeOverride{Scope: scope, Reason: o.Reason}})
	}
	return sample, m.err()
}

func (m *mistakes) assessment(place string, a assessmentLayout, frame ceasefire.Frame, keys Keys) SampleAssessment {
	read := SampleAssessment{Assessment: ceasefire.Assessment{
		Commitment: m.refer(place+".commitment", a.Commitment, keys.Commitments), At: m.instant(place+".at", a.At),
		Judgement: oneOf(m, place+".judgement", a.Judgement, ceasefire.Scored, ceasefire.NotAssessable, ceasefire.NotYetDue),
		Score:     a.Score, Rationale: a.Rationale, Source: m.refer(place+".source", a.Source, keys.Sources),
	}}
	for n, e := range a.Evidence {
		stance := oneOf(m, fmt.Sprintf("%s.evidence[%d].stance", place, n), e.Stance, ceasefire.StanceFor, ceasefire.StanceAgainst)
		read.Evidence = append(read.Evidence, OriginEvidence{Dataset: e.Dataset, Key: e.Key, Stance: stance})
	}
	for _, p := range ceasefire.Errors(read.Assessment.Problems(frame)) {
		m.add(place+"."+p.Field, "%s", p.Message)
	}
	return read
}
