package exchange

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

func TestTheSampleFitsItsTemplate(t *testing.T) {
	f, keys := syria(t)
	sample, err := ReadSample(bytes.NewReader(assets.SampleExtras()), f, keys)
	if err != nil {
		t.Fatal(err)
	}
	if sample.RecordedBy != "Sample analyst" {
		t.Errorf("recorded by %q", sample.RecordedBy)
	}
	type judged struct {
		commitment string
		day        int
		words      string
	}
	want := []judged{
		{"government_castello", 15, "1 minimal"}, {"opposition_castello", 15, "0 not initiated"}, {"government_access", 16, "0 not initiated"},
		{"un_convoys", 16, "not assessable"}, {"russia_answer", 16, "1 minimal"}, {"un_convoys", 19, "1 minimal"},
		{"government_access", 19, "1 minimal"}, {"government_attacks", 19, "0 not initiated"},
	}
	if len(sample.Assessments) != len(want) {
		t.Fatalf("%d assessments", len(sample.Assessments))
	}
	for i, a := range sample.Assessments {
		got := a.Assessment
		if got.Commitment != keys.Commitments[want[i].commitment] || !got.At.Equal(damascus(want[i].day, 0, 0)) || got.Words() != want[i].words ||
			got.Source != keys.Sources["compilation"] || got.Rationale == "" || got.Recorded != (ceasefire.Stamp{}) {
			t.Errorf("%+v, want %+v", got, want[i])
		}
	}
	if diff := cmp.Diff([]OriginEvidence{{Dataset: "ged", Key: "301214", Stance: ceasefire.StanceAgainst}}, sample.Assessments[5].Evidence); diff != "" {
		t.Error(diff)
	}
}

func TestTheRulingsOfTheSample(t *testing.T) {
	f, keys := syria(t)
	sample, err := ReadSample(bytes.NewReader(assets.SampleExtras()), f, keys)
	if err != nil || len(sample.Attributions) != 1 || len(sample.Overrides) != 1 {
		t.Fatal(sample, err)
	}
	attribution := SampleAttribution{Dataset: "ged", Key: "227936", Attribution: ceasefire.Attribution{
		PartyA: keys.Parties["us"], PartyB: keys.Parties["government"], Confidence: "high", Reason: sample.Attributions[0].Attribution.Reason,
	}}
	if diff := cmp.Diff(attribution, sample.Attributions[0]); diff != "" {
		t.Error(diff)
	}
	override := SampleOverride{Dataset: "ged", Key: "227936", Override: ceasefire.ScopeOverride{Scope: ceasefire.Disputed, Reason: sample.Overrides[0].Override.Reason}}
	if diff := cmp.Diff(override, sample.Overrides[0]); diff != "" {
		t.Error(diff)
	}
}

func TestTheSampleNamesIncidentsThatThereAre(t *testing.T) {
	f, keys := syria(t)
	sample, err := ReadSample(bytes.NewReader(assets.SampleExtras()), f, keys)
	if err != nil {
		t.Fatal(err)
	}
	incidents, _, err := readAll(f, assets.SampleGED())
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, i := range incidents {
		known[i.Origin.Dataset+" "+i.Origin.Key] = true
	}
	for _, key := range []string{
		sample.Attributions[0].Dataset + " " + sample.Attributions[0].Key, sample.Overrides[0].Dataset + " " + sample.Overrides[0].Key,
		sample.Assessments[5].Evidence[0].Dataset + " " + sample.Assessments[5].Evidence[0].Key,
	} {
		if !known[key] {
			t.Errorf("the data have no incident %s", key)
		}
	}
}

// smallSample belongs to the Syrian template.
const smallSample = `{
 "version": 1, "recorded_by": "R",
 "assessments": [
  {"commitment": "un_convoys", "at": "2016-09-16", "judgement": "scored", "score": 0, "rationale": "W", "source": "ucdp",
   "evidence": [{"dataset": "ged", "key": "1", "stance": "for"}]}
 ],
 "attributions": [{"dataset": "ged", "key": "1", "party_a": "us", "party_b": "nusra", "confidence": "low", "reason": "W"}],
 "scope_overrides": [{"dataset": "ged", "key": "1", "scope": "out", "reason": "W"}]
}`

func TestMistakesOfASampleAreNamed(t *testing.T) {
	f, keys := syria(t)
	if _, err := ReadSample(strings.NewReader(smallSample), f, keys); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		old, new string
		line     int
		field    string
		says     string
	}{
		"an unknown field":             {`"score": 0`, `"score": 0, "grade": 1`, 4, "assessments[0].grade", "not known"},
		"another layout":               {`"version": 1`, `"version": 2`, 2, "version", "layout 2"},
		"nobody":                       {`"R"`, `" "`, 2, "recorded_by", "missing"},
		"a commitment":                 {`"un_convoys"`, `"un_tanks"`, 4, "assessments[0].commitment", `no "un_tanks"`},
		"no commitment":                {`"commitment": "un_convoys", `, ``, 4, "assessments[0].commitment", "not one of the dossier's"},
		"a time":                       {`2016-09-16`, `16 September`, 4, "assessments[0].at", "16 September"},
		"no time":                      {`"at": "2016-09-16", `, ``, 4, "assessments[0].at", "as of when"},
		"an hour that was not":         {`2016-09-16`, `2016-03-25 00:30`, 4, "assessments[0].at", "did not exist"},
		"a judgement":                  {`"scored"`, `"bad"`, 4, "assessments[0].judgement", "scored, not_assessable, not_yet_due"},
		"a score off the scale":        {`"score": 0`, `"score": 4`, 4, "assessments[0].score", "0 to 3"},
		"a score that was left out":    {`"score": 0, `, ``, 4, "assessments[0].score", "write both or neither"},
		"a score that has no business": {`"scored"`, `"not_assessable"`, 4, "assessments[0].score", "write both or neither"},
		"no rationale":                 {`"rationale": "W", `, ``, 4, "assessments[0].rationale", "Say why"},
		"a source":                     {`"ucdp"`, `"acled"`, 4, "assessments[0].source", `no "acled"`},
		"a stance":                     {`"for"`, `"maybe"`, 5, "assessments[0].evidence[0].stance", "for, against"},
		"evidence of no data set":      {`[{"dataset": "ged", "key": "1", "stance"`, `[{"key": "1", "stance"`, 5, "assessments[0].evidence[0].dataset", "missing"},
		"evidence without a key":       {`[{"dataset": "ged", "key": "1", "stance"`, `[{"dataset": "ged", "stance"`, 5, "assessments[0].evidence[0].key", "missing"},
		"a party":                      {`"nusra"`, `"nobody"`, 7, "attributions[0].party_b", `no "nobody"`},
		"an attribution unreasoned":    {`"confidence": "low", "reason": "W"`, `"confidence": "low"`, 7, "attributions[0].reason", "missing"},
		"a scope":                      {`"out"`, `"half"`, 8, "scope_overrides[0].scope", "in, out, disputed"},
		"an override unreasoned":       {`"scope": "out", "reason": "W"`, `"scope": "out"`, 8, "scope_overrides[0].reason", "missing"},
		"something behind it":          {"\n}", "\n} 7", 9, "", "follows"},
		"cut off":                      {"\n}", "", 8, "", "cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Count(smallSample, c.old) != 1 {
				t.Fatal("the table does not fit the sample")
			}
			_, err := ReadSample(strings.NewReader(strings.Replace(smallSample, c.old, c.new, 1)), f, keys)
			var wrong *FieldError
			if !errors.As(err, &wrong) {
				t.Fatalf("error %v", err)
			}
			if wrong.LineNo != c.line || wrong.Field != c.field || !strings.Contains(wrong.Reason, c.says) {
				t.Errorf("%v", wrong)
			}
		})
	}
}
