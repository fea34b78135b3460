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
	m.need("recorded_by", layout.RecordedBy, "who made these judgements")
	sample := Sample{RecordedBy: layout.RecordedBy}
	for i, a := range layout.Assessments {
		sample.Assessments = append(sample.Assessments, m.assessment(fmt.Sprintf("assessments[%d]", i), a, frame, keys))
	}
	for i, a := range layout.Attributions {
		sample.Attributions = append(sample.Attributions, m.attribution(fmt.Sprintf("attributions[%d]", i), a, keys))
	}
	for i, o := range layout.Overrides {
		sample.Overrides = append(sample.Overrides, m.override(fmt.Sprintf("scope_overrides[%d]", i), o))
	}
	if err := m.err(); err != nil {
		return Sample{}, err
	}
	return sample, nil
}

func (m *mistakes) assessment(place string, a assessmentLayout, frame ceasefire.Frame, keys Keys) SampleAssessment {
	read := SampleAssessment{Assessment: ceasefire.Assessment{
		Commitment: m.refer(place+".commitment", a.Commitment, keys.Commitments), At: m.instant(place+".at", a.At), Precision: precision(a.At),
		Judgement: oneOf(m, place+".judgement", a.Judgement, ceasefire.Scored, ceasefire.NotAssessable, ceasefire.NotYetDue),
		Rationale: a.Rationale, Source: m.refer(place+".source", a.Source, keys.Sources),
	}}
	if a.Score != nil {
		read.Assessment.Score = *a.Score
	}
	// A score that was left out would read as 0, "not initiated", which nobody said.
	if scored := read.Assessment.Judgement == ceasefire.Scored; scored != (a.Score != nil) {
		m.add(place+".score", "a score goes with the judgement scored and with no other: write both or neither")
	}
	for n, e := range a.Evidence {
		read.Evidence = append(read.Evidence, m.evidence(fmt.Sprintf("%s.evidence[%d]", place, n), e))
	}
	for _, p := range ceasefire.Errors(read.Assessment.Problems(frame)) {
		m.add(place+"."+p.Field, "%s", p.Message)
	}
	return read
}

func (m *mistakes) evidence(place string, e evidenceLayout) OriginEvidence {
	m.origin(place, e.Dataset, e.Key)
	stance := oneOf(m, place+".stance", e.Stance, ceasefire.StanceFor, ceasefire.StanceAgainst)
	return OriginEvidence{Dataset: e.Dataset, Key: e.Key, Stance: stance}
}

func (m *mistakes) attribution(place string, a attributionLayout, keys Keys) SampleAttribution {
	m.origin(place, a.Dataset, a.Key)
	m.need(place+".reason", a.Reason, "the reason")
	return SampleAttribution{Dataset: a.Dataset, Key: a.Key, Attribution: ceasefire.Attribution{
		PartyA: m.refer(place+".party_a", a.PartyA, keys.Parties), PartyB: m.refer(place+".party_b", a.PartyB, keys.Parties),
		Confidence: a.Confidence, Reason: a.Reason,
	}}
}

func (m *mistakes) override(place string, o overrideLayout) SampleOverride {
	m.origin(place, o.Dataset, o.Key)
	m.need(place+".reason", o.Reason, "the reason")
	scope := oneOf(m, place+".scope", o.Scope, ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed)
	return SampleOverride{Dataset: o.Dataset, Key: o.Key, Override: ceasefire.ScopeOverride{Scope: scope, Reason: o.Reason}}
}

// origin notes where an incident is not named by a data set and its key there.
func (m *mistakes) origin(place, dataset, key string) {
	m.need(place+".dataset", dataset, "the data set that the incident came from")
	m.need(place+".key", key, "the incident's key in its data set")
}
